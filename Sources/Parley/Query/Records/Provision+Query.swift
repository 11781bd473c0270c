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

extension Grouping where Item == Provision {
  /// By topic.
  public static var topic: Grouping { Grouping(.topic) }

  /// By who has to do something, or gives something up.
  public static var obligor: Grouping { Grouping(.obliging) }

  /// By who gains.
  public static var beneficiary: Grouping { Grouping(.benefiting) }

  /// By effect.
  public static var effect: Grouping { Grouping(.effect) }

  /// By modality.
  public static var modality: Grouping { Grouping(.modality) }

  /// By the place that is named.
  public static var place: Grouping { Grouping(.inPlace) }
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
    .of, .under, .topic, .obliging, .benefiting, .effect, .modality, .descendsFrom, .quantity, .inPlace,
  ]

  package static let groups: [FilterTest.Name] = [.topic, .obliging, .benefiting, .effect, .modality, .inPlace]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    for coding in topics { terms.visit(.topic, coding.topic) }
    terms.visit(.obliging, obligors)
    terms.visit(.benefiting, beneficiaries)
    for effect in effects { terms.visit(.effect, effect) }
    terms.visit(.modality, modality)
    terms.visit(.inPlace, places)
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Provision>? {
    switch (test.name, test.argument) {
    case (.of, .terms(let proposals)): .ids(dossier.provisionIDs(of: proposals))
    case (.under, .terms(let ids)): .ids(ids.flatMap { dossier.subprovisionIDs(below: $0) })
    case (.descendsFrom, .terms(let ids)):
      .ids(ids.flatMap { dossier.descendants(of: EntityID(unchecked: $0)).map(\.id.rawValue) })
    case (.quantity, _): test.quantity()
    case (.inPlace, _): test.places(in: dossier)
    default: nil
    }
  }
}

extension Provision: QuantifiedRecord {}

extension Dossier {
  fileprivate func subprovisionIDs(below id: String) -> [String] {
    let relations = relations
    return reached(from: [Provision.ID(unchecked: id)]) { relations.subprovisions[$0] ?? [] }.map(\.rawValue)
  }
}
