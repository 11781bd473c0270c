import Parley

/// Whom to ask for the position of an actor: worked out once for all subjects.
struct PositionVoices {
  let actor: Actor.ID
  /// The actor itself, and after it those who at some time may speak for it.
  let voices: [Actor.ID]
  let numbers: StanceLists.Voices
  /// The numbers of the members of a bloc; `nil` for an actor without members.
  let members: [Int]?
  private var offices: [Office: Bool] = [:]

  private struct Office: Hashable {
    let voice: Int
    let stretch: Int
  }

  init(of actor: Actor.ID, _ members: [Int], in lists: StanceLists) {
    self.actor = actor
    voices = [actor] + lists.voices(of: actor)
    numbers = lists.numbers(of: voices)
    self.members = members.isEmpty ? nil : members
  }

  /// Whether nobody else may speak for the actor.
  var isAlone: Bool { voices.count == 1 }

  /// Whether one of the voices speaks for the actor by office on a day.
  mutating func holdsOffice(_ voice: Int, on day: Int, in lists: StanceLists, _ dossier: Dossier) -> Bool {
    let office = Office(voice: voice, stretch: lists.stretch(of: day))
    if let known = offices[office] { return known }
    let holds = dossier.represents(voices[voice], on: Day(daysSince1970: day)).contains(actor)
    offices[office] = holds
    return holds
  }
}

/// The stances that a position is chosen from. One value serves for many positions and keeps its memory.
struct PositionGround {
  var words = StancesByDate()
  var secondHand = StancesByDate()
  var withheld: StanceLists.Entry?
  /// Whether the speakers only say that they speak for the actor.
  var isClaim = false

  mutating func removeAll() {
    words.removeAll()
    secondHand.removeAll()
    withheld = nil
    isClaim = false
  }
}

/// Stances by date: those of one date together, in the order in which they were added.
struct StancesByDate: RandomAccessCollection {
  private var entries: [StanceLists.Entry] = []
  /// Where the stances of each date begin.
  private var starts: [Int] = []

  var startIndex: Int { 0 }
  var endIndex: Int { starts.count }

  /// The stances of a date.
  subscript(date: Int) -> ArraySlice<StanceLists.Entry> {
    entries[starts[date]..<(date + 1 < starts.count ? starts[date + 1] : entries.count)]
  }

  mutating func removeAll() {
    if isEmpty { return }
    entries.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
  }

  /// The stance of a date if there is but one.
  func only(_ date: Int) -> StanceLists.Entry? {
    let end = date + 1 < starts.count ? starts[date + 1] : entries.count
    return end == starts[date] + 1 ? entries[starts[date]] : nil
  }

  /// Adds a stance; those of one date follow each other.
  mutating func append(_ entry: StanceLists.Entry, in lists: StanceLists) {
    if !isOfLastDate(entry, in: lists) { starts.append(entries.count) }
    entries.append(entry)
  }

  /// Whether a stance is of the date of the last one.
  func isOfLastDate(_ entry: StanceLists.Entry, in lists: StanceLists) -> Bool {
    entries.last.map { lists.areOfSameDate($0, entry) } ?? false
  }
}
