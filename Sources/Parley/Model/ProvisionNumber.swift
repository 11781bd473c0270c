/// The number of a provision in its text, ordered as people count: 2 before 10, 10 before 10.a, 10.a before 10.b.
public struct ProvisionNumber: Hashable, Sendable {
  /// The number as it is written, its parts joined by dots.
  public let text: String

  /// Reads a number.
  ///
  /// - Parameter text: Parts of letters or digits joined by dots, for example `10.c`; at most 64 bytes.
  /// - Throws: ``ParseError`` with code `empty`, `tooLong` or `malformed`.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    guard !text.isEmpty else { throw ParseError(.empty, in: text, "a provision's number needs at least one digit") }
    guard text.utf8.count <= 64 else {
      throw ParseError(.tooLong, in: text, "a provision's number has at most 64 bytes")
    }
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard !part.isEmpty, part.allSatisfy({ $0.isLetter || $0.isNumber }) else {
        throw ParseError(
          .malformed, in: text, "a provision's number is letters and digits joined by dots, as in \"10.c\"")
      }
    }
    self.text = text
  }

  init(unchecked text: String) {
    self.text = text
  }

  /// The parts of the number, those of digits as whole numbers.
  private var parts: [Part] {
    var parts: [Part] = []
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      if first == "." {
        rest.removeFirst()
        continue
      }
      let isNumber = ("0"..."9").contains(first)
      let part = rest.prefix { $0 != "." && ("0"..."9").contains($0) == isNumber }
      rest = rest[part.endIndex...]
      if isNumber {
        let digits = String(part.drop { $0 == "0" })
        parts.append(.number(length: digits.utf8.count, digits))
      } else {
        parts.append(.word(String(part)))
      }
    }
    return parts
  }

  /// A part of a number; numbers stand before words.
  private enum Part: Comparable {
    /// By length first, so that numbers of any size are in order.
    case number(length: Int, String)
    case word(String)
  }
}

extension ProvisionNumber: Comparable {
  /// Orders numbers part by part as people count; of equal ones the bytes decide, so that the order is total.
  ///
  /// - Complexity: O(*n*) in the length of the texts.
  public static func < (left: Self, right: Self) -> Bool {
    let (a, b) = (left.parts, right.parts)
    if a == b { return left.text < right.text }
    return a.lexicographicallyPrecedes(b)
  }
}

extension ProvisionNumber: Textual, ExpressibleByStringLiteral {
  /// The number as it is written.
  public var description: String { text }

  /// Creates a number from a literal in code.
  ///
  /// - Parameter text: The number.
  /// - Precondition: The text is well formed; a malformed literal is a programmer's mistake and traps.
  public init(stringLiteral text: String) {
    self = .literal(text, "provision number")
  }
}

extension ProvisionNumber: JSONConvertible {}
