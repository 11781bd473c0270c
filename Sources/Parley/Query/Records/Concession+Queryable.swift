extension Concession: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .by, .to, .demandedBy, .kind, .status, .establishedBy, .inPlace, .quantity, .statement,
  ])

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.by, by)
    terms.visit(.to, to)
    for subject in demandedBy { terms.visit(.demandedBy, Term(subject.description)) }
    terms.visit(.kind, kind)
    terms.visit(.status, history.last?.status)
    terms.visit(.establishedBy, establishedBy)
    terms.visit(.inPlace, places)
    terms.visit(.statement, statements)
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Concession>? {
    switch test.name {
    case .status: test.status(\.history)
    case .quantity: test.quantity()
    case .inPlace: test.places(in: dossier)
    default: nil
    }
  }
}

extension Concession: DatedRecord {
  /// The first date in the concession's ``history``.
  public var when: PartialDate? { history.firstDate() }
}

extension Concession: QuantifiedRecord {}
