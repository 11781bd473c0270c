extension Filter where Item == Actor {
  /// Actors of one of some kinds.
  ///
  /// - Parameter kinds: The kinds.
  /// - Returns: The filter.
  public static func kind(_ kinds: Actor.Kind...) -> Filter { Filter(.kind, kinds) }

  /// Actors that are known by description alone.
  public static var anonymous: Filter { Filter(.anonymous, .terms([])) }

  /// Actors that another register knows under an identifier.
  ///
  /// - Parameters:
  ///   - scheme: The register.
  ///   - value: The identifier there.
  /// - Returns: The filter.
  public static func identifier(_ scheme: ActorIdentifier.Scheme, _ value: String) -> Filter {
    Filter(.identifier, .terms(["\(scheme):\(value)"]))
  }

  /// Actors that are something in an organisation.
  ///
  /// - Parameters:
  ///   - organisation: The organisation.
  ///   - roles: What they are there; without roles, anything.
  ///   - day: The day on which it must be so; `nil` stands for the day of the record that refers to the actor, and for
  ///     any time where there is none.
  /// - Returns: The filter.
  public static func affiliated(
    with organisation: Actor.ID, as roles: Affiliation.Role..., on day: Day? = nil
  ) -> Filter {
    Filter(.affiliated, .roles([organisation.rawValue], roles.map(\.rawValue), on: day))
  }

  /// Members of a bloc, members of members included.
  ///
  /// - Parameters:
  ///   - organisation: The bloc.
  ///   - day: The day on which it must be so; `nil` stands for the day of the record that refers to the actor, and for
  ///     any time where there is none.
  /// - Returns: The filter.
  public static func members(of organisation: Actor.ID, on day: Day? = nil) -> Filter {
    Filter(.membersOf, .roles([organisation.rawValue], [], on: day))
  }
}
