/// Finds the nodes of a graph that lie on a circle.
enum Cycles {
  /// The rows from which a walk can come back to where it began.
  ///
  /// These are the strongly connected components of more than one row, and the rows that lead to themselves (Tarjan
  /// 1972, without recursion).
  ///
  /// - Complexity: O(*n*) in the number of nodes and edges.
  static func rows(count: Int, _ next: (Int) -> [Int]) -> [Int] {
    let edges = (0..<count).map(next)
    var isOnCircle = [Bool](repeating: false, count: count)
    /// In which order rows were met, from 1; 0 for those that were not.
    var order = [Int](repeating: 0, count: count)
    /// The earliest row that can be reached from a row and lies on the way to it.
    var earliest = [Int](repeating: 0, count: count)
    var isOpen = [Bool](repeating: false, count: count)
    var open: [Int] = []
    var way: [(row: Int, edge: Int)] = []
    var met = 0
    for start in 0..<count where order[start] == 0 {
      way.append((start, 0))
      while let (row, edge) = way.last {
        if edge == 0 {
          met += 1
          order[row] = met
          earliest[row] = met
          open.append(row)
          isOpen[row] = true
        }
        if edge < edges[row].count {
          way[way.count - 1].edge += 1
          let other = edges[row][edge]
          if other == row { isOnCircle[row] = true }
          if order[other] == 0 {
            way.append((other, 0))
          } else if isOpen[other] {
            earliest[row] = min(earliest[row], order[other])
          }
          continue
        }
        way.removeLast()
        if let before = way.last?.row { earliest[before] = min(earliest[before], earliest[row]) }
        guard earliest[row] == order[row], let first = open.lastIndex(of: row) else { continue }
        // All that was met since belongs together.
        let component = open[first...]
        for member in component {
          isOpen[member] = false
          if component.count > 1 { isOnCircle[member] = true }
        }
        open.removeSubrange(first...)
      }
    }
    return (0..<count).filter { isOnCircle[$0] }
  }
}
