/// How much of what: 600,000 personnel, about 12 billion euros, between 10 and 15 kilometres.
///
/// ```swift
/// let cap: Quantity = .exactly(600_000, .personnel)
/// let loan: Quantity = .about(12_000_000_000, .euro)
/// let raise: Quantity = "4.5 percent"
/// try loan.adding(.exactly(1, .personnel))   // throws: unlike units
/// ```
public struct Quantity: Hashable, Sendable {
  /// How exactly a quantity is known.
  @frozen
  public enum Magnitude: Hashable, Sendable {
    /// Exactly this much.
    case exactly(DecimalNumber)
    /// This much, rounded or estimated.
    case about(DecimalNumber)
    /// This much or more.
    case atLeast(DecimalNumber)
    /// This much or less.
    case atMost(DecimalNumber)
    /// From the first to the second, both included.
    case between(DecimalNumber, DecimalNumber)
  }

  /// How much, and how exactly it is known.
  public let magnitude: Magnitude

  /// What is counted or measured.
  public let unit: QuantityUnit

  /// Creates a quantity.
  ///
  /// - Parameters:
  ///   - magnitude: How much, and how exactly it is known; a range that ends before it begins is a programmer's mistake
  ///     and traps.
  ///   - unit: What is counted or measured.
  public init(_ magnitude: Magnitude, _ unit: QuantityUnit) {
    if case .between(let low, let high) = magnitude {
      insist(low <= high, "the range from \(low) to \(high) ends before it begins")
    }
    self.magnitude = magnitude
    self.unit = unit
  }

  /// Exactly so much of a unit.
  ///
  /// - Parameters:
  ///   - value: How much.
  ///   - unit: What is counted or measured.
  /// - Returns: The quantity.
  public static func exactly(_ value: DecimalNumber, _ unit: QuantityUnit) -> Quantity {
    Quantity(.exactly(value), unit)
  }

  /// About so much of a unit.
  ///
  /// - Parameters:
  ///   - value: How much, rounded or estimated.
  ///   - unit: What is counted or measured.
  /// - Returns: The quantity.
  public static func about(_ value: DecimalNumber, _ unit: QuantityUnit) -> Quantity { Quantity(.about(value), unit) }

  /// So much of a unit or more.
  ///
  /// - Parameters:
  ///   - value: The least it may be.
  ///   - unit: What is counted or measured.
  /// - Returns: The quantity.
  public static func atLeast(_ value: DecimalNumber, _ unit: QuantityUnit) -> Quantity {
    Quantity(.atLeast(value), unit)
  }

  /// So much of a unit or less.
  ///
  /// - Parameters:
  ///   - value: The most it may be.
  ///   - unit: What is counted or measured.
  /// - Returns: The quantity.
  public static func atMost(_ value: DecimalNumber, _ unit: QuantityUnit) -> Quantity { Quantity(.atMost(value), unit) }

  /// From so much to so much of a unit.
  ///
  /// - Parameters:
  ///   - low: The least it may be.
  ///   - high: The most it may be; less than the least is a programmer's mistake and traps.
  ///   - unit: What is counted or measured.
  /// - Returns: The quantity.
  public static func between(_ low: DecimalNumber, _ high: DecimalNumber, _ unit: QuantityUnit) -> Quantity {
    Quantity(.between(low, high), unit)
  }

  /// The least the quantity may be; `nil` where nothing is said.
  public var lowerBound: DecimalNumber? {
    switch magnitude {
    case .exactly(let value), .about(let value), .atLeast(let value), .between(let value, _): value
    case .atMost: nil
    }
  }

  /// The most the quantity may be; `nil` where nothing is said.
  public var upperBound: DecimalNumber? {
    switch magnitude {
    case .exactly(let value), .about(let value), .atMost(let value), .between(_, let value): value
    case .atLeast: nil
    }
  }
}

extension Quantity {
  /// Why two quantities cannot be added.
  public struct ArithmeticError: CodedError {
    /// What went wrong.
    @nonexhaustive
    public enum Code: String, Hashable, Sendable, CaseIterable {
      /// The quantities count different things.
      case unlikeUnits
      /// The result has more than 18 digits.
      case overflow
    }

    /// What went wrong.
    public var code: Code

    /// What went wrong, in words.
    public var reason: String

    /// The kind of trouble: always a caller's mistake.
    public var category: ErrorCategory { .callerMistake }

    /// What went wrong, in words.
    public var description: String { reason }
  }

  /// The sum of two quantities of the same unit; as exact as the less exact of them.
  ///
  /// - Parameter other: The quantity to add.
  /// - Returns: The sum: exact only if both are, a range where either is one, a bound where either is one. Two bounds
  ///   in opposite directions say nothing about the sum; the result is then about the sum of what is known.
  /// - Throws: ``ArithmeticError`` with code `unlikeUnits` or `overflow`.
  public func adding(_ other: Quantity) throws(ArithmeticError) -> Quantity {
    guard unit == other.unit else {
      throw ArithmeticError(code: .unlikeUnits, reason: "\(unit) and \(other.unit) cannot be added")
    }
    func sum(_ left: DecimalNumber, _ right: DecimalNumber) throws(ArithmeticError) -> DecimalNumber {
      guard let sum = left.adding(right) else {
        throw ArithmeticError(code: .overflow, reason: "\(left) + \(right) has more than 18 digits")
      }
      return sum
    }
    let isAbout = [magnitude, other.magnitude].contains { if case .about = $0 { true } else { false } }
    switch (lowerBound, upperBound, other.lowerBound, other.upperBound) {
    case (let low?, let high?, let otherLow?, let otherHigh?):
      let (least, most) = (try sum(low, otherLow), try sum(high, otherHigh))
      if least != most { return .between(least, most, unit) }
      return isAbout ? .about(least, unit) : .exactly(least, unit)
    case (let low?, _, let otherLow?, _): return .atLeast(try sum(low, otherLow), unit)
    case (_, let high?, _, let otherHigh?): return .atMost(try sum(high, otherHigh), unit)
    case (let one, let two, let three, let four):
      return .about(try sum(one ?? two ?? 0, three ?? four ?? 0), unit)
    }
  }
}

extension Quantity: Textual {
  /// Reads a quantity from its text.
  ///
  /// The text is what ``description`` writes: `600000 personnel`, `about 12000000000 EUR`, `at least 10 km`,
  /// `at most 47.6 USD`, `10 to 15 days`. A unit that is not one word stands in quotation marks: `5 "short tons"`.
  ///
  /// - Parameter text: The quantity's text.
  /// - Throws: ``ParseError`` with code `malformed` or `outOfRange`.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    guard let (amount, unit) = Self.split(text) else {
      throw ParseError(.malformed, in: text, "a quantity is a number and a unit, as in \"600000 personnel\"")
    }
    let words = amount.split(separator: " ", omittingEmptySubsequences: false)
    func number(_ word: Substring) throws(ParseError) -> DecimalNumber {
      do {
        return try DecimalNumber(String(word))
      } catch {
        throw ParseError(error.code, in: text, "\"\(word)\" is no number that can be represented exactly")
      }
    }
    let magnitude: Magnitude
    switch (words.count, words.first ?? "") {
    case (1, let value): magnitude = .exactly(try number(value))
    case (2, "about"): magnitude = .about(try number(words[1]))
    case (3, "at") where words[1] == "least": magnitude = .atLeast(try number(words[2]))
    case (3, "at") where words[1] == "most": magnitude = .atMost(try number(words[2]))
    case (3, let low) where words[1] == "to":
      let bounds = (try number(low), try number(words[2]))
      guard bounds.0 <= bounds.1 else {
        throw ParseError(.outOfRange, in: text, "the range ends before it begins; write the smaller number first")
      }
      magnitude = .between(bounds.0, bounds.1)
    default:
      throw ParseError(
        .malformed, in: text,
        "expected a number before the unit, alone or after \"about\", \"at least\", \"at most\", or a range with \"to\""
      )
    }
    self.init(magnitude, QuantityUnit(rawValue: unit))
  }

  /// What stands before the space before the unit, and the unit.
  private static func split(_ text: String) -> (amount: Substring, unit: String)? {
    let (space, quote) = (UInt8(ascii: " "), UInt8(ascii: "\""))
    let bytes = text.utf8
    let unit: Substring
    let end: String.Index
    if bytes.last == quote, let open = bytes.firstIndex(of: quote), bytes.index(after: open) < bytes.endIndex {
      guard open > bytes.startIndex, bytes[bytes.index(before: open)] == space else { return nil }
      end = bytes.index(before: open)
      unit = text[bytes.index(after: open)..<bytes.index(before: bytes.endIndex)]
    } else {
      guard let last = bytes.lastIndex(of: space) else { return nil }
      end = last
      unit = text[bytes.index(after: last)...]
      guard isPlain(unit) else { return nil }
    }
    return (text[..<end], String(unit))
  }

  /// Whether a unit can be told from the numbers before it without quotation marks.
  private static func isPlain(_ unit: Substring) -> Bool {
    !unit.isEmpty && !unit.utf8.allSatisfy { $0 &- 0x30 < 10 }
      && !unit.utf8.contains { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\"") }
  }

  /// The quantity in words: `about 12000000000 EUR`.
  public var description: String {
    let unit = Self.isPlain(unit.rawValue[...]) ? unit.rawValue : "\"\(unit)\""
    return switch magnitude {
    case .exactly(let value): "\(value) \(unit)"
    case .about(let value): "about \(value) \(unit)"
    case .atLeast(let value): "at least \(value) \(unit)"
    case .atMost(let value): "at most \(value) \(unit)"
    case .between(let low, let high): "\(low) to \(high) \(unit)"
    }
  }
}

extension Quantity: ExpressibleByStringLiteral {
  /// Creates a quantity from a literal in code.
  ///
  /// - Parameter text: The quantity's text, as in `4.5 percent` or `at least 10 km`.
  /// - Precondition: The text is a well-formed quantity; a malformed literal is a programmer's mistake and traps.
  public init(stringLiteral text: String) {
    self = .literal(text, "quantity")
  }
}
