/// A language, by its BCP 47 tag: `en`, `uk`, `zh-Hans`.
public struct LanguageTag: Hashable, Sendable {
  /// The tag as it is written.
  public let rawValue: String

  /// Reads a tag.
  ///
  /// Only the shape is checked (RFC 5646, section 2.1: subtags of 1 to 8 ASCII letters or digits, a first one of
  /// letters), not whether the language exists.
  ///
  /// - Parameter text: The tag.
  /// - Throws: ``ParseError`` with code `empty`, `tooLong` or `malformed`.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    guard !text.isEmpty else { throw ParseError(.empty, in: text, "a language tag needs at least one letter") }
    guard text.utf8.count <= 64 else { throw ParseError(.tooLong, in: text, "a language tag has at most 64 bytes") }
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
    let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isWellFormed = subtags.enumerated().allSatisfy { index, subtag in
      (1...8).contains(subtag.count)
        && subtag.allSatisfy { isLetter($0) || (index > 0 && $0 &- UInt8(ascii: "0") < 10) }
    }
    guard isWellFormed else {
      throw ParseError(
        .malformed, in: text, "a language tag is letters and digits in parts joined by '-', as in \"uk\"")
    }
    rawValue = text
  }
}

extension LanguageTag: Textual, Comparable, ExpressibleByStringLiteral {
  /// The tag as it is written.
  public var description: String { rawValue }

  /// Creates a tag from a literal in code.
  ///
  /// - Parameter text: The tag.
  /// - Precondition: The text is a well-formed tag; a malformed literal is a programmer's mistake and traps.
  public init(stringLiteral text: String) {
    self = .literal(text, "language tag")
  }

  /// Orders tags by their bytes.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
