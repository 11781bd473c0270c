internal import Parley

/// A number in digits and its separators, in whatever notation.
///
/// Groups of three digits are thousands; a separator behind which other than three digits stand, or the last of two
/// kinds, is a decimal sign. A comma before three digits is taken as English has it: for thousands. A point before three
/// digits can be either, unless the digits are all zeros, which nobody writes behind a decimal point.
enum WrittenNumber {
  /// What digits say.
  ///
  /// - Parameters:
  ///   - bytes: Digits with commas, points and apostrophes between them.
  ///   - isFraction: Whether what follows tells that a point is a decimal one: a magnitude, a percent sign.
  /// - Returns: The value; one of another kind for what is no number: `1.2.2026`.
  static func value(_ bytes: ArraySlice<UInt8>, isFraction: Bool) -> Figure.Value {
    let written = String(decoding: bytes, as: UTF8.self)
    let groups = bytes.split(omittingEmptySubsequences: false) { !PlainText.isDecimal($0) }
    let separators = bytes.filter { !PlainText.isDecimal($0) }
    let point = UInt8(ascii: ".")
    func decimal(_ whole: ArraySlice<ArraySlice<UInt8>>, _ fraction: ArraySlice<UInt8>? = nil) -> Figure.Value {
      var text = String(decoding: whole.joined().drop { $0 == 0x30 }, as: UTF8.self)
      if text.isEmpty { text = "0" }
      if let fraction { text += "." + String(decoding: fraction, as: UTF8.self) }
      return (try? DecimalNumber(text)).map(Figure.Value.number) ?? .other(written)
    }
    guard let last = separators.last, let end = groups.last else { return decimal(groups[...]) }
    let isMixed = separators.dropLast().contains { $0 != last }
    if isMixed {
      // The last one is the decimal sign if all before it stand for thousands.
      let whole = groups.dropLast()
      let isOnce = separators.count { $0 == last } == 1 && Set(separators).count == 2
      return isOnce && areThousands(whole) ? decimal(whole, end) : .other(written)
    }
    if separators.count > 1 { return areThousands(groups[...]) ? decimal(groups[...]) : .other(written) }
    guard end.count == 3, areThousands(groups[...]), groups[0].first != 0x30 else {
      return last == UInt8(ascii: "'") ? .other(written) : decimal(groups.prefix(1), end)
    }
    if last != point { return decimal(groups[...]) }
    if isFraction { return decimal(groups.prefix(1), end) }
    return end.allSatisfy { $0 == 0x30 } ? decimal(groups[...]) : .ambiguous(written)
  }

  /// Whether groups of digits are thousands: of three digits but for the first, or of two and three at the end as in
  /// India.
  private static func areThousands(_ groups: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    guard let first = groups.first, (1...3).contains(first.count), groups.count > 1, groups.last?.count == 3 else {
      return false
    }
    let inner = groups.dropFirst().dropLast()
    return inner.allSatisfy { $0.count == 3 } || first.count < 3 && inner.allSatisfy { $0.count == 2 }
  }
}

extension DecimalNumber {
  /// The number so many times; `nil` where the result has too many digits.
  func multiplied(by factor: Int) -> DecimalNumber? {
    var sum = self
    var done = 1
    // Factors are powers of ten.
    while done < factor {
      var tenfold = sum
      for _ in 1..<10 {
        guard let next = tenfold.adding(sum) else { return nil }
        tenfold = next
      }
      sum = tenfold
      done *= 10
    }
    return sum
  }
}
