/// Goes through the members of a record and collects what it refers to, with the path of each reference.
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
  private var steps: [JSONLocator.Step] = []

  package init() {}

  mutating func object<Value: MemberCoded>(_ value: Value) {
    var value = value
    // Nothing is refused here.
    try? Value.members(&self, &value)
  }

  mutating func elements<Element: JSONConvertible>(_ elements: [Element]) {
    for (index, element) in elements.enumerated() {
      steps.append(.element(index))
      element.visitReferences(&self)
      steps.removeLast()
    }
  }

  mutating func reference<Record>(to id: EntityID<Record>) {
    // A record's own identifier is no reference.
    if steps == [.member("id")] { return }
    references.append(
      Reference(path: JSONLocator.text(of: steps), type: ObjectIdentifier(Record.self), id: id.rawValue))
  }

  package mutating func required<Value: JSONConvertible>(_ name: StaticString, _ value: inout Value) {
    steps.append(.member("\(name)"))
    value.visitReferences(&self)
    steps.removeLast()
  }

  package mutating func member<Value: JSONConvertible>(
    _ name: StaticString, _ value: inout Value, default: @autoclosure () -> Value
  ) {
    required(name, &value)
  }

  package mutating func unknown(_ members: inout JSONObject) {}
}
