/// Walks over the bytes of a short text and refuses it with a position.
struct TextReader {
  let text: String
  let bytes: [UInt8]
  /// What the whole text should look like, for refusals that can say no more.
  let expectation: String
  /// The byte to be read next.
  var position = 0

  init(_ text: String, expecting expectation: String) {
    self.text = text
    self.expectation = expectation
    bytes = Array(text.utf8)
  }

  /// The byte to be read next; `nil` at the end.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The byte so many places on; `nil` past the end.
  func peek(_ offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  /// Whether the next byte is the given one, which is then passed over.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Passes over the given byte or refuses the text.
  mutating func expect(_ character: Unicode.Scalar) throws(ParseError) {
    guard skip(character) else { throw unexpected("'\(character)'") }
  }

  /// Refuses the text unless everything has been read.
  func finish() throws(ParseError) {
    if next != nil { throw unexpected("the end of the text") }
  }

  /// Reads a number of exactly so many digits.
  mutating func number(of count: Int, _ meaning: String) throws(ParseError) -> Int {
    let limit = position + count
    var value = 0
    while position < limit {
      guard let byte = next, let digit = byte.digit else { throw unexpected(meaning) }
      value = value * 10 + digit
      position += 1
    }
    return value
  }

  /// Reads a number of at least so many digits, which may not fit an `Int`: then `Int.max` is returned.
  mutating func number(atLeast count: Int, _ meaning: String) throws(ParseError) -> Int {
    let start = position
    var value = 0
    while let digit = next?.digit {
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(digit)
      value = overflow || carry || value == Int.max ? Int.max : sum
      position += 1
    }
    guard position - start >= count else { throw unexpected(meaning) }
    return value
  }

  /// A refusal because of the byte at the current position, or because the text ends there.
  func unexpected(_ wanted: String) -> ParseError {
    if bytes.isEmpty { return refusal(.empty, "there is no text; \(expectation)", at: 0) }
    guard next != nil else {
      return refusal(.malformed, "the text ends where \(wanted) should stand; \(expectation)", at: position)
    }
    return refusal(.invalidCharacter, "\(wanted) should stand here; \(expectation)", at: position)
  }

  /// A refusal with a position.
  func refusal(_ code: ParseError.Code, _ reason: String, at position: Int) -> ParseError {
    ParseError(code, in: text, reason, at: position)
  }
}

extension UInt8 {
  /// The value of an ASCII digit.
  var digit: Int? {
    let value = self &- UInt8(ascii: "0")
    return value < 10 ? Int(value) : nil
  }
}
