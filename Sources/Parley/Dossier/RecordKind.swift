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
  private static let kinds: [(type: ObjectIdentifier, kind: RecordKind)] = [
    (ObjectIdentifier(Statement.self), .statement), (ObjectIdentifier(Actor.self), .actor),
    (ObjectIdentifier(Proposal.self), .proposal), (ObjectIdentifier(Provision.self), .provision),
    (ObjectIdentifier(Source.self), .source), (ObjectIdentifier(Concession.self), .concession),
    (ObjectIdentifier(Sanction.self), .sanction), (ObjectIdentifier(SecurityGuarantee.self), .guarantee),
    (ObjectIdentifier(Pledge.self), .pledge), (ObjectIdentifier(Event.self), .event),
    (ObjectIdentifier(Matter.self), .matter), (ObjectIdentifier(Place.self), .place),
    (ObjectIdentifier(Finding.self), .finding), (ObjectIdentifier(Discrepancy.self), .discrepancy),
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
