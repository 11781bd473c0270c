/// How well documents answer a query: BM25 (Robertson and Zaragoza 2009), with k₁ = 1.2 and b = 0.75.
///
/// The score of a document is the sum over the query's parts of
/// idf · *f* · (k₁ + 1) / (*f* + k₁ · (1 − b + b · length / average length)), where *f* is how often the part stands in
/// the document, and idf = ln(1 + (*N* − *n* + ½) / (*n* + ½)) for a part that *n* of *N* documents hold. The sum is taken
/// in the order of the parts, so that equal documents have equal scores everywhere.
package struct Relevance: Sendable {
  private static let k1 = 1.2
  private static let b = 0.75

  private let weights: [Double]
  private let averageLength: Double

  /// Takes the figures of all documents.
  ///
  /// - Parameters:
  ///   - documents: How many documents there are.
  ///   - averageLength: How many words a document has on average.
  ///   - matching: For each part of the query, how many documents hold it.
  package init(documents: Int, averageLength: Double, matching: [Int]) {
    // Without words there is nothing to find, and nothing to divide by.
    self.averageLength = averageLength > 0 ? averageLength : 1
    weights = matching.map { count in
      (1 + (Double(documents - count) + 0.5) / (Double(count) + 0.5)).naturalLogarithm * (Self.k1 + 1)
    }
  }

  /// Rates a document.
  ///
  /// - Parameters:
  ///   - counts: For each part of the query, how often the document holds it.
  ///   - length: How many words the document has.
  /// - Returns: The score: the higher, the better.
  package func score(counts: some Sequence<UInt8>, length: UInt32) -> Double {
    let norm = Self.k1 * (1 - Self.b + Self.b * Double(length) / averageLength)
    var score = 0.0
    for (weight, count) in zip(weights, counts) { score += weight * Double(count) / (Double(count) + norm) }
    return score
  }
}

extension Double {
  /// The natural logarithm of a number of 1 or more.
  ///
  /// The standard library has none, and those of the systems differ in their last digit.
  fileprivate var naturalLogarithm: Double {
    // With significand s from 1 to 2: ln s = 2 artanh((s - 1) / (s + 1)), whose series gains a digit a term.
    let ratio = (significand - 1) / (significand + 1)
    var power = ratio
    var sum = 0.0
    for divisor in stride(from: 1.0, to: 41, by: 2) {
      sum += power / divisor
      power *= ratio * ratio
    }
    return Double(exponent) * 0.693_147_180_559_945_3 + 2 * sum
  }
}
