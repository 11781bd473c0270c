/// The records of a ledger at a moment, with what is needed to go on from there as if all entries had been read.
package struct LedgerSnapshot: Sendable {
  /// The records.
  package var contents: Dossier.Contents
  /// The numbers of the entries that put the records as they are, of all types in the order of the kinds, and of each
  /// type in the order of the identifiers.
  package var added: [Int]
  /// When these entries were recorded, in the order of their numbers.
  package var stamps: [(sequence: Int, recordedAt: Timestamp)]
  /// The number of the last entry.
  package var sequence: Int
  /// When it was recorded.
  package var recordedAt: Timestamp
  /// What tells the history up to here from others.
  package var fingerprint: UInt64

  package init(
    contents: Dossier.Contents, added: [Int], stamps: [(sequence: Int, recordedAt: Timestamp)], sequence: Int,
    recordedAt: Timestamp, fingerprint: UInt64
  ) {
    self.contents = contents
    self.added = added
    self.stamps = stamps
    self.sequence = sequence
    self.recordedAt = recordedAt
    self.fingerprint = fingerprint
  }

  /// The snapshot of a dossier of a ledger; `nil` for one by itself.
  package init?(_ dossier: Dossier) {
    guard let moment = dossier.storage.moment else { return nil }
    var reader = HistoryReader()
    var tables = dossier.storage.tables
    tables.visit(&reader)
    contents = dossier.contents
    added = reader.added
    stamps = reader.stamps.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    (sequence, recordedAt, fingerprint) = (moment.sequence, moment.recordedAt, moment.fingerprint.value)
  }
}

extension Ledger {
  /// Goes on from a snapshot, unless its numbers of entries do not fit the records. What was before is not known to
  /// this ledger.
  ///
  /// - Parameter snapshot: The snapshot.
  package convenience init?(_ snapshot: LedgerSnapshot) {
    let dossier = Dossier(snapshot.contents)
    var writer = HistoryWriter(snapshot)
    var tables = dossier.storage.tables
    tables.visit(&writer)
    guard writer.fits else { return nil }
    self.init(
      dossier, tables, Stamp(sequence: snapshot.sequence, recordedAt: snapshot.recordedAt),
      fingerprint: Fingerprint(value: snapshot.fingerprint))
  }
}

/// Notes which entries put the records that can be seen.
private struct HistoryReader: TableVisitor {
  var added: [Int] = []
  var stamps: [Int: Timestamp] = [:]

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) {
    added.reserveCapacity(added.count + table.count)
    for address in table.visibleAddresses {
      let segment = table.parts[address.part].segment
      let sequence = segment.history.added(address.row)
      added.append(sequence)
      if stamps[sequence] == nil { stamps[sequence] = segment.recordedAt(address.row) }
    }
  }
}

/// Gives tables the history that was noted.
private struct HistoryWriter: TableVisitor {
  private let snapshot: LedgerSnapshot
  private let stamps: [Stamp]
  private var next = 0
  /// Whether there was a number for each record, and a time for each number.
  private(set) var isValid = true

  init(_ snapshot: LedgerSnapshot) {
    self.snapshot = snapshot
    stamps = snapshot.stamps.map { Stamp(sequence: $0.sequence, recordedAt: $0.recordedAt) }
    isValid = zip(stamps, stamps.dropFirst()).allSatisfy { $0.sequence < $1.sequence }
  }

  var fits: Bool { isValid && next == snapshot.added.count }

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) {
    let count = table.count
    guard isValid, next + count <= snapshot.added.count else {
      isValid = false
      return
    }
    let added = Array(snapshot.added[next..<next + count])
    next += count
    let used = Set(added)
    let stamps = stamps.filter { used.contains($0.sequence) }
    guard stamps.count == used.count, table.parts.count == 1 else {
      isValid = false
      return
    }
    let history = RowHistory(stamps: stamps, added: used.count > 1 ? added : [], removed: [])
    table = table.beginning(with: history, at: snapshot.sequence)
  }
}

extension Records {
  /// Where the records stand, in the order of their identifiers.
  fileprivate var visibleAddresses: [RowAddress] {
    RowAddress.inOrder(
      parts.map { $0.segment.rows.count }, where: { parts[$0.part].visibility.contains($0.row) },
      id: { self[$0].id.rawValue })
  }

  /// The table of one part with another history.
  fileprivate func beginning(with history: RowHistory, at sequence: Int) -> Records {
    Records(
      parts.map {
        Part(Segment($0.segment, history), RowVisibility(history: history, sequence: sequence))
      }, endIndex)
  }
}
