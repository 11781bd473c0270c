public import Parley

extension CodedStatements {
  /// A series of networks of the first nodes, one at each place of a moving window.
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
  ///   - compatibility: Whether as in Discourse Network Analyzer.
  /// - Returns: The networks in the order of time; none where no window lies within the range.
  /// - Throws: ``AnalysisError`` as for one network, and with code `outOfRange`, `tooLarge` or `incompatible` for the
  ///   window; `incompatible` for a kernel over events, and for what that program does not smooth.
  /// - Complexity: O(*m* *n*) in the number of rows and of first nodes, and O(*w* *n*²) in the number of windows.
  public func oneMode(
    _ aggregation: OneModeNetwork.Aggregation, windows: TimeWindow, kernel: SmoothingKernel? = nil,
    normalisation: OneModeNetwork.Normalisation = .none, duplicates: DuplicateRule = .include,
    nodes: NetworkNodes = .active, during: Range<Timestamp>? = nil, compatibility: DNACompatibility = .off
  ) throws(AnalysisError) -> [NetworkSlice<OneModeNetwork>] {
    let request = Selection.Request(
      during: during, duplicates: duplicates, nodes: nodes, compatibility: compatibility,
      ignoresLevel: aggregation == .ignore)
    let plan = try OneModePlan(self, aggregation, normalisation, request)
    if let kernel {
      try Self.checkKernel(windows)
      return compatibility == .on
        ? try plan.compatibleSlices(windows, kernel)
        : try plan.selection.slices(windows, request, kernel, byPairs: true, plan.network)
    }
    if let slices = try plan.slides(windows) { return slices }
    return try plan.selection.slices(windows, request, nil, byPairs: true, plan.network)
  }

  /// A series of networks between the first and the second nodes, one at each place of a moving window.
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
  ///   - compatibility: Whether as in Discourse Network Analyzer.
  /// - Returns: The networks in the order of time; none where no window lies within the range.
  /// - Throws: ``AnalysisError`` as for one network, and with code `outOfRange`, `tooLarge` or `incompatible` for the
  ///   window; `incompatible` for a kernel over events, and for what that program does not smooth.
  /// - Complexity: O(*w* (*m* + *c*)) in the number of windows, of rows in each, and of cells.
  public func twoMode(
    _ aggregation: TwoModeNetwork.Aggregation, windows: TimeWindow, kernel: SmoothingKernel? = nil,
    normalisation: TwoModeNetwork.Normalisation = .none, duplicates: DuplicateRule = .include,
    nodes: NetworkNodes = .active, during: Range<Timestamp>? = nil, compatibility: DNACompatibility = .off
  ) throws(AnalysisError) -> [NetworkSlice<TwoModeNetwork>] {
    let request = Selection.Request(
      during: during, duplicates: duplicates, nodes: nodes, compatibility: compatibility,
      ignoresLevel: aggregation == .ignore)
    let plan = try TwoModePlan(self, aggregation, normalisation, request)
    if kernel != nil { try Self.checkKernel(windows) }
    if let kernel, compatibility == .on { return try plan.compatibleSlices(windows, kernel) }
    return try plan.selection.slices(windows, request, kernel, byPairs: false, plan.network)
  }

  private static func checkKernel(_ windows: TimeWindow) throws(AnalysisError) {
    guard windows.unit == .event else { return }
    throw AnalysisError(.incompatible, "kernel", "statements have no distance from the middle of a number of events")
  }
}

extension Selection {
  /// One network at each place of a window, each from scratch.
  fileprivate func slices<Network>(
    _ window: TimeWindow, _ request: Request, _ kernel: SmoothingKernel?, byPairs: Bool,
    _ network: (Range<Int>, [Double]?) throws(AnalysisError) -> Network
  ) throws(AnalysisError) -> [NetworkSlice<Network>] {
    var slices: [NetworkSlice<Network>] = []
    for frame in try frames(window, request) {
      let rows = kernel == .gaussian ? dated : frame.rows
      let weights = kernel.map { kernel in
        rows.map { row in
          // As floating-point numbers: moments may be further apart than whole numbers reach.
          let half = Double(frame.end) / 2 - Double(frame.start) / 2
          let distance = (Double(time(row)) - Double(frame.start) - half) / half
          let weight = kernel.weight(at: distance)
          return byPairs ? weight.squareRoot() : weight
        }
      }
      slices.append(NetworkSlice(frame, try network(rows, weights)))
    }
    return slices
  }
}

extension NetworkSlice {
  init(_ frame: WindowFrame, _ network: Network) {
    self.init(
      start: Timestamp(microsecondsSince1970: frame.start), middle: Timestamp(microsecondsSince1970: frame.middle),
      end: Timestamp(microsecondsSince1970: frame.end), network: network)
  }
}

extension OneModePlan {
  /// One network at each place of a window, each from the one before; `nil` where the sums cannot be kept up to date.
  fileprivate func slides(_ window: TimeWindow) throws(AnalysisError) -> [NetworkSlice<OneModeNetwork>]? {
    let all = try selection.firstNodes(request, rows: selection.retained.indices)
    let columns = selection.table.columns
    guard !needs.overlap, SlidingPairs.fits(all.labels.count, secondCount: columns.secondLabels.count, rule) else {
      return nil
    }
    var pairs = SlidingPairs(count: all.labels.count, secondCount: columns.secondLabels.count, rule)
    func change(_ positions: Range<Int>, by change: Double) {
      for position in positions {
        let row = Int(selection.retained[position])
        pairs.change(
          all.places[Int(columns.first[row])], Int(columns.second[row]),
          rule.levelCount == 1 ? 0 : Int(columns.level[row]), by: change)
      }
    }
    var slices: [NetworkSlice<OneModeNetwork>] = []
    var rows = 0..<0
    for frame in try selection.frames(window, request) {
      if frame.rows.lowerBound >= rows.upperBound {
        change(rows, by: -1)
        change(frame.rows, by: 1)
      } else {
        change(rows.lowerBound..<frame.rows.lowerBound, by: -1)
        change(rows.upperBound..<frame.rows.upperBound, by: 1)
      }
      rows = frame.rows
      let present = all.labels.indices.filter { request.nodes.keepsSilentFirstNodes || pairs.activity[$0] > 0 }
      slices.append(NetworkSlice(frame, network(all.part(present), pairs.sums(of: present), rows)))
    }
    return slices
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
