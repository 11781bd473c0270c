// What the affiliations of one actor say about time.

extension Validator {
  /// Reports affiliations without dates, and those of one actor that contradict each other.
  mutating func checkAffiliations() {
    for actor in dossier.actors {
      checkDates(of: actor)
      if actor.affiliations.count > 1 { checkContradictions(of: actor) }
    }
  }

  /// A part of a larger body may be one for good, and people known only by description come and go unnoticed.
  private mutating func checkDates(of actor: Actor) {
    if actor.anonymous || actor.kind == .group { return }
    for (index, affiliation) in actor.affiliations.enumerated()
    where affiliation.role != .partOf && affiliation.period.from == .open && affiliation.period.until == .open {
      report(
        .note, .membershipUndated, .actor, actor.id.rawValue, "affiliations[\(index)]",
        "without dates, \(actor.id) is \(affiliation.role) of \(affiliation.organisation) on any day",
        "say from when; \"unknown\" where nobody knows")
    }
  }

  /// One person cannot have left an office, and hold it still, or have left it on another day.
  private mutating func checkContradictions(of actor: Actor) {
    for places in AffiliationOffice.places(in: actor.affiliations) where places.count > 1 {
      let tenures = places.map { (index: $0, period: actor.affiliations[$0].period) }
      // The earliest day on which some tenure without an end certainly runs, and the beginnings of such tenures.
      let open = tenures.filter { $0.period.until == .open }
      let running = open.compactMap(\.period.certainSpan?.lowerBound).min()
      let beginnings = Set(open.map(\.period.from))
      checkBeginnings(of: actor, open)
      var ends: [Period.Bound: PartialDate] = [:]
      for (index, period) in tenures where period.until != .open {
        let overlaps = running.map { period.certainSpan?.upperBound ?? .min > $0 } ?? false
        if beginnings.contains(period.from) || overlaps {
          report(actor, index, "elsewhere the office of \(actor.id) has no end, here it ends \(Self.end(period))")
        }
        guard let end = period.until.date else { continue }
        guard let other = ends[period.from] else {
          ends[period.from] = end
          continue
        }
        if end.reach.last < other.reach.first || other.reach.last < end.reach.first {
          report(actor, index, "elsewhere the office of \(actor.id) ends on \(other), here on \(end)")
        }
      }
    }
  }

  /// One office that goes on has one beginning.
  private mutating func checkBeginnings(of actor: Actor, _ open: [(index: Int, period: Period)]) {
    var first: PartialDate?
    for (index, period) in open {
      guard let beginning = period.from.date else { continue }
      guard let other = first else {
        first = beginning
        continue
      }
      if beginning.reach.last < other.reach.first || other.reach.last < beginning.reach.first {
        report(actor, index, "elsewhere the office of \(actor.id) begins on \(other) and goes on, here on \(beginning)")
      }
    }
  }

  private static func end(_ period: Period) -> String { period.until.date.map { "on \($0)" } ?? "on an unknown day" }

  private mutating func report(_ actor: Actor, _ index: Int, _ message: String) {
    report(
      .warning, .affiliationContradicts, .actor, actor.id.rawValue, "affiliations[\(index)]", message,
      "keep one of the two")
  }
}

/// An office by what it is and where.
private struct AffiliationOffice: Hashable {
  var organisation: Actor.ID
  var role: Affiliation.Role
  var title: String?

  /// The positions of affiliations with the same office, each office once, in the order in which they first occur.
  static func places(in affiliations: [Affiliation]) -> [[Int]] {
    var numbers: [AffiliationOffice: Int] = [:]
    var places: [[Int]] = []
    for (index, affiliation) in affiliations.enumerated() {
      let office = AffiliationOffice(
        organisation: affiliation.organisation, role: affiliation.role, title: affiliation.title?.lowercased())
      if let number = numbers[office] {
        places[number].append(index)
      } else {
        numbers[office] = places.count
        places.append([index])
      }
    }
    return places
  }
}
