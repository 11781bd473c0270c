/// Writes canonical JSON: members in the byte order of their names, two spaces of indentation, `\n`, UTF-8, arrays of
/// scalars on one line, nothing that has its default value. The compact form has no white space at all.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private let isCompact: Bool
  private var indentation = 0
  /// The members of the objects that are being written, the inner ones last.
  private var members: [Member] = []
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
  ///   - bytes: What stands before.
  package init(compact isCompact: Bool = false, after bytes: [UInt8] = []) {
    self.isCompact = isCompact
    self.bytes = bytes
  }

  mutating func literal(_ text: StaticString) { bytes.append(text) }

  private mutating func byte(_ scalar: Unicode.Scalar) { bytes.append(UInt8(ascii: scalar)) }

  mutating func number(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func string(_ text: String) {
    byte("\"")
    unsafe text.withBytes { buffer in
      var cursor = unsafe ByteCursor(buffer)
      while true {
        let start = cursor.position
        _ = cursor.skipPlainText()
        cursor.copy(start..<cursor.position, to: &bytes)
        guard let special = cursor.next else { break }
        _ = cursor.take(special)
        escape(special)
      }
    }
    byte("\"")
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): literal("\\\"")
    case UInt8(ascii: "\\"): literal("\\\\")
    case 0x0A: literal("\\n")
    case 0x0D: literal("\\r")
    case 0x09: literal("\\t")
    default:
      literal("\\u00")
      bytes.append(Self.digits[Int(byte >> 4)])
      bytes.append(Self.digits[Int(byte & 15)])
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)

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
    unknownMembers = JSONObject()
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

  @inline(never)
  private mutating func beginElement(isFirst: Bool, _ onOneLine: Bool) {
    if !isFirst { byte(",") }
    if !onOneLine {
      newLine()
    } else if !isFirst, !isCompact {
      literal(" ")
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
      bytes.removeLast()  // the last comma
      members.removeLast(members.count - firstMember)
      newLine()
    }
    byte("}")
    firstMember = enclosing
  }

  /// Writes a member's name; the place of its value is not known yet.
  @inline(never)
  private mutating func beginMember(_ name: String) -> Member {
    let start = bytes.count
    newLine()
    let nameStart = bytes.count
    string(name)
    return endName(nameStart + 1..<bytes.count - 1, from: start)
  }

  /// Writes the name of a member that a type has: a plain word.
  @inline(never)
  private mutating func beginMember(_ name: StaticString) -> Member {
    let start = bytes.count
    newLine()
    byte("\"")
    let nameStart = bytes.count
    literal(name)
    byte("\"")
    return endName(nameStart..<bytes.count - 1, from: start)
  }

  private mutating func endName(_ name: Range<Int>, from start: Int) -> Member {
    byte(":")
    if !isCompact { byte(" ") }
    return Member(name: name, all: start..<bytes.count)
  }

  @inline(never)
  private mutating func endMember(_ member: Member) {
    byte(",")
    members.append(Member(name: member.name, all: member.all.lowerBound..<bytes.count))
  }

  /// Writes the members that a type does not have. A document with a member twice could not be read again: what the
  /// type has a property for is not unknown.
  @inline(never)
  private mutating func writeUnknown(of type: any MemberCoded.Type) {
    let known = type.memberList
    for member in unknownMembers where !known.contains(where: { member.name.hasSameBytes(as: "\($0.name)") }) {
      write(member.name, member.value)
    }
  }

  /// Puts the members of the innermost object in order.
  private mutating func sortMembers() {
    let start = members[firstMember].all.lowerBound
    let sorted = unsafe bytes.withUnsafeBytes { bytes -> [UInt8]? in
      let cursor = unsafe ByteCursor(bytes)
      let isInOrder = members[firstMember...].indices.dropFirst().allSatisfy {
        cursor.precedes(members[$0 - 1].name, members[$0].name)
      }
      if isInOrder { return nil }
      members[firstMember...].sort { cursor.precedes($0.name, $1.name) }
      var sorted: [UInt8] = []
      sorted.reserveCapacity(bytes.count - start)
      for member in members[firstMember...] { cursor.copy(member.all, to: &sorted) }
      return sorted
    }
    if let sorted { bytes.replaceSubrange(start..., with: sorted) }
  }

  private mutating func newLine() {
    if isCompact { return }
    bytes.append(0x0A)
    for _ in 0..<indentation { literal("  ") }
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
