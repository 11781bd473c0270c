public import Parley

extension CodedStatements {
  /// The network between the first and the second nodes.
  ///
  /// - Parameters:
  ///   - aggregation: What a cell shows.
  ///   - normalisation: By what it is divided.
  ///   - duplicates: Which statements count as said again.
  ///   - nodes: Which nodes the network has.
  ///   - during: The time range, the upper bound excluded; `nil` for everything, undated statements included.
  ///   - dnaCompatible: Whether as in Discourse Network Analyzer; the upper bound then belongs to the range.
  /// - Returns: The network. Without statements it has no nodes or, if nodes are given, empty cells.
  /// - Throws: ``AnalysisError`` with code `incompatible` for an aggregation that needs a qualifier where there is none,
  ///   for terms that are to be subtracted and for codes of levels that are to be divided; `emptyRange`, `empty`,
  ///   `repeated` or `unknownID` for nodes; `tooLarge` beyond a hundred million cells, which take 800 MB, and for more
  ///   than 53 levels that are to be combined.
  /// - Complexity: O(*n* + *c*) in the number of rows and of cells.
  public func twoMode(
    _ aggregation: TwoModeNetwork.Aggregation, normalisation: TwoModeNetwork.Normalisation = .none,
    duplicates: DuplicateRule = .include, nodes: NetworkNodes = .active, during: Range<Timestamp>? = nil,
    dnaCompatible: Bool = false
  ) throws(AnalysisError) -> TwoModeNetwork {
    let plan = try TwoModePlan(
      self, aggregation, normalisation,
      Selection.Request(
        during: during, duplicates: duplicates, nodes: nodes, isCompatible: dnaCompatible,
        ignoresLevel: aggregation == .ignore))
    let rows = plan.selection.retained.indices
    try plan.check(rows)
    return plan.network(of: rows, weights: nil)
  }
}

/// How a two-mode network is made of any stretch of the rows that count.
struct TwoModePlan {
  let selection: Selection
  let request: Selection.Request
  let aggregation: TwoModeNetwork.Aggregation
  let normalisation: TwoModeNetwork.Normalisation
  /// What a statement of each level adds to a cell; nothing for codes.
  private let values: [Double]
  /// The bit that the presence of each level sets in a code; empty where levels are not combined.
  private let bits: [UInt64]

  init(
    _ table: CodedStatements, _ aggregation: TwoModeNetwork.Aggregation,
    _ normalisation: TwoModeNetwork.Normalisation, _ request: Selection.Request
  ) throws(AnalysisError) {
    let isCompatible = request.isCompatible
    guard aggregation == .ignore || table.qualifier != .none else {
      throw AnalysisError(
        .incompatible, "aggregation", "the statements have no qualifier; only ignore makes sense")
    }
    guard aggregation != .subtract || table.qualifier != .nominal || isCompatible else {
      throw AnalysisError(
        .incompatible, "aggregation", "terms cannot be subtracted from each other; combine them, or ignore them")
    }
    guard aggregation != .combine || normalisation == .none || isCompatible else {
      throw AnalysisError(.incompatible, "normalisation", "codes of levels cannot be divided; use none")
    }
    self.aggregation = aggregation
    self.normalisation = normalisation
    self.request = request
    selection = try Selection(table, request)
    let levels = selection.levelsToCombine(request.isCompatible)
    guard aggregation != .combine || levels.count <= (isCompatible ? 31 : 53) else {
      throw AnalysisError(.tooLarge, "aggregation", "\(levels.count) levels are too many for one code")
    }
    switch aggregation {
    case .ignore: (values, bits) = ([1], [])
    case .subtract: (values, bits) = (table.levels.map(\.summand), [])
    case .combine:
      var bits = [UInt64](repeating: 0, count: table.levels.count)
      for (exponent, level) in levels.enumerated() { bits[level] = 1 << UInt64(exponent) }
      (values, self.bits) = ([], bits)
    }
  }

  /// Refuses a network of rows that would be too large, or whose codes cannot be divided.
  func check(_ rows: Range<Int>) throws(AnalysisError) {
    let height = selection.firstNodes(request, rows: rows).labels.count
    let width = selection.secondNodes(request, rows: rows).labels.count
    try Selection.checkSize(height, width)
    guard !needsSquares || height == width || width == 0 else {
      throw AnalysisError(
        .incompatible, "normalisation", "that program divides codes by prominence in square networks only")
    }
  }

  /// Whether that program can divide square networks only.
  var needsSquares: Bool { aggregation == .combine && normalisation == .prominence }

  /// The network of the rows at some positions among those that count.
  func network(of rows: Range<Int>, weights: RowWeights?) -> TwoModeNetwork {
    let nodes = selection.firstNodes(request, rows: rows)
    let secondNodes = selection.secondNodes(request, rows: rows)
    let (height, width) = (nodes.labels.count, secondNodes.labels.count)
    let columns = selection.table.columns
    var cells = [Double](repeating: 0, count: height * width)
    // Which levels a cell has met, as bits.
    var met = [UInt64](repeating: 0, count: aggregation == .combine ? cells.count : 0)
    var rowTotals = [Double](repeating: 0, count: height)
    var columnTotals = [Double](repeating: 0, count: width)
    for (position, number) in selection.retained[rows].enumerated() {
      let place = Int(number)
      let (row, column) = (nodes.places[Int(columns.first[place])], secondNodes.places[Int(columns.second[place])])
      let level = aggregation == .ignore ? 0 : Int(columns.level[place])
      let weight = weights.map { $0.values[position] } ?? 1
      guard weight > 0 else { continue }
      if aggregation == .combine {
        met[row * width + column] |= bits[level]
      } else {
        cells[row * width + column] += values[level] * weight
      }
      rowTotals[row] += weight
      columnTotals[column] += weight
    }
    if aggregation == .combine { cells = met.map { Double($0) } }
    normalise(&cells, rowTotals, columnTotals)
    return TwoModeNetwork(
      nodes, secondNodes, cells, aggregation, normalisation,
      NetworkBasis(
        selection: selection, rows: rows, firstNumbers: nodes.numbers, secondNumbers: secondNodes.numbers))
  }

  private func normalise(_ cells: inout [Double], _ rowTotals: [Double], _ columnTotals: [Double]) {
    let width = columnTotals.count
    var (rowTotals, columnTotals) = (rowTotals, columnTotals)
    if aggregation == .combine, normalisation != .none, width > 0 {
      // That program counts cells in use, and for the prominence of a column those of the row of the same number.
      rowTotals = rowTotals.indices.map { row in
        Double(cells[(row * width)..<((row + 1) * width)].count { $0 > 0 })
      }
      if normalisation == .prominence { columnTotals = rowTotals }
    }
    guard normalisation != .none else { return }
    for cell in cells.indices where cells[cell] != 0 {
      let total = normalisation == .activity ? rowTotals[cell / width] : columnTotals[cell % width]
      cells[cell] = total > 0 ? cells[cell] / total : 0
    }
  }
}

extension QualifierLevel {
  /// What a statement of the level adds where levels are subtracted. Of terms nothing is negative.
  fileprivate var summand: Double {
    switch self {
    case .flag(let flag): flag ? 1 : -1
    case .number(let number): Double(number)
    case .term: 1
    }
  }
}

extension Selection {
  /// The places of levels by the power of two that each adds to a code.
  ///
  /// That program takes the levels that occur in the range, a boolean one's both, and counts from the last.
  fileprivate func levelsToCombine(_ isCompatible: Bool) -> [Int] {
    guard isCompatible else { return Array(table.levels.indices) }
    switch table.qualifier {
    case .none, .boolean: return table.levels.indices.reversed()
    case .integer: return levelsInRange.reversed()
    case .nominal:
      return levelsInRange.sorted {
        LabelOrder.utf16.precedes(table.levels[$1].description, table.levels[$0].description)
      }
    }
  }
}
