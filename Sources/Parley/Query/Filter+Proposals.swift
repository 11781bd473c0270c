extension Filter where Item == Proposal {
  /// Proposals of one of some kinds.
  ///
  /// - Parameter kinds: The kinds.
  /// - Returns: The filter.
  public static func kind(_ kinds: Proposal.Kind...) -> Filter { Filter(.kind, .terms(kinds.map(\.rawValue))) }

  /// Proposals with which an actor had something to do.
  ///
  /// - Parameters:
  ///   - actor: The actor.
  ///   - roles: What the actor had to do with it; without roles, anything.
  /// - Returns: The filter.
  public static func involving(_ actor: Actor.ID, as roles: Involvement.Role...) -> Filter {
    Filter(.involving, .roles([actor.rawValue], roles.map(\.rawValue), on: nil))
  }

  /// Proposals that stand so on a day.
  ///
  /// - Parameters:
  ///   - status: How they stand.
  ///   - day: The day; `nil` asks for the last status on record.
  /// - Returns: The filter.
  public static func status(_ status: Proposal.Status, on day: Day? = nil) -> Filter {
    Filter(.status, .status([status.rawValue], on: day))
  }

  /// Proposals that revise a proposal.
  ///
  /// - Parameter proposal: The earlier version.
  /// - Returns: The filter.
  public static func revises(_ proposal: Proposal.ID) -> Filter { Filter(.revises, .terms([proposal.rawValue])) }

  /// Proposals that need the consent of an actor.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func requiringConsent(of actors: Actor.ID...) -> Filter {
    Filter(.consentOf, .terms(actors.map(\.rawValue)))
  }

  /// Proposals with a provision that another filter accepts.
  ///
  /// - Parameter filters: The filters for the provision.
  /// - Returns: The filter.
  public static func provision(_ filters: Filter<Provision>...) -> Filter {
    Filter(.provision, .filter(Filter<Provision>.all(filters).node, on: nil))
  }
}

extension Filter where Item == Provision {
  /// Provisions of one of some proposals.
  ///
  /// - Parameter proposals: The proposals.
  /// - Returns: The filter.
  public static func of(_ proposals: Proposal.ID...) -> Filter { Filter(.of, .terms(proposals.map(\.rawValue))) }

  /// Provisions that stand under a provision, at any depth.
  ///
  /// - Parameter provision: The provision.
  /// - Returns: The filter.
  public static func under(_ provision: Provision.ID) -> Filter { Filter(.under, .terms([provision.rawValue])) }

  /// Provisions about one of some topics.
  ///
  /// - Parameter topics: The topics.
  /// - Returns: The filter.
  public static func topic(_ topics: Topic...) -> Filter { Filter(.topic, .terms(topics.map(\.rawValue))) }

  /// Provisions by which one of some actors has to do something, or gives something up.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func obliging(_ actors: Actor.ID...) -> Filter { Filter(.obliging, .terms(actors.map(\.rawValue))) }

  /// Provisions by which one of some actors gains.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func benefiting(_ actors: Actor.ID...) -> Filter { Filter(.benefiting, .terms(actors.map(\.rawValue))) }

  /// Provisions with one of some effects.
  ///
  /// - Parameter effects: The effects.
  /// - Returns: The filter.
  public static func effect(_ effects: Provision.Effect...) -> Filter {
    Filter(.effect, .terms(effects.map(\.rawValue)))
  }

  /// Provisions worded with one of some modalities.
  ///
  /// - Parameter modalities: The modalities.
  /// - Returns: The filter.
  public static func modality(_ modalities: Provision.Modality...) -> Filter {
    Filter(.modality, .terms(modalities.map(\.rawValue)))
  }

  /// Provisions that descend from a provision, directly or through others.
  ///
  /// - Parameter provision: The ancestor.
  /// - Returns: The filter.
  public static func descendsFrom(_ provision: Provision.ID) -> Filter {
    Filter(.descendsFrom, .terms([provision.rawValue]))
  }

  /// Provisions with a figure of a unit in a range.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - range: The least and the most; a figure that is itself a range must have a number in common with it.
  /// - Returns: The filter.
  public static func quantity(_ unit: QuantityUnit, _ range: ClosedRange<DecimalNumber>) -> Filter {
    Filter(.quantity, .quantity(unit, range.lowerBound, range.upperBound))
  }

  /// Provisions with a figure of a unit that is not below a number.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - range: The least.
  /// - Returns: The filter.
  public static func quantity(_ unit: QuantityUnit, _ range: PartialRangeFrom<DecimalNumber>) -> Filter {
    Filter(.quantity, .quantity(unit, range.lowerBound, nil))
  }

  /// Provisions with a figure of a unit that is not above a number.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - range: The most.
  /// - Returns: The filter.
  public static func quantity(_ unit: QuantityUnit, _ range: PartialRangeThrough<DecimalNumber>) -> Filter {
    Filter(.quantity, .quantity(unit, nil, range.upperBound))
  }
}
