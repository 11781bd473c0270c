/// A tree of clusters: which nodes or clusters of a network were merged, one pair after the other, and how similar they
/// were.
public struct Dendrogram: Hashable, Sendable {
  /// How similar two clusters are by the ties of their nodes.
  @frozen
  public enum Linkage: String, Hashable, Sendable, CaseIterable {
    /// The strongest tie.
    case single
    /// The weakest tie.
    case complete
    /// The mean of all ties (UPGMA, Sokal and Michener, 1958).
    case average
  }

  /// Two clusters that become one.
  public struct Merge: Hashable, Sendable {
    /// The number of a cluster: below the number of nodes the node itself, then the merges in order.
    public let left: Int
    /// The number of the other cluster, the one whose first node comes later.
    public let right: Int
    /// How similar both are.
    public let similarity: Double
    /// How many nodes the new cluster has.
    public let size: Int
  }

  /// The labels of the nodes.
  public let nodes: [String]

  /// The merges in order; one less than there are nodes.
  public let merges: [Merge]

  /// The clusters that are left when there are so many of them.
  ///
  /// - Parameter count: How many clusters there are to be, from 1 to the number of nodes.
  /// - Returns: The labels of the nodes of each cluster, in the order of the network.
  /// - Throws: ``AnalysisError`` with code `outOfRange`.
  /// - Complexity: O(*n*²) in the number of nodes.
  public func clusters(_ count: Int) throws(AnalysisError) -> [[String]] {
    guard count >= min(1, nodes.count), count <= nodes.count else {
      throw AnalysisError(.outOfRange, "count", "\(nodes.count) nodes cannot make \(count) clusters")
    }
    var clusters: [[Int]?] = nodes.indices.map { [$0] }
    for merge in merges.prefix(nodes.count - count) {
      clusters.append(((clusters[merge.left] ?? []) + (clusters[merge.right] ?? [])).sorted())
      clusters[merge.left] = nil
      clusters[merge.right] = nil
    }
    return clusters.compactMap(\.self).sorted { $0[0] < $1[0] }.map { $0.map { nodes[$0] } }
  }
}

extension OneModeNetwork {
  /// Merges the most similar nodes and clusters until all are one.
  ///
  /// Of pairs that are equally similar the one whose first nodes come first in the network is merged first.
  ///
  /// - Parameter linkage: How similar clusters are.
  /// - Returns: The tree; empty for a network of less than two nodes.
  /// - Complexity: O(*n*³) in the number of nodes at worst, O(*n*²) as a rule.
  public func dendrogram(_ linkage: Dendrogram.Linkage = .average) -> Dendrogram {
    let count = nodes.count
    var similarity = ties
    var numbers = Array(0..<count)
    var sizes = [Int](repeating: 1, count: count)
    var isAlive = [Bool](repeating: true, count: count)
    var merges: [Dendrogram.Merge] = []
    // The most similar later cluster of each.
    func nearest(_ left: Int) -> Int? {
      var best: Int?
      for right in (left + 1)..<max(count, left + 1) where isAlive[right] {
        if best.map({ similarity[left * count + right] > similarity[left * count + $0] }) ?? true { best = right }
      }
      return best
    }
    var neighbours = (0..<count).map(nearest)
    for _ in 0..<max(count - 1, 0) {
      var pair: (left: Int, right: Int)?
      for left in 0..<count where isAlive[left] {
        guard let right = neighbours[left] else { continue }
        if pair.map({ similarity[left * count + right] > similarity[$0.left * count + $0.right] }) ?? true {
          pair = (left, right)
        }
      }
      guard let (left, right) = pair else { break }
      merges.append(
        Dendrogram.Merge(
          left: numbers[left], right: numbers[right], similarity: similarity[left * count + right],
          size: sizes[left] + sizes[right]))
      isAlive[right] = false
      for other in 0..<count where isAlive[other] && other != left {
        let (a, b) = (similarity[other * count + left], similarity[other * count + right])
        let merged: Double =
          switch linkage {
          case .single: max(a, b)
          case .complete: min(a, b)
          case .average: (a * Double(sizes[left]) + b * Double(sizes[right])) / Double(sizes[left] + sizes[right])
          }
        similarity[other * count + left] = merged
        similarity[left * count + other] = merged
      }
      sizes[left] += sizes[right]
      numbers[left] = count + merges.count - 1
      for other in 0...left where isAlive[other] { neighbours[other] = nearest(other) }
      for other in left..<count where isAlive[other] && neighbours[other] == right {
        neighbours[other] = nearest(other)
      }
    }
    return Dendrogram(nodes: nodes, merges: merges)
  }
}
