extension Filter where Item == Provision {
  /// Provisions of one of some proposals.
  ///
  /// - Parameter proposals: The proposals.
  /// - Returns: The filter.
  public static func proposal(_ proposals: Proposal.ID...) -> Filter { Filter(.proposal, proposals) }

  /// Provisions of a proposal that another filter accepts.
  ///
  /// - Parameter filter: The filter for proposals.
  /// - Returns: The filter.
  public static func proposal(_ filter: Filter<Proposal>) -> Filter { Filter(.proposal, filter) }

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
  public static func obligor(_ actors: Actor.ID...) -> Filter { Filter(.obligor, actors) }

  /// Provisions by which an actor has to do something, or gives something up, that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func obligor(_ filter: Filter<Actor>) -> Filter { Filter(.obligor, filter) }

  /// Provisions by which one of some actors gains.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func beneficiary(_ actors: Actor.ID...) -> Filter { Filter(.beneficiary, actors) }

  /// Provisions by which an actor gains that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func beneficiary(_ filter: Filter<Actor>) -> Filter { Filter(.beneficiary, filter) }

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
  public static func place(_ places: Place.ID...) -> Filter { Filter(.place, places) }

  /// Provisions that name a place that another filter accepts, or a part of one.
  ///
  /// - Parameter filter: The filter for places.
  /// - Returns: The filter.
  public static func place(_ filter: Filter<Place>) -> Filter { Filter(.place, filter) }
}

extension Grouping where Item == Provision {
  /// By topic.
  public static var topic: Grouping { Grouping(.topic) }

  /// By who has to do something, or gives something up.
  public static var obligor: Grouping { Grouping(.obligor) }

  /// By who gains.
  public static var beneficiary: Grouping { Grouping(.beneficiary) }

  /// By effect.
  public static var effect: Grouping { Grouping(.effect) }

  /// By modality.
  public static var modality: Grouping { Grouping(.modality) }

  /// By the place that is named.
  public static var place: Grouping { Grouping(.place) }
}

extension Provision: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("text", text)
    conditions.texts(of: "conditions", visit)
    if let after = deadline?.after { visit("deadline.after", after) }
  }
}

extension Provision: Queryable {
  package static let tests: Set<FilterTest.Name> = [
    .proposal, .under, .topic, .obligor, .beneficiary, .effect, .modality, .descendsFrom, .quantity, .place,
  ]

  package static let groups: [FilterTest.Name] = [.topic, .obligor, .beneficiary, .effect, .modality, .place]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    for coding in topics { terms.visit(.topic, coding.topic) }
    terms.visit(.obligor, obligors)
    terms.visit(.beneficiary, beneficiaries)
    for effect in effects { terms.visit(.effect, effect) }
    terms.visit(.modality, modality)
    terms.visit(.place, places)
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Provision>? {
    switch (test.name, test.argument) {
    case (.proposal, .terms(let proposals)): .ids(dossier.provisionIDs(of: proposals))
    case (.under, .terms(let ids)): .ids(ids.flatMap { dossier.subprovisionIDs(below: $0) })
    case (.descendsFrom, .terms(let ids)):
      .ids(ids.flatMap { dossier.descendants(of: EntityID(unchecked: $0)).map(\.id.rawValue) })
    case (.quantity, _): test.quantity()
    case (.place, _): test.places(in: dossier)
    default: nil
    }
  }
}

extension Provision: QuantifiedRecord {}

extension Dossier {
  /// The provisions for which all of some filters hold: those of one proposal in the order of its text.
  ///
  /// - Parameter filters: The filters; without any, all provisions.
  /// - Returns: The provisions.
  /// - Complexity: O(*n*) in the number of provisions.
  public func provisions(_ filters: Filter<Provision>...) -> [Provision] {
    let found = ids(.provision, .all(filters.map(\.node)))
    return proposals.flatMap(\.provisions).filter { found.contains($0.id.rawValue) }
  }

  fileprivate func subprovisionIDs(below id: String) -> [String] {
    let relations = relations
    return reached(from: [Provision.ID(unchecked: id)]) { relations.subprovisions[$0] ?? [] }.map(\.rawValue)
  }
}
