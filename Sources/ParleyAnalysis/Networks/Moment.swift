public import Parley

/// Reckoning with times in microseconds since 1970, without time zones.
enum Moment {
  static let second: Int64 = 1_000_000
  static let day: Int64 = 86_400 * second

  /// The day in which a time lies.
  static func day(of time: Int64) -> Int { Int(time.dividedDown(by: day)) }

  /// The next moment, or the last that there is.
  static func after(_ time: Int64) -> Int64 { time == .max ? time : time + 1 }

  /// The middle between two moments, however far they are apart.
  static func middle(_ start: Int64, _ end: Int64) -> Int64 {
    start / 2 + end / 2 + (start % 2 + end % 2) / 2
  }

  /// The first moment of a day, or the nearest that can be told.
  static func start(of day: Day) -> Int64 {
    let (time, overflow) = Int64(day.daysSince1970).multipliedReportingOverflow(by: self.day)
    return overflow ? (day.daysSince1970 < 0 ? .min + 1 : .max) : max(time, .min + 1)
  }

  /// The number of the ISO week in its year, 1 to 53: that of the year of the week's Thursday.
  static func weekOfYear(of day: Int) -> Int {
    let thursday = (day + 3).dividedDown(by: 7) * 7  // 1 January 1970 was one.
    let year = Day(daysSince1970: thursday).year
    let newYear = Day(year: year, month: 1, day: 1)?.daysSince1970 ?? thursday
    return (thursday - newYear) / 7 + 1
  }
}

extension FixedWidthInteger {
  /// The quotient, rounded down.
  func dividedDown(by divisor: Self) -> Self {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Range<Timestamp> {
  /// Whole days as a range of time: from the beginning of the first to the end of the last.
  ///
  /// ```swift
  /// try table.oneMode(.congruence, during: .days("2025-11-01"..<"2025-12-01"))
  /// ```
  ///
  /// - Parameter days: The days, the upper bound excluded.
  /// - Returns: The range of time. Days that no `Timestamp` reaches are cut off.
  public static func days(_ days: Range<Day>) -> Range<Timestamp> {
    let start = Moment.start(of: days.lowerBound)
    let end = Moment.start(of: days.upperBound)
    return Timestamp(microsecondsSince1970: start)..<Timestamp(microsecondsSince1970: end)
  }
}
