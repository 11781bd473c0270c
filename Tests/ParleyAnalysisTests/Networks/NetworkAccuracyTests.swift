import Parley
import Testing

@testable import ParleyAnalysis

@Suite("Networks lose no digits")
struct NetworkAccuracyTests {
  /// A network of given ties among so many nodes.
  static func network(_ count: Int, _ ties: [(Int, Int, Double)]) throws -> OneModeNetwork {
    var matrix = [Double](repeating: 0, count: count * count)
    for (left, right, tie) in ties {
      matrix[left * count + right] = tie
      matrix[right * count + left] = tie
    }
    return try OneModeNetwork(nodes: (0..<count).map { "n\($0)" }, ties: matrix)
  }

  // MARK: Eigenvectors

  @Test("The eigenvector of a path of 200 nodes is a sine")
  func path() throws {
    let centralities = try Self.network(200, (0..<199).map { ($0, $0 + 1, 1) }).centralities()
    // sin(pi k / 201) over the greatest of them, by numpy.linalg.eigh.
    for (node, value) in [(0, 0.015_629_655_104_767_652), (50, 0.715_368_814_187_238_4), (99, 1.0)] {
      #expect(abs(centralities.eigenvector[node] - value) < 1e-10)
      #expect(abs(centralities.eigenvector[199 - node] - value) < 1e-10)
    }
  }

  @Test("What is not connected to the component of the greatest eigenvalue is exactly 0")
  func components() throws {
    for (one, other) in [(1000.0, 1001.0), (1, 1 + 1e-9), (1e-90, 2e-90), (1e90, 1.5e90)] {
      let values = try Self.network(5, [(0, 1, one), (2, 3, other)]).centralities().eigenvector
      #expect(values[0] == 0 && values[1] == 0 && values[4] == 0)
      #expect(abs(values[2] - 1) < 1e-12 && abs(values[3] - 1) < 1e-12)
    }
    // Of equal components none is preferred: a triangle and a star of four leaves both have the eigenvalue 2, and what
    // equal values have in common with their eigenvectors is 1 for each corner, (4 · 1 + 2) / 8 for each leaf.
    let equal = try Self.network(
      8, [(0, 1, 1), (1, 2, 1), (0, 2, 1), (3, 4, 1), (3, 5, 1), (3, 6, 1), (3, 7, 1)]
    ).centralities().eigenvector
    let expected = [1.0, 1, 1, 1.5, 0.75, 0.75, 0.75, 0.75].map { $0 / 1.5 }
    for (value, right) in zip(equal, expected) { #expect(abs(value - right) < 1e-12) }
  }

  @Test("The eigenvector satisfies its equation to the last digits, in networks of any shape")
  func equation() throws {
    for (seed, count) in [(1 as UInt64, 2), (2, 5), (3, 8), (4, 9), (5, 17), (6, 40)] {
      let network = try CommunityTests.random(count, seed: seed, signed: false)
      let values = try network.centralities().eigenvector
      guard values.contains(where: { $0 > 0 }) else { continue }
      let products = network.nodes.indices.map { row in
        network.nodes.indices.reduce(0) { $0 + network[row, $1] * values[$1] }
      }
      let eigenvalue = products.max() ?? 0
      for (product, value) in zip(products, values) { #expect(abs(product - eigenvalue * value) < 1e-10 * eigenvalue) }
      #expect(values.max() == 1 && values.allSatisfy { $0 >= 0 })
    }
  }

  @Test("An eigenvector that hangs on the last digits is refused")
  func undecided() throws {
    // Two pairs of nearly the same strength with next to no tie between them.
    let network = try Self.network(4, [(0, 1, 1), (2, 3, 1 + 1e-13), (1, 2, 1e-13)])
    #expect {
      try network.centralities()
    } throws: { error in
      (error as? AnalysisError)?.code == .inaccurate
    }
  }

  @Test("Eigenvalues that cannot be found are refused")
  func unsolved() {
    #expect(throws: AnalysisError.self) {
      try Eigenvalues.ascending(of: [1, .nan, 2, .nan, 1, 3, 2, 3, 1], count: 3)
    }
  }

  // MARK: Kernels

  static func statement(_ first: String, _ second: String, _ day: Int, _ level: QualifierLevel? = nil) -> CodedStatement
  {
    CodedStatement(
      first, second, level: level, at: Timestamp(startOf: ("2025-01-01" as Day).advanced(by: day)))
  }

  /// The networks around one day, of windows of two days.
  private func around(
    _ day: Int, _ rows: [CodedStatement], _ kind: QualifierKind, _ aggregation: OneModeNetwork.Aggregation,
    _ normalisation: OneModeNetwork.Normalisation
  ) throws -> OneModeNetwork {
    let start = ("2025-01-01" as Day).advanced(by: day - 1)
    let series = try CodedStatements(rows, qualifier: kind).oneMode(
      aggregation, windows: .days(2), kernel: .gaussian, normalisation: normalisation,
      during: .days("2024-12-30"..<start.advanced(by: 2)))
    let slice = try #require(series.last)
    #expect(slice.middle.day == start.advanced(by: 1))
    return slice.network
  }

  @Test("Who uses the same things is as alike in a window far away as in a near one", arguments: [2, 13, 40, 400])
  func farAway(day: Int) throws {
    // Both use c, and both use d: nothing is used by one alone, and there is one level.
    let rows = [
      Self.statement("a", "c", 1, true), Self.statement("a", "d", 2, true), Self.statement("b", "c", 1, true),
      Self.statement("b", "d", 0, true),
    ]
    for aggregation in [OneModeNetwork.Aggregation.ignore, .congruence] {
      #expect(try around(day, rows, .boolean, aggregation, .jaccard)["a", "b"] == 1)
    }
    // The same profile twice has the cosine 1, whatever it weighs.
    let same = rows.prefix(2) + rows.prefix(2).map { Self.statement("b", $0.second, $0.second == "c" ? 1 : 2, true) }
    let cosine = try #require(try around(day, Array(same), .boolean, .congruence, .cosine)["a", "b"])
    #expect(abs(cosine - 1) < 1e-12)
    let terms = rows.map { row in
      var row = row
      row.level = "t"
      return row
    }
    #expect(try around(day, terms, .nominal, .conflict, .none)["a", "b"] == 0)
    #expect(try around(day, terms, .nominal, .congruence, .jaccard)["a", "b"] == 1)
  }

  @Test("Smoothed one-sided use is what its definition says, never negative")
  func oneSided() throws {
    for seed in 0..<6 as Range<UInt64> {
      let rows = GeneratedStatements.rows(60, .nominal, seed: seed, firsts: 4, seconds: 3, days: 40, undated: false)
      let table = try CodedStatements(rows, qualifier: .nominal)
      for kernel in [SmoothingKernel.gaussian, .epanechnikov] {
        for normalisation in [OneModeNetwork.Normalisation.none, .jaccard] {
          for slice in try table.oneMode(
            .conflict, windows: .days(12, every: 5), kernel: kernel, normalisation: normalisation)
          {
            for a in slice.network.nodes {
              for b in slice.network.nodes where a != b {
                let expected = Self.conflict(a, b, rows, slice, kernel, normalisation)
                let tie = try #require(slice.network[a, b])
                #expect(abs(tie - expected) <= 1e-12 * expected, "\(seed) \(kernel) \(normalisation) \(a) \(b)")
              }
            }
          }
        }
      }
    }
  }

  /// Conflict of terms straight from its definition, all sums of what is not negative.
  private static func conflict(
    _ a: String, _ b: String, _ rows: [CodedStatement], _ slice: NetworkSlice<OneModeNetwork>,
    _ kernel: SmoothingKernel, _ normalisation: OneModeNetwork.Normalisation
  ) -> Double {
    struct Use: Hashable {
      let second: String
      let level: QualifierLevel?
    }
    func uses(_ node: String) -> [Use: Double] {
      var uses: [Use: Double] = [:]
      let half = Double(slice.end.microsecondsSince1970 - slice.start.microsecondsSince1970) / 2
      for row in rows where row.first == node {
        guard let time = row.time, kernel == .gaussian || (slice.start..<slice.end).contains(time) else { continue }
        let distance = (Double(time.microsecondsSince1970 - slice.start.microsecondsSince1970) - half) / half
        uses[Use(second: row.second, level: row.level), default: 0] += kernel.weight(at: distance).squareRoot()
      }
      return uses.filter { $0.value > 0 }
    }
    let (left, right) = (uses(a), uses(b))
    let alone =
      left.reduce(0) { right[$1.key] == nil ? $0 + $1.value : $0 }
      + right.reduce(0) { left[$1.key] == nil ? $0 + $1.value : $0 }
    guard normalisation == .jaccard else { return alone }
    let shared = left.reduce(0) { $0 + $1.value * (right[$1.key] ?? 0) }
    return alone + shared > 0 ? alone / (alone + shared) : 0
  }

  @Test("Shares in what a node says do not fade with the distance of the window", arguments: [3, 50, 500])
  func shares(day: Int) throws {
    let rows = [Self.statement("a", "c", 1, true), Self.statement("a", "d", 1, true)]
    let table = try CodedStatements(rows, qualifier: .boolean)
    let start = ("2025-01-01" as Day).advanced(by: day)
    for normalisation in [TwoModeNetwork.Normalisation.activity, .prominence] {
      let series = try table.twoMode(
        .ignore, windows: .days(2), kernel: .gaussian, normalisation: normalisation,
        during: .days("2024-12-30"..<start.advanced(by: 2)))
      let slice = try #require(series.last)
      #expect(slice.network.cells == (normalisation == .activity ? [0.5, 0.5] : [1, 1]))
    }
  }

  // MARK: Clusters

  @Test("Clusters that are equally alike on average merge in the order of the network")
  func equalMeans() throws {
    for count in 2...9 {
      for tie in [0.7, 0.1, 1.0 / 3, 1e90, 1e-90] {
        var ties: [(Int, Int, Double)] = []
        for left in 0..<count { for right in (left + 1)..<max(count, left + 1) { ties.append((left, right, tie)) } }
        let merges = try Self.network(count, ties).dendrogram(.average).merges
        #expect(merges.map(\.similarity) == Array(repeating: tie, count: count - 1))
        // Each merge is with the first cluster, whose number is that of the merge before.
        #expect(merges.map(\.left) == [0] + (0..<(count - 2)).map { count + $0 }.prefix(max(count - 2, 0)))
        #expect(merges.map(\.right) == Array(1..<count))
      }
    }
    // The mean of 0.1 and 0.3 and a tie of 0.2 are equal, though not to the last digit.
    let merges = try Self.network(
      5, [(0, 1, 1), (0, 2, 0.1), (1, 2, 0.3), (3, 4, 0.2)]
    ).dendrogram(.average).merges
    #expect(merges.map { [$0.left, $0.right] }.prefix(2) == [[0, 1], [5, 2]])
  }

  // MARK: Resolutions

  @Test("Resolutions that leave no gain but rounding are refused, and great ones part everybody")
  func resolutions() throws {
    let network = try Self.network(12, (0..<11).map { ($0, $0 + 1, 1) })
    let all = [Int](repeating: 0, count: 12)
    for resolution in [Double.greatestFiniteMagnitude, 1e300, 1.1e12, -1, -1e-300] {
      for body in [
        { _ = try network.communities(resolution: resolution) },
        { _ = try network.modularity(of: all, resolution: resolution) },
      ] {
        #expect {
          try body()
        } throws: { error in
          (error as? AnalysisError)?.code == .outOfRange
        }
      }
    }
    for resolution in [1e3, 1e9, 1e12] {
      let communities = try network.communities(resolution: resolution)
      #expect(communities.members.count == 12 && communities.modularity.isFinite)
    }
  }
}
