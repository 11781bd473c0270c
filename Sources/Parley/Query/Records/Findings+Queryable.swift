extension Finding: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([.about, .score, .quantity])

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.about, Term(subject))
    if let score { terms.visit(.score, Term("\(score)")) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Finding>? {
    test.quantity()
  }
}

extension Finding: DatedRecord {
  /// The ``date`` of the finding.
  public var when: PartialDate? { date }
}

extension Finding: QuantifiedRecord {
  /// The ``quantity`` as a list of at most one.
  public var quantities: [Quantity] { quantity.map { [$0] } ?? [] }
}

extension Discrepancy: Queryable {
  package static let tests: Set<FilterTest.Name> = [.about, .member]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.about, Term(subject))
    terms.visit(.member, Term(member))
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Discrepancy>? { nil }
}
