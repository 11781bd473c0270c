extension SecurityGuarantee: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .by, .for, .form, .status, .establishedBy, .blockedBy, .quantity,
  ])

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.by, guarantors)
    terms.visit(.for, beneficiaries)
    terms.visit(.form, form)
    terms.visit(.status, history.last?.status)
    terms.visit(.establishedBy, establishedBy)
    terms.visit(.blockedBy, blockedBy)
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<SecurityGuarantee>? {
    switch test.name {
    case .status: test.status(\.history)
    case .quantity: test.quantity()
    default: nil
    }
  }
}

extension SecurityGuarantee: DatedRecord {
  /// The first date in the guarantee's ``history``, or else the first day of its ``period``.
  public var when: PartialDate? { history.firstDate() ?? period.from.date }
}

extension SecurityGuarantee: QuantifiedRecord {}
