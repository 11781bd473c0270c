/// The eigenvalues of symmetric matrices.
enum Eigenvalues {
  /// The eigenvalues in ascending order.
  ///
  /// The matrix is made tridiagonal by reflections (Householder, 1958), and that one diagonal by the QL method with
  /// implicit shifts (Martin and Wilkinson, 1968).
  ///
  /// - Parameters:
  ///   - matrix: The matrix, row by row; only its lower triangle is looked at.
  ///   - count: The number of its rows.
  /// - Returns: The eigenvalues.
  /// - Complexity: O(*n*³) in the number of rows.
  static func ascending(of matrix: [Double], count: Int) -> [Double] {
    var (diagonal, beside) = tridiagonal(matrix, count)
    // The element beside the diagonal in row i is the one before it.
    beside = Array(beside.dropFirst()) + (count > 0 ? [0] : [])
    for first in 0..<count {
      for _ in 0..<200 {
        let last =
          (first..<count).first { row in
            row == count - 1 || abs(beside[row]) <= 1e-300 + 1.2e-16 * (abs(diagonal[row]) + abs(diagonal[row + 1]))
          } ?? first
        guard last > first else { break }
        step(&diagonal, &beside, first, last)
      }
    }
    return diagonal.sorted()
  }

  /// One step of the QL method on the rows from one to another.
  private static func step(_ diagonal: inout [Double], _ beside: inout [Double], _ first: Int, _ last: Int) {
    let half = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first])
    let root = (half * half + 1).squareRoot()
    var value = diagonal[last] - diagonal[first] + beside[first] / (half + (half >= 0 ? root : -root))
    var (sine, cosine, shift) = (1.0, 1.0, 0.0)
    for row in (first..<last).reversed() {
      let (f, b) = (sine * beside[row], cosine * beside[row])
      let length = (f * f + value * value).squareRoot()
      beside[row + 1] = length
      guard length != 0 else {
        diagonal[row + 1] -= shift
        beside[last] = 0
        return
      }
      (sine, cosine) = (f / length, value / length)
      let next = diagonal[row + 1] - shift
      let turn = (diagonal[row] - next) * sine + 2 * cosine * b
      shift = sine * turn
      diagonal[row + 1] = next + shift
      value = cosine * turn - b
    }
    diagonal[first] -= shift
    beside[first] = value
    beside[last] = 0
  }

  /// The diagonal of a similar tridiagonal matrix, and in each row the element before it.
  private static func tridiagonal(_ matrix: [Double], _ count: Int) -> (diagonal: [Double], before: [Double]) {
    var a = matrix
    var diagonal = [Double](repeating: 0, count: count)
    var before = diagonal
    for row in (1..<max(count, 1)).reversed() {
      let base = row * count
      let scale = (0..<row).reduce(0) { $0 + abs(a[base + $1]) }
      if row == 1 || scale == 0 {
        before[row] = a[base + row - 1]
      } else {
        var square = 0.0
        for column in 0..<row {
          a[base + column] /= scale
          square += a[base + column] * a[base + column]
        }
        let last = a[base + row - 1]
        let length = last >= 0 ? -square.squareRoot() : square.squareRoot()
        before[row] = scale * length
        square -= last * length
        a[base + row - 1] = last - length
        reflect(&a, &before, row, square, count)
      }
    }
    for row in 0..<count { diagonal[row] = a[row * count + row] }
    return (diagonal, before)
  }

  /// Applies the reflection that a row holds to the rows before it.
  private static func reflect(_ a: inout [Double], _ work: inout [Double], _ row: Int, _ square: Double, _ count: Int) {
    let base = row * count
    var projection = 0.0
    for column in 0..<row {
      var sum = 0.0
      for other in 0...column { sum += a[column * count + other] * a[base + other] }
      for other in (column + 1)..<max(row, column + 1) { sum += a[other * count + column] * a[base + other] }
      work[column] = sum / square
      projection += work[column] * a[base + column]
    }
    let half = projection / (2 * square)
    for column in 0..<row {
      let value = a[base + column]
      work[column] -= half * value
      for other in 0...column {
        a[column * count + other] -= value * work[other] + work[column] * a[base + other]
      }
    }
  }
}
