/// The days on which an office or a membership begins or ends, or may. From one to the next, all days are alike.
struct AffiliationBreakpoints: Sendable {
  private var days: [Day] = []

  var isEmpty: Bool { days.isEmpty }

  init() {}

  /// - Complexity: O(*n* log *n*) in the number of affiliations.
  init(_ actors: Records<Actor>) {
    for actor in actors {
      for affiliation in actor.affiliations {
        for bound in [affiliation.period.from, affiliation.period.until] {
          guard let reach = bound.date?.reach else { continue }
          days += [reach.first, reach.last]
        }
      }
    }
    days = Set(days).sorted()
  }

  /// The number of the stretch to which a day belongs.
  func stretch(of day: Day) -> Int { days.partitioningIndex { $0 > day } }
}
