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

  /// Creates the value for a record whose type is known only at run time.
  ///
  /// - Parameter record: The record.
  public init(_ record: any Record) {
    switch record {
    // Statements are most records, and the types are tried one after the other.
    case let record as Statement: self = .statement(record)
    case let record as Actor: self = .actor(record)
    case let record as Concession: self = .concession(record)
    case let record as Discrepancy: self = .discrepancy(record)
    case let record as Event: self = .event(record)
    case let record as Finding: self = .finding(record)
    case let record as SecurityGuarantee: self = .guarantee(record)
    case let record as Matter: self = .matter(record)
    case let record as Place: self = .place(record)
    case let record as Pledge: self = .pledge(record)
    case let record as Proposal: self = .proposal(record)
    case let record as Provision: self = .provision(record)
    case let record as Sanction: self = .sanction(record)
    case let record as Source: self = .source(record)
    default: preconditionFailure("\(type(of: record)) is no record of a dossier")
    }
  }

  /// The record.
  public var record: any Record { coded }

  /// The record with its members.
  var coded: any Record & MemberCoded {
    switch self {
    case .actor(let record): record
    case .concession(let record): record
    case .discrepancy(let record): record
    case .event(let record): record
    case .finding(let record): record
    case .guarantee(let record): record
    case .matter(let record): record
    case .place(let record): record
    case .pledge(let record): record
    case .proposal(let record): record
    case .provision(let record): record
    case .sanction(let record): record
    case .source(let record): record
    case .statement(let record): record
    }
  }

  /// The record as one of a type; `nil` where it is of another type.
  @inline(__always)
  func typed<Item: Record>(_: Item.Type) -> Item? {
    // Each cast is from a type to itself or fails, which is known when the function is compiled for a type.
    switch self {
    case .actor(let record): record as? Item
    case .concession(let record): record as? Item
    case .discrepancy(let record): record as? Item
    case .event(let record): record as? Item
    case .finding(let record): record as? Item
    case .guarantee(let record): record as? Item
    case .matter(let record): record as? Item
    case .place(let record): record as? Item
    case .pledge(let record): record as? Item
    case .proposal(let record): record as? Item
    case .provision(let record): record as? Item
    case .sanction(let record): record as? Item
    case .source(let record): record as? Item
    case .statement(let record): record as? Item
    }
  }

  /// The record's type and identifier.
  public var key: RecordKey {
    switch self {
    case .actor(let record): RecordKey(.actor, record.id.rawValue)
    case .concession(let record): RecordKey(.concession, record.id.rawValue)
    case .discrepancy(let record): RecordKey(.discrepancy, record.id.rawValue)
    case .event(let record): RecordKey(.event, record.id.rawValue)
    case .finding(let record): RecordKey(.finding, record.id.rawValue)
    case .guarantee(let record): RecordKey(.guarantee, record.id.rawValue)
    case .matter(let record): RecordKey(.matter, record.id.rawValue)
    case .place(let record): RecordKey(.place, record.id.rawValue)
    case .pledge(let record): RecordKey(.pledge, record.id.rawValue)
    case .proposal(let record): RecordKey(.proposal, record.id.rawValue)
    case .provision(let record): RecordKey(.provision, record.id.rawValue)
    case .sanction(let record): RecordKey(.sanction, record.id.rawValue)
    case .source(let record): RecordKey(.source, record.id.rawValue)
    case .statement(let record): RecordKey(.statement, record.id.rawValue)
    }
  }
}
