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
/// path; or leads its references elsewhere.
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

  /// A record that is meant, by its type.
  package struct Target: Hashable, Sendable {
    package var type: ObjectIdentifier
    package var id: String

    package init(_ type: ObjectIdentifier, _ id: String) {
      self.type = type
      self.id = id
    }
  }

  package private(set) var references: [Reference] = []
  package private(set) var faults: [(path: String, fault: ValueFault)] = []
  private var steps: [JSONLocator.Step] = []

  /// The identifiers that are to be replaced; where there are any, nothing is collected.
  private let replacements: [Target: String]
  /// How many references have been replaced.
  package private(set) var replaced = 0

  /// Collects references and faults.
  package init() {
    replacements = [:]
  }

  /// Leads references to some records to others of their types.
  package init(replacing replacements: [Target: String]) {
    self.replacements = replacements
  }

  private var collects: Bool { replacements.isEmpty }

  mutating func object<Value: MemberCoded>(_ value: inout Value) {
    if collects { collect(value.faults) }
    // Nothing is refused here.
    try? Value.members(&self, &value)
  }

  /// Visits the elements of an array. Of those that a replacement makes equal one remains.
  mutating func elements<Element: JSONConvertible>(_ elements: inout [Element]) {
    let before = replaced
    for index in elements.indices {
      enter(.element(index))
      let beforeElement = replaced
      var element = elements[index]
      element.visitReferences(&self)
      // Only then is the array copied.
      if replaced != beforeElement { elements[index] = element }
      leave()
    }
    if replaced != before { elements.removeTwins() }
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
  private mutating func enter(_ step: JSONLocator.Step) {
    if collects { steps.append(step) }
  }

  @inline(never)
  private mutating func enter(_ name: StaticString) {
    if collects { steps.append(.member("\(name)")) }
  }

  @inline(never)
  private mutating func leave() {
    if collects { steps.removeLast() }
  }

  /// Collects a reference, or returns the identifier that takes its place.
  @inline(never)
  private mutating func visit(_ id: String, _ type: ObjectIdentifier) -> String? {
    guard collects else {
      guard let other = replacements[Target(type, id)] else { return nil }
      replaced += 1
      return other
    }
    // A record's own identifier is no reference.
    if steps != [.member("id")] {
      references.append(Reference(path: JSONLocator.text(of: steps), type: type, id: id))
    }
    return nil
  }

  /// Takes a reference and returns what takes its place.
  mutating func reference<Record>(to id: EntityID<Record>) -> EntityID<Record> {
    visit(id.rawValue, ObjectIdentifier(Record.self)).map { EntityID(unchecked: $0) } ?? id
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

  package mutating func apart<Keeper: MemberKeeper>(
    _ keeper: inout Keeper, _ list: (inout Self, inout Keeper.Members) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    let before = replaced
    var members = keeper.members
    try list(&self, &members)
    if replaced != before { keeper.members = members }
  }

  package mutating func unknown(_ members: inout JSONObject) {}
}

extension Array where Element: Hashable {
  /// Removes elements that are equal to one before them.
  ///
  /// Their hashes are kept rather than themselves: a set of each type of element would be compiled anew.
  fileprivate mutating func removeTwins() {
    var known: [Int: [Int]] = [:]
    var kept: [Element] = []
    for element in self {
      let hash = element.hashValue
      if known[hash, default: []].contains(where: { kept[$0] == element }) { continue }
      known[hash, default: []].append(kept.count)
      kept.append(element)
    }
    self = kept
  }
}
