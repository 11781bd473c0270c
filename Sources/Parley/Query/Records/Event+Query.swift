extension Filter where Item == Event {
  /// Events of one of some kinds.
  ///
  /// - Parameter kinds: The kinds.
  /// - Returns: The filter.
  public static func kind(_ kinds: Event.Kind...) -> Filter { Filter(.kind, kinds) }

  /// Events of one of some statuses.
  ///
  /// - Parameter statuses: The statuses.
  /// - Returns: The filter.
  public static func status(_ statuses: Event.Status...) -> Filter {
    Filter(.status, .status(statuses.map(\.rawValue), on: nil))
  }

  /// Events in which one of some actors took part.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func participant(_ actors: Actor.ID...) -> Filter { Filter(.participant, actors) }

  /// Events in which an actor took part that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func participant(_ filter: Filter<Actor>) -> Filter { Filter(.participant, filter) }

  /// Events to which one of some actors was invited.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func invited(_ actors: Actor.ID...) -> Filter { Filter(.invited, actors) }

  /// Events to which an actor was invited that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func invited(_ filter: Filter<Actor>) -> Filter { Filter(.invited, filter) }

  /// Events from which one of some actors was left out.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func excluded(_ actors: Actor.ID...) -> Filter { Filter(.excluded, actors) }

  /// Events from which an actor was left out that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func excluded(_ filter: Filter<Actor>) -> Filter { Filter(.excluded, filter) }

  /// Events about a subject or what counts as it.
  ///
  /// - Parameters:
  ///   - subject: The subject.
  ///   - scope: What else counts as the subject.
  /// - Returns: The filter.
  public static func about(_ subject: Subject, including scope: SubjectScope = .parts) -> Filter {
    Filter(.about, .subject(subject, scope))
  }

  /// Events in one of some places, or a part of one.
  ///
  /// - Parameter places: The places.
  /// - Returns: The filter.
  public static func place(_ places: Place.ID...) -> Filter { Filter(.place, places) }

  /// Events in a place that another filter accepts, or a part of one.
  ///
  /// - Parameter filter: The filter for places.
  /// - Returns: The filter.
  public static func place(_ filter: Filter<Place>) -> Filter { Filter(.place, filter) }
}

extension Grouping where Item == Event {
  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }

  /// By status.
  public static var status: Grouping { Grouping(.status) }

  /// By who took part.
  public static var participant: Grouping { Grouping(.participant) }

  /// By the place in which it is held.
  public static var place: Grouping { Grouping(.place) }
}

extension Event: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("title", title)
    if let outcome { visit("outcome", outcome) }
  }
}

extension Event: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .kind, .status, .participant, .invited, .excluded, .about, .place,
  ])

  package static let groups: [FilterTest.Name] = [.kind, .status, .participant, .place]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.kind, kind)
    terms.visit(.status, status)
    terms.visit(.participant, participants)
    terms.visit(.invited, invited)
    terms.visit(.excluded, excluded)
    for subject in about { terms.visit(.about, Term(subject)) }
    terms.visit(.place, place)
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Event>? {
    switch (test.name, test.argument) {
    // An event has one status and no history of them: every day has the same.
    case (.status, .status(let terms, _)): .terms(.status, terms.map { Term($0) })
    case (.place, _): test.places(in: dossier)
    default: nil
    }
  }
}

extension Event: DatedRecord {
  /// The ``date`` of the event.
  public var when: PartialDate? { date }
}

extension Dossier {
  /// The events for which all of some filters hold, oldest first.
  ///
  /// - Parameter filters: The filters; without any, all events.
  /// - Returns: The events.
  /// - Complexity: O(*m*) in the number of events that the chosen lists name; see ``explain(_:)``.
  public func events(_ filters: Filter<Event>...) -> [Event] { fetch(Query(where: filters)) }
}
