/// A condition on records, as data: it can be compared, stored, sent and explained.
///
/// Each type of record has its own vocabulary after the leading dot, so that completion lists exactly the questions
/// one may ask of it. Filters beside each other must all hold:
///
/// ```swift
/// dossier.statements(.by("kaja-kallas"), .concerning("proposal:us-28"), .attitude(.opposes))
/// ```
///
/// ``all(_:)-(Filter<Item>...)``, ``any(_:)-(Filter<Item>...)`` and ``not(_:)`` combine filters. A filter that names
/// something the dossier does not have holds for nothing.
public struct Filter<Item>: Hashable, Sendable {
  @usableFromInline package var node: FilterNode

  // What client code makes of filters of its own type of records is compiled there, for that type: unspecialised it
  // would cost several times as much as a short answer.
  @inlinable
  package init(_ node: FilterNode) {
    self.node = node
  }

  init(_ name: FilterTest.Name, _ argument: FilterTest.Argument) {
    node = .test(FilterTest(name: name, argument: argument))
  }

  init<Other>(_ name: FilterTest.Name, _ ids: [EntityID<Other>]) { self.init(name, .terms(ids.map(\.rawValue))) }

  init(_ name: FilterTest.Name, _ words: [some Vocabulary]) { self.init(name, .terms(words.map(\.rawValue))) }

  init<Other>(_ name: FilterTest.Name, _ filter: Filter<Other>, on day: Day? = nil) {
    self.init(name, .filter(filter.node, on: day))
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
    filters.count == 1 ? filters[0] : Filter(.all(filters.map { $0.node }))
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
    filters.count == 1 ? filters[0] : Filter(.any(filters.map { $0.node }))
  }

  /// Holds where the filter does not.
  ///
  /// - Parameter filter: The filter.
  /// - Returns: The filter.
  public static func not(_ filter: Filter) -> Filter { Filter(.not(filter.node)) }
}
