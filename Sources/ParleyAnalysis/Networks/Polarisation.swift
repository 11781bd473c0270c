import Parley

/// The two camps into which a network of agreement and disagreement falls, and how far it does.
///
/// Of the sum W of the sizes of all ties, let w be the share of positive ties within the camps and b the share of
/// negative ties between them. The camps are those with the greatest balance w + b; what is missing to 1 is the
/// frustration of the network (Aref and Wilson, "Measuring partial balance in signed networks", 2018, after Harary). The
/// polarisation is 4 w b: 1 where half of everything is agreement within the camps and the other half disagreement
/// between them, 0 where nobody disagrees with anybody or nobody agrees.
public struct Polarisation: Hashable, Sendable {
  /// The labels of the nodes of both camps, in the order of the network; the first node of the network is in the first.
  /// Nodes without a tie are in neither.
  public let camps: [[String]]

  /// The share of positive ties within the camps: w.
  public let agreementWithin: Double

  /// The share of negative ties between the camps: b.
  public let disagreementBetween: Double

  /// Whether all camps were looked at, so that there are no better ones.
  public let isExact: Bool

  /// How well two camps describe the network, from 0 to 1: w + b.
  public var balance: Double { agreementWithin + disagreementBetween }

  /// How far the network is polarised, from 0 to 1: 4 w b.
  public var index: Double { 4 * agreementWithin * disagreementBetween }
}

extension OneModeNetwork {
  /// The two camps of the network; it should have negative ties, as of ``Aggregation/subtract``.
  ///
  /// Of up to sixteen nodes with ties all camps are looked at. Otherwise nodes change sides one by one, each time the one
  /// that adds most, from thirty-two random beginnings. Of camps that are equally good those are taken that put nodes
  /// into the first one.
  ///
  /// - Parameter seed: The seed of the random beginnings; the same seed gives the same camps.
  /// - Returns: The camps; a network without ties has two empty ones.
  /// - Throws: ``AnalysisError`` with code `cancelled`.
  /// - Complexity: O(2^*n* *n*) in the number of nodes up to sixteen, O(*n*²) for each beginning otherwise.
  public func polarisation(seed: UInt64 = 0) throws(AnalysisError) -> Polarisation {
    let active = nodes.indices.filter { node in nodes.indices.contains { self[node, $0] != 0 } }
    // Measured in the strongest tie, so that what counts as rounding does not depend on the unit.
    let strongest = self.ties.reduce(0) { max($0, abs($1)) }
    let ties = active.map { left in active.map { right in self[left, right] / strongest } }
    let isExact = active.count <= 16
    let sides = isExact ? Self.bestSides(ties) : try Self.goodSides(ties, seed)
    var (within, between, whole) = (0.0, 0.0, 0.0)
    for left in active.indices {
      for right in active.indices.dropFirst(left + 1) {
        let tie = self[active[left], active[right]]
        whole += abs(tie)
        if tie > 0, sides[left] == sides[right] { within += tie }
        if tie < 0, sides[left] != sides[right] { between -= tie }
      }
    }
    let camps = [false, true].map { side in
      active.indices.filter { sides[$0] == side }.map { nodes[active[$0]] }
    }
    return Polarisation(
      camps: camps, agreementWithin: whole > 0 ? within / whole : 0,
      disagreementBetween: whole > 0 ? between / whole : 0, isExact: isExact)
  }

  /// What it would add to balance if each node changed sides, up to a factor.
  private static func gains(_ ties: [[Double]], _ sides: [Bool]) -> [Double] {
    sides.indices.map { node in
      var gain = 0.0
      for other in sides.indices { gain += sides[node] == sides[other] ? -ties[node][other] : ties[node][other] }
      return gain
    }
  }

  /// Goes through all sides of all nodes but the first, each time one node changes sides (a Gray code).
  private static func bestSides(_ ties: [[Double]]) -> [Bool] {
    var sides = [Bool](repeating: false, count: ties.count)
    guard ties.count > 1 else { return sides }
    var gains = gains(ties, sides)
    var (value, bestValue, best) = (0.0, 0.0, sides)
    for step in 1..<(1 << (ties.count - 1)) {
      let node = step.trailingZeroBitCount + 1
      value += gains[node]
      change(node, &sides, &gains, ties)
      if value > bestValue + 1e-9 || (value > bestValue - 1e-9 && precedes(sides, best)) {
        (bestValue, best) = (max(value, bestValue), sides)
      }
    }
    return best
  }

  private static func goodSides(_ ties: [[Double]], _ seed: UInt64) throws(AnalysisError) -> [Bool] {
    var random = SplitMix64(seed: seed)
    var best = [Bool](repeating: false, count: ties.count)
    var bestValue = -Double.infinity
    for start in 0..<32 {
      try AnalysisError.checkCancellation()
      var sides = best.map { _ in start > 0 && random.below(2) == 1 }
      var gains = gains(ties, sides)
      while let (node, gain) = gains.enumerated().max(by: { $0.element < $1.element }), gain > 1e-9 {
        change(node, &sides, &gains, ties)
      }
      if sides[0] { sides = sides.map { !$0 } }
      var value = 0.0
      for left in sides.indices {
        for right in sides.indices { value += sides[left] == sides[right] ? ties[left][right] : -ties[left][right] }
      }
      if value > bestValue + 1e-9 || (value > bestValue - 1e-9 && precedes(sides, best)) {
        (bestValue, best) = (max(value, bestValue), sides)
      }
    }
    return best
  }

  private static func change(_ node: Int, _ sides: inout [Bool], _ gains: inout [Double], _ ties: [[Double]]) {
    gains[node] = -gains[node]
    for other in sides.indices where other != node {
      gains[other] += (sides[node] == sides[other] ? 2 : -2) * ties[node][other]
    }
    sides[node].toggle()
  }

  private static func precedes(_ left: [Bool], _ right: [Bool]) -> Bool {
    for (a, b) in zip(left, right) where a != b { return !a }
    return false
  }
}
