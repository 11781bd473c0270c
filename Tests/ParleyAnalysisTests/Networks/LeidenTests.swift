import Parley
import TestSupport
import Testing

@testable import ParleyAnalysis

@Suite("Communities hang together")
struct LeidenTests {
  @Test("No community falls apart where the method of Louvain tears one")
  func torn() throws {
    var tornCount = 0
    for seed in 0..<6 as Range<UInt64> {
      let network = try sparse(40, seed: seed)
      if isTorn(Self.louvain(network), network) { tornCount += 1 }
      let gains = ModularityGains(network, resolution: 1)
      var random = SplitMix64(seed: seed)
      for _ in 0..<12 {
        let division = try gains.division(&random)
        #expect(!isTorn(division, network), "seed \(seed): \(division)")
        #expect(division == ModularityGains.renumbered(division))
      }
      let communities = try network.communities(seed: seed)
      #expect(!isTorn(communities.numbers, network))
      #expect(try communities == network.communities(seed: seed))
    }
    // Otherwise these networks would show nothing.
    #expect(tornCount > 0)
  }

  @Test("What nothing ties to others is alone, among few nodes and among many")
  func isolates() throws {
    for count in [3, 12] {
      let none = try CommunityTests.network(count, []).communities()
      #expect(none.members.count == count && none.modularity == 0)
      let pair = try CommunityTests.network(count, [(0, 2, 1)]).communities()
      #expect(pair.members.first == ["n00", "n02"] && pair.members.count == count - 1)
      #expect(pair.modularity == 0)
    }
  }

  @Test("What the search finds is hardly worse than the best division of few nodes, with negative ties, too")
  func signed() throws {
    for seed in 60..<66 as Range<UInt64> {
      let network = try CommunityTests.random(9, seed: seed, signed: true)
      let gains = ModularityGains(network, resolution: 1)
      var random = SplitMix64(seed: seed)
      let found = try (0..<16).map { _ in gains.quality(of: try gains.division(&random)) }.max() ?? 0
      let best = gains.quality(of: gains.bestDivision())
      #expect(found > best - 0.002 && found < best + 1e-9)
    }
  }

  /// Few ties among many nodes.
  private func sparse(_ count: Int, seed: UInt64) throws -> OneModeNetwork {
    var random = SplitMix64(seed: seed)
    var ties: [(Int, Int, Int)] = []
    for left in 0..<count {
      for right in (left + 1)..<max(count, left + 1) where random.chance(oneIn: 18) {
        ties.append((left, right, 1 + random.below(2)))
      }
    }
    return try CommunityTests.network(count, ties)
  }

  /// Whether a community falls into two sets without a tie between them.
  private func isTorn(_ division: [Int], _ network: OneModeNetwork) -> Bool {
    Set(division).contains { community in
      let members = division.indices.filter { division[$0] == community }
      var reached: Set<Int> = [members[0]]
      var waiting = [members[0]]
      while let node = waiting.popLast() {
        for other in members where network[node, other] > 0 && reached.insert(other).inserted { waiting.append(other) }
      }
      return reached.count < members.count
    }
  }

  /// The method of Louvain in its plainest form: nodes move in order, communities become nodes, and so on.
  private static func louvain(_ network: OneModeNetwork) -> [Int] {
    let count = network.nodes.count
    let degrees = (0..<count).map { node in (0..<count).reduce(0) { $0 + network[node, $1] } }
    let whole = degrees.reduce(0, +)
    var gains = (0..<count).map { left in
      (0..<count).map { network[left, $0] - degrees[left] * degrees[$0] / whole }
    }
    var places = Array(0..<count)
    while true {
      let division = moved(gains)
      let numbers = ModularityGains.renumbered(division)
      places = places.map { numbers[$0] }
      let size = (numbers.max() ?? -1) + 1
      if size == gains.count { return places }
      var sums = Array(repeating: Array(repeating: 0.0, count: size), count: size)
      for left in gains.indices {
        for right in gains.indices { sums[numbers[left]][numbers[right]] += gains[left][right] }
      }
      gains = sums
    }
  }

  private static func moved(_ gains: [[Double]]) -> [Int] {
    var division = Array(gains.indices)
    var hasMoved = true
    while hasMoved {
      hasMoved = false
      for node in gains.indices {
        var sums = [Double](repeating: 0, count: gains.count)
        for other in gains.indices where other != node { sums[division[other]] += gains[node][other] }
        let best = sums.indices.max { sums[$0] < sums[$1] } ?? division[node]
        if sums[best] > sums[division[node]] + 1e-9 {
          division[node] = best
          hasMoved = true
        }
      }
    }
    return division
  }
}
