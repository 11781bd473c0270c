/// The stances of the statements of a segment by speaker and subject, with all that a position is chosen by: the stances
/// of a pair stand side by side, because each look at a column of a large segment waits for the memory.
///
/// It is the same for all dossiers, so that it is worked out once, for the first who asks.
final class StanceIndex: Sendable {
  let speakers: Field
  let subjects: Field
  let attitudes: Field
  /// Those who are spoken for.
  let claimants: Field
  /// By speaker and subject.
  let own: PairedStances
  /// By an actor on whose behalf somebody says to speak, and subject.
  let claimed: PairedStances

  /// - Parameter index: The index of the segment.
  init(_ index: RowIndex) {
    speakers = index.fieldOrEmpty(.speaker)
    subjects = index.fieldOrEmpty(.concerning)
    attitudes = index.fieldOrEmpty(.attitude)
    claimants = index.fieldOrEmpty(.onBehalfOf)
    let maker = ListedStanceMaker(index)
    own = PairedStances(speakers, subjects, maker)
    claimed = PairedStances(claimants, subjects, maker)
  }
}

/// The stances of each pair of an actor and a subject that occurs, the oldest first. A class, so that nothing is copied
/// for a look at it.
final class PairedStances: Sendable {
  /// Where the stances of each pair stand, as if they were its rows.
  private let pairs: PairLists
  /// For each statement the stance on the subject: of several the firmest that is a position.
  private let stances: [ListedStance]
  /// The positions of the stances whose dates are not simply one day, ascending.
  private let inexact: [Int]

  fileprivate init(_ actors: Field, _ subjects: Field, _ maker: ListedStanceMaker) {
    var pairs = PairLists(actors.lists, subjects.column, slotCount: subjects.terms.count)
    var stances: [ListedStance] = []
    stances.reserveCapacity(pairs.rows.count)
    for (pair, subject) in pairs.slots.enumerated() {
      for row in pairs.rows[pairs[pair]] { stances.append(maker.stance(of: row, on: subject)) }
    }
    self.stances = stances
    inexact = stances.indices.filter { stances[$0].marks.contains(.inexactlyDated) }
    pairs.removeRows()
    self.pairs = pairs
  }

  /// Where the stances of an actor on a subject are; empty where there are none.
  func list(_ actor: UInt32, _ subject: UInt32) -> Range<Int> { pairs.pair(actor, subject).map { pairs[$0] } ?? 0..<0 }

  /// Whether the date of each stance of a list is simply one day.
  func isExactlyDated(_ list: Range<Int>) -> Bool {
    if inexact.isEmpty { return true }
    let next = inexact.partitioningIndex { $0 >= list.lowerBound }
    return next == inexact.count || inexact[next] >= list.upperBound
  }

  @inline(__always)
  subscript(position: Int) -> ListedStance { stances[position] }
}

/// What a position is chosen by, of one stance.
struct ListedStance: Sendable {
  let row: UInt32
  /// The number of the statement's date.
  let date: UInt32
  /// The position of the stance in the columns.
  let position: UInt32
  /// The number of the attitude.
  let attitude: UInt32
  /// How firm it is, from 0; -1 where that is not said.
  let firmness: Int8
  /// Which way it points; `nil` for what is no position.
  let polarity: Polarity?
  let marks: Marks

  /// What else there is to know.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8

    /// Comment was refused.
    static let withheld = Marks(rawValue: 1)
    /// It is known through somebody else alone: told by another speaker, or said about the speaker.
    static let secondHand = Marks(rawValue: 2)
    /// It was taken in a personal capacity.
    static let personal = Marks(rawValue: 4)
    /// There is more than one speaker.
    static let joint = Marks(rawValue: 8)
    /// The date is not simply one day.
    static let inexactlyDated = Marks(rawValue: 16)
    /// The attitude denies a fact.
    static let denial = Marks(rawValue: 32)
    /// This version knows the attitude.
    static let knownAttitude = Marks(rawValue: 64)
  }

  /// Whether this stance stands for a statement rather than another stance of it.
  func precedes(_ other: ListedStance) -> Bool {
    if (polarity == nil) != (other.polarity == nil) { return polarity != nil }
    if polarity != nil, firmness != other.firmness { return firmness > other.firmness }
    return position < other.position
  }
}

/// Makes stances from the columns of a segment.
private struct ListedStanceMaker {
  private let dates: DateColumn
  private let subjects: Column
  private let attitudes: Column
  private let firmnesses: Column
  private let meanings: [(polarity: Polarity?, marks: ListedStance.Marks)]
  private let ranks: [Int8]
  /// What there is to know of the statement of each row.
  private let marks: [ListedStance.Marks]

  init(_ index: RowIndex) {
    dates = index.dates
    subjects = index.fieldOrEmpty(.concerning).column
    let attitudes = index.fieldOrEmpty(.attitude)
    let firmnesses = index.fieldOrEmpty(.firmness)
    self.attitudes = attitudes.column
    self.firmnesses = firmnesses.column
    meanings = attitudes.terms.terms.map { term in
      let attitude = Attitude(rawValue: term.text)
      var marks: ListedStance.Marks = Attitude.known.contains(attitude) ? .knownAttitude : []
      if attitude == .denies { marks.insert(.denial) }
      if attitude == .withholds { marks.insert(.withheld) }
      return (attitude.polarity, marks)
    }
    ranks = firmnesses.terms.terms.map { Firmness(rawValue: $0.text).rank.map { Int8($0) } ?? -1 }
    let speakers = index.fieldOrEmpty(.speaker).column
    var marks = (0..<index.count).map { row -> ListedStance.Marks in
      var marks: ListedStance.Marks = speakers[row].count > 1 ? .joint : []
      if row >= index.dates.datedCount { marks.insert(.inexactlyDated) }
      return marks
    }
    for row in index.dates.imprecise { marks[Int(row)].insert(.inexactlyDated) }
    for row in index.attributed { marks[Int(row)].insert(.secondHand) }
    func mark(_ name: FilterTest.Name, _ meaning: (String) -> ListedStance.Marks) {
      guard let field = index.field(name) else { return }
      for (number, term) in field.terms.terms.enumerated() {
        let meaning = meaning(term.text)
        if meaning.isEmpty { continue }
        for row in field.lists.rows[field.lists[number]] { marks[Int(row)].insert(meaning) }
      }
    }
    mark(.mode) { mode in
      switch Statement.Mode(rawValue: mode) {
      case .refusal, .silence: .withheld
      case .nested: .secondHand
      default: []
      }
    }
    mark(.capacity) { $0 == Statement.Capacity.personal.rawValue ? .personal : [] }
    self.marks = marks
  }

  /// The stance that the statement of a row has on a subject.
  func stance(of row: UInt32, on subject: UInt32) -> ListedStance {
    var best: ListedStance?
    for position in subjects[Int(row)] where subjects.values[position] == subject {
      let stance = stance(at: position, of: row)
      if best.map(stance.precedes) ?? true { best = stance }
    }
    guard let best else { preconditionFailure("the lists of a subject hold statements about it") }
    return best
  }

  private func stance(at position: Int, of row: UInt32) -> ListedStance {
    let meaning = meanings[Int(attitudes.values[position])]
    let firmness = firmnesses.values.isEmpty ? Column.none : firmnesses.values[position]
    return ListedStance(
      row: row, date: dates.number(of: row), position: UInt32(position), attitude: attitudes.values[position],
      firmness: firmness == Column.none ? -1 : ranks[Int(firmness)], polarity: meaning.polarity,
      marks: marks[Int(row)].union(meaning.marks))
  }
}
