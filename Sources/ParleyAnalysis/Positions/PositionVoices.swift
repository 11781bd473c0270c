import Parley

/// The voices that give an actor's position: worked out once for all subjects.
struct PositionVoices {
  let actor: Actor.ID
  /// The actor itself, and after it those who at some time may speak for it.
  let voices: [Actor.ID]
  let numbers: StanceLists.Voices
  /// The numbers of the members of a bloc; `nil` for an actor without members.
  let members: [Int]?
  private var offices: [Office: Bool] = [:]
  /// Whether bodies are part of the actor in a stretch of days, directly or through others; the actor itself is.
  private var parts: [Int: [Actor.ID: Bool]] = [:]
  /// Of each voice the stretch that was asked about last: the words of a voice are mostly of one.
  private var lastOffices: [(stretch: Int, isHeld: Bool)?]

  private struct Office: Hashable {
    let voice: Int
    let stretch: Int
  }

  init(of actor: Actor.ID, _ members: [Int], in lists: StanceLists) {
    self.actor = actor
    voices = [actor] + lists.voices(of: actor)
    numbers = lists.numbers(of: voices)
    self.members = members.isEmpty ? nil : members
    lastOffices = Array(repeating: nil, count: voices.count)
  }

  /// Whether no other actor may speak for this one.
  var isAlone: Bool { voices.count == 1 }

  /// Whether one of the voices speaks for the actor by office on a day.
  mutating func holdsOffice(_ voice: Int, on day: Int, in lists: StanceLists, _ dossier: Dossier) -> Bool {
    let stretch = lists.stretch(of: day)
    if let last = lastOffices[voice], last.stretch == stretch { return last.isHeld }
    let office = Office(voice: voice, stretch: stretch)
    let isHeld =
      offices[office] ?? represents(voices[voice], on: Day(daysSince1970: day), in: stretch, dossier)
    offices[office] = isHeld
    lastOffices[voice] = (stretch, isHeld)
    return isHeld
  }

  /// As ``Dossier/represents(_:on:atLeast:)``, but each affiliation is looked at once for all voices.
  private mutating func represents(_ voice: Actor.ID, on day: Day, in stretch: Int, _ dossier: Dossier) -> Bool {
    guard voice != actor else { return false }
    func organisations(of body: Actor.ID, offices: Bool) -> [Actor.ID] {
      (dossier[body]?.affiliations ?? []).filter { affiliation in
        (affiliation.role == .partOf || (offices && affiliation.role.speaksForOrganisation))
          && affiliation.period.contains(day) == .yes
      }
      .map(\.organisation)
    }
    var known = parts.removeValue(forKey: stretch) ?? [actor: true]
    defer { parts[stretch] = known }
    let bodies = organisations(of: voice, offices: true)
    // A body that has not been met counts as no part until a way to the actor is found, which is then followed back.
    var waiting: [Actor.ID] = []
    for body in bodies where known[body] == nil {
      known[body] = false
      waiting.append(body)
    }
    var ways: [Actor.ID: [Actor.ID]] = [:]
    var found: [Actor.ID] = []
    while let body = waiting.popLast() {
      for whole in organisations(of: body, offices: false) {
        let isPart = known[whole]
        if isPart == true {
          found.append(body)
        } else {
          ways[whole, default: []].append(body)
          if isPart == nil {
            known[whole] = false
            waiting.append(whole)
          }
        }
      }
    }
    while let body = found.popLast() {
      if known.updateValue(true, forKey: body) == true { continue }
      found += ways[body] ?? []
    }
    return bodies.contains { known[$0] == true }
  }
}

/// The stances that a position is chosen from. One value serves for many positions and reuses its memory.
struct PositionGround {
  var words = StancesByDate()
  var secondHand = StancesByDate()
  /// Where comment was refused, the newest first.
  var refusals: [StanceLists.Entry] = []
  var withheld: StanceLists.Entry?
  /// Whether the speakers only say that they speak for the actor.
  var isClaim = false

  mutating func removeAll() {
    words.removeAll()
    secondHand.removeAll()
    refusals.removeAll(keepingCapacity: true)
    withheld = nil
    isClaim = false
  }

  /// Chooses the refusal that counts: of those that certainly came after all words known first-hand the newest, of
  /// several of one date the first by identifier.
  mutating func chooseRefusal(in lists: StanceLists) {
    guard !refusals.isEmpty else { return }
    let end = words.indices.map { lists.extent(words.best($0)).last }.max()
    let standing = refusals.filter { refusal in end.map { $0 < lists.extent(refusal).first } ?? true }
    guard let newest = standing.first else { return }
    withheld = standing.prefix { lists.areOfSameDate($0, newest) }.last
  }
}

/// Stances by date: those of one date together, in the order in which they were added.
struct StancesByDate {
  private var entries: [StanceLists.Entry] = []
  private var dates: [Date] = []
  /// Whether each date is simply one day.
  private(set) var isExactlyDated = true

  private struct Date {
    /// Where its stances begin.
    let start: Int
    var best: StanceLists.Entry
  }

  /// The numbers of the dates.
  var indices: Range<Int> { dates.indices }
  var count: Int { dates.count }
  var isEmpty: Bool { dates.isEmpty }

  /// The stances of a date.
  subscript(date: Int) -> ArraySlice<StanceLists.Entry> {
    entries[dates[date].start..<(date + 1 < dates.count ? dates[date + 1].start : entries.count)]
  }

  /// The stance of a date that decides.
  func best(_ date: Int) -> StanceLists.Entry { dates[date].best }

  mutating func removeAll() {
    if isEmpty { return }
    entries.removeAll(keepingCapacity: true)
    dates.removeAll(keepingCapacity: true)
    isExactlyDated = true
  }

  /// Adds a stance; those of one date follow each other.
  mutating func append(_ entry: StanceLists.Entry, by judge: PositionJudge) {
    if isOfLastDate(entry, in: judge.lists) {
      if judge.decides(entry, over: dates[dates.count - 1].best) { dates[dates.count - 1].best = entry }
    } else {
      dates.append(Date(start: entries.count, best: entry))
      if !entry.isExactlyDated { isExactlyDated = false }
    }
    entries.append(entry)
  }

  /// Whether a stance is of the date of the last one.
  func isOfLastDate(_ entry: StanceLists.Entry, in lists: StanceLists) -> Bool {
    entries.last.map { lists.areOfSameDate($0, entry) } ?? false
  }
}

/// Which of several stances decides.
struct PositionJudge {
  let dossier: Dossier
  let lists: StanceLists
  let policy: PositionPolicy

  /// Whether a stance decides rather than another of the same date: the better one, of equally good ones the first by
  /// identifier.
  func decides(_ left: StanceLists.Entry, over right: StanceLists.Entry) -> Bool {
    isBetter(left, right) || (!isBetter(right, left) && lists.precedes(left, right))
  }

  /// As for stances of the same date, whatever the dates.
  func isPreferred(_ left: StanceLists.Entry, to right: StanceLists.Entry) -> Bool {
    isBetter(left, right) || (!isBetter(right, left) && lists.hasSmallerID(left, right))
  }

  func isBetter(_ left: StanceLists.Entry, _ right: StanceLists.Entry) -> Bool {
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
}
