/// By what records are counted: a member of theirs, or a stretch of the calendar.
///
/// ```swift
/// dossier.groups(.during("2025-11"), by: .speaker, .attitude)
/// ```
///
/// A record that has several values counts once under each of them, a record that has none under `nil`.
public struct Grouping<Item: Record>: Hashable, Sendable {
  @usableFromInline package let key: GroupKey

  init(_ name: FilterTest.Name) {
    key = .terms(name)
  }

  init(_ unit: CalendarUnit) {
    key = .calendar(unit)
  }

  init(_ key: GroupKey) {
    self.key = key
  }
}

/// What the values of a grouping are, whatever the type of record.
@usableFromInline
package enum GroupKey: Hashable, Sendable {
  /// The terms under which records are listed.
  case terms(FilterTest.Name)
  /// Stretches of the calendar.
  case calendar(CalendarUnit)
  /// The ways in which the attitudes of stances point.
  case polarity
  /// Those for whom the speakers speak.
  case representedParty
}

/// A stretch of the calendar.
@usableFromInline
package enum CalendarUnit: Hashable, Sendable {
  case day
  case week
  case month
  case year

  /// The stretch in which a date certainly falls, as in `2025-11-20`, `2025-W47`, `2025-11` and `2025`; `nil` where
  /// that is not known.
  package func text(of date: PartialDate) -> String? {
    let (first, last) = date.reach
    let text = shortened(first)
    return shortened(last) == text ? text : nil
  }

  private func shortened(_ day: Day) -> String {
    switch self {
    case .day: day.description
    case .week: day.isoWeek
    case .month: String(day.description.dropLast(3))
    case .year: String(day.description.dropLast(6))
    }
  }
}

extension Day {
  /// The week of ISO 8601 in which the day lies, as in `2025-W47`: weeks begin on Monday, and each belongs to the year of
  /// its Thursday.
  fileprivate var isoWeek: String {
    let thursday = clamped(advancedBy: Weekday.thursday.rawValue - weekday.rawValue)
    let newYear = Day(checkedYear: thursday.year, month: 1, day: 1)
    let week = newYear.distance(to: thursday) / 7 + 1
    return "\(thursday.description.dropLast(6))-W\(week < 10 ? "0" : "")\(week)"
  }
}

extension Grouping where Item: Record {
  /// By keyword.
  public static var keyword: Grouping { Grouping(.keyword) }

  /// By the source that is cited.
  public static var source: Grouping { Grouping(.source) }

  /// By certainty.
  public static var certainty: Grouping { Grouping(.certainty) }

  /// By review status.
  public static var review: Grouping { Grouping(.review) }
}

extension Grouping where Item: DatedRecord {
  /// By the day on which the record's date certainly falls; see ``DatedRecord/when``.
  public static var day: Grouping { Grouping(.day) }

  /// By the week in which the record's date certainly falls, as ISO 8601 counts weeks: from Monday on, and as one of the
  /// year in which its Thursday lies, so that `2025-W01` begins on 30 December 2024. See ``DatedRecord/when``.
  public static var week: Grouping { Grouping(.week) }

  /// By the month in which the record's date certainly falls; see ``DatedRecord/when``.
  public static var month: Grouping { Grouping(.month) }

  /// By the year in which the record's date certainly falls; see ``DatedRecord/when``.
  public static var year: Grouping { Grouping(.year) }
}
