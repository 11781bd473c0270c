extension Filter where Item == Pledge {
  /// Pledges of one of some actors.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func by(_ actors: Actor.ID...) -> Filter { Filter(.by, actors) }

  /// Pledges of an actor that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func by(_ filter: Filter<Actor>) -> Filter { Filter(.by, filter) }

  /// Pledges to one of some actors.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func to(_ actors: Actor.ID...) -> Filter { Filter(.to, actors) }

  /// Pledges to an actor that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func to(_ filter: Filter<Actor>) -> Filter { Filter(.to, filter) }

  /// Pledges of one of some kinds.
  ///
  /// - Parameter kinds: The kinds.
  /// - Returns: The filter.
  public static func kind(_ kinds: Pledge.Kind...) -> Filter { Filter(.kind, kinds) }

  /// Pledges that stand so on a day.
  ///
  /// - Parameters:
  ///   - statuses: How they stand.
  ///   - day: The day; `nil` asks for the last status on record.
  /// - Returns: The filter.
  public static func status(_ statuses: Pledge.Status..., on day: Day? = nil) -> Filter {
    Filter(.status, .status(statuses.map(\.rawValue), on: day))
  }
}

extension Grouping where Item == Pledge {
  /// By who makes it.
  public static var by: Grouping { Grouping(.by) }

  /// By whom it is made to.
  public static var to: Grouping { Grouping(.to) }

  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }

  /// By the last status on record.
  public static var status: Grouping { Grouping(.status) }
}

extension Pledge: Searchable {
  package func texts(_ visit: TextVisitor) { visit("summary", summary) }
}

extension Pledge: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .by, .to, .kind, .status, .quantity,
  ])

  package static let groups: [FilterTest.Name] = [.by, .to, .kind, .status]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.by, by)
    terms.visit(.to, to)
    terms.visit(.kind, kind)
    terms.visit(.status, history.last?.status)
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Pledge>? {
    switch test.name {
    case .status: test.status(\.history)
    case .quantity: test.quantity()
    default: nil
    }
  }
}

extension Pledge: DatedRecord {
  /// The first date in the pledge's ``history``, or else the first day of its ``period``.
  public var when: PartialDate? { history.firstDate() ?? period.from.date }
}

extension Pledge: QuantifiedRecord {
  /// The ``quantity`` and its ``equivalents``.
  public var quantities: [Quantity] { (quantity.map { [$0] } ?? []) + equivalents }
}

extension Dossier {
  /// The pledges for which all of some filters hold, oldest first.
  ///
  /// - Parameter filters: The filters; without any, all pledges.
  /// - Returns: The pledges.
  /// - Complexity: O(*m*) in the number of pledges that the chosen lists name; see ``explain(_:)``.
  public func pledges(_ filters: Filter<Pledge>...) -> [Pledge] { fetch(Query(where: filters)) }
}
