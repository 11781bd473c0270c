/// The stances of a dossier by speaker and subject in the order of their dates: what positions are worked out from.
///
/// It reads the columns of the statements and makes no record before it is asked for one.
package final class StanceLists: Sendable {
  let parts: [Part]
  /// Whether all rows of all parts can be seen.
  let isComplete: Bool
  private let dossier: Dossier
  private let relations: Relations
  private let turningDays: AffiliationBreakpoints
  /// The last day that a retraction may have been made on, for each retracted statement.
  private let retractions: [String: Int]

  /// - Complexity: O(1) once the index of the statements is made; O(*r*) in the number of retractions.
  package init(_ dossier: Dossier) {
    self.dossier = dossier
    relations = dossier.relations
    turningDays = relations.turningDays
    parts = dossier.statements.parts.map(Part.init)
    isComplete = parts.allSatisfy(\.isComplete)
    var retractions: [String: Int] = [:]
    for part in parts {
      guard let field = part.index.field(.retracts) else { continue }
      for (number, term) in field.terms.terms.enumerated() {
        for row in field.lists.rows[field.lists[number]] where part.isVisible(row) {
          let day = part.lastDay(row)
          retractions[term.text] = min(retractions[term.text] ?? day, day)
        }
      }
    }
    self.retractions = retractions
  }

  /// One part of the table of statements.
  final class Part: Sendable {
    let index: RowIndex
    let stances: StanceIndex
    let records: Records<Statement>.Part
    let isComplete: Bool

    fileprivate init(_ records: Records<Statement>.Part) {
      let index = records.segment.rowIndex
      self.index = index
      self.records = records
      isComplete = records.isComplete
      stances = index.stances.get { StanceIndex(index) }
    }

    func isVisible(_ row: UInt32) -> Bool {
      isComplete || records.visibility.contains(index.place(of: row))
    }

    /// The last day on which the statement of a row may have been made.
    func lastDay(_ row: UInt32) -> Int {
      if let date = index.dates.impreciseDate(Int(row)) { return date.reach.last.daysSince1970 }
      return (index.dates.latest(Int(row)) ?? .distantFuture).daysSince1970
    }
  }

  /// Whether a statement has been taken back.
  package var hasRetractions: Bool { !retractions.isEmpty }

  /// Whether the statement of an entry had certainly been taken back by a day.
  package func isRetracted(_ entry: Entry, by day: Int) -> Bool {
    (retractions[parts[entry.part].index.id(of: entry.row)] ?? .max) <= day
  }
}

// MARK: Lists

extension StanceLists {
  /// Some subjects, as each part numbers them.
  package struct Subjects: Sendable {
    /// Those that occur in each part.
    let numbers: [(part: Int32, number: UInt32)]
  }

  /// An actor and those who may speak for it, as each part numbers them.
  package struct Voices: Sendable {
    /// For each part the number of each of them as a speaker; ``Column/none`` for one who does not speak there.
    let speakers: [[UInt32]]
    /// For each part the number of the actor as somebody who is spoken for; ``Column/none`` where nobody says so.
    let claimants: [UInt32]
  }

  /// Some subjects by their numbers, so that nobody has to look for them again for each actor.
  package func numbers(of subjects: [Subject]) -> Subjects {
    let terms = subjects.map { Term($0) }
    var numbers: [(part: Int32, number: UInt32)] = []
    for (part, lists) in parts.enumerated() {
      for term in terms {
        guard let number = lists.stances.subjects.terms.number(of: term) else { continue }
        numbers.append((Int32(truncatingIfNeeded: part), number))
      }
    }
    return Subjects(numbers: numbers)
  }

  /// An actor, who comes first, and those who may speak for it by their numbers, so that nobody has to look for them
  /// again for each subject.
  package func numbers(of voices: [Actor.ID]) -> Voices {
    Voices(
      speakers: parts.map { part in
        voices.map { part.stances.speakers.terms.number(of: Term($0.rawValue)) ?? Column.none }
      },
      claimants: parts.map { part in
        voices.first.flatMap { part.stances.claimants.terms.number(of: Term($0.rawValue)) } ?? Column.none
      })
  }

  /// Whether the actor itself, or one of those who may speak for it, is among the speakers of an entry's statement.
  ///
  /// - Parameters:
  ///   - number: Which of the voices.
  ///   - voices: The actor, as number 0, and those who may speak for it.
  ///   - entry: The entry.
  /// - Returns: Whether it is.
  /// - Complexity: O(*n*) in the number of the statement's speakers.
  package func isSpeaker(_ number: Int, of voices: Voices, in entry: Entry) -> Bool {
    if let voice = entry.voice { return voice == number }
    let wanted = voices.speakers[entry.part][number]
    let column = parts[entry.part].stances.speakers.column
    return column[Int(entry.row)].contains { column.values[$0] == wanted }
  }

  /// Who has spoken about one of some subjects.
  ///
  /// - Parameter subjects: The subjects.
  /// - Returns: The speakers in order, each once.
  /// - Complexity: O(*n*) in the number of statements about the subjects.
  package func speakers(on subjects: [Subject]) -> [Actor.ID] {
    var found: Set<String> = []
    for part in parts {
      var numbers = [Bool](repeating: false, count: part.stances.speakers.terms.count)
      for subject in subjects {
        guard let number = part.stances.subjects.terms.number(of: Term(subject)) else { continue }
        for row in part.stances.subjects.lists.rows[part.stances.subjects.lists[Int(number)]] where part.isVisible(row)
        {
          for position in part.stances.speakers.column[Int(row)] {
            numbers[Int(part.stances.speakers.column.values[position])] = true
          }
        }
      }
      for (number, isWanted) in numbers.enumerated() where isWanted {
        found.insert(part.stances.speakers.terms.terms[number].text)
      }
    }
    return found.sorted().map { EntityID(unchecked: $0) }
  }

  /// Those who at some time may speak for an actor, without the actor itself: its parts, and who holds an office in it
  /// or in one of them.
  ///
  /// - Parameter actor: The actor.
  /// - Returns: The speakers in order.
  /// - Complexity: O(*n*) in the number of affiliations that are looked at.
  package func voices(of actor: Actor.ID) -> [Actor.ID] {
    if relations.affiliates[actor] == nil { return [] }
    var bodies = [actor]
    var met: Set<Actor.ID> = [actor]
    var found: Set<Actor.ID> = []
    var position = 0
    while position < bodies.count {
      for (affiliate, affiliation) in relations.affiliates[bodies[position]] ?? [] {
        if affiliation.role == .partOf, met.insert(affiliate).inserted { bodies.append(affiliate) }
        if affiliation.role == .partOf || affiliation.role.speaksForOrganisation { found.insert(affiliate) }
      }
      position += 1
    }
    found.remove(actor)
    return found.sorted()
  }

  /// The number of the stretch of days to which a day belongs: within one, offices and memberships are alike.
  ///
  /// - Parameter day: The day, counted from 1970.
  /// - Returns: The number.
  /// - Complexity: O(log *n*) in the number of days on which one begins or ends.
  package func stretch(of day: Int) -> Int {
    turningDays.stretch(of: Day(daysSince1970: day))
  }

  /// What lies directly under a subject.
  ///
  /// - Parameter subject: The subject.
  /// - Returns: The provisions at the top of a proposal, the parts of a provision or matter.
  /// - Complexity: O(*n*) in the number of parts.
  package func parts(of subject: Subject) -> [Subject] {
    switch subject {
    case .proposal(let id): dossier.provisions(of: id).filter { $0.parent == nil }.map { .provision($0.id) }
    case .provision(let id): dossier.subprovisions(of: id).map { .provision($0.id) }
    case .matter(let id): (relations.submatters[id] ?? []).map(Subject.matter)
    default: []
    }
  }
}

extension Firmness {
  /// How firm it is, from 0 for the softest; `nil` for a term that this version does not know.
  package var rank: Int? { Self.known.firstIndex(of: self) }
}
