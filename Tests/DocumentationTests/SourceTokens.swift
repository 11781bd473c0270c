/// The names and signs of a Swift file, without comments and without the text of strings; what is interpolated stays.
struct SourceTokens {
  struct Token {
    let text: String
    let line: Int

    /// Whether it is a name.
    var isName: Bool { text.utf8.first.map { $0 == UInt8(ascii: "_") || isLetter($0) } ?? false }

    /// Whether it is a name that begins with a capital, as those of types do.
    var isTypeName: Bool { text.utf8.first.map { $0 &- UInt8(ascii: "A") < 26 } ?? false }
  }

  private(set) var tokens: [Token] = []
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  init(_ text: String) {
    bytes = Array(text.utf8)
    readCode(untilParenthesis: false)
  }

  private func isNext(_ text: StaticString) -> Bool {
    bytes[index...].starts(with: "\(text)".utf8)
  }

  private mutating func advance() {
    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    index += 1
  }

  /// Reads to the end, or to the parenthesis that closes an interpolation.
  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "/"), isNext("//") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if byte == UInt8(ascii: "/"), isNext("/*") {
        skipComment()
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") && isString {
        readString()
      } else if byte == UInt8(ascii: "_") || isLetter(byte) {
        let start = index
        while index < bytes.count, isLetter(bytes[index]) || isDigit(bytes[index]) || bytes[index] == UInt8(ascii: "_")
        {
          index += 1
        }
        tokens.append(Token(text: String(decoding: bytes[start..<index], as: UTF8.self), line: line))
      } else {
        if untilParenthesis, byte == UInt8(ascii: ")"), depth == 0 { return }
        depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
        if byte > UInt8(ascii: " "), byte != UInt8(ascii: "`") {
          tokens.append(Token(text: String(decoding: [byte], as: UTF8.self), line: line))
        }
        advance()
      }
    }
  }

  /// Comments may stand in comments.
  private mutating func skipComment() {
    var depth = 0
    repeat {
      if isNext("/*") {
        depth += 1
        index += 2
      } else if isNext("*/") {
        depth -= 1
        index += 2
      } else {
        advance()
      }
    } while depth > 0 && index < bytes.count
  }

  /// Whether a string with number signs begins here.
  private var isString: Bool {
    bytes[index...].first { $0 != UInt8(ascii: "#") } == UInt8(ascii: "\"")
  }

  private mutating func readString() {
    let start = index
    while bytes[index] == UInt8(ascii: "#") { index += 1 }
    let signs = [UInt8](repeating: UInt8(ascii: "#"), count: index - start)
    let quotes = isNext("\"\"\"") ? 3 : 1
    index += quotes
    let end = [UInt8](repeating: UInt8(ascii: "\""), count: quotes) + signs
    let escape = [UInt8(ascii: "\\")] + signs
    while index < bytes.count, !bytes[index...].starts(with: end) {
      guard bytes[index...].starts(with: escape) else {
        advance()
        continue
      }
      index += escape.count
      if index < bytes.count, bytes[index] == UInt8(ascii: "(") {
        index += 1
        readCode(untilParenthesis: true)
      }
      if index < bytes.count { advance() }
    }
    index += end.count
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80 }

private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
