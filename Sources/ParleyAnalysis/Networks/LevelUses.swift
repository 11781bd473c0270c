/// How often each first node uses each second node at each level, where there are too many levels for a weight of each:
/// only the levels that occur, second node by second node and first node by first node.
struct LevelUses {
  /// Where the uses of each second node begin, and at last where those of the last one end.
  private(set) var starts: [Int] = [0]
  /// The first node of each use.
  private(set) var nodes: [UInt32] = []
  /// Where the entries of each use begin, and at last where those of the last one end.
  private(set) var entryStarts: [Int] = [0]
  /// The level and the weight of each entry; within a use the levels ascend.
  private(set) var levels: [Int] = []
  private(set) var weights: [Double] = []

  /// Counts rows.
  ///
  /// - Parameters:
  ///   - rows: The rows that count.
  ///   - columns: The columns of the table.
  ///   - levelCount: How many levels there are.
  ///   - rowWeights: What the row at a position counts; `nil` for one each.
  /// - Complexity: O(*n*) in the number of rows, of nodes and of levels.
  init(_ rows: ArraySlice<UInt32>, _ columns: CodedStatements.Columns, levelCount: Int, weights rowWeights: [Double]?) {
    var order = Array(rows.indices)
    order.sortStably(below: levelCount) { Int(columns.level[Int(rows[$0])]) }
    order.sortStably(below: columns.firstLabels.count) { Int(columns.first[Int(rows[$0])]) }
    order.sortStably(below: columns.secondLabels.count) { Int(columns.second[Int(rows[$0])]) }
    var last: Int?
    for position in order {
      let place = Int(rows[position])
      let isNewSecond = last.map { columns.second[$0] != columns.second[place] } ?? true
      let isNewUse = isNewSecond || nodes.last != columns.first[place]
      if isNewUse, last != nil { entryStarts.append(levels.count) }
      if isNewSecond, last != nil { starts.append(nodes.count) }
      if isNewUse { nodes.append(columns.first[place]) }
      if isNewUse || levels.last != Int(columns.level[place]) {
        levels.append(Int(columns.level[place]))
        weights.append(0)
      }
      weights[weights.count - 1] += rowWeights.map { $0[position - rows.startIndex] } ?? 1
      last = place
    }
    if last != nil {
      entryStarts.append(levels.count)
      starts.append(nodes.count)
    }
  }

  /// The sum of what the statements of two uses count together.
  ///
  /// - Complexity: O(*l* *m*) in the numbers of levels of both.
  func sum(_ left: Int, _ right: Int, _ rule: PairRule) -> Double {
    var sum = 0.0
    for entry in entryStarts[left]..<entryStarts[left + 1] {
      for other in entryStarts[right]..<entryStarts[right + 1] {
        sum += weights[entry] * weights[other] * rule.weight(levels[entry], levels[other])
      }
    }
    return sum
  }
}
