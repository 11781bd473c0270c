/// One date in EDTF: what stands alone, between the slashes of an interval or between the commas of a set.
struct DateExpression {
  /// The first day and the last day that it allows, of all the digits that are not given.
  var first: Day
  var last: Day
  /// The last of the days on which it can begin: for `2004-06` 1 June, for `2004-XX` 1 December.
  var lastBeginning: Day
  var precision: PartialDate.Precision
  var traits: PartialDate.Traits = []
  /// Whether it consists of nothing but a day, so that a time may follow.
  var isPlainDay = false
  /// The first feature of level 2 in it.
  var levelTwo: Feature?
  /// The first digit that is not given: no feature of level 2 in itself, but in an interval it is.
  var unspecifiedFeature: Feature?

  /// A feature of level 2, named in the plural, and where it stands.
  struct Feature {
    var name: String
    var position: Int
  }
}

/// A number in which digits may be left open with `X`.
struct DigitPattern {
  /// The number of digits.
  private var count = 0

  /// The least number that fits: every open digit is 0.
  private(set) var least = 0

  /// A number with 1 for every open digit and 0 for every other.
  private var openPlaces = 0

  /// Adds a digit on the right; `nil` leaves it open.
  mutating func append(_ digit: Int?) {
    count += 1
    least = least * 10 + (digit ?? 0)
    openPlaces = openPlaces * 10 + (digit == nil ? 1 : 0)
  }

  /// Whether all digits are given.
  var isKnown: Bool { openPlaces == 0 }

  /// Whether so many digits are left open, which are the last ones.
  func isOpenFromTheRight(_ openCount: Int) -> Bool {
    openPlaces == [0, 1, 11, 111, 1111][openCount]
  }

  /// Whether all digits are left open.
  var isAllOpen: Bool { isOpenFromTheRight(count) }

  /// Whether the number can be meant.
  func allows(_ number: Int) -> Bool {
    var (rest, wanted, open) = (number, least, openPlaces)
    for _ in 0..<count {
      if open % 10 == 0, wanted % 10 != rest % 10 { return false }
      (rest, wanted, open) = (rest / 10, wanted / 10, open / 10)
    }
    return rest == 0
  }

  /// The least and the greatest number within limits that can be meant; `nil` when there is none.
  func range(within limits: ClosedRange<Int>) -> ClosedRange<Int>? {
    let bounds = least...(least + 9 * openPlaces)
    guard bounds.overlaps(limits) else { return nil }
    let candidates = bounds.clamped(to: limits)
    guard let first = candidates.first(where: allows), let last = candidates.last(where: allows) else { return nil }
    return first...last
  }
}
