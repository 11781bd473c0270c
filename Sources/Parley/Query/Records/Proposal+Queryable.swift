extension Proposal: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .kind, .involving, .status, .revises, .answers, .modelledOn, .consentOf, .provision,
  ])

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.kind, kind)
    terms.visit(.status, status.last?.status)
    terms.visit(.revises, revises)
    terms.visit(.answers, answers)
    terms.visit(.modelledOn, modelledOn)
    for involvement in involvement {
      terms.visit(.involving, involvement.actor)
      for term in FilterTest.terms(of: [involvement.actor.rawValue], as: [involvement.role.rawValue]) {
        terms.visit(.involving, term)
      }
    }
    for consent in consents { terms.visit(.consentOf, consent.actor) }
    for provision in provisions { terms.visit(.provision, provision.id) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Proposal>? {
    switch (test.name, test.argument) {
    case (.status, _): test.status(\.status)
    case (.involving, .roles(let actors, let roles, _)): .terms(.involving, FilterTest.terms(of: actors, as: roles))
    default: nil
    }
  }
}

extension Proposal: DatedRecord {
  /// The first date in the history of the proposal's ``status``.
  public var when: PartialDate? { status.firstDate() }
}
