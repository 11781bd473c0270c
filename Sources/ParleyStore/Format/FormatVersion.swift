internal import Parley

/// The version of the store format. A newer minor version adds what an older reader may pass over; a newer major one would
/// be misunderstood.
struct StoreFormat: Hashable, Sendable {
  var major: Int
  var minor: Int

  static let current = StoreFormat(major: 1, minor: 0)

  var json: JSONValue { .array([.number(JSONNumber(major)), .number(JSONNumber(minor))]) }

  init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  init?(_ value: JSONValue?) {
    guard case .array(let numbers)? = value, numbers.count == 2, let major = numbers[0].wholeNumber,
      let minor = numbers[1].wholeNumber
    else { return nil }
    self.init(major: major, minor: minor)
  }
}

extension JSONValue {
  /// A number from 0 on, of the 18 digits that a number of a journal has at most: sums of a few do not overflow.
  var wholeNumber: Int? {
    guard let value = integer, 0...Ledger.lastSequence ~= value else { return nil }
    return value
  }

  /// A check as eight hexadecimal digits.
  var check: UInt32? {
    guard let text = string, let value = UInt32(text, radix: 16), value.hexadecimal == text else { return nil }
    return value
  }
}
