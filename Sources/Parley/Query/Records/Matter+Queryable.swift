extension Matter: Queryable {
  package static let tests: Set<FilterTest.Name> = [.topic, .under]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    for topic in topics { terms.visit(.topic, topic) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Matter>? {
    guard test.name == .under, case .terms(let ids) = test.argument else { return nil }
    let relations = dossier.relations
    return .ids(
      ids.flatMap { id in
        reached(from: [Matter.ID(unchecked: id)]) { relations.submatters[$0] ?? [] }.map(\.rawValue)
      })
  }
}
