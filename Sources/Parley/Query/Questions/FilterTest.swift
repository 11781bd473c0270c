/// A filter's tree, the same for all types of items.
@usableFromInline
package enum FilterNode: Hashable, Sendable {
  case all([FilterNode])
  case any([FilterNode])
  indirect case not(FilterNode)
  case test(FilterTest)
}

/// A single condition: what is looked at, and what it must be.
///
/// A class, because the engine passes conditions on many times in the microsecond that an answer takes: a copy of an
/// argument would count each of its texts.
@usableFromInline
package final class FilterTest: Hashable, Sendable {
  /// What is looked at. The raw values are part of the stored form and never change.
  @usableFromInline
  package enum Name: String, Hashable, Sendable, CaseIterable {
    // Any record
    case id, keyword, source, certainty, review, recorded, text
    // Records with a date
    case during, possiblyDuring, before, since
    // What several types have
    case kind, status, by, to, beneficiary, topic, quantity, place, establishedBy, concerning, under
    // Actors
    case affiliated, membersOf, anonymous, identifier
    // Sources
    case grade, publisher, language
    // Statements
    case speaker, speakingFor, onBehalfOf, addressee, reportedBy, capacity, stance, mode, occasion, respondsTo,
      retracts
    // Stances
    case concerningProposal, concerningProvision, attitude, polarity, firmness
    // Proposals
    case involving, revises, answers, modelledOn, consent, provision
    // Provisions
    case proposal, obligor, effect, modality, descendsFrom
    // Concessions
    case demandedBy, statement
    // Sanctions
    case imposedBy, target, measure, programme, package, inForce, expiring, heldBy, snapback
    // Guarantees
    case guarantor, form, blockedBy
    // Events
    case participant, invited, excluded, about
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

  package let name: Name
  package let argument: Argument
  /// What the engine does with the condition before it looks at any list.
  let role: Role

  /// The parts that a condition can play in a conjunction.
  enum Role: Sendable {
    /// It bounds the rows by their dates.
    case dates(PartialDate)
    /// It asks for one speaker alone.
    case speaker(Term)
    /// It asks for the subject of a stance, for nothing else and for no other versions of it.
    case subject(Term, SubjectScope)
    case other
  }

  package init(name: Name, argument: Argument) {
    self.name = name
    self.argument = argument
    role = Role(name, argument)
  }

  @usableFromInline
  package static func == (left: FilterTest, right: FilterTest) -> Bool {
    left === right || left.name == right.name && left.argument == right.argument
  }

  @usableFromInline
  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(argument)
  }
}

extension FilterTest.Name {
  /// The tests that records of every type have.
  package static let ofAnyRecord: Set<Self> = [.id, .keyword, .source, .certainty, .review, .recorded, .text]

  /// The tests that records with a date have.
  package static let ofDates: Set<Self> = [.during, .possiblyDuring, .before, .since]
}

extension FilterTest.Role {
  fileprivate init(_ name: FilterTest.Name, _ argument: FilterTest.Argument) {
    self = .other
    switch (name, argument) {
    case (.during, .date(let date)), (.possiblyDuring, .date(let date)), (.before, .date(let date)),
      (.since, .date(let date)):
      self = .dates(date)
    case (.speaker, .terms(let speakers)) where speakers.count == 1: self = .speaker(Term(speakers[0]))
    case (.stance, .filter(.test(let inner), _)):
      if case .subject(let subject, let scope) = inner.argument, scope != .lineage {
        self = .subject(Term(subject), scope)
      }
    default: break
    }
  }
}

extension FilterTest.Name: Enumerated {}
