extension Sanction: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .imposedBy, .target, .measure, .programme, .package, .status, .inForce, .expiring, .inPlace, .heldBy, .snapback,
  ])

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.imposedBy, imposedBy)
    terms.visit(.target, targets)
    for measure in measures { terms.visit(.measure, measure) }
    if let programme { terms.visit(.programme, Term(programme)) }
    if let package { terms.visit(.package, Term("\(package)")) }
    terms.visit(.status, history.last?.status)
    for amount in amounts {
      terms.visit(.inPlace, amount.place)
      terms.visit(.heldBy, amount.heldBy)
    }
    if snapback { terms.visit(.snapback, .isTrue) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Sanction>? {
    switch (test.name, test.argument) {
    case (.status, _): test.status(\.history)
    case (.inForce, .date(let date)): .check { $0.isInForce(on: date.earliest) == .yes }
    case (.expiring, .date(let date)): .check { $0.expiry.map { $0.reach.last < date.earliest } ?? false }
    case (.inPlace, _): test.places(in: dossier)
    case (.snapback, _): .terms(.snapback, [.isTrue])
    default: nil
    }
  }

  /// When the sanction ends unless it is renewed.
  private var expiry: PartialDate? { renewal?.nextExpiry ?? period.until.date }
}

extension Sanction: DatedRecord {
  /// The first date in the sanction's ``history``, or else the first day of its ``period``.
  public var when: PartialDate? { history.firstDate() ?? period.from.date }
}
