extension StanceLists {
  /// One stance of one statement.
  package struct Entry: Sendable {
    fileprivate let partNumber: Int32
    /// Which of the voices has taken it; ``nobody`` where others may have, too.
    private let voiceNumber: Int32
    fileprivate let stance: ListedStance

    fileprivate init(_ part: Int32, _ voice: Int32, _ stance: ListedStance) {
      partNumber = part
      voiceNumber = voice
      self.stance = stance
    }

    /// Stands for no voice alone.
    fileprivate static var nobody: Int32 { -1 }

    var part: Int { Int(partNumber) }
    var row: UInt32 { stance.row }

    /// Which of the voices has taken it; `nil` where others may have, too.
    package var voice: Int? { voiceNumber == Self.nobody ? nil : Int(voiceNumber) }
    /// Which way it points; `nil` for what is no position.
    package var polarity: Polarity? { isWithheld ? nil : stance.polarity }
    /// How firm it is, from 0; -1 where that is not said.
    package var firmness: Int { Int(stance.firmness) }
    /// Whether this version knows the attitude.
    package var isKnownAttitude: Bool { stance.marks.contains(.knownAttitude) }
    /// Whether it denies a fact.
    package var isDenial: Bool { stance.marks.contains(.denial) }
    /// Whether comment was refused.
    package var isWithheld: Bool { stance.marks.contains(.withheld) }
    /// Whether it is known through somebody else alone.
    package var isSecondHand: Bool { stance.marks.contains(.secondHand) }
    /// Whether it was taken in a personal capacity.
    package var isPersonal: Bool { stance.marks.contains(.personal) }
    /// Whether its date is simply one day.
    package var isExactlyDated: Bool { !stance.marks.contains(.inexactlyDated) }
  }

  /// Goes through lists of stances, the newest first; of those of the same date the last by identifier first.
  ///
  /// One value goes through many lists and keeps its memory. All that it keeps for them are plain numbers: a matrix
  /// begins thousands of times, and a reference that is counted each time would take longer than the stances.
  package struct Cursor {
    private let lists: StanceLists
    /// Where the rows of each part end that count.
    private let ends: [UInt32]
    /// The actor and those who may speak for it, as far as they speak, by the parts.
    private var speakers: [Speaker] = []
    /// The actor as somebody who is spoken for, as far as somebody does so, by the parts.
    private var claimants: [Speaker] = []
    private var heads: [Head] = []
    /// What is asked about everybody.
    private let questions: [Subjects]
    /// The lists of the questions as far as they were looked up for the actor, and where those of each begin.
    private var found: [Head] = []
    private var starts: [Int] = []
    /// Whether the dates of all stances in the lists are simply days, so that the order of the dates is that of time.
    package private(set) var isExactlyDated = true

    /// Whose stances are listed in a part.
    private struct Speaker {
      let part: Int32
      /// Which voice speaks; ``Entry/nobody`` for somebody who is spoken for.
      let voice: Int32
      let number: UInt32
    }

    /// A list of which the newest stances have been gone through.
    private struct Head {
      let part: Int32
      /// Which voice speaks; ``Entry/nobody`` in a list of what is said on behalf of somebody.
      let voice: Int32
      let isExactlyDated: Bool
      let first: UInt32
      /// The position of the newest stance that is left.
      var next: UInt32
      var stance: ListedStance

      var isClaim: Bool { voice == Entry.nobody }
    }

    /// - Parameters:
    ///   - lists: The lists.
    ///   - day: The day, counted from 1970, on which or before the dates of the statements begin; `nil` for all
    ///     statements.
    ///   - questions: Subjects that everybody is to be asked about.
    /// - Complexity: O(log *n*) in the number of dates.
    package init(_ lists: StanceLists, by day: Int?, questions: [Subjects] = []) {
      self.lists = lists
      self.questions = questions
      ends = lists.parts.map { part in day.map { UInt32(part.index.dates.lowerBound($0 + 1)) } ?? .max }
    }

    /// Turns to an actor and those who may speak for it. What was looked up for another is forgotten.
    package mutating func turn(to voices: Voices) {
      starts.removeAll(keepingCapacity: true)
      speakers.removeAll(keepingCapacity: true)
      claimants.removeAll(keepingCapacity: true)
      for part in lists.parts.indices {
        for (voice, number) in voices.speakers[part].enumerated() where number != Column.none {
          speakers.append(
            Speaker(
              part: Int32(truncatingIfNeeded: part), voice: Int32(truncatingIfNeeded: voice), number: number))
        }
        if voices.claimants[part] != Column.none {
          claimants.append(
            Speaker(part: Int32(truncatingIfNeeded: part), voice: Entry.nobody, number: voices.claimants[part]))
        }
      }
    }

    /// Looks up the lists of all questions for the actor. In a large dossier each list is somewhere else, so that one
    /// after the other would be a wait for the memory each; nothing here waits for what is read.
    ///
    /// - Complexity: O(log *n*) in the number of pairs, for each speaker and subject.
    package mutating func lookUp() {
      found.removeAll(keepingCapacity: true)
      starts.removeAll(keepingCapacity: true)
      for question in questions {
        starts.append(found.count)
        Self.add(&found, on: question, by: speakers, in: lists)
      }
      starts.append(found.count)
    }

    /// Begins with the stances of the actor, and of those who may speak for it, on some subjects.
    ///
    /// - Parameters:
    ///   - subjects: The subjects themselves.
    ///   - question: The number of the question that is about them, if there is one.
    /// - Complexity: O(log *n*) in the number of pairs, for each speaker and subject, as far as they were not looked up.
    package mutating func begin(on subjects: Subjects, question: Int? = nil) {
      heads.removeAll(keepingCapacity: true)
      if let question, question + 1 < starts.count {
        for number in starts[question]..<starts[question + 1] { heads.append(found[number]) }
      } else {
        Self.add(&heads, on: subjects, by: speakers, in: lists)
      }
      leaveOutLater()
    }

    /// Begins with the stances on some subjects of those who say that they speak for the actor.
    ///
    /// - Parameter subjects: The subjects themselves.
    /// - Complexity: O(log *n*) in the number of pairs, for each subject.
    package mutating func beginClaims(on subjects: Subjects) {
      heads.removeAll(keepingCapacity: true)
      for subject in subjects.numbers {
        for speaker in claimants where speaker.part == subject.part {
          Self.add(&heads, lists.parts[Int(speaker.part)].stances.claimed, speaker, subject.number)
        }
      }
      leaveOutLater()
    }

    /// Adds the lists of some speakers on some subjects.
    private static func add(
      _ heads: inout [Head], on subjects: Subjects, by speakers: [Speaker], in lists: StanceLists
    ) {
      for subject in subjects.numbers {
        for speaker in speakers where speaker.part == subject.part {
          add(&heads, lists.parts[Int(speaker.part)].stances.own, speaker, subject.number)
        }
      }
    }

    @inline(__always)
    private static func add(_ heads: inout [Head], _ stances: PairedStances, _ speaker: Speaker, _ subject: UInt32) {
      let list = stances.list(speaker.number, subject)
      if list.isEmpty { return }
      let next = list.upperBound - 1
      heads.append(
        Head(
          part: speaker.part, voice: speaker.voice, isExactlyDated: stances.isExactlyDated(list),
          first: UInt32(truncatingIfNeeded: list.lowerBound),
          next: UInt32(truncatingIfNeeded: next), stance: stances[next]))
    }

    /// Leaves out the stances that do not count. After all lists have been found, so that one wait for the memory
    /// serves for the newest stances of all of them.
    private mutating func leaveOutLater() {
      isExactlyDated = true
      var number = heads.count
      while number > 0 {
        number -= 1
        if !heads[number].isExactlyDated { isExactlyDated = false }
        let head = heads[number]
        let end = ends[Int(head.part)]
        if head.stance.row < end { continue }
        let left = (Int(head.first)..<Int(head.next)).partitioningIndex { stance(head, $0).row >= end }
        if left == head.first {
          heads.remove(at: number)
        } else {
          heads[number].next = UInt32(truncatingIfNeeded: left - 1)
          heads[number].stance = stance(head, left - 1)
        }
      }
    }

    private func stance(_ head: Head, _ position: Int) -> ListedStance {
      let stances = lists.parts[Int(head.part)].stances
      return head.isClaim ? stances.claimed[position] : stances.own[position]
    }

    /// The next stance; of several on the subjects in one statement the firmest that is a position.
    package mutating func next() -> Entry? {
      while !heads.isEmpty {
        let number = newestHead
        let (part, voice) = (heads[number].part, heads[number].voice)
        var stance = take(number)
        // A statement stands in the lists of all its speakers and subjects.
        var other = heads.count
        while other > 0 {
          other -= 1
          guard other < heads.count, heads[other].stance.row == stance.row, heads[other].part == part else { continue }
          let further = take(other)
          if further.precedes(stance) { stance = further }
        }
        guard lists.isComplete || lists.parts[Int(part)].isVisible(stance.row) else { continue }
        return Entry(part, stance.marks.contains(.joint) ? Entry.nobody : voice, stance)
      }
      return nil
    }

    /// Takes the newest stance off a list, and the list away if it was the last.
    private mutating func take(_ number: Int) -> ListedStance {
      let head = heads[number]
      if head.next == head.first {
        heads.remove(at: number)
      } else {
        heads[number].next -= 1
        heads[number].stance = stance(head, Int(head.next) - 1)
      }
      return head.stance
    }

    private var newestHead: Int {
      var newest = 0
      for number in 1..<heads.count where isNewer(number, than: newest) { newest = number }
      return newest
    }

    private func isNewer(_ left: Int, than right: Int) -> Bool {
      let (a, b) = (heads[left].stance.row, heads[right].stance.row)
      if heads[left].part == heads[right].part { return a > b }
      let (first, second) = (lists.parts[Int(heads[left].part)].index, lists.parts[Int(heads[right].part)].index)
      return !first.position(of: a).precedes(second.position(of: b), in: .oldestFirst)
    }
  }
}

extension RowIndex {
  /// Where a row stands among those of other parts.
  fileprivate func position(of row: UInt32) -> RecordPosition {
    RecordPosition(date: dates.date(Int(row)), id: id(of: row), score: 0)
  }
}

// MARK: Questions about entries

extension StanceLists {
  /// The last day on which the stance may have been taken.
  package func lastDay(_ entry: Entry) -> Int {
    let part = parts[entry.part]
    return entry.isExactlyDated ? part.index.dates.firstDay(ofNumber: entry.stance.date) : part.lastDay(entry.row)
  }

  /// The points in time at which the stance may have been taken.
  package func extent(_ entry: Entry) -> DateSpan {
    let dates = parts[entry.part].index.dates
    if entry.isExactlyDated {
      let day = dates.firstDay(ofNumber: entry.stance.date)
      return DateSpan(from: day, through: day)
    }
    return dates.impreciseDate(Int(entry.row))?.extent ?? DateSpan(from: .min, through: .max)
  }

  /// The statement of an entry.
  package func statement(_ entry: Entry) -> Statement {
    let part = parts[entry.part]
    return part.records.segment.rows[part.index.place(of: entry.row)]
  }

  /// The date of an entry's statement.
  package func date(_ entry: Entry) -> PartialDate { statement(entry).date }

  /// The subject of an entry.
  package func subject(_ entry: Entry) -> Subject { statement(entry).stances[stanceNumber(entry)].subject }

  /// Which of the statement's stances an entry is.
  package func stanceNumber(_ entry: Entry) -> Int {
    Int(entry.stance.position) - parts[entry.part].stances.subjects.column[Int(entry.row)].lowerBound
  }

  /// The speakers of an entry's statement, in the order of the record.
  package func speakers(_ entry: Entry) -> [Actor.ID] {
    let speakers = parts[entry.part].stances.speakers
    return speakers.column[Int(entry.row)].map {
      EntityID(unchecked: speakers.terms.terms[Int(speakers.column.values[$0])].text)
    }
  }

  /// Whether the statement of an entry has the smaller identifier; both are of the same date.
  package func precedes(_ left: Entry, _ right: Entry) -> Bool {
    left.part == right.part
      ? left.row < right.row
      : parts[left.part].index.id(of: left.row) < parts[right.part].index.id(of: right.row)
  }

  /// Whether the statement of an entry has the smaller identifier, whatever the dates.
  package func hasSmallerID(_ left: Entry, _ right: Entry) -> Bool {
    parts[left.part].index.id(of: left.row) < parts[right.part].index.id(of: right.row)
  }

  /// Whether two entries are of the same statement.
  package func areOfSameStatement(_ left: Entry, _ right: Entry) -> Bool {
    left.part == right.part && left.row == right.row
  }

  /// Whether two entries are of the same date.
  package func areOfSameDate(_ left: Entry, _ right: Entry) -> Bool {
    if left.partNumber == right.partNumber { return left.stance.date == right.stance.date }
    return parts[left.part].index.dates.date(Int(left.row)) == parts[right.part].index.dates.date(Int(right.row))
  }

  /// Whether two entries have the same attitude.
  package func haveSameAttitude(_ left: Entry, _ right: Entry) -> Bool {
    if left.partNumber == right.partNumber { return left.stance.attitude == right.stance.attitude }
    let (first, second) = (parts[left.part].stances.attitudes.terms, parts[right.part].stances.attitudes.terms)
    return first.terms[Int(left.stance.attitude)].text == second.terms[Int(right.stance.attitude)].text
  }
}
