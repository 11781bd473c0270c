/// A type of record of which questions may be asked.
package protocol Filterable: StoredRecord {
  /// The tests that may be asked of the type, besides those that every type has.
  static var tests: Set<FilterTest.Name> { get }

  /// The tests by whose terms the records can be grouped, besides those that every type has.
  static var groups: [FilterTest.Name] { get }
}

/// A record that can be asked for by its date.
public protocol DatedRecord: Record {
  /// The date by which records are ordered and to which filters such as ``Filter/during(_:)`` refer; `nil` where the
  /// record has none.
  var when: PartialDate? { get }
}

/// A record with figures.
public protocol QuantifiedRecord: Record {
  /// The figures to which filters such as ``Filter/quantity(_:_:)-(_,ClosedRange<DecimalNumber>)`` refer.
  var quantities: [Quantity] { get }
}

extension Collection {
  /// The first date in a history.
  func firstDate<Status>() -> PartialDate? where Element == StatusChange<Status> {
    lazy.compactMap(\.date).first
  }
}
