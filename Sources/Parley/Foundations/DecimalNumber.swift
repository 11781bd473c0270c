/// An exact decimal number of up to 18 digits: never a binary fraction.
///
/// Equal numbers are equal however they were written: `1.50` equals `1.5`.
public struct DecimalNumber: Hashable, Sendable {
  /// The digits without the decimal point; not divisible by ten unless the number has no fraction.
  private let digits: Int64
  /// How many of the digits stand behind the decimal point.
  private let fractionDigits: UInt8

  /// The most digits a number may have.
  static var digitLimit: Int { 18 }

  /// Creates a whole number.
  ///
  /// - Parameter value: The number; a number of more than 18 digits is a programmer's mistake and traps.
  public init(_ value: Int) {
    insist(value.magnitude < 1_000_000_000_000_000_000, "a decimal number has at most 18 digits, unlike \(value)")
    digits = Int64(value)
    fractionDigits = 0
  }

  private init(digits: Int64, fractionDigits: Int) {
    var digits = digits
    var fractionDigits = fractionDigits
    while fractionDigits > 0, digits % 10 == 0 {
      digits /= 10
      fractionDigits -= 1
    }
    self.digits = digits
    self.fractionDigits = UInt8(fractionDigits)
  }

  /// Reads a number.
  ///
  /// - Parameter text: A number as JSON writes it, for example `0.15` or `6e5`.
  /// - Throws: ``ParseError`` with code `malformed` for what is no number, and `outOfRange` for one that 18 digits do
  ///   not hold exactly.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    guard let parts = NumberParts(text) else { throw ParseError(.malformed, in: text, "not a number") }
    guard parts.digits.count + max(parts.exponent, 0) <= Self.digitLimit, -parts.exponent <= Self.digitLimit else {
      throw Self.tooLong(text)
    }
    let significant = parts.digits + Array(repeating: 0, count: max(parts.exponent, 0))
    let digits = significant.reduce(Int64(0)) { number, digit in number * 10 + Int64(digit) }
    self.init(digits: parts.isNegative ? -digits : digits, fractionDigits: max(-parts.exponent, 0))
  }

  private static func tooLong(_ text: String) -> ParseError {
    ParseError(.outOfRange, in: text, "the number cannot be represented exactly in \(digitLimit) decimal digits")
  }

  /// The nearest binary floating-point number, for drawing and ranking only.
  public var approximateValue: Double {
    Double(digits) / Self.power(Int(fractionDigits))
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * 10 }
  }

  /// Whether the number is below zero.
  public var isNegative: Bool { digits < 0 }
}

extension DecimalNumber: Comparable {
  /// Orders numbers by their exact value.
  public static func < (left: Self, right: Self) -> Bool {
    let (a, b) = aligned(left, right)
    return a < b
  }

  /// The digits of both numbers with the same number of fraction digits; 128 bits hold 36 digits.
  private static func aligned(_ left: Self, _ right: Self) -> (Int128, Int128) {
    let scale = max(left.fractionDigits, right.fractionDigits)
    func scaled(_ number: Self) -> Int128 {
      (number.fractionDigits..<scale).reduce(Int128(number.digits)) { value, _ in value * 10 }
    }
    return (scaled(left), scaled(right))
  }

  /// The sum; `nil` where 18 digits do not hold it.
  ///
  /// - Parameter other: The number to add.
  /// - Returns: The sum, exactly.
  public func adding(_ other: Self) -> Self? {
    let (a, b) = Self.aligned(self, other)
    return Self(exactly: a + b, fractionDigits: max(fractionDigits, other.fractionDigits))
  }

  /// The difference; `nil` where 18 digits do not hold it.
  ///
  /// - Parameter other: The number to subtract.
  /// - Returns: The difference, exactly.
  public func subtracting(_ other: Self) -> Self? {
    let (a, b) = Self.aligned(self, other)
    return Self(exactly: a - b, fractionDigits: max(fractionDigits, other.fractionDigits))
  }

  private init?(exactly digits: Int128, fractionDigits: UInt8) {
    var digits = digits
    var fractionDigits = Int(fractionDigits)
    while fractionDigits > 0, digits % 10 == 0 {
      digits /= 10
      fractionDigits -= 1
    }
    guard digits.magnitude < 1_000_000_000_000_000_000 else { return nil }
    self.init(digits: Int64(digits), fractionDigits: fractionDigits)
  }
}

extension DecimalNumber: CustomStringConvertible, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// The number in plain notation, for example `-0.15`.
  public var description: String {
    guard fractionDigits > 0 else { return String(digits) }
    var text = String(digits.magnitude)
    while text.utf8.count <= fractionDigits { text = "0" + text }
    let point = text.utf8.count - Int(fractionDigits)
    return (digits < 0 ? "-" : "") + String(text.prefix(point)) + "." + String(text.dropFirst(point))
  }

  /// Creates a whole number.
  ///
  /// - Parameter value: The number; a number of more than 18 digits is a programmer's mistake and traps.
  public init(integerLiteral value: Int) {
    self.init(value)
  }

  /// Creates a number from a literal in code, such as `4.5`.
  ///
  /// The compiler makes a binary fraction of the literal first. The number is the shortest decimal that is read as that
  /// fraction, which is the literal as it is written if it has at most 15 significant digits. A literal of more digits may
  /// lose the last ones: read it from its text instead.
  ///
  /// - Parameter value: The number; one that 18 decimal digits do not hold is a programmer's mistake and traps.
  public init(floatLiteral value: Double) {
    let text = "\(value)"
    guard let number = try? Self(text) else {
      fatalError("the literal \(text) cannot be represented exactly in \(Self.digitLimit) decimal digits")
    }
    self = number
  }
}

extension DecimalNumber: Textual {}
