/// The eigenvector of the greatest eigenvalue of a network without negative ties.
///
/// A network of several components has the eigenvectors of each, so that each is solved alone. Within a component the
/// greatest eigenvalue is simple and all values of its eigenvector have one sign (Perron and Frobenius).
struct FirstEigenvector {
  /// The value of each node; the greatest is 1, or all are 0.
  private(set) var values: [Double]

  /// - Parameters:
  ///   - weights: The ties, row by row, at most 1 and not negative.
  ///   - count: The number of nodes.
  /// - Throws: ``AnalysisError`` with code `inaccurate` or `cancelled`.
  /// - Complexity: O(*n*³) in the number of nodes of the largest component.
  init(_ weights: [Double], _ count: Int) throws(AnalysisError) {
    values = Array(repeating: 0, count: count)
    var best: [Solution] = []
    for members in Self.components(weights, count) where members.count > 1 {
      try AnalysisError.checkCancellation()
      let solution = try Solution(members, members.flatMap { row in members.map { weights[row * count + $0] } })
      guard let first = best.first else {
        best = [solution]
        continue
      }
      let difference = solution.eigenvalue - first.eigenvalue
      let size = Double(max(solution.members.count, first.members.count))
      // Eigenvalues closer than this cannot be told apart.
      if abs(difference) <= 4 * size * 2.3e-16 * first.eigenvalue {
        best.append(solution)
      } else if difference > 0 {
        best = [solution]
      }
    }
    for solution in best {
      // What is left of equal values in the direction of the eigenvector.
      let sum = solution.vector.reduce(0, +)
      let square = solution.vector.reduce(0) { $0 + $1 * $1 }
      for (node, value) in zip(solution.members, solution.vector) { values[node] = value * sum / square }
    }
    if let greatest = values.max(), greatest > 0 { values = values.map { $0 / greatest } }
  }

  /// The nodes of each component, ascending.
  private static func components(_ weights: [Double], _ count: Int) -> [[Int]] {
    var isMet = [Bool](repeating: false, count: count)
    var components: [[Int]] = []
    for start in 0..<count where !isMet[start] {
      isMet[start] = true
      var members = [start]
      var next = 0
      while next < members.count {
        let row = members[next] * count
        for other in 0..<count where !isMet[other] && weights[row + other] > 0 {
          isMet[other] = true
          members.append(other)
        }
        next += 1
      }
      components.append(members.sorted())
    }
    return components
  }

  /// The greatest eigenvalue of a component and its eigenvector.
  private struct Solution {
    let members: [Int]
    let eigenvalue: Double
    private(set) var vector: [Double]

    init(_ members: [Int], _ weights: [Double]) throws(AnalysisError) {
      let count = members.count
      self.members = members
      let matrix = TridiagonalMatrix(weights, count: count)
      let eigenvalues = try matrix.eigenvalues()
      eigenvalue = eigenvalues[count - 1]
      let vector = matrix.eigenvector(eigenvalue)
      // What is left of values below the accuracy may have either sign.
      let sign: Double = vector.reduce(0, +) < 0 ? -1 : 1
      self.vector = vector.map { max($0 * sign, 0) }
      let gap = eigenvalue - eigenvalues[count - 2]
      guard gap > 0, residual(weights) <= 1e-8 * gap else {
        throw AnalysisError(
          .inaccurate, "network",
          "the eigenvector of a component of \(count) nodes cannot be told: two eigenvalues are nearly the greatest")
      }
    }

    /// The length of W x - λ x; divided by the gap between the eigenvalues it bounds the error of x, whose length is 1.
    private func residual(_ weights: [Double]) -> Double {
      var square = 0.0
      for (row, value) in vector.enumerated() {
        var sum = -eigenvalue * value
        for (column, other) in vector.enumerated() { sum += weights[row * vector.count + column] * other }
        square += sum * sum
      }
      return square.squareRoot()
    }
  }
}
