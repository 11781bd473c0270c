extension Filter where Item == Provision {
  /// Provisions of one of some proposals.
  ///
  /// - Parameter proposals: The proposals.
  /// - Returns: The filter.
  public static func of(_ proposals: Proposal.ID...) -> Filter { Filter(.of, proposals) }

  /// Provisions of a proposal that another filter accepts.
  ///
  /// - Parameter filter: The filter for proposals.
  /// - Returns: The filter.
  public static func of(_ filter: Filter<Proposal>) -> Filter { Filter(.of, filter) }

  /// Provisions that stand under one of some provisions, at any depth.
  ///
  /// - Parameter provisions: The provisions.
  /// - Returns: The filter.
  public static func under(_ provisions: Provision.ID...) -> Filter { Filter(.under, provisions) }

  /// Provisions about one of some topics.
  ///
  /// - Parameter topics: The topics.
  /// - Returns: The filter.
  public static func topic(_ topics: Topic...) -> Filter { Filter(.topic, topics) }

  /// Provisions by which one of some actors has to do something, or gives something up.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func obliging(_ actors: Actor.ID...) -> Filter { Filter(.obliging, actors) }

  /// Provisions by which an actor has to do something, or gives something up, that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func obliging(_ filter: Filter<Actor>) -> Filter { Filter(.obliging, filter) }

  /// Provisions by which one of some actors gains.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func benefiting(_ actors: Actor.ID...) -> Filter { Filter(.benefiting, actors) }

  /// Provisions by which an actor gains that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func benefiting(_ filter: Filter<Actor>) -> Filter { Filter(.benefiting, filter) }

  /// Provisions with one of some effects.
  ///
  /// - Parameter effects: The effects.
  /// - Returns: The filter.
  public static func effect(_ effects: Provision.Effect...) -> Filter {
    Filter(.effect, effects)
  }

  /// Provisions worded with one of some modalities.
  ///
  /// - Parameter modalities: The modalities.
  /// - Returns: The filter.
  public static func modality(_ modalities: Provision.Modality...) -> Filter {
    Filter(.modality, modalities)
  }

  /// Provisions that descend from one of some provisions, directly or through others.
  ///
  /// - Parameter provisions: The ancestors.
  /// - Returns: The filter.
  public static func descendsFrom(_ provisions: Provision.ID...) -> Filter { Filter(.descendsFrom, provisions) }

  /// Provisions that name one of some places, or a part of one.
  ///
  /// - Parameter places: The places.
  /// - Returns: The filter.
  public static func `in`(_ places: Place.ID...) -> Filter { Filter(.inPlace, places) }

  /// Provisions that name a place that another filter accepts, or a part of one.
  ///
  /// - Parameter filter: The filter for places.
  /// - Returns: The filter.
  public static func `in`(_ filter: Filter<Place>) -> Filter { Filter(.inPlace, filter) }
}
