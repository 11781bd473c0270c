/// Somebody who acts or speaks, or is spoken of as acting: a state, a bloc, a ministry, a person, "US officials".
///
/// What an actor is to others is never a fact without time: see ``affiliations``.
public struct Actor: Record {
  /// The actor's identity.
  public package(set) var id: EntityID<Actor>

  /// The actor's name, with other names and names in other languages.
  public var name: LocalizedName

  /// What the actor is.
  public var kind: Kind

  /// Whether the actor is known only by description, such as "European officials".
  public var anonymous: Bool

  /// What the actor has been in which organisation, and when.
  public var affiliations: [Affiliation]

  /// The actor's identifiers in registers.
  public var identifiers: [ActorIdentifier]

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates an actor.
  ///
  /// - Parameters:
  ///   - id: The actor's identity.
  ///   - name: The actor's name.
  ///   - kind: What the actor is.
  ///   - anonymous: Whether the actor is known only by description.
  ///   - affiliations: What the actor has been in which organisation, and when.
  ///   - identifiers: The actor's identifiers in registers.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, _ name: LocalizedName, _ kind: Kind, anonymous: Bool = false, affiliations: [Affiliation] = [],
    identifiers: [ActorIdentifier] = [], citations: [Citation] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.anonymous = anonymous
    self.affiliations = affiliations
    self.identifiers = identifiers
    provenance = Provenance(citations: citations)
  }
}

extension Actor: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .actor }

  package var wrapped: AnyRecord { .actor(self) }

  package static func unwrapped(_ record: AnyRecord) -> Actor? {
    if case .actor(let record) = record { record } else { nil }
  }

  package static let blank = Actor(.unread, .unread, .unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Actor
  ) throws(JSONFault) {
    try visit.member("affiliations", &value.affiliations, default: [])
    try visit.member("anonymous", &value.anonymous, default: false)
    try Provenance.members(&visit, &value.provenance)
    try visit.required("id", &value.id)
    try visit.member("identifiers", &value.identifiers, default: [])
    try visit.required("kind", &value.kind)
    try visit.required("name", &value.name)
    try Provenance.lastMembers(&visit, &value.provenance)
  }
}

extension Actor: CustomStringConvertible {
  /// One line: `actor:kaja-kallas, person: Kaja Kallas`.
  public var description: String { line([kind.rawValue], name.primary) }
}

/// What an actor is in an organisation, and when.
public struct Affiliation: Hashable, Sendable {
  /// The organisation: a state, a bloc, an institution.
  public var organisation: Actor.ID

  /// What the actor is there.
  public var role: Role

  /// The title in words, for example "Minister for Foreign Affairs".
  public var title: String?

  /// When it is so.
  public var period: Period

  /// The sources that support it.
  public var citations: [Citation]

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates an affiliation.
  ///
  /// - Parameters:
  ///   - role: What the actor is there.
  ///   - organisation: The organisation.
  ///   - title: The title in words.
  ///   - period: When it is so.
  ///   - citations: The sources that support it.
  public init(
    _ role: Role, of organisation: Actor.ID, title: String? = nil, during period: Period = .always,
    citations: [Citation] = []
  ) {
    self.organisation = organisation
    self.role = role
    self.title = title
    self.period = period
    self.citations = citations
  }
}

extension Affiliation: MemberCoded {
  package static let blank = Affiliation(.unread, of: .unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Affiliation
  ) throws(JSONFault) {
    try visit.required("organisation", &value.organisation)
    try visit.required("role", &value.role)
    try visit.member("period", &value.period, default: .always)
    try visit.member("title", &value.title, default: nil)
    try visit.member("citations", &value.citations, default: [])
    try visit.unknown(&value.extra)
  }
}

/// What a register calls an actor.
public struct ActorIdentifier: Hashable, Sendable {
  /// The register.
  public var scheme: Scheme

  /// The identifier in the register.
  public var value: String

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates an identifier.
  ///
  /// - Parameters:
  ///   - scheme: The register.
  ///   - value: The identifier in the register.
  public init(_ scheme: Scheme, _ value: String) {
    self.scheme = scheme
    self.value = value
  }
}

extension ActorIdentifier: MemberCoded {
  package static let blank = ActorIdentifier(.unread, "")

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout ActorIdentifier
  ) throws(JSONFault) {
    try visit.required("scheme", &value.scheme)
    try visit.required("value", &value.value)
    try visit.unknown(&value.extra)
  }
}
