public import Parley

extension CodedStatements {
  /// The network of the first nodes.
  ///
  /// ```swift
  /// let network = try table.oneMode(
  ///   .congruence, normalisation: .average, duplicates: .oncePerDocument, during: .days("2025-11-01"..<"2025-12-01"))
  /// network["kaja-kallas", "vladimir-putin"]
  /// network.evidence("kaja-kallas", "vladimir-putin").citations
  /// ```
  ///
  /// - Parameters:
  ///   - aggregation: What a tie shows.
  ///   - normalisation: By what it is divided.
  ///   - duplicates: Which statements count as said again.
  ///   - nodes: Which nodes the network has.
  ///   - during: The time range, the upper bound excluded; `nil` for everything, undated statements included.
  ///   - dnaCompatible: Whether as in Discourse Network Analyzer; the upper bound then belongs to the range.
  /// - Returns: The network. Without statements it has no nodes or, if nodes are given, no ties.
  /// - Throws: ``AnalysisError`` with code `incompatible` for an aggregation that needs a qualifier where there is none,
  ///   and for ``DuplicateRule/lastCounts`` as in Discourse Network Analyzer; `emptyRange`; `empty`, `repeated` or
  ///   `unknownID` for nodes; `tooLarge` beyond 10 000 nodes, whose ties take 800 MB.
  /// - Complexity: O(*n* + *p* *k*) in the number of rows, of pairs of first nodes that use the same second node, and of
  ///   levels.
  public func oneMode(
    _ aggregation: OneModeNetwork.Aggregation, normalisation: OneModeNetwork.Normalisation = .none,
    duplicates: DuplicateRule = .include, nodes: NetworkNodes = .active, during: Range<Timestamp>? = nil,
    dnaCompatible: Bool = false
  ) throws(AnalysisError) -> OneModeNetwork {
    let plan = try OneModePlan(
      self, aggregation, normalisation,
      Selection.Request(
        during: during, duplicates: duplicates, nodes: nodes, isCompatible: dnaCompatible,
        ignoresLevel: aggregation == .ignore))
    let rows = plan.selection.retained.indices
    let nodes = plan.selection.firstNodes(plan.request, rows: rows)
    try Selection.checkSize(nodes.labels.count, nodes.labels.count)
    return plan.network(nodes, rows, nil)
  }
}

/// How a one-mode network is made of any stretch of the rows that count.
struct OneModePlan {
  let selection: Selection
  let request: Selection.Request
  let aggregation: OneModeNetwork.Aggregation
  let normalisation: OneModeNetwork.Normalisation
  let rule: PairRule
  let needs: PairSums.Needs

  init(
    _ table: CodedStatements, _ aggregation: OneModeNetwork.Aggregation,
    _ normalisation: OneModeNetwork.Normalisation, _ request: Selection.Request
  ) throws(AnalysisError) {
    guard aggregation == .ignore || table.qualifier != .none else {
      throw AnalysisError(
        .incompatible, "aggregation",
        "the statements have no qualifier, so that there is neither congruence nor conflict; only ignore makes sense")
    }
    self.aggregation = aggregation
    self.normalisation = normalisation
    self.request = request
    selection = try Selection(table, request)
    let rule = PairRule(
      aggregation, table.qualifier, table.levels,
      length: request.isCompatible ? selection.lengthOfScaleInRange : nil)
    // That program counts by level for the Jaccard coefficient even where it ignores the levels.
    let spreads = request.isCompatible && aggregation == .ignore && normalisation == .jaccard
    self.rule = spreads ? rule.spread(over: max(table.levels.count, 1)) : rule
    needs = PairSums.Needs(
      oneSided: normalisation == .jaccard || rule.oneSided != 0, product: normalisation == .jaccard)
  }

  /// The network of some nodes and of the rows at some positions among those that count.
  func network(_ nodes: NodeList, _ rows: Range<Int>, _ weights: RowWeights?) -> OneModeNetwork {
    let sums = PairSums(selection.retained[rows], of: selection.table, weights: weights, nodes, rule, needs)
    return network(nodes, sums, rows)
  }

  /// The network that sums give.
  func network(_ nodes: NodeList, _ sums: PairSums, _ rows: Range<Int>) -> OneModeNetwork {
    OneModeNetwork(
      nodes, sums.ties(rule, normalisation, request.isCompatible), aggregation, normalisation, rule,
      NetworkBasis(selection: selection, rows: rows, firstNumbers: nodes.numbers, secondNumbers: []))
  }
}

extension Selection {
  /// From the smallest to the greatest of the whole numbers in the range; `nil` for another qualifier.
  fileprivate var lengthOfScaleInRange: Double? {
    guard table.qualifier == .integer else { return nil }
    let levels = levelsInRange
    guard let first = levels.first, let last = levels.last else { return 0 }
    return table.levels[last].number - table.levels[first].number
  }

  /// The places of the levels that occur in the range, ascending.
  var levelsInRange: [Int] {
    var occurs = [Bool](repeating: false, count: table.levels.count)
    if !occurs.isEmpty { for row in inRange { occurs[Int(table.columns.level[row])] = true } }
    return occurs.indices.filter { occurs[$0] }
  }
}
