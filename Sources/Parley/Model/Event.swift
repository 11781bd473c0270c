/// Something that happened or was to happen at a time: a meeting, a call, a vote, an attack.
public struct Event: Record {
  /// The event's identity.
  public package(set) var id: EntityID<Event>

  /// What it is called, or what it is in the editors' words.
  public var title: String

  /// What kind of event it is.
  public var kind: Kind

  /// When.
  public var date: PartialDate

  /// Where.
  public var place: Place.ID?

  /// The actors that took part, or are to take part.
  public var participants: [Actor.ID]

  /// The actors that were invited and did not come.
  public var invited: [Actor.ID]

  /// The actors that were left out; not merely absent.
  public var excluded: [Actor.ID]

  /// What it was about.
  public var about: [Subject]

  /// Whether it took place.
  public var status: Status

  /// What came of it.
  public var outcome: String?

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates an event.
  ///
  /// - Parameters:
  ///   - id: The event's identity.
  ///   - title: What it is called, or what it is in the editors' words.
  ///   - kind: What kind of event it is.
  ///   - date: When.
  ///   - place: Where.
  ///   - participants: Who was, or is to be, in the room.
  ///   - about: What it was about.
  ///   - status: Whether it took place.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, _ title: String, _ kind: Kind, on date: PartialDate, in place: Place.ID? = nil,
    participants: [Actor.ID] = [], about: [Subject] = [], status: Status = .held, citations: [Citation] = []
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.date = date
    self.place = place
    self.participants = participants
    invited = []
    excluded = []
    self.about = about
    self.status = status
    provenance = Provenance(citations: citations)
  }
}

extension Event: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .event }

  package var wrapped: AnyRecord { .event(self) }

  package static func unwrapped(_ record: AnyRecord) -> Event? {
    if case .event(let record) = record { record } else { nil }
  }

  package static let blank = Event(.unread, "", .unread, on: .unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Event
  ) throws(JSONFault) {
    try visit.member("about", &value.about, default: [])
    try Provenance.members(&visit, &value.provenance)
    try visit.required("date", &value.date)
    try visit.member("excluded", &value.excluded, default: [])
    try visit.required("id", &value.id)
    try visit.member("invited", &value.invited, default: [])
    try visit.required("kind", &value.kind)
    try visit.member("outcome", &value.outcome, default: nil)
    try visit.member("participants", &value.participants, default: [])
    try visit.member("place", &value.place, default: nil)
    try visit.member("status", &value.status, default: .held)
    try visit.required("title", &value.title)
    try Provenance.lastMembers(&visit, &value.provenance)
  }
}

extension Event: CustomStringConvertible {
  /// One line: the key, the kind, the date and the title.
  public var description: String { line([kind.rawValue, when?.text], title) }
}
