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

  /// The kind of a record type; `nil` for a type that is no record.
  init?(of type: ObjectIdentifier) {
    guard let kind = Self.kinds.first(where: { $0.type == type })?.kind else { return nil }
    self = kind
  }

  /// Few enough to be gone through; statements are asked for most.
  private static let kinds = ([.statement] + allCases).map { (type: ObjectIdentifier($0.type), kind: $0) }

  /// The position among all kinds, which is that of their words in order.
  @inline(__always)
  var position: Int {
    switch self {
    case .actor: 0
    case .concession: 1
    case .discrepancy: 2
    case .event: 3
    case .finding: 4
    case .guarantee: 5
    case .matter: 6
    case .place: 7
    case .pledge: 8
    case .proposal: 9
    case .provision: 10
    case .sanction: 11
    case .source: 12
    case .statement: 13
    }
  }

  /// The record type.
  var type: any (Record & MemberCoded).Type {
    switch self {
    case .actor: Actor.self
    case .concession: Concession.self
    case .discrepancy: Discrepancy.self
    case .event: Event.self
    case .finding: Finding.self
    case .guarantee: SecurityGuarantee.self
    case .matter: Matter.self
    case .place: Place.self
    case .pledge: Pledge.self
    case .proposal: Proposal.self
    case .provision: Provision.self
    case .sanction: Sanction.self
    case .source: Source.self
    case .statement: Statement.self
    }
  }
}

/// A record of any type, by its type and identifier.
public struct RecordKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The type of the record.
  public let kind: RecordKind

  /// The record's identifier.
  public let id: String

  /// The key of a record.
  ///
  /// - Parameter id: The record's identifier, which tells the type.
  public init<Item: Record>(_ id: EntityID<Item>) {
    guard let kind = RecordKind(of: ObjectIdentifier(Item.self)) else {
      preconditionFailure("\(Item.self) is no record of a dossier")
    }
    self.init(kind, id.rawValue)
  }

  /// The key of a record.
  init(_ kind: RecordKind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// The type and the identifier joined by a colon, for example `statement:st-1`.
  public var description: String { "\(kind.rawValue):\(id)" }

  /// Feeds the key to a hasher.
  ///
  /// - Parameter hasher: The hasher.
  public func hash(into hasher: inout Hasher) {
    // Not the word of the kind: keys are looked up with every entry of a ledger.
    hasher.combine(NameIndex.hash(id) &+ UInt64(kind.position))
  }

  /// Orders keys by type, then by identifier.
  public static func < (left: Self, right: Self) -> Bool {
    left.kind == right.kind ? left.id < right.id : left.kind.position < right.kind.position
  }
}

extension RecordKey: Textual, JSONConvertible {
  /// Reads a key from its text.
  ///
  /// - Parameter text: The type and the identifier joined by a colon, for example `statement:st-1`.
  /// - Throws: ``ParseError`` with code `malformed` for an unknown type, or what the identifier is refused with.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = RecordKind(rawValue: String(parts[0])) else {
      throw ParseError(.malformed, in: text, "a record is named by type and identifier, as in \"statement:st-1\"")
    }
    // The rules are the same for identifiers of every type.
    self.init(kind, try EntityID<Statement>(String(parts[1])).rawValue)
  }
}
