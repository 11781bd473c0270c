/// A condition on records, as data: it can be compared, stored, sent and explained.
///
/// Each type of record has its own vocabulary after the leading dot, so that completion lists exactly the questions
/// one may ask of it. Filters beside each other must all hold:
///
/// ```swift
/// dossier.statements(.speaker("kaja-kallas"), .concerning("proposal:us-28"), .attitude(.opposes))
/// ```
///
/// ``all(_:)-(Filter<Item>...)``, ``any(_:)-(Filter<Item>...)`` and ``not(_:)`` combine filters. A filter that names
/// something the dossier does not have holds for nothing.
///
/// A program may combine filters in as many rounds as it likes as long as each round says *and*, *or* or *not*: what
/// says the same as a flatter filter is made flat. Filters that cannot be made flatter are nested up to 60 deep. One
/// that would be deeper holds for nothing, whatever it becomes a part of; ``refusal`` tells, and encoding it throws.
public struct Filter<Item>: Hashable, Sendable {
  @usableFromInline package let node: FilterNode

  /// How many filters stand in each other, this one included; `Int.max` where they were too many.
  @usableFromInline let depth: Int

  // What client code makes of filters of its own type of records is compiled there, for that type: unspecialised it
  // would cost several times as much as a short answer.
  @inlinable
  init(_ node: FilterNode, depth: Int) {
    self.node = node
    self.depth = depth
  }

  package init(_ node: FilterNode) { self.init(node, depth: node.depth) }

  init(_ name: FilterTest.Name, _ argument: FilterTest.Argument) {
    self.init(.test(FilterTest(name: name, argument: argument)), depth: 1)
  }

  init<Other>(_ name: FilterTest.Name, _ ids: [EntityID<Other>]) { self.init(name, .terms(ids.map(\.rawValue))) }

  init(_ name: FilterTest.Name, _ words: [some Vocabulary]) { self.init(name, .terms(words.map(\.rawValue))) }

  init<Other>(_ name: FilterTest.Name, _ filter: Filter<Other>, on day: Day? = nil) {
    self.init(name, .filter(filter.node, on: day), around: filter)
  }

  /// A test whose argument holds a filter of another type.
  init<Other>(_ name: FilterTest.Name, _ argument: FilterTest.Argument, around filter: Filter<Other>) {
    if filter.depth < FilterNode.depthLimit {
      self.init(.test(FilterTest(name: name, argument: argument)), depth: filter.depth + 1)
    } else {
      self = .tooDeep
    }
  }

  /// What takes the place of filters that are nested too deeply. They are let go, so that nothing has to follow them.
  private static var tooDeep: Filter { Filter(.any([]), depth: .max) }

  /// Why the filter cannot be asked: it is nested more than 60 deep, and holds for nothing; `nil` for all others.
  public var refusal: FilterError? {
    guard depth == .max else { return nil }
    return FilterError(
      code: .tooDeep, subject: "",
      reason: "filters are nested \(FilterNode.depthLimit) deep at most; combine fewer of them, or ask in several steps"
    )
  }

  /// Holds where all of the filters hold; without filters, for everything.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The filter.
  @inlinable
  public static func all(_ filters: Filter...) -> Filter { all(filters) }

  /// Holds where all of the filters hold; without filters, for everything.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The filter.
  @inlinable
  public static func all(_ filters: [Filter]) -> Filter {
    filters.count == 1 ? filters[0] : combined(filters.map { $0.node }, .all, depth: deepest(filters))
  }

  /// Holds where at least one of the filters holds; without filters, for nothing.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The filter.
  @inlinable
  public static func any(_ filters: Filter...) -> Filter { any(filters) }

  /// Holds where at least one of the filters holds; without filters, for nothing.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The filter.
  @inlinable
  public static func any(_ filters: [Filter]) -> Filter {
    filters.count == 1 ? filters[0] : combined(filters.map { $0.node }, .any, depth: deepest(filters))
  }

  /// Holds where the filter does not.
  ///
  /// - Parameter filter: The filter.
  /// - Returns: The filter.
  public static func not(_ filter: Filter) -> Filter {
    if filter.depth < FilterNode.depthLimit { return Filter(.not(filter.node), depth: filter.depth + 1) }
    if case .not(let node) = filter.node, filter.depth < .max { return Filter(node, depth: filter.depth - 1) }
    return tooDeep
  }

  /// The depth of the deepest of some filters.
  @inlinable
  static func deepest(_ filters: [Filter]) -> Int {
    var depth = 0
    for filter in filters where filter.depth > depth { depth = filter.depth }
    return depth
  }

  /// A connective of filters that are up to so deep.
  @inlinable
  static func combined(_ nodes: [FilterNode], _ connective: FilterNode.Connective, depth: Int) -> Filter {
    if depth < FilterNode.depthLimit { return Filter(connective.node(nodes), depth: depth + 1) }
    return flattened(nodes, connective, depth: depth)
  }

  /// A connective of filters that are as deep as they may be: those of the same connective are taken apart.
  @usableFromInline
  static func flattened(_ nodes: [FilterNode], _ connective: FilterNode.Connective, depth: Int) -> Filter {
    if depth == .max { return tooDeep }
    var parts: [FilterNode] = []
    for node in nodes { node.addParts(of: connective, to: &parts) }
    let deepest = parts.reduce(0) { max($0, $1.depth) }
    return deepest < FilterNode.depthLimit ? Filter(connective.node(parts), depth: deepest + 1) : tooDeep
  }
}

extension FilterNode {
  /// How deep filters that a program makes are nested: so that what is stored of them, two levels of JSON each, can be
  /// read in an envelope too.
  @usableFromInline static var depthLimit: Int { 60 }

  /// What all of some filters, or one of them, must be.
  @usableFromInline
  enum Connective: Sendable {
    case all
    case any

    @inlinable
    func node(_ nodes: [FilterNode]) -> FilterNode {
      switch self {
      case .all: .all(nodes)
      case .any: .any(nodes)
      }
    }
  }

  /// How many filters stand in each other, this one included.
  var depth: Int {
    switch self {
    case .all(let nodes), .any(let nodes): 1 + nodes.reduce(0) { max($0, $1.depth) }
    case .not(let node): 1 + node.depth
    case .test(let test):
      switch test.argument {
      case .filter(let node, _), .filterAs(let node, _): 1 + node.depth
      default: 1
      }
    }
  }

  /// Adds the filters that must hold together, or of which one must; the filter itself where it says something else.
  fileprivate func addParts(of connective: Connective, to parts: inout [FilterNode]) {
    switch (self, connective) {
    case (.all(let nodes), .all), (.any(let nodes), .any):
      for node in nodes { node.addParts(of: connective, to: &parts) }
    default: parts.append(self)
    }
  }
}

extension FilterNode {
  /// What the filter searches for, but for what it excludes.
  var searches: [String] {
    switch self {
    case .all(let nodes), .any(let nodes): return nodes.flatMap(\.searches)
    case .not: return []
    case .test(let test):
      if test.name == .text, case .terms(let terms) = test.argument { return terms }
      return []
    }
  }
}
