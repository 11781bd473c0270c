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
  package var node: FilterNode

  package init(_ node: FilterNode) {
    self.node = node
  }

  init(_ name: FilterTest.Name, _ argument: FilterTest.Argument) {
    node = .test(FilterTest(name: name, argument: argument))
  }

  /// Holds where all of the filters hold; without filters, for everything.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The filter.
  public static func all(_ filters: Filter...) -> Filter { all(filters) }

  /// Holds where all of the filters hold; without filters, for everything.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The filter.
  public static func all(_ filters: [Filter]) -> Filter {
    filters.count == 1 ? filters[0] : Filter(.all(filters.map(\.node)))
  }

  /// Holds where at least one of the filters holds; without filters, for nothing.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The filter.
  public static func any(_ filters: Filter...) -> Filter { any(filters) }

  /// Holds where at least one of the filters holds; without filters, for nothing.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The filter.
  public static func any(_ filters: [Filter]) -> Filter {
    filters.count == 1 ? filters[0] : Filter(.any(filters.map(\.node)))
  }

  /// Holds where the filter does not.
  ///
  /// - Parameter filter: The filter.
  /// - Returns: The filter.
  public static func not(_ filter: Filter) -> Filter { Filter(.not(filter.node)) }
}

/// A filter's tree, the same for all types of items.
package indirect enum FilterNode: Hashable, Sendable {
  case all([FilterNode])
  case any([FilterNode])
  case not(FilterNode)
  case test(FilterTest)
}

/// A single condition: what is looked at, and what it must be.
package struct FilterTest: Hashable, Sendable {
  /// What is looked at. The raw values are part of the stored form and never change.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    // Any record
    case id, keyword, source, certainty, review
    // Actors
    case kind, affiliated, membersOf, anonymous
    // Statements
    case by, speaker, speakingFor, onBehalfOf, addressedTo, stance, mode, atEvent, inPlace, respondsTo
    // Stances
    case concerning, attitude, polarity, firmness
    // Dates
    case during, possiblyDuring, before, since
    // Proposals
    case involving, status, revises, consentOf, provision
    // Provisions
    case of, under, topic, obliging, benefiting, effect, modality, descendsFrom, quantity
    // Concessions
    case to, demandedBy, establishedBy
    // Sources
    case grade
  }

  /// What it must be.
  package enum Argument: Hashable, Sendable {
    /// One of some identifiers or terms.
    case terms([String])
    /// A subject, with what counts as it.
    case subject(Subject, SubjectScope)
    /// A date.
    case date(PartialDate)
    /// Something that a filter of another type accepts, on a day or on the day of the record.
    case filter(FilterNode, on: Day?)
    /// One of some actors or organisations in one of some roles (none named: in any), on a day or on the day of the
    /// record.
    case roles([String], [String], on: Day?)
    /// One of some statuses, on a day or at last.
    case status([String], on: Day?)
    /// A quantity of a unit between two numbers, both included; `nil` is no limit.
    case quantity(QuantityUnit, DecimalNumber?, DecimalNumber?)
  }

  package var name: Name
  package var argument: Argument
}

extension Filter where Item: Record {
  /// Records with one of some identifiers.
  ///
  /// - Parameter ids: The identifiers.
  /// - Returns: The filter.
  public static func id(_ ids: EntityID<Item>...) -> Filter { Filter(.id, .terms(ids.map(\.rawValue))) }

  /// Records with one of some keywords.
  ///
  /// - Parameter keywords: The keywords.
  /// - Returns: The filter.
  public static func keyword(_ keywords: Keyword...) -> Filter { Filter(.keyword, .terms(keywords.map(\.rawValue))) }

  /// Records that cite one of some sources.
  ///
  /// - Parameter sources: The sources.
  /// - Returns: The filter.
  public static func source(_ sources: Source.ID...) -> Filter {
    .source(Filter<Source>(.id, .terms(sources.map(\.rawValue))))
  }

  /// Records that cite a source that another filter accepts.
  ///
  /// - Parameter filter: The filter for sources.
  /// - Returns: The filter.
  public static func source(_ filter: Filter<Source>) -> Filter { Filter(.source, .filter(filter.node, on: nil)) }

  /// Records of one of some certainties.
  ///
  /// - Parameter certainties: The certainties.
  /// - Returns: The filter.
  public static func certainty(_ certainties: Certainty...) -> Filter {
    Filter(.certainty, .terms(certainties.map(\.rawValue)))
  }

  /// Records of one of some review statuses.
  ///
  /// - Parameter statuses: The review statuses.
  /// - Returns: The filter.
  public static func review(_ statuses: ReviewStatus...) -> Filter { Filter(.review, .terms(statuses.map(\.rawValue))) }
}

extension Filter where Item == Source {
  /// Sources of at least a grade.
  ///
  /// - Parameter grade: The worst grade that is accepted.
  /// - Returns: The filter.
  public static func grade(atLeast grade: Source.Grade) -> Filter {
    Filter(.grade, .terms(Source.Grade.known.filter { $0.isAtLeast(grade) }.map(\.rawValue)))
  }
}
