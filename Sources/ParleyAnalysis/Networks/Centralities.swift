/// How central each node of a network is, by its positive ties.
///
/// All arrays are in the order of the network's nodes.
public struct Centralities: Hashable, Sendable {
  /// The number of ties.
  public let degree: [Int]

  /// The sum of ties.
  public let strength: [Double]

  /// How many shortest paths between others lead over the node, half of them where there are two, and so on (Freeman,
  /// 1977, by the method of Brandes, 2001). The length of a tie is one over its weight.
  public let betweenness: [Double]

  /// The sum of one over the distance to each other node (harmonic closeness, Rochat, 2009).
  public let closeness: [Double]

  /// The strength of a node where ties count by the strength of their other ends, and so on: the first eigenvector of
  /// the ties, its greatest value 1 (Bonacich, 1972). 0 for all in a network without ties.
  public let eigenvector: [Double]
}

extension OneModeNetwork {
  /// How central each node is; negative ties are left out.
  ///
  /// - Returns: The centralities.
  /// - Complexity: O(*n*³) in the number of nodes.
  public func centralities() -> Centralities {
    let count = nodes.count
    let weights = ties.map { max($0, 0) }
    let rows = (0..<count).map { weights[($0 * count)..<(($0 + 1) * count)] }
    var betweenness = [Double](repeating: 0, count: count)
    var closeness = betweenness
    for source in 0..<count {
      let paths = ShortestPaths(from: source, weights, count)
      for node in 0..<count where node != source && paths.distances[node] < .infinity {
        closeness[source] += 1 / paths.distances[node]
      }
      paths.addDependencies(to: &betweenness)
    }
    return Centralities(
      degree: rows.map { row in row.count { $0 > 0 } }, strength: rows.map { $0.reduce(0, +) },
      betweenness: betweenness.map { $0 / 2 }, closeness: closeness, eigenvector: Self.firstEigenvector(rows))
  }

  /// The eigenvector of the greatest eigenvalue, by repeated multiplication from equal values. What is added to the
  /// diagonal keeps a network of two sides from swinging.
  private static func firstEigenvector(_ rows: [ArraySlice<Double>]) -> [Double] {
    let strongest = rows.map { $0.reduce(0, +) }.max() ?? 0
    guard strongest > 0 else { return rows.map { _ in 0 } }
    var vector = [Double](repeating: 1, count: rows.count)
    for _ in 0..<10_000 {
      var next = rows.enumerated().map { node, row in
        zip(row, vector).reduce(strongest * vector[node]) { $0 + $1.0 * $1.1 }
      }
      let greatest = next.max() ?? 1
      next = next.map { $0 / greatest }
      let change = zip(next, vector).map { abs($0 - $1) }.max() ?? 0
      vector = next
      if change < 1e-14 { break }
    }
    // A part that is not connected to the strongest one fades away, but never quite.
    return vector.map { $0 < 1e-9 ? 0 : $0 }
  }
}

/// The shortest paths from one node to all others.
private struct ShortestPaths {
  private(set) var distances: [Double]
  private var counts: [Double]
  private var before: [[Int]]
  private var order: [Int] = []
  private let source: Int

  init(from source: Int, _ weights: [Double], _ count: Int) {
    self.source = source
    distances = Array(repeating: .infinity, count: count)
    counts = Array(repeating: 0, count: count)
    before = Array(repeating: [], count: count)
    distances[source] = 0
    counts[source] = 1
    var isDone = [Bool](repeating: false, count: count)
    while true {
      var next: Int?
      for node in 0..<count where !isDone[node] && distances[node] < .infinity {
        if next.map({ distances[node] < distances[$0] }) ?? true { next = node }
      }
      guard let node = next else { return }
      isDone[node] = true
      order.append(node)
      for other in 0..<count where weights[node * count + other] > 0 && !isDone[other] {
        let distance = distances[node] + 1 / weights[node * count + other]
        // Sums of fractions in another order are the same path length.
        let tolerance = 1e-12 * distance
        if distance < distances[other] - tolerance {
          (distances[other], counts[other], before[other]) = (distance, counts[node], [node])
        } else if distance <= distances[other] + tolerance {
          counts[other] += counts[node]
          before[other].append(node)
        }
      }
    }
  }

  func addDependencies(to betweenness: inout [Double]) {
    var dependencies = [Double](repeating: 0, count: distances.count)
    for node in order.reversed() where node != source {
      for previous in before[node] {
        dependencies[previous] += counts[previous] / counts[node] * (1 + dependencies[node])
      }
      betweenness[node] += dependencies[node]
    }
  }
}
