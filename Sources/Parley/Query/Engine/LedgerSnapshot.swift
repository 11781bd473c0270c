/// The records of a ledger at a moment, with what is needed to go on from there as if all entries had been read.
///
/// What records are found by is kept with them, so that a ledger can be asked as soon as it is opened: a record is made
/// of its text when somebody asks for it.
package struct LedgerSnapshot: Sendable {
  package let title: String
  package let extra: JSONObject
  /// The number of the last entry.
  package let sequence: Int
  /// When it was recorded.
  package let recordedAt: Timestamp
  /// What tells the history up to here from others.
  package let fingerprint: UInt64
  package let tables: [KeptTable]

  /// Goes from one way of keeping a snapshot to another when what is kept changes, the meaning of columns included.
  package static var layout: Int { 1 }

  package init(
    title: String, extra: JSONObject, sequence: Int, recordedAt: Timestamp, fingerprint: UInt64, tables: [KeptTable]
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
package struct KeptTable: Sendable {
  let kind: RecordKind
  let columns: KeptColumns
  /// The texts of the records; none for provisions, which stand in their proposals.
  let texts: [KeptText]

  /// - Parameters:
  ///   - kind: The type of the records.
  ///   - columns: The columns of the table.
  ///   - texts: The texts of its records.
  package init(_ kind: RecordKind, _ columns: KeptColumns, _ texts: [KeptText]) {
    self.kind = kind
    self.columns = columns
    self.texts = texts
  }
}

/// What a snapshot keeps of a table beside the texts of the records.
package struct KeptColumns: Sendable {
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

  /// Adds the index of the words of the texts, which is kept apart because it is as large as the rest.
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
    writer.add(stamps.map(\.sequence))
    writer.add(stamps.map(\.recordedAt.microsecondsSince1970))
    writer.add(added)
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

// MARK: Keeping

/// A table as it is to be kept. What is dear to make is a function, so that several threads can share the work.
package struct TableToKeep: Sendable {
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
  package var tablesToKeep: [TableToKeep] {
    var keeper = TableKeeper()
    var tables = storage.tables
    tables.visit(&keeper)
    return keeper.tables
  }

  /// When the last entry was recorded; `nil` for a dossier by itself.
  package var lastRecordedAt: Timestamp? { storage.moment?.recordedAt }
}

private struct TableKeeper: TableVisitor {
  var tables: [TableToKeep] = []

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) where Item: MemberCoded {
    if table.isEmpty { return }
    let (segment, history) = table.visible
    let count = segment.rows.count
    guard kind != .provision, let queryable = segment as? any QueryableSegment else {
      let columns = KeptColumns(history, nil, count: count)
      tables.append(TableToKeep(kind: kind, textCount: 0, text: { _ in [] }, columns: { columns.packed }, words: nil))
      return
    }
    let words = { @Sendable in
      var writer = PackedWriter()
      queryable.textIndex.pack(into: &writer)
      return writer.bytes
    }
    tables.append(
      TableToKeep(
        kind: kind, textCount: (count + KeptText.size - 1) / KeptText.size,
        text: { number in
          let first = number * KeptText.size
          return KeptText.text(of: (first..<min(first + KeptText.size, count)).lazy.map { segment.rows[$0] })
        },
        columns: { KeptColumns(history, queryable.rowIndex, count: count).packed }, words: words))
  }
}

extension Records {
  /// The records that can be seen as one segment, with the entries that put them.
  fileprivate var visible: (segment: Segment<Element>, history: RowHistory) {
    if parts.count == 1, parts[0].isComplete { return (parts[0].segment, parts[0].segment.history) }
    let addresses = RowAddress.inOrder(
      parts.map { $0.segment.rows.count }, where: { parts[$0.part].visibility.contains($0.row) }, id: id(at:))
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

// MARK: Going on

extension Ledger {
  /// Goes on from a snapshot, unless its tables do not fit together. What was before is not known to this ledger.
  ///
  /// - Parameter snapshot: The snapshot.
  package convenience init?(_ snapshot: LedgerSnapshot) {
    var reader = TableReader(snapshot)
    var tables = Tables(Dossier.Contents())
    tables.visit(&reader)
    guard tables.proposals.isReadable else { return nil }
    tables.provisions = Records(tables.proposals.flatMap(\.provisions))
    if let columns = reader.tables.removeValue(forKey: .provision)?.columns {
      guard columns.index == nil, columns.count == tables.provisions.count else { return nil }
      tables.provisions = tables.provisions.beginning(with: columns.history, at: snapshot.sequence)
    } else if !tables.provisions.isEmpty {
      return nil
    }
    guard reader.fits else { return nil }
    self.init(
      Dossier(.init(title: snapshot.title, extra: snapshot.extra, tables)), tables,
      Stamp(sequence: snapshot.sequence, recordedAt: snapshot.recordedAt),
      fingerprint: Fingerprint(value: snapshot.fingerprint))
  }
}

extension Dossier {
  /// Whether each record that a snapshot keeps as text can be made: what who does not trust the snapshot asks first.
  ///
  /// - Complexity: O(*n*) in the number of records.
  package var isReadable: Bool {
    var visitor = ReadabilityVisitor()
    var tables = storage.tables
    tables.visit(&visitor)
    return visitor.isReadable
  }
}

private struct ReadabilityVisitor: TableVisitor {
  var isReadable = true

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) {
    isReadable = isReadable && table.isReadable
  }
}

extension Records {
  /// Whether each record that is kept as text can be made.
  fileprivate var isReadable: Bool {
    parts.allSatisfy { part in
      if case .kept(let rows) = part.segment.rows { rows.isReadable } else { true }
    }
  }
}

/// Puts the tables of a snapshot where they belong.
private struct TableReader: TableVisitor {
  var tables: [RecordKind: KeptTable]
  private let sequence: Int
  private(set) var fits: Bool

  init(_ snapshot: LedgerSnapshot) {
    sequence = snapshot.sequence
    tables = Dictionary(snapshot.tables.map { ($0.kind, $0) }) { first, _ in first }
    fits = tables.count == snapshot.tables.count
  }

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) where Item: MemberCoded {
    if kind == .provision { return }
    guard let kept = tables.removeValue(forKey: kind) else { return }
    let (history, texts) = (kept.columns.history, kept.texts)
    guard let index = kept.columns.index, history.lastAdded <= sequence,
      texts.reduce(0, { $0 + $1.count }) == index.count, texts.dropLast().allSatisfy({ $0.count == KeptText.size })
    else {
      fits = false
      return
    }
    let segment = Segment(.kept(KeptRows<Item>(texts, ids: index.ids)), history)
    _ = segment.derived.get { index }
    table = Records(
      [Records.Part(segment, RowVisibility(history: history, sequence: sequence))], index.count)
  }
}

extension Records {
  /// The table of one part with another history.
  fileprivate func beginning(with history: RowHistory, at sequence: Int) -> Records {
    Records(
      parts.map {
        Part(Segment($0.segment, history), RowVisibility(history: history, sequence: sequence))
      }, endIndex)
  }
}
