/// The rows that are in all of some sets and pass all of some checks.
final class IntersectionSet: RowSet {
  /// The smallest first, so that the others are only asked about its rows.
  private let sets: [RowSet]
  private let checks: [(Int) -> Bool]

  /// - Parameters:
  ///   - sets: At least one set.
  ///   - checks: What is asked of a row that is in all sets.
  init(_ sets: [RowSet], checks: [(Int) -> Bool] = []) {
    self.sets = sets.sorted { $0.estimate < $1.estimate }
    self.checks = checks
    super.init(estimate: self.sets.first?.estimate ?? 0)
  }

  override func next(from row: Int) -> Int {
    var row = sets[0].next(from: row)
    search: while row != .max {
      for set in sets.dropFirst() {
        let other = set.next(from: row)
        if other != row {
          row = other == .max ? .max : sets[0].next(from: other)
          continue search
        }
      }
      if passes(row) { return row }
      row = sets[0].next(from: row + 1)
    }
    return .max
  }

  override func previous(before row: Int) -> Int {
    var row = sets[0].previous(before: row)
    search: while row >= 0 {
      for set in sets.dropFirst() {
        let other = set.previous(before: row + 1)
        if other != row {
          row = other < 0 ? -1 : sets[0].previous(before: other + 1)
          continue search
        }
      }
      if passes(row) { return row }
      row = sets[0].previous(before: row)
    }
    return -1
  }

  private func passes(_ row: Int) -> Bool {
    for check in checks {
      touch()
      if !check(row) { return false }
    }
    return true
  }

  override var parts: [RowSet] { sets }
}

/// The rows that are in at least one of some sets.
final class UnionSet: RowSet {
  private let sets: [RowSet]
  /// The row that each set gave last, in the direction of the search.
  private var heads: [Int]
  private var direction = 0

  init(_ sets: [RowSet]) {
    self.sets = sets
    heads = Array(repeating: 0, count: sets.count)
    super.init(estimate: sets.reduce(0) { $0 + $1.estimate })
  }

  /// The union of any number of sets: of many, unions of unions, so that a search looks at few sets in each.
  static func of(_ sets: [RowSet]) -> UnionSet {
    var sets = sets
    while sets.count > width {
      sets = stride(from: 0, to: sets.count, by: width).map { start in
        UnionSet(Array(sets[start..<min(start + width, sets.count)]))
      }
    }
    return UnionSet(sets)
  }

  /// How many sets a search looks at, each of which may be a union.
  static let width = 8

  override func next(from row: Int) -> Int {
    let isKnown = direction == 1 && row >= origin
    (direction, origin) = (1, row)
    var nearest = Int.max
    for index in sets.indices {
      if !isKnown || heads[index] < row { heads[index] = sets[index].next(from: row) }
      nearest = min(nearest, heads[index])
    }
    return nearest
  }

  override func previous(before row: Int) -> Int {
    let isKnown = direction == -1 && row <= origin
    (direction, origin) = (-1, row)
    var nearest = -1
    for index in sets.indices {
      if !isKnown || heads[index] >= row { heads[index] = sets[index].previous(before: row) }
      nearest = max(nearest, heads[index])
    }
    return nearest
  }

  /// From where the last search went; what the heads say holds from there on.
  private var origin = 0

  override var parts: [RowSet] { sets }
}

/// The rows of a range that are not in a set.
///
/// What the set has answered is remembered: complements of complements would ask the innermost one twice as often with
/// each of them.
final class ComplementSet: RowSet {
  private let set: RowSet
  private let range: Range<Int>
  /// Rows from the first one on that are not in the set, and the one behind them that is; `Int.max` where there is none.
  private var nextKnown = (from: Int.max, next: Int.max)
  /// Rows before the first one that are not in the set, and the one before them that is; -1 where there is none.
  private var previousKnown = (before: -1, previous: -1)

  init(_ set: RowSet, within range: Range<Int>) {
    self.set = set
    self.range = range
    super.init(estimate: range.count)
  }

  override func next(from row: Int) -> Int {
    var row = max(row, range.lowerBound)
    while row < range.upperBound {
      if nextInSet(from: row) != row { return row }
      row += 1
    }
    return .max
  }

  private func nextInSet(from row: Int) -> Int {
    if row < nextKnown.from || row > nextKnown.next { nextKnown = (row, set.next(from: row)) }
    return nextKnown.next
  }

  override func previous(before row: Int) -> Int {
    var row = min(row, range.upperBound)
    while row > range.lowerBound {
      if previousInSet(before: row) != row - 1 { return row - 1 }
      row -= 1
    }
    return -1
  }

  private func previousInSet(before row: Int) -> Int {
    if row > previousKnown.before || row <= previousKnown.previous {
      previousKnown = (row, set.previous(before: row))
    }
    return previousKnown.previous
  }

  override var count: Int? { self.set.count.map { range.count - $0 } }
  override var parts: [RowSet] { [set] }
}

/// Rows as bits, for unions of many lists.
final class BitSet: RowSet {
  private let words: [UInt64]
  private let base: Int
  private let bitCount: Int

  /// - Parameters:
  ///   - lists: The lists, as parts of arrays.
  ///   - bounds: The rows that count.
  init(_ lists: [(rows: [UInt32], list: Range<Int>)], within bounds: Range<Int>) {
    var words = [UInt64](repeating: 0, count: (bounds.count + 63) / 64)
    base = bounds.lowerBound
    for (rows, list) in lists {
      let low = rows.partition(below: UInt32(bounds.lowerBound), in: list)
      let high = rows.partition(below: UInt32(bounds.upperBound), in: low..<list.upperBound)
      for position in low..<high {
        let bit = Int(rows[position]) - base
        words[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
    self.words = words
    bitCount = words.reduce(0) { $0 + $1.nonzeroBitCount }
    super.init(estimate: bitCount)
  }

  override func next(from row: Int) -> Int {
    touch()
    guard row < base + words.count * 64 else { return .max }
    let bit = max(row - base, 0)
    var index = bit >> 6
    var word = words[index] & (~0 << UInt64(bit & 63))
    while word == 0 {
      index += 1
      if index == words.count { return .max }
      word = words[index]
    }
    return base + (index << 6) + word.trailingZeroBitCount
  }

  override func previous(before row: Int) -> Int {
    touch()
    let bit = min(row - base, words.count * 64) - 1
    guard bit >= 0 else { return -1 }
    var index = bit >> 6
    var word = words[index] & (~0 >> UInt64(63 - (bit & 63)))
    while word == 0 {
      index -= 1
      if index < 0 { return -1 }
      word = words[index]
    }
    return base + (index << 6) + 63 - word.leadingZeroBitCount
  }

  override var count: Int? { bitCount }
}
