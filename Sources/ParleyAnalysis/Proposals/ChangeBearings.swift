internal import Parley

/// Towards whose stated positions each change moves a text.
///
/// An actor that is against a provision gains when the provision goes or asks for less, and loses when it asks for more;
/// one that is for it the other way round. Where others than before are obliged, what the actor spoke about is gone. A
/// word on the later version decides alone. An actor that has not spoken about the provision is taken at its word about
/// the parts of it, and then about what it is part of.
struct ChangeBearings {
  typealias Bearing = ProposalDiff.Bearing

  /// The bearings of each change, by actor.
  private(set) var bearings: [[Bearing]]
  private(set) var report: FilterReport

  private static let unmoved = FilterReport.Rule("unmoved", "on provisions in which nothing of substance changes")
  private static let neutral = FilterReport.Rule("neutral", "neither for nor against, or divided")

  private var counts = (known: 0, unmoved: 0, neutral: 0)

  /// - Throws: ``AnalysisError`` with code `unknownID`, `empty` or `repeated` for the actors.
  init(
    _ dossier: Dossier, _ changes: [ProposalDiff.Change], of actors: [Actor.ID]?, on day: Day?
  ) throws(AnalysisError) {
    bearings = Array(repeating: [], count: changes.count)
    report = FilterReport(considered: 0, "positions")
    var subjects: [Subject] = []
    var met: Set<Provision.ID> = []
    for change in changes {
      for provision in change.earlier + change.later {
        for id in [provision.id, provision.parent].compactMap(\.self)
        where dossier.provisions.contains(id) && met.insert(id).inserted {
          subjects.append(.provision(id))
        }
      }
    }
    if subjects.isEmpty {
      if let actors { try Self.check(actors, dossier) }
      return
    }
    let day = day ?? Self.endOfTime
    let matrix =
      if let actors {
        try PositionMatrix(dossier, actors: actors, subjects: subjects, on: day, including: .parts)
      } else {
        try PositionMatrix(dossier, subjects: subjects, on: day, including: .parts)
      }
    let order = matrix.actors.sorted()
    for (place, change) in changes.enumerated() {
      for actor in order {
        if let bearing = bearing(of: change, on: actor, matrix) { bearings[place].append(bearing) }
      }
    }
    report = FilterReport(considered: counts.known, "positions")
    report.omit(counts.unmoved, Self.unmoved)
    report.omit(counts.neutral, Self.neutral)
  }

  /// Later than anything on record.
  private static let endOfTime: Day = "9999-12-31"

  private static func check(_ actors: [Actor.ID], _ dossier: Dossier) throws(AnalysisError) {
    if actors.isEmpty { throw AnalysisError(.empty, "actors", "there is nothing to ask about; name at least one") }
    var met: Set<Actor.ID> = []
    for actor in actors {
      if !dossier.actors.contains(actor) {
        throw AnalysisError(.unknownID, "actors", "the dossier has no \(actor)")
      }
      if !met.insert(actor).inserted { throw AnalysisError(.repeated, "actors", "\(actor) is named twice") }
    }
  }

  private mutating func bearing(
    of change: ProposalDiff.Change, on actor: Actor.ID, _ matrix: PositionMatrix
  ) -> Bearing? {
    let (earlier, later) = (
      positions(of: actor, on: change.earlier, matrix), positions(of: actor, on: change.later, matrix)
    )
    let known = earlier + later
    counts.known += known.count
    if change.outcome == .kept || change.kind == .reworded {
      counts.unmoved += known.count
      return nil
    }
    let sided = known.filter { $0.polarity == .positive || $0.polarity == .negative }
    counts.neutral += known.count - sided.count
    let own = Set(change.later.map { Subject.provision($0.id) })
    let verdicts = sided.filter { own.contains($0.subject) }
    if !verdicts.isEmpty {
      return Bearing(
        actor: actor, direction: Self.direction(verdicts.map { $0.polarity?.rawValue ?? 0 }), positions: verdicts)
    }
    let former = sided.filter { position in earlier.contains(position) }
    if former.isEmpty { return nil }
    let weight = Self.weight(of: change)
    return Bearing(
      actor: actor, direction: Self.direction(former.map { ($0.polarity?.rawValue ?? 0) * weight }), positions: former)
  }

  /// -1 where less remains of what a position is about, 1 where more does, 0 where that cannot be told.
  private static func weight(of change: ProposalDiff.Change) -> Int {
    switch (change.kind, change.tendency) {
    case (.removed, _), (_, .softened), (_, .shifted): -1
    case (_, .hardened): 1
    case (_, .mixed), (_, .undetermined): 0
    }
  }

  private static func direction(_ signs: [Int]) -> Bearing.Direction {
    if signs.contains(0) { return .unclear }
    return Set(signs).count > 1 ? .mixed : signs[0] > 0 ? .toward : .away
  }

  /// The known positions of an actor on some provisions, or on what they are part of.
  private func positions(of actor: Actor.ID, on provisions: [Provision], _ matrix: PositionMatrix) -> [Position] {
    provisions.compactMap { provision in
      for id in [provision.id, provision.parent].compactMap(\.self) {
        if let position = matrix.position(of: actor, on: .provision(id)), position.isKnown { return position }
      }
      return nil
    }
  }
}
