import Parley

/// A division of the nodes of a network into communities, and how good it is.
public struct Communities: Hashable, Sendable {
  /// The labels of the nodes of each community: the largest community first, of the same size the one whose first node
  /// comes first in the network. The nodes of a community stand in the order of the network.
  public let members: [[String]]

  /// The number of the community of each node of the network.
  public let numbers: [Int]

  /// The modularity of the division, at most 1; 0 for a network without ties.
  public let modularity: Double

  /// Whether every division was looked at, so that there is no better one.
  public let isExact: Bool
}

extension OneModeNetwork {
  /// The communities of the network: nodes that have more to do with each other than chance would have it.
  ///
  /// The division is to have the greatest modularity, for a network with negative ties, as of
  /// ``Aggregation/subtract``, the signed modularity
  ///
  /// Q = 1 / (2w⁺ + 2w⁻) · Σ [w(i,j) - r (w⁺(i) w⁺(j) / 2w⁺ - w⁻(i) w⁻(j) / 2w⁻)] over pairs in one community,
  ///
  /// where w⁺ and w⁻ are the sums of positive and of negative ties, of a node or of all, and r is the resolution
  /// (Gómez, Jensen and Arenas, "Analysis of community structure in networks of correlated data", 2009). Without
  /// negative ties this is the modularity of Newman and Girvan (2004).
  ///
  /// Of up to nine nodes every division is looked at. Otherwise the method is that of Leiden (Traag, Waltman and van Eck,
  /// "From Louvain to Leiden: guaranteeing well-connected communities", 2019), from sixteen random orders: nodes move to
  /// where they gain most; what they form is refined into parts of which each has grown by a gain; the parts move in
  /// their turn, until each community is one part; and all again as long as the modularity grows. Where the paper draws
  /// the part that a node joins at random, the one is taken that gives most, of several the first.
  ///
  /// So every community hangs together: none falls into two sets of nodes without a tie between them, as communities of
  /// the method of Louvain (Blondel et al., 2008) may. With negative ties, those that two nodes have elsewhere may hold
  /// them together as a tie does. Of divisions that are equally good the one of more communities is taken, then the one
  /// that puts nodes into earlier communities.
  ///
  /// - Parameters:
  ///   - resolution: More than 1 for more and smaller communities, less for fewer; from 0 to 1e12.
  ///   - seed: The seed of the random orders; the same seed gives the same communities.
  ///   - progress: What is told how much is done; `nil` for nothing.
  /// - Returns: The communities. Without ties every node is one by itself.
  /// - Throws: ``AnalysisError`` with code `notFinite` or `outOfRange` for the resolution, or `cancelled` when the task
  ///   is cancelled.
  /// - Complexity: O(*n*²) in the number of nodes for each round of moves.
  public func communities(
    resolution: Double = 1, seed: UInt64 = 0, progress: AnalysisProgress? = nil
  ) throws(AnalysisError) -> Communities {
    try Self.check(resolution)
    let gains = ModularityGains(self, resolution: resolution)
    var best: [Int]
    let isExact = nodes.count <= 9
    if isExact {
      best = gains.bestDivision()
    } else {
      best = Array(nodes.indices)
      var value = gains.quality(of: best)
      var random = SplitMix64(seed: seed)
      for start in 0..<16 {
        progress?(Double(start) / 16)
        let division = try gains.division(&random)
        let other = gains.quality(of: division)
        if gains.isBetter(division, other, than: best, value) { (best, value) = (division, max(value, other)) }
      }
    }
    progress?(1)
    return Communities(best, nodes, modularity: gains.quality(of: best), isExact: isExact)
  }

  /// The modularity of any division of the nodes.
  ///
  /// - Parameters:
  ///   - numbers: The number of the community of each node.
  ///   - resolution: As of ``communities(resolution:seed:progress:)``.
  /// - Returns: The modularity.
  /// - Throws: ``AnalysisError`` with code `lengthMismatch` where there is not one number for each node, or `notFinite` or
  ///   `outOfRange` for the resolution.
  /// - Complexity: O(*n*²) in the number of nodes.
  public func modularity(of numbers: [Int], resolution: Double = 1) throws(AnalysisError) -> Double {
    guard numbers.count == nodes.count else {
      throw AnalysisError(
        .lengthMismatch, "numbers", "there are \(numbers.count) numbers for \(nodes.count) nodes")
    }
    try Self.check(resolution)
    return ModularityGains(self, resolution: resolution).quality(of: numbers)
  }

  private static func check(_ resolution: Double) throws(AnalysisError) {
    guard resolution.isFinite else {
      throw AnalysisError(.notFinite, "resolution", "\(resolution) is no finite number")
    }
    // Beyond, every gain would be one of rounding.
    guard (0...1e12).contains(resolution) else {
      throw AnalysisError(.outOfRange, "resolution", "\(resolution) is not from 0 to 1e12")
    }
  }
}

extension Communities {
  fileprivate init(_ division: [Int], _ nodes: [String], modularity: Double, isExact: Bool) {
    var places: [[Int]] = Array(repeating: [], count: (division.max() ?? -1) + 1)
    for (place, number) in division.enumerated() { places[number].append(place) }
    places = places.filter { !$0.isEmpty }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    var numbers = [Int](repeating: 0, count: nodes.count)
    for (number, members) in places.enumerated() { for place in members { numbers[place] = number } }
    self.init(
      members: places.map { $0.map { nodes[$0] } }, numbers: numbers, modularity: modularity, isExact: isExact)
  }
}
