extension Filter where Item == Concession {
  /// Concessions that one of some actors makes, or is asked for.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func by(_ actors: Actor.ID...) -> Filter { Filter(.by, actors) }

  /// Concessions that an actor makes, or is asked for, that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func by(_ filter: Filter<Actor>) -> Filter { Filter(.by, filter) }

  /// Concessions by which one of some actors gains.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func to(_ actors: Actor.ID...) -> Filter { Filter(.to, actors) }

  /// Concessions by which an actor gains that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func to(_ filter: Filter<Actor>) -> Filter { Filter(.to, filter) }

  /// Concessions that somebody or some text asks for.
  ///
  /// - Parameter subjects: Actors or proposals.
  /// - Returns: The filter.
  public static func demandedBy(_ subjects: Subject...) -> Filter {
    Filter(.demandedBy, .terms(subjects.map(\.description)))
  }

  /// Concessions for which an actor asks that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func demandedBy(_ filter: Filter<Actor>) -> Filter { Filter(.demandedBy, filter) }

  /// Concessions of one of some kinds.
  ///
  /// - Parameter kinds: The kinds.
  /// - Returns: The filter.
  public static func kind(_ kinds: Concession.Kind...) -> Filter { Filter(.kind, kinds) }

  /// Concessions that stand so on a day.
  ///
  /// - Parameters:
  ///   - statuses: How they stand.
  ///   - day: The day; `nil` asks for the last status on record.
  /// - Returns: The filter.
  public static func status(_ statuses: Concession.Status..., on day: Day? = nil) -> Filter {
    Filter(.status, .status(statuses.map(\.rawValue), on: day))
  }

  /// Concessions that one of some provisions contains.
  ///
  /// - Parameter provisions: The provisions.
  /// - Returns: The filter.
  public static func establishedBy(_ provisions: Provision.ID...) -> Filter { Filter(.establishedBy, provisions) }

  /// Concessions contained in a provision that another filter accepts.
  ///
  /// - Parameter filter: The filter for provisions.
  /// - Returns: The filter.
  public static func establishedBy(_ filter: Filter<Provision>) -> Filter { Filter(.establishedBy, filter) }

  /// Concessions that touch one of some places, or a part of one.
  ///
  /// - Parameter places: The places.
  /// - Returns: The filter.
  public static func place(_ places: Place.ID...) -> Filter { Filter(.place, places) }

  /// Concessions that touch a place that another filter accepts, or a part of one.
  ///
  /// - Parameter filter: The filter for places.
  /// - Returns: The filter.
  public static func place(_ filter: Filter<Place>) -> Filter { Filter(.place, filter) }

  /// Concessions of which one of some statements speaks.
  ///
  /// - Parameter statements: The statements.
  /// - Returns: The filter.
  public static func statement(_ statements: Statement.ID...) -> Filter { Filter(.statement, statements) }

  /// Concessions of which a statement speaks that another filter accepts.
  ///
  /// - Parameter filter: The filter for statements.
  /// - Returns: The filter.
  public static func statement(_ filter: Filter<Statement>) -> Filter { Filter(.statement, filter) }
}

extension Grouping where Item == Concession {
  /// By who makes it, or is asked for it.
  public static var by: Grouping { Grouping(.by) }

  /// By who gains.
  public static var to: Grouping { Grouping(.to) }

  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }

  /// By the last status on record.
  public static var status: Grouping { Grouping(.status) }

  /// By the place that it touches.
  public static var place: Grouping { Grouping(.place) }
}

extension Concession: Searchable {
  package func texts(_ visit: TextVisitor) { visit("summary", summary) }
}

extension Concession: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .by, .to, .demandedBy, .kind, .status, .establishedBy, .place, .quantity, .statement,
  ])

  package static let groups: [FilterTest.Name] = [.by, .to, .kind, .status, .place]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.by, by)
    terms.visit(.to, to)
    for subject in demandedBy { terms.visit(.demandedBy, Term(subject.description)) }
    terms.visit(.kind, kind)
    terms.visit(.status, history.last?.status)
    terms.visit(.establishedBy, establishedBy)
    terms.visit(.place, places)
    terms.visit(.statement, statements)
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Concession>? {
    switch test.name {
    case .status: test.status(\.history)
    case .quantity: test.quantity()
    case .place: test.places(in: dossier)
    default: nil
    }
  }
}

extension Concession: DatedRecord {
  /// The first date in the concession's ``history``.
  public var when: PartialDate? { history.firstDate() }
}

extension Concession: QuantifiedRecord {}

extension Dossier {
  /// The concessions for which all of some filters hold, oldest first.
  ///
  /// - Parameter filters: The filters; without any, all concessions.
  /// - Returns: The concessions.
  /// - Complexity: O(*m*) in the number of concessions that the chosen lists name; see ``explain(_:)``.
  public func concessions(_ filters: Filter<Concession>...) -> [Concession] { fetch(Query(where: filters)) }
}
