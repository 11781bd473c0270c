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
  /// Of up to nine nodes every division is looked at. Otherwise nodes and communities move as in the method of Louvain
  /// (Blondel et al., 2008), from sixteen random orders; as in that of Leiden (Traag et al., 2019) nodes are moved again
  /// one by one after communities were merged. Of divisions that are equally good the one that puts nodes into earlier
  /// communities is taken.
  ///
  /// - Parameters:
  ///   - resolution: More than 1 for more and smaller communities, less for fewer; finite and not negative.
  ///   - seed: The seed of the random orders; the same seed gives the same communities.
  /// - Returns: The communities. Without ties every node is one by itself.
  /// - Throws: ``AnalysisError`` with code `notFinite` or `outOfRange` for the resolution.
  /// - Complexity: O(*n*²) in the number of nodes for each round of moves.
  public func communities(resolution: Double = 1, seed: UInt64 = 0) throws(AnalysisError) -> Communities {
    guard resolution.isFinite else {
      throw AnalysisError(.notFinite, "resolution", "\(resolution) is no finite number")
    }
    guard resolution >= 0 else { throw AnalysisError(.outOfRange, "resolution", "\(resolution) is negative") }
    let gains = ModularityGains(self, resolution: resolution)
    var best: [Int]
    let isExact = nodes.count <= 9
    if isExact {
      best = gains.bestDivision()
    } else {
      best = Array(nodes.indices)
      var value = gains.quality(of: best)
      var random = SplitMix64(seed: seed)
      for _ in 0..<16 {
        let division = gains.division(&random)
        let other = gains.quality(of: division)
        if other > value + 1e-12 || (other > value - 1e-12 && division.lexicographicallyPrecedes(best)) {
          (best, value) = (division, max(value, other))
        }
      }
    }
    return Communities(best, nodes, modularity: gains.quality(of: best), isExact: isExact)
  }

  /// The modularity of any division of the nodes.
  ///
  /// - Parameters:
  ///   - numbers: The number of the community of each node.
  ///   - resolution: As of ``communities(resolution:seed:)``.
  /// - Returns: The modularity.
  /// - Throws: ``AnalysisError`` with code `lengthMismatch` where there is not one number for each node, or `notFinite`.
  /// - Complexity: O(*n*²) in the number of nodes.
  public func modularity(of numbers: [Int], resolution: Double = 1) throws(AnalysisError) -> Double {
    guard numbers.count == nodes.count else {
      throw AnalysisError(
        .lengthMismatch, "numbers", "there are \(numbers.count) numbers for \(nodes.count) nodes")
    }
    guard resolution.isFinite else {
      throw AnalysisError(.notFinite, "resolution", "\(resolution) is no finite number")
    }
    return ModularityGains(self, resolution: resolution).quality(of: numbers)
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

/// What it adds to the modularity that two nodes are in the same community.
struct ModularityGains {
  let count: Int
  /// The gain of each pair, row by row, with the diagonal.
  private let gains: [Double]

  init(_ network: OneModeNetwork, resolution: Double) {
    let count = network.nodes.count
    var positive = [Double](repeating: 0, count: count)
    var negative = positive
    for left in 0..<count {
      for right in 0..<count {
        let tie = network[left, right]
        if tie > 0 { positive[left] += tie } else { negative[left] -= tie }
      }
    }
    let (twicePositive, twiceNegative) = (positive.reduce(0, +), negative.reduce(0, +))
    let whole = twicePositive + twiceNegative
    var gains = [Double](repeating: 0, count: count * count)
    if whole > 0 {
      for left in 0..<count {
        for right in 0..<count {
          var expected = 0.0
          if twicePositive > 0 { expected += positive[left] / twicePositive * positive[right] }
          if twiceNegative > 0 { expected -= negative[left] / twiceNegative * negative[right] }
          gains[left * count + right] = (network[left, right] - resolution * expected) / whole
        }
      }
    }
    self.init(count: count, gains: gains)
  }

  private init(count: Int, gains: [Double]) {
    self.count = count
    self.gains = gains
  }

  func quality(of division: [Int]) -> Double {
    var sum = 0.0
    for left in 0..<count {
      for right in 0..<count where division[left] == division[right] { sum += gains[left * count + right] }
    }
    return sum
  }

  /// The best of all divisions, each written so that a new community gets the next number.
  func bestDivision() -> [Int] {
    var (best, bestValue) = (Array(0..<count), quality(of: Array(0..<count)))
    var division = [Int](repeating: 0, count: count)
    func visit(_ node: Int, _ used: Int, _ value: Double) {
      guard node < count else {
        if value > bestValue + 1e-12 || (value > bestValue - 1e-12 && division.lexicographicallyPrecedes(best)) {
          (best, bestValue) = (division, max(value, bestValue))
        }
        return
      }
      for community in 0...used {
        division[node] = community
        var gain = gains[node * count + node]
        for other in 0..<node where division[other] == community { gain += 2 * gains[node * count + other] }
        visit(node + 1, max(used, community + 1), value + gain)
      }
    }
    visit(0, 0, 0)
    return best
  }

  /// A good division, from a random order.
  func division(_ random: inout SplitMix64) -> [Int] {
    var division = Array(0..<count)
    move(&division, &random)
    while true {
      let merged = merged(division)
      guard merged.count < division.count else { break }
      var communities = Array(0..<merged.count)
      let before = merged.quality(of: communities)
      merged.move(&communities, &random)
      guard merged.quality(of: communities) > before + 1e-12 else { break }
      let numbers = Self.renumbered(division)
      division = numbers.map { communities[$0] }
      move(&division, &random)
    }
    return Self.renumbered(division)
  }

  /// Moves nodes one by one to where they gain most, as long as one gains.
  private func move(_ division: inout [Int], _ random: inout SplitMix64) {
    var order = Array(0..<count)
    random.shuffle(&order)
    var sums = [Double](repeating: 0, count: count)
    var hasMoved = true
    while hasMoved {
      hasMoved = false
      for node in order {
        for community in sums.indices { sums[community] = 0 }
        var sizes = 0
        for other in 0..<count where other != node {
          sums[division[other]] += gains[node * count + other]
          if division[other] == division[node] { sizes += 1 }
        }
        var (target, gain) = (division[node], sums[division[node]])
        for community in sums.indices where sums[community] > gain + 1e-12 {
          (target, gain) = (community, sums[community])
        }
        // To be alone in a community that is empty now.
        if gain < -1e-12, sizes > 0, let free = freeCommunity(division) { target = free }
        if target != division[node] {
          division[node] = target
          hasMoved = true
        }
      }
    }
  }

  private func freeCommunity(_ division: [Int]) -> Int? {
    var isUsed = [Bool](repeating: false, count: count)
    for community in division { isUsed[community] = true }
    return isUsed.firstIndex(of: false)
  }

  /// The gains between whole communities.
  private func merged(_ division: [Int]) -> ModularityGains {
    let numbers = Self.renumbered(division)
    let size = (numbers.max() ?? -1) + 1
    var sums = [Double](repeating: 0, count: size * size)
    for left in 0..<count {
      for right in 0..<count { sums[numbers[left] * size + numbers[right]] += gains[left * count + right] }
    }
    return ModularityGains(count: size, gains: sums)
  }

  /// The same division, its communities numbered in the order of their first nodes.
  static func renumbered(_ division: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return division.map { community in
      if let known = numbers[community] { return known }
      numbers[community] = numbers.count
      return numbers.count - 1
    }
  }
}
