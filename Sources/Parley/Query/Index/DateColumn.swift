/// The dates of a segment's rows.
final class DateColumn: Sendable {
  /// The number of rows with a date; the undated ones come after them.
  let datedCount: Int
  /// The first row of each different date, and at last the number of dated rows.
  private let starts: [UInt32]
  /// The first day of each different date.
  private let days: [Int]
  /// The number of each dated row's date.
  private let groups: [UInt32]
  /// The rows whose dates are not simply one day, ascending, and those dates.
  let imprecise: [UInt32]
  private let impreciseDates: [PartialDate]

  /// The different dates with their first rows, and the dates that are not simply one day with theirs.
  private struct Dates {
    var different: [(day: Int, row: UInt32)] = []
    var imprecise: [(row: UInt32, date: PartialDate)] = []
  }

  private init(_ dates: Dates, datedCount: Int) {
    self.datedCount = datedCount
    days = dates.different.map(\.day)
    imprecise = dates.imprecise.map(\.row)
    impreciseDates = dates.imprecise.map(\.date)
    let starts = dates.different.map(\.row) + [UInt32(datedCount)]
    var groups: [UInt32] = []
    groups.reserveCapacity(datedCount)
    for group in dates.different.indices {
      groups.append(contentsOf: repeatElement(UInt32(group), count: Int(starts[group + 1] - starts[group])))
    }
    self.starts = starts
    self.groups = groups
  }

  func pack(into writer: inout PackedWriter) {
    writer.add(datedCount)
    writer.add(days)
    writer.add(starts)
    writer.add(imprecise)
    writer.add(impreciseDates.map(\.description))
  }

  convenience init(unpacking reader: inout PackedReader, rowCount: Int) throws(PackedFault) {
    let datedCount = try reader.integer()
    let days = try reader.integers()
    let starts: [UInt32] = try reader.numbers()
    let imprecise: [UInt32] = try reader.numbers()
    let texts = try reader.texts()
    try PackedFault.unless(
      0...rowCount ~= datedCount && starts.count == days.count + 1 && starts.isAscending(upTo: UInt32(datedCount))
        && imprecise.areBelow(datedCount) && imprecise.count == texts.count
        && days.allSatisfy { Day.distantPast.daysSince1970...Day.distantFuture.daysSince1970 ~= $0 })
    var dates = Dates()
    dates.different = Array(zip(days, starts))
    for (row, text) in zip(imprecise, texts) {
      guard let date = try? PartialDate(text) else { throw PackedFault() }
      dates.imprecise.append((row, date))
    }
    self.init(dates, datedCount: datedCount)
  }

  /// The rows whose dates begin on one of some days.
  func rows(beginningOn days: ClosedRange<Int>) -> Range<Int> {
    lowerBound(days.lowerBound)..<lowerBound(days.upperBound + 1)
  }

  /// The first row whose date begins on a day or later.
  func lowerBound(_ day: Int) -> Int { Int(starts[days.partitioningIndex { $0 >= day }]) }

  /// Where the entries of an ascending list begin that have the same date as the one before a position; the numbers of
  /// the entries' dates may be at hand.
  @inline(__always)
  func peers(endingAt end: Int, of rows: [UInt32], in list: Range<Int>, _ numbers: [UInt32]? = nil) -> Int {
    let last = end - 1
    func date(_ position: Int) -> UInt32 { numbers?[position] ?? groups[Int(rows[position])] }
    let group = date(last)
    if last == list.lowerBound || date(last - 1) != group { return last }
    return rows.gallop(to: starts[Int(group)], from: last, in: list)
  }

  /// The first day of the date of a number.
  func firstDay(ofNumber number: UInt32) -> Int { days[Int(number)] }

  /// The rows of the same date as a dated row.
  func peers(of row: Int) -> Range<Int> {
    let group = group(of: row)
    return Int(starts[group])..<Int(starts[group + 1])
  }

  /// The last day that the date of a row allows; `nil` for an undated row.
  func latest(_ row: Int) -> Day? {
    if row >= datedCount { return nil }
    return impreciseDate(row)?.latest ?? Day(daysSince1970: days[group(of: row)])
  }

  /// The date of a row; `nil` for an undated row.
  func date(_ row: Int) -> PartialDate? {
    if row >= datedCount { return nil }
    return impreciseDate(row) ?? PartialDate(Day(daysSince1970: days[group(of: row)]))
  }

  /// The date of a row where it is not simply one day.
  func impreciseDate(_ row: Int) -> PartialDate? {
    let position = imprecise.partition(below: UInt32(row), in: 0..<imprecise.count)
    return position < imprecise.count && imprecise[position] == UInt32(row) ? impreciseDates[position] : nil
  }

  private func group(of row: Int) -> Int { Int(groups[row]) }

  /// The number of each row's date, one more than the last for undated rows.
  func numbers(of rows: [UInt32]) -> [UInt32] { rows.map(number(of:)) }

  /// The number of a row's date, one more than the last for an undated row.
  @inline(__always)
  func number(of row: UInt32) -> UInt32 { row < groups.count ? groups[Int(row)] : UInt32(days.count) }
}

extension DateColumn {
  /// Puts records in the order of their dates.
  ///
  /// - Parameters:
  ///   - count: The number of records.
  ///   - date: The date of each.
  /// - Returns: The column, and the record that stands in each row: of the same date in ascending order.
  /// - Complexity: O(*n*), and O(*n* log *n*) in the number of records that share their first day with a date that is
  ///   not simply one day.
  static func ordering(count: Int, by date: (Int) -> PartialDate?) -> (column: DateColumn, places: [UInt32]) {
    var buckets = DayBuckets(count: count)
    var otherDates: [Int: PartialDate] = [:]
    for place in 0..<count {
      guard let date = date(place) else {
        buckets.append(nil)
        continue
      }
      buckets.append(date.earliest.daysSince1970)
      if date.precision != .day || !date.traits.isEmpty { otherDates[place] = date }
    }
    var (places, days) = buckets.sorted()
    var dates = Dates()
    for (day, rows) in days {
      let plain = PartialDate(Day(daysSince1970: day))
      let others = otherDates.isEmpty ? 0 : places[rows].count { otherDates[Int($0)] != nil }
      if others > 0 {
        places[rows].sort { left, right in
          let (a, b) = (otherDates[Int(left)] ?? plain, otherDates[Int(right)] ?? plain)
          return a == b ? left < right : a < b
        }
      }
      var previous: PartialDate?
      for row in others > 0 ? rows : rows.prefix(1) {
        let other = otherDates[Int(places[row])]
        if other ?? plain != previous { dates.different.append((day, UInt32(row))) }
        previous = other ?? plain
        if let other { dates.imprecise.append((UInt32(row), other)) }
      }
    }
    return (DateColumn(dates, datedCount: days.last?.rows.upperBound ?? 0), places)
  }
}

/// Numbers in the order of their days: a counting sort, because there are far fewer days than records.
private struct DayBuckets {
  private var numbers: [Int: UInt32] = [:]
  private var days: [Int] = []
  private var sizes: [Int] = []
  /// The number of each record's day; the greatest number for none.
  private var buckets: [UInt32] = []
  private var last: (day: Int, number: UInt32)?

  init(count: Int) { buckets.reserveCapacity(count) }

  mutating func append(_ day: Int?) {
    guard let day else {
      buckets.append(.max)
      return
    }
    let number = last.flatMap { $0.day == day ? $0.number : nil } ?? numbers[day] ?? UInt32(days.count)
    if number == UInt32(days.count) {
      numbers[day] = number
      days.append(day)
      sizes.append(0)
    }
    last = (day, number)
    sizes[Int(number)] += 1
    buckets.append(number)
  }

  /// The records in the order of their days, and the rows of each day.
  func sorted() -> (places: [UInt32], days: [(day: Int, rows: Range<Int>)]) {
    var next = [Int](repeating: 0, count: days.count)
    var ordered: [(day: Int, rows: Range<Int>)] = []
    var position = 0
    for number in days.indices.sorted(by: { days[$0] < days[$1] }) {
      next[number] = position
      ordered.append((days[number], position..<(position + sizes[number])))
      position += sizes[number]
    }
    var places = [UInt32](repeating: 0, count: buckets.count)
    for (place, bucket) in buckets.enumerated() {
      if bucket == .max {
        places[position] = UInt32(place)
        position += 1
      } else {
        places[next[Int(bucket)]] = UInt32(place)
        next[Int(bucket)] += 1
      }
    }
    return (places, ordered)
  }
}
