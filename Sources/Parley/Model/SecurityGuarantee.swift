/// A promise, given, offered or asked for, to protect somebody.
public struct SecurityGuarantee: Record {
  /// The guarantee's identity.
  public package(set) var id: EntityID<SecurityGuarantee>

  /// What it is called, or what it is in the editors' words.
  public var title: String

  /// What is promised.
  public var form: Form

  /// Who promises; empty where it is not said.
  public var guarantors: [Actor.ID]

  /// The actors that are protected.
  public var beneficiaries: [Actor.ID]

  /// What it is, in the editors' words.
  public var summary: String?

  /// What calls it into action.
  public var triggers: [Condition]

  /// What voids it.
  public var exclusions: [Condition]

  /// What the guarantors then do.
  public var responses: [String]

  /// What the guarantors get for it.
  public var consideration: String?

  /// For which time it is promised.
  public var period: Period

  /// Figures in it.
  public var quantities: [Quantity]

  /// The provisions that contain it.
  public var establishedBy: [Provision.ID]

  /// The provisions that rule it out.
  public var blockedBy: [Provision.ID]

  /// How it stood when, oldest first.
  public var history: [StatusChange<Status>]

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates a guarantee.
  ///
  /// - Parameters:
  ///   - id: The guarantee's identity.
  ///   - title: What it is called, or what it is in the editors' words.
  ///   - form: What is promised.
  ///   - guarantors: Who promises; empty where it is not said.
  ///   - beneficiaries: Who is protected.
  ///   - period: For which time it is promised.
  ///   - establishedBy: The provisions that contain it.
  ///   - blockedBy: The provisions that rule it out.
  ///   - history: How it stood when, oldest first.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, _ title: String, _ form: Form, by guarantors: [Actor.ID] = [], for beneficiaries: [Actor.ID],
    during period: Period = .always, establishedBy: [Provision.ID] = [], blockedBy: [Provision.ID] = [],
    history: [StatusChange<Status>] = [], citations: [Citation] = []
  ) {
    self.id = id
    self.title = title
    self.form = form
    self.guarantors = guarantors
    self.beneficiaries = beneficiaries
    triggers = []
    exclusions = []
    responses = []
    self.period = period
    quantities = []
    self.establishedBy = establishedBy
    self.blockedBy = blockedBy
    self.history = history
    provenance = Provenance(citations: citations)
  }
}

extension SecurityGuarantee: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .guarantee }

  package var wrapped: AnyRecord { .guarantee(self) }

  package static func unwrapped(_ record: AnyRecord) -> SecurityGuarantee? {
    if case .guarantee(let record) = record { record } else { nil }
  }

  package static let blank = SecurityGuarantee(.unread, "", .unread, for: [])

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout SecurityGuarantee
  ) throws(JSONFault) {
    try visit.required("beneficiaries", &value.beneficiaries)
    try visit.member("blockedBy", &value.blockedBy, default: [])
    try Provenance.members(&visit, &value.provenance)
    try visit.member("consideration", &value.consideration, default: nil)
    try visit.member("establishedBy", &value.establishedBy, default: [])
    try visit.member("exclusions", &value.exclusions, default: [])
    try visit.required("form", &value.form)
    try visit.member("guarantors", &value.guarantors, default: [])
    try visit.member("history", &value.history, default: [])
    try visit.required("id", &value.id)
    try visit.member("period", &value.period, default: .always)
    try visit.member("quantities", &value.quantities, default: [])
    try visit.member("responses", &value.responses, default: [])
    try visit.member("summary", &value.summary, default: nil)
    try visit.required("title", &value.title)
    try visit.member("triggers", &value.triggers, default: [])
    try Provenance.lastMembers(&visit, &value.provenance)
  }
}

extension SecurityGuarantee: CustomStringConvertible {
  /// One line: the key, the last status and the title.
  public var description: String { line([history.last?.status.rawValue], title) }
}
