/// The words of texts, one after the other: runs of letters, digits and marks, folded as ``Folding`` says.
///
/// One value reads many texts and keeps its memory. An ASCII word is folded where it stands; any other is folded into the
/// space behind the text.
package struct Words {
  /// A word of the text that is being read.
  package struct Word {
    /// Where the folded word stands in ``Words/bytes``, until the next word is asked for.
    package let folded: Range<Int>
    /// The first eight bytes of the folded word, the first the lowest; no word has a zero byte.
    let head: UInt64
    /// Where the word stands in the text, in bytes of UTF-8.
    package let place: Range<Int>
  }

  package private(set) var bytes: [UInt8] = []

  /// How the last word is also spelled, folded, where its signs cannot be typed: `mueller` for Müller; mostly empty.
  package private(set) var spelling: [UInt8] = []

  /// Where the text ends. Eight zero bytes follow, so that eight bytes can be looked at anywhere.
  private var end = 0
  private var position = 0
  private let folding = Folding.standard

  package init() {}

  /// Begins with a text.
  package mutating func read(_ text: String) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: text.utf8)
    end = bytes.count
    position = 0
    // Written without a branch, the loop takes many bytes at a time.
    for index in bytes.indices { bytes[index] |= bytes[index] &- 0x41 < 26 ? 0x20 : 0 }
    bytes.append(contentsOf: repeatElement(0, count: Self.margin))
  }

  private static var margin: Int { 8 }

  /// The next word of the text; `nil` at the end.
  package mutating func next() -> Word? {
    if !spelling.isEmpty { spelling.removeAll(keepingCapacity: true) }
    while position < end {
      let start = position
      let head = skipPlainWord()
      if position < end, bytes[position] >= 0x80 {
        if let word = takeBeyondASCII(from: start) { return word }
      } else if position > start {
        return Word(folded: start..<position, head: head, place: start..<position)
      } else {
        position += 1
      }
    }
    return nil
  }

  /// Passes the small letters and the digits of ASCII, and returns the first eight.
  @inline(__always)
  private mutating func skipPlainWord() -> UInt64 {
    let start = position
    let (head, length) = unsafe bytes.withUnsafeBytes { bytes in
      let first = unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
      var length = first.plainBytes
      let head = length == 8 ? first : first & ((1 &<< UInt64(length &* 8)) &- 1)
      // The zeros behind the text end the word.
      while length & 7 == 0, length > 0 {
        let more = unsafe bytes.loadUnaligned(fromByteOffset: start &+ length, as: UInt64.self).littleEndian.plainBytes
        if more == 0 { break }
        length &+= more
      }
      return (head, length)
    }
    position = start &+ length
    return head
  }

  /// Takes a word whose first letters may have been folded already; `nil` where nothing remains of it.
  private mutating func takeBeyondASCII(from start: Int) -> Word? {
    bytes.removeLast(bytes.count - end - Self.margin)
    let space = bytes.count
    for index in start..<position { bytes.append(bytes[index]) }
    var place = start..<position
    // The letter to which a sign may follow.
    var base = position > start ? bytes[position - 1] : 0
    while position < end {
      let here = position
      let value = takeScalar()
      let folded = folding.folded(value)
      if folded == Folding.separator { break }
      if folded == Folding.invisible { continue }
      place = (bytes.count == space ? here : place.lowerBound)..<position
      let before = bytes.count
      if folded == Folding.long {
        bytes.append(contentsOf: folding.bytes(of: value))
      } else {
        var rest = folded
        while rest != 0 {
          bytes.append(UInt8(truncatingIfNeeded: rest))
          rest >>= 8
        }
      }
      spell(value, after: base, space, before)
      if bytes.count > before { base = bytes.count == before + 1 ? bytes[before] : 0 }
    }
    if bytes.count == space { return nil }
    return Word(folded: space..<bytes.count, head: WordTable.chunk(bytes, space..<bytes.count), place: place)
  }

  /// Continues the other spelling of a word with a character, or begins it.
  @inline(__always)
  private mutating func spell(_ value: UInt32, after base: UInt8, _ space: Int, _ before: Int) {
    if let letters = Folding.spelling(of: value, after: base) {
      if spelling.isEmpty { spelling.append(contentsOf: bytes[space..<before]) }
      unsafe spelling.append(
        contentsOf: UnsafeBufferPointer(start: letters.utf8Start, count: letters.utf8CodeUnitCount))
    } else if !spelling.isEmpty {
      spelling.append(contentsOf: bytes[before...])
    }
  }

  /// Whether a word at one place is written together with the one at the next, by a single apostrophe, full stop or hyphen.
  func joins(_ first: Range<Int>, _ next: Range<Int>) -> Bool {
    let place = first.upperBound
    switch next.lowerBound - place {
    case 1: return Self.isJoiner(bytes[place])
    case 2:
      let (lead, trail) = (bytes[place], bytes[place + 1])
      return lead == 0xCA && 0xB9...0xBF ~= trail || lead == 0xC2 && trail == 0xB7  // U+02B9 to U+02BF; U+00B7
    case 3:
      // U+2010 and U+2011, hyphens; U+2018 and U+2019, apostrophes.
      return bytes[place] == 0xE2 && bytes[place + 1] == 0x80 && [0x90, 0x91, 0x98, 0x99].contains(bytes[place + 2])
    default: return false
    }
  }

  /// Whether something follows a word that may join it to the next one.
  @inline(__always)
  func mayJoin(_ word: Range<Int>) -> Bool {
    let next = bytes[word.upperBound]
    return word.upperBound < end && (Self.isJoiner(next) || next == 0xE2 || next == 0xCA || next == 0xC2)
  }

  private static func isJoiner(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "`")
  }

  /// Takes a character. A string's UTF-8 is always well formed.
  private mutating func takeScalar() -> UInt32 {
    let lead = bytes[position]
    position += 1
    if lead < 0x80 { return UInt32(lead) }
    let count = (~lead).leadingZeroBitCount - 1
    var value = UInt32(lead & (0x3F >> UInt8(count)))
    for _ in 0..<count {
      value = value << 6 | UInt32(bytes[position] & 0x3F)
      position += 1
    }
    return value
  }
}

extension UInt64 {
  /// How many of eight bytes, from the lowest on, are small letters or digits of ASCII.
  @inline(__always)
  fileprivate var plainBytes: Int {
    // The high bit of each byte says whether the rest of it reaches a limit: bytes below 0x80 never carry.
    let ones: UInt64 = 0x0101_0101_0101_0101
    let rest = self & (ones &* 0x7F)
    let letters = (rest &+ ones &* (0x80 - 0x61)) & ~(rest &+ ones &* (0x7F - 0x7A))
    let digits = (rest &+ ones &* (0x80 - 0x30)) & ~(rest &+ ones &* (0x7F - 0x39))
    let others = ~((letters | digits) & ~self) & (ones &* 0x80)
    return others.trailingZeroBitCount / 8
  }
}
