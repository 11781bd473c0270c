/// The eigenvalues of symmetric matrices.
enum Eigenvalues {
  /// The eigenvalues in ascending order.
  ///
  /// The matrix is made tridiagonal by reflections (Householder, 1958), and that one diagonal by the QL method with
  /// implicit shifts (Martin and Wilkinson, 1968).
  ///
  /// - Parameters:
  ///   - matrix: The matrix, row by row; it is symmetric.
  ///   - count: The number of its rows.
  /// - Returns: The eigenvalues.
  /// - Throws: ``AnalysisError`` with code `inaccurate` for a matrix whose eigenvalues cannot be found, as when its
  ///   elements are not finite.
  /// - Complexity: O(*n*³) in the number of rows.
  static func ascending(of matrix: [Double], count: Int) throws(AnalysisError) -> [Double] {
    try TridiagonalMatrix(matrix, count: count).eigenvalues()
  }
}

/// A tridiagonal matrix with the eigenvalues of a symmetric one, and the reflections that lead from one to the other.
struct TridiagonalMatrix {
  let count: Int
  private(set) var diagonal: [Double]
  /// The element of each row before the diagonal; the first row has none.
  private(set) var before: [Double]
  /// The vector u of the reflection I - u uᵀ / h of each row, in eights of elements.
  private var reflections: [SIMD8<Double>]
  /// The h of each row; 0 where no reflection was needed.
  private var halfSquares: [Double]
  private let lanes: Int

  /// - Parameters:
  ///   - matrix: The symmetric matrix, row by row.
  ///   - count: The number of its rows.
  /// - Complexity: O(*n*³) in the number of rows.
  init(_ matrix: [Double], count: Int) {
    self.count = count
    lanes = (count + 7) / 8
    diagonal = Array(repeating: 0, count: count)
    before = diagonal
    halfSquares = diagonal
    // Both triangles are updated, so that all work goes along rows, eight elements at a time.
    reflections = Array(repeating: .zero, count: count * lanes)
    for row in 0..<count {
      for column in 0..<count { reflections[row * lanes + column / 8][column % 8] = matrix[row * count + column] }
    }
    var work = [SIMD8<Double>](repeating: .zero, count: lanes)
    for row in (1..<max(count, 1)).reversed() {
      let base = row * lanes
      // What stands behind the diagonal belongs to rows that are done.
      for column in row..<(lanes * 8) {
        if column == row { diagonal[row] = reflections[base + row / 8][row % 8] }
        reflections[base + column / 8][column % 8] = 0
      }
      reflect(row, &work)
    }
    if count > 0 { diagonal[0] = reflections[0][0] }
  }

  /// Reflects the part of a row before the diagonal onto its last element, and the rows before it with it.
  private mutating func reflect(_ row: Int, _ work: inout [SIMD8<Double>]) {
    let base = row * lanes
    let width = (row + 7) / 8
    let (lastLane, lastElement) = ((row - 1) / 8, (row - 1) % 8)
    var scale = 0.0
    for column in 0..<row { scale = max(scale, abs(reflections[base + column / 8][column % 8])) }
    let last = reflections[base + lastLane][lastElement]
    guard row > 1, scale > 0 else {
      before[row] = last
      return
    }
    var square = 0.0
    for lane in 0..<width {
      reflections[base + lane] /= scale
      square += (reflections[base + lane] * reflections[base + lane]).sum()
    }
    let scaled = last / scale
    let length = scaled >= 0 ? -square.squareRoot() : square.squareRoot()
    before[row] = scale * length
    let half = square - scaled * length
    reflections[base + lastLane][lastElement] = scaled - length
    halfSquares[row] = half

    for lane in 0..<width { work[lane] = .zero }
    for other in 0..<row {
      var sum = SIMD8<Double>.zero
      for lane in 0..<width { sum += reflections[other * lanes + lane] * reflections[base + lane] }
      work[other / 8][other % 8] = sum.sum() / half
    }
    var projection = 0.0
    for lane in 0..<width { projection += (work[lane] * reflections[base + lane]).sum() }
    let share = projection / (2 * half)
    for lane in 0..<width { work[lane] -= share * reflections[base + lane] }
    for other in 0..<row {
      let (u, w) = (reflections[base + other / 8][other % 8], work[other / 8][other % 8])
      for lane in 0..<width {
        reflections[other * lanes + lane] -= u * work[lane] + w * reflections[base + lane]
      }
    }
  }

  /// The eigenvalues in ascending order.
  ///
  /// - Throws: ``AnalysisError`` with code `inaccurate` where they cannot be found.
  /// - Complexity: O(*n*²) in the number of rows.
  func eigenvalues() throws(AnalysisError) -> [Double] {
    var diagonal = diagonal
    var beside = Array(before.dropFirst()) + (count > 0 ? [0] : [])
    for first in 0..<count {
      var steps = 0
      while true {
        let last =
          (first..<count).first { row in
            row == count - 1 || abs(beside[row]) <= 1e-300 + 1.2e-16 * (abs(diagonal[row]) + abs(diagonal[row + 1]))
          } ?? first
        if last == first { break }
        steps += 1
        guard steps <= 200 else { throw Self.inaccurate }
        Self.step(&diagonal, &beside, first, last)
      }
    }
    guard diagonal.allSatisfy(\.isFinite) else { throw Self.inaccurate }
    return diagonal.sorted()
  }

  private static var inaccurate: AnalysisError {
    AnalysisError(.inaccurate, "network", "the eigenvalues of the network cannot be found")
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

  /// An eigenvector of the symmetric matrix, of length 1, by inverse iteration.
  ///
  /// - Parameter eigenvalue: An eigenvalue; it should be well apart from all others.
  /// - Returns: The vector; the caller checks it.
  /// - Complexity: O(*n*²) in the number of rows.
  func eigenvector(_ eigenvalue: Double) -> [Double] {
    var vector = [Double](repeating: 1, count: count)
    for _ in 0..<4 {
      solve(eigenvalue, &vector)
      let greatest = vector.reduce(0) { max($0, abs($1)) }
      guard greatest > 0, greatest.isFinite else { return vector }
      let length = vector.reduce(0) { $0 + ($1 / greatest) * ($1 / greatest) }.squareRoot()
      vector = vector.map { $0 / greatest / length }
    }
    for row in 2..<max(count, 2) where halfSquares[row] > 0 {
      let base = row * lanes
      var sum = 0.0
      for column in 0..<row { sum += reflections[base + column / 8][column % 8] * vector[column] }
      let share = sum / halfSquares[row]
      for column in 0..<row { vector[column] -= share * reflections[base + column / 8][column % 8] }
    }
    return vector
  }

  /// Solves (T - shift) x = b by elimination with exchange of rows; a pivot that vanishes counts as very small.
  private func solve(_ shift: Double, _ vector: inout [Double]) {
    guard count > 0 else { return }
    let size = zip(diagonal, before).reduce(0) { max($0, abs($1.0), abs($1.1)) }
    let least = max(size * 1e-17, 1e-300)
    // Each row of the triangle has its pivot and the two elements after it.
    var pivots = [Double](repeating: 0, count: count)
    var (next, afterNext) = (pivots, pivots)
    var (pivot, beside) = (diagonal[0] - shift, count > 1 ? before[1] : 0)
    for row in 0..<count {
      guard row + 1 < count else {
        pivots[row] = abs(pivot) < least ? least : pivot
        break
      }
      let under = before[row + 1]
      let (diagonal, after) = (diagonal[row + 1] - shift, row + 2 < count ? before[row + 2] : 0)
      if abs(under) > abs(pivot) {
        let factor = pivot / under
        (pivots[row], next[row], afterNext[row]) = (under, diagonal, after)
        vector.swapAt(row, row + 1)
        vector[row + 1] -= factor * vector[row]
        (pivot, beside) = (beside - factor * diagonal, -factor * after)
      } else {
        let safe = abs(pivot) < least ? least : pivot
        let factor = under / safe
        (pivots[row], next[row], afterNext[row]) = (safe, beside, 0)
        vector[row + 1] -= factor * vector[row]
        (pivot, beside) = (diagonal - factor * beside, after)
      }
    }
    for row in (0..<count).reversed() {
      var value = vector[row]
      if row + 1 < count { value -= next[row] * vector[row + 1] }
      if row + 2 < count { value -= afterNext[row] * vector[row + 2] }
      vector[row] = value / pivots[row]
    }
  }
}
