import Parley
import Testing

@testable import ParleyAnalysis

@Suite("The best pairs of rows and columns")
struct AssignmentTests {
  @Test("A greedy choice would be worse")
  func notGreedy() {
    // Taking 10 first leaves 1 for the other row: 11 against 9 + 8.
    let gains = [[10, 9], [8, 1]]
    #expect(OptimalAssignment.pairs(rows: 2, columns: 2) { gains[$0][$1] } == [1, 0])
  }

  @Test("A pair that gains nothing is not made, and neither is one of nothing")
  func nothing() {
    #expect(OptimalAssignment.pairs(rows: 2, columns: 1) { row, _ in row == 0 ? 0 : 3 } == [nil, 0])
    #expect(OptimalAssignment.pairs(rows: 2, columns: 0) { _, _ in 1 } == [nil, nil])
    #expect(OptimalAssignment.pairs(rows: 0, columns: 2) { _, _ in 1 } == [])
    #expect(OptimalAssignment.pairs(rows: 1, columns: 2) { _, _ in -4 } == [nil])
  }

  @Test("The sum is that of the best of all assignments")
  func exhaustive() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<400 {
      let (rows, columns) = (1 + generator.below(5), 1 + generator.below(5))
      let gains = (0..<rows).map { _ in (0..<columns).map { _ in max(0, generator.below(14) - 4) } }
      let pairs = OptimalAssignment.pairs(rows: rows, columns: columns) { gains[$0][$1] }
      let used = pairs.compactMap(\.self)
      #expect(Set(used).count == used.count)
      let sum = pairs.enumerated().reduce(0) { $0 + ($1.element.map { [row = $1.offset] in gains[row][$0] } ?? 0) }
      #expect(sum == best(gains, from: 0, without: []))
    }
  }

  /// The greatest sum, by trying all.
  private func best(_ gains: [[Int]], from row: Int, without used: Set<Int>) -> Int {
    guard row < gains.count else { return 0 }
    var sum = best(gains, from: row + 1, without: used)
    for column in gains[row].indices where !used.contains(column) {
      sum = max(sum, gains[row][column] + best(gains, from: row + 1, without: used.union([column])))
    }
    return sum
  }
}
