/// Pairs of rows and columns with the greatest sum of gains, each row and each column in one pair at most.
///
/// The method is the Hungarian one with potentials, a row at a time (Kuhn 1955, Munkres 1957, in the form of Jonker and
/// Volgenant 1987). Gains are whole numbers, so that no rounding decides; of equally good answers the order of rows and
/// columns does.
enum OptimalAssignment {
  /// The column of each row; `nil` for a row that gains nothing anywhere.
  ///
  /// - Parameters:
  ///   - rows: How many rows there are.
  ///   - columns: How many columns there are.
  ///   - gain: What a pair gains; a pair that gains nothing is never made.
  /// - Returns: For each row its column.
  /// - Complexity: O(*n*² *m*), *n* being the lesser of the numbers of rows and columns.
  static func pairs(rows: Int, columns: Int, gain: (_ row: Int, _ column: Int) -> Int) -> [Int?] {
    guard rows > 0, columns > 0 else { return Array(repeating: nil, count: rows) }
    let isTurned = rows > columns
    let (count, width) = isTurned ? (columns, rows) : (rows, columns)
    var costs = [Int](repeating: 0, count: count * width)
    for row in 0..<rows {
      for column in 0..<columns {
        costs[isTurned ? column * width + row : row * width + column] = -max(0, gain(row, column))
      }
    }
    let owners = owners(of: width, count, costs)
    var result = [Int?](repeating: nil, count: rows)
    for (column, owner) in owners.enumerated() {
      guard let owner, costs[owner * width + column] < 0 else { continue }
      if isTurned { result[column] = owner } else { result[owner] = column }
    }
    return result
  }

  /// The row of each column at the least cost; there are no more rows than columns.
  private static func owners(of width: Int, _ count: Int, _ costs: [Int]) -> [Int?] {
    // Column `width` stands for the row that is being added.
    var owner = [Int](repeating: -1, count: width + 1)
    var rowPotential = [Int](repeating: 0, count: count)
    var columnPotential = [Int](repeating: 0, count: width + 1)
    var before = [Int](repeating: width, count: width)
    for row in 0..<count {
      owner[width] = row
      var column = width
      var least = [Int](repeating: .max, count: width)
      var isDone = [Bool](repeating: false, count: width + 1)
      repeat {
        isDone[column] = true
        let current = owner[column]
        let (base, potential) = (current * width, rowPotential[current])
        var (step, next) = (Int.max, width)
        for other in 0..<width where !isDone[other] {
          let reduced = costs[base + other] - potential - columnPotential[other]
          if reduced < least[other] {
            least[other] = reduced
            before[other] = column
          }
          if least[other] < step { (step, next) = (least[other], other) }
        }
        for other in 0..<width {
          if isDone[other] {
            rowPotential[owner[other]] += step
            columnPotential[other] -= step
          } else {
            least[other] -= step
          }
        }
        rowPotential[row] += step
        column = next
      } while owner[column] != -1
      while column != width {
        let previous = before[column]
        owner[column] = owner[previous]
        column = previous
      }
      owner[width] = -1
    }
    return owner.prefix(width).map { $0 < 0 ? nil : $0 }
  }
}
