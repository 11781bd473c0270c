/// Where something on the record can be read: a report, a text, a post.
public struct Source: Record {
  /// The source's identity.
  public package(set) var id: EntityID<Source>

  /// The title, or a short description.
  public var title: String

  /// What kind of source it is.
  public var kind: Kind

  /// The publisher.
  public var publisher: String?

  /// The authors.
  public var authors: [String]

  /// When it was published.
  public var published: PartialDate?

  /// When the editors read it.
  public var retrieved: PartialDate?

  /// Its address.
  public var url: String?

  /// Its language.
  public var language: LanguageTag?

  /// How reliable it is; `nil` where nobody has graded it.
  public var grade: Grade?

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates a source.
  ///
  /// - Parameters:
  ///   - id: The source's identity.
  ///   - title: The title, or a short description.
  ///   - kind: What kind of source it is.
  ///   - publisher: Who published it.
  ///   - published: When it was published.
  ///   - url: Its address.
  ///   - grade: How reliable it is; `nil` where nobody has graded it.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, _ title: String, _ kind: Kind, publisher: String? = nil, published: PartialDate? = nil,
    url: String? = nil, grade: Grade? = nil, citations: [Citation] = []
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.publisher = publisher
    authors = []
    self.published = published
    self.url = url
    self.grade = grade
    provenance = Provenance(citations: citations)
  }
}

extension Source: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .source }

  package var wrapped: AnyRecord { .source(self) }

  package static func unwrapped(_ record: AnyRecord) -> Source? {
    if case .source(let record) = record { record } else { nil }
  }

  package static let blank = Source(.unread, "", .unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Source
  ) throws(JSONFault) {
    try visit.member("authors", &value.authors, default: [])
    try Provenance.members(&visit, &value.provenance)
    try visit.member("grade", &value.grade, default: nil)
    try visit.required("id", &value.id)
    try visit.required("kind", &value.kind)
    try visit.member("language", &value.language, default: nil)
    try visit.member("published", &value.published, default: nil)
    try visit.member("publisher", &value.publisher, default: nil)
    try visit.member("retrieved", &value.retrieved, default: nil)
    try visit.required("title", &value.title)
    try visit.member("url", &value.url, default: nil)
    try Provenance.lastMembers(&visit, &value.provenance)
  }
}

extension Source: CustomStringConvertible {
  /// One line: the key, the kind, the publisher, the date and the title.
  public var description: String { line([kind.rawValue, publisher, published?.text], title) }
}
