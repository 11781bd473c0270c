/// The stances of a dossier by speaker and subject in the order of their dates: what positions are worked out from.
///
/// It reads the columns of the statements and makes no record before it is asked for one.
package struct StanceLists: Sendable {
  private let dossier: Dossier
  private let parts: [Part]
  /// The last day that a retraction may have been made on, for each retracted statement.
  private let retractions: [String: Int]

  /// - Complexity: O(1) once the index of the statements is made; O(*r*) in the number of retractions.
  package init(_ dossier: Dossier) {
    self.dossier = dossier
    parts = dossier.statements.parts.map { Part($0, dossier) }
    var retractions: [String: Int] = [:]
    for part in parts {
      guard let field = part.index.field(.retracts) else { continue }
      for (number, term) in field.terms.terms.enumerated() {
        for row in field.lists.rows[field.lists[number]] where part.isVisible(Int(row)) {
          let day = part.lastDay(Int(row))
          retractions[term.text] = min(retractions[term.text] ?? day, day)
        }
      }
    }
    self.retractions = retractions
  }

  /// One part of the table of statements. A class, because it is looked at for each cell of a matrix.
  final class Part: Sendable {
    let index: RowIndex
    fileprivate let records: Records<Statement>.Part
    fileprivate let isComplete: Bool
    fileprivate let pairs: PairLists
    fileprivate let speakers: Field
    fileprivate let subjects: Field
    fileprivate let attitudes: Field
    fileprivate let firmnesses: Field
    fileprivate let modes: Field
    fileprivate let capacities: Field
    /// What the terms of the part mean, by their numbers.
    fileprivate let attitudesByNumber: [Attitude]
    fileprivate let polarities: [Polarity?]
    fileprivate let ranks: [Int]
    fileprivate let kinds: [Mode]

    fileprivate enum Mode { case said, nested, withheld }

    fileprivate init(_ records: Records<Statement>.Part, _ dossier: Dossier) {
      let index = records.segment.rowIndex
      func field(_ name: FilterTest.Name) -> Field {
        index.field(name) ?? Field(TermTable(), .empty(rows: index.count))
      }
      self.index = index
      self.records = records
      isComplete = records.isComplete
      pairs = index.rollUp(for: dossier).pairs
      speakers = field(.by)
      subjects = field(.concerning)
      attitudes = field(.attitude)
      firmnesses = field(.firmness)
      modes = field(.mode)
      capacities = field(.capacity)
      attitudesByNumber = attitudes.terms.terms.map { Attitude(rawValue: $0.text) }
      polarities = attitudesByNumber.map(\.polarity)
      ranks = firmnesses.terms.terms.map { Firmness(rawValue: $0.text).rank ?? -1 }
      kinds = modes.terms.terms.map { term in
        switch Statement.Mode(rawValue: term.text) {
        case .refusal, .silence: .withheld
        case .nested: .nested
        default: .said
        }
      }
    }

    fileprivate func isVisible(_ row: Int) -> Bool {
      isComplete || records.visibility.contains(Int(index.places[row]))
    }

    /// The last day on which the statement of a row may have been made.
    fileprivate func lastDay(_ row: Int) -> Int {
      if let date = index.dates.impreciseDate(row) { return date.reach.last.daysSince1970 }
      return (index.dates.latest(row) ?? .distantFuture).daysSince1970
    }
  }

  /// Rows of one part, ascending.
  package struct Rows: Sendable {
    fileprivate let part: Int
    fileprivate let rows: ArraySlice<UInt32>
  }

  /// One stance of one statement.
  package struct Entry: Sendable {
    fileprivate let part: Int
    fileprivate let row: Int
    /// The position of the stance in the columns.
    fileprivate let position: Int
    /// Which way it points; `nil` for what is no position.
    package let polarity: Polarity?
    /// How firm it is, from 0; -1 where that is not said.
    package let firmness: Int
    /// The last day on which it may have been taken.
    package let lastDay: Int
    /// Whether this version knows the attitude.
    package let isKnownAttitude: Bool
    /// Whether it denies a fact.
    package let isDenial: Bool
    /// Whether comment was refused.
    package let isWithheld: Bool
    /// Whether it is known through somebody else alone.
    package let isSecondHand: Bool
    /// Whether it was taken in a personal capacity.
    package let isPersonal: Bool
  }
}

// MARK: Lists

extension StanceLists {
  /// The statements of a speaker about a subject.
  ///
  /// - Parameters:
  ///   - speaker: The speaker.
  ///   - subject: The subject itself.
  /// - Returns: One list for each part in which there are any.
  /// - Complexity: O(log *n*) in the number of pairs.
  package func rows(by speaker: Actor.ID, on subject: Subject) -> [Rows] {
    var found: [Rows] = []
    for (number, part) in parts.enumerated() {
      guard let speaker = part.speakers.terms.number(of: Term(speaker.rawValue)),
        let subject = part.subjects.terms.number(of: Term(subject)), let pair = part.pairs.pair(speaker, subject)
      else { continue }
      found.append(Rows(part: number, rows: part.pairs.rows[part.pairs[pair]]))
    }
    return found
  }

  /// The statements about some subjects whose speakers say that they speak for an actor.
  ///
  /// - Parameters:
  ///   - actor: The actor.
  ///   - subjects: The subjects.
  /// - Returns: For each of the subjects the lists.
  /// - Complexity: O(*n*) in the number of statements on behalf of the actor.
  package func rows(onBehalfOf actor: Actor.ID, on subjects: [Subject]) -> [[Rows]] {
    var found = [[Rows]](repeating: [], count: subjects.count)
    for (number, part) in parts.enumerated() {
      guard let behalf = part.index.field(.onBehalfOf), let term = behalf.terms.number(of: Term(actor.rawValue))
      else { continue }
      var slots = [Int?](repeating: nil, count: part.subjects.terms.count)
      for (slot, subject) in subjects.enumerated() {
        if let number = part.subjects.terms.number(of: Term(subject)) { slots[Int(number)] = slot }
      }
      var rows = [[UInt32]](repeating: [], count: subjects.count)
      for row in behalf.lists.rows[behalf.lists[Int(term)]] {
        for position in part.subjects.column[Int(row)] {
          guard let slot = slots[Int(part.subjects.column.values[position])], rows[slot].last != row else { continue }
          rows[slot].append(row)
        }
      }
      for (slot, rows) in rows.enumerated() where !rows.isEmpty {
        found[slot].append(Rows(part: number, rows: rows[...]))
      }
    }
    return found
  }

  /// Who has spoken about one of some subjects.
  ///
  /// - Parameter subjects: The subjects.
  /// - Returns: The speakers in order, each once.
  /// - Complexity: O(*n*) in the number of statements about the subjects.
  package func speakers(on subjects: [Subject]) -> [Actor.ID] {
    var found: Set<String> = []
    for part in parts {
      var numbers = [Bool](repeating: false, count: part.speakers.terms.count)
      for subject in subjects {
        guard let number = part.subjects.terms.number(of: Term(subject)) else { continue }
        for row in part.subjects.lists.rows[part.subjects.lists[Int(number)]] where part.isVisible(Int(row)) {
          for position in part.speakers.column[Int(row)] { numbers[Int(part.speakers.column.values[position])] = true }
        }
      }
      for (number, isWanted) in numbers.enumerated() where isWanted {
        found.insert(part.speakers.terms.terms[number].text)
      }
    }
    return found.sorted().map { EntityID(unchecked: $0) }
  }

  /// Those who at some time may speak for an actor, without the actor itself.
  ///
  /// - Parameter actor: The actor.
  /// - Returns: The speakers in order.
  /// - Complexity: O(*n*) in the number of affiliations that are looked at.
  package func voices(of actor: Actor.ID) -> [Actor.ID] {
    dossier.representatives(of: [Term(actor.rawValue)]).map { EntityID(unchecked: $0.text) }.filter { $0 != actor }
      .sorted()
  }

  /// The number of the stretch of days to which a day belongs: within one, offices and memberships are alike.
  ///
  /// - Parameter day: The day, counted from 1970.
  /// - Returns: The number.
  /// - Complexity: O(log *n*) in the number of days on which one begins or ends.
  package func stretch(of day: Int) -> Int {
    dossier.turningDays.stretch(of: Day(daysSince1970: day))
  }

  /// The other versions of a proposal or provision, the nearest first.
  ///
  /// - Parameter subject: The subject.
  /// - Returns: The earlier and later versions; none for anything else.
  /// - Complexity: O(*n*) in the number of versions.
  package func versions(of subject: Subject) -> [Subject] {
    let relations = dossier.relations
    return reached(from: [subject]) { subject -> [Subject] in
      switch subject {
      case .proposal(let id):
        [dossier[id]?.revises].compactMap(\.self).map(Subject.proposal)
          + (relations.revisions[id] ?? []).map(Subject.proposal)
      case .provision(let id):
        (dossier[id]?.descendsFrom ?? []).map(Subject.provision)
          + (relations.descendants[id] ?? []).map(Subject.provision)
      default: []
      }
    }
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
    case .matter(let id): (dossier.relations.submatters[id] ?? []).map(Subject.matter)
    default: []
    }
  }
}

// MARK: Going through

extension StanceLists {
  /// Goes through lists of statements, the newest first; of those of the same date the last by identifier first.
  package struct Cursor {
    private let lists: StanceLists
    private var heads: [(rows: Rows, next: Int)]
    /// For each part the numbers of the subjects.
    private let subjects: [[UInt32]]
    private var last: (part: Int, row: UInt32)?

    fileprivate init(_ lists: StanceLists, _ rows: [Rows], on subjects: [Subject]) {
      self.lists = lists
      heads = rows.map { ($0, $0.rows.endIndex - 1) }
      self.subjects = lists.parts.map { part in subjects.compactMap { part.subjects.terms.number(of: Term($0)) } }
    }

    /// The next stance; of several on the subjects in one statement the firmest that is a position.
    package mutating func next() -> Entry? {
      while let head = newestHead() {
        let (list, position) = heads[head]
        heads[head].next -= 1
        let row = list.rows[position]
        if let last, last == (list.part, row) { continue }
        last = (list.part, row)
        if let entry = lists.entry(list.part, Int(row), on: subjects[list.part]) { return entry }
      }
      return nil
    }

    private func newestHead() -> Int? {
      var newest: Int?
      for (number, head) in heads.enumerated() where head.next >= head.rows.rows.startIndex {
        if let other = newest, !isNewer(head, than: heads[other]) { continue }
        newest = number
      }
      return newest
    }

    private func isNewer(_ left: (rows: Rows, next: Int), than right: (rows: Rows, next: Int)) -> Bool {
      let (a, b) = (left.rows.rows[left.next], right.rows.rows[right.next])
      if left.rows.part == right.rows.part { return a > b }
      let (first, second) = (lists.parts[left.rows.part].index, lists.parts[right.rows.part].index)
      let position = RecordPosition(
        date: second.dates.date(Int(b)), id: second.ids[Int(second.places[Int(b)])], score: 0)
      return !RecordPosition(date: first.dates.date(Int(a)), id: first.ids[Int(first.places[Int(a)])], score: 0)
        .precedes(position, in: .oldestFirst)
    }
  }

  /// Goes through statements about some subjects.
  ///
  /// - Parameters:
  ///   - rows: The lists of statements.
  ///   - subjects: The subjects to which the stances must be.
  /// - Returns: What gives the stances, the newest first.
  package func newestFirst(_ rows: [Rows], on subjects: [Subject]) -> Cursor { Cursor(self, rows, on: subjects) }

  private func entry(_ number: Int, _ row: Int, on subjects: [UInt32]) -> Entry? {
    let part = parts[number]
    guard part.isVisible(row) else { return nil }
    var best: (position: Int, polarity: Polarity?, rank: Int)?
    for position in part.subjects.column[row] where subjects.contains(part.subjects.column.values[position]) {
      let polarity = part.polarities[Int(part.attitudes.column.values[position])]
      let firmness = part.firmnesses.column.values[position]
      let rank = firmness == Column.none ? -1 : part.ranks[Int(firmness)]
      if let best {
        guard polarity != nil, best.polarity == nil || rank > best.rank else { continue }
      }
      best = (position, polarity, rank)
    }
    guard let best else { return nil }
    let mode = part.modes.column[row].first.map { part.kinds[Int(part.modes.column.values[$0])] } ?? .said
    let isPersonal = part.capacities.column[row].contains {
      part.capacities.terms.terms[Int(part.capacities.column.values[$0])].text == Statement.Capacity.personal.rawValue
    }
    let attitude = part.attitudesByNumber[Int(part.attitudes.column.values[best.position])]
    return Entry(
      part: number, row: row, position: best.position, polarity: mode == .withheld ? nil : best.polarity,
      firmness: best.rank, lastDay: part.lastDay(row), isKnownAttitude: Attitude.known.contains(attitude),
      isDenial: attitude == .denies, isWithheld: mode == .withheld || attitude == .withholds,
      isSecondHand: mode == .nested || part.records.segment.rows[Int(part.index.places[row])].assertedBy != nil,
      isPersonal: isPersonal)
  }

  /// The statement of an entry.
  package func statement(_ entry: Entry) -> Statement {
    let part = parts[entry.part]
    return part.records.segment.rows[Int(part.index.places[entry.row])]
  }

  /// The subject of an entry.
  package func subject(_ entry: Entry) -> Subject { statement(entry).stances[stanceNumber(entry)].subject }

  /// Which of the statement's stances an entry is.
  package func stanceNumber(_ entry: Entry) -> Int {
    entry.position - parts[entry.part].subjects.column[entry.row].lowerBound
  }

  /// The speakers of an entry's statement, in the order of the record.
  package func speakers(_ entry: Entry) -> [Actor.ID] {
    let speakers = parts[entry.part].speakers
    return speakers.column[entry.row].map {
      EntityID(unchecked: speakers.terms.terms[Int(speakers.column.values[$0])].text)
    }
  }

  /// Whether the statement of an entry has the smaller identifier; both are of the same date.
  package func precedes(_ left: Entry, _ right: Entry) -> Bool {
    left.part == right.part ? left.row < right.row : statement(left).id < statement(right).id
  }

  /// Whether two entries are of the same date.
  package func areOfSameDate(_ left: Entry, _ right: Entry) -> Bool {
    if left.part == right.part { return parts[left.part].index.dates.peers(of: left.row).contains(right.row) }
    return parts[left.part].index.dates.date(left.row) == parts[right.part].index.dates.date(right.row)
  }

  /// Whether two entries have the same attitude.
  package func haveSameAttitude(_ left: Entry, _ right: Entry) -> Bool {
    attitude(left) == attitude(right)
  }

  private func attitude(_ entry: Entry) -> String {
    let attitudes = parts[entry.part].attitudes
    return attitudes.terms.terms[Int(attitudes.column.values[entry.position])].text
  }

  /// Whether the statement of an entry had certainly been taken back by a day.
  package func isRetracted(_ entry: Entry, by day: Int) -> Bool {
    if retractions.isEmpty { return false }
    let index = parts[entry.part].index
    return (retractions[index.ids[Int(index.places[entry.row])]] ?? .max) <= day
  }
}

extension Column {
  /// A column without a value.
  fileprivate static func empty(rows: Int) -> Column {
    var column = Column()
    for _ in 0..<rows { column.endRow() }
    return column
  }
}

extension Firmness {
  /// How firm it is, from 0 for the softest; `nil` for a term that this version does not know.
  package var rank: Int? { Self.known.firstIndex(of: self) }
}
