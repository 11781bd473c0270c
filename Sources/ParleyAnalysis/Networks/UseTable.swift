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
    if let cells = Self.denseCells([firstCount, levelCount, secondCount], rows.count) {
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

  /// Counts rows apart by level: each second node stands once for each level at which it is used, so that there is a
  /// single level.
  ///
  /// - Parameters:
  ///   - rows: The rows that count.
  ///   - columns: The columns of the table.
  ///   - tableLevels: How many levels the table has.
  ///   - rowWeights: What the row at a position counts; `nil` for one each.
  /// - Complexity: O(*n*) in the number of rows, of nodes and of levels.
  init(
    byLevel rows: ArraySlice<UInt32>, _ columns: CodedStatements.Columns, levels tableLevels: Int,
    weights rowWeights: [Double]?
  ) {
    levelCount = 1
    let (firstCount, secondCount) = (columns.firstLabels.count, columns.secondLabels.count)
    let levelCount = max(tableLevels, 1)
    if let cells = Self.denseCells([firstCount, levelCount, secondCount], rows.count) {
      var dense = [Double](repeating: 0, count: cells)
      for (position, row) in rows.enumerated() {
        let place = Int(row)
        let second = Int(columns.second[place]) * levelCount + Int(columns.level[place])
        dense[second * firstCount + Int(columns.first[place])] += rowWeights.map { $0[position] } ?? 1
      }
      gather(dense, firstCount, secondCount * levelCount)
      return
    }
    var last: (second: UInt32, level: UInt32)?
    for position in Self.order(rows, columns, levelCount) {
      let place = Int(rows[position])
      let key = (second: columns.second[place], level: columns.level[place])
      let isNew = last.map { $0 != key } ?? true
      if isNew, last != nil { starts.append(nodes.count) }
      last = key
      if isNew || nodes.last != columns.first[place] {
        nodes.append(columns.first[place])
        weights.append(0)
      }
      weights[weights.count - 1] += rowWeights.map { $0[position - rows.startIndex] } ?? 1
    }
    if last != nil { starts.append(nodes.count) }
  }

  /// The number of cells of a table with these lengths; `nil` where it would be much larger than the rows.
  private static func denseCells(_ lengths: [Int], _ rowCount: Int) -> Int? {
    var cells = 1
    for length in lengths {
      let (product, overflow) = cells.multipliedReportingOverflow(by: length)
      if overflow { return nil }
      cells = product
    }
    return cells <= 65_536 + 4 * rowCount ? cells : nil
  }

  /// The positions of rows by second node, then by level, then by first node.
  private static func order(
    _ rows: ArraySlice<UInt32>, _ columns: CodedStatements.Columns, _ levelCount: Int
  ) -> [Int] {
    var order = Array(rows.indices)
    order.sortStably(below: columns.firstLabels.count) { Int(columns.first[Int(rows[$0])]) }
    order.sortStably(below: levelCount) { Int(columns.level[Int(rows[$0])]) }
    order.sortStably(below: columns.secondLabels.count) { Int(columns.second[Int(rows[$0])]) }
    return order
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
}

extension [Int] {
  /// Sorts by a number below a bound: a counting sort.
  mutating func sortStably(below bound: Int, by key: (Int) -> Int) {
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
