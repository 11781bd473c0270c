/// Writes canonical JSON: members in the byte order of their names, two spaces of indentation, `\n`, UTF-8, arrays of
/// scalars on one line, nothing that has its default value.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var indentation = 0
  /// The members of the object that is being written.
  private var members: [Member] = []
  /// The members of the object that its type does not know.
  private var unknownMembers = JSONObject()

  /// Where a member stands in the bytes: its name without quotation marks, and all of it.
  private struct Member {
    var name: Range<Int>
    var all: Range<Int>
  }

  package init() {}

  mutating func literal(_ text: StaticString) {
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func number(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): literal("\\\"")
      case UInt8(ascii: "\\"): literal("\\\\")
      case 0x0A: literal("\\n")
      case 0x0D: literal("\\r")
      case 0x09: literal("\\t")
      case 0x00..<0x20:
        literal("\\u00")
        bytes.append(Self.digits[Int(byte >> 4)])
        bytes.append(Self.digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let digits = Array("0123456789abcdef".utf8)

  mutating func array<Element: JSONConvertible>(_ elements: some Collection<Element>, onOneLine: Bool) {
    bytes.append(UInt8(ascii: "["))
    indentation += 1
    var isFirst = true
    for element in elements {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      if onOneLine {
        if !isFirst { bytes.append(UInt8(ascii: " ")) }
      } else {
        newLine()
      }
      element.write(to: &self)
      isFirst = false
    }
    indentation -= 1
    if !onOneLine, !isFirst { newLine() }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func object<Value: MemberCoded>(_ value: Value) {
    object { writer in
      var value = value
      writer.unknownMembers = JSONObject()
      // The writer refuses nothing.
      try? Value.members(&writer, &value)
      let unknown = writer.unknownMembers
      if unknown.isEmpty { return }
      // A document with a member twice could not be read again: what the type has a property for is not unknown.
      let known = MemberNames(of: Value.self)
      for member in unknown where !known.contains(member.name) { writer.write(member.name, member.value) }
    }
  }

  mutating func object(_ members: JSONObject) {
    object { writer in
      for member in members { writer.write(member.name, member.value) }
    }
  }

  private mutating func object(_ writeMembers: (inout JSONWriter) -> Void) {
    let enclosing = members
    members = []
    bytes.append(UInt8(ascii: "{"))
    indentation += 1
    writeMembers(&self)
    sortMembers()
    indentation -= 1
    if let last = members.indices.last {
      bytes.remove(at: members[last].all.upperBound - 1)  // the last comma
      newLine()
    }
    bytes.append(UInt8(ascii: "}"))
    members = enclosing
  }

  private mutating func write<Value: JSONConvertible>(_ name: String, _ value: Value) {
    let start = bytes.count
    newLine()
    let nameStart = bytes.count
    string(name)
    let nameRange = nameStart + 1..<bytes.count - 1
    literal(": ")
    value.write(to: &self)
    bytes.append(UInt8(ascii: ","))
    members.append(Member(name: nameRange, all: start..<bytes.count))
  }

  /// Puts the members of the current object in order.
  private mutating func sortMembers() {
    func precedes(_ left: Member, _ right: Member) -> Bool {
      bytes[left.name].lexicographicallyPrecedes(bytes[right.name])
    }
    if zip(members, members.dropFirst()).allSatisfy(precedes) { return }
    guard let start = members.first?.all.lowerBound else { return }
    var sorted: [UInt8] = []
    sorted.reserveCapacity(bytes.count - start)
    members.sort(by: precedes)
    for member in members { sorted.append(contentsOf: bytes[member.all]) }
    bytes.replaceSubrange(start..., with: sorted)
    // Only where the last member ends still matters.
    members = [Member(name: 0..<0, all: start..<bytes.count)]
  }

  private mutating func newLine() {
    bytes.append(0x0A)
    for _ in 0..<indentation { literal("  ") }
  }
}

extension JSONWriter: MemberVisitor {
  package mutating func required<Value: JSONConvertible>(_ name: StaticString, _ value: inout Value) {
    write("\(name)", value)
  }

  package mutating func member<Value: JSONConvertible>(
    _ name: StaticString, _ value: inout Value, default: @autoclosure () -> Value
  ) {
    if value != `default`() { write("\(name)", value) }
  }

  package mutating func unknown(_ members: inout JSONObject) {
    unknownMembers = members
  }
}

/// The names of the members that a type has.
private struct MemberNames: MemberVisitor {
  private var names: [String] = []

  init<Value: MemberCoded>(of _: Value.Type) {
    var value = Value.blank
    try? Value.members(&self, &value)
  }

  func contains(_ name: String) -> Bool { names.contains { $0.hasSameBytes(as: name) } }

  mutating func required<Value: JSONConvertible>(_ name: StaticString, _ value: inout Value) {
    names.append("\(name)")
  }

  mutating func member<Value: JSONConvertible>(
    _ name: StaticString, _ value: inout Value, default: @autoclosure () -> Value
  ) {
    names.append("\(name)")
  }

  mutating func unknown(_ members: inout JSONObject) {}
}

extension JSONWriter {
  /// Writes an object whose members are named by the data.
  mutating func entries<Value: JSONConvertible>(_ entries: [(String, Value)]) {
    object { writer in
      for (name, value) in entries { writer.write(name, value) }
    }
  }
}
