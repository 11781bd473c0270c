/// The value of a number in JSON, whatever form it is written in: `19`, `19.0` and `1.9e1` have the same parts.
package struct NumberParts: Equatable {
  private(set) var isNegative = false

  /// The digits, each from 0 to 9, without zeros at either end; none for zero.
  private(set) var digits: [UInt8] = []

  /// The power of ten by which the last digit counts; 0 for zero. Exponents beyond a million count as a million.
  private(set) var exponent = 0

  private static var greatestExponent: Int { 1_000_000 }

  package init(_ number: JSONNumber) {
    var bytes = number.text.utf8[...]
    if bytes.first == UInt8(ascii: "-") {
      isNegative = true
      bytes.removeFirst()
    }
    var isFraction = false
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        exponent += Self.exponent(Substring(bytes))
        bytes = bytes[bytes.endIndex...]
      default:
        if isFraction { exponent -= 1 }
        if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte - UInt8(ascii: "0")) }
      }
    }
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { (isNegative, exponent) = (false, 0) }
  }

  /// The exponent of a number; one that does not fit an `Int` is the greatest in its direction.
  private static func exponent(_ text: Substring) -> Int {
    let value = Int(text) ?? (text.first == "-" ? -greatestExponent : greatestExponent)
    return min(max(value, -greatestExponent), greatestExponent)
  }

  /// The number, where it is a whole one of at most 20 digits.
  var wholeNumber: Int128? {
    guard exponent >= 0, digits.count + exponent <= 20 else { return nil }
    var value = digits.reduce(Int128(0)) { $0 * 10 + Int128($1) }
    for _ in 0..<exponent { value *= 10 }
    return isNegative ? -value : value
  }
}

extension Int {
  /// The number by its value; `nil` where it is no whole number of 64 bits.
  init?(exactly number: JSONNumber) {
    // The plain form is by far the most frequent.
    guard let value = Int(number.text) ?? NumberParts(number).wholeNumber.flatMap(Int.init(exactly:)) else {
      return nil
    }
    self = value
  }
}
