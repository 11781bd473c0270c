extension Filter where Item == Proposal {
  /// Proposals of one of some kinds.
  ///
  /// - Parameter kinds: The kinds.
  /// - Returns: The filter.
  public static func kind(_ kinds: Proposal.Kind...) -> Filter { Filter(.kind, kinds) }

  /// Proposals with which an actor had something to do.
  ///
  /// - Parameters:
  ///   - actor: The actor.
  ///   - roles: What the actor had to do with it; without roles, anything.
  /// - Returns: The filter.
  public static func involving(_ actor: Actor.ID, as roles: Involvement.Role...) -> Filter {
    Filter(.involving, .roles([actor.rawValue], roles.map(\.rawValue), on: nil))
  }

  /// Proposals with which an actor had something to do that another filter accepts.
  ///
  /// - Parameters:
  ///   - filter: The filter for actors.
  ///   - roles: What the actor had to do with it; without roles, anything.
  /// - Returns: The filter.
  public static func involving(_ filter: Filter<Actor>, as roles: Involvement.Role...) -> Filter {
    Filter(.involving, .filterAs(filter.node, roles.map(\.rawValue)), around: filter)
  }

  /// Proposals that stand so on a day.
  ///
  /// - Parameters:
  ///   - statuses: How they stand.
  ///   - day: The day; `nil` asks for the last status on record.
  /// - Returns: The filter.
  public static func status(_ statuses: Proposal.Status..., on day: Day? = nil) -> Filter {
    Filter(.status, .status(statuses.map(\.rawValue), on: day))
  }

  /// Proposals that directly revise one of some proposals.
  ///
  /// - Parameter proposals: The proposals.
  /// - Returns: The filter.
  public static func revises(_ proposals: Proposal.ID...) -> Filter { Filter(.revises, proposals) }

  /// Proposals that directly revise a proposal that another filter accepts.
  ///
  /// - Parameter filter: The filter for the earlier version.
  /// - Returns: The filter.
  public static func revises(_ filter: Filter<Proposal>) -> Filter { Filter(.revises, filter) }

  /// Proposals that answer one of some proposals, as counter-offers do.
  ///
  /// - Parameter proposals: The proposals.
  /// - Returns: The filter.
  public static func answers(_ proposals: Proposal.ID...) -> Filter { Filter(.answers, proposals) }

  /// Proposals that answer a proposal that another filter accepts.
  ///
  /// - Parameter filter: The filter for what is answered.
  /// - Returns: The filter.
  public static func answers(_ filter: Filter<Proposal>) -> Filter { Filter(.answers, filter) }

  /// Proposals whose method or content follows one of some proposals.
  ///
  /// - Parameter proposals: The proposals.
  /// - Returns: The filter.
  public static func modelledOn(_ proposals: Proposal.ID...) -> Filter { Filter(.modelledOn, proposals) }

  /// Proposals whose method or content follows a proposal that another filter accepts.
  ///
  /// - Parameter filter: The filter for the model.
  /// - Returns: The filter.
  public static func modelledOn(_ filter: Filter<Proposal>) -> Filter { Filter(.modelledOn, filter) }

  /// Proposals that need the consent of one of some actors.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func consent(of actors: Actor.ID...) -> Filter { Filter(.consent, actors) }

  /// Proposals that need the consent of an actor that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func consent(of filter: Filter<Actor>) -> Filter { Filter(.consent, filter) }

  /// Proposals with a provision that another filter accepts.
  ///
  /// - Parameter filters: The filters for the provision.
  /// - Returns: The filter.
  public static func provision(_ filters: Filter<Provision>...) -> Filter {
    Filter(.provision, Filter<Provision>.all(filters))
  }
}

extension Grouping where Item == Proposal {
  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }

  /// By the last status on record.
  public static var status: Grouping { Grouping(.status) }

  /// By the actor whose consent is needed.
  public static var consent: Grouping { Grouping(.consent) }
}

extension Proposal: Searchable {
  package func texts(_ visit: TextVisitor) {
    title.texts(of: "title", visit)
    if let summary { visit("summary", summary) }
  }
}

extension Proposal: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .kind, .involving, .status, .revises, .answers, .modelledOn, .consent, .provision,
  ])

  package static let groups: [FilterTest.Name] = [.kind, .status, .consent]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.kind, kind)
    terms.visit(.status, status.last?.status)
    terms.visit(.revises, revises)
    terms.visit(.answers, answers)
    terms.visit(.modelledOn, modelledOn)
    for involvement in involvement {
      terms.visit(.involving, involvement.actor)
      for term in FilterTest.terms(of: [involvement.actor.rawValue], as: [involvement.role.rawValue]) {
        terms.visit(.involving, term)
      }
    }
    for consent in consents { terms.visit(.consent, consent.actor) }
    for provision in provisions { terms.visit(.provision, provision.id) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Proposal>? {
    switch (test.name, test.argument) {
    case (.status, _): test.status(\.status)
    case (.involving, .roles(let actors, let roles, _)): .terms(.involving, FilterTest.terms(of: actors, as: roles))
    default: nil
    }
  }
}

extension Proposal: DatedRecord {
  /// The first date in the history of the proposal's ``status``.
  public var when: PartialDate? { status.firstDate() }
}

extension Dossier {
  /// The proposals for which all of some filters hold, oldest first.
  ///
  /// - Parameter filters: The filters; without any, all proposals.
  /// - Returns: The proposals.
  /// - Complexity: O(*m*) in the number of proposals that the chosen lists name; see ``explain(_:)``.
  public func proposals(_ filters: Filter<Proposal>...) -> [Proposal] { fetch(Query(where: filters)) }
}
