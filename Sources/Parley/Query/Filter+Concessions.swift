extension Filter where Item == Concession {
  /// Concessions that one of some actors makes, or is asked for.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func by(_ actors: Actor.ID...) -> Filter { Filter(.by, .terms(actors.map(\.rawValue))) }

  /// Concessions by which one of some actors gains.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func to(_ actors: Actor.ID...) -> Filter { Filter(.to, .terms(actors.map(\.rawValue))) }

  /// Concessions that somebody or some text asks for.
  ///
  /// - Parameter subjects: Actors or proposals.
  /// - Returns: The filter.
  public static func demandedBy(_ subjects: Subject...) -> Filter {
    Filter(.demandedBy, .terms(subjects.map(\.description)))
  }

  /// Concessions of one of some kinds.
  ///
  /// - Parameter kinds: The kinds.
  /// - Returns: The filter.
  public static func kind(_ kinds: Concession.Kind...) -> Filter { Filter(.kind, .terms(kinds.map(\.rawValue))) }

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
  public static func establishedBy(_ provisions: Provision.ID...) -> Filter {
    Filter(.establishedBy, .terms(provisions.map(\.rawValue)))
  }
}
