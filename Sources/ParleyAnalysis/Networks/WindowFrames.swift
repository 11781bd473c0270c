import Parley

/// The places of a window over a selection: its bounds, and the rows that lie in it.
struct WindowFrame {
  let start: Int64
  let middle: Int64
  let end: Int64
  /// Positions among the rows that count.
  let rows: Range<Int>
}

extension Moment {
  /// A moment a number of units later; `nil` beyond what can be told.
  static func advanced(_ time: Int64, _ count: Int, _ unit: TimeWindow.Unit) -> Int64? {
    let length: Int64
    switch unit {
    case .event: return nil
    case .second: length = second
    case .minute: length = 60 * second
    case .hour: length = 3600 * second
    case .day: length = day
    case .week: length = 7 * day
    case .month: return advanced(time, months: count)
    case .year: return advanced(time, months: count.multipliedReportingOverflow(by: 12).partialValue)
    }
    let (distance, overflow) = length.multipliedReportingOverflow(by: Int64(count))
    let (sum, other) = time.addingReportingOverflow(distance)
    return overflow || other ? nil : sum
  }

  private static func advanced(_ time: Int64, months: Int) -> Int64? {
    let number = day(of: time)
    let parts = Day(daysSince1970: number).parts
    let month = parts.year * 12 + parts.month - 1 + months
    let (year, monthOfYear) = (month.dividedDown(by: 12), month - month.dividedDown(by: 12) * 12 + 1)
    guard abs(year) < 290_000,
      let target = Day(year: year, month: monthOfYear, day: min(parts.day, Day.daysIn(month: monthOfYear, year: year)))
    else { return nil }
    let rest = time % day
    return Int64(target.daysSince1970) * day + (rest < 0 ? rest + day : rest)
  }
}

extension Selection {
  /// The greatest number of windows in a series.
  static let mostWindows = 100_000

  /// The time of the row at a position among those that count.
  func time(_ position: Int) -> Int64 { table.columns.time[Int(retained[position])] }

  /// The first position at a time or later.
  func position(at moment: Int64) -> Int {
    var (low, high) = (0, retained.count)
    while low < high {
      let middle = low + (high - low) / 2
      if time(middle) < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The positions of rows with a date.
  var dated: Range<Int> { position(at: CodedStatements.Columns.undated + 1)..<retained.count }

  /// The places of a window.
  func frames(_ window: TimeWindow, _ request: Request) throws(AnalysisError) -> [WindowFrame] {
    guard window.width > 0, window.step > 0 else {
      throw AnalysisError(.outOfRange, "windows", "a window is at least one unit wide and moves on by at least one")
    }
    guard window.width <= 1_000_000_000, window.step <= 1_000_000_000 else {
      throw AnalysisError(.outOfRange, "windows", "a window has at most a thousand million units")
    }
    guard !isCompatible || window.step == 1 else {
      throw AnalysisError(.incompatible, "windows", "that program moves windows on by one unit")
    }
    guard window.unit != .event else { return try eventFrames(window) }
    return isCompatible ? try compatibleFrames(window, request) : try timeFrames(window, request)
  }

  private func eventFrames(_ window: TimeWindow) throws(AnalysisError) -> [WindowFrame] {
    // That program centres a window on a statement, so that its width is odd.
    let width = isCompatible ? window.width / 2 * 2 + 1 : window.width
    guard dated.count >= width else { return [] }
    let count = (dated.count - width) / window.step + 1
    try Self.checkWindows(count)
    return (0..<count).map { number in
      let first = dated.lowerBound + number * window.step
      return WindowFrame(
        start: time(first), middle: time(first + width / 2), end: time(first + width - 1), rows: first..<(first + width)
      )
    }
  }

  private func timeFrames(_ window: TimeWindow, _ request: Request) throws(AnalysisError) -> [WindowFrame] {
    let (origin, limit): (Int64, Int64)
    if let range = request.during {
      (origin, limit) = (range.lowerBound.microsecondsSince1970, range.upperBound.microsecondsSince1970)
    } else {
      guard !dated.isEmpty else { return [] }
      origin = Moment.start(of: Day(daysSince1970: Moment.day(of: time(dated.lowerBound))))
      limit = Moment.start(of: Day(daysSince1970: Moment.day(of: time(retained.count - 1)) + 1))
    }
    var frames: [WindowFrame] = []
    while let start = Moment.advanced(origin, frames.count * window.step, window.unit),
      let end = Moment.advanced(origin, frames.count * window.step + window.width, window.unit), end <= limit
    {
      frames.append(
        WindowFrame(
          start: start, middle: Moment.middle(start, end), end: end, rows: position(at: start)..<position(at: end)))
      try Self.checkWindows(frames.count)
    }
    return frames
  }

  /// Windows as that program moves them: of odd width around a moment, both ends included, as far as they lie within
  /// the range.
  private func compatibleFrames(_ window: TimeWindow, _ request: Request) throws(AnalysisError) -> [WindowFrame] {
    guard let range = compatibleRange(request) else { return [] }
    let half = window.width / 2
    var frames: [WindowFrame] = []
    var middle = range.lowerBound
    var steps = 0
    while middle <= range.upperBound {
      if let start = Moment.advanced(middle, -half, window.unit), start >= range.lowerBound,
        let end = Moment.advanced(middle, half, window.unit), end <= range.upperBound
      {
        frames.append(
          WindowFrame(
            start: start, middle: middle, end: end,
            rows: position(at: start)..<position(at: Moment.after(end))))
      }
      steps += 1
      try Self.checkWindows(steps)
      guard let next = Moment.advanced(middle, 1, window.unit) else { break }
      middle = next
    }
    return frames
  }

  /// The time range that was asked for, or that of the statements.
  func compatibleRange(_ request: Request) -> ClosedRange<Int64>? {
    if let range = request.during {
      return range.lowerBound.microsecondsSince1970...range.upperBound.microsecondsSince1970
    }
    let dated = table.columns.lowerBound(CodedStatements.Columns.undated + 1)..<table.columns.count
    return dated.isEmpty ? nil : table.columns.time[dated.lowerBound]...table.columns.time[dated.upperBound - 1]
  }

  static func checkWindows(_ count: Int) throws(AnalysisError) {
    guard count > mostWindows else { return }
    throw AnalysisError(
      .tooLarge, "windows", "the range has more than \(mostWindows) windows; take a greater unit or step")
  }
}
