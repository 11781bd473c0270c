// The list of record types. All other code is generic over `StoredRecord`, and finds a type by its kind.
//
// A new type has a file of its own here, where it conforms to `StoredRecord`, and one in Query/Records, where it
// conforms to `Queryable`. It is listed in the two enumerations of this file and their visitors, in `Dossier.Contents`,
// which is the form of a document, and in Dossier+Records, where a user finds its table.

/// A type of record, as a word.
@nonexhaustive
public enum RecordKind: String, Hashable, Sendable, CaseIterable {
  /// ``Actor``.
  case actor
  /// ``Concession``.
  case concession
  /// ``Discrepancy``.
  case discrepancy
  /// ``Event``.
  case event
  /// ``Finding``.
  case finding
  /// ``SecurityGuarantee``.
  case guarantee
  /// ``Matter``.
  case matter
  /// ``Place``.
  case place
  /// ``Pledge``.
  case pledge
  /// ``Proposal``.
  case proposal
  /// ``Provision``.
  case provision
  /// ``Sanction``.
  case sanction
  /// ``Source``.
  case source
  /// ``Statement``.
  case statement
}

extension RecordKind: Enumerated {
  /// Shows the record type to a visitor, whose function is compiled for each type: for work that must be fast. Other work
  /// goes by ``type``, and one function does it for all types.
  @inline(__always)
  func visit<Visitor: RecordTypeVisitor>(_ visitor: Visitor.Type, _ state: inout Visitor.State) {
    switch self {
    case .actor: visitor.visit(Actor.self, &state)
    case .concession: visitor.visit(Concession.self, &state)
    case .discrepancy: visitor.visit(Discrepancy.self, &state)
    case .event: visitor.visit(Event.self, &state)
    case .finding: visitor.visit(Finding.self, &state)
    case .guarantee: visitor.visit(SecurityGuarantee.self, &state)
    case .matter: visitor.visit(Matter.self, &state)
    case .place: visitor.visit(Place.self, &state)
    case .pledge: visitor.visit(Pledge.self, &state)
    case .proposal: visitor.visit(Proposal.self, &state)
    case .provision: visitor.visit(Provision.self, &state)
    case .sanction: visitor.visit(Sanction.self, &state)
    case .source: visitor.visit(Source.self, &state)
    case .statement: visitor.visit(Statement.self, &state)
    }
  }
}

// Indirect: a change and an entry stay small, and copies of them share the record.

/// A record of any type.
public indirect enum AnyRecord: Hashable, Sendable {
  /// An actor.
  case actor(Actor)
  /// A concession.
  case concession(Concession)
  /// A discrepancy.
  case discrepancy(Discrepancy)
  /// An event.
  case event(Event)
  /// A finding.
  case finding(Finding)
  /// A security guarantee.
  case guarantee(SecurityGuarantee)
  /// A matter in dispute.
  case matter(Matter)
  /// A place.
  case place(Place)
  /// A pledge.
  case pledge(Pledge)
  /// A proposal with its provisions.
  case proposal(Proposal)
  /// A provision of a proposal.
  case provision(Provision)
  /// A sanction.
  case sanction(Sanction)
  /// A source.
  case source(Source)
  /// A statement.
  case statement(Statement)
}

extension AnyRecord {
  /// Shows the record to a visitor, whose function is compiled for each type.
  @inline(__always)
  func visit<Visitor: RecordVisitor>(_ visitor: Visitor.Type, _ state: inout Visitor.State) {
    switch self {
    case .actor(let record): visitor.visit(record, &state)
    case .concession(let record): visitor.visit(record, &state)
    case .discrepancy(let record): visitor.visit(record, &state)
    case .event(let record): visitor.visit(record, &state)
    case .finding(let record): visitor.visit(record, &state)
    case .guarantee(let record): visitor.visit(record, &state)
    case .matter(let record): visitor.visit(record, &state)
    case .place(let record): visitor.visit(record, &state)
    case .pledge(let record): visitor.visit(record, &state)
    case .proposal(let record): visitor.visit(record, &state)
    case .provision(let record): visitor.visit(record, &state)
    case .sanction(let record): visitor.visit(record, &state)
    case .source(let record): visitor.visit(record, &state)
    case .statement(let record): visitor.visit(record, &state)
    }
  }
}
