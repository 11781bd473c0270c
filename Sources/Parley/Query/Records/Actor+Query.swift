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

extension Grouping where Item == Actor {
  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }

  /// By the organisation in which the actor is or was something.
  public static var organisation: Grouping { Grouping(.affiliated) }
}

extension Actor: Searchable {
  package func texts(_ visit: TextVisitor) {
    name.texts(of: "name", visit)
    for (index, affiliation) in affiliations.enumerated() {
      if let title = affiliation.title { visit("affiliations[\(index)].title", title) }
    }
  }
}

extension Actor: Queryable {
  package static let tests: Set<FilterTest.Name> = [.kind, .anonymous, .affiliated, .membersOf, .identifier]

  package static let groups: [FilterTest.Name] = [.kind, .affiliated]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.kind, kind)
    if anonymous { terms.visit(.anonymous, .isTrue) }
    for affiliation in affiliations { terms.visit(.affiliated, affiliation.organisation) }
    for identifier in identifiers { terms.visit(.identifier, Term("\(identifier.scheme):\(identifier.value)")) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Actor>? {
    switch (test.name, test.argument) {
    case (.anonymous, _): .terms(.anonymous, [.isTrue])
    case (.affiliated, .roles(let organisations, let roles, let day)):
      if roles.isEmpty, day == nil {
        .terms(.affiliated, organisations.map { Term($0) })
      } else {
        .check { [roles = roles.map(Affiliation.Role.init(rawValue:))] actor in
          actor.isAffiliated(with: organisations, as: roles, on: day)
        }
      }
    case (.membersOf, .roles(let organisations, _, let day)):
      .ids(organisations.flatMap { dossier.memberIDs(of: EntityID(unchecked: $0), on: day) })
    default: nil
    }
  }

  private func isAffiliated(with organisations: [String], as roles: [Affiliation.Role], on day: Day?) -> Bool {
    affiliations.contains { affiliation in
      organisations.contains(affiliation.organisation.rawValue)
        && (roles.isEmpty || roles.contains(affiliation.role))
        && day.map { affiliation.period.contains($0) == .yes } ?? true
    }
  }
}

extension Dossier {
  /// The identifiers of the members of a bloc on a day; without a day, of all that ever were.
  fileprivate func memberIDs(of organisation: Actor.ID, on day: Day?) -> [String] {
    if let day { return members(of: organisation, on: day).map(\.rawValue) }
    let relations = relations
    return reached(from: [organisation]) { body in
      (relations.affiliates[body] ?? []).filter { $0.affiliation.role == .member }.map(\.actor)
    }
    .map(\.rawValue)
  }
}

extension Dossier {
  /// The actors for which all of some filters hold, in the order of their identifiers.
  ///
  /// - Parameter filters: The filters; without any, all actors.
  /// - Returns: The actors.
  /// - Complexity: O(*m*) in the number of actors that the chosen lists name; see ``explain(_:)``.
  public func actors(_ filters: Filter<Actor>...) -> [Actor] { fetch(Query(where: filters)) }
}
