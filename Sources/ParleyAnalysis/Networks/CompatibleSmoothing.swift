import Parley

/// Series of networks smoothed over time as Discourse Network Analyzer does it.
///
/// The range is cut to the statements that count, the width is made even, moments move by one unit from half a width
/// after the beginning to half a width before the end, and statements count by their distance in whole units. Levels
/// count by their places in the order of their texts, not by their values, and terms all count as the same.
extension OneModePlan {
  func compatibleSlices(
    _ window: TimeWindow, _ kernel: SmoothingKernel
  ) throws(AnalysisError) -> [NetworkSlice<OneModeNetwork>] {
    guard normalisation == .none || normalisation == .average else {
      throw AnalysisError(
        .incompatible, "normalisation", "that program smooths networks with the normalisations none and average only")
    }
    let all = selection.retained.indices
    let nodes = try selection.firstNodes(request, rows: all)
    let rule = smoothingRule
    let count = nodes.labels.count
    try Selection.checkSize(count, count)
    let spread = normalisation == .average ? averages(nodes, rule) : []
    var slices: [NetworkSlice<OneModeNetwork>] = []
    for (frame, weights) in try selection.smoothedFrames(window, kernel, request) {
      let uses = UseTable(
        selection.retained[frame.rows], selection.table.columns, levelCount: rule.levelCount,
        weights: weights.map { $0.squareRoot() })
      let sums = PairSums(
        uses, places: nodes.places, count: count, rule, PairSums.Needs(overlap: false, product: false))
      var ties = sums.ties(rule, .none, .on)
      uses.forEach { _, first, start in
        for level in 0..<rule.levelCount {
          for other in 0..<rule.levelCount {
            ties[nodes.places[first] * (count + 1)] +=
              uses.weights[start + level] * uses.weights[start + other] * rule.weights[level * rule.levelCount + other]
          }
        }
      }
      for (cell, norm) in spread.enumerated() where norm != 0 { ties[cell] *= norm }
      slices.append(
        NetworkSlice(
          frame,
          OneModeNetwork(
            nodes, ties, aggregation, normalisation, rule,
            NetworkBasis(selection: selection, rows: frame.rows, firstNumbers: nodes.numbers, secondNumbers: []))))
    }
    return slices
  }

  /// What pairs of statements count, by the places of their levels.
  private var smoothingRule: PairRule {
    let table = selection.table
    let places = selection.placesOfLevels(request)
    let greatest = Double(max((places.compactMap(\.self).max() ?? 0), 1))
    let levelCount = max(table.levels.count, 1)
    var weights: [Double] = []
    for level in 0..<levelCount {
      for other in 0..<levelCount {
        var agreement = 1.0
        if table.qualifier != .nominal, !places.isEmpty, let place = places[level], let otherPlace = places[other] {
          agreement = 1 - Double(abs(place - otherPlace)) / greatest
        }
        switch aggregation {
        case .ignore: weights.append(1)
        case .congruence: weights.append(agreement)
        case .conflict: weights.append(1 - agreement)
        case .subtract: weights.append(agreement - (1 - agreement))
        }
      }
    }
    return PairRule(levelCount: levelCount, weights: weights)
  }

  /// By what that program multiplies ties of the average norm: the sum over second nodes and levels of 2 / (uses of the
  /// one + uses of the other), where there are any.
  private func averages(_ nodes: NodeList, _ rule: PairRule) -> [Double] {
    let uses = UseTable(
      selection.retained[...], selection.table.columns, levelCount: rule.levelCount, weights: nil)
    let count = nodes.labels.count
    var sums = [Double](repeating: 0, count: count * count)
    for second in 0..<uses.secondCount {
      for level in 0..<rule.levelCount {
        var used = [Double](repeating: 0, count: count)
        for use in uses.starts[second]..<uses.starts[second + 1] {
          used[nodes.places[Int(uses.nodes[use])]] = uses.weights[use * rule.levelCount + level]
        }
        for left in 0..<count {
          for right in 0..<count where used[left] + used[right] > 0 {
            sums[left * count + right] += 2 / (used[left] + used[right])
          }
        }
      }
    }
    return sums
  }
}

extension TwoModePlan {
  func compatibleSlices(
    _ window: TimeWindow, _ kernel: SmoothingKernel
  ) throws(AnalysisError) -> [NetworkSlice<TwoModeNetwork>] {
    guard normalisation == .none else {
      throw AnalysisError(
        .incompatible, "normalisation", "that program smooths two-mode networks without normalisation")
    }
    guard aggregation != .combine else {
      throw AnalysisError(.incompatible, "aggregation", "that program does not smooth codes of levels")
    }
    let (table, columns) = (selection.table, selection.table.columns)
    let nodes = try selection.firstNodes(request, rows: selection.retained.indices)
    let secondNodes = try selection.secondNodes(request, rows: selection.retained.indices)
    try Selection.checkSize(nodes.labels.count, secondNodes.labels.count)
    let values = selection.placesOfLevels(request).map { place -> Double in
      switch table.qualifier {
      case .boolean: return Double(2 * (place ?? 0) - 1)
      case .integer: return Double(place ?? 0)
      case .nominal, .none: return 1
      }
    }
    var slices: [NetworkSlice<TwoModeNetwork>] = []
    for (frame, weights) in try selection.smoothedFrames(window, kernel, request) {
      var cells = [Double](repeating: 0, count: nodes.labels.count * secondNodes.labels.count)
      for (row, weight) in zip(selection.retained[frame.rows], weights) {
        let cell =
          nodes.places[Int(columns.first[Int(row)])] * secondNodes.labels.count
          + secondNodes.places[Int(columns.second[Int(row)])]
        cells[cell] += weight * (aggregation == .subtract ? values[Int(columns.level[Int(row)])] : 1)
      }
      slices.append(
        NetworkSlice(
          frame,
          TwoModeNetwork(
            nodes, secondNodes, cells, aggregation, normalisation,
            NetworkBasis(
              selection: selection, rows: frame.rows, firstNumbers: nodes.numbers,
              secondNumbers: secondNodes.numbers))))
    }
    return slices
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

  /// The moments around which that program smooths, and the weights of the statements around each.
  fileprivate func smoothedFrames(
    _ window: TimeWindow, _ kernel: SmoothingKernel, _ request: Request
  ) throws(AnalysisError) -> [(WindowFrame, [Double])] {
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
    var frames: [(WindowFrame, [Double])] = []
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
      let weights = rows.map { row in
        let distance = 2 * Double(Moment.wholeUnits(from: time(row), to: middle, window.unit)) / Double(2 * half)
        return kernel.compatibleWeight(at: distance)
      }
      frames.append((WindowFrame(start: start, middle: middle, end: end, rows: rows), weights))
      try Self.checkWindows(frames.count)
      guard let next = Moment.advanced(middle, 1, window.unit) else { break }
      middle = next
    }
    return frames
  }
}

extension SmoothingKernel {
  /// The weight in that program: its triangle and its parabola rise on the one side of the middle instead of falling on
  /// both.
  fileprivate func compatibleWeight(at distance: Double) -> Double {
    switch self {
    case .triangular: abs(distance) <= 1 ? abs(1 - distance) : 0
    case .epanechnikov: abs(distance) <= 1 ? 0.75 * (1 - distance) * (1 - distance) : 0
    case .uniform, .gaussian: weight(at: distance)
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
