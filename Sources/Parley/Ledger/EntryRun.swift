/// Entries of which tables are made together.
///
/// Only entries that put and retract records can be taken. Merges touch other records, and proposals bring provisions.
struct EntryRun {
  /// The state before the entries.
  let base: Ledger.State
  /// The number of the first entry.
  private let first: Int
  /// The moment after the last entry.
  private(set) var moment: LedgerMoment
  private var logged: [Ledger.Logged] = []
  private var stamps: [Stamp] = []
  private var rows: [Row] = []
  /// The records that were put or retracted, each once.
  private var latest: [Latest] = []
  /// Where they stand in that list, by their identifiers.
  private var index = NameIndex()
  /// The records of the dossier before that were replaced or retracted.
  private var replaced: [Replaced] = []

  /// A record that was put.
  fileprivate struct Row {
    let record: AnyRecord
    let kind: RecordKind
    /// The number of the entry that put it.
    let added: Int
    /// The number of the entry that replaced or retracted it; `Int.max` where none did.
    var removed = Int.max
  }

  /// A record as it is now.
  private struct Latest {
    let key: RecordKey
    /// The row that holds it; `nil` for one that was retracted.
    var row: Int?
  }

  /// A record of the dossier before that was replaced or retracted, with the number of the entry.
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

  /// Makes room for a number of entries of one change each.
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

  /// Takes the next entry, which ``canTake(_:)``.
  mutating func take(_ entry: consuming Entry) -> Ledger.Logged {
    make(entry)
    // Most entries are of one change: no list is made for them.
    if entry.changes.count == 1, let key = entry.changes[0].key {
      note(entry, CollectionOfOne(key))
    } else {
      note(entry, entry.keys)
    }
    let last = Ledger.Logged(entry, moment)
    logged.append(last)
    return last
  }

  private mutating func note(_ entry: Entry, _ keys: some Sequence<RecordKey>) {
    moment = LedgerMoment(
      sequence: entry.sequence, recordedAt: entry.recordedAt, counts: moment.counts,
      relationsChanged: keys.contains { Relations.kinds.contains($0.kind) } ? entry.sequence : moment.relationsChanged,
      hierarchyChanged: keys.contains { Relations.kindsOfHierarchy.contains($0.kind) }
        ? entry.sequence : moment.hierarchyChanged,
      fingerprint: moment.fingerprint.following(entry, keys))
  }

  /// Whether an entry can be taken: one that changes the records that it names, each once, and no others.
  func canTake(_ entry: Entry) -> Bool {
    for index in entry.changes.indices {
      switch entry.changes[index].action {
      case .put(.proposal), .put(.provision), .merge, .unknown: return false
      case .put: break
      case .retract(let key):
        guard key.kind != .proposal, key.kind != .provision, entry.changes[index].reason?.isEmpty == false,
          exists(key, NameIndex.hash(key.id))
        else { return false }
      }
    }
    if entry.changes.count < 2 { return !entry.changes.isEmpty }
    let keys = entry.keys
    return zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 }
  }

  private func exists(_ key: RecordKey, _ hash: UInt64) -> Bool {
    if let position = place(of: key, hash).row { return latest[position].row != nil }
    return addressInBase(of: key, hash) != nil
  }

  /// Where a record that was put or retracted is listed, or would be.
  private func place(of key: RecordKey, _ hash: UInt64) -> NameIndex.Place {
    index.place(hash: hash) { latest[$0].key.kind == key.kind && latest[$0].key.id.hasSameBytes(as: key.id) }
  }

  private func addressInBase(of key: RecordKey, _ hash: UInt64) -> RowAddress? {
    base.moment.counts[key.kind] > 0 ? base.dossier.address(of: key, hash: hash) : nil
  }

  private mutating func make(_ entry: Entry) {
    stamps.append(Stamp(sequence: entry.sequence, recordedAt: entry.recordedAt))
    for index in entry.changes.indices { make(entry.changes[index], entry.sequence) }
  }

  private mutating func make(_ change: Change, _ sequence: Int) {
    guard let key = change.key else { return }
    var row: Int?
    if case .put(let record) = change.action {
      row = rows.count
      rows.append(Row(record: record, kind: key.kind, added: sequence))
    }
    let hash = NameIndex.hash(key.id)
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
    var update = RunUpdate(moment: moment, stamps: stamps, rows: rows, replaced: replaced)
    var tables = base.dossier.storage.tables
    for kind in update.kinds { tables.visit(kind, &update) }
    var entries = base.entries
    entries.append(contentsOf: logged)
    return Ledger.State(dossier: Dossier(.init(base.dossier.storage, tables, at: moment)), entries: entries)
  }
}

/// Puts the records of a run into tables.
private struct RunUpdate: TableVisitor {
  let moment: LedgerMoment
  let stamps: [Stamp]
  let rows: [EntryRun.Row]
  let replaced: [EntryRun.Replaced]

  /// The types of the records that change.
  var kinds: [RecordKind] {
    var changes = [Bool](repeating: false, count: RecordKind.allCases.count)
    for index in rows.indices { changes[rows[index].kind.position] = true }
    for other in replaced { changes[other.kind.position] = true }
    return RecordKind.allCases.filter { changes[$0.position] }
  }

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) {
    var new = Records<Item>.Run()
    let count = rows.indices.count { rows[$0].kind.position == kind.position }
    new.records.reserveCapacity(count)
    new.added.reserveCapacity(count)
    new.removed.reserveCapacity(count)
    // The stamps of the entries that put any, each once.
    var next = 0
    for index in rows.indices where rows[index].kind.position == kind.position {
      guard let record = rows[index].record.typed(Item.self) else { continue }
      new.records.append(record)
      new.added.append(rows[index].added)
      new.removed.append(rows[index].removed)
      guard rows[index].added != new.stamps.last?.sequence else { continue }
      while stamps[next].sequence < rows[index].added { next += 1 }
      new.stamps.append(stamps[next])
    }
    for other in replaced where other.kind == kind { new.replaced.append((other.address, other.sequence)) }
    table = table.putting(new, at: moment.sequence, count: moment.counts[kind])
  }
}

extension Change {
  /// The record that is put or taken out; `nil` for a change of another kind.
  fileprivate var key: RecordKey? {
    switch action {
    case .put(let record): record.key
    case .retract(let key): key
    case .merge, .unknown: nil
    }
  }
}

extension Entry {
  /// The records that are put or taken out, in order.
  var keys: [RecordKey] { changes.compactMap(\.key).sorted() }
}
