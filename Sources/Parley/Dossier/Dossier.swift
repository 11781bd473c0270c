/// The record of a negotiation: a consistent set of records as one immutable value.
///
/// A dossier that you hold never changes. Copying it costs nothing, and it can be read from any number of threads.
///
/// ```swift
/// let dossier = try Dossier(json: bytes, named: "ukraine-2025.json")
/// dossier.statements.count
/// dossier["kaja-kallas" as Actor.ID]?.name
/// dossier.provisions(of: "us-28")
/// ```
public struct Dossier: Sendable {
  let storage: Storage

  /// Creates a dossier of the given records.
  ///
  /// References that lead nowhere and other contradictions are kept and reported by ``validate()``.
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
  ///   - records: The records, in any order. A provision belongs into its proposal: a provision given by itself is a
  ///     programmer's mistake and traps.
  /// - Complexity: O(*n* log *n*) in the number of records.
  public init(title: String = "", records: [any Record]) {
    var contents = Contents(title: title)
    for record in records { contents.append(record) }
    self.init(contents)
  }

  /// What the dossier is about.
  public var title: String { storage.title }

  /// All actors.
  public var actors: Records<Actor> { storage.tables.actors }

  /// All concessions.
  public var concessions: Records<Concession> { storage.tables.concessions }

  /// All discrepancies.
  public var discrepancies: Records<Discrepancy> { storage.tables.discrepancies }

  /// All events.
  public var events: Records<Event> { storage.tables.events }

  /// All findings.
  public var findings: Records<Finding> { storage.tables.findings }

  /// All security guarantees.
  public var guarantees: Records<SecurityGuarantee> { storage.tables.guarantees }

  /// All matters.
  public var matters: Records<Matter> { storage.tables.matters }

  /// All places.
  public var places: Records<Place> { storage.tables.places }

  /// All pledges.
  public var pledges: Records<Pledge> { storage.tables.pledges }

  /// All proposals.
  public var proposals: Records<Proposal> { storage.tables.proposals }

  /// All provisions of all proposals.
  public var provisions: Records<Provision> { storage.tables.provisions }

  /// All sanctions.
  public var sanctions: Records<Sanction> { storage.tables.sanctions }

  /// All sources.
  public var sources: Records<Source> { storage.tables.sources }

  /// All statements.
  public var statements: Records<Statement> { storage.tables.statements }

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
        var visitor = FingerprintVisitor(fingerprint: Fingerprint(of: title))
        var tables = storage.tables
        tables.visit(&visitor)
        return visitor.fingerprint
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

// MARK: One type

extension Dossier {
  /// All records of a type.
  ///
  /// - Parameter type: The type of record.
  /// - Returns: The records in the order of their identifiers.
  public func records<Item: Record>(of type: Item.Type) -> Records<Item> {
    // The cast is from a type to itself; without `Any` between them it is quick.
    func same<Other: Record>(_ records: Records<Other>) -> Records<Item>? { records as? Records<Item> }
    let table: Records<Item>? =
      switch RecordKind(of: ObjectIdentifier(type)) {
      case .actor: same(actors)
      case .concession: same(concessions)
      case .discrepancy: same(discrepancies)
      case .event: same(events)
      case .finding: same(findings)
      case .guarantee: same(guarantees)
      case .matter: same(matters)
      case .place: same(places)
      case .pledge: same(pledges)
      case .proposal: same(proposals)
      case .provision: same(provisions)
      case .sanction: same(sanctions)
      case .source: same(sources)
      case .statement: same(statements)
      case nil: nil
      }
    return table ?? Records([])
  }
}

// MARK: One record

extension Dossier {
  /// The actor with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Actor.ID) -> Actor? { actors[id] }

  /// The concession with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Concession.ID) -> Concession? { concessions[id] }

  /// The discrepancy with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Discrepancy.ID) -> Discrepancy? { discrepancies[id] }

  /// The event with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Event.ID) -> Event? { events[id] }

  /// The finding with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Finding.ID) -> Finding? { findings[id] }

  /// The security guarantee with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: SecurityGuarantee.ID) -> SecurityGuarantee? { guarantees[id] }

  /// The matter with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Matter.ID) -> Matter? { matters[id] }

  /// The place with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Place.ID) -> Place? { places[id] }

  /// The pledge with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Pledge.ID) -> Pledge? { pledges[id] }

  /// The proposal with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Proposal.ID) -> Proposal? { proposals[id] }

  /// The provision with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Provision.ID) -> Provision? { provisions[id] }

  /// The sanction with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Sanction.ID) -> Sanction? { sanctions[id] }

  /// The source with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Source.ID) -> Source? { sources[id] }

  /// The statement with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Statement.ID) -> Statement? { statements[id] }
}
