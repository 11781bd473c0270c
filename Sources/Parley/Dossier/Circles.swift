/// Finds the nodes of a graph that lie on a circle, or between circles.
enum Circles {
  /// The rows from which a walk may come back.
  ///
  /// Whatever leads nowhere is taken away until nothing does, then whatever nothing leads to (after Kahn 1962).
  ///
  /// - Complexity: O(*n*) in the number of nodes and edges.
  static func rows(count: Int, _ next: (Int) -> [Int]) -> [Int] {
    let forward = (0..<count).map(next)
    var backward = [[Int]](repeating: [], count: count)
    for row in 0..<count {
      for other in forward[row] { backward[other].append(row) }
    }
    var remains = [Bool](repeating: true, count: count)
    takeAway(&remains, edges: forward, reversed: backward)
    takeAway(&remains, edges: backward, reversed: forward)
    return (0..<count).filter { remains[$0] }
  }

  /// Takes away the rows without edges to rows that remain, until every row has one.
  private static func takeAway(_ remains: inout [Bool], edges: [[Int]], reversed: [[Int]]) {
    var degrees = edges.indices.map { row in edges[row].count { remains[$0] } }
    var waiting = edges.indices.filter { remains[$0] && degrees[$0] == 0 }
    while let row = waiting.popLast() {
      remains[row] = false
      for other in reversed[row] where remains[other] {
        degrees[other] -= 1
        if degrees[other] == 0 { waiting.append(other) }
      }
    }
  }
}
