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
    guard let kind = Self.kinds[type] else { return nil }
    self = kind
  }

  private static let kinds: [ObjectIdentifier: RecordKind] = [
    ObjectIdentifier(Actor.self): .actor, ObjectIdentifier(Concession.self): .concession,
    ObjectIdentifier(Discrepancy.self): .discrepancy, ObjectIdentifier(Event.self): .event,
    ObjectIdentifier(Finding.self): .finding, ObjectIdentifier(SecurityGuarantee.self): .guarantee,
    ObjectIdentifier(Matter.self): .matter, ObjectIdentifier(Place.self): .place,
    ObjectIdentifier(Pledge.self): .pledge, ObjectIdentifier(Proposal.self): .proposal,
    ObjectIdentifier(Provision.self): .provision, ObjectIdentifier(Sanction.self): .sanction,
    ObjectIdentifier(Source.self): .source, ObjectIdentifier(Statement.self): .statement,
  ]
}

/// A record of any type, by its type and identifier.
public struct RecordKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The type of the record.
  public let kind: RecordKind

  /// The record's identifier.
  public let id: String

  /// The key of a record.
  init(_ kind: RecordKind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// The type and the identifier joined by a colon, for example `statement:st-1`.
  public var description: String { "\(kind.rawValue):\(id)" }

  /// Orders keys by type, then by identifier.
  public static func < (left: Self, right: Self) -> Bool {
    (left.kind.rawValue, left.id) < (right.kind.rawValue, right.id)
  }
}
