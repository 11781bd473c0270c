extension Ledger {
  /// Goes on from a snapshot, unless its tables do not fit together. What was before is not known to this ledger.
  ///
  /// - Parameter snapshot: The snapshot.
  package convenience init?(_ snapshot: LedgerSnapshot) {
    var reader = TableReader(snapshot)
    var tables = Tables()
    tables.edit(by: &reader)
    guard tables[Proposal.self].isReadable else { return nil }
    tables[Provision.self] = Records(tables[Proposal.self].flatMap(\.provisions))
    if let columns = reader.tables.removeValue(forKey: .provision)?.columns {
      guard columns.index == nil, columns.count == tables[Provision.self].count else { return nil }
      tables[Provision.self] = tables[Provision.self].beginning(with: columns.history, at: snapshot.sequence)
    } else if !tables[Provision.self].isEmpty {
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
    storage.tables.show(to: &visitor)
    return visitor.isReadable
  }
}

private struct ReadabilityVisitor: TableVisitor {
  var isReadable = true

  mutating func visit<Item>(_ table: Records<Item>) {
    isReadable = isReadable && table.isReadable
  }
}

extension Records {
  /// Whether each record that is encoded as text can be made.
  fileprivate var isReadable: Bool {
    parts.allSatisfy { part in
      if case .encoded(let rows) = part.segment.rows { rows.isReadable } else { true }
    }
  }
}

/// Puts the tables of a snapshot where they belong.
private struct TableReader: TableEditor {
  var tables: [RecordKind: SnapshotTable]
  private let sequence: Int
  private(set) var fits: Bool

  init(_ snapshot: LedgerSnapshot) {
    sequence = snapshot.sequence
    tables = Dictionary(snapshot.tables.map { ($0.kind, $0) }) { first, _ in first }
    fits = tables.count == snapshot.tables.count
  }

  mutating func edited<Item: StoredRecord>(_ table: Records<Item>) -> Records<Item> {
    guard Item.kind != .provision, let stored = tables.removeValue(forKey: Item.kind) else { return table }
    let (history, texts) = (stored.columns.history, stored.texts)
    guard let index = stored.columns.index, history.lastAdded <= sequence,
      texts.reduce(0, { $0 + $1.count }) == index.count,
      texts.dropLast().allSatisfy({ $0.count == EncodedRecords.size })
    else {
      fits = false
      return table
    }
    let segment = Segment(.encoded(EncodedRows<Item>(texts, ids: index.ids)), history)
    _ = segment.derived.get { index }
    return Records(
      [Records.Part(segment, RowVisibility(history: history, sequence: sequence))], index.count)
  }
}
