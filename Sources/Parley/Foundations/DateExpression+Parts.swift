/// The parts of a date while it is read, and what they allow.
struct DateParts {
  /// Where the date begins.
  var start: Int
  var isNegative = false
  var year = DigitPattern()
  var month: DigitPattern?
  var day: DigitPattern?
  var dayPosition = 0
  var traits: PartialDate.Traits = []
  /// Where the first digit stands that is not given.
  var unspecifiedPosition: Int?
  /// The first feature of level 2.
  var levelTwo: DateExpression.Feature?

  init(start: Int) { self.start = start }

  /// Remembers a feature of level 2, if it is the first.
  mutating func note(_ name: String, at position: Int) {
    if let levelTwo, levelTwo.position <= position { return }
    levelTwo = .init(name: name, position: position)
  }

  /// Remembers a qualifier that does not stand at the end of the date.
  mutating func noteComponentQualifier(_ qualifier: TextReader.PlacedQualifier?) {
    guard let qualifier else { return }
    traits.formUnion(qualifier.traits)
    note("qualified parts of a date", at: qualifier.position)
  }

  /// Takes up the qualifier at the end of the date, which level 1 has.
  ///
  /// It may follow every date of level 1, also a season and open digits: the specification says "at the end of the
  /// date string", although its examples are a year, a month and a day.
  mutating func qualify(_ qualifier: TextReader.PlacedQualifier?) {
    if let qualifier { traits.formUnion(qualifier.traits) }
  }

  /// Whether level 1 has the digits that are not given: one or two of a year alone, or whole parts at the end.
  private var isUnspecifiedFromTheRight: Bool {
    guard let month else { return year.isOpenFromTheRight(1) || year.isOpenFromTheRight(2) }
    guard year.isKnown else { return false }
    guard let day else { return month.isAllOpen || month.isKnown }
    return (day.isAllOpen && (month.isAllOpen || month.isKnown)) || (day.isKnown && month.isKnown)
  }

  /// The years that may be meant, `nil` when there is none.
  private var years: ClosedRange<Int>? {
    guard let range = year.range(within: (isNegative ? 1 : 0)...9999) else { return nil }
    return isNegative ? -range.upperBound ... -range.lowerBound : range
  }

  /// The date as read; `nil` when no day fits.
  mutating func expression() -> DateExpression? {
    guard let first = extreme(isLatest: false), let last = extreme(isLatest: true) else { return nil }
    return expression(
      first: Day(checkedYear: first.year, month: first.month, day: first.day),
      last: Day(checkedYear: last.year, month: last.month, day: last.day),
      lastBeginning: Day(
        checkedYear: last.year, month: month == nil ? 1 : last.month, day: day == nil ? 1 : last.day),
      precision)
  }

  /// A season of the year or years as read.
  mutating func expression(of season: Season) -> DateExpression {
    let years = years ?? 0...0
    return expression(
      first: season.bounds(in: years.lowerBound).first, last: season.bounds(in: years.upperBound).last,
      lastBeginning: season.bounds(in: years.upperBound).first, .season)
  }

  /// Years that have been computed.
  mutating func expression(years: ClosedRange<Int>) -> DateExpression {
    let beginning = Day(checkedYear: years.upperBound, month: 1, day: 1)
    return expression(
      first: Day(checkedYear: years.lowerBound, month: 1, day: 1),
      last: Day(checkedYear: years.upperBound, month: 12, day: 31), lastBeginning: beginning, .year)
  }

  private mutating func expression(
    first: Day, last: Day, lastBeginning: Day, _ precision: PartialDate.Precision
  ) -> DateExpression {
    if let unspecifiedPosition {
      if !isUnspecifiedFromTheRight { note("unspecified digits in this place", at: unspecifiedPosition) }
      traits.insert(.unspecified)
    }
    return DateExpression(
      first: first, last: last, lastBeginning: lastBeginning, precision: precision, traits: traits,
      isPlainDay: precision == .day && traits.isEmpty, levelTwo: levelTwo,
      unspecifiedFeature: unspecifiedPosition.map { .init(name: "unspecified digits in an interval", position: $0) })
  }

  private var precision: PartialDate.Precision {
    if day?.isKnown == true { return .day }
    if month?.isKnown == true { return .month }
    return year.isKnown ? .year : year.isOpenFromTheRight(1) ? .decade : .century
  }

  /// The first or the last day that fits the parts.
  private func extreme(isLatest: Bool) -> (year: Int, month: Int, day: Int)? {
    guard let years else { return nil }
    let months = month.map { $0.range(within: 1...12) } ?? 1...12
    guard let months else { return nil }
    for year in Ascent(years, isDescending: isLatest) where self.year.allows(abs(year)) {
      for month in Ascent(months, isDescending: isLatest) where self.month?.allows(month) ?? true {
        let length = Day.daysIn(month: month, year: year)
        guard let day else { return (year, month, isLatest ? length : 1) }
        if let days = day.range(within: 1...length) {
          return (year, month, isLatest ? days.upperBound : days.lowerBound)
        }
      }
    }
    return nil
  }

  /// The numbers of a range, in either direction.
  private struct Ascent: Sequence, IteratorProtocol {
    private var range: ClosedRange<Int>
    private var isDescending: Bool
    private var step = 0

    init(_ range: ClosedRange<Int>, isDescending: Bool) {
      self.range = range
      self.isDescending = isDescending
    }

    mutating func next() -> Int? {
      guard step < range.count else { return nil }
      defer { step += 1 }
      return isDescending ? range.upperBound - step : range.lowerBound + step
    }
  }
}

/// A part of a year that EDTF numbers instead of a month: 21 to 24 on level 1, 25 to 41 on level 2.
struct Season {
  private var firstMonth: Int
  private var length: Int
  /// Whether only level 2 has it.
  var isLevelTwo: Bool

  init?(code: Int) {
    switch code {
    case 21...28: (firstMonth, length) = (3 + (code - 21) % 4 * 3, 3)  // Also "northern hemisphere".
    case 29...32: (firstMonth, length) = ([9, 12, 3, 6][code - 29], 3)  // "Southern hemisphere".
    case 33...36: (firstMonth, length) = (1 + (code - 33) * 3, 3)
    case 37...39: (firstMonth, length) = (1 + (code - 37) * 4, 4)
    case 40...41: (firstMonth, length) = (1 + (code - 40) * 6, 6)
    default: return nil
    }
    isLevelTwo = code > 24
  }

  /// The days of the season that begins in a year; one that begins in December ends in the next.
  func bounds(in year: Int) -> (first: Day, last: Day) {
    let lastMonth = (firstMonth + length - 2) % 12 + 1
    let lastYear = lastMonth < firstMonth ? year + 1 : year
    return (
      Day(checkedYear: year, month: firstMonth, day: 1),
      Day(checkedYear: lastYear, month: lastMonth, day: Day.daysIn(month: lastMonth, year: lastYear))
    )
  }
}
