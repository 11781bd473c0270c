/// One point of a proposal.
///
/// A provision has an identity of its own, so that statements, concessions and guarantees can refer to it, and belongs
/// to the proposal that lists it.
public struct Provision: Record {
  /// The provision's identity.
  public package(set) var id: EntityID<Provision>

  /// The number in the text, for example `10.c`.
  public var number: ProvisionNumber

  /// The provision of the same proposal under which this one stands.
  public var parent: Provision.ID?

  /// What it says, in the editors' words; empty for a point of which only the number is on record, because its text was
  /// withheld or is not known.
  public var text: String

  /// Whether what it says is on record.
  public var hasText: Bool { !text.isEmpty }

  /// What it is about.
  public var topics: [TopicCoding]

  /// Codes of the PA-X peace agreements database.
  public var paxCodes: [String]

  /// The provision type of the Peace Accords Matrix.
  public var pamProvision: String?

  /// Who has to do something, or gives something up.
  public var obligors: [Actor.ID]

  /// The actors that gain by it.
  public var beneficiaries: [Actor.ID]

  /// How binding it is worded.
  public var modality: Modality?

  /// Figures in it.
  public var quantities: [Quantity]

  /// Under which conditions it holds.
  public var conditions: [Condition]

  /// By when it is to be done.
  public var deadline: Deadline?

  /// Places that it names.
  public var places: [Place.ID]

  /// The provisions of earlier texts from which it descends.
  public var descendsFrom: [Provision.ID]

  /// What it does for or to those it names.
  public var effects: [Effect]

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates a provision.
  ///
  /// - Parameters:
  ///   - id: The provision's identity.
  ///   - number: The number in the text.
  ///   - text: What it says, in the editors' words.
  ///   - parent: The provision of the same proposal under which it stands.
  ///   - topics: What it is about.
  ///   - obligors: Who has to do something, or gives something up.
  ///   - beneficiaries: Who gains by it.
  ///   - effects: What it does for or to those it names.
  ///   - quantities: Figures in it.
  ///   - descendsFrom: The provisions of earlier texts from which it descends.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, _ number: ProvisionNumber, _ text: String, under parent: Provision.ID? = nil,
    topics: [TopicCoding] = [], obligors: [Actor.ID] = [], beneficiaries: [Actor.ID] = [], effects: [Effect] = [],
    quantities: [Quantity] = [], descendsFrom: [Provision.ID] = [], citations: [Citation] = []
  ) {
    self.id = id
    self.number = number
    self.parent = parent
    self.text = text
    self.topics = topics
    paxCodes = []
    self.obligors = obligors
    self.beneficiaries = beneficiaries
    self.quantities = quantities
    conditions = []
    places = []
    self.descendsFrom = descendsFrom
    self.effects = effects
    provenance = Provenance(citations: citations)
  }
}

extension Provision: StoredRecord {
  package static var kind: RecordKind { .provision }

  package var wrapped: AnyRecord { .provision(self) }

  package static func unwrapped(_ record: AnyRecord) -> Provision? {
    if case .provision(let record) = record { record } else { nil }
  }

  package static let blank = Provision(.unread, .unread, "")

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Provision
  ) throws(JSONFault) {
    try visit.member("beneficiaries", &value.beneficiaries, default: [])
    try Provenance.members(&visit, &value.provenance)
    try visit.member("conditions", &value.conditions, default: [])
    try visit.member("deadline", &value.deadline, default: nil)
    try visit.member("descendsFrom", &value.descendsFrom, default: [])
    try visit.member("effects", &value.effects, default: [])
    try visit.required("id", &value.id)
    try visit.member("modality", &value.modality, default: nil)
    try visit.required("number", &value.number)
    try visit.member("obligors", &value.obligors, default: [])
    try visit.member("pamProvision", &value.pamProvision, default: nil)
    try visit.member("parent", &value.parent, default: nil)
    try visit.member("paxCodes", &value.paxCodes, default: [])
    try visit.member("places", &value.places, default: [])
    try visit.member("quantities", &value.quantities, default: [])
    try visit.required("text", &value.text)
    try visit.member("topics", &value.topics, default: [])
    try Provenance.lastMembers(&visit, &value.provenance)
  }
}

extension Provision: CustomStringConvertible {
  /// One line: `provision:us-28/6, point 6: The size of the Ukrainian Armed Forces is ...`.
  public var description: String { line(["point \(number)"], text) }
}

/// By when something is to be done: a date, or a span after something else.
public struct Deadline: Hashable, Sendable {
  /// The date.
  public var date: PartialDate?

  /// The span, for example 100 days.
  public var within: Quantity?

  /// What the span begins with, in words.
  public var after: String?

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// A date.
  ///
  /// - Parameter date: The date.
  public init(_ date: PartialDate) {
    self.date = date
  }

  /// A span after something.
  ///
  /// - Parameters:
  ///   - span: The span.
  ///   - event: What the span begins with, in words.
  public init(within span: Quantity, after event: String? = nil) {
    within = span
    after = event
  }
}

extension Deadline: MemberCoded {
  package static let blank = {
    var deadline = Deadline(.unread)
    deadline.date = nil
    return deadline
  }()

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Deadline
  ) throws(JSONFault) {
    try visit.member("after", &value.after, default: nil)
    try visit.member("date", &value.date, default: nil)
    try visit.member("within", &value.within, default: nil)
    try visit.unknown(&value.extra)
  }
}
