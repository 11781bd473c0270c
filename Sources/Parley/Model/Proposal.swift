/// A text, or an idea of one, that is put forward to settle something.
public struct Proposal: Record {
  /// The proposal's identity.
  public package(set) var id: EntityID<Proposal>

  /// The proposal's title, with other names for it.
  public var title: LocalizedName

  /// What kind of text it is.
  public var kind: Kind

  /// What it is about, in the editors' words.
  public var summary: String?

  /// Who drafted, endorsed, received it; who was not asked.
  public var involvement: [Involvement]

  /// The earlier version that it revises.
  public var revises: Proposal.ID?

  /// The proposals of others that it answers: as a counter-offer, which is no version of them.
  public var answers: [Proposal.ID]

  /// The proposals whose method or content it follows.
  public var modelledOn: [Proposal.ID]

  /// How it stood when, oldest first.
  public var status: [StatusChange<Status>]

  /// Whose consent it needs.
  public var consents: [ConsentRequirement]

  /// Its provisions in the order of the text.
  public var provisions: [Provision]

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates a proposal.
  ///
  /// - Parameters:
  ///   - id: The proposal's identity.
  ///   - title: The proposal's title.
  ///   - kind: What kind of text it is.
  ///   - revises: The earlier version that it revises.
  ///   - answers: The proposals of others that it answers, as a counter-offer.
  ///   - involvement: Who had what to do with it.
  ///   - status: How it stood when, oldest first.
  ///   - consents: Whose consent it needs.
  ///   - provisions: Its provisions in the order of the text.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, _ title: LocalizedName, _ kind: Kind, revises: Proposal.ID? = nil, answers: [Proposal.ID] = [],
    involvement: [Involvement] = [], status: [StatusChange<Status>] = [], consents: [ConsentRequirement] = [],
    provisions: [Provision] = [], citations: [Citation] = []
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.revises = revises
    self.answers = answers
    self.involvement = involvement
    modelledOn = []
    self.status = status
    self.consents = consents
    self.provisions = provisions
    provenance = Provenance(citations: citations)
  }
}

extension Proposal: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .proposal }

  package var wrapped: AnyRecord { .proposal(self) }

  package static func unwrapped(_ record: AnyRecord) -> Proposal? {
    if case .proposal(let record) = record { record } else { nil }
  }

  package static let blank = Proposal(.unread, .unread, .unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Proposal
  ) throws(JSONFault) {
    try visit.member("answers", &value.answers, default: [])
    try Provenance.members(&visit, &value.provenance)
    try visit.member("consents", &value.consents, default: [])
    try visit.required("id", &value.id)
    try visit.member("involvement", &value.involvement, default: [])
    try visit.required("kind", &value.kind)
    try visit.member("modelledOn", &value.modelledOn, default: [])
    try visit.member("provisions", &value.provisions, default: [])
    try visit.member("revises", &value.revises, default: nil)
    try visit.member("status", &value.status, default: [])
    try visit.member("summary", &value.summary, default: nil)
    try visit.required("title", &value.title)
    try Provenance.lastMembers(&visit, &value.provenance)
  }
}

extension Proposal: CustomStringConvertible {
  /// One line: the key, the kind, the number of provisions and the title.
  public var description: String {
    line([kind.rawValue, provisions.isEmpty ? nil : String(provisions.count, "provision")], title.primary)
  }
}

/// What an actor had to do with a proposal, or conspicuously had not.
public struct Involvement: Hashable, Sendable {
  /// The actor.
  public var actor: Actor.ID

  /// What the actor had to do with it.
  public var role: Role

  /// When; `nil` where it is not known.
  public var date: PartialDate?

  /// Who asserts it; `nil` means the dossier's editors.
  public var assertedBy: Actor.ID?

  /// How sure it is.
  public var certainty: Certainty

  /// The sources that support it.
  public var citations: [Citation]

  /// A remark of the editors.
  public var note: String?

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates an involvement.
  ///
  /// - Parameters:
  ///   - actor: The actor.
  ///   - role: What the actor had to do with the proposal.
  ///   - date: When.
  ///   - assertedBy: Who asserts it; `nil` means the dossier's editors.
  ///   - citations: The sources that support it.
  public init(
    _ actor: Actor.ID, _ role: Role, on date: PartialDate? = nil, assertedBy: Actor.ID? = nil,
    citations: [Citation] = []
  ) {
    self.actor = actor
    self.role = role
    self.date = date
    self.assertedBy = assertedBy
    certainty = .confirmed
    self.citations = citations
  }
}

extension Involvement: MemberCoded {
  package static let blank = Involvement(.unread, .unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Involvement
  ) throws(JSONFault) {
    try visit.required("actor", &value.actor)
    try visit.required("role", &value.role)
    try visit.member("assertedBy", &value.assertedBy, default: nil)
    try visit.member("certainty", &value.certainty, default: .confirmed)
    try visit.member("citations", &value.citations, default: [])
    try visit.member("date", &value.date, default: nil)
    try visit.member("note", &value.note, default: nil)
    try visit.unknown(&value.extra)
  }
}

/// Whose consent a proposal, or a part of what it touches, needs.
public struct ConsentRequirement: Hashable, Sendable {
  /// Whose consent is needed: an actor or a group.
  public var actor: Actor.ID

  /// How the actor decides.
  public var rule: ConsentRule

  /// The share that a qualified majority needs, from 0 to 1.
  public var share: DecimalNumber?

  /// On what ground the consent is required.
  public var basis: Basis

  /// What the consent is needed for, where it is not the proposal as a whole.
  public var subject: Subject?

  /// Who asserts that it is needed; `nil` means the dossier's editors.
  public var assertedBy: Actor.ID?

  /// The sources that support it.
  public var citations: [Citation]

  /// A remark of the editors.
  public var note: String?

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates a requirement.
  ///
  /// - Parameters:
  ///   - actor: Whose consent is needed.
  ///   - rule: How the actor decides.
  ///   - basis: On what ground the consent is required.
  ///   - subject: What the consent is needed for, where it is not the proposal as a whole.
  ///   - assertedBy: Who asserts that it is needed; `nil` means the dossier's editors.
  ///   - citations: The sources that support it.
  public init(
    of actor: Actor.ID, _ rule: ConsentRule = .single, basis: Basis, for subject: Subject? = nil,
    assertedBy: Actor.ID? = nil, citations: [Citation] = []
  ) {
    self.actor = actor
    self.rule = rule
    self.basis = basis
    self.subject = subject
    self.assertedBy = assertedBy
    self.citations = citations
  }
}

extension ConsentRequirement: MemberCoded {
  package static let blank = ConsentRequirement(of: .unread, basis: .unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout ConsentRequirement
  ) throws(JSONFault) {
    try visit.required("actor", &value.actor)
    try visit.member("assertedBy", &value.assertedBy, default: nil)
    try visit.required("basis", &value.basis)
    try visit.member("citations", &value.citations, default: [])
    try visit.member("note", &value.note, default: nil)
    try visit.member("rule", &value.rule, default: .single)
    try visit.member("share", &value.share, default: nil)
    try visit.member("subject", &value.subject, default: nil)
    try visit.unknown(&value.extra)
  }

  package var faults: [ValueFault] {
    guard let share, share < 0 || share > 1 else { return [] }
    return [.outOfRange("share", "the share \(share) is not 0 to 1")]
  }
}
