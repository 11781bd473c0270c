/// A question in dispute; matters form a tree.
///
/// What negotiators also call an issue.
public struct Matter: Record {
  /// The matter's identity.
  public package(set) var id: EntityID<Matter>

  /// The matter's name.
  public var name: LocalizedName

  /// The wider matter it is part of.
  public var parent: Matter.ID?

  /// What it is about.
  public var topics: [Topic]

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates a matter.
  ///
  /// - Parameters:
  ///   - id: The matter's identity.
  ///   - name: The matter's name.
  ///   - parent: The wider matter it is part of.
  ///   - topics: What it is about.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, _ name: LocalizedName, under parent: Matter.ID? = nil, topics: [Topic] = [], citations: [Citation] = []
  ) {
    self.id = id
    self.name = name
    self.parent = parent
    self.topics = topics
    provenance = Provenance(citations: citations)
  }
}

extension Matter: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .matter }

  package var wrapped: AnyRecord { .matter(self) }

  package static func unwrapped(_ record: AnyRecord) -> Matter? {
    if case .matter(let record) = record { record } else { nil }
  }

  package static let blank = Matter(.unread, .unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Matter
  ) throws(JSONFault) {
    try Provenance.members(&visit, &value.provenance)
    try visit.required("id", &value.id)
    try visit.required("name", &value.name)
    try visit.member("parent", &value.parent, default: nil)
    try visit.member("topics", &value.topics, default: [])
    try Provenance.lastMembers(&visit, &value.provenance)
  }
}

extension Matter: CustomStringConvertible {
  /// One line: `matter:ceasefire: A cease-fire`.
  public var description: String { line([], name.primary) }
}
