public import Parley

extension CodedStatements {
  /// A series of networks of the first nodes, one at each place of a moving window, each made when it is asked for.
  ///
  /// Duplicates are removed from the whole range before the window moves over it.
  ///
  /// - Parameters:
  ///   - aggregation: What a tie shows.
  ///   - windows: The window.
  ///   - kernel: How much statements count by their distance from the middle of the window; `nil` for one each.
  ///   - normalisation: By what a tie is divided.
  ///   - duplicates: Which statements count as said again.
  ///   - nodes: Which nodes the networks have. Active ones differ from window to window.
  ///   - during: The time range, the upper bound excluded; `nil` from the first to the last day with a statement.
  ///   - dnaCompatible: Whether as in Discourse Network Analyzer.
  /// - Returns: The networks in the order of time; none where no window lies within the range.
  /// - Throws: ``AnalysisError`` as for one network, and with code `outOfRange`, `tooLarge` or `incompatible` for the
  ///   window; `incompatible` for a kernel over events, and for what that program does not smooth.
  /// - Complexity: O(*m* + *w*) in the number of rows and of windows. Going through the series takes O(*m* *n*) in the
  ///   number of rows and of first nodes, and O(*w* *n*²).
  public func oneMode(
    _ aggregation: OneModeNetwork.Aggregation, windows: TimeWindow, kernel: SmoothingKernel? = nil,
    normalisation: OneModeNetwork.Normalisation = .none, duplicates: DuplicateRule = .include,
    nodes: NetworkNodes = .active, during: Range<Timestamp>? = nil, dnaCompatible: Bool = false
  ) throws(AnalysisError) -> NetworkSeries<OneModeNetwork> {
    let request = Selection.Request(
      during: during, duplicates: duplicates, nodes: nodes, isCompatible: dnaCompatible,
      ignoresLevel: aggregation == .ignore)
    let plan = try OneModePlan(self, aggregation, normalisation, request)
    if kernel != nil { try Self.checkKernel(windows) }
    if let kernel, dnaCompatible { return try plan.compatibleSeries(windows, kernel) }
    return try plan.series(windows, kernel)
  }

  /// A series of networks between the first and the second nodes, one at each place of a moving window, each made when
  /// it is asked for.
  ///
  /// Duplicates are removed from the whole range before the window moves over it.
  ///
  /// - Parameters:
  ///   - aggregation: What a cell shows.
  ///   - windows: The window.
  ///   - kernel: How much statements count by their distance from the middle of the window; `nil` for one each.
  ///   - normalisation: By what a cell is divided.
  ///   - duplicates: Which statements count as said again.
  ///   - nodes: Which nodes the networks have. Active ones differ from window to window.
  ///   - during: The time range, the upper bound excluded; `nil` from the first to the last day with a statement.
  ///   - dnaCompatible: Whether as in Discourse Network Analyzer.
  /// - Returns: The networks in the order of time; none where no window lies within the range.
  /// - Throws: ``AnalysisError`` as for one network, and with code `outOfRange`, `tooLarge` or `incompatible` for the
  ///   window; `incompatible` for a kernel over events, and for what that program does not smooth.
  /// - Complexity: O(*m* + *w*) in the number of rows and of windows. Going through the series takes O(*w* (*m* + *c*)) in
  ///   the number of windows, of rows in each, and of cells.
  public func twoMode(
    _ aggregation: TwoModeNetwork.Aggregation, windows: TimeWindow, kernel: SmoothingKernel? = nil,
    normalisation: TwoModeNetwork.Normalisation = .none, duplicates: DuplicateRule = .include,
    nodes: NetworkNodes = .active, during: Range<Timestamp>? = nil, dnaCompatible: Bool = false
  ) throws(AnalysisError) -> NetworkSeries<TwoModeNetwork> {
    let request = Selection.Request(
      during: during, duplicates: duplicates, nodes: nodes, isCompatible: dnaCompatible,
      ignoresLevel: aggregation == .ignore)
    let plan = try TwoModePlan(self, aggregation, normalisation, request)
    if kernel != nil { try Self.checkKernel(windows) }
    if let kernel, dnaCompatible { return try plan.compatibleSeries(windows, kernel) }
    return try plan.series(windows, kernel)
  }

  private static func checkKernel(_ windows: TimeWindow) throws(AnalysisError) {
    guard windows.unit == .event else { return }
    throw AnalysisError(.incompatible, "kernel", "statements have no distance from the middle of a number of events")
  }
}

extension Selection {
  /// The places of a window with the rows that count in each: all that are dated where the kernel reaches beyond.
  fileprivate func frames(
    _ window: TimeWindow, _ request: Request, _ kernel: SmoothingKernel?
  ) throws(AnalysisError) -> [WindowFrame] {
    let frames = try frames(window, request)
    guard kernel == .gaussian else { return frames }
    let rows = dated
    return frames.map { WindowFrame(start: $0.start, middle: $0.middle, end: $0.end, rows: rows) }
  }
}

extension OneModePlan {
  fileprivate func series(
    _ window: TimeWindow, _ kernel: SmoothingKernel?
  ) throws(AnalysisError) -> NetworkSeries<OneModeNetwork> {
    let frames = try selection.frames(window, request, kernel)
    let cellCount = try selection.greatestCellCount(frames, request, isSquare: true)
    let make: @Sendable (WindowFrame) -> OneModeNetwork = { frame in
      let weights = kernel.map { RowWeights(frame.rows, in: frame, $0, byPairs: true, .byFirst, selection) }
      return network(selection.firstNodes(request, rows: frame.rows), frame.rows, weights)
    }
    let all = selection.firstNodes(request, rows: selection.retained.indices)
    let secondCount = selection.table.columns.secondLabels.count
    guard kernel == nil, !needs.oneSided, SlidingPairs.fits(all.labels.count, secondCount: secondCount, rule) else {
      return NetworkSeries(frames, cellCount: cellCount, make)
    }
    return NetworkSeries(frames, cellCount: cellCount, make) {
      var sliding = SlidingNetworks(plan: self, all)
      return { frame in sliding.network(frame) }
    }
  }
}

extension TwoModePlan {
  fileprivate func series(
    _ window: TimeWindow, _ kernel: SmoothingKernel?
  ) throws(AnalysisError) -> NetworkSeries<TwoModeNetwork> {
    let frames = try selection.frames(window, request, kernel)
    let cellCount = try selection.greatestCellCount(frames, request, isSquare: false)
    if needsSquares { for frame in frames { try check(frame.rows) } }
    let scaling: RowWeights.Scaling =
      switch normalisation {
      case .none: aggregation == .combine ? .byFirst : .none
      case .activity: .byFirst
      case .prominence: .bySecond
      }
    return NetworkSeries(frames, cellCount: cellCount) { frame in
      network(
        of: frame.rows,
        weights: kernel.map { RowWeights(frame.rows, in: frame, $0, byPairs: false, scaling, selection) })
    }
  }
}

/// The networks of a series without weights, each made of the one before.
private struct SlidingNetworks {
  private let plan: OneModePlan
  private let all: NodeList
  private var pairs: SlidingPairs
  private var rows = 0..<0

  init(plan: OneModePlan, _ all: NodeList) {
    self.plan = plan
    self.all = all
    pairs = SlidingPairs(
      count: all.labels.count, secondCount: plan.selection.table.columns.secondLabels.count, plan.rule)
  }

  mutating func network(_ frame: WindowFrame) -> OneModeNetwork {
    if frame.rows.lowerBound >= rows.upperBound {
      change(rows, by: -1)
      change(frame.rows, by: 1)
    } else {
      change(rows.lowerBound..<frame.rows.lowerBound, by: -1)
      change(rows.upperBound..<frame.rows.upperBound, by: 1)
    }
    rows = frame.rows
    let keepsSilent = plan.request.nodes.keepsSilentFirstNodes
    let present = all.labels.indices.filter { keepsSilent || pairs.activity[$0] > 0 }
    return plan.network(all.part(present), pairs.sums(of: present), rows)
  }

  private mutating func change(_ positions: Range<Int>, by change: Double) {
    let columns = plan.selection.table.columns
    for position in positions {
      let row = Int(plan.selection.retained[position])
      pairs.change(
        all.places[Int(columns.first[row])], Int(columns.second[row]),
        plan.rule.levelCount == 1 ? 0 : Int(columns.level[row]), by: change)
    }
  }
}

extension NetworkNodes {
  /// Whether first nodes stay in the network that have no statement in it.
  fileprivate var keepsSilentFirstNodes: Bool {
    switch self {
    case .active: false
    case .inRange: true
    case .given(let first, _): first != nil
    }
  }
}
