extension Event: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .kind, .status, .participant, .invited, .excluded, .about, .inPlace,
  ])

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.kind, kind)
    terms.visit(.status, status)
    terms.visit(.participant, participants)
    terms.visit(.invited, invited)
    terms.visit(.excluded, excluded)
    for subject in about { terms.visit(.about, Term(subject)) }
    terms.visit(.inPlace, place)
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Event>? {
    switch (test.name, test.argument) {
    // An event has one status and no history of them: every day has the same.
    case (.status, .status(let terms, _)): .terms(.status, terms.map { Term($0) })
    case (.inPlace, _): test.places(in: dossier)
    default: nil
    }
  }
}

extension Event: DatedRecord {
  /// The ``date`` of the event.
  public var when: PartialDate? { date }
}
