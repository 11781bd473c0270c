/// A table as it is to be stored. What is expensive to make is a function, so that several threads can share the work.
package struct SnapshotTableWriter: Sendable {
  package let kind: RecordKind
  /// How many texts the records make.
  package let textCount: Int
  /// The text of some of the records.
  package let text: @Sendable (Int) -> [UInt8]
  package let columns: @Sendable () -> [UInt8]
  /// The index of the words, to be made after the columns; `nil` for provisions.
  package let words: (@Sendable () -> [UInt8])?
}

extension Dossier {
  /// The tables that have records, as a snapshot keeps them.
  package var tablesToKeep: [SnapshotTableWriter] {
    var collector = TableCollector()
    storage.tables.show(to: &collector)
    return collector.tables
  }

  /// When the last entry was recorded; `nil` for a dossier by itself.
  package var lastRecordedAt: Timestamp? { storage.moment?.recordedAt }
}

private struct TableCollector: TableVisitor {
  var tables: [SnapshotTableWriter] = []

  mutating func visit<Item: StoredRecord>(_ table: Records<Item>) {
    let kind = Item.kind
    if table.isEmpty { return }
    let (segment, history) = table.visible
    let count = segment.rows.count
    guard kind != .provision, let queryable = segment as? any QueryableSegment else {
      let columns = SnapshotColumns(history, nil, count: count)
      tables.append(
        SnapshotTableWriter(kind: kind, textCount: 0, text: { _ in [] }, columns: { columns.packed }, words: nil))
      return
    }
    let words = { @Sendable in
      var writer = PackedWriter()
      queryable.textIndex.pack(into: &writer)
      return writer.bytes
    }
    tables.append(
      SnapshotTableWriter(
        kind: kind, textCount: (count + EncodedRecords.size - 1) / EncodedRecords.size,
        text: { number in
          let first = number * EncodedRecords.size
          return EncodedRecords.text(
            of: (first..<min(first + EncodedRecords.size, count)).lazy.map { segment.rows[$0] })
        },
        columns: { SnapshotColumns(history, queryable.rowIndex, count: count).packed }, words: words))
  }
}

extension Records {
  /// The records that can be seen as one segment, with the entries that put them.
  fileprivate var visible: (segment: Segment<Element>, history: RowHistory) {
    guard let addresses = addressesInOrder else { return (parts[0].segment, parts[0].segment.history) }
    var stamps: [Int: Timestamp] = [:]
    let added = addresses.map { address in
      let segment = parts[address.part].segment
      let sequence = segment.history.added(address.row)
      if stamps[sequence] == nil { stamps[sequence] = segment.recordedAt(address.row) }
      return sequence
    }
    let history = RowHistory(
      stamps: stamps.sorted { $0.key < $1.key }.map { Stamp(sequence: $0.key, recordedAt: $0.value) },
      added: stamps.count > 1 ? added : [], removed: [])
    return (Segment(inOrder: addresses.map { self[$0] }, history), history)
  }
}
