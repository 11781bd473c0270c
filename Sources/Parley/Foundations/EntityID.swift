/// The identity of a record: a short, readable, permanent name.
///
/// An identifier is written in lower-case letters `a`-`z`, digits, `-`, `/` and `.`, and is 1 to 128 bytes long. The
/// type parameter keeps an actor's identifier from being passed where a statement's is meant, at no cost:
///
/// ```swift
/// let speaker: Actor.ID = "kaja-kallas"
/// let point = try Provision.ID(text)   // from outside data: throws where the text is malformed
/// ```
public struct EntityID<Record>: Hashable, Sendable {
  /// The identifier's text.
  public let rawValue: String

  /// Reads an identifier from outside data.
  ///
  /// - Parameter text: The identifier's text.
  /// - Throws: ``ParseError`` with code `empty`, `tooLong` or `invalidCharacter`.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    guard !text.isEmpty else {
      throw ParseError(.empty, in: text, "an identifier needs at least one character")
    }
    guard text.utf8.count <= Self.longest else {
      throw ParseError(
        .tooLong, in: text, "an identifier has at most \(Self.longest) bytes, this one has \(text.utf8.count)")
    }
    if let position = text.utf8.enumerated().first(where: { !Self.isAllowed($0.element) })?.offset {
      throw ParseError(
        .invalidCharacter, in: text,
        "an identifier consists of lower-case letters a-z, digits, '-', '/' and '.'", at: position)
    }
    rawValue = text
  }

  /// An identifier that is already known to be well formed.
  @inlinable
  package init(unchecked text: String) {
    rawValue = text
  }

  /// Whether the byte may stand in an identifier.
  package static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-")...UInt8(ascii: "9"): true  // "-./0123456789"
    default: false
    }
  }

  /// The greatest length in bytes.
  package static var longest: Int { 128 }
}

extension EntityID: Textual {
  /// The identifier's text.
  public var description: String { rawValue }
}

extension EntityID: ExpressibleByStringLiteral {
  /// Creates an identifier from a literal in code.
  ///
  /// - Parameter text: The identifier's text.
  /// - Precondition: The text is a well-formed identifier; a malformed literal is a programmer's mistake and traps.
  public init(stringLiteral text: String) {
    self = .literal(text, "identifier")
  }
}

extension EntityID: Comparable {
  /// Orders identifiers by their bytes.
  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue  // Identifiers are ASCII, where the standard order is the order of bytes.
  }
}

extension EntityID: CodingKeyRepresentable {
  /// The identifier as a key, so that a dictionary by identifier is coded as an object.
  public var codingKey: any CodingKey { rawValue.codingKey }

  /// Reads the identifier from a key.
  ///
  /// - Parameter codingKey: A key whose string value is the identifier's text.
  public init?(codingKey: some CodingKey) {
    guard let id = try? Self(codingKey.stringValue) else { return nil }
    self = id
  }
}
