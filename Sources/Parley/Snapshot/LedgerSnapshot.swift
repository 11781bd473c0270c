/// The records of a ledger at a moment, with what is needed to go on from there as if all entries had been read.
///
/// What records are found by is stored with them, so that a ledger can be asked as soon as it is opened: a record is
/// made of its text when somebody asks for it.
package struct LedgerSnapshot: Sendable {
  package let title: String
  package let extra: JSONObject
  /// The number of the last entry.
  package let sequence: Int
  /// When it was recorded.
  package let recordedAt: Timestamp
  /// What tells the history up to here from others.
  package let fingerprint: UInt64
  package let tables: [SnapshotTable]

  /// The number of the form of a snapshot: it goes up when what is stored changes, the meaning of columns included.
  package static var layout: Int { 2 }

  package init(
    title: String, extra: JSONObject, sequence: Int, recordedAt: Timestamp, fingerprint: UInt64, tables: [SnapshotTable]
  ) {
    self.title = title
    self.extra = extra
    self.sequence = sequence
    self.recordedAt = recordedAt
    self.fingerprint = fingerprint
    self.tables = tables
  }
}

/// A table of a snapshot as it is read.
package struct SnapshotTable: Sendable {
  let kind: RecordKind
  let columns: SnapshotColumns
  /// The texts of the records; none for provisions, which stand in their proposals.
  let texts: [EncodedRecords]

  /// - Parameters:
  ///   - kind: The type of the records.
  ///   - columns: The columns of the table.
  ///   - texts: The texts of its records.
  package init(_ kind: RecordKind, _ columns: SnapshotColumns, _ texts: [EncodedRecords]) {
    self.kind = kind
    self.columns = columns
    self.texts = texts
  }
}

/// What a snapshot keeps of a table beside the texts of the records.
package struct SnapshotColumns: Sendable {
  let history: RowHistory
  /// What the records are found by; `nil` for provisions.
  let index: RowIndex?
  /// How many records there are.
  package let count: Int

  init(_ history: RowHistory, _ index: RowIndex?, count: Int) {
    self.history = history
    self.index = index
    self.count = count
  }

  /// Reads columns.
  ///
  /// - Parameter bytes: The packed columns.
  /// - Throws: ``PackedFault`` where they do not fit together.
  package init(unpacking bytes: [UInt8]) throws(PackedFault) {
    var reader = try PackedReader(bytes)
    count = try reader.integer()
    history = try RowHistory(unpacking: &reader, count: count)
    index = try reader.integer() == 0 ? nil : RowIndex(unpacking: &reader)
    try PackedFault.unless(reader.isAtEnd && count > 0 && index.map { $0.count == count } ?? true)
  }

  /// Adds the index of the words of the texts, which stands apart because it is as large as the rest.
  ///
  /// - Parameter bytes: The packed index.
  /// - Throws: ``PackedFault`` where it does not fit.
  package func takeWords(unpacking bytes: [UInt8]) throws(PackedFault) {
    guard let index else { throw PackedFault() }
    var reader = try PackedReader(bytes)
    let words = try TextIndex(unpacking: &reader, count: count)
    try PackedFault.unless(reader.isAtEnd)
    _ = index.text.get { words }
  }

  /// The packed columns; the same for the same records, whatever other entries there were.
  package var packed: [UInt8] {
    var writer = PackedWriter()
    writer.add(count)
    history.pack(into: &writer)
    writer.add(index == nil ? 0 : 1)
    index?.pack(into: &writer)
    return writer.bytes
  }
}

extension RowHistory {
  fileprivate func pack(into writer: inout PackedWriter) {
    // Entries whose records have all been replaced since leave nothing.
    let used = Set(added)
    let stamps = added.isEmpty ? stamps : stamps.filter { used.contains($0.sequence) }
    writer.add(stamps.map(\.sequence))
    writer.add(stamps.map(\.recordedAt.microsecondsSince1970))
    writer.add(stamps.count > 1 ? added : [])
  }

  fileprivate init(unpacking reader: inout PackedReader, count: Int) throws(PackedFault) {
    let sequences = try reader.integers()
    let times: [Int64] = try reader.numbers()
    let added = try reader.integers()
    let known = Set(sequences)
    try PackedFault.unless(
      sequences.count == times.count && zip(sequences, sequences.dropFirst()).allSatisfy { $0 < $1 }
        && (added.isEmpty ? sequences.count == 1 : added.count == count && added.allSatisfy(known.contains)))
    let stamps = zip(sequences, times).map {
      Stamp(sequence: $0, recordedAt: Timestamp(microsecondsSince1970: $1))
    }
    self.init(stamps: stamps, added: added, removed: [])
  }
}
