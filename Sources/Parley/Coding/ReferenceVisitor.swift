/// What is wrong in a value by itself, whatever else there is.
package struct ValueFault: Sendable {
  /// What kind of mistake it is.
  package enum Kind: Sendable {
    /// A period or a passage ends before it starts.
    case reversed
    /// A number lies outside its range.
    case outOfRange
    /// A period has no day.
    case empty
  }

  package var kind: Kind
  /// The member in which it is; empty for the value as a whole.
  package var member: String
  package var reason: String
  /// What would put it right, where that can be said.
  package var suggestion: String?

  static func reversed(_ reason: String) -> ValueFault { ValueFault(kind: .reversed, member: "", reason: reason) }

  static func outOfRange(_ member: String, _ reason: String) -> ValueFault {
    ValueFault(kind: .outOfRange, member: member, reason: reason)
  }

  static func empty(_ reason: String, _ suggestion: String) -> ValueFault {
    ValueFault(kind: .empty, member: "", reason: reason, suggestion: suggestion)
  }
}

/// Goes through the members of a record and collects what it refers to, what is wrong in its values and which of its names
/// the format does not have, each with its path; or leads its references elsewhere.
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

  /// A member that the format does not have.
  package struct UnknownMember: Sendable {
    package var path: String
    package var name: String
    /// The type of object in which it stands.
    package var owner: any MemberCoded.Type
  }

  /// A term that the format does not have.
  package struct UnknownTerm: Sendable {
    package var path: String
    package var text: String
    package var vocabulary: ObjectIdentifier
    /// Whether other terms are expected too, so that only one that is like a known term is a mistake.
    package var isOpen: Bool
    /// The terms that the format has.
    package var known: @Sendable () -> [String]
  }

  package private(set) var unknownMembers: [UnknownMember] = []
  package private(set) var unknownTerms: [UnknownTerm] = []
  /// The type of the object whose members are visited.
  private var owner: (any MemberCoded.Type)?

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
    let enclosing = owner
    owner = Value.self
    // Nothing is refused here.
    try? Value.members(&self, &value)
    owner = enclosing
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

  package mutating func apart<Container: MemberStorage>(
    _ container: inout Container, _ list: (inout Self, inout Container.Members) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    let before = replaced
    var members = container.members
    try list(&self, &members)
    if replaced != before { container.members = members }
  }

  package mutating func unknown(_ members: inout JSONObject) {
    if collects, !members.isEmpty { collect(members) }
  }

  // MARK: Names

  @inline(never)
  private mutating func collect(_ members: JSONObject) {
    guard let owner else { return }
    for member in members {
      let path = JSONLocator.text(of: steps + [.member(member.name)])
      unknownMembers.append(UnknownMember(path: path, name: member.name, owner: owner))
    }
  }

  /// Takes a term of a vocabulary. Where no term is known in advance, any one is right.
  mutating func term<Term: Vocabulary>(_ term: Term) {
    guard collects, !term.isKnown, !Term.known.isEmpty else { return }
    if let term = term as? any SelfExplainingVocabulary, term.explainsItself { return }
    collect(term.rawValue, ObjectIdentifier(Term.self), isOpen: Term.self is any DescriptiveVocabulary.Type) {
      Term.known.map(\.rawValue)
    }
  }

  /// Takes a word, of which those of a list are known and others are expected too.
  mutating func word(
    _ text: String, of owner: any JSONConvertible.Type, among known: @escaping @Sendable () -> [String]
  ) {
    if collects { collect(text, ObjectIdentifier(owner), isOpen: true, known) }
  }

  @inline(never)
  private mutating func collect(
    _ text: String, _ vocabulary: ObjectIdentifier, isOpen: Bool, _ known: @escaping @Sendable () -> [String]
  ) {
    unknownTerms.append(
      UnknownTerm(
        path: JSONLocator.text(of: steps), text: text, vocabulary: vocabulary, isOpen: isOpen, known: known))
  }
}

extension Array where Element: Hashable {
  /// Removes elements that are equal to one before them.
  ///
  /// It holds their hashes rather than themselves: a set of each type of element would be compiled anew.
  fileprivate mutating func removeTwins() {
    var known: [Int: [Int]] = [:]
    var distinct: [Element] = []
    for element in self {
      let hash = element.hashValue
      if known[hash, default: []].contains(where: { distinct[$0] == element }) { continue }
      known[hash, default: []].append(distinct.count)
      distinct.append(element)
    }
    self = distinct
  }
}
