/// The members of an object that a writer has written, which need not be checked again.
extension ByteCursor {
  /// Where a member of an object stands: its name without quotation marks, and all of it without a comma.
  struct Member {
    var name: Range<Int>
    var all: Range<Int>
  }

  /// Consumes a member and the comma behind it, in what was written by a writer; `nil` at the end.
  mutating func nextMember() -> Member? {
    if isAtEnd { return nil }
    let start = position
    skipSpace()
    let name = skipString()
    var depth = 0
    while let byte = next, byte != UInt8(ascii: ",") || depth > 0 {
      switch byte {
      case UInt8(ascii: "\""):
        _ = skipString()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      _ = take(byte)
    }
    let member = Member(name: name, all: start..<position)
    _ = take(UInt8(ascii: ","))
    return member
  }

  /// Consumes a string, and returns where its text stands.
  private mutating func skipString() -> Range<Int> {
    _ = take(UInt8(ascii: "\""))
    let start = position
    while true {
      _ = skipPlainText()
      guard take(UInt8(ascii: "\\")), let escaped = next else { break }
      _ = take(escaped)
    }
    let end = position
    _ = take(UInt8(ascii: "\""))
    return start..<end
  }
}
