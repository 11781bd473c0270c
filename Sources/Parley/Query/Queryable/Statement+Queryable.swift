extension Statement: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .by, .speaker, .speakingFor, .onBehalfOf, .addressedTo, .reportedBy, .capacity, .stance, .mode, .atEvent, .inPlace,
    .respondsTo, .retracts,
  ])

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.by, speakers)
    terms.visit(.onBehalfOf, onBehalfOf)
    terms.visit(.addressedTo, addressees)
    terms.visit(.reportedBy, reportedBy)
    terms.visit(.capacity, capacity)
    terms.visit(.mode, mode)
    terms.visit(.atEvent, occasion)
    terms.visit(.inPlace, place)
    terms.visit(.respondsTo, respondsTo)
    terms.visit(.retracts, retracts)
    for stance in stances {
      terms.visit(.concerning, Term(stance.subject))
      terms.visit(.attitude, stance.attitude)
      terms.visit(.firmness, stance.firmness)
    }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Statement>? {
    test.name == .inPlace ? test.places(in: dossier) : nil
  }
}

extension Statement: DatedRecord {
  /// The ``date`` of the statement.
  public var when: PartialDate? { date }
}

extension Stance {
  /// The tests that may be asked of a stance.
  package static let tests: Set<FilterTest.Name> = [
    .concerning, .concerningProposal, .concerningProvision, .attitude, .polarity, .firmness,
  ]
}
