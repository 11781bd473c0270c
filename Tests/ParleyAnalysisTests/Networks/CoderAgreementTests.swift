import Parley
import TestSupport
import Testing

@testable import ParleyAnalysis

@Suite("Agreement of coders")
struct CoderAgreementTests {
  /// The example of Krippendorff's paper of 2011: four coders, twelve units, some values missing.
  static let ratings: [[Double?]] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
    [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
  ]

  @Test("Alpha has the published values on all four scales")
  func published() throws {
    for (metric, value) in [
      (CoderAgreement.Metric.nominal, 0.743), (.ordinal, 0.815), (.interval, 0.849), (.ratio, 0.797),
    ] {
      let alpha = try #require(try CoderAgreement.alpha(Self.ratings, metric))
      #expect(abs(alpha - value) < 0.0005)
    }
  }

  @Test("Alpha of two coders and two categories by hand")
  func twoCoders() throws {
    // Ten units, one disagreement less than four: 14 zeros and 6 ones; o(0,1) = 4, so 1 - 19 * 4 / (14 * 6).
    let first: [Double?] = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    let second: [Double?] = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    let alpha = try #require(try CoderAgreement.alpha([first, second]))
    #expect(abs(alpha - (1 - 19.0 * 4 / (14 * 6))) < 1e-12)
    #expect(abs(alpha - 0.095) < 0.0005)
  }

  @Test("Where there is nothing to disagree about there is no alpha")
  func degenerate() throws {
    #expect(try CoderAgreement.alpha([]) == nil)
    #expect(try CoderAgreement.alpha([[1, 2, 3]]) == nil)
    #expect(try CoderAgreement.alpha([[1, 1], [1, 1]]) == nil)
    #expect(try CoderAgreement.alpha([[1, nil], [nil, 2]]) == nil)
    #expect(try CoderAgreement.alpha([[1, 2], [1, 2]]) == 1)
    #expect(try CoderAgreement.alpha([[1e300, -1e300], [1e300, -1e300]], .interval) == 1)
    #expect(throws: AnalysisError.self) { try CoderAgreement.alpha([[1], [1, 2]]) }
    #expect(throws: AnalysisError.self) { try CoderAgreement.alpha([[.nan], [1]]) }
    #expect(throws: AnalysisError.self) { try CoderAgreement.alpha([[-1], [1]], .ratio) }
  }

  @Test("Alpha is what the table of coincidences gives, on all scales")
  func coincidences() throws {
    for seed in 0..<8 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      var ratings: [[Double?]] = []
      for _ in 0..<(2 + Int(seed) % 4) {
        var coder: [Double?] = []
        for _ in 0..<12 {
          let value = random.below(seed < 4 ? 5 : 40)
          coder.append(random.chance(oneIn: 5) ? nil : Double(value) / 3)
        }
        ratings.append(coder)
      }
      for metric in CoderAgreement.Metric.allCases {
        let alpha = try #require(try CoderAgreement.alpha(ratings, metric))
        #expect(abs(alpha - Self.naiveAlpha(ratings, metric)) < 1e-12, "\(seed) \(metric)")
      }
    }
  }

  /// Alpha by the table of all pairs of values.
  private static func naiveAlpha(_ ratings: [[Double?]], _ metric: CoderAgreement.Metric) -> Double {
    var table: [[Double]: Double] = [:]
    for unit in ratings[0].indices {
      let here = ratings.compactMap { $0[unit] }
      for (coder, left) in here.enumerated() {
        for (other, right) in here.enumerated() where other != coder && here.count > 1 {
          table[[left, right], default: 0] += 1 / Double(here.count - 1)
        }
      }
    }
    let values = Set(table.keys.map { $0[0] }).sorted()
    let sums = values.map { left in values.reduce(0) { $0 + (table[[left, $1]] ?? 0) } }
    let whole = sums.reduce(0, +)
    var (observed, expected) = (0.0, 0.0)
    for (i, left) in values.enumerated() {
      for (j, right) in values.enumerated() where i != j {
        let difference: Double
        switch metric {
        case .nominal: difference = 1
        case .ordinal:
          let between = sums[min(i, j)...max(i, j)].reduce(0, +) - (sums[i] + sums[j]) / 2
          difference = between * between
        case .interval: difference = (left - right) * (left - right)
        case .ratio: difference = ((left - right) / (left + right)) * ((left - right) / (left + right))
        }
        observed += (table[[left, right]] ?? 0) * difference
        expected += sums[i] * sums[j] * difference
      }
    }
    return 1 - (whole - 1) * observed / expected
  }

  @Test("Alpha of sixty thousand different values needs no table of their pairs")
  func manyValues() throws {
    // Each unit has two values half a step apart, so that all values are different and half a step apart.
    let first: [Double?] = (0..<30_000).map { Double($0) }
    let second: [Double?] = (0..<30_000).map { Double($0) + 0.5 }
    let n = 60_000.0
    #expect(try CoderAgreement.alpha([first, second], .nominal) == 0)
    // Of each unit 2 · 1², of all pairs 2 n · n (n² - 1) / 12: 1 - (n - 1) n / (n² (n² - 1) / 6).
    for metric in [CoderAgreement.Metric.ordinal, .interval] {
      let alpha = try #require(try CoderAgreement.alpha([first, second], metric))
      #expect(abs(alpha - (1 - 6 / (n * (n + 1)))) < 1e-12)
    }
    // By the table of pairs in numpy.
    let ratio = try #require(
      try CoderAgreement.alpha([Array(first.prefix(500)), Array(second.prefix(500))], .ratio))
    #expect(abs(ratio - 0.9905899108181591) < 1e-12)
    let tooMany: [Double?] = (0..<50_001).map { Double($0) }
    #expect(throws: AnalysisError.self) {
      try CoderAgreement.alpha([tooMany, (0..<50_001).map { Double($0) + 0.5 }], .ratio)
    }
  }

  @Test("A weighting needs an order: that of numbers, or one that is given")
  func orders() throws {
    let first = ["1", "2", "10", "10", "2", "1", "3", "10", "9", "2"]
    let second = ["1", "3", "10", "9", "2", "2", "3", "10", "10", "1"]
    // By the order 1, 2, 3, 9, 10, in numpy; by that of the texts the linear one would be 0.203.
    let linear = try #require(try CoderAgreement.kappa(first, second, weighting: .linear))
    #expect(abs(linear - 0.709_302_325_581_395_3) < 1e-12)
    let quadratic = try #require(try CoderAgreement.kappa(first, second, weighting: .quadratic))
    #expect(abs(quadratic - 0.893_617_021_276_595_6) < 1e-12)
    let given = try CoderAgreement.kappa(
      first, second, weighting: .linear, categories: ["1", "2", "3", "9", "10"])
    #expect(given == linear)
    func refusal(_ labels: [String], _ weighting: CoderAgreement.Weighting) -> String? {
      do {
        _ = try CoderAgreement.kappa(labels, labels, weighting: weighting)
        return nil
      } catch {
        return "\(error.code) \(error.argument)"
      }
    }
    for weighting in [CoderAgreement.Weighting.linear, .quadratic] {
      #expect(refusal(["low", "high"], weighting) == "incompatible categories")
      #expect(refusal(["1", "2", "high"], weighting) == "incompatible categories")
      #expect(refusal(["0x10", "2"], weighting) == "incompatible categories")
      #expect(refusal(["nan", "2"], weighting) == "incompatible categories")
      #expect(refusal(["1", "1.0"], weighting) == "repeated categories")
      #expect(refusal(["-1.5", "+2", "1e3"], weighting) == nil)
    }
    #expect(refusal(["low", "high"], .none) == nil)
  }

  @Test("Kappa by hand")
  func kappa() throws {
    // 20 yes of both, 15 no of both, 5 and 10 mixed: agreement 0.7, by chance 0.5.
    func repeated(_ pairs: [(String, String, Int)]) -> ([String], [String]) {
      (pairs.flatMap { Array(repeating: $0.0, count: $0.2) }, pairs.flatMap { Array(repeating: $0.1, count: $0.2) })
    }
    let (first, second) = repeated([("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)])
    let kappa = try #require(try CoderAgreement.kappa(first, second))
    #expect(abs(kappa - 0.4) < 1e-12)
    // Three categories in order. Off by one 3 of 10, by two 1 of 10.
    let (left, right) = repeated([
      ("a", "a", 3), ("a", "b", 1), ("b", "b", 2), ("b", "c", 2), ("c", "c", 1), ("c", "a", 1),
    ])
    // Rows 4, 4, 2; columns 4, 3, 3. Linear: observed 3 + 2 = 5; expected (4*3 + 4*3*2 + 4*4 + 4*3 + 2*4*2 + 2*3) / 10.
    let linear = try #require(
      try CoderAgreement.kappa(left, right, weighting: .linear, categories: ["a", "b", "c"]))
    #expect(abs(linear - (1 - 5 / 8.6)) < 1e-12)
    // Quadratic: observed 3 + 4 = 7; expected (12 + 48 + 16 + 12 + 32 + 6) / 10.
    let quadratic = try #require(
      try CoderAgreement.kappa(left, right, weighting: .quadratic, categories: ["a", "b", "c"]))
    #expect(abs(quadratic - (1 - 7 / 12.6)) < 1e-12)
    #expect(try CoderAgreement.kappa(["x"], ["x"]) == nil)
    #expect(try CoderAgreement.kappa([], []) == nil)
    #expect(throws: AnalysisError.self) { try CoderAgreement.kappa(["x"], []) }
    #expect(throws: AnalysisError.self) { try CoderAgreement.kappa(["x"], ["y"], categories: ["x"]) }
    #expect(throws: AnalysisError.self) { try CoderAgreement.kappa(["x"], ["x"], categories: ["x", "x"]) }
  }
}
