import Parley

/// Works out the position of one actor on one subject. What belongs to the actor or to the subject alone is worked out
/// once, for all questions.
struct PositionResolver {
  let dossier: Dossier
  let lists: StanceLists
  let day: Day
  let policy: PositionPolicy
  let scope: SubjectScope

  /// What has certainly been said by the day lies within them.
  private let bounds: StanceLists.Bounds
  private let hasRetractions: Bool
  private var cursor: StanceLists.Cursor
  private var ground = PositionGround()
  /// What the actor itself and its voices give, while claims are looked at.
  private var ownGround = PositionGround()
  private var voices: [PositionVoices] = []
  private var voiceNumbers: [Actor.ID: Int] = [:]
  private var subjects: [PositionSubject] = []
  private var subjectNumbers: [Subject: Int] = [:]

  init(_ dossier: Dossier, on day: Day, _ policy: PositionPolicy, _ scope: SubjectScope) {
    self.dossier = dossier
    lists = StanceLists(dossier)
    bounds = lists.bounds(day.daysSince1970)
    hasRetractions = lists.hasRetractions
    cursor = StanceLists.Cursor(lists)
    self.day = day
    self.policy = policy
    self.scope = scope
  }

  /// The position.
  mutating func position(of actor: Actor.ID, on subject: Subject) -> Position {
    lists.position(draft(number(of: actor), number(of: subject)), of: actor, on: subject)
  }

  /// The position of an actor on a subject by their numbers.
  mutating func draft(_ actor: Int, _ subject: Int) -> PositionDraft {
    var draft = PositionDraft()
    if let members = voices[actor].members {
      draft.members = members.map { .init(of: voices[$0].actor, self.draft($0, subject)) }
    }
    if settle(&draft, of: actor, on: subjects[subject].numbers) { return draft }
    if let versions = subjects[subject].versions, settle(&draft, of: actor, on: versions) { return draft }
    if scope != .exactly, settleByParts(&draft, of: actor, on: subject) { return draft }
    let known = draft.members.map(\.draft).filter { $0.polarity != nil }
    if !known.isEmpty { draft.settle(by: known, .members, in: lists) }
    return draft
  }

  // MARK: Actors and subjects

  /// The number of an actor.
  mutating func number(of actor: Actor.ID) -> Int {
    if let known = voiceNumbers[actor] { return known }
    // The members stand before it; they have none themselves, so that this goes no deeper.
    let members = members(of: actor).map { number(of: $0) }
    voices.append(PositionVoices(of: actor, members, in: lists))
    voiceNumbers[actor] = voices.count - 1
    return voices.count - 1
  }

  /// The number of a subject.
  mutating func number(of subject: Subject) -> Int {
    if let known = subjectNumbers[subject] { return known }
    let versions = scope == .lineage ? lists.versions(of: subject) : []
    subjects.append(
      PositionSubject(
        subject: subject, numbers: lists.numbers(of: [subject]),
        versions: versions.isEmpty ? nil : lists.numbers(of: versions)))
    subjectNumbers[subject] = subjects.count - 1
    return subjects.count - 1
  }

  /// The numbers of what lies directly under a subject.
  private mutating func parts(of subject: Int) -> [Int] {
    if let known = subjects[subject].parts { return known }
    let parts = lists.parts(of: subjects[subject].subject).map { number(of: $0) }
    subjects[subject].parts = parts
    return parts
  }

  /// The members of a bloc that have no members themselves.
  func members(of actor: Actor.ID) -> [Actor.ID] {
    guard let kind = dossier[actor]?.kind, kind != .state, kind != .person else { return [] }
    return dossier.members(of: actor, on: day).filter { dossier.members(of: $0, on: day).isEmpty }
  }

  // MARK: Words about the whole

  /// Gathers what an actor has to go by: the stances of the first kind of which there are any.
  private mutating func gather(_ actor: Int, on subjects: StanceLists.Subjects) {
    ground.removeAll()
    cursor.begin(by: voices[actor].numbers, on: subjects, bounds)
    collect(for: voices[actor].isAlone ? nil : actor)
    if ground.words.isEmpty {
      swap(&ground, &ownGround)
      ground.removeAll()
      cursor.begin(claimedFor: voices[actor].numbers, on: subjects, bounds)
      collect(for: nil)
      ground.isClaim = !ground.words.isEmpty
      if let withheld = ownGround.withheld { ground.withheld = withheld }
      if !ownGround.secondHand.isEmpty { swap(&ground.secondHand, &ownGround.secondHand) }
    }
    if ground.words.isEmpty { swap(&ground.words, &ground.secondHand) }
  }

  /// Takes in the positions that the statements of the cursor hold.
  ///
  /// - Parameter actor: The actor for whom somebody must speak; `nil` where all count.
  private mutating func collect(for actor: Int?) {
    while let entry = cursor.next() {
      guard entry.isExactlyDated || lists.lastDay(entry) <= day.daysSince1970 else { continue }
      if hasRetractions, lists.isRetracted(entry, by: day.daysSince1970) { continue }
      if let actor, !speaks(entry, for: actor) { continue }
      if entry.isWithheld, ground.words.isEmpty, ground.withheld.map({ lists.areOfSameDate($0, entry) }) ?? true {
        ground.withheld = entry
      }
      guard entry.polarity != nil else { continue }
      if entry.isSecondHand {
        ground.secondHand.append(entry, in: lists)
      } else {
        if policy == .latest, isDecided(before: entry) { return }
        ground.words.append(entry, in: lists)
      }
    }
  }

  /// Whether the last word and the attitude before it are known: another date begins, and the attitude of the one that
  /// ends is another.
  private func isDecided(before entry: StanceLists.Entry) -> Bool {
    guard ground.words.count > 1, !ground.words.isOfLastDate(entry, in: lists) else { return false }
    return !lists.haveSameAttitude(best(0), best(ground.words.count - 1))
  }

  /// Whether the actor itself is a speaker.
  private func isOwn(_ entry: StanceLists.Entry, of actor: Int) -> Bool {
    if let voice = entry.voice { return voice == 0 }
    return lists.isSpeaker(0, of: voices[actor].numbers, in: entry)
  }

  /// Whether a speaker is the actor itself, or speaks for it by office.
  mutating func speaks(_ entry: StanceLists.Entry, for actor: Int) -> Bool {
    if isOwn(entry, of: actor) { return true }
    if entry.isPersonal { return false }
    let day = lists.lastDay(entry)
    if let voice = entry.voice { return voices[actor].holdsOffice(voice, on: day, in: lists, dossier) }
    for voice in 1..<voices[actor].voices.count where lists.isSpeaker(voice, of: voices[actor].numbers, in: entry) {
      if voices[actor].holdsOffice(voice, on: day, in: lists, dossier) { return true }
    }
    return false
  }

  /// All stances of an actor and of those who at some time may speak for it, of whatever day.
  func stances(of actor: Int, on subjects: StanceLists.Subjects) -> StanceLists.Cursor {
    var cursor = StanceLists.Cursor(lists)
    cursor.begin(by: voices[actor].numbers, on: subjects, lists.bounds(nil))
    return cursor
  }

  /// All stances of those who say that they speak for an actor, of whatever day.
  func claims(for actor: Int, on subjects: StanceLists.Subjects) -> StanceLists.Cursor {
    var cursor = StanceLists.Cursor(lists)
    cursor.begin(claimedFor: voices[actor].numbers, on: subjects, lists.bounds(nil))
    return cursor
  }

  // MARK: Choosing

  /// Takes over what an actor has to go by; `false` where that is nothing.
  private mutating func settle(
    _ draft: inout PositionDraft, of actor: Int, on subjects: StanceLists.Subjects
  ) -> Bool {
    gather(actor, on: subjects)
    if draft.withheld == nil { draft.withheld = ground.withheld }
    guard let chosen = chosenDate else { return false }
    let entry = best(chosen)
    draft.stance = entry
    if ground.words.only(chosen) == nil {
      draft.alongside = ground.words[chosen].filter { !lists.areOfSameStatement($0, entry) }
        .sorted { lists.precedes($0, $1) }
    }
    if isOwn(entry, of: actor) {
      draft.basis = .own
    } else {
      draft.basis = ground.isClaim || !speaks(entry, for: actor) ? .behalf : .office
    }
    draft.since = entry
    for date in (chosen + 1)..<ground.words.count {
      let earlier = best(date)
      guard lists.haveSameAttitude(entry, earlier) else {
        draft.previous = earlier
        break
      }
      draft.since = earlier
    }
    return true
  }

  /// The date that decides.
  private var chosenDate: Int? {
    // Of equals `min` takes the first, which is the newest.
    policy == .latest
      ? ground.words.indices.first
      : ground.words.indices.min { isBetter(best($0), best($1)) }
  }

  /// The entry of a date of the ground that decides.
  private func best(_ date: Int) -> StanceLists.Entry { ground.words.only(date) ?? best(ground.words[date]) }

  /// The entry of one date that decides.
  func best(_ group: ArraySlice<StanceLists.Entry>) -> StanceLists.Entry {
    var best = group[group.startIndex]
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

  // MARK: Parts

  /// Takes over what the actor has said of the parts: of those directly below, and where nothing is known of one of them,
  /// of its own parts. Without recursion, however deep the parts go; a circle among them ends where it closes.
  private mutating func settleByParts(_ draft: inout PositionDraft, of actor: Int, on subject: Int) -> Bool {
    var nodes = [(subject: subject, draft: draft, isKnown: false, parts: [Int]())]
    var met: Set<Int> = [subject]
    var number = 0
    while number < nodes.count {
      if !nodes[number].isKnown {
        for part in parts(of: nodes[number].subject) where met.insert(part).inserted {
          var inner = PositionDraft()
          let isKnown = settle(&inner, of: actor, on: subjects[part].numbers)
          nodes[number].parts.append(nodes.count)
          nodes.append((part, inner, isKnown, []))
        }
      }
      number += 1
    }
    for number in nodes.indices.reversed() where !nodes[number].isKnown {
      let known = nodes[number].parts.filter { nodes[$0].isKnown }
      if known.isEmpty { continue }
      nodes[number].draft.parts = known.map { .init(of: subjects[nodes[$0].subject].subject, nodes[$0].draft) }
      nodes[number].draft.settle(by: known.map { nodes[$0].draft }, .parts, in: lists)
      nodes[number].isKnown = true
    }
    draft = nodes[0].draft
    return nodes[0].isKnown
  }
}

/// A subject of which positions are worked out.
private struct PositionSubject {
  let subject: Subject
  let numbers: StanceLists.Subjects
  /// Its other versions, where the scope asks for them and there are any.
  let versions: StanceLists.Subjects?
  /// The numbers of what lies directly under it; `nil` before it was asked for.
  var parts: [Int]?
}
