/// Writes canonical JSON: members in the byte order of their names, two spaces of indentation, `\n`, UTF-8, arrays of
/// scalars on one line, nothing that has its default value. The compact form has no white space at all.
package struct JSONWriter {
  private var output: GrowingBytes
  private let isCompact: Bool
  private var indentation = 0
  /// The members of the objects that are being written, the inner ones last.
  private var members: [Member]
  /// Where the members of the innermost object begin.
  private var firstMember = 0
  /// The members of the object that its type does not know.
  private var unknownMembers = JSONObject()

  /// Where a member stands in the bytes: its name without quotation marks, and all of it.
  private struct Member {
    var name: Range<Int>
    var all: Range<Int>
  }

  /// Begins to write.
  ///
  /// - Parameters:
  ///   - isCompact: Whether without white space.
  ///   - capacity: How many bytes there is room for at first.
  package init(compact isCompact: Bool = false, capacity: Int = 512) {
    self.isCompact = isCompact
    output = GrowingBytes(capacity: capacity)
    // As many as records have, so that the list does not grow step by step.
    members = unsafe Array(unsafeUninitializedCapacity: 24) { _, count in count = 0 }
  }

  /// What has been written.
  package consuming func finished() -> [UInt8] { output.finished() }

  mutating func literal(_ text: StaticString) {
    output.write(atMost: text.utf8CodeUnitCount) { $0.add(text) }
  }

  private mutating func byte(_ scalar: Unicode.Scalar) { output.write(atMost: 1) { $0.add(UInt8(ascii: scalar)) } }

  mutating func number(_ text: String) {
    unsafe text.withBytes { bytes in
      output.write(atMost: bytes.count) { unsafe $0.add(bytes) }
    }
  }

  mutating func string(_ text: String) {
    unsafe text.withBytes { bytes in
      let text = unsafe Text(bytes)
      output.write(atMost: text.longest + 2) { piece in
        piece.add(UInt8(ascii: "\""))
        text.add(to: &piece)
        piece.add(UInt8(ascii: "\""))
      }
    }
  }

  /// Writes a string of a word, a colon and an identifier.
  mutating func reference(_ word: StaticString, _ id: String) {
    unsafe id.withBytes { bytes in
      let id = unsafe Text(bytes)
      output.write(atMost: word.utf8CodeUnitCount + id.longest + 3) { piece in
        piece.add(UInt8(ascii: "\""))
        piece.add(word)
        piece.add(UInt8(ascii: ":"))
        id.add(to: &piece)
        piece.add(UInt8(ascii: "\""))
      }
    }
  }

  /// The text of a string, which may need escapes.
  @safe
  private struct Text {
    private let bytes: UnsafeRawBufferPointer
    /// How many of its bytes stand before the first escape.
    private let plain: Int

    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer) {
      var cursor = unsafe ByteCursor(bytes)
      _ = cursor.skipPlainText()
      unsafe self.bytes = unsafe bytes
      plain = cursor.position
    }

    /// How many bytes it may have in JSON.
    var longest: Int { unsafe bytes.count + (bytes.count - plain) * 5 }

    @inline(__always)
    func add(to piece: inout GrowingBytes.Piece) {
      unsafe piece.add(UnsafeRawBufferPointer(rebasing: bytes[..<plain]))
      if unsafe plain < bytes.count { addEscaped(to: &piece) }
    }

    /// Adds the text from the first escape on.
    private func addEscaped(to piece: inout GrowingBytes.Piece) {
      var cursor = unsafe ByteCursor(UnsafeRawBufferPointer(rebasing: bytes[plain...]))
      while let special = cursor.next {
        _ = cursor.take(special)
        switch special {
        case UInt8(ascii: "\""): piece.add("\\\"")
        case UInt8(ascii: "\\"): piece.add("\\\\")
        case 0x0A: piece.add("\\n")
        case 0x0D: piece.add("\\r")
        case 0x09: piece.add("\\t")
        default:
          piece.add("\\u00")
          for digit in [special >> 4, special & 15] { piece.add(digit + (digit < 10 ? 0x30 : 0x57)) }
        }
        let start = cursor.position
        _ = cursor.skipPlainText()
        unsafe cursor.withBytes(start..<cursor.position) { unsafe piece.add($0) }
      }
    }
  }

  mutating func array<Element: JSONConvertible>(_ elements: [Element], onOneLine: Bool) {
    byte("[")
    indentation += 1
    for index in elements.indices {
      beginElement(isFirst: index == 0, onOneLine)
      elements[index].write(to: &self)
    }
    endArray(isEmpty: elements.isEmpty, onOneLine)
  }

  mutating func object<Value: MemberCoded>(_ value: Value) {
    let enclosing = beginObject()
    var value = value
    // The writer refuses nothing.
    try? Value.members(&self, &value)
    if !unknownMembers.isEmpty { writeUnknown(of: Value.self) }
    endObject(enclosing)
  }

  mutating func object(_ members: JSONObject) {
    let enclosing = beginObject()
    for member in members { write(member.name, member.value) }
    endObject(enclosing)
  }

  /// Writes an object whose members are named by the data.
  mutating func entries<Value: JSONConvertible>(_ entries: [(String, Value)]) {
    let enclosing = beginObject()
    for (name, value) in entries { write(name, value) }
    endObject(enclosing)
  }

  /// Writes an object of one member that is named by the data.
  mutating func entry(_ name: String, _ value: some JSONConvertible) {
    let enclosing = beginObject()
    write(name, value)
    endObject(enclosing)
  }

  private mutating func write(_ name: String, _ value: some JSONConvertible) {
    let member = beginMember(name)
    value.write(to: &self)
    endMember(member)
  }

  @inline(__always)
  private mutating func write<Value: JSONConvertible>(_ name: StaticString, _ value: Value) {
    let member = beginMember(name)
    value.write(to: &self)
    endMember(member)
  }

  // What is the same for all types stands apart, so that it is compiled once.

  /// How many bytes a new line may have; none in the compact form.
  private var lineLength: Int { isCompact ? 0 : 1 + indentation * 2 }

  private mutating func newLine() {
    let length = lineLength
    output.write(atMost: length) { Self.newLine(length, to: &$0) }
  }

  @inline(__always)
  private static func newLine(_ length: Int, to piece: inout GrowingBytes.Piece) {
    if length == 0 { return }
    piece.add(0x0A)
    for _ in 1..<length { piece.add(UInt8(ascii: " ")) }
  }

  @inline(never)
  private mutating func beginElement(isFirst: Bool, _ onOneLine: Bool) {
    let (length, hasSpace) = (onOneLine ? 0 : lineLength, onOneLine && !isFirst && !isCompact)
    output.write(atMost: length + 2) { piece in
      if !isFirst { piece.add(UInt8(ascii: ",")) }
      Self.newLine(length, to: &piece)
      if hasSpace { piece.add(UInt8(ascii: " ")) }
    }
  }

  @inline(never)
  private mutating func endArray(isEmpty: Bool, _ onOneLine: Bool) {
    indentation -= 1
    if !onOneLine, !isEmpty { newLine() }
    byte("]")
  }

  /// Begins an object and returns where the members of the enclosing one begin.
  @inline(never)
  private mutating func beginObject() -> Int {
    let enclosing = firstMember
    firstMember = members.count
    byte("{")
    indentation += 1
    return enclosing
  }

  @inline(never)
  private mutating func endObject(_ enclosing: Int) {
    indentation -= 1
    if members.count > firstMember {
      sortMembers()
      output.removeLast()  // the last comma
      members.removeLast(members.count - firstMember)
      newLine()
    }
    byte("}")
    firstMember = enclosing
  }

  /// Writes a member's name; the place of its value is not known yet.
  @inline(never)
  private mutating func beginMember(_ name: String) -> Member {
    let start = output.count
    newLine()
    let nameStart = output.count
    string(name)
    let nameEnd = output.count
    literal(isCompact ? ":" : ": ")
    return Member(name: nameStart + 1..<nameEnd - 1, all: start..<output.count)
  }

  /// Writes the name of a member that a type has: a plain word.
  @inline(never)
  private mutating func beginMember(_ name: StaticString) -> Member {
    let (start, length, isCompact) = (output.count, lineLength, isCompact)
    output.write(atMost: length + name.utf8CodeUnitCount + 4) { piece in
      Self.newLine(length, to: &piece)
      piece.add(UInt8(ascii: "\""))
      piece.add(name)
      piece.add("\":")
      if !isCompact { piece.add(UInt8(ascii: " ")) }
    }
    let nameStart = start + length + 1
    return Member(name: nameStart..<nameStart + name.utf8CodeUnitCount, all: start..<output.count)
  }

  @inline(never)
  private mutating func endMember(_ member: Member) {
    byte(",")
    members.append(Member(name: member.name, all: member.all.lowerBound..<output.count))
  }

  /// Writes the members that a type does not have. A document with a member twice could not be read again: what the
  /// type has a property for is not unknown.
  @inline(never)
  private mutating func writeUnknown(of type: any MemberCoded.Type) {
    let (known, unknown) = (type.memberList, unknownMembers)
    // None of an object around this one.
    unknownMembers = JSONObject()
    for member in unknown where !known.contains(where: { member.name.hasSameBytes(as: "\($0.name)") }) {
      write(member.name, member.value)
    }
  }

  /// Puts the members of the innermost object in order.
  private mutating func sortMembers() {
    let start = members[firstMember].all.lowerBound
    let sorted = output.withCursor { cursor -> [UInt8]? in
      let isInOrder = members[firstMember...].indices.dropFirst().allSatisfy {
        cursor.precedes(members[$0 - 1].name, members[$0].name)
      }
      if isInOrder { return nil }
      members[firstMember...].sort { cursor.precedes($0.name, $1.name) }
      var sorted: [UInt8] = []
      sorted.reserveCapacity(output.count - start)
      for member in members[firstMember...] { cursor.copy(member.all, to: &sorted) }
      return sorted
    }
    if let sorted { output.overwrite(from: start, with: sorted) }
  }
}

extension JSONWriter: MemberVisitor {
  package mutating func required<Value: JSONConvertible>(_ name: StaticString, _ value: inout Value) {
    write(name, value)
  }

  package mutating func member<Value: JSONConvertible>(
    _ name: StaticString, _ value: inout Value, default: @autoclosure () -> Value
  ) {
    if value != `default`() { write(name, value) }
  }

  package mutating func apart<Keeper: MemberKeeper>(
    _ keeper: inout Keeper, _ list: (inout JSONWriter, inout Keeper.Members) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    // What has its default value is not written.
    if keeper.isBlank { return }
    var members = keeper.members
    try list(&self, &members)
  }

  package mutating func unknown(_ members: inout JSONObject) {
    unknownMembers = members
  }
}

extension [UInt8] {
  /// Adds the bytes of a text of the program.
  mutating func append(_ text: StaticString) {
    unsafe append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
