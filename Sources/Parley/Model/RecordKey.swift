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
    hasher.combine(NameIndex.hash(id) &+ UInt64(kind.ordinal))
  }

  /// Orders keys by type, then by identifier.
  public static func < (left: Self, right: Self) -> Bool {
    left.kind == right.kind ? left.id < right.id : left.kind.ordinal < right.kind.ordinal
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
