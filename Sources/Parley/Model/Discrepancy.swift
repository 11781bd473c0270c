/// A point on which sources disagree. All versions stay on the record, side by side, each with its sources.
public struct Discrepancy: Record {
  /// The discrepancy's identity.
  public package(set) var id: EntityID<Discrepancy>

  /// What the sources disagree about.
  public var subject: Subject

  /// Which member of the subject's record it is, or a word for what it is about, for example `deadline`.
  public var member: String

  /// The question to which the sources give different answers.
  public var question: String

  /// The answers.
  public var variants: [Variant]

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates a discrepancy.
  ///
  /// - Parameters:
  ///   - id: The discrepancy's identity.
  ///   - subject: What the sources disagree about.
  ///   - member: Which member of the subject's record it is, or a word for what it is about, for example `deadline`.
  ///   - question: The question to which the sources give different answers.
  ///   - variants: The answers.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, about subject: Subject, member: String, _ question: String, variants: [Variant],
    citations: [Citation] = []
  ) {
    self.id = id
    self.subject = subject
    self.member = member
    self.question = question
    self.variants = variants
    provenance = Provenance(citations: citations)
  }
}

extension Discrepancy: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .discrepancy }

  package var wrapped: AnyRecord { .discrepancy(self) }

  package static func unwrapped(_ record: AnyRecord) -> Discrepancy? {
    if case .discrepancy(let record) = record { record } else { nil }
  }

  package static let blank = Discrepancy(.unread, about: .unread, member: "", "", variants: [])

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Discrepancy
  ) throws(JSONFault) {
    try Provenance.members(&visit, &value.provenance)
    try visit.required("id", &value.id)
    try visit.required("member", &value.member)
    try visit.required("question", &value.question)
    try visit.required("subject", &value.subject)
    try visit.required("variants", &value.variants)
    try Provenance.lastMembers(&visit, &value.provenance)
  }
}

extension Discrepancy: CustomStringConvertible {
  /// One line: the key, the subject and the question.
  public var description: String { line([subject.description], question) }
}

extension Discrepancy {
  /// One of the answers that sources give.
  public struct Variant: Hashable, Sendable {
    /// The answer.
    public var text: String

    /// The figure, where the answer is one.
    public var quantity: Quantity?

    /// The sources that give it.
    public var citations: [Citation]

    /// How likely the editors think it.
    public var certainty: Certainty

    /// Members that this version does not know; written back unchanged.
    public var extra = JSONObject()

    /// Creates an answer.
    ///
    /// - Parameters:
    ///   - text: The answer.
    ///   - quantity: The figure, where the answer is one.
    ///   - citations: The sources that give it.
    ///   - certainty: How likely the editors think it.
    public init(
      _ text: String, quantity: Quantity? = nil, citations: [Citation] = [], certainty: Certainty = .possible
    ) {
      self.text = text
      self.quantity = quantity
      self.citations = citations
      self.certainty = certainty
    }
  }
}

extension Discrepancy.Variant: MemberCoded {
  package static let blank = Discrepancy.Variant("")

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Discrepancy.Variant
  ) throws(JSONFault) {
    try visit.member("certainty", &value.certainty, default: .possible)
    try visit.member("citations", &value.citations, default: [])
    try visit.member("quantity", &value.quantity, default: nil)
    try visit.required("text", &value.text)
    try visit.unknown(&value.extra)
  }
}
