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
    // By position: a copy of each stance would count all that it holds.
    let stances = stances
    for position in stances.indices {
      terms.visit(.concerning, Term(stances[position].subject))
      terms.visit(.attitude, stances[position].attitude)
      terms.visit(.firmness, stances[position].firmness)
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
