/// Finds the row of a name, as an identifier is: open addressing over row numbers, without copies of the names.
struct NameIndex: Sendable {
  /// The upper half of a slot holds half of a name's hash, so that hardly ever another row is looked at than the one that
  /// is sought, and says where the slot would be in a larger index; the lower holds the row plus one; 0 is a free slot.
  /// There are at least twice as many slots as rows.
  private var slots: [UInt64]
  /// How many rows are listed.
  private var count = 0

  /// Where a row is listed or would be.
  struct Place {
    fileprivate let slot: Int
    /// The row; `nil` where none is listed there.
    let row: Int?
  }

  /// An index without rows.
  init() { slots = [0, 0] }

  /// Lists the first row of each name.
  ///
  /// - Parameters:
  ///   - hashes: The hash of each row's name.
  ///   - isSame: Whether two rows have the same name; asked only where half of their hashes is equal.
  init(hashes: [UInt64], isSame: (Int, Int) -> Bool) {
    var size = 2
    while size < hashes.count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for (row, hash) in hashes.enumerated() {
      let place = place(hash: hash) { isSame($0, row) }
      if place.row == nil { list(row, hash: hash, at: place) }
    }
  }

  /// The row that is listed for a name; `nil` where none is.
  ///
  /// - Parameters:
  ///   - hash: The name's hash.
  ///   - isSame: Whether a row has that name.
  /// - Returns: The row.
  @inline(__always)
  func row(hash: UInt64, isSame: (Int) -> Bool) -> Int? { place(hash: hash, isSame: isSame).row }

  /// Where the row of a name is listed or would be.
  ///
  /// - Parameters:
  ///   - hash: The name's hash.
  ///   - isSame: Whether a row has that name.
  /// - Returns: The place.
  @inline(__always)
  func place(hash: UInt64, isSame: (Int) -> Bool) -> Place {
    let mask = slots.count - 1
    var slot = Self.first(hash) & mask
    while slots[slot] != 0 {
      if (slots[slot] ^ hash) &>> 32 == 0 {
        let row = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
        if isSame(row) { return Place(slot: slot, row: row) }
      }
      slot = (slot + 1) & mask
    }
    return Place(slot: slot, row: nil)
  }

  /// Lists a row.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - hash: The hash of its name.
  ///   - place: Where it would be listed, and none is.
  @inline(__always)
  mutating func list(_ row: Int, hash: UInt64, at place: Place) {
    slots[place.slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(row + 1)
    count += 1
    if count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    let former = slots
    slots = Array(repeating: 0, count: former.count * 4)
    let mask = slots.count - 1
    for entry in former where entry != 0 {
      var slot = Self.first(entry) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  /// The first slot for a hash, in an index of any size.
  @inline(__always)
  private static func first(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 32) }

  /// The hash of a name, eight bytes a step: a product of 128 bits folded in two.
  ///
  /// The numbers that it starts from are other ones in every process, so that nobody can craft names that crowd
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
      // Hardly any name contains a zero byte: the rest needs no length.
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
