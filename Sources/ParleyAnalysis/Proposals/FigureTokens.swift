/// The words, numbers and signs of a text.
struct FigureTokens {
  struct Token {
    enum Kind {
      case word
      /// Digits, with the points, commas and apostrophes between them.
      case number
      /// Letters and digits in one: `F16`, `5bis`, `2½`. A small word with digits at its end is a word.
      case mixed
      case sign
    }

    let kind: Kind
    let place: Range<Int>
    /// Whether it stands right behind the token before it.
    let isAttached: Bool
    /// The letters of a word.
    let letters: String
  }

  let plain: PlainText
  private(set) var tokens: [Token] = []

  init(_ plain: PlainText) {
    self.plain = plain
    let bytes = plain.bytes
    var place = 0
    var isAttached = false
    while place < bytes.count {
      if PlainText.isSpace(bytes[place]) {
        isAttached = false
        place += 1
        continue
      }
      let start = place
      let (kind, end) = token(from: place)
      place = end
      tokens.append(
        Token(
          kind: kind, place: start..<end, isAttached: isAttached,
          letters: kind == .word ? plain.letters(start..<end) : ""))
      isAttached = true
    }
  }

  private func token(from start: Int) -> (Token.Kind, end: Int) {
    let bytes = plain.bytes
    func end(of isMember: (UInt8) -> Bool, from place: Int) -> Int {
      var place = place
      while place < bytes.count, isMember(bytes[place]) { place += 1 }
      return place
    }
    func isOfWord(_ byte: UInt8) -> Bool { PlainText.isLetter(byte) || PlainText.isDigit(byte) }
    if PlainText.isLetter(bytes[start]) {
      let letters = end(of: PlainText.isLetter, from: start)
      let all = end(of: isOfWord, from: letters)
      let word = plain.letters(start..<letters)
      if all == letters || FigureWords.currencies.contains(word) { return (.word, letters) }
      // Scripts without spaces have figures among their letters.
      let isName =
        FigureWords.references[word] != nil || letters - start < 4 || plain.isCapital(start)
        || bytes[start] == PlainText.letter
      return (isName ? .mixed : .word, all)
    }
    guard PlainText.isDigit(bytes[start]) else { return (.sign, start + 1) }
    guard PlainText.isDecimal(bytes[start]) else { return (.mixed, end(of: isOfWord, from: start)) }
    var last = end(of: PlainText.isDecimal, from: start)
    while last + 1 < bytes.count, Self.joinsDigits(bytes[last]), PlainText.isDecimal(bytes[last + 1]) {
      last = end(of: PlainText.isDecimal, from: last + 1)
    }
    let all = end(of: isOfWord, from: last)
    let suffix = plain.letters(last..<all)
    let isKnown =
      all == last
      || suffix.utf8.count == all - last
        && (FigureWords.units[suffix] != nil || FigureWords.shortMagnitudes[suffix] != nil
          || FigureWords.letterMagnitudes[suffix] != nil)
    return isKnown ? (.number, last) : (.mixed, all)
  }

  private static func joinsDigits(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'")
  }

  /// The letters of the word at a position; empty where there is no word.
  func word(_ place: Int) -> String { tokens.indices.contains(place) ? tokens[place].letters : "" }

  /// The sign at a position.
  func sign(_ place: Int) -> UInt8? {
    guard tokens.indices.contains(place), tokens[place].kind == .sign else { return nil }
    return plain.bytes[tokens[place].place.lowerBound]
  }

  /// The digits and separators of the number at a position.
  func number(_ place: Int) -> ArraySlice<UInt8>? {
    guard tokens.indices.contains(place), tokens[place].kind == .number else { return nil }
    return plain.bytes[tokens[place].place]
  }

  /// The value of a number of a few digits without separators.
  func integer(_ place: Int, ofDigits count: ClosedRange<Int>) -> Int? {
    guard let digits = number(place), count.contains(digits.count) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  func isAttached(_ place: Int) -> Bool { tokens.indices.contains(place) && tokens[place].isAttached }

  func isHyphen(_ place: Int) -> Bool { sign(place) == UInt8(ascii: "-") }

  /// The position behind a hyphen, or the same one.
  func behindHyphen(_ place: Int) -> Int { isHyphen(place) && isAttached(place) ? place + 1 : place }

  /// A stretch of tokens as it stands in the text, in small letters.
  func text(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return plain.text(at: tokens[first].place.lowerBound..<tokens[last].place.upperBound).lowercased()
  }
}
