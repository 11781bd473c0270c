/// Lists of statements by subject with what lies under it, and by speaker and subject.
///
/// They follow the hierarchy of proposals, provisions and matters of one dossier; a dossier with another hierarchy
/// unites the lists of the single subjects instead.
final class RollUp: Sendable {
  /// The hierarchy that was followed, by when it had last changed: all dossiers of a segment are of one ledger.
  private let hierarchyChanged: Int
  /// The subjects under which something lies.
  private let wholes: TermTable
  private let lists: RowLists
  /// How many subjects the segment names itself; the numbers of the wholes follow theirs in the pairs.
  private let subjectCount: Int
  let pairs: PairLists
  /// For each row of the pairs the number of its date.
  let pairDates: [UInt32]
  /// Whether there was more than could be rolled up: in a chain of many provisions, something lies under each.
  private let isPartial: Bool

  init(_ index: RowIndex, of dossier: Dossier) {
    hierarchyChanged = dossier.storage.hierarchyChanged
    let subjects = index.field(.concerning) ?? Field(TermTable(), Column())
    subjectCount = subjects.terms.count
    var wholes = TermTable()
    var containers = [[UInt32]](repeating: [], count: subjectCount)
    var budget = 4 * (dossier.provisions.count + dossier.matters.count) + 1_000
    for whole in dossier.wholes {
      if budget <= 0 { break }
      let under = dossier.subjects(in: .parts, of: whole)
      budget -= under.count
      let parts = under.compactMap { subjects.terms.number(of: Term($0)) }
      if parts.isEmpty { continue }
      let number = wholes.intern(Term(whole))
      for part in parts { containers[Int(part)].append(number) }
    }
    isPartial = budget <= 0
    var column = Column()
    var slots = Column()
    for row in 0..<index.count {
      for position in subjects.column.values.isEmpty ? 0..<0 : subjects.column[row] {
        let subject = subjects.column.values[position]
        slots.append(subject)
        for container in containers[Int(subject)] {
          column.append(container)
          slots.append(container + UInt32(subjectCount))
        }
      }
      column.endRow()
      slots.endRow()
    }
    lists = RowLists(of: column, count: wholes.count)
    self.wholes = wholes
    pairs = PairLists(
      index.field(.speaker)?.lists ?? RowLists(), slots, slotCount: subjectCount + wholes.count)
    pairDates = index.dates.numbers(of: pairs.rows)
  }

  func follows(_ dossier: Dossier) -> Bool { hierarchyChanged == dossier.storage.hierarchyChanged }

  /// The statements about a subject or what lies under it; `nil` where nothing does.
  func rows(about subject: Term) -> (lists: RowLists, list: Int)? {
    wholes.number(of: subject).map { (lists, Int($0)) }
  }

  /// The number under which the pairs have a subject with what lies under it; `nil` where that is not known.
  func slot(of subject: Term, in index: RowIndex) -> UInt32? {
    if let number = wholes.number(of: subject) { return number + UInt32(subjectCount) }
    return isPartial ? nil : index.field(.concerning)?.terms.number(of: subject)
  }
}

extension Dossier {
  /// The subjects under which others may lie.
  fileprivate var wholes: [Subject] {
    let relations = relations
    return proposals.map { .proposal($0.id) }
      + relations.subprovisions.keys.sorted().map(Subject.provision)
      + relations.submatters.keys.sorted().map(Subject.matter)
  }
}

/// The rows of each pair of a speaker and a slot that occurs.
struct PairLists: Sendable {
  /// Where the slots of each speaker begin, and at last where those of the last one end.
  private var starts: [UInt32] = [0]
  /// The slots of each speaker, ascending.
  private(set) var slots: [UInt32] = []
  /// Where the rows of each pair begin, and at last where those of the last one end.
  private var rowStarts: [UInt32] = [0]
  private(set) var rows: [UInt32] = []

  /// - Parameters:
  ///   - speakers: The rows of each speaker.
  ///   - column: The slots of each row.
  ///   - slotCount: The number of different slots.
  init(_ speakers: RowLists, _ column: Column, slotCount: Int) {
    var sizes = [UInt32](repeating: 0, count: slotCount)
    var last = [UInt32](repeating: .max, count: slotCount)
    var used: [UInt32] = []
    rows.reserveCapacity(column.values.count)
    for speaker in 0..<speakers.count {
      used.removeAll(keepingCapacity: true)
      for row in speakers.rows[speakers[speaker]] {
        for position in column[Int(row)] {
          let slot = Int(column.values[position])
          if last[slot] == row { continue }
          if sizes[slot] == 0 { used.append(UInt32(slot)) }
          last[slot] = row
          sizes[slot] += 1
        }
      }
      used.sort()
      var position = UInt32(rows.count)
      for slot in used {
        slots.append(slot)
        (sizes[Int(slot)], position) = (position, position + sizes[Int(slot)])
        rowStarts.append(position)
        last[Int(slot)] = .max
      }
      rows.append(contentsOf: repeatElement(0, count: Int(position) - rows.count))
      for row in speakers.rows[speakers[speaker]] {
        for position in column[Int(row)] {
          let slot = Int(column.values[position])
          if last[slot] == row { continue }
          last[slot] = row
          rows[Int(sizes[slot])] = row
          sizes[slot] += 1
        }
      }
      for slot in used {
        sizes[Int(slot)] = 0
        last[Int(slot)] = .max
      }
      starts.append(UInt32(slots.count))
    }
  }

  /// Forgets the rows: for whoever has made something else of them that stands in their places.
  mutating func removeRows() { rows = [] }

  /// The pairs of a speaker.
  func pairs(of speaker: Int) -> Range<Int> { Int(starts[speaker])..<Int(starts[speaker + 1]) }

  /// The positions in ``rows`` of a pair's rows.
  subscript(pair: Int) -> Range<Int> { Int(rowStarts[pair])..<Int(rowStarts[pair + 1]) }

  /// The pair of a speaker and a slot; `nil` where it does not occur.
  func pair(_ speaker: UInt32, _ slot: UInt32) -> Int? {
    let own = pairs(of: Int(speaker))
    // They ascend from 0 at the least. Of a speaker who has spoken about almost everything the first guess is right.
    let guess = own.lowerBound + Int(slot)
    if guess < own.upperBound, slots[guess] == slot { return guess }
    let end = min(guess, own.upperBound)
    let position = slots.partition(below: slot, in: own.lowerBound..<end)
    return position < end && slots[position] == slot ? position : nil
  }
}
