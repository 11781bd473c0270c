public import Parley

/// What a cell, an edge, a count or a verdict rests on: the records and what they cite.
///
/// Every result of an analysis can be asked for its evidence. A result that rests on nothing, for example an empty
/// cell, has the evidence ``none``.
public struct Evidence: Hashable, Sendable {
  /// The records, in order, each once.
  public let records: [RecordKey]

  /// What the records cite, in the order of the records, each citation once.
  public let citations: [Citation]

  /// No evidence.
  public static let none = Evidence(unchecked: [], citations: [])

  private init(unchecked records: [RecordKey], citations: [Citation]) {
    self.records = records
    self.citations = citations
  }

  /// The evidence that some records of a dossier give. A record that the dossier does not have stays named, without
  /// citations.
  ///
  /// - Parameters:
  ///   - records: The records, in any order and any number of times.
  ///   - dossier: The dossier.
  /// - Complexity: O(*n* log *n*) in the number of records, and O(*c*) in the number of their citations.
  package init(_ records: [RecordKey], in dossier: Dossier) {
    let sorted = Set(records).sorted()
    var met: Set<Citation> = []
    self.init(
      unchecked: sorted,
      citations: sorted.flatMap { dossier.citations(of: $0) }.filter { met.insert($0).inserted })
  }

  /// The evidence that some statements of a dossier give.
  ///
  /// - Parameters:
  ///   - statements: The statements, in any order and any number of times.
  ///   - dossier: The dossier.
  /// - Complexity: As of the initialiser for records.
  package init(statements: [Statement.ID], in dossier: Dossier) {
    self.init(statements.map { RecordKey($0) }, in: dossier)
  }

  /// Whether there is no evidence.
  public var isEmpty: Bool { records.isEmpty }

  /// The statements among the records, in order.
  ///
  /// - Complexity: O(*n*) in the number of records.
  public var statements: [Statement.ID] {
    records.filter { $0.kind == .statement }.map { EntityID(unchecked: $0.id) }
  }

  /// The sources that are cited, in order, each once.
  ///
  /// - Complexity: O(*n* log *n*) in the number of citations.
  public var sources: [Source.ID] { Set(citations.map(\.source)).sorted() }

  /// The evidence of two results together.
  ///
  /// - Parameter other: The other evidence.
  /// - Returns: The records and citations of both, each once.
  /// - Complexity: O(*n* log *n*) in the number of records and citations.
  public func union(_ other: Evidence) -> Evidence {
    var met: Set<Citation> = []
    return Evidence(
      unchecked: Set(records + other.records).sorted(),
      citations: (citations + other.citations).filter { met.insert($0).inserted })
  }
}

extension Dossier {
  /// What a record cites; empty for a record that the dossier does not have.
  package func citations(of key: RecordKey) -> [Citation] { provenance(of: key)?.citations ?? [] }
}
