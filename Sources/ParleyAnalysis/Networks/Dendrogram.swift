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

  /// The clusters that are left when there is a given number of them.
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
  /// Of pairs that are equally similar the one whose first nodes come first in the network is merged first. Means are
  /// equal if they differ by less than 1e-12 of the strongest tie.
  ///
  /// - Parameter linkage: How similar clusters are.
  /// - Returns: The tree; empty for a network of less than two nodes.
  /// - Throws: ``AnalysisError`` with code `cancelled`.
  /// - Complexity: O(*n*³) in the number of nodes at worst, O(*n*²) as a rule.
  public func dendrogram(_ linkage: Dendrogram.Linkage = .average) throws(AnalysisError) -> Dendrogram {
    var clusters = Clusters(self, linkage)
    return Dendrogram(nodes: nodes, merges: try clusters.merges())
  }
}

/// The clusters that are left, each at the place of its first node.
private struct Clusters {
  private let count: Int
  private let linkage: Dendrogram.Linkage
  /// By how much of itself a similarity may be off: means of the same ties in another order are rounded otherwise.
  private let tolerance: Double
  /// How similar each pair is, row by row.
  private var similarity: [Double]
  /// The sums of the ties between each pair, for means: sums of means would be rounded again with each merge.
  private var sums: [CompensatedSum]
  private var sizes: [Int]
  private var numbers: [Int]
  private var isAlive: [Bool]
  /// The greatest similarity of each to a later one.
  private var greatest: [Double?]

  init(_ network: OneModeNetwork, _ linkage: Dendrogram.Linkage) {
    count = network.nodes.count
    self.linkage = linkage
    similarity = network.ties
    sums = linkage == .average ? network.ties.map { CompensatedSum($0) } : []
    tolerance = linkage == .average ? 1e-12 : 0
    sizes = Array(repeating: 1, count: count)
    numbers = Array(0..<count)
    isAlive = Array(repeating: true, count: count)
    greatest = Array(repeating: nil, count: count)
    for left in 0..<count { greatest[left] = greatestSimilarity(left) }
  }

  mutating func merges() throws(AnalysisError) -> [Dendrogram.Merge] {
    var merges: [Dendrogram.Merge] = []
    for _ in 0..<max(count - 1, 0) {
      try AnalysisError.checkCancellation()
      guard let (left, right) = mostSimilar else { break }
      merges.append(
        Dendrogram.Merge(
          left: numbers[left], right: numbers[right], similarity: similarity[left * count + right],
          size: sizes[left] + sizes[right]))
      numbers[left] = count + merges.count - 1
      merge(left, right)
    }
    return merges
  }

  /// The first of the most similar pairs.
  private var mostSimilar: (Int, Int)? {
    guard let best = greatest.lazy.compactMap(\.self).max() else { return nil }
    let most = best - tolerance * abs(best)
    for left in 0..<count where isAlive[left] {
      guard let here = greatest[left], here >= most else { continue }
      for right in (left + 1)..<count where isAlive[right] && similarity[left * count + right] >= most {
        return (left, right)
      }
    }
    return nil
  }

  private mutating func merge(_ left: Int, _ right: Int) {
    isAlive[right] = false
    greatest[right] = nil
    // Whose greatest similarity may have been to one of both.
    var isTouched = [Bool](repeating: false, count: count)
    for other in 0..<count where isAlive[other] && other != left {
      let (a, b) = (similarity[other * count + left], similarity[other * count + right])
      let merged: Double
      switch linkage {
      case .single: merged = max(a, b)
      case .complete: merged = min(a, b)
      case .average:
        var sum = sums[left * count + other]
        sum.add(sums[right * count + other])
        sums[left * count + other] = sum
        sums[other * count + left] = sum
        merged = sum.quotient(by: Double((sizes[left] + sizes[right]) * sizes[other]))
      }
      similarity[other * count + left] = merged
      similarity[left * count + other] = merged
      if other < right { isTouched[other] = greatest[other].map { $0 <= max(a, b) || $0 < merged } ?? true }
    }
    sizes[left] += sizes[right]
    isTouched[left] = true
    for other in 0..<right where isTouched[other] { greatest[other] = greatestSimilarity(other) }
  }

  private func greatestSimilarity(_ left: Int) -> Double? {
    var best: Double?
    for right in (left + 1)..<max(count, left + 1) where isAlive[right] {
      best = max(best ?? -.infinity, similarity[left * count + right])
    }
    return best
  }
}

/// A sum of numbers with twice the digits of one (Dekker, 1971; Knuth).
private struct CompensatedSum {
  private var sum: Double
  private var rest = 0.0

  init(_ value: Double) { sum = value }

  mutating func add(_ other: CompensatedSum) {
    let whole = sum + other.sum
    let part = whole - sum
    let error = (sum - (whole - part)) + (other.sum - part) + rest + other.rest
    sum = whole + error
    rest = error - (sum - whole)
  }

  /// The quotient, rounded once.
  func quotient(by divisor: Double) -> Double {
    let quotient = sum / divisor
    return quotient + (sum.addingProduct(-quotient, divisor) + rest) / divisor
  }
}
