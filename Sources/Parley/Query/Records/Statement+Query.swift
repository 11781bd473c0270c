extension Filter where Item == Statement {
  /// Statements of one of some speakers.
  ///
  /// - Parameter speakers: The speakers.
  /// - Returns: The filter.
  public static func speaker(_ speakers: Actor.ID...) -> Filter { Filter(.speaker, speakers) }

  /// Statements of a speaker that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors; membership and office are those on the last day that the statement's
  ///   date allows, unless the filter names a day.
  /// - Returns: The filter.
  public static func speaker(_ filter: Filter<Actor>) -> Filter { Filter(.speaker, filter) }

  /// Statements in which somebody speaks for one of some actors: the actor itself, somebody who says so, or somebody
  /// who does so by office on the last day that the statement's date allows, and not in a personal capacity.
  ///
  /// - Parameters:
  ///   - actors: The actors that are spoken for.
  ///   - day: The day on which the office counts; `nil` stands for the day of the statement.
  /// - Returns: The filter.
  public static func speakingFor(_ actors: Actor.ID..., on day: Day? = nil) -> Filter {
    Filter(.speakingFor, Filter<Actor>(.id, actors), on: day)
  }

  /// Statements in which somebody speaks for an actor that another filter accepts.
  ///
  /// - Parameters:
  ///   - filter: The filter for the actors that are spoken for.
  ///   - day: The day on which the office counts; `nil` stands for the day of the statement.
  /// - Returns: The filter.
  public static func speakingFor(_ filter: Filter<Actor>, on day: Day? = nil) -> Filter {
    Filter(.speakingFor, filter, on: day)
  }

  /// Statements whose speakers say that they speak for one of some actors.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func onBehalfOf(_ actors: Actor.ID...) -> Filter { Filter(.onBehalfOf, actors) }

  /// Statements whose speakers say that they speak for an actor that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func onBehalfOf(_ filter: Filter<Actor>) -> Filter { Filter(.onBehalfOf, filter) }

  /// Statements made to one of some actors.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func addressee(_ actors: Actor.ID...) -> Filter { Filter(.addressee, actors) }

  /// Statements made to an actor that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func addressee(_ filter: Filter<Actor>) -> Filter { Filter(.addressee, filter) }

  /// Statements that one of some actors reports; see ``Statement/reportedBy``.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func reportedBy(_ actors: Actor.ID...) -> Filter { Filter(.reportedBy, actors) }

  /// Statements reported by an actor that another filter accepts; see ``Statement/reportedBy``.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func reportedBy(_ filter: Filter<Actor>) -> Filter { Filter(.reportedBy, filter) }

  /// Statements made in one of some capacities.
  ///
  /// - Parameter capacities: The capacities.
  /// - Returns: The filter.
  public static func capacity(_ capacities: Statement.Capacity...) -> Filter { Filter(.capacity, capacities) }

  /// Statements with a stance that another filter accepts: of one and the same stance.
  ///
  /// ```swift
  /// .stance(.concerning("proposal:us-28"), .attitude(.opposes))   // opposes the plan
  /// .all(.concerning("proposal:us-28"), .attitude(.opposes))      // speaks of the plan, and opposes something
  /// ```
  ///
  /// - Parameter filters: The filters for the stance.
  /// - Returns: The filter.
  public static func stance(_ filters: Filter<Stance>...) -> Filter {
    Filter(.stance, Filter<Stance>.all(filters))
  }

  /// Statements with a stance on a subject or on what counts as it.
  ///
  /// - Parameters:
  ///   - subject: The subject.
  ///   - scope: What else counts as the subject.
  /// - Returns: The filter.
  public static func concerning(_ subject: Subject, including scope: SubjectScope = .parts) -> Filter {
    .stance(.concerning(subject, including: scope))
  }

  /// Statements with a stance on a proposal that another filter accepts, or on one of its provisions.
  ///
  /// - Parameter filter: The filter for proposals.
  /// - Returns: The filter.
  public static func concerning(proposal filter: Filter<Proposal>) -> Filter { .stance(.concerning(proposal: filter)) }

  /// Statements with a stance on a provision that another filter accepts, or on a provision under it.
  ///
  /// - Parameter filter: The filter for provisions.
  /// - Returns: The filter.
  public static func concerning(provision filter: Filter<Provision>) -> Filter {
    .stance(.concerning(provision: filter))
  }

  /// Statements with a stance of one of some attitudes.
  ///
  /// - Parameter attitudes: The attitudes.
  /// - Returns: The filter.
  public static func attitude(_ attitudes: Attitude...) -> Filter {
    .stance(Filter<Stance>(.attitude, attitudes))
  }

  /// Statements with a stance that points one way.
  ///
  /// - Parameter polarity: The way.
  /// - Returns: The filter.
  public static func polarity(_ polarity: Polarity) -> Filter { .stance(.polarity(polarity)) }

  /// Statements with a stance of one of some degrees of firmness.
  ///
  /// - Parameter degrees: The degrees.
  /// - Returns: The filter.
  public static func firmness(_ degrees: Firmness...) -> Filter {
    .stance(Filter<Stance>(.firmness, degrees))
  }

  /// Statements of one of some modes.
  ///
  /// - Parameter modes: The modes.
  /// - Returns: The filter.
  public static func mode(_ modes: Statement.Mode...) -> Filter { Filter(.mode, modes) }

  /// Statements made at one of some events.
  ///
  /// - Parameter events: The events.
  /// - Returns: The filter.
  public static func occasion(_ events: Event.ID...) -> Filter { Filter(.occasion, events) }

  /// Statements made at an event that another filter accepts.
  ///
  /// - Parameter filter: The filter for events.
  /// - Returns: The filter.
  public static func occasion(_ filter: Filter<Event>) -> Filter { Filter(.occasion, filter) }

  /// Statements made in one of some places, or a part of one.
  ///
  /// - Parameter places: The places.
  /// - Returns: The filter.
  public static func place(_ places: Place.ID...) -> Filter { Filter(.place, places) }

  /// Statements made in a place that another filter accepts, or a part of one.
  ///
  /// - Parameter filter: The filter for places.
  /// - Returns: The filter.
  public static func place(_ filter: Filter<Place>) -> Filter { Filter(.place, filter) }

  /// Statements that answer one of some statements.
  ///
  /// - Parameter statements: The statements that are answered.
  /// - Returns: The filter.
  public static func respondsTo(_ statements: Statement.ID...) -> Filter { Filter(.respondsTo, statements) }

  /// Statements that answer a statement that another filter accepts.
  ///
  /// - Parameter filter: The filter for the statement that is answered.
  /// - Returns: The filter.
  public static func respondsTo(_ filter: Filter<Statement>) -> Filter { Filter(.respondsTo, filter) }

  /// Statements that take back one of some statements.
  ///
  /// - Parameter statements: The statements that are taken back.
  /// - Returns: The filter.
  public static func retracts(_ statements: Statement.ID...) -> Filter { Filter(.retracts, statements) }

  /// Statements that take back a statement that another filter accepts.
  ///
  /// - Parameter filter: The filter for the statement that is taken back.
  /// - Returns: The filter.
  public static func retracts(_ filter: Filter<Statement>) -> Filter { Filter(.retracts, filter) }
}

extension Grouping where Item == Statement {
  /// By speaker.
  public static var speaker: Grouping { Grouping(.speaker) }

  /// By the actor that the speakers say they speak for.
  public static var onBehalfOf: Grouping { Grouping(.onBehalfOf) }

  /// By the party for which the speakers speak, or which speaks itself.
  ///
  /// Those count that the speakers say they speak for, and those for whom they do so by office on the last day that the
  /// statement's date allows; offices do not count for a statement in a personal capacity. Of bodies of which one is
  /// part of another, as a ministry is part of a state, only the outermost is the party. A person is no party: a
  /// statement of somebody who speaks for nobody else on record has none.
  public static var representedParty: Grouping { Grouping(GroupKey.representedParty) }

  /// By addressee.
  public static var addressee: Grouping { Grouping(.addressee) }

  /// By the subject of a stance.
  public static var subject: Grouping { Grouping(.concerning) }

  /// By the attitude of a stance.
  public static var attitude: Grouping { Grouping(.attitude) }

  /// By the way in which the attitude of a stance points: `negative`, `neutral` or `positive`. An attitude that points
  /// nowhere, as ``Attitude/withholds``, has none.
  public static var polarity: Grouping { Grouping(GroupKey.polarity) }

  /// By the firmness of a stance.
  public static var firmness: Grouping { Grouping(.firmness) }

  /// By mode.
  public static var mode: Grouping { Grouping(.mode) }

  /// By the event at which it was made.
  public static var occasion: Grouping { Grouping(.occasion) }

  /// By the place in which it was made.
  public static var place: Grouping { Grouping(.place) }
}

extension Statement: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("summary", summary)
    if let quotation {
      visit("quotation.text", quotation.text)
      if let original = quotation.original { visit("quotation.original", original) }
    }
    // By position: a copy of each stance would count all that it holds.
    let (stances, reasons) = (stances, reasons)
    for index in stances.indices where !stances[index].conditions.isEmpty {
      stances[index].conditions.texts(of: "stances[\(index)].conditions", visit)
    }
    for index in reasons.indices {
      if let text = reasons[index].text { visit("reasons[\(index)].text", text) }
    }
  }
}

extension Statement: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .speaker, .speakingFor, .onBehalfOf, .addressee, .reportedBy, .capacity, .stance, .mode, .occasion, .place,
    .respondsTo, .retracts,
  ])

  package static let groups: [FilterTest.Name] = [
    .speaker, .onBehalfOf, .addressee, .concerning, .attitude, .firmness, .mode, .occasion, .place,
  ]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.speaker, speakers)
    terms.visit(.onBehalfOf, onBehalfOf)
    terms.visit(.addressee, addressees)
    terms.visit(.reportedBy, reportedBy)
    terms.visit(.capacity, capacity)
    terms.visit(.mode, mode)
    terms.visit(.occasion, occasion)
    terms.visit(.place, place)
    terms.visit(.respondsTo, respondsTo)
    terms.visit(.retracts, retracts)
    // By position: a copy of each stance would count all that it holds.
    let stances = stances
    for position in stances.indices {
      terms.visit(.concerning, Term(stances[position].subject))
      terms.visit(.attitude, stances[position].attitude)
      terms.visit(.firmness, stances[position].firmness)
    }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Statement>? {
    test.name == .place ? test.places(in: dossier) : nil
  }
}

extension Statement: DatedRecord {
  /// The ``date`` of the statement.
  public var when: PartialDate? { date }
}

extension Stance {
  /// The tests that may be asked of a stance.
  package static let tests: Set<FilterTest.Name> = [
    .concerning, .concerningProposal, .concerningProvision, .attitude, .polarity, .firmness,
  ]
}

extension Dossier {
  /// The statements for which all of some filters hold, oldest first.
  ///
  /// - Parameter filters: The filters; without any, all statements.
  /// - Returns: The statements.
  /// - Complexity: O(*m*) in the number of statements that the chosen lists name; see ``explain(_:)``.
  public func statements(_ filters: Filter<Statement>...) -> [Statement] { fetch(Query(where: filters)) }
}
