/// Finds what a value holds that could be written but not read back: the one list of what the reader refuses and the
/// types allow.
///
/// Most of what the reader refuses no value can hold. These can be made by a program: members of ``MemberCoded`` types
/// that this version does not know, which are nested too deeply or have the name of a known one; a selector of another
/// type without a type; a date of a year that ``Day`` does not cover.
///
/// Nothing is written for it, so that a commit costs no second text. The path is worked out only where something was
/// found, by a second pass.
package struct FormChecker: MemberVisitor {
  /// What cannot be read back.
  package struct Finding: Hashable, Sendable, CustomStringConvertible {
    /// The member in which it is, for example `citations[0].selectors[1]`; empty for the value as a whole.
    package var path: String
    /// What is wrong with it.
    package var reason: String

    /// The path and the reason.
    package var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
  }

  /// The first thing that was found.
  private(set) var found: Finding?
  /// How many more arrays and objects may be open around what is looked at.
  private var levels: Int
  /// The way to what is looked at; followed only by the second pass.
  private var steps: [JSONLocator.Step] = []
  private let followsPath: Bool
  /// The members of the object that its type does not know.
  private var unknownMembers = JSONObject()

  private init(levels: Int, followsPath: Bool) {
    self.levels = levels
    self.followsPath = followsPath
  }

  /// The first thing in a value that cannot be read back.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - depth: How many arrays and objects are around the value in the document in which it will stand.
  ///   - limit: How deeply arrays and objects may be nested there.
  /// - Returns: `nil` where all can be read.
  /// - Complexity: O(*n*) in the size of the value.
  static func finding(
    in value: some JSONConvertible, atDepth depth: Int, limit: Int = JSONReader.depthLimit
  ) -> Finding? {
    finding(levels: limit - depth) { value.checkForm(&$0) }
  }

  /// The first thing that cannot be read back in what is looked at.
  ///
  /// - Parameters:
  ///   - levels: How many more arrays and objects may be open around it.
  ///   - look: Looks at it; called again where something was found, to work out the path.
  /// - Returns: `nil` where all can be read.
  @inline(__always)
  static func finding(levels: Int, _ look: (inout FormChecker) -> Void) -> Finding? {
    var checker = FormChecker(levels: levels, followsPath: false)
    look(&checker)
    guard checker.found != nil else { return nil }
    checker = FormChecker(levels: levels, followsPath: true)
    look(&checker)
    return checker.found
  }

  /// Takes note of something that cannot be read back.
  @inline(never)
  mutating func find(_ reason: String) {
    if found == nil { found = Finding(path: JSONLocator.text(of: steps), reason: reason) }
  }

  mutating func object<Value: MemberCoded>(_ value: Value) {
    levels -= 1
    var value = value
    // Nothing is refused here.
    try? Value.members(&self, &value)
    if !unknownMembers.isEmpty { checkUnknown(of: Value.self) }
    levels += 1
  }

  /// Checks an object of one member.
  mutating func entry(_ name: String, _ look: (inout FormChecker) -> Void) {
    levels -= 1
    if followsPath { steps.append(.member(name)) }
    look(&self)
    if followsPath { steps.removeLast() }
    levels += 1
  }

  mutating func elements(_ elements: [some JSONConvertible]) {
    levels -= 1
    for index in elements.indices {
      if followsPath { steps.append(.element(index)) }
      elements[index].checkForm(&self)
      if followsPath { steps.removeLast() }
    }
    levels += 1
  }

  /// Checks members of any name, none of which has one of some names.
  mutating func members(_ members: JSONObject, besides known: [(name: StaticString, isRequired: Bool)]) {
    for member in members {
      if followsPath { steps.append(.member(member.name)) }
      if known.contains(where: { member.name.hasSameBytes(as: "\($0.name)") }) {
        find("the name is that of a known member: give the property its value, not extra")
      }
      any(member.value)
      if followsPath { steps.removeLast() }
    }
  }

  /// Checks any JSON value.
  mutating func any(_ value: JSONValue) {
    if value.isNestedDeeper(than: levels) {
      find("arrays and objects may be nested \(JSONReader.depthLimit) deep in a document, not deeper")
    }
  }

  // What is the same for all types stands apart, so that it is compiled once.
  @inline(never)
  private mutating func checkUnknown(of type: any MemberCoded.Type) {
    let unknown = unknownMembers
    // None of an object around this one.
    unknownMembers = JSONObject()
    members(unknown, besides: type.memberList)
  }

  package mutating func required<Value: JSONConvertible>(_ name: StaticString, _ value: inout Value) {
    if followsPath { steps.append(.member("\(name)")) }
    value.checkForm(&self)
    if followsPath { steps.removeLast() }
  }

  package mutating func member<Value: JSONConvertible>(
    _ name: StaticString, _ value: inout Value, default: @autoclosure () -> Value
  ) {
    required(name, &value)
  }

  package mutating func apart<Container: MemberStorage>(
    _ container: inout Container, _ list: (inout FormChecker, inout Container.Members) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    if container.isBlank { return }
    var members = container.members
    try list(&self, &members)
  }

  package mutating func unknown(_ members: inout JSONObject) {
    unknownMembers = members
  }
}

extension JSONValue {
  /// Whether more arrays and objects stand in each other than a number of them.
  ///
  /// It looks no deeper than that, so that no value is too deep for the thread's stack.
  fileprivate func isNestedDeeper(than levels: Int) -> Bool {
    switch self {
    case .array(let elements): levels < 1 || elements.contains { $0.isNestedDeeper(than: levels - 1) }
    case .object(let members): levels < 1 || members.contains { $0.value.isNestedDeeper(than: levels - 1) }
    default: false
    }
  }
}
