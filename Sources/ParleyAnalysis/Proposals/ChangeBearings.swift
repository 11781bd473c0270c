internal import Parley

/// Towards whose stated positions each change moves a text.
///
/// An actor that is against a provision gains when the provision goes or asks for less, and loses when it asks for more;
/// one that is for it the other way round. Where others than before are obliged, what the actor spoke about is gone. A
/// word on the later version decides alone. An actor that has not spoken about the provision itself is taken at its word
/// about those of its parts that are not in the later text by themselves.
///
/// That holds as far as the actor's side is known. An actor that is against a provision that benefits it may want
/// more of it, unless the objection itself names a direction: ``ObjectionDirection`` says which words do. And an actor
/// that is for a provision that obliges it need not want to be asked for more. Both are unclear.
///
/// Only stated positions count: the actor's own, those of its office holders and of those who claim to speak for it. What
/// the members of a bloc think is not the bloc's word.
struct ChangeBearings {
  typealias Bearing = ProposalDiff.Bearing

  /// The bearings of each change, by actor.
  private(set) var bearings: [[Bearing]]
  private(set) var report: FilterReport

  private static let unmoved = FilterReport.Rule("unmoved", "on provisions in which nothing of substance changes")
  private static let unstated = FilterReport.Rule("unstated", "that only follow from those of members")
  private static let neutral = FilterReport.Rule("neutral", "neither for nor against")

  private let sides: PartySides
  private let dossier: Dossier
  /// The parts of each provision that are not in the later text.
  private var removedParts: [Provision.ID: [Provision.ID]] = [:]
  private var counts = (known: 0, unstated: 0, unmoved: 0, neutral: 0)

  /// - Throws: ``AnalysisError`` with code `unknownID`, `empty` or `repeated` for the actors.
  init(
    _ dossier: Dossier, _ changes: [ProposalDiff.Change], of actors: [Actor.ID]?, on day: Day?
  ) throws(AnalysisError) {
    bearings = Array(repeating: [], count: changes.count)
    self.dossier = dossier
    sides = PartySides(dossier)
    report = FilterReport(considered: 0, "positions")
    let subjects = Self.subjects(of: changes).filter { dossier.provisions.contains($0) }.map(Subject.provision)
    if subjects.isEmpty {
      if let actors { try Self.check(actors, dossier) }
      return
    }
    let day = day ?? Self.endOfTime
    let matrix =
      if let actors {
        try PositionMatrix(of: actors, about: subjects, in: dossier, on: day)
      } else {
        try PositionMatrix(about: subjects, in: dossier, on: day)
      }
    for change in changes where change.kind == .removed {
      for part in change.earlier {
        if let head = part.parent { removedParts[head, default: []].append(part.id) }
      }
    }
    let order = matrix.actors.sorted()
    for (place, change) in changes.enumerated() {
      for actor in order {
        if let bearing = bearing(of: change, on: actor, matrix) { bearings[place].append(bearing) }
      }
    }
    report = FilterReport(considered: counts.known, "positions")
    report.omit(counts.unstated, Self.unstated)
    report.omit(counts.unmoved, Self.unmoved)
    report.omit(counts.neutral, Self.neutral)
  }

  /// The provisions of which something becomes, each once.
  private static func subjects(of changes: [ProposalDiff.Change]) -> [Provision.ID] {
    var met: Set<Provision.ID> = []
    var found: [Provision.ID] = []
    for change in changes {
      for provision in change.earlier + change.earlierParts + change.later where met.insert(provision.id).inserted {
        found.append(provision.id)
      }
    }
    return found
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
    let later = known(actor, change.later.map(\.id), matrix)
    var earlier = known(actor, change.earlier.map(\.id), matrix)
    if earlier.isEmpty {
      let parts = change.earlierParts.map(\.id) + change.earlier.flatMap { removedParts[$0.id] ?? [] }
      earlier = known(actor, parts, matrix)
    }
    let all = earlier + later
    counts.known += all.count
    let known = all.filter { ![.members, .divided].contains($0.basis) }
    counts.unstated += all.count - known.count
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
    let former = sided.filter { earlier.contains($0) }
    if former.isEmpty { return nil }
    return Bearing(
      actor: actor, direction: Self.direction(former.map { sign(of: change, for: $0, of: actor) }), positions: former)
  }

  /// 1 where a change moves the text towards a position on the earlier version, -1 where it moves it away, 0 where that
  /// cannot be told.
  private func sign(of change: ProposalDiff.Change, for position: Position, of actor: Actor.ID) -> Int {
    guard case .provision(let id) = position.subject, let provision = dossier.provisions[id] else { return 0 }
    let side = sides.side(of: actor, provision)
    let weight = weight(of: change, for: actor, side)
    let isAgainst = position.polarity == .negative
    if isAgainst, let wanted = ObjectionDirection(position, in: dossier) { return wanted.sign(of: change, weight) }
    switch (isAgainst, side) {
    case (true, .obligor), (true, .other): return -weight
    case (true, .beneficiary), (true, .unknown): return 0
    case (false, .obligor): return min(weight, 0)
    case (false, _): return weight
    }
  }

  /// -1 where less remains of what a position is about, 1 where more does, 0 where that cannot be told.
  private func weight(of change: ProposalDiff.Change, for actor: Actor.ID, _ side: PartySides.Side) -> Int {
    if side == .obligor, change.kind != .removed, !isOwn(change, actor) { return 0 }
    return switch (change.kind, change.tendency) {
    case (.removed, _), (_, .softened), (_, .shifted): -1
    case (_, .hardened): 1
    case (_, .mixed), (_, .undetermined): 0
    }
  }

  /// Whether what a change asks of the obligors, it asks of one that was obliged before: that others are obliged too, or
  /// instead of others, means nothing for it.
  private func isOwn(_ change: ProposalDiff.Change, _ actor: Actor.ID) -> Bool {
    let parties = change.amendments.filter { $0.member == .party && $0.side == .obligor }
    switch change.tendency {
    case .shifted: return parties.contains { sides.isAmong(actor, $0.before) && !sides.isAmong(actor, $0.after) }
    case .hardened:
      return parties.isEmpty || parties.contains { sides.isAmong(actor, $0.after) }
        || change.amendments.contains { $0.member != .party && $0.tendency == .hardened }
    case .softened, .mixed, .undetermined: return true
    }
  }

  private static func direction(_ signs: [Int]) -> Bearing.Direction {
    if signs.contains(0) { return .unclear }
    return Set(signs).count > 1 ? .mixed : signs[0] > 0 ? .toward : .away
  }

  /// The known positions of an actor on some provisions.
  private func known(_ actor: Actor.ID, _ provisions: [Provision.ID], _ matrix: PositionMatrix) -> [Position] {
    provisions.compactMap { matrix.position(of: actor, on: .provision($0)) }.filter(\.isKnown)
  }
}
