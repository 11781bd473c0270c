/// A day of the proleptic Gregorian calendar, without a time or a time zone.
///
/// Years are counted as in ISO 8601: the year 0 exists and is 1 BC. The text is `YYYY-MM-DD`; years before 0 carry
/// a minus sign (`-0044-03-15`), and years of more than four digits a sign in either direction (`+12025-01-01`).
///
/// ```swift
/// let day: Day = "2025-11-20"
/// day.weekday                     // .thursday
/// day.advanced(by: 30)            // 2025-12-20
/// day.distance(to: "2025-12-24")  // 34
/// ```
public struct Day: Hashable, Sendable {
  /// The number of days since 1 January 1970, negative before.
  public let daysSince1970: Int

  /// Creates a day from its number.
  ///
  /// - Parameter daysSince1970: The number of days since 1 January 1970.
  /// - Precondition: The day is within the years that ``Day`` covers: 999 999 999 999 before and after year 0, five
  ///   million where `Int` has 32 bits.
  public init(daysSince1970: Int) {
    insist(
      daysSince1970 >= Self.distantPast.daysSince1970 && daysSince1970 <= Self.distantFuture.daysSince1970,
      "the day lies outside of the years that Day covers")
    self.daysSince1970 = daysSince1970
  }

  /// A number that is already known to be in range.
  init(unchecked daysSince1970: Int) {
    self.daysSince1970 = daysSince1970
  }

  /// Creates a day from the parts of its date; `nil` when there is no such day, or when the year is further than
  /// 999 999 999 999 from year 0 (five million where `Int` has 32 bits).
  ///
  /// - Parameters:
  ///   - year: The year, counted astronomically: 0 is 1 BC.
  ///   - month: The month, 1 to 12.
  ///   - day: The day of the month, 1 to 31.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), 1...12 ~= month, day >= 1, day <= Self.daysIn(month: month, year: year) else {
      return nil
    }
    self.init(checkedYear: year, month: month, day: day)
  }

  /// A date that is already known to exist.
  ///
  /// This is `days_from_civil` of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013): years are
  /// counted from March, so that the leap day is the last of its year, in eras of 400 years or 146 097 days.
  init(checkedYear year: Int, month: Int, day: Int) {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSince1970 = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month and day: `civil_from_days` of the same source.
  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = daysSince1970 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// The year, counted astronomically: 0 is 1 BC.
  public var year: Int { parts.year }

  /// The month, 1 to 12.
  public var month: Int { parts.month }

  /// The day of the month, 1 to 31.
  public var day: Int { parts.day }

  /// The day of the week.
  public var weekday: Weekday {
    let sinceMonday = (daysSince1970 % 7 + 10) % 7  // 1 January 1970 was a Thursday.
    return Weekday(rawValue: sinceMonday + 1) ?? .monday
  }

  /// A day of the week, numbered as in ISO 8601. The list is complete for good.
  @frozen
  public enum Weekday: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// The first day of the week, number 1.
    case monday = 1
    /// Number 2.
    case tuesday
    /// Number 3.
    case wednesday
    /// Number 4.
    case thursday
    /// Number 5.
    case friday
    /// Number 6.
    case saturday
    /// The last day of the week, number 7.
    case sunday

    /// Orders the days from Monday to Sunday.
    public static func < (left: Weekday, right: Weekday) -> Bool {
      left.rawValue < right.rawValue
    }
  }
}

extension Day: Strideable {
  /// Orders days by time.
  public static func < (left: Day, right: Day) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }

  /// The number of days until another day.
  ///
  /// - Parameter other: The other day.
  /// - Returns: The number of days, negative when `other` is earlier.
  public func distance(to other: Day) -> Int {
    other.daysSince1970 - daysSince1970
  }

  /// The day a number of days later.
  ///
  /// - Parameter count: The number of days, negative for earlier.
  /// - Returns: The other day. Beyond the years that ``Day`` covers it is a day before or after every other, so that
  ///   going on in steps of any length comes to an end.
  public func advanced(by count: Int) -> Day { clamped(advancedBy: count) }
}

extension Day {
  /// The years that a day can be in.
  package static let years: ClosedRange<Int> = {
    let limit = Int.bitWidth < 64 ? 5_000_000 : Int(clamping: 999_999_999_999 as Int64)
    return -limit...limit
  }()

  /// A day before every day that can be written: stands for "no beginning" in comparisons.
  package static let distantPast = Day(checkedYear: years.lowerBound - 1, month: 1, day: 1)

  /// A day after every day that can be written: stands for "no end" in comparisons.
  package static let distantFuture = Day(checkedYear: years.upperBound + 1, month: 12, day: 31)

  /// The day a number of days later, or the sentinel where that would be out of range.
  package func clamped(advancedBy count: Int) -> Day {
    let (number, overflow) = daysSince1970.addingReportingOverflow(count)
    let bounded = overflow ? (count < 0 ? Int.min : Int.max) : number
    return Day(
      unchecked: min(max(bounded, Self.distantPast.daysSince1970), Self.distantFuture.daysSince1970))
  }

  /// The number of days in a month, 1 to 12, of a year.
  package static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year: year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether the year has a 29 February.
  package static func isLeap(year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}
