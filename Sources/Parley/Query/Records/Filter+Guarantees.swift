extension Filter where Item == SecurityGuarantee {
  /// Guarantees that one of some actors gives.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func by(_ actors: Actor.ID...) -> Filter { Filter(.by, actors) }

  /// Guarantees given by an actor that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func by(_ filter: Filter<Actor>) -> Filter { Filter(.by, filter) }

  /// Guarantees for one of some actors.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func `for`(_ actors: Actor.ID...) -> Filter { Filter(.for, actors) }

  /// Guarantees for an actor that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func `for`(_ filter: Filter<Actor>) -> Filter { Filter(.for, filter) }

  /// Guarantees of one of some forms.
  ///
  /// - Parameter forms: The forms.
  /// - Returns: The filter.
  public static func form(_ forms: SecurityGuarantee.Form...) -> Filter { Filter(.form, forms) }

  /// Guarantees that stand so on a day.
  ///
  /// - Parameters:
  ///   - statuses: How they stand.
  ///   - day: The day; `nil` asks for the last status on record.
  /// - Returns: The filter.
  public static func status(_ statuses: SecurityGuarantee.Status..., on day: Day? = nil) -> Filter {
    Filter(.status, .status(statuses.map(\.rawValue), on: day))
  }

  /// Guarantees that one of some provisions contains.
  ///
  /// - Parameter provisions: The provisions.
  /// - Returns: The filter.
  public static func establishedBy(_ provisions: Provision.ID...) -> Filter { Filter(.establishedBy, provisions) }

  /// Guarantees contained in a provision that another filter accepts.
  ///
  /// - Parameter filter: The filter for provisions.
  /// - Returns: The filter.
  public static func establishedBy(_ filter: Filter<Provision>) -> Filter { Filter(.establishedBy, filter) }

  /// Guarantees that one of some provisions rules out.
  ///
  /// - Parameter provisions: The provisions.
  /// - Returns: The filter.
  public static func blockedBy(_ provisions: Provision.ID...) -> Filter { Filter(.blockedBy, provisions) }

  /// Guarantees ruled out by a provision that another filter accepts.
  ///
  /// - Parameter filter: The filter for provisions.
  /// - Returns: The filter.
  public static func blockedBy(_ filter: Filter<Provision>) -> Filter { Filter(.blockedBy, filter) }
}
