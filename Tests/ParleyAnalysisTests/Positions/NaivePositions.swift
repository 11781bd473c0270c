import Parley
import ParleyAnalysis

/// The rules of positions in the plainest form: all statements are gone through for each question.
struct NaivePositions {
  let dossier: Dossier
  let day: Day
  let policy: PositionPolicy
  let scope: SubjectScope
  /// The statements made by the day and not taken back.
  private let standing: [Statement]

  init(dossier: Dossier, day: Day, policy: PositionPolicy, scope: SubjectScope) {
    (self.dossier, self.day, self.policy, self.scope) = (dossier, day, policy, scope)
    let made = dossier.statements.filter { Period(from: $0.date).hasBegun(on: day) == .yes }
    let retracted = Set(made.compactMap(\.retracts))
    standing = made.filter { !retracted.contains($0.id) }
  }

  struct Word: Equatable {
    var statement: Statement
    var stance: Stance
    var isSecondHand: Bool { statement.mode == .nested || statement.assertedBy != nil }
    var isWithheld: Bool {
      stance.attitude == .withholds || statement.mode == .refusal || statement.mode == .silence
    }
    var polarity: Polarity? { isWithheld ? nil : stance.attitude.polarity }
    var rank: Int { stance.firmness.flatMap { Firmness.known.firstIndex(of: $0) } ?? -1 }
  }

  struct Answer: Equatable {
    var basis = Position.Basis.unknown
    /// The word that decides, which for members and parts is somebody else's or about something else.
    var word: Word?
    var statement: Statement.ID? { word?.statement.id }
    var attitude: Attitude? { word?.stance.attitude }
    var date: PartialDate? { word?.statement.date }
    var since: PartialDate?
    var previous: Statement.ID?
    var dissent: [Statement.ID] = []
    var withheld: Statement.ID?
    var polarity: Polarity? { attitude?.polarity }
  }

  // MARK: Which words count

  func wasMade(_ statement: Statement) -> Bool { Period(from: statement.date).hasBegun(on: day) == .yes }

  /// The last day on which a statement may have been made.
  static func lastDay(_ statement: Statement) -> Day {
    var day = statement.date.latest
    if statement.date.text.hasSuffix("~") { day = day.advanced(by: 1) }
    return day
  }

  func speaks(_ statement: Statement, for actor: Actor.ID) -> Bool {
    statement.speakers.contains(actor)
      || (statement.capacity != .personal
        && statement.speakers.contains { dossier.represents($0, on: Self.lastDay(statement)).contains(actor) })
  }

  /// One word of each statement on some subjects: the firmest that is a position, or the first.
  func words(on subjects: [Subject], _ accepts: (Statement) -> Bool) -> [Word] {
    standing.compactMap { statement in
      let words = statement.stances.filter { subjects.contains($0.subject) }
        .map { Word(statement: statement, stance: $0) }
      guard !words.isEmpty, accepts(statement) else { return nil }
      let positions = words.filter { $0.stance.attitude.polarity != nil }
      let highest = positions.map(\.rank).max()
      return positions.first { $0.rank == highest } ?? words.first
    }
    .sorted { a, b in
      a.statement.date == b.statement.date
        ? a.statement.id > b.statement.id : a.statement.date > b.statement.date
    }
  }

  // MARK: Answers

  func answer(_ actor: Actor.ID, _ subject: Subject) -> Answer {
    var answer = Answer()
    if settle(&answer, actor, [subject]) { return answer }
    if scope == .lineage {
      let versions = versions(of: subject)
      if !versions.isEmpty, settle(&answer, actor, versions) { return answer }
    }
    if scope != .exactly, settleByParts(&answer, actor, subject) { return answer }
    let members = members(of: actor).map { self.answer($0, subject) }.filter { $0.polarity != nil }
    if !members.isEmpty { agree(&answer, members, .members) }
    return answer
  }

  func members(of actor: Actor.ID) -> [Actor.ID] {
    guard dossier[actor]?.kind == .bloc || dossier[actor]?.kind == .institution else { return [] }
    return dossier.members(of: actor, on: day).filter { dossier.members(of: $0, on: day).isEmpty }
  }

  private func agree(_ answer: inout Answer, _ answers: [Answer], _ basis: Position.Basis) {
    guard Set(answers.map(\.polarity)) == [answers[0].polarity], answers[0].polarity != nil else {
      answer.basis = .divided
      return
    }
    answer.basis = basis
    let newest = answers.compactMap(\.date).max()
    guard let first = answers.first(where: { $0.date == newest }) else { return }
    answer.word = first.word
    let beginnings = answers.compactMap(\.since)
    let last = beginnings.first { one in beginnings.allSatisfy { $0 == one || $0.precedes(one) == .yes } }
    answer.since = beginnings.count == answers.count ? last : nil
  }

  private func settleByParts(_ answer: inout Answer, _ actor: Actor.ID, _ subject: Subject) -> Bool {
    let answers = parts(of: subject).compactMap { part -> Answer? in
      var inner = Answer()
      return settle(&inner, actor, [part]) || settleByParts(&inner, actor, part) ? inner : nil
    }
    if answers.isEmpty { return false }
    agree(&answer, answers, .parts)
    return true
  }

  private func settle(_ answer: inout Answer, _ actor: Actor.ID, _ subjects: [Subject]) -> Bool {
    let all = words(on: subjects) { speaks($0, for: actor) }
    let claims = words(on: subjects) { $0.onBehalfOf.contains(actor) }
    func positions(_ words: [Word], isSecondHand: Bool) -> [Word] {
      words.filter { $0.polarity != nil && $0.isSecondHand == isSecondHand }
    }
    let (own, claimed) = (positions(all, isSecondHand: false), positions(claims, isSecondHand: false))
    var silence = refusal(all, after: own)
    if silence == nil, own.isEmpty { silence = refusal(claims, after: claimed) }
    if answer.withheld == nil { answer.withheld = silence?.statement.id }
    let kinds = [own, claimed, positions(all, isSecondHand: true), positions(claims, isSecondHand: true)]
    guard let words = kinds.first(where: { !$0.isEmpty }) else { return false }
    choose(&answer, among: words)
    guard let word = answer.word else { return true }
    let isOwn = word.statement.speakers.contains(actor)
    let isClaim = own.isEmpty && !claimed.isEmpty
    answer.basis = isOwn ? .own : isClaim || !speaks(word.statement, for: actor) ? .behalf : .office
    if subjects.count > 1 {
      // The past is that of the text on which the position was taken.
      var past = Answer()
      let isSame = settle(&past, actor, [word.stance.subject]) && past.statement == answer.statement
      (answer.since, answer.previous) = isSame ? (past.since, past.previous) : (nil, nil)
    }
    return true
  }

  /// The newest refusal after which there certainly is none of some words; of one date the first by identifier.
  private func refusal(_ words: [Word], after positions: [Word]) -> Word? {
    let refusals = words.filter { word in
      word.isWithheld && positions.allSatisfy { Self.isBefore($0.statement, word.statement) }
    }
    return refusals.last { $0.statement.date == refusals.first?.statement.date }
  }

  // MARK: The order of words

  /// The first day on which a statement may have been made.
  private static func firstDay(_ statement: Statement) -> Day {
    statement.date.earliest.advanced(by: statement.date.text.hasSuffix("~") ? -1 : 0)
  }

  /// Whether a statement was certainly made before another. All moments of the talks are in UTC.
  static func isBefore(_ one: Statement, _ other: Statement) -> Bool {
    if lastDay(one) < firstDay(other) { return true }
    guard one.date.precision == .second, other.date.precision == .second else { return false }
    return one.date.earliest == other.date.earliest && one.date.text < other.date.text
  }

  /// The words of one day, of which the best stands for all, or a word whose date is not a day.
  struct Turn {
    var words: [Word]
    var best: Word

    func isBefore(_ other: Turn) -> Bool { NaivePositions.isBefore(best.statement, other.best.statement) }
  }

  private func turns(_ words: [Word]) -> [Turn] {
    var days: [PartialDate: [Word]] = [:]
    var turns: [Turn] = []
    for word in words {
      if word.statement.date.text.utf8.count == 10 {
        days[word.statement.date, default: []].append(word)
      } else {
        turns.append(Turn(words: [word], best: word))
      }
    }
    return turns + days.values.compactMap { words in best(words).map { Turn(words: words, best: $0) } }
  }

  /// Less is better.
  private func badness(_ word: Word) -> Int { policy == .mostAuthoritative ? authority(word) : -word.rank }

  private func best(_ words: [Word]) -> Word? {
    words.min { (badness($0), $0.statement.id) < (badness($1), $1.statement.id) }
  }

  private func choose(_ answer: inout Answer, among words: [Word]) {
    let turns = turns(words)
    var candidates = turns
    if policy != .latest {
      let least = turns.map { badness($0.best) }.min()
      candidates = turns.filter { badness($0.best) == least }
    }
    let last = candidates.filter { turn in !candidates.contains { turn.isBefore($0) } }
    guard let word = best(last.map(\.best)), let chosen = last.first(where: { $0.best == word }) else { return }
    if Set(last.map(\.best.polarity)).count > 1 {
      answer.basis = .divided
      answer.dissent = last.flatMap(\.words).map(\.statement.id).sorted()
      return
    }
    answer.word = word
    let beside = policy == .latest ? last : turns.filter { !$0.isBefore(chosen) && !chosen.isBefore($0) }
    answer.dissent = beside.flatMap(\.words)
      .filter { $0.polarity != word.polarity && $0.stance.subject == word.stance.subject }
      .map(\.statement.id).sorted()
    tellPast(&answer, of: chosen, last, turns)
  }

  private func tellPast(_ answer: inout Answer, of chosen: Turn, _ last: [Turn], _ turns: [Turn]) {
    func isSame(_ turn: Turn) -> Bool { turn.best.stance.attitude == chosen.best.stance.attitude }
    var past = turns
    if policy != .latest {
      past = turns.filter { !chosen.isBefore($0) }
      guard last.count == 1, past.allSatisfy({ isSame($0) || $0.isBefore(chosen) }) else { return }
    }
    guard last.allSatisfy(isSame) else { return }
    let (same, others) = (past.filter(isSame), past.filter { !isSame($0) })
    let previous = others.filter { turn in !others.contains { turn.isBefore($0) } }.map(\.best)
    if Set(previous.map(\.stance.attitude)).count == 1 { answer.previous = best(previous)?.statement.id }
    // A word may be the first of the run if there is an order in which what must come before it, together with all
    // other attitudes and what must come before these, ends with one of them.
    let starts = same.filter { start in
      let before = past.filter { turn in
        turn.isBefore(start) || others.contains { $0.best == turn.best || turn.isBefore($0) }
      }
      if before.contains(where: { $0.best == start.best }) { return false }
      return before.isEmpty || others.contains { turn in !before.contains { turn.isBefore($0) } }
    }
    let dates = Set(starts.map(\.best.statement.date))
    if dates.count == 1 { answer.since = dates.first }
  }

  private func authority(_ word: Word) -> Int {
    let grades = word.statement.citations.compactMap { dossier[$0.source]?.grade }.map {
      "ABCDEF".contains($0.rawValue) ? $0.rawValue : "G"
    }
    let modes = ["verbatim", "document", "mixed", "reported", "nested"]
    let grade = grades.min().map { Array("ABCDEF").firstIndex(of: Character($0)) ?? 6 } ?? 6
    return grade * 6 + (modes.firstIndex(of: word.statement.mode.rawValue) ?? 5)
  }

  private func parts(of subject: Subject) -> [Subject] {
    switch subject {
    case .proposal(let id):
      dossier.provisions.filter { dossier.proposal(of: $0.id)?.id == id && $0.parent == nil }
        .map { .provision($0.id) }
    case .provision(let id): dossier.provisions.filter { $0.parent == id }.map { .provision($0.id) }
    case .matter(let id): dossier.matters.filter { $0.parent == id }.map { .matter($0.id) }
    default: []
    }
  }

  private func versions(of subject: Subject) -> [Subject] {
    switch subject {
    case "proposal:plan-1": ["proposal:plan-2", "proposal:plan-3"]
    case "proposal:plan-2", "proposal:plan-3": ["proposal:plan-1"]
    case "provision:plan-1/1": ["provision:plan-2/1", "provision:plan-3/1"]
    case "provision:plan-2/1", "provision:plan-3/1": ["provision:plan-1/1"]
    default: []
    }
  }
}
