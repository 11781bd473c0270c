/// The record of a negotiation: a consistent set of records as one immutable value.
///
/// A dossier that you hold never changes. Copying it costs nothing, and it can be read from any number of threads.
///
/// ```swift
/// let dossier = try Dossier(jsonBytes: bytes, named: "ukraine-2025.json")
/// dossier.statements.count
/// dossier["kaja-kallas" as Actor.ID]?.name
/// dossier.provisions(of: "us-28")
/// ```
public struct Dossier: Sendable {
  let storage: Storage

  /// Creates a dossier of the given records.
  ///
  /// References that lead nowhere and other contradictions are left as they are and reported by ``validate()``.
  ///
  /// - Parameter contents: The records, in any order.
  /// - Complexity: O(*n*) for records in the order of their identifiers, O(*n* log *n*) otherwise.
  public init(_ contents: Contents) {
    storage = Storage(contents)
  }

  /// Creates a dossier of the given records.
  ///
  /// ```swift
  /// let dossier = Dossier(
  ///   title: "Talks",
  ///   records: [
  ///     Actor("peskov", "Dmitry Peskov", .person),
  ///     Statement("st-1", by: "peskov", on: "2025-11-20", "Declines to comment."),
  ///   ])
  /// ```
  ///
  /// - Parameters:
  ///   - title: What the dossier is about.
  ///   - records: The records, in any order; provisions stand in their proposals.
  /// - Complexity: O(*n* log *n*) in the number of records.
  public init(title: String = "", records: [any StandaloneRecord]) {
    var contents = Contents(title: title)
    for record in records { contents.append(record) }
    self.init(contents)
  }

  /// What the dossier is about.
  public var title: String { storage.title }

  /// Members of the document that this version does not know; written back unchanged.
  public var extra: JSONObject { storage.extra }
}

extension Dossier {
  /// What is behind a dossier, shared by its copies.
  final class Storage: Sendable {
    let title: String
    let extra: JSONObject
    let tables: Tables

    /// The moment in a ledger at which the dossier stood so; `nil` for a dossier by itself.
    let moment: LedgerMoment?

    /// Tells what lies under what from other moments of the same ledger.
    let hierarchyChanged: Int

    /// What follows from the records, worked out when it is first asked for. Dossiers of a ledger share it as long as
    /// none of the records changes that it depends on.
    let relations: Lazy<Relations>

    /// What the layers above work out about the tables, made when it is first needed.
    let derived = Lazy<any AnyObject & Sendable>()

    /// The fingerprint of a dossier by itself.
    fileprivate let fingerprint = Lazy<Fingerprint>()

    convenience init(_ contents: Contents) {
      self.init(title: contents.title, extra: contents.extra, Tables(contents))
    }

    init(title: String, extra: JSONObject, _ tables: Tables) {
      self.title = title
      self.extra = extra
      self.tables = tables
      moment = nil
      hierarchyChanged = 0
      relations = Lazy()
    }

    /// A dossier of a ledger that has the tables of another moment.
    init(_ other: Storage, _ tables: Tables, at moment: LedgerMoment) {
      title = other.title
      extra = other.extra
      self.tables = tables
      self.moment = moment
      hierarchyChanged = moment.hierarchyChanged
      relations = moment.relationsChanged == other.moment?.relationsChanged ? other.relations : Lazy()
    }
  }

  init(_ storage: Storage) {
    self.storage = storage
  }

  /// What tells the dossier from others: the same for the same records of a ledger at the same moment, and, by
  /// itself, for the same title and identifiers.
  package var fingerprint: UInt64 {
    (storage.moment?.fingerprint
      ?? storage.fingerprint.get {
        var fingerprint = Fingerprint(of: title)
        fingerprint.combine(storage.tables)
        return fingerprint
      }).value
  }

  /// The number of the ledger's entry after which the dossier stood so; `nil` for a dossier by itself.
  public var sequence: Int? { storage.moment?.sequence }
}

extension Dossier: Hashable {
  /// Whether both dossiers hold equal records.
  ///
  /// - Complexity: O(1) for copies of one dossier, otherwise O(*n*) in the number of records.
  public static func == (left: Dossier, right: Dossier) -> Bool {
    left.storage === right.storage || left.contents == right.contents
  }

  /// Feeds the dossier to a hasher.
  ///
  /// - Parameter hasher: The hasher.
  /// - Complexity: O(*n*) in the number of statements.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(title)
    hasher.combine(statements)
  }
}
