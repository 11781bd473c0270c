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
  }

  /// The next word of the text; `nil` at the end.
  package mutating func next() -> Word? {
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
    let (start, end) = (position, end)
    var head: UInt64 = 0
    position = unsafe bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < end {
        let byte = unsafe bytes[index]
        guard byte &- 0x61 < 26 || byte &- 0x30 < 10 else { break }
        // A shift by 64 or more gives 0.
        head |= UInt64(byte) << UInt64((index &- start) &* 8)
        index &+= 1
      }
      return index
    }
    return head
  }

  /// Takes a word whose first letters may have been folded already; `nil` where nothing remains of it.
  private mutating func takeBeyondASCII(from start: Int) -> Word? {
    bytes.removeLast(bytes.count - end)
    for index in start..<position { bytes.append(bytes[index]) }
    var place = start..<position
    while position < end {
      let here = position
      let value = takeScalar()
      let folded = folding.folded(value)
      if folded == Folding.separator { break }
      if folded == Folding.invisible { continue }
      place = (bytes.count == end ? here : place.lowerBound)..<position
      if folded == Folding.long {
        bytes.append(contentsOf: folding.bytes(of: value))
      } else {
        var rest = folded
        while rest != 0 {
          bytes.append(UInt8(truncatingIfNeeded: rest))
          rest >>= 8
        }
      }
    }
    if bytes.count == end { return nil }
    return Word(folded: end..<bytes.count, head: WordTable.chunk(bytes, end..<bytes.count), place: place)
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
