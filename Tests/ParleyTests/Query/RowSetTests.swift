import Testing

@testable import Parley

/// Sets of rows against arrays, for every combination in a small space.
@Suite("Sets of rows") struct RowSetTests {
  private static let size = 9
  private static let bounds = 1..<8

  /// The rows of a number's bits.
  private static func rows(_ bits: Int) -> [Int] { (0..<size).filter { bits >> $0 & 1 == 1 } }

  private static func list(_ bits: Int) -> RowSet {
    let rows = rows(bits).map { UInt32($0) }
    return ListSet(rows, 0..<rows.count, within: bounds)
  }

  private func expectSame(_ set: RowSet, _ expected: [Int], _ name: String) {
    // Seeks from every row in both directions, in an order that jumps about.
    for step in 0...(2 * Self.size) {
      let row = step * 7 % (Self.size + 1)
      #expect(set.next(from: row) == expected.first { $0 >= row } ?? .max, "\(name) next from \(row)")
      #expect(set.previous(before: row) == expected.last { $0 < row } ?? -1, "\(name) previous before \(row)")
    }
    var walked: [Int] = []
    var row = set.next(from: 0)
    while row != .max {
      walked.append(row)
      row = set.next(from: row + 1)
    }
    #expect(walked == expected, "\(name) forwards")
    #expect(set.estimate >= expected.count, "\(name) estimate")
    if let count = set.count { #expect(count == expected.count, "\(name) count") }
  }

  @Test("Lists, bits and complements within bounds")
  func single() {
    for bits in 0..<(1 << Self.size) {
      let expected = Self.rows(bits).filter(Self.bounds.contains)
      expectSame(Self.list(bits), expected, "list")
      let rows = Self.rows(bits).map { UInt32($0) }
      expectSame(BitSet([(rows, 0..<rows.count)], within: Self.bounds), expected, "bits")
      expectSame(
        ComplementSet(Self.list(bits), within: Self.bounds), Self.bounds.filter { !expected.contains($0) }, "complement"
      )
    }
  }

  @Test("Intersections and unions of two and three, with checks")
  func combined() {
    for left in stride(from: 0, to: 1 << Self.size, by: 5) {
      for right in stride(from: 1, to: 1 << Self.size, by: 7) {
        let (a, b) = (Set(Self.rows(left)), Set(Self.rows(right)))
        let both = Self.bounds.filter { a.contains($0) && b.contains($0) }
        let either = Self.bounds.filter { a.contains($0) || b.contains($0) }
        expectSame(IntersectionSet([Self.list(left), Self.list(right)]), both, "intersection")
        expectSame(
          IntersectionSet([Self.list(left), Self.list(right)], checks: [{ $0 % 2 == 0 }]), both.filter { $0 % 2 == 0 },
          "checked")
        expectSame(
          UnionSet([Self.list(left), Self.list(right), RangeSet(4..<5)]), Set(either).union([4]).sorted(), "union")
      }
    }
  }

  @Test("Galloping finds what a plain search finds, from every start")
  func galloping() {
    let rows: [UInt32] = [1, 3, 4, 8, 9, 10, 11, 15, 20, 21, 22, 40]
    for low in 0..<rows.count {
      for high in low...rows.count {
        for start in low...high {
          for number in UInt32(0)...41 {
            let expected = (low..<high).first { rows[$0] >= number } ?? high
            #expect(rows.gallop(to: number, from: start, in: low..<high) == expected)
          }
        }
      }
    }
  }
}
