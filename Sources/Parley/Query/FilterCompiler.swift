/// Turns a filter's tree into a function, so that what the filter names is looked up once and not for every record.
package struct FilterCompiler {
  /// A test of one item; the day is that of the record that refers to the item, if there is one.
  package typealias Test<Item> = (Item, Day?) -> Bool

  /// What a filter becomes: a test, and the date by which its records are ordered.
  package struct Check<Item> {
    package let accepts: Test<Item>
    package let date: (Item) -> PartialDate?
  }

  let dossier: Dossier

  package init(_ dossier: Dossier) {
    self.dossier = dossier
  }

  /// The test of a filter for records of any type.
  package func check<Item: Record>(_ filter: Filter<Item>) -> Check<Item> {
    guard let type = Item.self as? any Filterable.Type, let check = check(filter.node, for: type) as? Check<Item> else {
      preconditionFailure("\(Item.self) is no record of a dossier")
    }
    return check
  }

  private func check<Item: Filterable>(_ node: FilterNode, for type: Item.Type) -> Any {
    Check<Item>(accepts: test(node), date: { $0.when })
  }

  /// The test of a tree for items of a type.
  func test<Item: Filterable>(_ node: FilterNode) -> Test<Item> {
    switch node {
    case .all(let nodes):
      let tests = nodes.map { test($0) as Test<Item> }
      return { item, day in tests.allSatisfy { $0(item, day) } }
    case .any(let nodes):
      let tests = nodes.map { test($0) as Test<Item> }
      return { item, day in tests.contains { $0(item, day) } }
    case .not(let inner):
      let inner: Test<Item> = test(inner)
      return { item, day in !inner(item, day) }
    case .test(let test):
      // A test that the type does not have cannot be written with the typed vocabulary and is refused in decoding.
      return Item.test(test, self) ?? { _, _ in false }
    }
  }

  /// The test of a tree for actors that are given by identifier.
  func actorTest(_ node: FilterNode) -> Test<Actor.ID> {
    // Identifiers alone hold for actors that the dossier does not describe, too.
    if case .test(let test) = node, test.name == .id, case .terms(let ids) = test.argument {
      let ids = Set(ids)
      return { id, _ in ids.contains(id.rawValue) }
    }
    let accepts: Test<Actor> = test(node)
    let dossier = dossier
    return { id, day in dossier[id].map { accepts($0, day) } ?? false }
  }
}

/// Something that a filter can be asked about.
package protocol Filterable {
  /// The test for items of this type; `nil` where the type does not have it.
  static func test(_ test: FilterTest, _ compiler: FilterCompiler) -> FilterCompiler.Test<Self>?

  /// The date by which items are ordered.
  var when: PartialDate? { get }
}

extension Filterable {
  package var when: PartialDate? { nil }
}

extension FilterTest {
  /// A test of one term.
  func one<Item>(_ value: @escaping (Item) -> String?) -> FilterCompiler.Test<Item>? {
    guard case .terms(let terms) = argument else { return nil }
    let wanted = Set(terms)
    return { item, _ in value(item).map(wanted.contains) ?? false }
  }

  /// A test that any of several terms is wanted.
  func anyOf<Item, Values: Sequence>(
    _ values: @escaping (Item) -> Values, _ text: @escaping (Values.Element) -> String
  ) -> FilterCompiler.Test<Item>? {
    guard case .terms(let terms) = argument else { return nil }
    let wanted = Set(terms)
    return { item, _ in values(item).contains { wanted.contains(text($0)) } }
  }

  /// A test of a status on a day.
  func status<Item, Status: Vocabulary>(
    _ history: @escaping (Item) -> [StatusChange<Status>]
  ) -> FilterCompiler.Test<Item>? {
    guard case .status(let terms, let day) = argument else { return nil }
    let wanted = Set(terms)
    return { item, _ in
      let status: Status? = history(item).status(on: day)
      return status.map { wanted.contains($0.rawValue) } ?? false
    }
  }

  /// A test of a date.
  func date<Item>(_ date: @escaping (Item) -> PartialDate?) -> FilterCompiler.Test<Item>? {
    guard case .date(let limit) = argument else { return nil }
    switch name {
    case .during: return { item, _ in date(item).map { $0.falls(within: limit) == .yes } ?? false }
    case .possiblyDuring: return { item, _ in date(item).map { $0.falls(within: limit) != .no } ?? false }
    case .before: return { item, _ in date(item).map { $0.reach.last < limit.earliest } ?? false }
    case .since: return { item, _ in date(item).map { $0.reach.first >= limit.earliest } ?? false }
    default: return nil
    }
  }
}

extension Filterable where Self: Record {
  package static func test(_ test: FilterTest, _ compiler: FilterCompiler) -> FilterCompiler.Test<Self>? {
    recordTest(test, compiler)
  }

  /// The tests that records of every type have.
  static func recordTest(_ test: FilterTest, _ compiler: FilterCompiler) -> FilterCompiler.Test<Self>? {
    switch test.name {
    case .id: return test.one(\.id.rawValue)
    case .keyword: return test.anyOf(\.keywords, \.rawValue)
    case .certainty: return test.one(\.certainty.rawValue)
    case .review: return test.one(\.review.rawValue)
    case .source:
      guard case .filter(let node, _) = test.argument else { return nil }
      let dossier = compiler.dossier
      let accepts: FilterCompiler.Test<Source> = compiler.test(node)
      return { item, _ in item.citations.contains { dossier[$0.source].map { accepts($0, nil) } ?? false } }
    default: return nil
    }
  }
}

extension Discrepancy: Filterable {}
extension Event: Filterable {
  package var when: PartialDate? { date }
}
extension Finding: Filterable {
  package var when: PartialDate? { date }
}
extension SecurityGuarantee: Filterable {
  package var when: PartialDate? { history.first?.date }
}
extension Matter: Filterable {}
extension Place: Filterable {}
extension Pledge: Filterable {
  package var when: PartialDate? { history.first?.date }
}
extension Sanction: Filterable {
  package var when: PartialDate? { history.first?.date }
}
