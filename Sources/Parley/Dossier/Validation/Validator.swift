/// Goes through a dossier and collects what is wrong in it.
struct Validator: TableVisitor {
  let dossier: Dossier
  private(set) var diagnostics: [Diagnostic] = []
  private var similarIDs = SimilarIDs()
  var names: Names

  /// - Parameters:
  ///   - dossier: The dossier.
  ///   - own: The names of members and terms that are the caller's own.
  init(_ dossier: Dossier, allowing own: Set<String>) {
    self.dossier = dossier
    names = Names(own: own)
  }

  mutating func run() {
    checkDocument()
    let tables = dossier.storage.tables
    tables.show(to: &self)
    checkActors()
    checkProposals()
    checkStatements()
    checkClaims()
    checkLists()
    checkCircles()
  }

  /// Takes note of something wrong.
  mutating func report(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, _ kind: RecordKind, _ id: String, _ member: String = "",
    _ message: String, _ suggestion: String? = nil, occurrence: Int = 0
  ) {
    report(
      Diagnostic(
        severity: severity, code: code, record: RecordKey(kind, id), member: member, message: message,
        occurrence: occurrence, suggestion: suggestion))
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  // MARK: Every record

  /// Checks what holds for records of every type: identifiers, references, values.
  mutating func visit<Item: StoredRecord>(_ table: Records<Item>) {
    var previous: String?
    var occurrence = 0
    for var record in table {
      let id = record.id.rawValue
      occurrence = id == previous ? occurrence + 1 : 0
      previous = id
      var visitor = ReferenceVisitor()
      record.visitReferences(&visitor)
      check(visitor, Item.kind, id, occurrence)
    }
  }

  /// The part of the check that is the same for all types, apart so that it is compiled once.
  private mutating func check(_ visitor: ReferenceVisitor, _ kind: RecordKind, _ id: String, _ occurrence: Int) {
    if occurrence > 0 {
      report(
        .error, .duplicateID, kind, id, "id", "there is another \(kind.rawValue) \"\(id)\"",
        "give one of them another identifier", occurrence: occurrence)
    }
    // A provision is shown by itself too.
    func isOwn(_ path: String) -> Bool { kind != .proposal || !path.hasPrefix("provisions[") }
    for (path, fault) in visitor.faults where isOwn(path) {
      let (severity, code): (Diagnostic.Severity, Diagnostic.Code) =
        switch fault.kind {
        case .reversed: (.error, .periodReversed)
        case .outOfRange: (.error, .valueOutOfRange)
        case .empty: (.warning, .periodEmpty)
        }
      report(severity, code, kind, id, path, fault.reason, fault.suggestion, occurrence: occurrence)
    }
    checkNames(visitor, RecordKey(kind, id), occurrence, isOwn: isOwn)
    for reference in visitor.references where isOwn(reference.path) && !exists(reference) {
      let missing = RecordKind(of: reference.type)
      let similar = missing.flatMap { similarIDs.best(for: reference.id, among: $0, of: dossier) }
      report(
        .error, .danglingReference, kind, id, reference.path,
        "no \(missing?.rawValue ?? "record") \"\(reference.id)\"", similar.map { "did you mean \"\($0)\"?" },
        occurrence: occurrence)
    }
  }

  private func exists(_ reference: ReferenceVisitor.Reference) -> Bool {
    RecordKind(of: reference.type).map { dossier.contains(RecordKey($0, reference.id)) } ?? false
  }
}

/// Finds the existing identifiers that are most like missing ones.
private struct SimilarIDs {
  private struct Missing: Hashable {
    var id: String
    var kind: RecordKind
  }

  /// How many identifiers may still be compared: a document with many mistakes must not take forever.
  private var budget = 200_000
  private var found: [Missing: String?] = [:]

  /// The identifier that is most like a missing one; `nil` where none is close.
  mutating func best(for id: String, among kind: RecordKind, of dossier: Dossier) -> String? {
    if let known = found[Missing(id: id, kind: kind)] { return known }
    let best = best(for: id, kind, of: dossier.storage.tables)
    found[Missing(id: id, kind: kind)] = .some(best)
    return best
  }

  private mutating func best(for id: String, _ kind: RecordKind, of tables: Tables) -> String? {
    let count = tables.count(of: kind)
    guard count <= budget else { return nil }
    budget -= count
    let limit = EditDistance.limit(for: id)
    var best: (distance: Int, id: String)?
    for other in tables.ids(of: kind) {
      let distance = EditDistance.between(id, other, atMost: limit)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, other) }
    }
    return best?.id
  }
}
