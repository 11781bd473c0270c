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

  struct Word {
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
    var statement: Statement.ID?
    var attitude: Attitude?
    var date: PartialDate?
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
    (answer.statement, answer.attitude) = (first.statement, first.attitude)
    (answer.date, answer.since) = (first.date, first.since)
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
    var words = all.filter { $0.polarity != nil && !$0.isSecondHand }
    var isClaim = false
    if words.isEmpty {
      words = claims.filter { $0.polarity != nil && !$0.isSecondHand }
      isClaim = !words.isEmpty
    }
    if words.isEmpty {
      words = all.filter { $0.polarity != nil && $0.isSecondHand }
      if words.isEmpty { words = claims.filter { $0.polarity != nil && $0.isSecondHand } }
    }
    let decided = all.firstIndex { $0.polarity != nil && !$0.isSecondHand } ?? all.count
    let decidedClaim = claims.firstIndex { $0.polarity != nil && !$0.isSecondHand } ?? claims.count
    /// The newest refusal, of one date the first by identifier.
    func refusal(_ words: ArraySlice<Word>) -> Word? {
      let refusals = words.filter(\.isWithheld)
      return refusals.last { $0.statement.date == refusals.first?.statement.date }
    }
    var silence = refusal(all[..<decided])
    if silence == nil, decided == all.count { silence = refusal(claims[..<decidedClaim]) }
    if answer.withheld == nil { answer.withheld = silence?.statement.id }
    guard let newest = words.first else { return false }

    func best(_ date: PartialDate) -> Word? {
      let peers = words.filter { $0.statement.date == date }.sorted { $0.statement.id < $1.statement.id }
      return policy == .mostAuthoritative ? peers.min { authority($0) < authority($1) } : first(peers, by: \.rank)
    }
    let date: PartialDate
    switch policy {
    case .firmest:
      let rank = words.map(\.rank).max()
      date = words.first { $0.rank == rank }?.statement.date ?? newest.statement.date
    case .mostAuthoritative:
      let rank = words.map(authority).min()
      date = words.first { authority($0) == rank }?.statement.date ?? newest.statement.date
    default: date = newest.statement.date
    }
    guard let word = best(date) else { return false }
    answer.statement = word.statement.id
    answer.attitude = word.stance.attitude
    answer.date = date
    answer.dissent = words.filter { $0.statement.date == date && $0.polarity != word.polarity }
      .map(\.statement.id).sorted()
    let isOwn = word.statement.speakers.contains(actor)
    answer.basis = isOwn ? .own : isClaim || !speaks(word.statement, for: actor) ? .behalf : .office
    answer.since = date
    for earlier in Set(words.map(\.statement.date)).sorted().reversed() where earlier < date {
      guard let other = best(earlier) else { continue }
      if other.stance.attitude != word.stance.attitude {
        answer.previous = other.statement.id
        break
      }
      answer.since = earlier
    }
    return true
  }

  /// The first of those that have the most of something.
  private func first(_ words: [Word], by value: (Word) -> Int) -> Word? {
    let most = words.map(value).max()
    return words.first { value($0) == most }
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
    case "proposal:plan-1": ["proposal:plan-2"]
    case "proposal:plan-2": ["proposal:plan-1"]
    case "provision:plan-1/1": ["provision:plan-2/1"]
    case "provision:plan-2/1": ["provision:plan-1/1"]
    default: []
    }
  }
}
