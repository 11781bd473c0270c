/// What is wrong in a value by itself, whatever else there is.
package struct ValueFault: Sendable {
  /// What kind of mistake it is.
  package enum Kind: Sendable {
    /// A period or a passage ends before it starts.
    case reversed
    /// A number lies outside its range.
    case outOfRange
  }

  package var kind: Kind
  /// The member in which it is; empty for the value as a whole.
  package var member: String
  package var reason: String

  static func reversed(_ reason: String) -> ValueFault { ValueFault(kind: .reversed, member: "", reason: reason) }

  static func outOfRange(_ member: String, _ reason: String) -> ValueFault {
    ValueFault(kind: .outOfRange, member: member, reason: reason)
  }
}

/// Goes through the members of a record and collects what it refers to and what is wrong in its values, each with its
/// path.
package struct ReferenceVisitor: MemberVisitor {
  /// One reference.
  package struct Reference: Sendable {
    /// The member that holds the reference, for example `stances[0].subject`.
    package var path: String
    /// The type of record that is meant.
    package var type: ObjectIdentifier
    /// The identifier of the record that is meant.
    package var id: String
  }

  package private(set) var references: [Reference] = []
  package private(set) var faults: [(path: String, fault: ValueFault)] = []
  private var steps: [JSONLocator.Step] = []

  package init() {}

  mutating func object<Value: MemberCoded>(_ value: Value) {
    collect(value.faults)
    var value = value
    // Nothing is refused here.
    try? Value.members(&self, &value)
  }

  mutating func elements<Element: JSONConvertible>(_ elements: [Element]) {
    for index in elements.indices {
      enter(.element(index))
      elements[index].visitReferences(&self)
      leave()
    }
  }

  // What is the same for all types stands apart, so that it is compiled once.

  @inline(never)
  private mutating func collect(_ found: [ValueFault]) {
    for fault in found {
      let member = fault.member.isEmpty ? [] : [JSONLocator.Step.member(fault.member)]
      faults.append((JSONLocator.text(of: steps + member), fault))
    }
  }

  @inline(never)
  private mutating func enter(_ step: JSONLocator.Step) { steps.append(step) }

  @inline(never)
  private mutating func enter(_ name: StaticString) { steps.append(.member("\(name)")) }

  @inline(never)
  private mutating func leave() { steps.removeLast() }

  @inline(never)
  private mutating func add(_ id: String, _ type: ObjectIdentifier) {
    // A record's own identifier is no reference.
    if steps == [.member("id")] { return }
    references.append(Reference(path: JSONLocator.text(of: steps), type: type, id: id))
  }

  mutating func reference<Record>(to id: EntityID<Record>) {
    add(id.rawValue, ObjectIdentifier(Record.self))
  }

  package mutating func required<Value: JSONConvertible>(_ name: StaticString, _ value: inout Value) {
    enter(name)
    value.visitReferences(&self)
    leave()
  }

  package mutating func member<Value: JSONConvertible>(
    _ name: StaticString, _ value: inout Value, default: @autoclosure () -> Value
  ) {
    required(name, &value)
  }

  package mutating func unknown(_ members: inout JSONObject) {}
}
