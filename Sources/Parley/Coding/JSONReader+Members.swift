/// Where the reader stands in the object that it reads. It is saved and restored around every nested object, so that it
/// holds nothing that would have to be counted.
struct ObjectState {
  /// The bytes of the current member's name, without quotation marks.
  var name = 0..<0
  /// Whether the name is written with escapes; it then stands in ``JSONReader/escapedName``.
  var isNameEscaped = false
  /// The length and the first byte of the current member's name; -1 when all members have been read.
  var signature = -1
  /// Whether all members have been read.
  var isComplete: Bool { signature < 0 }
  /// Whether the current pass over the list of members has read any.
  var hasAdvanced = false
  /// The number of the next member in the list.
  var index = 0
  /// Where this object's members begin among ``JSONReader/unknownMembers``.
  var firstUnknown = 0
  /// How often a member has been given a value.
  var changes = 0
  /// The members read so far, a bit each by their number in the list.
  var seen: UInt64 = 0
  /// How many required members the list has, and how many of them were read.
  var requiredInList = 0
  var requiredRead = 0
}

extension JSONReader {
  /// Reads an object by going through the list of its members.
  ///
  /// The list is passed over as often as needed: a document whose members come in the order of the list needs one
  /// pass. Each pass reads at least one member, known or unknown.
  mutating func object<Value: MemberCoded>(_: Value.Type) throws(JSONFault) -> Value {
    let start = position
    let enclosing = try beginObject()
    var value = Value.blank
    repeat {
      object.index = 0
      object.requiredInList = 0
      object.hasAdvanced = false
      try Value.members(&self, &value)
    } while !object.isComplete
    if object.requiredRead < object.requiredInList { throw missingMember(of: Value.self, at: start) }
    object = enclosing
    return value
  }

  /// The fault of the first required member that the current object lacks.
  private func missingMember(of type: any MemberCoded.Type, at start: Int) -> JSONFault {
    let members = type.memberList.enumerated()
    let missing = members.first { index, member in member.isRequired && object.seen & (1 &<< UInt64(index)) == 0 }
    return JSONFault(.missingMember, at: start, "the member \"\(missing?.element.name ?? "")\" is missing")
  }

  /// Moves to the first member of an object and returns the state of the enclosing one.
  @inline(never)
  private mutating func beginObject() throws(JSONFault) -> ObjectState {
    try open("{", "an object")
    let enclosing = object
    object = ObjectState()
    object.firstUnknown = unknownMembers.count
    if try !closes("}") { try memberName() }
    return enclosing
  }

  /// Reads a member's name and moves to its value.
  private mutating func memberName() throws(JSONFault) {
    let start = position
    if cursor.take(UInt8(ascii: "\"")), cursor.skipPlainText(), cursor.take(UInt8(ascii: "\"")) {
      object.name = start + 1..<position - 1
      object.isNameEscaped = false
      object.signature = cursor.signature(object.name)
      try colon()
    } else {
      cursor.rewind(to: start)
      object.isNameEscaped = true
      escapedName = try name().text
      object.name = start + 1..<start + 1
      object.signature = escapedName.utf8.count << 8 | Int(escapedName.utf8.first ?? 0)
    }
  }

  /// Moves to the next member after a value has been read.
  @inline(never)
  private mutating func nextMember() throws(JSONFault) {
    object.hasAdvanced = true
    cursor.skipSpace()
    if let name = cursor.takeNextName() {
      object.name = name
      object.isNameEscaped = false
      object.signature = cursor.signature(name)
    } else if try continues(before: "}") {
      try memberName()
    } else {
      object.signature = -1
    }
  }

  private var currentName: String { object.isNameEscaped ? escapedName : cursor.asciiText(object.name) }

  /// Begins to read the member with the current number in the list, if it is the one that stands in the document.
  ///
  /// It is a call of its own: the list of every type calls it for every member whose name has the right length and
  /// first letter.
  @inline(never)
  private mutating func begins(_ name: StaticString, isRequired: Bool) throws(JSONFault) -> Bool {
    let isCurrent =
      object.isNameEscaped ? escapedName.hasSameBytes(as: "\(name)") : cursor.isText(object.name, name)
    guard isCurrent else { return false }
    let bit: UInt64 = 1 &<< UInt64(object.index - 1)
    guard object.seen & bit == 0 else { throw .duplicateMember(currentName, at: object.name.lowerBound - 1) }
    object.seen |= bit
    object.changes += 1
    if isRequired { object.requiredRead += 1 }
    return true
  }
}

extension StaticString {
  /// The length and the first byte; see ``ByteCursor/signature(_:)``.
  @inline(__always)
  fileprivate var signature: Int { unsafe utf8CodeUnitCount << 8 | Int(utf8Start.pointee) }
}

extension JSONReader: MemberVisitor {
  @inline(__always)
  package mutating func required<Value: JSONConvertible>(
    _ name: StaticString, _ value: inout Value
  ) throws(JSONFault) {
    object.index += 1
    object.requiredInList += 1
    guard object.signature == name.signature, try begins(name, isRequired: true) else { return }
    value = try Value.read(from: &self)
    try nextMember()
  }

  @inline(__always)
  package mutating func member<Value: JSONConvertible>(
    _ name: StaticString, _ value: inout Value, default: @autoclosure () -> Value
  ) throws(JSONFault) {
    object.index += 1
    guard object.signature == name.signature, try begins(name, isRequired: false) else { return }
    value = try Value.read(from: &self)
    try nextMember()
  }

  @inline(__always)
  package mutating func apart<Container: MemberStorage>(
    _ container: inout Container, _ list: (inout JSONReader, inout Container.Members) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    // What few records have comes last: nothing of it is there when all members have been read.
    if Container.hasOnlyOptional, object.isComplete, unknownMembers.count == object.firstUnknown { return }
    let changes = object.changes
    var members = container.members
    try list(&self, &members)
    // Most passes read none of what few records have.
    if object.changes != changes { container.members = members }
  }

  package mutating func unknown(_ members: inout JSONObject) throws(JSONFault) {
    if !object.hasAdvanced, !object.isComplete {
      let name = CollectedMembers.Name(text: currentName, offset: object.name.lowerBound - 1)
      unknownMembers.append(try JSONValue.read(from: &self), as: name)
      try nextMember()
    }
    if object.isComplete, unknownMembers.count > object.firstUnknown {
      members = try unknownMembers.removeObject(from: object.firstUnknown)
      object.changes += 1
    }
  }
}

extension JSONReader {
  /// Reads the name of a member and moves to its value.
  mutating func name() throws(JSONFault) -> CollectedMembers.Name {
    let offset = position
    guard cursor.next == UInt8(ascii: "\"") else { throw unexpected("the name of a member in quotation marks") }
    let text = try string()
    try colon()
    return CollectedMembers.Name(text: text, offset: offset)
  }

  /// Reads an object of one member, an object too, that begins with a bracket, a name and a colon without white space;
  /// `nil`, and nothing consumed, where anything else is found.
  @inline(__always)
  mutating func plainEntry<Value: JSONConvertible>(
    _ beginning: StaticString, _: Value.Type
  ) throws(JSONFault) -> Value? {
    let before = cursor
    guard depth < depthLimit, cursor.take(beginning), isAtObject else {
      cursor = before
      return nil
    }
    depth += 1
    let value = try Value.read(from: &self)
    depth -= 1
    if cursor.take(UInt8(ascii: "}")) { return value }
    cursor = before
    return nil
  }

  /// Reads an object of one member that is named by the data; `nil` where it has none or several.
  mutating func entry<Value>(
    _ read: (inout JSONReader, _ name: String, _ offset: Int) throws(JSONFault) -> Value
  ) throws(JSONFault) -> Value? {
    try open("{", "an object")
    if try closes("}") { return nil }
    let name = try name()
    let value = try read(&self, name.text, name.offset)
    return try continuesAfterValue(before: "}") ? nil : value
  }

  /// Reads an object whose members are named by the data; `entry` is called at each value's first byte.
  mutating func entries(
    _ entry: (inout JSONReader, _ name: String, _ offset: Int) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try open("{", "an object")
    if try closes("}") { return }
    repeat {
      let name = try name()
      try entry(&self, name.text, name.offset)
    } while try continuesAfterValue(before: "}")
  }
}
