extension Pledge: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .by, .to, .kind, .status, .quantity,
  ])

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.by, by)
    terms.visit(.to, to)
    terms.visit(.kind, kind)
    terms.visit(.status, history.last?.status)
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Pledge>? {
    switch test.name {
    case .status: test.status(\.history)
    case .quantity: test.quantity()
    default: nil
    }
  }
}

extension Pledge: DatedRecord {
  /// The first date in the pledge's ``history``, or else the first day of its ``period``.
  public var when: PartialDate? { history.firstDate() ?? period.from.date }
}

extension Pledge: QuantifiedRecord {
  /// The ``quantity`` and its ``equivalents``.
  public var quantities: [Quantity] { (quantity.map { [$0] } ?? []) + equivalents }
}
