/// A text with one byte for each character, in which English words and figures are looked for: many times faster than
/// going through the characters themselves.
struct PlainText {
  /// What stands between white space and hyphens.
  struct Word {
    /// Where it stands.
    let place: Range<Int>
    /// From its first letter or digit to the last letter, digit, comma or point that follows without a break.
    let core: Range<Int>
    /// The letters with which the core begins, in small letters: as many of them as any word can have that is looked for.
    let letters: String
  }

  /// Small letters and the other characters of ASCII as they are; for the rest ``letter``, ``digit`` or ``mark``.
  private var bytes: [UInt8]
  /// The characters; empty for a text in ASCII.
  private let characters: [Character]
  /// The bytes of a text in ASCII as they stand there.
  private let source: [UInt8]

  private static let letter: UInt8 = 0xFF
  private static let digit: UInt8 = 0xFE
  private static let mark: UInt8 = 0xFD

  init(_ text: String) {
    source = Array(text.utf8)
    bytes = source
    if source.allSatisfy({ $0 < 0x80 }) {
      characters = []
      for place in bytes.indices { bytes[place] |= bytes[place] &- 0x41 < 26 ? 0x20 : 0 }
    } else {
      characters = Array(text)
      bytes = characters.map { character in
        if let ascii = character.asciiValue { return ascii &- 0x41 < 26 ? ascii | 0x20 : ascii }
        return character.isWhitespace
          ? 0x20 : character.isLetter ? Self.letter : character.isNumber ? Self.digit : Self.mark
      }
    }
  }

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
      var last = first
      while last < place, Self.isLetter(bytes[last]) { last += 1 }
      let letters = String(decoding: bytes[first..<min(last, first + 15)], as: UTF8.self)
      while last < place, Self.isOfCore(bytes[last]) { last += 1 }
      words.append(Word(place: start..<place, core: first..<last, letters: letters))
    }
    return words
  }

  func beginsWithDigit(_ word: Word) -> Bool { bytes[word.core].first.map(Self.isDigit) ?? false }

  func endsWithMark(_ word: Word) -> Bool {
    switch bytes[word.place.upperBound - 1] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: ":"): true
    default: false
    }
  }

  /// The core of a word in small letters.
  func folded(_ word: Word) -> String { String(decoding: bytes[word.core], as: UTF8.self) }

  /// The core of a word without commas and without a point at its end.
  func digits(of word: Word) -> String {
    var digits = bytes[word.core].filter { $0 != UInt8(ascii: ",") }
    if digits.last == UInt8(ascii: ".") { digits.removeLast() }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Words as they stand in the text, with a space between each and the next.
  func text(of words: ArraySlice<Word>) -> String { words.map { text(at: $0.place) }.joined(separator: " ") }

  private func text(at place: Range<Int>) -> String {
    characters.isEmpty ? String(decoding: source[place], as: UTF8.self) : String(characters[place])
  }

  private static func isBetweenWords(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5 || byte == UInt8(ascii: "-")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte == letter }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte == digit }

  private static func isOfCore(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
  }
}
