/// A restriction imposed on somebody to change what they do.
///
/// Whether it is in force on a day follows from its history and its period; see ``isInForce(on:)``.
public struct Sanction: Record {
  /// The sanction's identity.
  public package(set) var id: EntityID<Sanction>

  /// What it is called, or what it is in the editors' words.
  public var title: String

  /// The actors that impose it.
  public var imposedBy: [Actor.ID]

  /// On whom it is imposed.
  public var targets: [Actor.ID]

  /// What it does.
  public var measures: [Measure]

  /// The programme it belongs to, for example "Sectoral economic measures".
  public var programme: String?

  /// The number of the package it was adopted in, counted from 1.
  public var package: Int?

  /// The legal act it rests on.
  public var legalBasis: String?

  /// For which time it was adopted, as last renewed.
  public var period: Period

  /// How it is renewed; `nil` where it does not need to be.
  public var renewal: Renewal?

  /// What is held under it, and where.
  public var amounts: [HeldAmount]

  /// Under which conditions it would be eased.
  public var reliefConditions: [Condition]

  /// Whether it comes back by itself after a breach.
  public var snapback: Bool

  /// How it stood when, oldest first.
  public var history: [StatusChange<Status>]

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates a sanction.
  ///
  /// - Parameters:
  ///   - id: The sanction's identity.
  ///   - title: What it is called, or what it is in the editors' words.
  ///   - imposedBy: Who imposes it.
  ///   - targets: On whom it is imposed.
  ///   - measures: What it does.
  ///   - period: For which time it was adopted, as last renewed.
  ///   - renewal: How it is renewed; `nil` where it does not need to be.
  ///   - history: How it stood when, oldest first.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, _ title: String, by imposedBy: [Actor.ID], on targets: [Actor.ID] = [], measures: [Measure] = [],
    during period: Period = .always, renewal: Renewal? = nil, history: [StatusChange<Status>] = [],
    citations: [Citation] = []
  ) {
    self.id = id
    self.title = title
    self.imposedBy = imposedBy
    self.targets = targets
    self.measures = measures
    self.period = period
    self.renewal = renewal
    amounts = []
    reliefConditions = []
    snapback = false
    self.history = history
    provenance = Provenance(citations: citations)
  }
}

extension Sanction: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .sanction }

  package var wrapped: AnyRecord { .sanction(self) }

  package static func unwrapped(_ record: AnyRecord) -> Sanction? {
    if case .sanction(let record) = record { record } else { nil }
  }

  package static let blank = Sanction(.unread, "", by: [])

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Sanction
  ) throws(JSONFault) {
    try visit.member("amounts", &value.amounts, default: [])
    try Provenance.members(&visit, &value.provenance)
    try visit.member("history", &value.history, default: [])
    try visit.required("id", &value.id)
    try visit.required("imposedBy", &value.imposedBy)
    try visit.member("legalBasis", &value.legalBasis, default: nil)
    try visit.member("measures", &value.measures, default: [])
    try visit.member("package", &value.package, default: nil)
    try visit.member("period", &value.period, default: .always)
    try visit.member("programme", &value.programme, default: nil)
    try visit.member("reliefConditions", &value.reliefConditions, default: [])
    try visit.member("renewal", &value.renewal, default: nil)
    try visit.member("snapback", &value.snapback, default: false)
    try visit.member("targets", &value.targets, default: [])
    try visit.required("title", &value.title)
    try Provenance.lastMembers(&visit, &value.provenance)
  }
}

extension Sanction: CustomStringConvertible {
  /// One line: the key, the last status and the title.
  public var description: String { line([history.last?.status.rawValue], title) }
}

extension Sanction {
  /// Whether the sanction is in force on a day.
  ///
  /// It is where the last entry of the history that has begun by then puts it in force and the period contains the
  /// day; without a history the period alone decides. Entries with a term that this version does not know are passed
  /// over.
  ///
  /// - Parameter day: The day.
  /// - Returns: `possibly` where that depends on where exactly a partial date falls.
  /// - Complexity: O(*n*) in the number of entries in the history.
  public func isInForce(on day: Day) -> Ternary {
    let inPeriod = period.contains(day)
    if history.allSatisfy({ $0.status.isInForce == nil }) { return inPeriod }
    // Go back from the last entry: the first that has certainly begun decides, later ones may have.
    var answer: Ternary?
    for entry in history.reversed() {
      let hasBegun: Ternary =
        switch entry.date {
        case let date? where date.reach.last <= day: .yes
        case let date? where date.reach.first > day: .no
        case _?: .possibly
        case nil: .yes
        }
      if hasBegun == .no { continue }
      guard let isInForce = entry.status.isInForce else { continue }
      let said: Ternary = isInForce ? .yes : .no
      answer = answer.map { $0 == said ? said : .possibly } ?? said
      if hasBegun == .yes { return inPeriod.and(answer ?? .no) }
    }
    // No entry has certainly begun: before the first one the sanction was not in force.
    return inPeriod.and(answer == nil || answer == .no ? .no : .possibly)
  }
}

extension Sanction.Status {
  /// Whether the sanction is in force from this entry on; `nil` for an entry that changes nothing.
  var isInForce: Bool? {
    switch self {
    case .adopted, .extended, .amended, .restored: true
    case .proposed, .suspended, .lifted, .lapsed: false
    default: nil
    }
  }
}

/// How a sanction is renewed.
public struct Renewal: Hashable, Sendable {
  /// How those who impose it decide.
  public var decisionRule: ConsentRule

  /// How often, for example 6 months.
  public var interval: Quantity?

  /// When it ends unless it is renewed.
  public var nextExpiry: PartialDate?

  /// A remark of the editors.
  public var note: String?

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates a renewal.
  ///
  /// - Parameters:
  ///   - decisionRule: How those who impose it decide.
  ///   - interval: How often, for example 6 months.
  ///   - nextExpiry: When it ends unless it is renewed.
  public init(_ decisionRule: ConsentRule, every interval: Quantity? = nil, nextExpiry: PartialDate? = nil) {
    self.decisionRule = decisionRule
    self.interval = interval
    self.nextExpiry = nextExpiry
  }
}

extension Renewal: MemberCoded {
  package static let blank = Renewal(.unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Renewal
  ) throws(JSONFault) {
    try visit.required("decisionRule", &value.decisionRule)
    try visit.member("interval", &value.interval, default: nil)
    try visit.member("nextExpiry", &value.nextExpiry, default: nil)
    try visit.member("note", &value.note, default: nil)
    try visit.unknown(&value.extra)
  }
}

/// What is held under a sanction, and where.
public struct HeldAmount: Hashable, Sendable {
  /// How much.
  public var quantity: Quantity

  /// The place it is held in.
  public var place: Place.ID?

  /// The holder.
  public var heldBy: Actor.ID?

  /// The sources that support it.
  public var citations: [Citation]

  /// A remark of the editors.
  public var note: String?

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates a held amount.
  ///
  /// - Parameters:
  ///   - quantity: How much.
  ///   - place: The place it is held in.
  ///   - heldBy: Who holds it.
  ///   - citations: The sources that support it.
  public init(
    _ quantity: Quantity, in place: Place.ID? = nil, by heldBy: Actor.ID? = nil, citations: [Citation] = []
  ) {
    self.quantity = quantity
    self.place = place
    self.heldBy = heldBy
    self.citations = citations
  }
}

extension HeldAmount: MemberCoded {
  package static let blank = HeldAmount(.exactly(0, .unread))

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout HeldAmount
  ) throws(JSONFault) {
    try visit.member("citations", &value.citations, default: [])
    try visit.member("heldBy", &value.heldBy, default: nil)
    try visit.member("note", &value.note, default: nil)
    try visit.member("place", &value.place, default: nil)
    try visit.required("quantity", &value.quantity)
    try visit.unknown(&value.extra)
  }
}
