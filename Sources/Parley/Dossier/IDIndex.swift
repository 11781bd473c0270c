/// Finds the row of an identifier: open addressing over row numbers, without copies of the identifiers.
struct IDIndex: Sendable {
  /// The upper half of a slot holds half of an identifier's hash, so that hardly ever another record is looked at than
  /// the one that is sought; the lower its row plus one; 0 is a free slot. There are at least twice as many slots as
  /// rows.
  private var slots: [UInt64]

  /// Lists the first row of each identifier.
  ///
  /// - Parameters:
  ///   - hashes: The hash of each row's identifier.
  ///   - isSame: Whether two rows have the same identifier; asked only where half of their hashes is equal.
  init(hashes: [UInt64], isSame: (Int, Int) -> Bool) {
    var size = 2
    while size < hashes.count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: hashes.isEmpty ? 0 : size)
    for (row, hash) in hashes.enumerated() {
      let slot = slot(hash) { isSame($0, row) }
      if slots[slot] == 0 { slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(row + 1) }
    }
  }

  /// The first row of an identifier; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - hash: The identifier's hash.
  ///   - isSame: Whether a row has that identifier.
  /// - Returns: The row.
  @inline(__always)
  func row(hash: UInt64, isSame: (Int) -> Bool) -> Int? {
    if slots.isEmpty { return nil }
    let entry = slots[slot(hash, isSame)]
    return entry == 0 ? nil : Int(UInt32(truncatingIfNeeded: entry)) - 1
  }

  /// The slot in which a row is or would be.
  @inline(__always)
  private func slot(_ hash: UInt64, _ isSame: (Int) -> Bool) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if (slots[slot] ^ hash) &>> 32 == 0, isSame(Int(UInt32(truncatingIfNeeded: slots[slot])) - 1) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// The hash of an identifier, eight bytes a step: a product of 128 bits folded in two.
  ///
  /// The numbers that it starts from are other ones in every process, so that nobody can craft identifiers that crowd
  /// together. Nothing but the place of a slot depends on them.
  static func hash(_ name: String) -> UInt64 {
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
      return folded(folded(value ^ rest))
    }
  }

  private static let seeds = {
    var generator = SystemRandomNumberGenerator()
    return (start: generator.next() as UInt64, factor: (generator.next() as UInt64) | 1)
  }()
}
