import Parley
import Testing

@testable import ParleyAnalysis

@Suite("What networks take is known before it is taken")
struct NetworkSizeTests {
  /// A statement of each of two nodes about each of so many things, at levels one apart.
  private static func neighbours(_ count: Int, _ level: (Int) -> QualifierLevel) -> [CodedStatement] {
    (0..<count).flatMap { number in
      [
        CodedStatement("A", "thing \(number)", level: level(number), at: "2025-01-02T00:00:00Z"),
        CodedStatement("B", "thing \(number)", level: level(number + 1), at: "2025-01-02T00:00:00Z"),
      ]
    }
  }

  @Test("Thirty thousand terms need no table of their pairs")
  func terms() throws {
    let count = 30_000
    let rows = (0..<count).flatMap { number in
      ["A", "B"].map { CodedStatement($0, "x", level: .term("term \(number)"), at: "2025-01-02T00:00:00Z") }
    }
    let table = try CodedStatements(rows + [CodedStatement("A", "x", level: "else", at: nil)], qualifier: .nominal)
    #expect(try table.oneMode(.congruence)["A", "B"] == Double(count))
    #expect(try table.oneMode(.conflict)["A", "B"] == 1)
    #expect(try table.oneMode(.subtract)["A", "B"] == Double(count - 1))
    #expect(try table.oneMode(.congruence, normalisation: .jaccard)["A", "B"] == Double(count) / Double(count + 1))
    #expect(try table.oneMode(.congruence).statements(behind: "A", "B").count == 2 * count)
    #expect(try table.oneMode(.congruence, dnaCompatible: true)["A", "B"] == Double(count))
    let series = try table.oneMode(.congruence, windows: .days(1))
    #expect(series.map { $0.network["A", "B"] } == [Double(count)])
    let smoothed = try table.oneMode(.congruence, windows: .days(2), kernel: .uniform, dnaCompatible: true)
    #expect(smoothed.isEmpty)
    #expect(throws: AnalysisError.self) { try table.twoMode(.combine) }
  }

  @Test("Thirty thousand numbers need no table of their pairs")
  func numbers() throws {
    let count = 30_000
    let table = try CodedStatements(Self.neighbours(count) { .number($0) }, qualifier: .integer)
    // Each pair is one step of 30 000 apart.
    #expect(try table.oneMode(.conflict)["A", "B"] == 1)
    #expect(try table.oneMode(.congruence)["A", "B"] == Double(count - 1))
    #expect(try table.oneMode(.subtract)["A", "B"] == Double(count - 2))
    #expect(try table.oneMode(.ignore, normalisation: .jaccard, dnaCompatible: true)["A", "B"] == 0.5)
    #expect(try table.twoMode(.subtract)["B", "thing 7"] == 8)
    #expect(try table.backbone(nodes: .given(first: nil, second: ["thing 1", "thing 2"])).steps.count == 2)
  }

  @Test("Few and many levels, dense and sparse, give what the definition says")
  func manyLevels() throws {
    for (kind, seed) in [(QualifierKind.integer, 1 as UInt64), (.nominal, 2)] {
      var random = SplitMix64(seed: seed)
      let rows = (0..<150).map { _ in
        let number = random.below(60)
        return CodedStatement(
          "actor \(random.below(4))", "concept \(random.below(2))",
          level: kind == .integer ? .number(number) : .term("t\(number)"), at: nil)
      }
      let table = try CodedStatements(rows, qualifier: kind)
      #expect(table.levels.count > PairRule.mostDenseLevels)
      for dnaCompatible in [false, true] {
        let naive = NaiveNetworks(rows, kind, compatible: dnaCompatible)
        for aggregation in OneModeNetwork.Aggregation.allCases {
          for normalisation in OneModeNetwork.Normalisation.allCases {
            let network = try table.oneMode(aggregation, normalisation: normalisation, dnaCompatible: dnaCompatible)
            for a in naive.firsts {
              for b in naive.firsts {
                let expected = naive.tie(a, b, aggregation, normalisation)
                #expect(abs((network[a, b] ?? .infinity) - expected) <= 1e-12 * max(1, abs(expected)))
              }
            }
          }
        }
      }
    }
  }

  @Test("A series says what it takes, and makes one network at a time")
  func series() throws {
    let table = try CodedStatements(GeneratedStatements.rows(200, .boolean, seed: 3), qualifier: .boolean)
    for normalisation in [OneModeNetwork.Normalisation.none, .jaccard] {
      let series = try table.oneMode(.congruence, windows: .days(30), normalisation: normalisation)
      let slices = Array(series)
      #expect(series.count == slices.count && series.underestimatedCount == slices.count && !series.isEmpty)
      #expect(series.byteCount == slices.count * 7 * 7 * 8)
      for position in [0, 7, slices.count - 1] { #expect(series[position] == slices[position]) }
      #expect(series.first == slices.first && series.last == slices.last)
      // Each time from the beginning.
      #expect(Array(series.prefix(3)) == Array(slices.prefix(3)) && Array(series) == slices)
    }
    let empty = try table.twoMode(.ignore, windows: .years(9))
    #expect(empty.isEmpty && empty.first == nil && empty.last == nil && empty.byteCount == 0)
  }

  @Test("Too many nodes are refused before anything is made, unless each window has few")
  func tooLarge() throws {
    let start: Timestamp = "1990-01-01T00:00:00Z"
    let rows = (0..<10_001).map { number in
      CodedStatement(
        "actor \(number)", "x", level: true, at: start.advanced(byMicroseconds: Int64(number) * GeneratedStatements.day)
      )
    }
    let table = try CodedStatements(rows, qualifier: .boolean)
    func refusal(_ body: () throws -> Void) -> String? {
      do {
        try body()
        return nil
      } catch {
        return (error as? AnalysisError).map { "\($0.code) \($0.argument)" }
      }
    }
    #expect(refusal { _ = try table.oneMode(.congruence) } == "tooLarge nodes")
    #expect(refusal { _ = try table.oneMode(.congruence, windows: .years(1), nodes: .inRange) } == "tooLarge nodes")
    #expect(refusal { _ = try table.oneMode(.congruence, windows: .days(9), kernel: .gaussian) } == "tooLarge nodes")
    #expect(refusal { _ = try table.backbone() } == "tooLarge nodes")
    let series = try table.oneMode(.congruence, windows: .days(3, every: 1000))
    #expect(series.first?.network.nodes.count == 3 && series.byteCount == series.count * 9 * 8)
    #expect(try table.twoMode(.ignore, windows: .days(3)).last?.network.firstNodes.count == 3)
  }

  @Test("Long analyses say how far they are, and stop when their task is cancelled")
  func cancellation() async throws {
    let table = try CodedStatements(
      GeneratedStatements.rows(300, .integer, seed: 9, firsts: 24, seconds: 12), qualifier: .integer)
    let network = try table.oneMode(.congruence)
    func shares(_ body: (@escaping AnalysisProgress) throws -> Void) rethrows {
      var shares: [Double] = []
      try body { shares.append($0) }
      #expect(shares.count > 2 && shares.last == 1 && shares == shares.sorted())
      #expect(shares.allSatisfy { (0...1).contains($0) })
    }
    try shares { _ = try table.backbone(progress: $0) }
    try shares { _ = try table.backbone(loss: .degreeShare, progress: $0) }
    try shares { _ = try network.centralities(progress: $0) }
    try shares { _ = try network.communities(progress: $0) }
    let codes = await Task { () -> [AnalysisError.Code?] in
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      func code(_ body: () throws -> Void) -> AnalysisError.Code? {
        do {
          try body()
          return nil
        } catch {
          return (error as? AnalysisError)?.code
        }
      }
      return [
        code { _ = try table.backbone() }, code { _ = try network.centralities() },
        code { _ = try network.communities() }, code { _ = try network.dendrogram() },
        code { _ = try network.polarisation() }, code { _ = try CoderAgreement.alpha([[1, 2], [2, 3]], .ratio) },
      ]
    }.value
    #expect(codes == Array(repeating: .cancelled, count: 6))
  }

  @Test("A backbone that leaves out what need not be looked at is the one that looks at everything")
  func bounds() throws {
    for seed in 0..<3 as Range<UInt64> {
      let kind: QualifierKind = seed % 2 == 0 ? .integer : .nominal
      let rows = GeneratedStatements.rows(160, kind, seed: seed + 200, firsts: 9, seconds: 10)
      let table = try CodedStatements(rows, qualifier: kind)
      for aggregation in [OneModeNetwork.Aggregation.congruence, .subtract] {
        let steps = try table.backbone(aggregation).steps
        let whole = try table.oneMode(aggregation)
        var left = try table.twoMode(.ignore).secondNodes
        for step in steps {
          let losses = try left.map { removed in
            try Self.loss(whole, table, aggregation, left.filter { $0 != removed })
          }
          let least = losses.min() ?? 0
          let expected = losses.firstIndex { $0 <= least + 1e-12 } ?? 0
          #expect(abs(step.loss - least) < 1e-10)
          // Losses that are nearly equal may be told apart by rounding.
          if losses.count(where: { $0 < least + 1e-10 }) == 1 { #expect(step.removed == left[expected]) }
          left.removeAll { $0 == step.removed }
        }
        #expect(left.isEmpty)
      }
    }
  }

  /// The spectral loss from its definition. Terms that one alone uses count second node by second node.
  private static func loss(
    _ whole: OneModeNetwork, _ table: CodedStatements, _ aggregation: OneModeNetwork.Aggregation, _ left: [String]
  ) throws -> Double {
    func spectrum(_ seconds: [String]) throws -> [Double] {
      let count = whole.nodes.count
      var laplacian = [Double](repeating: 0, count: count * count)
      for second in seconds {
        let part = try table.oneMode(aggregation, nodes: .given(first: whole.nodes, second: [second]))
        for cell in laplacian.indices { laplacian[cell] -= part.ties[cell] }
      }
      laplacian = laplacian.map { min($0, 0) }
      for node in 0..<count {
        laplacian[node * count + node] = -laplacian[(node * count)..<((node + 1) * count)].reduce(0, +)
      }
      let values = try Eigenvalues.ascending(of: laplacian, count: count)
      let sum = values.reduce(0, +)
      return sum > 1e-9 ? values.map { $0 / sum } : values.map { _ in 0 }
    }
    let (one, other) = (try spectrum(table.twoMode(.ignore).secondNodes), try spectrum(left))
    return zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
}
