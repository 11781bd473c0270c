/// A place in a buffer of bytes: the one file of the reader that touches raw memory.
///
/// Every read is checked against the buffer's end, and the buffer outlives the cursor: a reader lives only inside
/// ``JSONReader/readAll(_:_:)``.
@safe
struct ByteCursor {
  private let start: UnsafeRawPointer
  private let size: Int
  /// Where to stop.
  private var count: Int
  private(set) var position = 0

  /// A buffer without bytes has no address, so that any address will do.
  private static let nothing: StaticString = ""

  init(_ buffer: UnsafeRawBufferPointer) {
    unsafe start = unsafe buffer.baseAddress ?? UnsafeRawPointer(Self.nothing.utf8Start)
    size = buffer.count
    count = size
  }

  /// Moves to a range of the buffer and stops at its end.
  mutating func enter(_ range: Range<Int>) {
    precondition(range.upperBound <= size, "the range ends behind the buffer")
    (position, count) = (range.lowerBound, range.upperBound)
  }

  var isAtEnd: Bool { position == count }

  /// The next byte; `nil` at the end.
  @inline(__always)
  var next: UInt8? { position < count ? byte(position) : nil }

  @inline(__always)
  private func byte(_ index: Int) -> UInt8 {
    unsafe start.load(fromByteOffset: index, as: UInt8.self)
  }

  @inline(__always)
  private func word(_ index: Int) -> UInt64 {
    unsafe UInt64(littleEndian: start.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Consumes the byte if it is next.
  @inline(__always)
  mutating func take(_ expected: UInt8) -> Bool {
    guard position < count, byte(position) == expected else { return false }
    position += 1
    return true
  }

  /// Goes back to a place that was passed.
  mutating func rewind(to earlier: Int) { position = min(earlier, position) }

  /// Consumes the word if it is next.
  mutating func take(_ word: StaticString) -> Bool {
    guard isNext(word) else { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  func isNext(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    return position + length <= count && isText(position..<position + length, word)
  }

  func isNext(_ bytes: [UInt8]) -> Bool {
    position + bytes.count <= count && bytes.indices.allSatisfy { byte(position + $0) == bytes[$0] }
  }

  /// Whether the bytes of a range are those of a word.
  @inline(__always)
  func isText(_ range: Range<Int>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard range.count == count else { return false }
    let (mine, other) = unsafe (start + range.lowerBound, UnsafeRawPointer(word.utf8Start))
    // Two words or half words, which may overlap, hold most names.
    if count > 16 || count < 4 {
      for index in 0..<count
      where unsafe mine.load(fromByteOffset: index, as: UInt8.self) != other.load(fromByteOffset: index, as: UInt8.self)
      {
        return false
      }
      return true
    }
    if count >= 8 {
      return unsafe mine.loadUnaligned(as: UInt64.self) == other.loadUnaligned(as: UInt64.self)
        && mine.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
          == other.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    }
    return unsafe mine.loadUnaligned(as: UInt32.self) == other.loadUnaligned(as: UInt32.self)
      && mine.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
        == other.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
  }

  @inline(__always)
  mutating func skipSpace() {
    while position < count {
      let next = byte(position)
      if next > 0x20 { return }
      guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else { return }
      position += 1
      // Indentation comes in runs: eight bytes at a time, as many as are spaces.
      while position + 8 <= count {
        let spaces = (word(position) ^ 0x2020_2020_2020_2020).trailingZeroBitCount / 8
        position += spaces
        if spaces < 8 { break }
      }
    }
  }

  /// Consumes a comma, a plain name and a colon, and returns where the name stands; `nil`, and nothing consumed, where
  /// anything else follows.
  ///
  /// Nearly all members of a document begin like this. One function without an error to pass on takes them faster than
  /// the general way, which then explains what is wrong.
  mutating func takeNextName() -> Range<Int>? {
    let before = position
    guard take(UInt8(ascii: ",")) else { return nil }
    skipSpace()
    if take(UInt8(ascii: "\"")) {
      let start = position
      let isASCII = skipPlainText()
      let name = start..<position
      if isASCII, take(UInt8(ascii: "\"")), take(UInt8(ascii: ":")) {
        skipSpace()
        return name
      }
    }
    position = before
    return nil
  }

  mutating func skipDigits() {
    while position < count, byte(position) &- 0x30 < 10 { position += 1 }
  }

  /// Moves to the first byte of a string that needs a look: a quotation mark, a backslash, a control character.
  ///
  /// - Returns: Whether all bytes passed were ASCII.
  @inline(__always)
  mutating func skipPlainText() -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var seen: UInt64 = 0
    while position + 8 <= count {
      let block = word(position)
      let quotes = block ^ (ones &* 0x22)
      let slashes = block ^ (ones &* 0x5C)
      // The usual test for a zero byte, and for a byte below 0x20; bytes of 0x80 and more never count.
      let special =
        ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | (block &- ones &* 0x20) & ~block) & highs
      if special != 0 {
        let length = special.trailingZeroBitCount / 8
        seen |= block & ((1 &<< UInt64(length * 8)) &- 1)
        position += length
        return seen & highs == 0
      }
      seen |= block
      position += 8
    }
    while position < count {
      let next = byte(position)
      if next == 0x22 || next == 0x5C || next < 0x20 { break }
      seen |= UInt64(next)
      position += 1
    }
    return seen & highs == 0
  }

  /// The text of a range that is known to be ASCII.
  @inline(__always)
  func asciiText(_ range: Range<Int>) -> String {
    unsafe String(decoding: bytes(range), as: UTF8.self)
  }

  /// The text of a range; `nil` where it is not valid UTF-8.
  func text(_ range: Range<Int>) -> String? {
    unsafe String(validating: bytes(range).assumingMemoryBound(to: UInt8.self), as: UTF8.self)
  }

  func withBytes<Result>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    unsafe body(bytes(range))
  }

  func copy(_ range: Range<Int>, to bytes: inout [UInt8]) {
    unsafe bytes.append(contentsOf: self.bytes(range))
  }

  /// Whether all bytes of a range may stand in an identifier: `a`-`z`, and `-` to `9`.
  @inline(__always)
  func isIdentifier(_ range: Range<Int>) -> Bool {
    let highs: UInt64 = 0x8080_8080_8080_8080
    var index = range.lowerBound
    while index + 8 <= count, index < range.upperBound {
      // What stands behind the range is made a letter.
      let missing = UInt64(max(0, index + 8 - range.upperBound) * 8)
      let block = word(index) &<< missing | (0x6161_6161_6161_6161 &>> (64 - missing)) * (missing == 0 ? 0 : 1)
      if block & highs != 0 { return false }
      // For bytes below 0x80 a sum sets the high bit where the byte is at least, or more than, a bound.
      let letters = (block &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(block &+ 0x0505_0505_0505_0505)
      let digits = (block &+ 0x5353_5353_5353_5353) & ~(block &+ 0x4646_4646_4646_4646)
      if (letters | digits) & highs != highs { return false }
      index += 8
    }
    while index < range.upperBound {
      if !EntityID<Never>.isAllowed(byte(index)) { return false }
      index += 1
    }
    return true
  }

  /// The length and the first byte of a range, for a quick comparison of names.
  @inline(__always)
  func signature(_ range: Range<Int>) -> Int {
    range.isEmpty ? 0 : range.count << 8 | Int(byte(range.lowerBound))
  }

  /// The place of a byte in a range.
  @inline(__always)
  func first(_ wanted: UInt8, in range: Range<Int>) -> Int? {
    for index in range where byte(index) == wanted { return index }
    return nil
  }

  /// Whether two ranges hold the same bytes.
  @inline(__always)
  func isSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    let (a, b) = (left.lowerBound, right.lowerBound)
    var index = 0
    while index + 8 <= left.count {
      if word(a + index) != word(b + index) { return false }
      index += 8
    }
    while index < left.count {
      if byte(a + index) != byte(b + index) { return false }
      index += 1
    }
    return true
  }

  /// Whether the bytes of a range come before those of another one.
  func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    for index in 0..<min(left.count, right.count) {
      let (a, b) = (byte(left.lowerBound + index), byte(right.lowerBound + index))
      if a != b { return a < b }
    }
    return left.count < right.count
  }

  /// A hash of the bytes of a range (FNV-1a, eight bytes a step).
  @inline(__always)
  func hash(_ range: Range<Int>) -> UInt64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      value = (value ^ word(index)) &* 0x0000_0100_0000_01B3
      value ^= value &>> 32
      index += 8
    }
    while index < range.upperBound {
      value = (value ^ UInt64(byte(index))) &* 0x0000_0100_0000_01B3
      index += 1
    }
    return value ^ (value &>> 29)
  }

  /// The bytes of a short text, zeros behind them.
  struct Words: Equatable {
    fileprivate var first: UInt64 = 0
    fileprivate var second: UInt64 = 0

    var hash: Int {
      let product = (first ^ second &* 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
      return Int(truncatingIfNeeded: product >> 40)
    }
  }

  /// The bytes of a range of 1 to 15 plain ones; `nil` of a longer one, and near the end of the buffer.
  @inline(__always)
  func words(_ range: Range<Int>) -> Words? {
    guard 1...15 ~= range.count, range.lowerBound + 16 <= size else { return nil }
    let (first, second) = (word(range.lowerBound), word(range.lowerBound + 8))
    // What stands behind the range is cut off.
    return range.count < 8
      ? Words(first: first & ((1 &<< UInt64(range.count * 8)) &- 1))
      : Words(first: first, second: second & ((1 &<< UInt64((range.count - 8) * 8)) &- 1))
  }

  private func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count)
  }

  /// The place of the first byte in a range that breaks UTF-8.
  func firstInvalid(_ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      let length = UTF8Sequence.length(at: index, until: range.upperBound) { byte($0) }
      if length == 0 { return index }
      index += length
    }
    return range.lowerBound
  }
}

/// Well-formed sequences of UTF-8 (Unicode 15, table 3-7).
enum UTF8Sequence {
  /// The length of the sequence at a place; 0 when it is ill-formed.
  static func length(at index: Int, until end: Int, _ byte: (Int) -> UInt8) -> Int {
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < end && range.contains(byte(index + offset))
    }
    switch byte(index) {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}

extension ByteBuffer {
  /// Goes through the bytes from a place on.
  func withCursor<Result>(from start: Int, _ body: (inout ByteCursor) -> Result) -> Result {
    var cursor = unsafe ByteCursor(written)
    cursor.enter(start..<count)
    return body(&cursor)
  }
}
