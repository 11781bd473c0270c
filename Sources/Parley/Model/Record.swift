/// One entry of the record of a negotiation: an actor, a statement, a proposal and so on.
///
/// The set of record types is closed: the format of a dossier names each of them. Your own data belongs in
/// ``extra`` and ``keywords``.
public protocol Record: Identifiable, Hashable, Codable, Sendable where ID == EntityID<Self> {
  /// The record's identity.
  var id: EntityID<Self> { get }

  /// Where the record comes from, and how sure it is.
  var provenance: Provenance { get set }
}

/// A record that stands in a dossier by itself: one of any type but ``Provision``, which stands in its proposal.
public protocol StandaloneRecord: Record {}

/// Where a record comes from, how sure it is, and how far it has been reviewed: what every record carries.
///
/// The members can be used on the record itself, as in `statement.citations`.
public struct Provenance: Hashable, Sendable {
  /// The sources that support the record.
  public var citations: [Citation] = []

  /// How sure it is that the record is true.
  public var certainty: Certainty = .confirmed

  private var rare = RareMembers<Rest>()

  /// What few records have.
  private struct Rest: RareMemberList {
    var assertedBy: Actor.ID?
    var extra = JSONObject()
    var keywords: Set<Keyword> = []
    var note: String?
    var review: ReviewStatus = .draft
  }

  /// Creates the provenance of a record.
  ///
  /// - Parameter citations: The sources that support the record.
  public init(citations: [Citation] = []) {
    self.citations = citations
  }

  /// Who asserts what the record says; `nil` means the dossier's editors. A characterisation is always somebody's.
  public var assertedBy: Actor.ID? {
    get { rare.members.assertedBy }
    set { rare.members.assertedBy = newValue }
  }

  /// How far the record has been checked by people.
  public var review: ReviewStatus {
    get { rare.members.review }
    set { rare.members.review = newValue }
  }

  /// A remark of the editors.
  public var note: String? {
    get { rare.members.note }
    set { rare.members.note = newValue }
  }

  /// Free keywords of the editors.
  public var keywords: Set<Keyword> {
    get { rare.members.keywords }
    set { rare.members.keywords = newValue }
  }

  /// Members of the record's JSON object that this version does not know; written back unchanged. A member by the name
  /// of a known one is not written: the known one stands in its place.
  public var extra: JSONObject {
    get { rare.members.extra }
    set { rare.members.extra = newValue }
  }

  /// Shows the members to the visitor that most records have. In a list they stand where their names come in order: a
  /// text in order is read in one pass, and a record is written in order.
  static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Provenance
  ) throws(JSONFault) {
    try visit.member("certainty", &value.certainty, default: .confirmed)
    try visit.member("citations", &value.citations, default: [])
  }

  /// Shows the other members that every record may have, last of all.
  static func lastMembers<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Provenance
  ) throws(JSONFault) {
    try visit.apart(&value.rare) { (visit, rest) throws(JSONFault) in
      try visit.member("assertedBy", &rest.assertedBy, default: nil)
      try visit.member("keywords", &rest.keywords, default: [])
      try visit.member("note", &rest.note, default: nil)
      try visit.member("review", &rest.review, default: .draft)
      try visit.unknown(&rest.extra)
    }
  }
}

extension Record {
  /// The sources that support the record.
  public var citations: [Citation] {
    get { provenance.citations }
    set { provenance.citations = newValue }
  }

  /// Who asserts what the record says; `nil` means the dossier's editors.
  public var assertedBy: Actor.ID? {
    get { provenance.assertedBy }
    set { provenance.assertedBy = newValue }
  }

  /// How sure it is that the record is true.
  public var certainty: Certainty {
    get { provenance.certainty }
    set { provenance.certainty = newValue }
  }

  /// How far the record has been checked by people.
  public var review: ReviewStatus {
    get { provenance.review }
    set { provenance.review = newValue }
  }

  /// A remark of the editors.
  public var note: String? {
    get { provenance.note }
    set { provenance.note = newValue }
  }

  /// Free keywords of the editors.
  public var keywords: Set<Keyword> {
    get { provenance.keywords }
    set { provenance.keywords = newValue }
  }

  /// Members of the record's JSON object that this version does not know; written back unchanged. A member by the name
  /// of a known one is not written: the known one stands in its place.
  public var extra: JSONObject {
    get { provenance.extra }
    set { provenance.extra = newValue }
  }
}
