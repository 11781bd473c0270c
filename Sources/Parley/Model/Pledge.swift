/// A promise of support.
public struct Pledge: Record {
  /// The pledge's identity.
  public package(set) var id: EntityID<Pledge>

  /// The actors that promise.
  public var by: [Actor.ID]

  /// The actors that are to get it.
  public var to: [Actor.ID]

  /// What is promised.
  public var kind: Kind

  /// What it is, in the editors' words.
  public var summary: String

  /// How much; `nil` where no figure is given.
  public var quantity: Quantity?

  /// The same in other units, as the sources give it.
  public var equivalents: [Quantity]

  /// For which time.
  public var period: Period

  /// How it stood when, oldest first.
  public var history: [StatusChange<Status>]

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates a pledge.
  ///
  /// - Parameters:
  ///   - id: The pledge's identity.
  ///   - by: Who promises.
  ///   - to: Who is to get it.
  ///   - kind: What is promised.
  ///   - summary: What it is, in the editors' words.
  ///   - quantity: How much; `nil` where no figure is given.
  ///   - period: For which time.
  ///   - history: How it stood when, oldest first.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, by: [Actor.ID], to: [Actor.ID], _ kind: Kind, _ summary: String, quantity: Quantity? = nil,
    during period: Period = .always, history: [StatusChange<Status>] = [], citations: [Citation] = []
  ) {
    self.id = id
    self.by = by
    self.to = to
    self.kind = kind
    self.summary = summary
    self.quantity = quantity
    equivalents = []
    self.period = period
    self.history = history
    provenance = Provenance(citations: citations)
  }
}

extension Pledge: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .pledge }

  package var wrapped: AnyRecord { .pledge(self) }

  package static func unwrapped(_ record: AnyRecord) -> Pledge? {
    if case .pledge(let record) = record { record } else { nil }
  }

  package static let blank = Pledge(.unread, by: [], to: [], .unread, "")

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Pledge
  ) throws(JSONFault) {
    try visit.required("by", &value.by)
    try Provenance.members(&visit, &value.provenance)
    try visit.member("equivalents", &value.equivalents, default: [])
    try visit.member("history", &value.history, default: [])
    try visit.required("id", &value.id)
    try visit.required("kind", &value.kind)
    try visit.member("period", &value.period, default: .always)
    try visit.member("quantity", &value.quantity, default: nil)
    try visit.required("summary", &value.summary)
    try visit.required("to", &value.to)
    try Provenance.lastMembers(&visit, &value.provenance)
  }
}

extension Pledge: CustomStringConvertible {
  /// One line: the key, by whom, the quantity and the summary.
  public var description: String { line([by.some, quantity?.description], summary) }
}
