/// A filter's tree, the same for all types of items.
@usableFromInline
package indirect enum FilterNode: Hashable, Sendable {
  case all([FilterNode])
  case any([FilterNode])
  case not(FilterNode)
  case test(FilterTest)
}

/// A single condition: what is looked at, and what it must be.
@usableFromInline
package struct FilterTest: Hashable, Sendable {
  /// What is looked at. The raw values are part of the stored form and never change.
  @usableFromInline
  package enum Name: String, Hashable, Sendable, CaseIterable {
    // Any record
    case id, keyword, source, certainty, review, recorded, text
    // Records with a date
    case during, possiblyDuring, before, since
    // What several types have
    case kind, status, by, to, topic, quantity, inPlace, establishedBy, about, under
    // Actors
    case affiliated, membersOf, anonymous, identifier
    // Sources
    case grade, publisher, language
    // Statements
    case speaker, speakingFor, onBehalfOf, addressedTo, reportedBy, capacity, stance, mode, atEvent, respondsTo,
      retracts
    // Stances
    case concerning, concerningProposal, concerningProvision, attitude, polarity, firmness
    // Proposals
    case involving, revises, modelledOn, consentOf, provision
    // Provisions
    case of, obliging, benefiting, effect, modality, descendsFrom
    // Concessions
    case demandedBy, statement
    // Sanctions
    case imposedBy, target, measure, programme, package, inForce, expiring, heldBy, snapback
    // Guarantees
    case `for`, form, blockedBy
    // Events
    case participant, invited, excluded
    // Places
    case partOf, isoCode
    // Findings and discrepancies
    case score, member
  }

  /// What it must be.
  package enum Argument: Hashable, Sendable {
    /// One of some identifiers or terms.
    case terms([String])
    /// A subject, with what counts as it.
    case subject(Subject, SubjectScope)
    /// A date.
    case date(PartialDate)
    /// From a moment on and before another; `nil` is no limit.
    case interval(Timestamp?, Timestamp?)
    /// Something that a filter of another type accepts, on a day or on the day of the record.
    case filter(FilterNode, on: Day?)
    /// Something that a filter of another type accepts, in one of some roles.
    case filterAs(FilterNode, [String])
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

  package init(name: Name, argument: Argument) {
    self.name = name
    self.argument = argument
  }
}

extension FilterTest.Name {
  /// The tests that records of every type have.
  package static let ofAnyRecord: Set<Self> = [.id, .keyword, .source, .certainty, .review, .recorded, .text]

  /// The tests that records with a date have.
  package static let ofDates: Set<Self> = [.during, .possiblyDuring, .before, .since]

  /// Whether it is one of them.
  var isOfDates: Bool {
    switch self {
    case .during, .possiblyDuring, .before, .since: true
    default: false
    }
  }
}
