/// Writes canonical JSON: members in the byte order of their names, two spaces of indentation, `\n`, UTF-8, arrays of
/// scalars on one line, nothing that has its default value. The compact form has no white space at all.
package struct JSONWriter {
  private let output: ByteBuffer
  private let isCompact: Bool
  private var indentation = 0
  private var object = Object()
  /// The members of the object that its type does not know.
  private var unknownMembers = JSONObject()

  /// How far an object has been written.
  private struct Object {
    /// Where its first member begins.
    var start = 0
    /// Where the last member's name stands, without quotation marks.
    var lastName = 0..<0
    /// The beginning of the last member's name as a number, if it is one that a type has.
    var lastBeginning: UInt64 = 0
    /// Whether the members are known to stand in the order of their names.
    var isInOrder = true

    var isEmpty: Bool { lastName.lowerBound == 0 }
  }

  /// Begins to write.
  ///
  /// - Parameters:
  ///   - isCompact: Whether without white space.
  ///   - capacity: The initial capacity in bytes.
  package init(compact isCompact: Bool = false, capacity: Int = 512) {
    self.isCompact = isCompact
    output = ByteBuffer(capacity: capacity)
  }

  /// What has been written.
  package consuming func finished() -> ByteBuffer { output }

  mutating func literal(_ text: StaticString) {
    output.write(atMost: text.utf8CodeUnitCount) { $0.add(text) }
  }

  mutating func number(_ text: String) {
    unsafe text.withBytes { bytes in
      output.write(atMost: bytes.count) { unsafe $0.add(bytes) }
    }
  }

  mutating func string(_ text: String) {
    unsafe text.withBytes { unsafe string($0) }
  }

  private mutating func string(_ bytes: UnsafeRawBufferPointer) {
    let text = unsafe Text(bytes)
    output.write(atMost: text.longest + 2) { piece in
      piece.add(UInt8(ascii: "\""))
      text.add(to: &piece)
      piece.add(UInt8(ascii: "\""))
    }
  }

  /// Writes a string that needs no escapes.
  @inline(__always)
  mutating func plainString(atMost longest: Int, _ write: (inout ByteWriter) -> Void) {
    output.write(atMost: longest + 2) { piece in
      piece.add(UInt8(ascii: "\""))
      write(&piece)
      piece.add(UInt8(ascii: "\""))
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
    func add(to piece: inout ByteWriter) {
      unsafe piece.add(UnsafeRawBufferPointer(rebasing: bytes[..<plain]))
      if unsafe plain < bytes.count { addEscaped(to: &piece) }
    }

    /// Adds the text from the first escape on.
    private func addEscaped(to piece: inout ByteWriter) {
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

  /// Writes an object of one member.
  @inline(__always)
  mutating func entry<Value: JSONConvertible>(_ name: StaticString, _ value: Value) {
    let enclosing = beginObject()
    write(name, value)
    endObject(enclosing)
  }

  /// Writes an object of one member that is named by the data.
  mutating func entry(named name: String, _ value: some JSONConvertible) {
    let enclosing = beginObject()
    write(name, value)
    endObject(enclosing)
  }

  private mutating func write(_ name: String, _ value: some JSONConvertible) {
    beginMember(name)
    value.write(to: &self)
  }

  @inline(__always)
  private mutating func write<Value: JSONConvertible>(_ name: StaticString, _ value: Value) {
    beginMember(name, name.beginning)
    value.write(to: &self)
  }

  // What is the same for all types stands apart, so that it is compiled once.

  /// How many bytes a new line may have; none in the compact form.
  private var lineLength: Int { isCompact ? 0 : 1 + indentation * 2 }

  @inline(__always)
  private static func newLine(_ length: Int, to piece: inout ByteWriter) {
    if length == 0 { return }
    piece.add(0x0A)
    for _ in 1..<length { piece.add(UInt8(ascii: " ")) }
  }

  @inline(never)
  private mutating func beginElement(isFirst: Bool, _ onOneLine: Bool) {
    let (length, hasSpace) = (onOneLine ? 0 : lineLength, onOneLine && !isFirst && !isCompact)
    output.write(atMost: length + 2) { piece in
      piece.add(UInt8(ascii: isFirst ? "[" : ","))
      Self.newLine(length, to: &piece)
      if hasSpace { piece.add(UInt8(ascii: " ")) }
    }
  }

  @inline(never)
  private mutating func endArray(isEmpty: Bool, _ onOneLine: Bool) {
    indentation -= 1
    close(isEmpty: isEmpty, isEmpty || onOneLine ? 0 : lineLength, "[", "]")
  }

  private mutating func close(isEmpty: Bool, _ length: Int, _ opening: Unicode.Scalar, _ closing: Unicode.Scalar) {
    output.write(atMost: length + 2) { piece in
      if isEmpty { piece.add(UInt8(ascii: opening)) }
      Self.newLine(length, to: &piece)
      piece.add(UInt8(ascii: closing))
    }
  }

  /// Begins an object and returns how far the enclosing one has been written. Its bracket is written with what follows.
  @inline(never)
  private mutating func beginObject() -> Object {
    let enclosing = object
    object = Object(start: output.count + 1)
    indentation += 1
    return enclosing
  }

  @inline(never)
  private mutating func endObject(_ enclosing: Object) {
    if !object.isInOrder { sortMembers() }
    indentation -= 1
    close(isEmpty: object.isEmpty, object.isEmpty ? 0 : lineLength, "{", "}")
    object = enclosing
  }

  /// Writes a member's name; its value follows.
  @inline(never)
  private mutating func beginMember(_ name: String) {
    let (length, bracket) = (lineLength, UInt8(ascii: object.isEmpty ? "{" : ","))
    output.write(atMost: length + 1) { piece in
      piece.add(bracket)
      Self.newLine(length, to: &piece)
    }
    let start = output.count + 1
    string(name)
    let name = start..<output.count - 1
    if object.isInOrder, !object.isEmpty {
      object.isInOrder = output.withCursor(from: start) { $0.precedes(object.lastName, name) }
    }
    (object.lastName, object.lastBeginning) = (name, .max)
    literal(isCompact ? ":" : ": ")
  }

  /// Writes the name of a member that a type has, a plain word; its value follows.
  @inline(never)
  private mutating func beginMember(_ name: StaticString, _ beginning: UInt64) {
    // Names that begin alike are left to who puts them in order.
    if beginning <= object.lastBeginning { object.isInOrder = false }
    let (length, isCompact, isFirst) = (lineLength, isCompact, object.isEmpty)
    let start = output.count + 1 + length + 1
    object.lastName = start..<start + name.utf8CodeUnitCount
    object.lastBeginning = beginning
    output.write(atMost: length + name.utf8CodeUnitCount + 5) { piece in
      piece.add(UInt8(ascii: isFirst ? "{" : ","))
      Self.newLine(length, to: &piece)
      piece.add(UInt8(ascii: "\""))
      piece.add(name)
      piece.add("\":")
      if !isCompact { piece.add(UInt8(ascii: " ")) }
    }
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
    let start = object.start
    let sorted = output.withCursor(from: start) { cursor -> [UInt8]? in
      var members: [ByteCursor.Member] = []
      while let member = cursor.nextMember() { members.append(member) }
      let isInOrder = members.indices.dropFirst().allSatisfy {
        cursor.precedes(members[$0 - 1].name, members[$0].name)
      }
      if isInOrder { return nil }
      members.sort { cursor.precedes($0.name, $1.name) }
      var sorted: [UInt8] = []
      sorted.reserveCapacity(cursor.position - start)
      for member in members {
        if !sorted.isEmpty { sorted.append(UInt8(ascii: ",")) }
        cursor.copy(member.all, to: &sorted)
      }
      return sorted
    }
    if let sorted { output.overwrite(from: start, with: sorted) }
  }
}

extension StaticString {
  /// The first eight bytes as a number, of which the first byte is the highest; zeros follow a shorter text.
  @inline(__always)
  fileprivate var beginning: UInt64 {
    var beginning: UInt64 = 0
    for index in 0..<8 {
      beginning = unsafe beginning << 8 | UInt64(index < utf8CodeUnitCount ? utf8Start[index] : 0)
    }
    return beginning
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

  package mutating func apart<Container: MemberStorage>(
    _ container: inout Container, _ list: (inout JSONWriter, inout Container.Members) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    // What has its default value is not written.
    if container.isBlank { return }
    var members = container.members
    try list(&self, &members)
  }

  package mutating func unknown(_ members: inout JSONObject) {
    unknownMembers = members
  }
}
