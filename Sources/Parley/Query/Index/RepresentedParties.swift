/// The parties for which somebody speaks on a day; see ``Grouping/representedParty``.
final class RepresentedParties {
  private let dossier: Dossier
  private lazy var turns = dossier.turningDays
  private var table = TermTable()
  private var known: [Voice: [UInt32]] = [:]

  /// Somebody in a stretch of days in which all offices are the same; without one, outside of office.
  private struct Voice: Hashable {
    let actor: String
    let stretch: Int?
  }

  init(_ dossier: Dossier) {
    self.dossier = dossier
  }

  /// The parties of each statement of a segment, and what the numbers stand for.
  ///
  /// - Complexity: O(*r* + *v* *a*) in the numbers of rows, of different speakers in different stretches of days, and of
  ///   affiliations that lead on from one.
  func column(of index: RowIndex) -> (Column, [String]) {
    let (speakers, behalf) = (index.fieldOrEmpty(.by), index.fieldOrEmpty(.onBehalfOf))
    let capacities = index.fieldOrEmpty(.capacity)
    let personal = capacities.terms.number(of: Term(Statement.Capacity.personal.rawValue))
    var column = Column()
    var parties: [UInt32] = []
    for row in 0..<index.count {
      let day = index.dates.latest(row)
      let isPersonal =
        personal.map { capacities.column[row].map { capacities.column.values[$0] }.contains($0) } ?? false
      parties.removeAll(keepingCapacity: true)
      for (field, day) in [(speakers, isPersonal ? nil : day), (behalf, day)] {
        for position in field.column[row] where field.column.values[position] != Column.none {
          let actor = field.terms.terms[Int(field.column.values[position])].text
          for party in self.parties(of: actor, on: day) where !parties.contains(party) { parties.append(party) }
        }
      }
      for party in parties { column.append(party) }
      column.endRow()
    }
    return (column, table.terms.map(\.text))
  }

  private func parties(of actor: String, on day: Day?) -> [UInt32] {
    let voice = Voice(actor: actor, stretch: day.map(turns.stretch))
    if let parties = known[voice] { return parties }
    let id = Actor.ID(unchecked: actor)
    let bodies = ([id] + (day.map { dossier.represents(id, on: $0) } ?? [])).compactMap { dossier.actors[$0] }
      .filter { $0.kind != .person }
    let outermost = bodies.filter { body in
      guard let day else { return true }
      return !body.affiliations.contains {
        $0.role == .partOf && $0.organisation != body.id && $0.period.contains(day) == .yes
          && dossier.actors.contains($0.organisation)
      }
    }
    // Bodies that are parts of each other in a circle have no outermost.
    let parties = (outermost.isEmpty ? bodies : outermost).map { table.intern(Term($0.id.rawValue)) }
    known[voice] = parties
    return parties
  }
}
