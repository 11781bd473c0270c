/// Strings that occur again and again, identifiers and terms: each is made once and then handed out.
///
/// A slot holds the last string of its hash, so that the cache never grows, and a string is compared as bytes with bytes.
struct StringCache {
  private struct Slot {
    /// Where the string stood in the document.
    var range = 0..<0
    var text = ""
  }

  private struct ShortSlot {
    var words = ByteCursor.Words()
    var text = ""
  }

  private var slots: [Slot]
  /// Of strings that are held in two words, and therefore compared by them.
  private var shortSlots: [ShortSlot]
  /// One less than the number of slots, which is a power of two.
  private let mask: Int

  /// - Parameter size: How many bytes the document has: a short one has few strings, and should not pay for the slots of
  ///   a long one.
  init(size: Int) {
    var count = 16
    while count < 2_048, count * 32 < size { count *= 2 }
    slots = [Slot](repeating: Slot(), count: count)
    shortSlots = [ShortSlot](repeating: ShortSlot(), count: count)
    mask = count - 1
  }

  @inline(__always)
  mutating func text(_ range: Range<Int>, of cursor: ByteCursor) -> String {
    if let words = cursor.words(range) {
      let slot = words.hash & mask
      if shortSlots[slot].words == words { return shortSlots[slot].text }
      let text = cursor.asciiText(range)
      shortSlots[slot] = ShortSlot(words: words, text: text)
      return text
    }
    let slot = Int(truncatingIfNeeded: cursor.hash(range)) & mask
    if cursor.isSame(range, slots[slot].range) { return slots[slot].text }
    let text = cursor.asciiText(range)
    slots[slot] = Slot(range: range, text: text)
    return text
  }
}

extension JSONReader {
  /// Reads a string.
  mutating func string() throws(JSONFault) -> String {
    let start = try openQuote()
    let isASCII = cursor.skipPlainText()
    if cursor.next == UInt8(ascii: "\"") {
      let range = start..<position
      _ = cursor.take(UInt8(ascii: "\""))
      // A long one is rarely met again.
      if isASCII { return range.count <= 15 ? strings.text(range, of: cursor) : cursor.asciiText(range) }
      guard let text = cursor.text(range) else { throw invalidUTF8(in: range) }
      return text
    }
    return try escapedString(from: start)
  }

  /// Reads a string that is likely to occur again; `nil`, and nothing consumed, where it has more than plain
  /// ASCII, or more than an identifier may have.
  mutating func cachedString(isIdentifier: Bool = false) throws(JSONFault) -> String? {
    let before = cursor
    let start = try openQuote()
    let isASCII = cursor.skipPlainText()
    let range = start..<position
    guard isASCII, cursor.take(UInt8(ascii: "\"")), !isIdentifier || cursor.isIdentifier(range) else {
      cursor = before
      return nil
    }
    return strings.text(range, of: cursor)
  }

  /// Reads a string of a word, a colon and an identifier; `nil`, and nothing consumed, where it is anything else.
  mutating func cachedReference() throws(JSONFault) -> (kind: String, id: String)? {
    let before = cursor
    let start = try openQuote()
    let isASCII = cursor.skipPlainText()
    let end = position
    if isASCII, cursor.take(UInt8(ascii: "\"")), let colon = cursor.first(UInt8(ascii: ":"), in: start..<end) {
      let id = colon + 1..<end
      if (1...EntityID<Never>.longest).contains(id.count), cursor.isIdentifier(id) {
        return (strings.text(start..<colon, of: cursor), strings.text(id, of: cursor))
      }
    }
    cursor = before
    return nil
  }

  /// Makes a value of the bytes of a string, where it is plain ASCII; `nil`, and nothing consumed, where it is not, or
  /// where `read` gives none.
  mutating func plainString<Value>(_ read: (UnsafeRawBufferPointer) -> Value?) throws(JSONFault) -> Value? {
    let before = cursor
    let start = try openQuote()
    let isASCII = cursor.skipPlainText()
    let range = start..<position
    if isASCII, cursor.take(UInt8(ascii: "\"")), let value = unsafe cursor.withBytes(range, read) { return value }
    cursor = before
    return nil
  }

  private mutating func openQuote() throws(JSONFault) -> Int {
    guard cursor.take(UInt8(ascii: "\"")) else { throw wrongType(expected: "a string") }
    return position
  }

  /// Goes on with a string in which a backslash or something forbidden was met.
  private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
    var bytes: [UInt8] = []
    var plain = start
    while true {
      try checkUTF8(plain..<position)
      cursor.copy(plain..<position, to: &bytes)
      switch cursor.next {
      case UInt8(ascii: "\""):
        _ = cursor.take(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        _ = cursor.take(UInt8(ascii: "\\"))
        try bytes.append(contentsOf: UTF8.encode(escape())?.map(\.self) ?? [])
      case let byte?:
        throw JSONFault(
          .malformedJSON, at: position,
          "a control character in a string; write it as \\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      case nil:
        throw JSONFault(.malformedJSON, at: start - 1, "the string that begins here has no end")
      }
      plain = position
      _ = cursor.skipPlainText()
    }
  }

  /// Reads what follows a backslash.
  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let simple: [(UInt8, Unicode.Scalar)] = [
      (UInt8(ascii: "\""), "\""), (UInt8(ascii: "\\"), "\\"), (UInt8(ascii: "/"), "/"), (UInt8(ascii: "b"), "\u{8}"),
      (UInt8(ascii: "f"), "\u{C}"), (UInt8(ascii: "n"), "\n"), (UInt8(ascii: "r"), "\r"), (UInt8(ascii: "t"), "\t"),
    ]
    for (letter, scalar) in simple where cursor.take(letter) { return scalar }
    let start = position - 1
    guard cursor.take(UInt8(ascii: "u")) else { throw unexpected("one of \" \\ / b f n r t u after the backslash") }
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A high surrogate must be followed by a low one.
    if first < 0xDC00, cursor.take(UInt8(ascii: "\\")), cursor.take(UInt8(ascii: "u")) {
      let second = try hexadecimal()
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw JSONFault(.invalidText, at: start, "half of a surrogate pair; no character is written like this")
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = cursor.next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw unexpected("four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      _ = cursor.take(byte)
    }
    return value
  }

  private func checkUTF8(_ range: Range<Int>) throws(JSONFault) {
    if cursor.text(range) == nil { throw invalidUTF8(in: range) }
  }

  private func invalidUTF8(in range: Range<Int>) -> JSONFault {
    JSONFault(.invalidText, at: cursor.firstInvalid(range), "the text is not valid UTF-8 here")
  }
}
