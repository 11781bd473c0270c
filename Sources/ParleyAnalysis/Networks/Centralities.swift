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
  /// the ties, its greatest value 1 (Bonacich, 1972).
  ///
  /// In a network of several components it is the eigenvector of the one with the greatest eigenvalue, and exactly 0 in
  /// all others; of components with the same greatest eigenvalue it is what repeated multiplication from equal values
  /// leads to. 0 for all in a network without ties.
  public let eigenvector: [Double]
}

extension OneModeNetwork {
  /// How central each node is; negative ties are left out.
  ///
  /// - Parameter progress: What is told how much is done; `nil` for nothing.
  /// - Returns: The centralities.
  /// - Throws: ``AnalysisError`` with code `inaccurate` where the eigenvector cannot be told to eight digits, because a
  ///   component has two eigenvalues that are nearly the greatest, or where there are more shortest paths than can be
  ///   counted; `cancelled` when the task is cancelled.
  /// - Complexity: O(*n*³) in the number of nodes.
  public func centralities(progress: AnalysisProgress? = nil) throws(AnalysisError) -> Centralities {
    let count = nodes.count
    let weights = ties.enumerated().map { $0.offset % (count + 1) == 0 ? 0 : max($0.element, 0) }
    let rows = (0..<count).map { weights[($0 * count)..<(($0 + 1) * count)] }
    // Measured in the strongest tie, no length of a path is beyond what numbers can tell.
    let strongest = weights.max() ?? 0
    let relative = strongest > 0 ? weights.map { $0 / strongest } : weights
    var betweenness = [Double](repeating: 0, count: count)
    var closeness = betweenness
    for source in 0..<count {
      try AnalysisError.checkCancellation()
      let paths = ShortestPaths(from: source, relative, count)
      for node in 0..<count where node != source && paths.distances[node] < .infinity {
        closeness[source] += strongest / paths.distances[node]
      }
      paths.addDependencies(to: &betweenness)
      progress?(Double(source + 1) / Double(count + 1))
    }
    guard betweenness.allSatisfy(\.isFinite) else {
      throw AnalysisError(.inaccurate, "network", "there are more shortest paths than can be counted")
    }
    let eigenvector = try FirstEigenvector(relative, count).values
    progress?(1)
    return Centralities(
      degree: rows.map { row in row.count { $0 > 0 } }, strength: rows.map { $0.reduce(0, +) },
      betweenness: betweenness.map { $0 / 2 }, closeness: closeness, eigenvector: eigenvector)
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
        // Sums of fractions in another order are the same path length. No more is lost than a rounding at each step, so
        // that a short edge behind a very long one still counts.
        let tolerance = Double(max(count, 64)) * .ulpOfOne * distance
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
