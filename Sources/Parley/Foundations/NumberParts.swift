/// The value of a number in JSON, whatever form it is written in: `19`, `19.0` and `1.9e1` have the same parts.
package struct NumberParts: Equatable {
  private(set) var isNegative = false

  /// The digits, each from 0 to 9, without zeros at either end; none for zero.
  private(set) var digits: [UInt8] = []

  /// The power of ten by which the last digit counts; 0 for zero. Exponents beyond a million count as a million.
  private(set) var exponent = 0

  private static var greatestExponent: Int { 1_000_000 }

  /// Reads a number; `nil` where the text is no number after RFC 8259.
  ///
  /// - Parameter text: The number, for example `1.50` or `-3e8`.
  /// - Complexity: O(*n*) in the length of the text.
  package init?(_ text: some StringProtocol) {
    var bytes = Substring(text).utf8[...]
    isNegative = bytes.skip("-")
    let whole = bytes.skipDigits()
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return nil }
    var fraction = bytes.prefix(0)
    if bytes.skip(".") {
      fraction = bytes.skipDigits()
      if fraction.isEmpty { return nil }
    }
    if bytes.skip("e") || bytes.skip("E") {
      let isBelowOne = bytes.skip("-")
      if !isBelowOne { _ = bytes.skip("+") }
      let power = bytes.skipDigits()
      if power.isEmpty { return nil }
      exponent = min(Int(Substring(power)) ?? Self.greatestExponent, Self.greatestExponent) * (isBelowOne ? -1 : 1)
    }
    guard bytes.isEmpty else { return nil }
    exponent -= fraction.count
    for digits in [whole, fraction] {
      for byte in digits where !self.digits.isEmpty || byte != UInt8(ascii: "0") {
        self.digits.append(byte - UInt8(ascii: "0"))
      }
    }
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { (isNegative, exponent) = (false, 0) }
  }

  /// The number, where it is a whole one of at most 20 digits.
  var wholeNumber: Int128? {
    guard exponent >= 0, digits.count + exponent <= 20 else { return nil }
    var value = digits.reduce(Int128(0)) { $0 * 10 + Int128($1) }
    for _ in 0..<exponent { value *= 10 }
    return isNegative ? -value : value
  }
}

extension Substring.UTF8View {
  /// Takes a character off the front, if it is there.
  fileprivate mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard first == UInt8(ascii: character) else { return false }
    removeFirst()
    return true
  }

  /// Takes the digits off the front.
  fileprivate mutating func skipDigits() -> Substring.UTF8View {
    let digits = prefix { $0 &- UInt8(ascii: "0") < 10 }
    self = self[digits.endIndex...]
    return digits
  }
}
