extension Provision: Queryable {
  package static let tests: Set<FilterTest.Name> = [
    .of, .under, .topic, .obliging, .benefiting, .effect, .modality, .descendsFrom, .quantity, .inPlace,
  ]

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

extension Dossier {
  fileprivate func subprovisionIDs(below id: String) -> [String] {
    let relations = relations
    return reached(from: [Provision.ID(unchecked: id)]) { relations.subprovisions[$0] ?? [] }.map(\.rawValue)
  }
}

extension Provision: QuantifiedRecord {}
