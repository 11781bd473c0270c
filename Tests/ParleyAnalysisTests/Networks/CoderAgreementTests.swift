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
    let quadratic = try #require(try CoderAgreement.kappa(left, right, weighting: .quadratic))
    #expect(abs(quadratic - (1 - 7 / 12.6)) < 1e-12)
    #expect(try CoderAgreement.kappa(["x"], ["x"]) == nil)
    #expect(try CoderAgreement.kappa([], []) == nil)
    #expect(throws: AnalysisError.self) { try CoderAgreement.kappa(["x"], []) }
    #expect(throws: AnalysisError.self) { try CoderAgreement.kappa(["x"], ["y"], categories: ["x"]) }
    #expect(throws: AnalysisError.self) { try CoderAgreement.kappa(["x"], ["x"], categories: ["x", "x"]) }
  }
}
