/// The state of the ground, or of compliance with something, as somebody found it.
public struct Finding: Record {
  /// The finding's identity.
  public package(set) var id: EntityID<Finding>

  /// What was looked at.
  public var subject: Subject

  /// What was found, in the editors' words.
  public var summary: String

  /// For when it holds.
  public var date: PartialDate

  /// What was counted or measured.
  public var quantity: Quantity?

  /// How far something has been implemented, after the Peace Accords Matrix: 0 not begun, 1 minimal,
  /// 2 intermediate, 3 full.
  public var score: Int?

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates a finding.
  ///
  /// - Parameters:
  ///   - id: The finding's identity.
  ///   - subject: What was looked at.
  ///   - summary: What was found, in the editors' words.
  ///   - date: For when it holds.
  ///   - quantity: What was counted or measured.
  ///   - score: How far something has been implemented, from 0 (not begun) to 3 (full).
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, about subject: Subject, _ summary: String, on date: PartialDate, quantity: Quantity? = nil,
    score: Int? = nil, citations: [Citation] = []
  ) {
    self.id = id
    self.subject = subject
    self.summary = summary
    self.date = date
    self.quantity = quantity
    self.score = score
    provenance = Provenance(citations: citations)
  }
}

extension Finding: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .finding }

  package var wrapped: AnyRecord { .finding(self) }

  package static func unwrapped(_ record: AnyRecord) -> Finding? {
    if case .finding(let record) = record { record } else { nil }
  }

  package static let blank = Finding(.unread, about: .unread, "", on: .unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Finding
  ) throws(JSONFault) {
    try Provenance.members(&visit, &value.provenance)
    try visit.required("date", &value.date)
    try visit.required("id", &value.id)
    try visit.member("quantity", &value.quantity, default: nil)
    try visit.member("score", &value.score, default: nil)
    try visit.required("subject", &value.subject)
    try visit.required("summary", &value.summary)
    try Provenance.lastMembers(&visit, &value.provenance)
  }

  package var faults: [ValueFault] {
    guard let score, !(0...3).contains(score) else { return [] }
    return [.outOfRange("score", "the score \(score) is not 0 to 3")]
  }
}

extension Finding: CustomStringConvertible {
  /// One line: the key, the subject, the date and the summary.
  public var description: String { line([subject.description, date.text], summary) }
}
