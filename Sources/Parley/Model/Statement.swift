/// What somebody said, or pointedly did not say.
///
/// ```swift
/// let refusal = Statement(
///   "peskov-1", by: "dmitry-peskov", on: "2025-11-20", "Declines to comment on a new plan.",
///   stances: [Stance(.withholds, "proposal:us-28")], citations: ["wsj-2025-11-20"])
/// ```
public struct Statement: Record {
  private var shared: CopyOnWrite<Members>

  private struct Members: Hashable, Sendable {
    var id: EntityID<Statement>
    var speakers: [Actor.ID]
    var onBehalfOf: [Actor.ID] = []
    var addressees: [Actor.ID] = []
    var date: PartialDate
    var occasion: Event.ID?
    var place: Place.ID?
    var mode: Mode
    var reportedBy: [Actor.ID] = []
    var cue: String?
    var summary: String
    var stances: [Stance]
    var reasons: [Reason] = []
    var respondsTo: [Statement.ID] = []
    var provenance: Provenance
    var rare = RareMembers<Rest>()
  }

  /// What few statements have.
  private struct Rest: RareMemberList {
    var capacity: Capacity?
    var quotation: Quotation?
    var retracts: Statement.ID?
  }

  /// Creates a statement of one speaker.
  ///
  /// - Parameters:
  ///   - id: The statement's identity.
  ///   - speaker: Who speaks; set ``speakers`` for a joint statement.
  ///   - date: When it was said.
  ///   - summary: What was said, in the editors' words.
  ///   - mode: How the statement reached the record.
  ///   - stances: How the speaker stands towards which subjects.
  ///   - quotation: What was said, in the speaker's words.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, by speaker: Actor.ID, on date: PartialDate, _ summary: String, mode: Mode = .reported,
    stances: [Stance] = [], quotation: Quotation? = nil, citations: [Citation] = []
  ) {
    shared = CopyOnWrite(
      Members(
        id: id, speakers: [speaker], date: date, mode: mode, summary: summary, stances: stances,
        provenance: Provenance(citations: citations)))
    if let quotation { self.quotation = quotation }
  }

  /// The statement's identity.
  public package(set) var id: EntityID<Statement> {
    get { shared.members.id }
    _modify { yield &shared.members.id }
  }

  /// Who speaks; several for a joint statement.
  public var speakers: [Actor.ID] {
    get { shared.members.speakers }
    _modify { yield &shared.members.speakers }
  }

  /// For whom the speakers say that they speak. For whom they speak by office follows from their affiliations.
  public var onBehalfOf: [Actor.ID] {
    get { shared.members.onBehalfOf }
    _modify { yield &shared.members.onBehalfOf }
  }

  /// To whom they speak.
  public var addressees: [Actor.ID] {
    get { shared.members.addressees }
    _modify { yield &shared.members.addressees }
  }

  /// When they spoke. An undated statement of the past is an open interval, for example `../2025-11-20`.
  public var date: PartialDate {
    get { shared.members.date }
    _modify { yield &shared.members.date }
  }

  /// The event at which they spoke.
  public var occasion: Event.ID? {
    get { shared.members.occasion }
    _modify { yield &shared.members.occasion }
  }

  /// Where they spoke.
  public var place: Place.ID? {
    get { shared.members.place }
    _modify { yield &shared.members.place }
  }

  /// How the statement reached the record.
  public var mode: Mode {
    get { shared.members.mode }
    _modify { yield &shared.members.mode }
  }

  /// Who reports what the speakers said, when that is somebody on the record; see ``Mode/nested``.
  public var reportedBy: [Actor.ID] {
    get { shared.members.reportedBy }
    _modify { yield &shared.members.reportedBy }
  }

  /// The words that introduce the statement, for example "told reporters".
  public var cue: String? {
    get { shared.members.cue }
    _modify { yield &shared.members.cue }
  }

  /// What was said, in the editors' words.
  public var summary: String {
    get { shared.members.summary }
    _modify { yield &shared.members.summary }
  }

  /// How the speakers stand towards which subjects, as far as the statement shows it.
  public var stances: [Stance] {
    get { shared.members.stances }
    _modify { yield &shared.members.stances }
  }

  /// The reasons given.
  public var reasons: [Reason] {
    get { shared.members.reasons }
    _modify { yield &shared.members.reasons }
  }

  /// The statements that this one answers.
  public var respondsTo: [Statement.ID] {
    get { shared.members.respondsTo }
    _modify { yield &shared.members.respondsTo }
  }

  /// Where the record comes from.
  public var provenance: Provenance {
    get { shared.members.provenance }
    _modify { yield &shared.members.provenance }
  }

  /// In which capacity they speak.
  public var capacity: Capacity? {
    get { shared.members.rare.members.capacity }
    set { shared.members.rare.members.capacity = newValue }
  }

  /// What was said, in the speaker's words.
  public var quotation: Quotation? {
    get { shared.members.rare.members.quotation }
    set { shared.members.rare.members.quotation = newValue }
  }

  /// The statement that this one takes back.
  public var retracts: Statement.ID? {
    get { shared.members.rare.members.retracts }
    set { shared.members.rare.members.retracts = newValue }
  }
}

extension Statement: CustomReflectable {
  /// The members as `dump` and debuggers show them.
  public var customMirror: Mirror {
    let members = Mirror(reflecting: shared.members).children.filter { $0.label != "rare" }
    let rare = Mirror(reflecting: shared.members.rare.members).children
    return Mirror(self, children: members + rare, displayStyle: .struct)
  }
}

extension Statement: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .statement }

  package var wrapped: AnyRecord { .statement(self) }

  package static func unwrapped(_ record: AnyRecord) -> Statement? {
    if case .statement(let record) = record { record } else { nil }
  }

  package static let blank = {
    var statement = Statement(.unread, by: .unread, on: .unread, "")
    statement.speakers = []
    return statement
  }()

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Statement
  ) throws(JSONFault) {
    try visit.apart(&value.shared) { (visit, members) throws(JSONFault) in
      try visit.member("addressees", &members.addressees, default: [])
      try Provenance.members(&visit, &members.provenance)
      try visit.member("cue", &members.cue, default: nil)
      try visit.required("date", &members.date)
      try visit.required("id", &members.id)
      try visit.member("mode", &members.mode, default: .reported)
      try visit.member("occasion", &members.occasion, default: nil)
      try visit.member("onBehalfOf", &members.onBehalfOf, default: [])
      try visit.member("place", &members.place, default: nil)
      try visit.member("reasons", &members.reasons, default: [])
      try visit.member("reportedBy", &members.reportedBy, default: [])
      try visit.member("respondsTo", &members.respondsTo, default: [])
      try visit.required("speakers", &members.speakers)
      try visit.member("stances", &members.stances, default: [])
      try visit.required("summary", &members.summary)
      try visit.apart(&members.rare) { (visit, rest) throws(JSONFault) in
        try visit.member("capacity", &rest.capacity, default: nil)
        try visit.member("quotation", &rest.quotation, default: nil)
        try visit.member("retracts", &rest.retracts, default: nil)
      }
      try Provenance.lastMembers(&visit, &members.provenance)
    }
  }
}

extension Statement: CustomStringConvertible {
  /// One line: `statement:kallas-1, 2025-11-20, kaja-kallas: A plan needs the backing of the Europeans.`
  public var description: String { line([date.text, speakers.some], summary) }
}
