/// The parties for which somebody speaks on a day; see ``Grouping/representedParty``.
final class RepresentedParties {
  private let dossier: Dossier
  private lazy var turns = dossier.turningDays
  private var table = TermTable()
  private var known: [Voice: [UInt32]] = [:]
  /// What leads outwards in each stretch of days.
  private var ways: [Int: WayEnds<Actor.ID>] = [:]

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
  /// - Complexity: O(*r* + *e* + *p* log *p*) in the numbers of rows, of affiliations that lead on from the speakers, once
  ///   for each stretch of days in which there are words, and of parties found for different speakers in them.
  func column(of index: RowIndex) -> (Column, [String]) {
    let (speakers, behalf) = (index.fieldOrEmpty(.speaker), index.fieldOrEmpty(.onBehalfOf))
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
    let parties = bodies(for: Actor.ID(unchecked: actor), on: day, voice.stretch)
      .map { table.intern(Term($0.rawValue)) }
    known[voice] = parties
    return parties
  }

  /// The outermost bodies for which somebody speaks.
  private func bodies(for actor: Actor.ID, on day: Day?, _ stretch: Int?) -> [Actor.ID] {
    guard let day, let stretch else { return isBody(actor) ? [actor] : [] }
    var outermost: Set<Actor.ID> = wholes(of: actor, on: day).isEmpty ? [actor] : []
    for affiliation in dossier.actors[actor]?.affiliations ?? []
    where affiliation.role == .partOf || affiliation.role.speaksForOrganisation {
      guard affiliation.period.contains(day) == .yes else { continue }
      let ends = ways[stretch, default: WayEnds()].ends(of: affiliation.organisation) { wholes(of: $0, on: day) }
      if !ends.isEmpty {
        outermost.formUnion(ends)
      } else if wholes(of: affiliation.organisation, on: day).isEmpty {
        outermost.insert(affiliation.organisation)
      }
    }
    let found = outermost.filter(isBody).sorted()
    // Bodies that are parts of each other in a circle have no outermost.
    return found.isEmpty ? ([actor] + dossier.represents(actor, on: day)).filter(isBody) : found
  }

  private func isBody(_ actor: Actor.ID) -> Bool {
    dossier.actors[actor].map { $0.kind != .person } ?? false
  }

  /// What a body is part of on a day, as far as the dossier knows it.
  private func wholes(of body: Actor.ID, on day: Day) -> [Actor.ID] {
    (dossier.actors[body]?.affiliations ?? []).filter {
      $0.role == .partOf && $0.organisation != body && $0.period.contains(day) == .yes
        && dossier.actors.contains($0.organisation)
    }
    .map(\.organisation)
  }
}
