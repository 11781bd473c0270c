/// How often each first node uses each second node at each level: X[i,j,k], without the zeros, second node by second
/// node. First and second nodes are numbered as in the table of statements; of a second node the first nodes ascend.
struct UseTable: Sendable {
  let levelCount: Int
  /// Where the uses of each second node begin, and at last where those of the last one end.
  private(set) var starts: [Int] = [0]
  /// The first node of each use.
  private(set) var nodes: [UInt32] = []
  /// The weights of each use at each level, level by level.
  private(set) var weights: [Double] = []

  var secondCount: Int { starts.count - 1 }

  /// Counts rows.
  ///
  /// - Parameters:
  ///   - rows: The rows that count.
  ///   - columns: The columns of the table.
  ///   - levelCount: How many levels there are; 1 to take no notice of them.
  ///   - rowWeights: What the row at a position counts; `nil` for one each.
  /// - Complexity: O(*n*) in the number of rows and of nodes.
  init(_ rows: ArraySlice<UInt32>, _ columns: CodedStatements.Columns, levelCount: Int, weights rowWeights: [Double]?) {
    self.levelCount = levelCount
    let (firstCount, secondCount) = (columns.firstLabels.count, columns.secondLabels.count)
    let (cells, overflow) = (firstCount * levelCount).multipliedReportingOverflow(by: secondCount)
    if !overflow, cells <= 65_536 + 4 * rows.count {
      var dense = [Double](repeating: 0, count: cells)
      for (position, row) in rows.enumerated() {
        let place = Int(row)
        let level = levelCount == 1 ? 0 : Int(columns.level[place])
        let cell = (Int(columns.second[place]) * firstCount + Int(columns.first[place])) * levelCount + level
        dense[cell] += rowWeights.map { $0[position] } ?? 1
      }
      gather(dense, firstCount, secondCount)
    } else {
      gather(rows, columns, rowWeights)
    }
  }

  /// Leaves the zeros out of a table of all cells, second node by second node.
  init(dense: [Double], firstCount: Int, secondCount: Int, levelCount: Int) {
    self.levelCount = levelCount
    gather(dense, firstCount, secondCount)
  }

  private mutating func gather(_ dense: [Double], _ firstCount: Int, _ secondCount: Int) {
    var cell = 0
    for _ in 0..<secondCount {
      for first in 0..<firstCount {
        let levels = cell..<(cell + levelCount)
        cell += levelCount
        guard dense[levels].contains(where: { $0 != 0 }) else { continue }
        nodes.append(UInt32(first))
        weights.append(contentsOf: dense[levels])
      }
      starts.append(nodes.count)
    }
  }

  private mutating func gather(_ rows: ArraySlice<UInt32>, _ columns: CodedStatements.Columns, _ rowWeights: [Double]?)
  {
    var order = Array(rows.indices)
    order.sortStably(below: columns.firstLabels.count) { Int(columns.first[Int(rows[$0])]) }
    order.sortStably(below: columns.secondLabels.count) { Int(columns.second[Int(rows[$0])]) }
    for position in order {
      let place = Int(rows[position])
      while starts.count <= Int(columns.second[place]) { starts.append(nodes.count) }
      if nodes.count == starts.last ?? 0 || nodes.last != columns.first[place] {
        nodes.append(columns.first[place])
        weights.append(contentsOf: repeatElement(0, count: levelCount))
      }
      let level = levelCount == 1 ? 0 : Int(columns.level[place])
      weights[weights.count - levelCount + level] += rowWeights.map { $0[position - rows.startIndex] } ?? 1
    }
    while starts.count <= columns.secondLabels.count { starts.append(nodes.count) }
  }

  /// Does something with each use: second node, first node, and where its weights begin.
  @inline(__always)
  func forEach(_ body: (_ second: Int, _ first: Int, _ weights: Int) -> Void) {
    for second in 0..<secondCount {
      for use in starts[second]..<starts[second + 1] { body(second, Int(nodes[use]), use * levelCount) }
    }
  }
}

extension [Int] {
  /// Sorts by a number below a bound: a counting sort.
  fileprivate mutating func sortStably(below bound: Int, by key: (Int) -> Int) {
    var ends = [Int](repeating: 0, count: bound + 1)
    for element in self { ends[key(element) + 1] += 1 }
    for number in 0..<bound { ends[number + 1] += ends[number] }
    var sorted = self
    for element in self {
      let number = key(element)
      sorted[ends[number]] = element
      ends[number] += 1
    }
    self = sorted
  }
}
