extension PartialDate {
  /// Whether what happened on this date happened before what happened on another.
  ///
  /// Dates have a total order for sorting (`<`), which says little about time: `../2025-11-20` sorts before 2020,
  /// because it may be of any earlier day. This asks what is certain:
  ///
  /// - All days allowed here lie before all days allowed there: ``Ternary/yes``. A qualified date (`?`, `~`, `%`) may be
  ///   off by one unit of its own, and an open or unknown end of an interval may lie anywhere.
  /// - All of them lie after those allowed there: ``Ternary/no``.
  /// - Otherwise, so for two events of one day or of overlapping dates: ``Ternary/possibly``.
  ///
  /// A moment belongs to the day that is written. Two moments of one day are told apart by their times, the offsets
  /// taken into account; one without an offset counts as one of UTC.
  ///
  /// - Parameter other: The date of what may have happened later.
  /// - Returns: The answer.
  /// - Complexity: O(1); O(*n*) in the length of the text for a moment, or for an interval with a qualified end.
  public func precedes(_ other: PartialDate) -> Ternary {
    let (mine, theirs) = (extent, other.extent)
    return mine.precedes(theirs) ? .yes : theirs.precedes(mine) ? .no : .possibly
  }

  /// The first and the last point in time that the date allows.
  package var extent: DateSpan {
    if precision == .second, let second = secondOfDay {
      let day = earliest.daysSince1970
      return DateSpan(first: .init(day: day, second: second), last: .init(day: day, second: second))
    }
    let reach = reach
    return DateSpan(from: reach.first.daysSince1970, through: reach.last.daysSince1970)
  }

  /// The time of a moment in UTC, in seconds from the beginning of the day that is written; it may lie outside the day.
  private var secondOfDay: Int? {
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "T")) else { return nil }
    let time = Array(text.utf8[text.utf8.index(after: mark)...])
    func number(_ position: Int) -> Int {
      guard position + 1 < time.count else { return 0 }
      return Int(time[position] & 15) * 10 + Int(time[position + 1] & 15)
    }
    let second = number(0) * 3600 + number(3) * 60 + number(6)
    guard time.count > 8, time[8] != UInt8(ascii: "Z") else { return second }
    let offset = number(9) * 3600 + number(12) * 60
    return time[8] == UInt8(ascii: "-") ? second + offset : second - offset
  }
}

/// From which to which point in time something may have happened: what is certain about the order of two dates.
package struct DateSpan: Hashable, Sendable {
  /// A point in time.
  package struct Point: Hashable, Comparable, Sendable {
    let day: Int
    /// From the beginning of the day; `Int.min` and `Int.max` stand for its beginning and its end.
    let second: Int

    package static func < (left: Point, right: Point) -> Bool {
      left.day == right.day ? left.second < right.second : left.day < right.day
    }
  }

  package let first: Point
  package let last: Point

  init(first: Point, last: Point) {
    self.first = first
    self.last = last
  }

  /// Whole days, counted from 1970.
  package init(from first: Int, through last: Int) {
    self.init(first: Point(day: first, second: .min), last: Point(day: last, second: .max))
  }

  /// Whether all of it lies before another.
  package func precedes(_ other: DateSpan) -> Bool { last < other.first }

  /// Whether it lies within one day.
  package var isOfOneDay: Bool { first.day == last.day }
}
