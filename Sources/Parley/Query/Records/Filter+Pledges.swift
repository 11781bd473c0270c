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
