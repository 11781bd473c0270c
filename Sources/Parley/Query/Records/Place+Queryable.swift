extension Place: Queryable {
  package static let tests: Set<FilterTest.Name> = [.kind, .isoCode, .partOf]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.kind, kind)
    if let isoCode { terms.visit(.isoCode, Term(isoCode)) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Place>? {
    guard test.name == .partOf, case .terms(let ids) = test.argument else { return nil }
    return .ids(ids.flatMap { dossier.places(in: [$0]).dropFirst() })
  }
}
