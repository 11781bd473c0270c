import Parley

/// Works out the position of one actor on one subject. What belongs to the actor or to the subject alone is worked out
/// once, for all questions.
struct PositionResolver {
  let dossier: Dossier
  let lists: StanceLists
  let day: Day
  let scope: SubjectScope
  let judge: PositionJudge
  private let hasRetractions: Bool
  /// Goes through what begins by the day; what has certainly been said by the day is among it.
  private var cursor: StanceLists.Cursor
  /// The number of the actor whose stances the cursor goes through.
  private var turnedTo: Int?
  private var ground = PositionGround()
  /// What the actor itself and its voices give, while claims are looked at.
  private var ownGround = PositionGround()
  private var voices: [PositionVoices] = []
  private var voiceNumbers: [Actor.ID: Int] = [:]
  private var blocs: VotingMembers
  private var subjects: [PositionSubject] = []
  private var subjectNumbers: [Subject: Int] = [:]

  /// - Parameters:
  ///   - dossier: The dossier.
  ///   - day: The day.
  ///   - policy: Which of several statements decides.
  ///   - scope: What else counts as a word on a subject.
  ///   - columns: Subjects that many actors are to be asked about, each once; they get the first numbers.
  init(
    _ dossier: Dossier, on day: Day, _ policy: PositionPolicy, _ scope: SubjectScope, columns: [Subject] = []
  ) {
    self.dossier = dossier
    lists = StanceLists(dossier)
    judge = PositionJudge(dossier: dossier, lists: lists, policy: policy)
    hasRetractions = lists.hasRetractions
    blocs = VotingMembers(dossier, on: day)
    cursor = StanceLists.Cursor(
      lists, by: day.daysSince1970, questions: columns.map { [lists] in lists.numbers(of: [$0]) })
    self.day = day
    self.scope = scope
    for column in columns { _ = number(of: column) }
  }

  /// The position.
  mutating func position(of actor: Actor.ID, on subject: Subject) -> Position {
    lists.position(draft(number(of: actor), number(of: subject)), of: actor, on: subject)
  }

  /// The position of an actor on a subject by their numbers.
  mutating func draft(_ actor: Int, _ subject: Int) -> PositionDraft {
    var draft = PositionDraft()
    complete(&draft, of: actor, on: subject)
    return draft
  }

  /// Looks up what there is of an actor on all columns, before it is asked about them. The members of a bloc are asked
  /// in between, for whom the cursor turns away.
  mutating func lookUp(_ actor: Int) {
    guard voices[actor].members == nil else { return }
    turn(to: actor)
    cursor.lookUp()
  }

  private mutating func turn(to actor: Int) {
    if turnedTo == actor { return }
    cursor.turn(to: voices[actor].numbers)
    turnedTo = actor
  }

  /// Makes the position of an actor on a subject by their numbers out of an empty draft.
  mutating func complete(_ draft: inout PositionDraft, of actor: Int, on subject: Int) {
    complete(&draft, of: actor, asking: voices[actor].members, on: subject)
  }

  /// The same of what the members to ask have said: a member of a bloc stands for itself, and its own are not asked.
  private mutating func complete(
    _ draft: inout PositionDraft, of actor: Int, asking members: [Int]?, on subject: Int
  ) {
    if let members {
      draft.members = members.map { member in
        var own = PositionDraft()
        complete(&own, of: member, asking: nil, on: subject)
        return .init(of: voices[member].actor, own)
      }
    }
    if settle(&draft, of: actor, on: subjects[subject].numbers, question: subject) { return }
    if let versions = subjects[subject].versions, settle(&draft, of: actor, on: versions) {
      tellPastOfText(&draft, of: actor)
      return
    }
    if scope != .exactly, settleByParts(&draft, of: actor, on: subject) { return }
    if members == nil { return }
    let known = draft.members.map(\.draft).filter { $0.polarity != nil }
    if !known.isEmpty { draft.settle(by: known, .members, in: lists) }
  }

  // MARK: Actors and subjects

  /// The number of an actor.
  mutating func number(of actor: Actor.ID) -> Int {
    if let known = voiceNumbers[actor] { return known }
    // The members stand before it. Theirs are persons, so that this goes no deeper than two steps.
    let members = members(of: actor).map { number(of: $0) }
    voices.append(PositionVoices(of: actor, members, in: lists))
    voiceNumbers[actor] = voices.count - 1
    return voices.count - 1
  }

  /// The number of a subject.
  mutating func number(of subject: Subject) -> Int {
    if let known = subjectNumbers[subject] { return known }
    let versions = scope == .lineage ? dossier.versions(of: subject) : []
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

  /// Those by whose word a bloc goes.
  mutating func members(of actor: Actor.ID) -> [Actor.ID] {
    guard let kind = dossier[actor]?.kind, kind != .state, kind != .person else { return [] }
    return blocs.members(of: actor)
  }

  // MARK: Words about the whole

  /// Gathers what an actor has to go by: the stances of the first kind of which there are any.
  private mutating func gather(_ actor: Int, on subjects: StanceLists.Subjects, question: Int?) {
    ground.removeAll()
    turn(to: actor)
    cursor.begin(on: subjects, question: question)
    collect(for: voices[actor].isAlone ? nil : actor)
    if ground.words.isEmpty {
      swap(&ground, &ownGround)
      ground.removeAll()
      cursor.beginClaims(on: subjects)
      collect(for: nil)
      ground.isClaim = !ground.words.isEmpty
      if let withheld = ownGround.withheld { ground.withheld = withheld }
      if !ownGround.secondHand.isEmpty { swap(&ground.secondHand, &ownGround.secondHand) }
    }
    if ground.words.isEmpty { swap(&ground.words, &ground.secondHand) }
  }

  /// Takes in the positions that the statements of the cursor hold, and the refusal that counts beside them.
  ///
  /// - Parameter actor: The actor for whom somebody must speak; `nil` where all count.
  private mutating func collect(for actor: Int?) {
    collectStances(for: actor)
    ground.chooseRefusal(in: lists)
  }

  private mutating func collectStances(for actor: Int?) {
    let isOrdered = cursor.isExactlyDated
    while let entry = cursor.next() {
      guard entry.isExactlyDated || lists.lastDay(entry) <= day.daysSince1970 else { continue }
      if hasRetractions, lists.isRetracted(entry, by: day.daysSince1970) { continue }
      if let actor, !speaks(entry, for: actor) { continue }
      if entry.isWithheld, !isOrdered || ground.words.isEmpty { ground.refusals.append(entry) }
      guard entry.polarity != nil else { continue }
      if entry.isSecondHand {
        ground.secondHand.append(entry, by: judge)
      } else {
        if isOrdered, judge.policy == .latest, isDecided(before: entry) { return }
        ground.words.append(entry, by: judge)
      }
    }
  }

  /// Whether the last word and the attitude before it are known: another date begins, and the attitude of the one that
  /// ends is another.
  private func isDecided(before entry: StanceLists.Entry) -> Bool {
    guard ground.words.count > 1, !ground.words.isOfLastDate(entry, in: lists) else { return false }
    return !lists.haveSameAttitude(ground.words.best(0), ground.words.best(ground.words.count - 1))
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
    var cursor = StanceLists.Cursor(lists, by: nil)
    cursor.turn(to: voices[actor].numbers)
    cursor.begin(on: subjects)
    return cursor
  }

  /// All stances of those who say that they speak for an actor, of whatever day.
  func claims(for actor: Int, on subjects: StanceLists.Subjects) -> StanceLists.Cursor {
    var cursor = StanceLists.Cursor(lists, by: nil)
    cursor.turn(to: voices[actor].numbers)
    cursor.beginClaims(on: subjects)
    return cursor
  }

  // MARK: Choosing

  /// Takes over what an actor has to go by; `false` where that is nothing.
  private mutating func settle(
    _ draft: inout PositionDraft, of actor: Int, on subjects: StanceLists.Subjects, question: Int? = nil
  ) -> Bool {
    gather(actor, on: subjects, question: question)
    if draft.withheld == nil { draft.withheld = ground.withheld }
    if ground.words.isEmpty { return false }
    if ground.words.isExactlyDated {
      settleInOrder(&draft)
    } else {
      OpenOrder(ground.words, judge).settle(&draft)
    }
    if let entry = draft.stance { draft.basis = basis(of: entry, for: actor) }
    return true
  }

  /// Through whom a stance is the actor's.
  private mutating func basis(of entry: StanceLists.Entry, for actor: Int) -> Position.Basis {
    if isOwn(entry, of: actor) { return .own }
    return ground.isClaim || !speaks(entry, for: actor) ? .behalf : .office
  }

  /// Chooses among words whose dates are all days.
  private func settleInOrder(_ draft: inout PositionDraft) {
    guard let chosen = chosenDate else { return }
    let entry = ground.words.best(chosen)
    draft.stance = entry
    if ground.words[chosen].count > 1 {
      // The cursor gave the last by identifier first, so that there is rarely anything left to sort.
      draft.alongside = ground.words[chosen].reversed().filter { !lists.areOfSameStatement($0, entry) }
        .sorted { lists.precedes($0, $1) }
    }
    draft.since = entry
    for date in (chosen + 1)..<ground.words.count {
      let earlier = ground.words.best(date)
      guard lists.haveSameAttitude(entry, earlier) else {
        draft.previous = earlier
        break
      }
      draft.since = earlier
    }
  }

  /// Tells the past of a position that rests on another version of the subject: by the words on that version alone,
  /// because for one text and against another is no change of mind.
  private mutating func tellPastOfText(_ draft: inout PositionDraft, of actor: Int) {
    guard let stance = draft.stance else { return }
    (draft.since, draft.previous) = (nil, nil)
    var past = PositionDraft()
    guard settle(&past, of: actor, on: lists.numbers(of: [lists.subject(stance)])), let own = past.stance,
      lists.areOfSameStatement(own, stance)
    else { return }
    (draft.since, draft.previous) = (past.since, past.previous)
  }

  /// The date that decides.
  private var chosenDate: Int? {
    // Of equals `min` takes the first, which is the newest.
    judge.policy == .latest
      ? ground.words.indices.first
      : ground.words.indices.min { judge.isBetter(ground.words.best($0), ground.words.best($1)) }
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
          let isKnown = settle(&inner, of: actor, on: subjects[part].numbers, question: part)
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
