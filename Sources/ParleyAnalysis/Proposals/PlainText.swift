/// A text with one byte for each character, in which English words and figures are looked for: many times faster than
/// going through the characters themselves.
struct PlainText {
  /// What stands between white space and hyphens.
  struct Word {
    /// Where it stands.
    let place: Range<Int>
    /// The letters with which its first run of letters and digits begins, in small letters: as many of them as any word
    /// can have that is looked for.
    let letters: String
  }

  /// Small letters and the other characters of ASCII as they are, decimal digits of all scripts and the signs of figures
  /// as the nearest character of ASCII or as one of the codes below; for the rest ``letter``, ``digit`` or ``mark``.
  let bytes: [UInt8]
  /// The characters; empty for a text in ASCII.
  private let characters: [Character]
  /// The bytes of a text in ASCII as they stand there.
  private let source: [UInt8]

  static let letter: UInt8 = 0xFF
  /// A number that is no decimal digit: ½, ², Ⅳ.
  static let digit: UInt8 = 0xFE
  static let mark: UInt8 = 0xFD
  static let euro: UInt8 = 0xFC
  static let pound: UInt8 = 0xFB
  static let yen: UInt8 = 0xFA
  static let hryvnia: UInt8 = 0xF9
  static let rouble: UInt8 = 0xF8
  /// Dashes that are no hyphen: they join figures and do not separate words.
  static let dash: UInt8 = 0xF7
  /// Other signs of currencies and measures.
  static let symbol: UInt8 = 0xF6
  /// A letter of a script without spaces between words: it joins with no digit and with no other letter.
  static let ideograph: UInt8 = 0xF5

  init(_ text: String) {
    source = Array(text.utf8)
    var bytes = source
    if source.allSatisfy({ $0 < 0x80 }) {
      characters = []
      for place in bytes.indices { bytes[place] |= bytes[place] &- 0x41 < 26 ? 0x20 : 0 }
    } else {
      characters = Array(text)
      bytes = characters.map(Self.byte)
    }
    self.bytes = bytes
  }

  private static func byte(_ character: Character) -> UInt8 {
    if let ascii = character.asciiValue { return ascii &- 0x41 < 26 ? ascii | 0x20 : ascii }
    if character.isWhitespace { return 0x20 }
    if character.isLetter { return character.isUnspacedLetter ? ideograph : letter }
    if let scalar = character.unicodeScalars.first, scalar.properties.numericType == .decimal,
      let value = character.wholeNumberValue
    {
      return UInt8(0x30 + value)
    }
    if character.isNumber { return digit }
    if let sign = signs[character] { return sign }
    return character.isCurrencySymbol || character.isMathSymbol || character == "°" || character == "‰" ? symbol : mark
  }

  private static let signs: [Character: UInt8] = [
    "€": euro, "£": pound, "¥": yen, "₴": hryvnia, "₽": rouble, "＄": 0x24, "﹩": 0x24, "％": 0x25, "٪": 0x25,
    "’": 0x27, "‘": 0x27, "٬": 0x2C, "，": 0x2C, "٫": 0x2E, "．": 0x2E, "‐": 0x2D, "‑": 0x2D, "–": dash, "—": dash,
    "−": dash, "（": 0x28, "）": 0x29,
  ]

  /// The words in order.
  var words: [Word] {
    var words: [Word] = []
    var place = 0
    while place < bytes.count {
      if Self.isBetweenWords(bytes[place]) {
        place += 1
        continue
      }
      let start = place
      while place < bytes.count, !Self.isBetweenWords(bytes[place]) { place += 1 }
      var first = start
      while first < place, !Self.isLetter(bytes[first]), !Self.isDigit(bytes[first]) { first += 1 }
      words.append(Word(place: start..<place, letters: letters(first..<place)))
    }
    return words
  }

  /// The letters with which a stretch begins, up to 15 of them.
  func letters(_ place: Range<Int>) -> String {
    var last = place.lowerBound
    while last < place.upperBound, last < place.lowerBound + 15, Self.isLetter(bytes[last]) { last += 1 }
    return String(decoding: bytes[place.lowerBound..<last], as: UTF8.self)
  }

  func endsWithMark(_ word: Word) -> Bool {
    switch bytes[word.place.upperBound - 1] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: ":"): true
    default: false
    }
  }

  /// Words as they stand in the text, with a space between each and the next.
  func text(of words: ArraySlice<Word>) -> String { words.map { text(at: $0.place) }.joined(separator: " ") }

  /// A stretch as it stands in the text.
  func text(at place: Range<Int>) -> String {
    characters.isEmpty ? String(decoding: source[place], as: UTF8.self) : String(characters[place])
  }

  func isCapital(_ place: Int) -> Bool {
    characters.isEmpty ? source[place] &- 0x41 < 26 : characters[place].isUppercase
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  private static func isBetweenWords(_ byte: UInt8) -> Bool { isSpace(byte) || byte == UInt8(ascii: "-") }

  static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte == letter }

  static func isDecimal(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isDigit(_ byte: UInt8) -> Bool { isDecimal(byte) || byte == digit }
}
