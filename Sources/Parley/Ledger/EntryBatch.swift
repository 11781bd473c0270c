/// Entries that follow each other, of which tables are made together.
///
/// Every entry comes as its effect, a list of records that are put or removed. The batch collects them, shows the records
/// as they are after the entries so far, and builds tables once.
struct EntryBatch {
  /// The state before the entries.
  let base: Ledger.State
  /// The number of the first entry.
  private let first: Int
  /// The moment after the last entry.
  private(set) var moment: LedgerMoment
  private var logged: [Ledger.Logged] = []
  private var stamps: [Stamp] = []
  private var rows: [Row] = []
  /// The records that were put or removed, each once.
  private var latest: [Latest] = []
  /// Where they stand in that list, by their identifiers.
  private var index = NameIndex()
  /// The records of the dossier before that were replaced or removed.
  private var replaced: [Replaced] = []

  /// A record that was put.
  fileprivate struct Row {
    let record: AnyRecord
    let kind: RecordKind
    /// The number of the entry that put it.
    let added: Int
    /// The number of the entry that replaced or removed it; `Int.max` where none did.
    var removed = Int.max
  }

  /// A record as it is now.
  private struct Latest {
    let key: RecordKey
    /// The row that holds it; `nil` for one that was removed.
    var row: Int?
  }

  /// A record of the dossier before that was replaced or removed, with the number of the entry.
  fileprivate struct Replaced {
    let kind: RecordKind
    let address: RowAddress
    let sequence: Int
  }

  init(on base: Ledger.State) {
    self.base = base
    first = base.entries.endIndex
    moment = base.moment
  }

  /// Reserves memory for a number of entries of one change each.
  mutating func reserveCapacity(_ count: Int) {
    logged.reserveCapacity(count)
    stamps.reserveCapacity(count)
    rows.reserveCapacity(count)
    latest.reserveCapacity(count)
  }

  var isEmpty: Bool { logged.isEmpty }

  /// The number that the next entry must have.
  var nextSequence: Int { first + logged.count }

  /// The moment after an entry; `nil` where there is none with the number.
  func moment(after sequence: Int) -> LedgerMoment? {
    if sequence >= first { return sequence < nextSequence ? logged[sequence - first].moment : nil }
    return base.entries.indices.contains(sequence) ? base.entries.logged(sequence).moment : nil
  }

  /// The number of the entry that put the record with a key as it is now; `nil` where there is none.
  func version(of key: RecordKey) -> Int? {
    if let position = place(of: key, NameIndex.hash(key.id)).row { return latest[position].row.map { rows[$0].added } }
    return base.dossier.version(of: key)
  }

  /// Takes the next entry.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - effect: What it does after the entries so far.
  /// - Returns: The entry.
  mutating func append(_ entry: consuming Ledger.Entry, _ effect: Effect) -> Ledger.Logged {
    let sequence = entry.sequence
    stamps.append(Stamp(sequence: sequence, recordedAt: entry.recordedAt))
    for index in effect.steps.indices { make(effect.steps[index], sequence) }
    let changed = effect.changed
    moment = LedgerMoment(
      sequence: sequence, recordedAt: entry.recordedAt, counts: moment.counts,
      relationsChanged: changed.contains { Relations.kinds.contains($0.kind) } ? sequence : moment.relationsChanged,
      hierarchyChanged: changed.contains { Relations.kindsOfHierarchy.contains($0.kind) }
        ? sequence : moment.hierarchyChanged,
      fingerprint: moment.fingerprint.following(entry, changed))
    let last = Ledger.Logged(entry, changed: effect.isAsOrdered ? nil : changed, moment)
    logged.append(last)
    return last
  }

  /// Where a record that was put or removed is listed, or would be.
  private func place(of key: RecordKey, _ hash: UInt64) -> NameIndex.Place {
    index.place(hash: hash) { latest[$0].key.kind == key.kind && latest[$0].key.id.hasSameBytes(as: key.id) }
  }

  private func addressInBase(of key: RecordKey, _ hash: UInt64) -> RowAddress? {
    base.moment.counts[key.kind] > 0 ? base.dossier.address(of: key, hash: hash) : nil
  }

  private mutating func make(_ step: Effect.Step, _ sequence: Int) {
    let (key, hash) = (step.key, step.hash)
    var row: Int?
    switch step.outcome {
    case .put(let record):
      row = rows.count
      rows.append(Row(record: record, kind: key.kind, added: sequence))
    case .removed: break
    case .unchanged: return
    }
    let place = place(of: key, hash)
    let existed: Bool
    if let position = place.row {
      let former = latest[position].row
      latest[position].row = row
      if let former { rows[former].removed = sequence }
      existed = former != nil
    } else {
      index.list(latest.count, hash: hash, at: place)
      latest.append(Latest(key: key, row: row))
      let address = addressInBase(of: key, hash)
      if let address { replaced.append(Replaced(kind: key.kind, address: address, sequence: sequence)) }
      existed = address != nil
    }
    let change = (row == nil ? 0 : 1) - (existed ? 1 : 0)
    if change != 0 { moment.counts[key.kind] += change }
  }

  /// The state after the entries.
  func state() -> Ledger.State {
    if isEmpty { return base }
    var update = BatchUpdate(moment: moment, stamps: stamps, rows: rows, replaced: replaced)
    var tables = base.dossier.storage.tables
    for kind in update.kinds { tables.edit(kind, by: &update) }
    var entries = base.entries
    entries.append(contentsOf: logged)
    return Ledger.State(dossier: Dossier(.init(base.dossier.storage, tables, at: moment)), entries: entries)
  }
}

// MARK: Records after the entries so far

extension EntryBatch {
  /// Whether there is a record with a key.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - hash: The hash of its identifier.
  /// - Returns: Whether there is one.
  func contains(_ key: RecordKey, _ hash: UInt64) -> Bool {
    if let position = place(of: key, hash).row { return latest[position].row != nil }
    return addressInBase(of: key, hash) != nil
  }

  /// The record with a key; `nil` where there is none.
  func record(with key: RecordKey) -> AnyRecord? { record(with: key, NameIndex.hash(key.id)) }

  /// The record with a key of which the hash is known; `nil` where there is none.
  func record(with key: RecordKey, _ hash: UInt64) -> AnyRecord? {
    if let position = place(of: key, hash).row { return latest[position].row.map { rows[$0].record } }
    return base.moment.counts[key.kind] > 0 ? base.dossier[key] : nil
  }

  /// The proposal that lists a provision.
  ///
  /// - Complexity: O(*k*) in the number of records that the entries put or removed.
  func proposal(of id: Provision.ID) -> Proposal? {
    for record in latestRecords {
      guard case .proposal(let proposal) = record else { continue }
      if proposal.provisions.contains(where: { $0.id == id }) { return proposal }
    }
    return base.dossier.proposal(of: id).flatMap { isTouched(RecordKey($0.id)) ? nil : $0 }
  }

  /// The records that refer to merged ones, with other references. Provisions are not among them: they follow their
  /// proposals.
  ///
  /// - Complexity: O(*n*) in the number of records.
  func records(replacing replacement: ReferenceReplacement) -> [AnyRecord] {
    var visitor = ReplacementVisitor(replacement: replacement)
    base.dossier.storage.tables.show(to: &visitor)
    return visitor.replaced.filter { !isTouched($0.key) }
      + latestRecords.filter { $0.key.kind != .provision }.compactMap { replacement.replaced($0) }
  }

  /// Whether an entry of the batch puts or removes the record with a key.
  private func isTouched(_ key: RecordKey) -> Bool { place(of: key, NameIndex.hash(key.id)).row != nil }

  /// The records that the entries put and none has replaced or removed.
  private var latestRecords: some Sequence<AnyRecord> { latest.lazy.compactMap(\.row).map { rows[$0].record } }
}

/// Redirects references in the records of all tables.
private struct ReplacementVisitor: TableVisitor {
  let replacement: ReferenceReplacement
  var replaced: [AnyRecord] = []

  mutating func visit<Item: StoredRecord>(_ table: Records<Item>) {
    if Item.kind == .provision { return }
    for record in table {
      if let record = replacement.replaced(record) { replaced.append(record.wrapped) }
    }
  }
}

/// Puts the records of a batch into tables.
private struct BatchUpdate: TableEditor {
  let moment: LedgerMoment
  let stamps: [Stamp]
  let rows: [EntryBatch.Row]
  let replaced: [EntryBatch.Replaced]

  /// The types of the records that change.
  var kinds: [RecordKind] {
    var changes = [Bool](repeating: false, count: RecordKind.allCases.count)
    for index in rows.indices { changes[rows[index].kind.ordinal] = true }
    for other in replaced { changes[other.kind.ordinal] = true }
    return RecordKind.allCases.filter { changes[$0.ordinal] }
  }

  mutating func edited<Item: StoredRecord>(_ table: Records<Item>) -> Records<Item> {
    let kind = Item.kind
    var new = Records<Item>.Batch()
    let count = rows.indices.count { rows[$0].kind.ordinal == kind.ordinal }
    new.records.reserveCapacity(count)
    new.added.reserveCapacity(count)
    new.removed.reserveCapacity(count)
    // The stamps of the entries that put any, each once.
    var next = 0
    for index in rows.indices where rows[index].kind.ordinal == kind.ordinal {
      guard let record = Item.unwrapped(rows[index].record) else { continue }
      new.records.append(record)
      new.added.append(rows[index].added)
      new.removed.append(rows[index].removed)
      guard rows[index].added != new.stamps.last?.sequence else { continue }
      while stamps[next].sequence < rows[index].added { next += 1 }
      new.stamps.append(stamps[next])
    }
    for other in replaced where other.kind == kind { new.replaced.append((other.address, other.sequence)) }
    return table.putting(new, at: moment.sequence, count: moment.counts[kind])
  }
}

extension Ledger.Entry {
  /// The records that are put or retracted, in order.
  var keys: [RecordKey] {
    changes.compactMap { change in
      switch change.action {
      case .put(let record): record.key
      case .retract(let key): key
      case .merge, .unknown: nil
      }
    }.sorted()
  }
}
