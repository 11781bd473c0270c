extension Filter where Item == Sanction {
  /// Sanctions that one of some actors imposes.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func imposedBy(_ actors: Actor.ID...) -> Filter { Filter(.imposedBy, actors) }

  /// Sanctions imposed by an actor that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func imposedBy(_ filter: Filter<Actor>) -> Filter { Filter(.imposedBy, filter) }

  /// Sanctions on one of some actors.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func target(_ actors: Actor.ID...) -> Filter { Filter(.target, actors) }

  /// Sanctions on an actor that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func target(_ filter: Filter<Actor>) -> Filter { Filter(.target, filter) }

  /// Sanctions with one of some measures.
  ///
  /// - Parameter measures: The measures.
  /// - Returns: The filter.
  public static func measure(_ measures: Sanction.Measure...) -> Filter { Filter(.measure, measures) }

  /// Sanctions that belong to one of some programmes, named exactly as in the dossier.
  ///
  /// - Parameter programmes: The programmes.
  /// - Returns: The filter.
  public static func programme(_ programmes: String...) -> Filter { Filter(.programme, .terms(programmes)) }

  /// Sanctions that were adopted in one of some packages.
  ///
  /// - Parameter numbers: The numbers of the packages.
  /// - Returns: The filter.
  public static func package(_ numbers: Int...) -> Filter { Filter(.package, .terms(numbers.map(\.description))) }

  /// Sanctions that stand so on a day.
  ///
  /// - Parameters:
  ///   - statuses: How they stand.
  ///   - day: The day; `nil` asks for the last status on record.
  /// - Returns: The filter.
  public static func status(_ statuses: Sanction.Status..., on day: Day? = nil) -> Filter {
    Filter(.status, .status(statuses.map(\.rawValue), on: day))
  }

  /// Sanctions that are certainly in force on a day.
  ///
  /// - Parameter day: The day.
  /// - Returns: The filter.
  public static func inForce(on day: Day) -> Filter { Filter(.inForce, .date(PartialDate(day))) }

  /// Sanctions that certainly end before a day unless they are renewed: by the next expiry of their renewal or, where there
  /// is none, by the end of their period.
  ///
  /// - Parameter day: The day.
  /// - Returns: The filter.
  public static func expiring(before day: Day) -> Filter { Filter(.expiring, .date(PartialDate(day))) }

  /// Sanctions under which something is held in one of some places, or a part of one.
  ///
  /// - Parameter places: The places.
  /// - Returns: The filter.
  public static func place(_ places: Place.ID...) -> Filter { Filter(.place, places) }

  /// Sanctions under which something is held in a place that another filter accepts, or a part of one.
  ///
  /// - Parameter filter: The filter for places.
  /// - Returns: The filter.
  public static func place(_ filter: Filter<Place>) -> Filter { Filter(.place, filter) }

  /// Sanctions under which one of some actors holds something.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func heldBy(_ actors: Actor.ID...) -> Filter { Filter(.heldBy, actors) }

  /// Sanctions under which an actor holds something that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func heldBy(_ filter: Filter<Actor>) -> Filter { Filter(.heldBy, filter) }

  /// Sanctions that come back by themselves after a breach.
  public static var snapback: Filter { Filter(.snapback, .terms([])) }
}

extension Grouping where Item == Sanction {
  /// By who imposes it.
  public static var imposedBy: Grouping { Grouping(.imposedBy) }

  /// By who is sanctioned.
  public static var target: Grouping { Grouping(.target) }

  /// By measure.
  public static var measure: Grouping { Grouping(.measure) }

  /// By programme.
  public static var programme: Grouping { Grouping(.programme) }

  /// By package.
  public static var package: Grouping { Grouping(.package) }

  /// By the last status on record.
  public static var status: Grouping { Grouping(.status) }
}

extension Sanction: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("title", title)
    if let programme { visit("programme", programme) }
    if let legalBasis { visit("legalBasis", legalBasis) }
    reliefConditions.texts(of: "reliefConditions", visit)
  }
}

extension Sanction: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .imposedBy, .target, .measure, .programme, .package, .status, .inForce, .expiring, .place, .heldBy, .snapback,
  ])

  package static let groups: [FilterTest.Name] = [.imposedBy, .target, .measure, .programme, .package, .status]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.imposedBy, imposedBy)
    terms.visit(.target, targets)
    for measure in measures { terms.visit(.measure, measure) }
    if let programme { terms.visit(.programme, Term(programme)) }
    if let package { terms.visit(.package, Term("\(package)")) }
    terms.visit(.status, history.last?.status)
    for amount in amounts {
      terms.visit(.place, amount.place)
      terms.visit(.heldBy, amount.heldBy)
    }
    if snapback { terms.visit(.snapback, .isTrue) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Sanction>? {
    switch (test.name, test.argument) {
    case (.status, _): test.status(\.history)
    case (.inForce, .date(let date)): .check { $0.isInForce(on: date.earliest) == .yes }
    case (.expiring, .date(let date)): .check { $0.expiry.map { $0.reach.last < date.earliest } ?? false }
    case (.place, _): test.places(in: dossier)
    case (.snapback, _): .terms(.snapback, [.isTrue])
    default: nil
    }
  }

  /// When the sanction ends unless it is renewed.
  private var expiry: PartialDate? { renewal?.nextExpiry ?? period.until.date }
}

extension Sanction: DatedRecord {
  /// The first date in the sanction's ``history``, or else the first day of its ``period``.
  public var when: PartialDate? { history.firstDate() ?? period.from.date }
}

extension Dossier {
  /// The sanctions for which all of some filters hold, oldest first.
  ///
  /// - Parameter filters: The filters; without any, all sanctions.
  /// - Returns: The sanctions.
  /// - Complexity: O(*m*) in the number of sanctions that the chosen lists name; see ``explain(_:)``.
  public func sanctions(_ filters: Filter<Sanction>...) -> [Sanction] { fetch(Query(where: filters)) }
}
