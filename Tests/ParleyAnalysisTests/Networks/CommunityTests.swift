import Parley
import TestSupport
import Testing

@testable import ParleyAnalysis

@Suite("Communities, camps, clusters and centralities")
struct CommunityTests {
  /// A network of given ties, by way of statements: pairs share one thing of their own.
  static func network(_ count: Int, _ ties: [(Int, Int, Int)]) throws -> OneModeNetwork {
    var rows: [CodedStatement] = []
    for (left, right, weight) in ties {
      for number in 0..<abs(weight) {
        let thing = "\(left)-\(right)-\(number)"
        rows.append(CodedStatement(label(left), thing, level: true, at: nil))
        rows.append(CodedStatement(label(right), thing, level: .flag(weight > 0), at: nil))
      }
    }
    let table = try CodedStatements(
      rows + (0..<count).map { CodedStatement(label($0), "alone \($0)", level: true, at: nil) }, qualifier: .boolean)
    return try table.oneMode(.subtract)
  }

  static func label(_ number: Int) -> String { number < 10 ? "n0\(number)" : "n\(number)" }

  static func random(_ count: Int, seed: UInt64, signed: Bool) throws -> OneModeNetwork {
    var random = SplitMix64(seed: seed)
    var ties: [(Int, Int, Int)] = []
    for left in 0..<count {
      for right in (left + 1)..<max(count, left + 1) where random.chance(oneIn: 2) {
        ties.append((left, right, (signed && random.chance(oneIn: 2) ? -1 : 1) * (1 + random.below(3))))
      }
    }
    return try network(count, ties)
  }

  @Test("Two triangles with one tie between them are two communities")
  func triangles() throws {
    let network = try Self.network(
      6, [(0, 1, 1), (1, 2, 1), (0, 2, 1), (3, 4, 1), (4, 5, 1), (3, 5, 1), (2, 3, 1)])
    let communities = try network.communities()
    #expect(communities.members == [["n00", "n01", "n02"], ["n03", "n04", "n05"]])
    // By hand: 6 of 7 ties within, and each side has half of all degrees: 6/7 - 1/2.
    #expect(abs(communities.modularity - (6.0 / 7 - 0.5)) < 1e-12)
    #expect(communities.isExact && communities.numbers == [0, 0, 0, 1, 1, 1])
    #expect(abs(try network.modularity(of: [0, 0, 0, 0, 0, 0])) < 1e-12)
  }

  @Test("Among few nodes no division is better than the communities")
  func exhaustive() throws {
    for seed in 0..<12 as Range<UInt64> {
      let count = Int(seed % 4) + 4
      let network = try Self.random(count, seed: seed, signed: seed % 2 == 0)
      let communities = try network.communities()
      var best = -Double.infinity
      // Every node to any community: count to the power of count.
      var numbers = [Int](repeating: 0, count: count)
      func visit(_ node: Int) throws {
        if node == count {
          best = max(best, try network.modularity(of: numbers))
          return
        }
        for community in 0..<min(count, node + 1) {
          numbers[node] = community
          try visit(node + 1)
        }
      }
      try visit(0)
      #expect(abs(communities.modularity - best) < 1e-12)
      #expect(abs(try network.modularity(of: communities.numbers) - best) < 1e-12)
      // The search for larger networks is held to the same.
      var random = SplitMix64(seed: 3)
      let gains = ModularityGains(network, resolution: 1)
      let found = try (0..<16).map { _ in gains.quality(of: try gains.division(&random)) }.max() ?? 0
      #expect(abs(found - best) < 1e-9)
    }
  }

  @Test("Planted communities are found, the same for the same seed")
  func planted() throws {
    var ties: [(Int, Int, Int)] = []
    var random = SplitMix64(seed: 9)
    for left in 0..<24 {
      for right in (left + 1)..<max(24, left + 1) {
        if left / 8 == right / 8 ? random.below(10) < 7 : random.below(10) < 1 { ties.append((left, right, 1)) }
      }
    }
    let network = try Self.network(24, ties)
    let communities = try network.communities(seed: 1)
    #expect(communities.numbers == (0..<24).map { $0 / 8 })
    #expect(try communities == network.communities(seed: 1))
    #expect(try network.communities(resolution: 0).members.count == 1)
    #expect(try network.communities(resolution: 50).members.count == 24)
    #expect(throws: AnalysisError.self) { try network.communities(resolution: .nan) }
    #expect(throws: AnalysisError.self) { try network.communities(resolution: -1) }
    #expect(throws: AnalysisError.self) { try network.modularity(of: [1]) }
    let whole = [Int](repeating: 0, count: 24)
    #expect(throws: AnalysisError.self) { try network.modularity(of: whole, resolution: -1) }
    #expect(throws: AnalysisError.self) { try network.modularity(of: whole, resolution: .infinity) }
  }

  @Test("Camps have the least frustration of all")
  func camps() throws {
    for seed in 0..<10 as Range<UInt64> {
      let network = try Self.random(8, seed: seed, signed: true)
      let polarisation = try network.polarisation()
      var best = 0.0
      for sides in 0..<256 {
        var (kept, whole) = (0.0, 0.0)
        for edge in network.edges {
          let isSame = (sides >> edge.left) & 1 == (sides >> edge.right) & 1
          whole += abs(edge.weight)
          if isSame == (edge.weight > 0) { kept += abs(edge.weight) }
        }
        best = max(best, kept / whole)
      }
      #expect(abs(polarisation.balance - best) < 1e-12)
      #expect(polarisation.isExact && (0...1).contains(polarisation.index))
    }
  }

  @Test("Two camps that agree within and disagree between them are polarised, one camp is not")
  func polarised() throws {
    let split = try Self.network(4, [(0, 1, 2), (2, 3, 2), (0, 2, -1), (0, 3, -1), (1, 2, -1), (1, 3, -1)])
    #expect(try split.polarisation().camps == [["n00", "n01"], ["n02", "n03"]])
    #expect(try split.polarisation().index == 1 && split.polarisation().balance == 1)
    let one = try Self.network(3, [(0, 1, 1), (1, 2, 1), (0, 2, 1)])
    #expect(try one.polarisation().index == 0 && one.polarisation().camps == [["n00", "n01", "n02"], []])
    #expect(try Self.network(2, []).polarisation().index == 0)
    // Two camps of fifteen: too many to look at all.
    var ties: [(Int, Int, Int)] = []
    for left in 0..<30 {
      for right in (left + 1)..<max(30, left + 1) { ties.append((left, right, left / 15 == right / 15 ? 1 : -1)) }
    }
    let large = try Self.network(30, ties)
    #expect(try large.polarisation(seed: 4).balance == 1 && !large.polarisation(seed: 4).isExact)
    #expect(try large.polarisation(seed: 4).camps.map(\.count) == [15, 15])
  }

  @Test("Clusters merge by their strongest, weakest or mean ties")
  func clusters() throws {
    // On a line 0 - 1 - 2 - 3 with ties 5, 3, 4 and a weak one between the ends.
    let network = try Self.network(4, [(0, 1, 5), (1, 2, 3), (2, 3, 4), (0, 3, 1)])
    func similarities(_ linkage: Dendrogram.Linkage) throws -> [Double] {
      try network.dendrogram(linkage).merges.map(\.similarity)
    }
    #expect(try similarities(.single) == [5, 4, 3])
    #expect(try similarities(.complete) == [5, 4, 0])
    #expect(try similarities(.average) == [5, 4, 1])
    let tree = try network.dendrogram()
    #expect(tree.merges.map { [$0.left, $0.right, $0.size] } == [[0, 1, 2], [2, 3, 2], [4, 5, 4]])
    #expect(try tree.clusters(2) == [["n00", "n01"], ["n02", "n03"]])
    #expect(try tree.clusters(4).count == 4 && tree.clusters(1).count == 1)
    #expect(throws: AnalysisError.self) { try tree.clusters(5) }
    #expect(try Self.network(1, []).dendrogram().merges.isEmpty)
  }

  @Test("Each merge is of the most similar clusters")
  func merges() throws {
    for (seed, linkage) in Dendrogram.Linkage.allCases.enumerated() {
      let network = try Self.random(9, seed: UInt64(seed + 40), signed: true)
      var clusters: [Int: [Int]] = [:]
      for node in network.nodes.indices { clusters[node] = [node] }
      for (number, merge) in try network.dendrogram(linkage).merges.enumerated() {
        func similarity(_ left: [Int], _ right: [Int]) -> Double {
          let ties = left.flatMap { a in right.map { b in network[a, b] } }
          return switch linkage {
          case .single: ties.max() ?? 0
          case .complete: ties.min() ?? 0
          case .average: ties.reduce(0, +) / Double(ties.count)
          }
        }
        var best = -Double.infinity
        for (a, left) in clusters {
          for (b, right) in clusters where a < b { best = max(best, similarity(left, right)) }
        }
        let (left, right) = (clusters[merge.left] ?? [], clusters[merge.right] ?? [])
        #expect(abs(merge.similarity - best) < 1e-12 && abs(similarity(left, right) - best) < 1e-12)
        clusters[merge.left] = nil
        clusters[merge.right] = nil
        clusters[9 + number] = left + right
        #expect(merge.size == left.count + right.count)
      }
      #expect(clusters.count == 1)
    }
  }

  @Test("Centralities of a star and of a path")
  func centralities() throws {
    let star = try Self.network(4, [(0, 1, 1), (0, 2, 1), (0, 3, 1)]).centralities()
    #expect(star.degree == [3, 1, 1, 1] && star.strength == [3, 1, 1, 1])
    #expect(star.betweenness == [3, 0, 0, 0])
    #expect(star.closeness == [3, 2, 2, 2])
    #expect(abs(star.eigenvector[1] - 1 / 3.0.squareRoot()) < 1e-12 && star.eigenvector[0] == 1)
    // 0 - 1 - 2 in two steps of length 1/2, or directly in one of length 1: two shortest paths.
    let triangle = try Self.network(3, [(0, 1, 2), (1, 2, 2), (0, 2, 1)]).centralities()
    #expect(triangle.betweenness == [0, 0.5, 0])
    let none = try Self.network(2, [(0, 1, -3)]).centralities()
    #expect(none.degree == [0, 0] && none.eigenvector == [0, 0] && none.closeness == [0, 0])
  }
}
