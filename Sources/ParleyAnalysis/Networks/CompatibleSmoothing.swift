import Parley

/// Series of networks smoothed over time as Discourse Network Analyzer does it.
///
/// The range is cut to the statements that count, the width is made even, moments move by one unit from half a width
/// after the beginning to half a width before the end, and statements count by their distance in whole units. Levels
/// count by their places in the order of their texts, not by their values, and terms all count as the same.
extension OneModePlan {
  func compatibleSeries(
    _ window: TimeWindow, _ kernel: SmoothingKernel
  ) throws(AnalysisError) -> NetworkSeries<OneModeNetwork> {
    guard normalisation == .none || normalisation == .average else {
      throw AnalysisError(
        .incompatible, "normalisation", "that program smooths networks with the normalisations none and average only")
    }
    let all = selection.retained.indices
    let nodes = selection.firstNodes(request, rows: all)
    let rule = smoothingRule
    let count = nodes.labels.count
    try Selection.checkSize(count, count)
    let frames = try selection.smoothedFrames(window, kernel, request)
    let spread = normalisation == .average && !frames.isEmpty ? averages(nodes) : []
    return NetworkSeries(frames, cellCount: count * count) { frame in
      let weights = selection.smoothedWeights(frame, window, kernel).map { $0.squareRoot() }
      let sums = PairSums(
        selection.retained[frame.rows], of: selection.table, weights: RowWeights(values: weights), nodes, rule,
        PairSums.Needs(own: true))
      var ties = sums.ties(rule, .none, true)
      for node in 0..<count { ties[node * (count + 1)] = sums.own[node] / rule.divisor }
      for (cell, norm) in spread.enumerated() where norm != 0 { ties[cell] *= norm }
      return OneModeNetwork(
        nodes, ties, aggregation, normalisation, rule,
        NetworkBasis(selection: selection, rows: frame.rows, firstNumbers: nodes.numbers, secondNumbers: []))
    }
  }

  /// What pairs of statements count, by the places of their levels; terms all agree.
  private var smoothingRule: PairRule {
    let table = selection.table
    let places = table.qualifier == .nominal ? [] : selection.placesOfLevels(request)
    let greatest = max(places.compactMap(\.self).max() ?? 0, 1)
    return PairRule(
      places: places.isEmpty ? [0] : places.map { Double($0 ?? 0) }, aggregation, full: Double(greatest))
  }

  /// By what that program multiplies ties of the average norm: the sum over second nodes and levels of 2 / (uses of the
  /// one + uses of the other), where there are any.
  private func averages(_ nodes: NodeList) -> [Double] {
    let uses = UseTable(
      byLevel: selection.retained[...], selection.table.columns, levels: selection.table.levels.count, weights: nil)
    let count = nodes.labels.count
    var sums = [Double](repeating: 0, count: count * count)
    for second in 0..<uses.secondCount {
      let range = uses.starts[second]..<uses.starts[second + 1]
      var used = [Double](repeating: 0, count: count)
      for use in range { used[nodes.places[Int(uses.nodes[use])]] = uses.weights[use] }
      // Pairs of which neither uses the second node at this level add nothing.
      for use in range {
        let left = nodes.places[Int(uses.nodes[use])]
        for right in 0..<count {
          let share = 2 / (used[left] + used[right])
          sums[left * count + right] += share
          if used[right] == 0 { sums[right * count + left] += share }
        }
      }
    }
    return sums
  }
}

extension TwoModePlan {
  func compatibleSeries(
    _ window: TimeWindow, _ kernel: SmoothingKernel
  ) throws(AnalysisError) -> NetworkSeries<TwoModeNetwork> {
    guard normalisation == .none else {
      throw AnalysisError(
        .incompatible, "normalisation", "that program smooths two-mode networks without normalisation")
    }
    guard aggregation != .combine else {
      throw AnalysisError(.incompatible, "aggregation", "that program does not smooth codes of levels")
    }
    let (table, columns) = (selection.table, selection.table.columns)
    let nodes = selection.firstNodes(request, rows: selection.retained.indices)
    let secondNodes = selection.secondNodes(request, rows: selection.retained.indices)
    let (height, width) = (nodes.labels.count, secondNodes.labels.count)
    try Selection.checkSize(height, width)
    let values = selection.placesOfLevels(request).map { place -> Double in
      switch table.qualifier {
      case .boolean: return Double(2 * (place ?? 0) - 1)
      case .integer: return Double(place ?? 0)
      case .nominal, .none: return 1
      }
    }
    return NetworkSeries(
      try selection.smoothedFrames(window, kernel, request), cellCount: height * width
    ) { frame in
      var cells = [Double](repeating: 0, count: height * width)
      let weights = selection.smoothedWeights(frame, window, kernel)
      for (row, weight) in zip(selection.retained[frame.rows], weights) {
        let cell =
          nodes.places[Int(columns.first[Int(row)])] * width + secondNodes.places[Int(columns.second[Int(row)])]
        cells[cell] += weight * (aggregation == .subtract ? values[Int(columns.level[Int(row)])] : 1)
      }
      return TwoModeNetwork(
        nodes, secondNodes, cells, aggregation, normalisation,
        NetworkBasis(
          selection: selection, rows: frame.rows, firstNumbers: nodes.numbers, secondNumbers: secondNodes.numbers))
    }
  }
}

extension Selection {
  /// The place of each level among those that occur, in the order of their texts; `nil` for one that does not occur.
  fileprivate func placesOfLevels(_ request: Request) -> [Int?] {
    var places = [Int?](repeating: nil, count: table.levels.count)
    guard !places.isEmpty else { return [] }
    var occurs = [Bool](repeating: false, count: places.count)
    if request.nodes == .inRange {
      for row in inRange { occurs[Int(table.columns.level[row])] = true }
    } else {
      for row in retained { occurs[Int(table.columns.level[Int(row)])] = true }
    }
    // A flag is written as a number there; both orders agree.
    let order = places.indices.filter { occurs[$0] }
      .sorted { LabelOrder.utf16.precedes(table.levels[$0].description, table.levels[$1].description) }
    for (place, level) in order.enumerated() { places[level] = place }
    return places
  }

  /// The moments around which that program smooths, and the rows around each.
  fileprivate func smoothedFrames(
    _ window: TimeWindow, _ kernel: SmoothingKernel, _ request: Request
  ) throws(AnalysisError) -> [WindowFrame] {
    guard window.unit != .second else {
      throw AnalysisError(.incompatible, "windows", "that program does not smooth by seconds")
    }
    guard window.width > 0, window.width <= 1_000_000_000, window.step == 1 else {
      throw AnalysisError(
        window.step == 1 ? .outOfRange : .incompatible, "windows",
        "a window is at least one unit wide, and that program moves it on by one unit")
    }
    guard let range = compatibleRange(request), !dated.isEmpty else { return [] }
    let first = max(range.lowerBound, time(dated.lowerBound))
    let last = min(range.upperBound, time(retained.count - 1))
    let half = (window.width + 1) / 2
    var frames: [WindowFrame] = []
    guard var middle = Moment.advanced(first, half, window.unit),
      let lastMiddle = Moment.advanced(last, -half, window.unit)
    else { return [] }
    while middle <= lastMiddle {
      var (start, end, rows) = (first, last, dated)
      if kernel != .gaussian {
        start = max(first, Moment.advanced(middle, -half, window.unit) ?? first)
        end = min(last, Moment.advanced(middle, half, window.unit) ?? last)
        rows = position(at: start)..<position(at: Moment.after(end))
      }
      frames.append(WindowFrame(start: start, middle: middle, end: end, rows: rows))
      try Self.checkWindows(frames.count)
      guard let next = Moment.advanced(middle, 1, window.unit) else { break }
      middle = next
    }
    return frames
  }

  /// The weights of the rows around a moment, by whole units of an even width.
  fileprivate func smoothedWeights(
    _ frame: WindowFrame, _ window: TimeWindow, _ kernel: SmoothingKernel
  ) -> [Double] {
    let half = (window.width + 1) / 2
    return frame.rows.map { row in
      let distance = 2 * Double(Moment.wholeUnits(from: time(row), to: frame.middle, window.unit)) / Double(2 * half)
      return kernel.compatibleWeight(at: distance)
    }
  }
}

extension SmoothingKernel {
  /// The weight in that program: its triangle rises on the one side of the middle instead of falling on both.
  fileprivate func compatibleWeight(at distance: Double) -> Double {
    switch self {
    case .triangular: abs(distance) <= 1 ? abs(1 - distance) : 0
    case .uniform, .epanechnikov, .gaussian: weight(at: distance)
    }
  }
}

extension Moment {
  /// How many whole units lie between two moments, negative backwards.
  fileprivate static func wholeUnits(from start: Int64, to end: Int64, _ unit: TimeWindow.Unit) -> Int {
    let (difference, overflow) = end.subtractingReportingOverflow(start)
    let seconds = Int((overflow ? (end < start ? .min : .max) : difference).dividedDown(by: second))
    switch unit {
    case .event: return 0
    case .second: return seconds
    case .minute: return seconds / 60
    case .hour: return seconds / 3600
    case .day: return seconds / 86_400
    case .week: return seconds / 86_400 / 7
    case .month: return wholeMonths(from: start, to: end)
    case .year: return wholeMonths(from: start, to: end) / 12
    }
  }

  private static func wholeMonths(from start: Int64, to end: Int64) -> Int {
    let from = Day(daysSince1970: day(of: start)).parts
    let until = Day(daysSince1970: day(of: end)).parts
    let months = (until.year - from.year) * 12 + until.month - from.month
    if months > 0, until.day < from.day { return months - 1 }
    return months < 0 && until.day > from.day ? months + 1 : months
  }
}
