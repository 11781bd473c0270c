/// Finds the row of an identifier: open addressing over row numbers, without copies of the identifiers.
struct IDIndex: Sendable {
  /// Row numbers plus one, by hash; 0 is a free slot. There are at least twice as many slots as rows.
  private var slots: [UInt32]

  /// Lists the first row of each identifier.
  ///
  /// - Parameters:
  ///   - hashes: The hash of each row's identifier.
  ///   - isSame: Whether two rows have the same identifier; asked only where their hashes are equal.
  init(hashes: [Int], isSame: (Int, Int) -> Bool) {
    var size = 2
    while size < hashes.count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: hashes.isEmpty ? 0 : size)
    for row in hashes.indices {
      var slot = hashes[row] & (size - 1)
      var isDuplicate = false
      while slots[slot] != 0, !isDuplicate {
        let other = Int(slots[slot]) - 1
        isDuplicate = hashes[other] == hashes[row] && isSame(other, row)
        slot = (slot + 1) & (size - 1)
      }
      if !isDuplicate { slots[slot] = UInt32(row + 1) }
    }
  }

  /// The first row of an identifier; `nil` where there is none.
  func row(of name: String, hash: Int, id: (Int) -> String) -> Int? {
    if slots.isEmpty { return nil }
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 {
      let row = Int(slots[slot]) - 1
      if id(row) == name { return row }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The hash of an identifier, eight bytes a step: a product of 128 bits folded in two.
  ///
  /// The numbers that it starts from are other ones in every process, so that nobody can craft identifiers that crowd
  /// together. Nothing but the place of a slot depends on them.
  static func hash(_ name: String) -> Int {
    let seeds = seeds
    func folded(_ value: UInt64) -> UInt64 {
      let (high, low) = value.multipliedFullWidth(by: seeds.factor)
      return high ^ low
    }
    return unsafe name.withBytes { bytes in
      var value = seeds.start
      var index = 0
      while index + 8 <= bytes.count {
        value = folded(unsafe value ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
      }
      // No identifier contains a zero byte: the rest needs no length.
      var rest: UInt64 = 0
      while index < bytes.count {
        rest = unsafe rest &<< 8 | UInt64(bytes[index])
        index += 1
      }
      return Int(truncatingIfNeeded: folded(folded(value ^ rest)))
    }
  }

  private static let seeds = {
    var generator = SystemRandomNumberGenerator()
    return (start: generator.next() as UInt64, factor: (generator.next() as UInt64) | 1)
  }()
}
