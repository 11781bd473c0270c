/// What one side gives up, or is asked to give up, for another.
///
/// That no concession is known of is a record too: one whose last status is ``Status/absent``.
public struct Concession: Record {
  /// The concession's identity.
  public package(set) var id: EntityID<Concession>

  /// Who gives it up, or is asked to.
  public var by: [Actor.ID]

  /// What is given up.
  public var kind: Kind

  /// What it is, in the editors' words.
  public var summary: String

  /// The actors that gain by it.
  public var to: [Actor.ID]

  /// Who or what asks for it: actors or proposals.
  public var demandedBy: [Subject]

  /// Places that it touches.
  public var places: [Place.ID]

  /// Figures in it.
  public var quantities: [Quantity]

  /// The provisions that contain it.
  public var establishedBy: [Provision.ID]

  /// How it stood when, oldest first.
  public var history: [StatusChange<Status>]

  /// The statements that speak of it.
  public var statements: [Statement.ID]

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates a concession.
  ///
  /// - Parameters:
  ///   - id: The concession's identity.
  ///   - by: Who gives it up, or is asked to.
  ///   - kind: What is given up.
  ///   - summary: What it is, in the editors' words.
  ///   - to: Who gains by it.
  ///   - demandedBy: Who or what asks for it: actors or proposals.
  ///   - establishedBy: The provisions that contain it.
  ///   - history: How it stood when, oldest first.
  ///   - statements: The statements that speak of it.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, by: [Actor.ID], _ kind: Kind, _ summary: String, to: [Actor.ID] = [], demandedBy: [Subject] = [],
    establishedBy: [Provision.ID] = [], history: [StatusChange<Status>] = [], statements: [Statement.ID] = [],
    citations: [Citation] = []
  ) {
    self.id = id
    self.by = by
    self.kind = kind
    self.summary = summary
    self.to = to
    self.demandedBy = demandedBy
    places = []
    quantities = []
    self.establishedBy = establishedBy
    self.history = history
    self.statements = statements
    provenance = Provenance(citations: citations)
  }
}

extension Concession: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .concession }

  package var wrapped: AnyRecord { .concession(self) }

  package static func unwrapped(_ record: AnyRecord) -> Concession? {
    if case .concession(let record) = record { record } else { nil }
  }

  package static let blank = Concession(.unread, by: [], .unread, "")

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Concession
  ) throws(JSONFault) {
    try visit.required("by", &value.by)
    try Provenance.members(&visit, &value.provenance)
    try visit.member("demandedBy", &value.demandedBy, default: [])
    try visit.member("establishedBy", &value.establishedBy, default: [])
    try visit.member("history", &value.history, default: [])
    try visit.required("id", &value.id)
    try visit.required("kind", &value.kind)
    try visit.member("places", &value.places, default: [])
    try visit.member("quantities", &value.quantities, default: [])
    try visit.member("statements", &value.statements, default: [])
    try visit.required("summary", &value.summary)
    try visit.member("to", &value.to, default: [])
    try Provenance.lastMembers(&visit, &value.provenance)
  }
}

extension Concession: CustomStringConvertible {
  /// One line: the key, by whom, the last status and the summary.
  public var description: String { line([by.some, history.last?.status.rawValue], summary) }
}
