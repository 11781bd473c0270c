extension Source: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .kind, .publisher, .language, .grade,
  ])

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.kind, kind)
    terms.visit(.grade, grade)
    if let publisher { terms.visit(.publisher, Term(publisher)) }
    if let language { terms.visit(.language, Term(language.description)) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Source>? { nil }
}

extension Source: DatedRecord {
  /// When the source was ``published``.
  public var when: PartialDate? { published }
}
