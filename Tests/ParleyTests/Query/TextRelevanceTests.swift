import Foundation
import Parley
import Testing

@Suite("Relevance") struct TextRelevanceTests {
  @Test("Scores are those of the sums done by hand")
  func byHand() {
    // Three documents of 2, 4 and 6 words: 4 on average. One of them has the first word, two have the second.
    let relevance = Relevance(documents: 3, averageLength: 4, matching: [1, 2])
    // idf of the first: ln(1 + 2.5 / 1.5) = 0.980829; of the second: ln(1 + 1.5 / 2.5) = 0.470004.
    // Twice the first in 4 words: 0.980829 * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 1)) = 1.348640.
    #expect(abs(relevance.score(counts: [2, 0], length: 4) - 1.348640) < 1e-6)
    // Once the second in 2 words: 0.470004 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 0.5)) = 0.590862.
    #expect(abs(relevance.score(counts: [0, 1], length: 2) - 0.590862) < 1e-6)
    // Both once in 6 words: (0.980829 + 0.470004) * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 1.5)) = 1.204465.
    #expect(abs(relevance.score(counts: [1, 1], length: 6) - 1.204465) < 1e-6)
  }

  @Test("Scores are those of the formula with the system's logarithm")
  func formula() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<2000 {
      let documents = Int.random(in: 1...10_000_000, using: &random)
      let matching = (0..<3).map { _ in Int.random(in: 0...documents, using: &random) }
      let average = Double.random(in: 0.5...50, using: &random)
      let counts = (0..<3).map { _ in UInt8.random(in: 0...255, using: &random) }
      let length = UInt32.random(in: 0...1000, using: &random)
      var expected = 0.0
      for (count, held) in zip(counts.map(Double.init), matching.map(Double.init)) {
        let idf = log(1 + (Double(documents) - held + 0.5) / (held + 0.5))
        expected += idf * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * Double(length) / average))
      }
      let score = Relevance(documents: documents, averageLength: average, matching: matching)
        .score(counts: counts, length: length)
      #expect(abs(score - expected) <= 1e-13 * max(1, expected))
    }
  }

  @Test("More often, rarer and shorter is better")
  func monotony() {
    let relevance = Relevance(documents: 100, averageLength: 10, matching: [5, 50])
    #expect(relevance.score(counts: [2, 0], length: 10) > relevance.score(counts: [1, 0], length: 10))
    #expect(relevance.score(counts: [1, 0], length: 10) > relevance.score(counts: [0, 1], length: 10))
    #expect(relevance.score(counts: [1, 0], length: 5) > relevance.score(counts: [1, 0], length: 10))
  }

  @Test("Nothing to find scores nothing")
  func emptiness() {
    #expect(Relevance(documents: 0, averageLength: 0, matching: [0]).score(counts: [0], length: 0) == 0)
    #expect(Relevance(documents: 5, averageLength: 2, matching: []).score(counts: [], length: 2) == 0)
  }
}
