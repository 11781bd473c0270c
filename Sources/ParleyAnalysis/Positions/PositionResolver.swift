import Parley

/// Works out the position of one actor on one subject; remembers offices and members between questions.
struct PositionResolver {
  let dossier: Dossier
  let lists: StanceLists
  let day: Day
  let policy: PositionPolicy
  let scope: SubjectScope

  private var voices: [Actor.ID: [Actor.ID]] = [:]
  private var offices: [Office: Bool] = [:]
  private var leaves: [Actor.ID: [Actor.ID]] = [:]
  private var behalf: [Actor.ID: [Subject: [StanceLists.Rows]]] = [:]
  /// The subjects for which lists of statements on behalf of somebody are made together.
  private let subjects: [Subject]

  private struct Office: Hashable {
    let speaker: Actor.ID
    let actor: Actor.ID
    let stretch: Int
  }

  init(_ dossier: Dossier, _ subjects: [Subject], on day: Day, _ policy: PositionPolicy, _ scope: SubjectScope) {
    self.dossier = dossier
    lists = StanceLists(dossier)
    self.day = day
    self.policy = policy
    self.scope = scope
    self.subjects = subjects
  }

  /// The position.
  mutating func position(of actor: Actor.ID, on subject: Subject) -> Position {
    var draft = PositionDraft(actor, subject)
    draft.members = members(of: actor).map { position(of: $0, on: subject) }
    if settle(&draft, with: words(of: actor, on: [subject])) { return draft.position }
    if scope == .lineage {
      let versions = lists.versions(of: subject)
      if !versions.isEmpty, settle(&draft, with: words(of: actor, on: versions)) { return draft.position }
    }
    if scope != .exactly, settleByParts(&draft) { return draft.position }
    let known = draft.members.filter { $0.polarity != nil }
    if !known.isEmpty { draft.settle(by: known, .members) }
    return draft.position
  }

  // MARK: Words about the whole

  /// What an actor has to go by: the stances of the first kind of which there are any.
  private mutating func words(of actor: Actor.ID, on subjects: [Subject]) -> PositionGround {
    let isAlone = voices(of: actor).isEmpty
    var ground = collect(rows(of: actor, on: subjects), on: subjects) { resolver, entry in
      isAlone || resolver.speaks(entry, for: actor)
    }
    if ground.groups.isEmpty {
      let claims = collect(subjects.flatMap { rowsOnBehalf(of: actor, on: $0) }, on: subjects) { _, _ in true }
      if ground.withheld == nil { ground.withheld = claims.withheld }
      ground.isClaim = !claims.groups.isEmpty
      ground.groups = claims.groups
      if ground.secondHand.isEmpty { ground.secondHand = claims.secondHand }
    }
    if ground.groups.isEmpty { ground.groups = ground.secondHand }
    return ground
  }

  /// The positions that some statements hold, grouped by their dates, the newest first.
  private mutating func collect(
    _ rows: [StanceLists.Rows], on subjects: [Subject],
    where counts: (inout PositionResolver, StanceLists.Entry) -> Bool
  ) -> PositionGround {
    var ground = PositionGround()
    if rows.isEmpty { return ground }
    var cursor = lists.newestFirst(rows, on: subjects)
    while let entry = cursor.next() {
      guard entry.lastDay <= day.daysSince1970, !lists.isRetracted(entry, by: day.daysSince1970),
        counts(&self, entry)
      else { continue }
      if entry.isWithheld, ground.groups.isEmpty, ground.withheld.map({ lists.areOfSameDate($0, entry) }) ?? true {
        ground.withheld = entry
      }
      guard entry.polarity != nil else { continue }
      if entry.isSecondHand {
        lists.append(entry, to: &ground.secondHand)
      } else {
        lists.append(entry, to: &ground.groups)
        if policy == .latest, isDecided(ground.groups) { break }
      }
    }
    return ground
  }

  /// Whether the last word and the attitude before it are known: a third date has begun.
  private func isDecided(_ groups: [[StanceLists.Entry]]) -> Bool {
    guard groups.count > 2 else { return false }
    return !lists.haveSameAttitude(best(groups[0]), best(groups[groups.count - 2]))
  }

  /// The statements of an actor and of those who at some time may speak for it.
  mutating func rows(of actor: Actor.ID, on subjects: [Subject]) -> [StanceLists.Rows] {
    ([actor] + voices(of: actor)).flatMap { voice in subjects.flatMap { lists.rows(by: voice, on: $0) } }
  }

  mutating func speaks(_ entry: StanceLists.Entry, for actor: Actor.ID) -> Bool {
    let speakers = lists.speakers(entry)
    if speakers.contains(actor) { return true }
    return !entry.isPersonal && speakers.contains { holdsOffice($0, for: actor, on: entry.lastDay) }
  }

  private mutating func holdsOffice(_ speaker: Actor.ID, for actor: Actor.ID, on day: Int) -> Bool {
    let office = Office(speaker: speaker, actor: actor, stretch: lists.stretch(of: day))
    if let known = offices[office] { return known }
    let holds = dossier.represents(speaker, on: Day(daysSince1970: day)).contains(actor)
    offices[office] = holds
    return holds
  }

  mutating func voices(of actor: Actor.ID) -> [Actor.ID] {
    if let known = voices[actor] { return known }
    let found = lists.voices(of: actor)
    voices[actor] = found
    return found
  }

  mutating func rowsOnBehalf(of actor: Actor.ID, on subject: Subject) -> [StanceLists.Rows] {
    if let known = behalf[actor]?[subject] { return known }
    let wanted = subjects.contains(subject) ? subjects : [subject]
    for (subject, rows) in zip(wanted, lists.rows(onBehalfOf: actor, on: wanted)) {
      behalf[actor, default: [:]][subject] = rows
    }
    return behalf[actor]?[subject] ?? []
  }

  // MARK: Choosing

  /// Takes over what the ground gives; `false` where it gives nothing.
  private mutating func settle(_ draft: inout PositionDraft, with ground: PositionGround) -> Bool {
    if draft.withheld == nil { draft.withheld = ground.withheld.map { lists.statement($0).id } }
    guard let chosen = chosenGroup(ground.groups) else { return false }
    let group = ground.groups[chosen]
    let entry = best(group)
    let held = held(entry)
    draft.stance = held
    draft.since = held.date
    draft.alongside = group.sorted { lists.precedes($0, $1) }.map(held(_:)).filter { $0.statement != held.statement }
    draft.basis = held.speakers.contains(draft.actor) ? .own : ground.isClaim ? .behalf : .office
    if !ground.isClaim, draft.basis == .office, !speaks(entry, for: draft.actor) { draft.basis = .behalf }
    var oldest = entry
    for earlier in ground.groups[(chosen + 1)...].lazy.map(best) {
      guard lists.haveSameAttitude(entry, earlier) else {
        draft.previous = self.held(earlier)
        break
      }
      oldest = earlier
    }
    draft.since = self.held(oldest).date
    return true
  }

  /// The date that decides.
  private func chosenGroup(_ groups: [[StanceLists.Entry]]) -> Int? {
    // Of equals `min` takes the first, which is the newest.
    policy == .latest
      ? groups.indices.first
      : groups.indices.min { isBetter(best(groups[$0]), best(groups[$1])) }
  }

  /// The entry of one date that decides.
  func best(_ group: [StanceLists.Entry]) -> StanceLists.Entry {
    var best = group[0]
    for entry in group.dropFirst() {
      if isBetter(entry, best) || (!isBetter(best, entry) && lists.precedes(entry, best)) { best = entry }
    }
    return best
  }

  private func isBetter(_ left: StanceLists.Entry, _ right: StanceLists.Entry) -> Bool {
    switch policy {
    case .latest, .firmest: left.firmness > right.firmness
    case .mostAuthoritative: authority(left) < authority(right)
    }
  }

  /// How well a statement is attested; less is better.
  private func authority(_ entry: StanceLists.Entry) -> Int {
    let statement = lists.statement(entry)
    let grades = statement.citations.compactMap { citation in
      dossier[citation.source]?.grade.flatMap { Source.Grade.known.firstIndex(of: $0) }
    }
    let modes: [Statement.Mode] = [.verbatim, .document, .mixed, .reported, .nested]
    return (grades.min() ?? Source.Grade.known.count) * (modes.count + 1)
      + (modes.firstIndex(of: statement.mode) ?? modes.count)
  }

  func held(_ entry: StanceLists.Entry) -> HeldStance {
    let statement = lists.statement(entry)
    return HeldStance(statement.stances[lists.stanceNumber(entry)], in: statement)
  }

  // MARK: Versions, parts and members

  /// Takes over what the actor has said of the parts: of those directly below, and where nothing is known of one of them,
  /// of its own parts. Without recursion, however deep the parts go; a circle among them ends where it closes.
  private mutating func settleByParts(_ draft: inout PositionDraft) -> Bool {
    var nodes = [(draft: draft, isKnown: false, parts: [Int]())]
    var met: Set<Subject> = [draft.subject]
    var number = 0
    while number < nodes.count {
      if !nodes[number].isKnown {
        for part in lists.parts(of: nodes[number].draft.subject) where met.insert(part).inserted {
          var inner = PositionDraft(draft.actor, part)
          let isKnown = settle(&inner, with: words(of: draft.actor, on: [part]))
          nodes[number].parts.append(nodes.count)
          nodes.append((inner, isKnown, []))
        }
      }
      number += 1
    }
    for number in nodes.indices.reversed() where !nodes[number].isKnown {
      let positions = nodes[number].parts.filter { nodes[$0].isKnown }.map { nodes[$0].draft.position }
      if positions.isEmpty { continue }
      nodes[number].draft.parts = positions
      nodes[number].draft.settle(by: positions, .parts)
      nodes[number].isKnown = true
    }
    draft = nodes[0].draft
    return nodes[0].isKnown
  }

  /// The members of a bloc that have no members themselves.
  mutating func members(of actor: Actor.ID) -> [Actor.ID] {
    if let known = leaves[actor] { return known }
    var found: [Actor.ID] = []
    if let kind = dossier[actor]?.kind, kind != .state, kind != .person {
      found = dossier.members(of: actor, on: day).filter { dossier.members(of: $0, on: day).isEmpty }
    }
    leaves[actor] = found
    return found
  }
}

/// The stances that a position is chosen from.
private struct PositionGround {
  /// By date, the newest first; those of one date together.
  var groups: [[StanceLists.Entry]] = []
  var secondHand: [[StanceLists.Entry]] = []
  var withheld: StanceLists.Entry?
  /// Whether the speakers only say that they speak for the actor.
  var isClaim = false
}

extension StanceLists {
  /// Adds an entry to those of its date.
  fileprivate func append(_ entry: Entry, to groups: inout [[Entry]]) {
    if let last = groups.last?[0], areOfSameDate(last, entry) {
      groups[groups.count - 1].append(entry)
    } else {
      groups.append([entry])
    }
  }
}

/// A position that is being worked out.
private struct PositionDraft {
  let actor: Actor.ID
  let subject: Subject
  var basis = Position.Basis.unknown
  var stance: HeldStance?
  var since: PartialDate?
  var previous: HeldStance?
  var alongside: [HeldStance] = []
  var withheld: Statement.ID?
  /// The positions of the members of a bloc.
  var members: [Position] = []
  /// The positions on the parts of the subject.
  var parts: [Position] = []

  init(_ actor: Actor.ID, _ subject: Subject) {
    self.actor = actor
    self.subject = subject
  }

  /// Takes over what several positions are agreed on, or that they are not; of those that agree the newest stands for
  /// all.
  mutating func settle(by positions: [Position], _ basis: Position.Basis) {
    guard let polarity = positions[0].polarity, positions.allSatisfy({ $0.polarity == polarity }) else {
      self.basis = .divided
      return
    }
    self.basis = basis
    var newest = positions[0]
    for position in positions.dropFirst() {
      guard let date = position.stance?.date, let other = newest.stance?.date, other < date else { continue }
      newest = position
    }
    stance = newest.stance
    since = newest.since
  }

  var position: Position {
    Position(
      actor: actor, subject: subject, basis: basis, stance: stance, since: since, previous: previous,
      alongside: alongside, withheld: withheld,
      members: members.isEmpty
        ? nil
        : PositionTally(
          entries: members.map { .init(member: $0.actor, polarity: $0.polarity, statement: $0.statement) }),
      parts: parts.isEmpty
        ? nil
        : PositionTally(
          entries: parts.map { .init(member: $0.subject, polarity: $0.polarity, statement: $0.statement) }))
  }
}
