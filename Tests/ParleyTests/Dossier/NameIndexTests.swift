import TestSupport
import Testing

@testable import Parley

/// What finds records and puts them in order, against the plain way.
@Suite("Names") struct NameIndexTests {
  private var random = SplitMix64(seed: 451)

  /// Names of few letters, so that many occur again.
  private mutating func names(_ count: Int, ofAtMost longest: Int) -> [String] {
    (0..<count).map { _ in
      String(
        decoding: (0...random.below(longest)).map { _ in UInt8(ascii: "a") + UInt8(random.below(3)) }, as: UTF8.self)
    }
  }

  @Test("A name is found in the row that was listed for it first, as in a dictionary", arguments: [64, 6, 1, 0])
  func lookup(bitsOfHash: Int) {
    var test = self
    for count in [0, 1, 2, 3, 50, 1_000] {
      let names = test.names(count, ofAtMost: 8)
      // Few bits: names that differ have one hash, or crowd together.
      let hash = { (name: String) in bitsOfHash == 0 ? 0 : (NameIndex.hash(name) >> (64 - bitsOfHash)) << 31 }
      let expected = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
      let made = NameIndex(hashes: names.map(hash)) { names[$0] == names[$1] }
      var grown = NameIndex()
      for (row, name) in names.enumerated() {
        let place = grown.place(hash: hash(name)) { names[$0] == name }
        if place.row == nil { grown.list(row, hash: hash(name), at: place) }
      }
      for name in names + test.names(50, ofAtMost: 9) {
        #expect(made.row(hash: hash(name)) { names[$0] == name } == expected[name])
        #expect(grown.row(hash: hash(name)) { names[$0] == name } == expected[name])
      }
    }
  }

  @Test("Rows of several parts stand in the order of their names, those of one name in the order of the parts")
  func order() {
    var test = self
    for round in 0..<300 {
      // Long stretches of one part as well as rows that take turns.
      let parts = (0..<test.random.below(5)).map { part in
        let names = test.names(test.random.below(40), ofAtMost: 6)
        return names.map { test.random.chance(oneIn: 2) ? $0 : "\(round * part % 3)" + $0 }.sorted()
      }
      let unwanted = test.random.below(4)
      let isWanted = { (address: RowAddress) in (address.part + address.row) % 4 != unwanted || unwanted == 0 }
      let order = RowAddress.inOrder(parts.map(\.count), where: isWanted) { parts[$0.part][$0.row] }
      let all = parts.indices.flatMap { part in parts[part].indices.map { RowAddress(part: part, row: $0) } }
      let expected = all.filter(isWanted).sorted { parts[$0.part][$0.row] < parts[$1.part][$1.row] }
      #expect(order.map { [$0.part, $0.row] } == expected.map { [$0.part, $0.row] })
    }
  }

  @Test("The positions at the beginning for which a condition holds end where it does not hold any more")
  func prefix() {
    for count in 0..<70 {
      for end in 0...count { #expect((5..<5 + count).prefixEnd { $0 < 5 + end } == 5 + end) }
    }
  }
}
