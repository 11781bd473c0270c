/// A strict, iterative reader of JSON bytes (RFC 8259).
///
/// It refuses what Foundation's reader lets pass: trailing commas, members that occur twice, numbers that do not fit,
/// nesting beyond ``depthLimit``, anything after the value. Nothing is allocated in proportion to a number or a depth
/// that the document merely claims.
package struct JSONReader {
  /// How deeply arrays and objects may be nested in a document of a dossier.
  package static var depthLimit: Int { 128 }

  /// How deeply they may be nested where something of a document stands in an envelope, as a record in an entry of a
  /// journal: whatever a document may hold can be put into one.
  package static var envelopeDepthLimit: Int { depthLimit + 8 }

  /// How many characters a number may have.
  package static var numberLimit: Int { 1_024 }

  /// What to do with a member that occurs twice in one object. The grammar allows it and leaves open what it means
  /// (RFC 8259, section 4).
  package enum RepeatedMembers: Sendable {
    /// It is a fault: one of the two would be lost. So it is in all of Parley's own formats.
    case refused
    /// The last one counts, as most other readers have it.
    case lastCounts
  }

  var cursor: ByteCursor
  let repeatedMembers: RepeatedMembers
  /// How deeply arrays and objects may be nested in this text.
  let depthLimit: Int
  var depth = 0
  var object = ObjectState()
  var strings: StringCache
  /// The current member's name where it is written with escapes.
  var escapedName = ""
  /// The members that the list of their object does not have, of all the objects that are being read.
  var unknownMembers = CollectedMembers()

  /// The place of the next byte.
  var position: Int { cursor.position }

  /// Where a reader stands in its document, without what it remembers of the strings.
  struct Place {
    let position: Int
    fileprivate let depth: Int
    fileprivate let object: ObjectState
    fileprivate let escapedName: String
  }

  /// Where the reader stands. Unlike a copy of the reader, it shares no memory that the reader would have to copy when
  /// it reads on.
  var place: Place { Place(position: position, depth: depth, object: object, escapedName: escapedName) }

  /// Goes back to an earlier place in the same value.
  mutating func rewind(to place: Place) {
    cursor.rewind(to: place.position)
    (depth, object, escapedName) = (place.depth, place.object, place.escapedName)
  }

  private init(_ buffer: UnsafeRawBufferPointer, _ repeatedMembers: RepeatedMembers, _ depthLimit: Int) {
    cursor = unsafe ByteCursor(buffer)
    strings = StringCache(size: buffer.count)
    self.repeatedMembers = repeatedMembers
    self.depthLimit = depthLimit
  }

  /// Reads documents that stand in ranges of one text. It costs less than to read each by itself, because strings that
  /// they share are made once.
  static func readEach<Value>(
    _ ranges: [Range<Int>], of bytes: [UInt8], depthLimit: Int,
    _ read: (inout JSONReader) throws(JSONFault) -> Value
  ) throws(JSONFault) -> [Value] {
    let result = unsafe bytes.withUnsafeBytes { buffer -> Result<[Value], JSONFault> in
      Result { () throws(JSONFault) in
        var reader = unsafe JSONReader(buffer, .refused, depthLimit)
        var values: [Value] = []
        values.reserveCapacity(ranges.count)
        for range in ranges {
          reader.cursor.enter(range)
          try reader.begin()
          values.append(try read(&reader))
          try reader.end()
        }
        return values
      }
    }
    return try result.get()
  }

  /// Reads a whole document as one value.
  package static func readAll<Value>(
    _ bytes: [UInt8], repeatedMembers: RepeatedMembers = .refused, depthLimit: Int = Self.depthLimit,
    _ read: (inout JSONReader) throws(JSONFault) -> Value
  ) throws(JSONFault) -> Value {
    let result = unsafe bytes.withUnsafeBytes { buffer -> Result<Value, JSONFault> in
      Result { () throws(JSONFault) in
        var reader = unsafe JSONReader(buffer, repeatedMembers, depthLimit)
        try reader.begin()
        let value = try read(&reader)
        try reader.end()
        return value
      }
    }
    return try result.get()
  }

  @inline(never)
  private mutating func begin() throws(JSONFault) {
    if cursor.isNext([0xEF, 0xBB, 0xBF]) {
      throw JSONFault(.malformedJSON, at: position, "the document begins with a byte order mark; remove it")
    }
    cursor.skipSpace()
    if cursor.isAtEnd { throw JSONFault(.malformedJSON, at: position, "the document is empty") }
  }

  @inline(never)
  private mutating func end() throws(JSONFault) {
    cursor.skipSpace()
    guard cursor.isAtEnd else { throw unexpected("the end of the document") }
  }

  // MARK: Structure

  /// Moves to the first element of an array, and answers whether there is one.
  @inline(never)
  mutating func beginArray() throws(JSONFault) -> Bool {
    try open("[", "an array")
    return try !closes("]")
  }

  /// Moves to the next element or member after a value has been read, and answers whether there is one.
  @inline(never)
  mutating func continuesAfterValue(before bracket: Unicode.Scalar) throws(JSONFault) -> Bool {
    cursor.skipSpace()
    return try continues(before: bracket)
  }

  /// Consumes an opening bracket and the space behind it.
  mutating func open(_ bracket: Unicode.Scalar, _ expected: String) throws(JSONFault) {
    guard cursor.take(UInt8(ascii: bracket)) else { throw wrongType(expected: expected) }
    depth += 1
    guard depth <= depthLimit else {
      throw JSONFault(.tooDeep, at: position - 1, "arrays and objects may be nested \(depthLimit) deep, not deeper")
    }
    cursor.skipSpace()
  }

  /// Consumes the closing bracket of something empty.
  mutating func closes(_ bracket: Unicode.Scalar) throws(JSONFault) -> Bool {
    guard cursor.take(UInt8(ascii: bracket)) else { return false }
    depth -= 1
    return true
  }

  /// Consumes a comma, and answers whether another element follows.
  mutating func continues(before bracket: Unicode.Scalar) throws(JSONFault) -> Bool {
    if cursor.take(UInt8(ascii: ",")) {
      cursor.skipSpace()
      if cursor.next == UInt8(ascii: bracket) {
        throw JSONFault(.malformedJSON, at: position, "there is a comma before \"\(bracket)\"; remove it")
      }
      return true
    }
    guard cursor.take(UInt8(ascii: bracket)) else { throw unexpected("\",\" or \"\(bracket)\"") }
    depth -= 1
    return false
  }

  /// Consumes the colon after a member's name.
  mutating func colon() throws(JSONFault) {
    cursor.skipSpace()
    guard cursor.take(UInt8(ascii: ":")) else { throw unexpected("\":\"") }
    cursor.skipSpace()
  }

  // MARK: Scalars

  /// Reads `true` or `false`.
  mutating func bool() throws(JSONFault) -> Bool {
    if try literal("true") { return true }
    if try literal("false") { return false }
    throw wrongType(expected: "true or false")
  }

  /// Consumes a literal name if it is next.
  mutating func literal(_ word: StaticString) throws(JSONFault) -> Bool {
    guard cursor.next == (unsafe word.utf8Start.pointee) else { return false }
    guard cursor.take(word) else { throw unexpected("a value") }
    return true
  }

  /// Reads a number and returns its text.
  mutating func number() throws(JSONFault) -> JSONNumber {
    let start = position
    guard let first = cursor.next, first == UInt8(ascii: "-") || isDigit(first) else {
      throw wrongType(expected: "a number")
    }
    _ = cursor.take(UInt8(ascii: "-"))
    if cursor.take(UInt8(ascii: "0")) {
      if let next = cursor.next, isDigit(next) {
        throw JSONFault(.malformedJSON, at: position, "a number does not begin with 0")
      }
    } else {
      try digits()
    }
    if cursor.take(UInt8(ascii: ".")) { try digits() }
    if cursor.take(UInt8(ascii: "e")) || cursor.take(UInt8(ascii: "E")) {
      if !cursor.take(UInt8(ascii: "+")) { _ = cursor.take(UInt8(ascii: "-")) }
      try digits()
    }
    guard position - start <= Self.numberLimit else {
      throw JSONFault(
        .numberOutOfRange, at: start,
        "a number has at most \(Self.numberLimit) characters, this one \(position - start)")
    }
    return JSONNumber(unchecked: cursor.asciiText(start..<position))
  }

  private mutating func digits() throws(JSONFault) {
    guard let first = cursor.next, isDigit(first) else { throw unexpected("a digit") }
    cursor.skipDigits()
  }

  func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  // MARK: Refusals

  /// The fault for a byte that cannot stand at the reader's place.
  func unexpected(_ expected: String) -> JSONFault {
    guard let byte = cursor.next else {
      return JSONFault(.malformedJSON, at: position, "the document ends where \(expected) should stand")
    }
    return JSONFault(.malformedJSON, at: position, "expected \(expected), found \(Self.shown(byte))")
  }

  /// The fault for a value of another type than expected, or for no value at all.
  func wrongType(expected: String) -> JSONFault {
    let found =
      switch cursor.next {
      case UInt8(ascii: "{"): "an object"
      case UInt8(ascii: "["): "an array"
      case UInt8(ascii: "\""): "a string"
      case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): "a number"
      case UInt8(ascii: "t") where cursor.isNext("true"), UInt8(ascii: "f") where cursor.isNext("false"):
        "a truth value"
      case UInt8(ascii: "n") where cursor.isNext("null"): "null; leave the member out instead"
      default: ""
      }
    guard !found.isEmpty else { return unexpected(expected) }
    return JSONFault(.wrongType, at: position, "expected \(expected), found \(found)")
  }

  /// A byte as a reader would name it.
  private static func shown(_ byte: UInt8) -> String {
    switch byte {
    case 0x21...0x7E: "\"\(Unicode.Scalar(byte))\""
    case 0x0A: "the end of the line"
    default: "byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}

extension JSONReader {
  /// Whether an object is next.
  var isAtObject: Bool { cursor.next == UInt8(ascii: "{") }
}
