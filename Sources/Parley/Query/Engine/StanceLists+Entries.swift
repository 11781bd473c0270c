extension StanceLists {
  /// One stance of one statement.
  package struct Entry: Sendable {
    fileprivate let partNumber: Int32
    private let voiceNumber: Int32?
    fileprivate let stance: ListedStance

    fileprivate init(_ part: Int32, _ voice: Int32?, _ stance: ListedStance) {
      partNumber = part
      voiceNumber = voice
      self.stance = stance
    }

    var part: Int { Int(partNumber) }
    var row: UInt32 { stance.row }

    /// Which of the voices has taken it; `nil` where others may have, too.
    package var voice: Int? { voiceNumber.map { Int($0) } }
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
  /// One value goes through many lists and keeps its memory.
  package struct Cursor {
    private let lists: StanceLists
    private var heads: [Head] = []

    /// A list of which the newest stances have been gone through.
    private struct Head {
      let part: Int32
      /// Which voice speaks; `nil` in a list of what is said on behalf of somebody.
      let voice: Int32?
      let stances: PairedStances
      let first: Int
      /// The position of the newest stance that is left.
      var next: Int
      var stance: ListedStance
    }

    package init(_ lists: StanceLists) { self.lists = lists }

    /// Begins with the stances of an actor, and of those who may speak for it, on some subjects.
    ///
    /// - Parameters:
    ///   - voices: The actor and the others.
    ///   - subjects: The subjects themselves.
    ///   - bounds: Which statements count.
    /// - Complexity: O(log *n*) in the number of pairs, for each speaker and subject.
    package mutating func begin(by voices: Voices, on subjects: Subjects, _ bounds: Bounds) {
      heads.removeAll(keepingCapacity: true)
      for part in lists.parts.indices where !subjects.numbers[part].isEmpty {
        let stances = lists.parts[part].stances.own
        for (voice, speaker) in voices.speakers[part].enumerated() where speaker != Column.none {
          add(stances, speaker, subjects.numbers[part], bounds.ends[part], of: part, by: Int32(voice))
        }
      }
    }

    /// Begins with the stances on some subjects of those who say that they speak for an actor.
    ///
    /// - Parameters:
    ///   - voices: The actor with those who may speak for it.
    ///   - subjects: The subjects themselves.
    ///   - bounds: Which statements count.
    /// - Complexity: O(log *n*) in the number of pairs, for each subject.
    package mutating func begin(claimedFor voices: Voices, on subjects: Subjects, _ bounds: Bounds) {
      heads.removeAll(keepingCapacity: true)
      for part in lists.parts.indices where voices.claimants[part] != Column.none {
        add(
          lists.parts[part].stances.claimed, voices.claimants[part], subjects.numbers[part], bounds.ends[part],
          of: part, by: nil)
      }
    }

    private mutating func add(
      _ stances: PairedStances, _ actor: UInt32, _ subjects: [UInt32], _ end: UInt32, of part: Int, by voice: Int32?
    ) {
      for subject in subjects {
        let list = stances.list(actor, subject, before: end)
        if list.isEmpty { continue }
        let next = list.upperBound - 1
        heads.append(
          Head(
            part: Int32(part), voice: voice, stances: stances, first: list.lowerBound, next: next,
            stance: stances[next]))
      }
    }

    /// The next stance; of several on the subjects in one statement the firmest that is a position.
    package mutating func next() -> Entry? {
      while let number = newestHead() {
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
        guard lists.parts[Int(part)].isVisible(stance.row) else { continue }
        return Entry(part, stance.marks.contains(.joint) ? nil : voice, stance)
      }
      return nil
    }

    /// Takes the newest stance off a list, and the list away if it was the last.
    private mutating func take(_ number: Int) -> ListedStance {
      let stance = heads[number].stance
      if heads[number].next == heads[number].first {
        heads.remove(at: number)
      } else {
        heads[number].next -= 1
        heads[number].stance = heads[number].stances[heads[number].next]
      }
      return stance
    }

    private func newestHead() -> Int? {
      if heads.isEmpty { return nil }
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
