/// Distinct words, numbered from 0 in the order in which they came.
///
/// Open addressing over the bytes of all words in one array: a word that is known costs no allocation.
struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  private var starts = [0]
  private var slots = [Slot](repeating: Slot(), count: 16)

  /// Differs from table to table, so that nobody can prepare words that share their slots. No answer depends on it.
  private let seed = UInt64.random(in: 0...UInt64.max)

  private struct Slot {
    /// The first eight bytes of the word.
    var head: UInt64 = 0
    var hash: UInt32 = 0
    /// The word's number plus 1; 0 where the slot is free.
    var ordinal: UInt32 = 0
  }

  var count: Int { starts.count - 1 }

  init() {}

  func pack(into writer: inout PackedWriter) {
    writer.add(bytes)
    writer.add(starts)
  }

  init(unpacking reader: inout PackedReader) throws(PackedFault) {
    let bytes: [UInt8] = try reader.numbers()
    let starts = try reader.integers()
    try PackedFault.unless(starts.first == 0 && starts.last == bytes.count)
    for (start, end) in zip(starts, starts.dropFirst()) {
      try PackedFault.unless(start < end && end <= bytes.count)
      let range = start..<end
      let number = insert(bytes, range, head: Self.chunk(bytes, range))
      try PackedFault.unless(number == count - 1)
    }
    try PackedFault.unless(count == starts.count - 1)
  }

  func bytes(of word: Int) -> ArraySlice<UInt8> { bytes[starts[word]..<starts[word + 1]] }

  /// The number of a word; `nil` if there is none.
  func find(_ word: [UInt8]) -> Int? { find(word, word.indices, head: Self.chunk(word, word.indices)) }

  /// The number of a word whose first eight bytes are known; `nil` if there is none.
  func find(_ source: [UInt8], _ range: Range<Int>, head: UInt64) -> Int? {
    let ordinal = slots[place(of: key(head, source, range), source, range)].ordinal
    return ordinal == 0 ? nil : Int(ordinal) - 1
  }

  /// The number of a word, which is added where it is new.
  mutating func insert(_ word: [UInt8]) -> Int { insert(word, word.indices, head: Self.chunk(word, word.indices)) }

  /// The number of a word whose first eight bytes are known, which is added where it is new.
  mutating func insert(_ source: [UInt8], _ range: Range<Int>, head: UInt64) -> Int {
    var slot = key(head, source, range)
    let place = place(of: slot, source, range)
    let ordinal = slots[place].ordinal
    if ordinal != 0 { return Int(ordinal) - 1 }
    bytes.append(contentsOf: source[range])
    starts.append(bytes.count)
    slot.ordinal = UInt32(count)
    slots[place] = slot
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  /// The first eight bytes of a word, or of what remains of it, the first the lowest.
  static func chunk(_ source: [UInt8], _ range: Range<Int>) -> UInt64 {
    if range.count >= 8 {
      return unsafe source.withUnsafeBytes { bytes in
        unsafe bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self).littleEndian
      }
    }
    var chunk: UInt64 = 0
    for index in range.reversed() { chunk = chunk &<< 8 | UInt64(source[index]) }
    return chunk
  }

  /// The slot of a word, or the free one in which it belongs.
  private func place(of key: Slot, _ source: [UInt8], _ range: Range<Int>) -> Int {
    let mask = slots.count - 1
    var place = Int(key.hash) & mask
    while true {
      let slot = slots[place]
      if slot.ordinal == 0 { break }
      if slot.hash == key.hash, slot.head == key.head, range.count < 8 || isSame(Int(slot.ordinal) - 1, source, range) {
        break
      }
      place = (place + 1) & mask
    }
    return place
  }

  private func isSame(_ word: Int, _ source: [UInt8], _ range: Range<Int>) -> Bool {
    let start = starts[word]
    guard starts[word + 1] - start == range.count else { return false }
    return unsafe bytes.withUnsafeBytes { bytes in
      unsafe source.withUnsafeBytes { source in
        unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<start + range.count])
          .hasSameBytes(as: UnsafeRawBufferPointer(rebasing: source[range]))
      }
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where slot.ordinal != 0 {
      var place = Int(slot.hash) & mask
      while slots[place].ordinal != 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }

  /// The head and the hash of a word: eight bytes a step, folded by a long multiplication.
  private func key(_ head: UInt64, _ source: [UInt8], _ range: Range<Int>) -> Slot {
    func folded(_ value: UInt64) -> UInt64 {
      let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      return product.high ^ product.low
    }
    var state = folded(seed ^ head)
    var start = range.lowerBound + 8
    while start < range.upperBound {
      state = folded(state ^ Self.chunk(source, start..<range.upperBound))
      start += 8
    }
    return Slot(head: head, hash: UInt32(truncatingIfNeeded: state))
  }
}
