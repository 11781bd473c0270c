import Synchronization

/// Entries that follow each other and are recorded together: the outcome is that of one by one, and costs much less.
///
/// Only entries that put and retract records can be taken. Merges touch other records, and proposals bring provisions.
struct EntryRun {
  private let base: Ledger.State
  private var entries: Ledger.Entries
  private var moment: LedgerMoment

  /// The records that were put, with the numbers of the entries that put them and that replaced or retracted them.
  private var rows: [AnyRecord] = []
  private var added: [Int] = []
  private var removed: [Int] = []
  /// The row that holds a record as it is now; `nil` in it for one that was retracted.
  private var latest: [RecordKey: Int?] = [:]
  /// The records of the dossier before that were replaced or retracted, with the numbers of the entries.
  private var replaced: [RecordKind: [(id: String, sequence: Int)]] = [:]
  private var stamps: [Stamp] = []

  init(on base: Ledger.State) {
    self.base = base
    entries = base.entries
    moment = base.moment
  }

  /// Takes an entry; `false`, and nothing is changed, where it cannot.
  mutating func take(_ entry: Entry) -> Bool {
    guard entry.sequence == entries.endIndex, !entry.author.isEmpty, entry.recordedAt >= moment.recordedAt,
      let keys = keys(of: entry)
    else { return false }
    stamps.append(Stamp(sequence: entry.sequence, recordedAt: entry.recordedAt))
    for change in entry.changes { make(change, entry.sequence) }
    moment = LedgerMoment(
      sequence: entry.sequence, recordedAt: entry.recordedAt, counts: moment.counts,
      relationsChanged: keys.contains { Relations.kinds.contains($0.kind) } ? entry.sequence : moment.relationsChanged,
      hierarchyChanged: keys.contains { Relations.kindsOfHierarchy.contains($0.kind) }
        ? entry.sequence : moment.hierarchyChanged,
      fingerprint: moment.fingerprint.following(entry, keys))
    entries.append(Ledger.Logged(entry, keys, moment))
    return true
  }

  /// The keys of the records that an entry changes, in order; `nil` where it cannot be taken.
  private func keys(of entry: Entry) -> [RecordKey]? {
    var keys: [RecordKey] = []
    keys.reserveCapacity(entry.changes.count)
    for change in entry.changes {
      let key: RecordKey
      switch change.action {
      case .put(let record): key = record.key
      case .retract(let other) where change.reason?.isEmpty == false && exists(other): key = other
      default: return nil
      }
      guard key.kind != .proposal, key.kind != .provision else { return nil }
      keys.append(key)
    }
    if keys.count > 1 {
      keys.sort()
      guard zip(keys, keys.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    }
    return keys.isEmpty ? nil : keys
  }

  private func exists(_ key: RecordKey) -> Bool {
    if let row = latest[key] { return row != nil }
    return existsInBase(key)
  }

  private func existsInBase(_ key: RecordKey) -> Bool {
    base.moment.counts[key.kind.position] > 0 && base.dossier.contains(key)
  }

  private mutating func make(_ change: Change, _ sequence: Int) {
    let (key, row): (RecordKey, Int?)
    switch change.action {
    case .put(let record):
      (key, row) = (record.key, rows.count)
      rows.append(record)
      added.append(sequence)
      removed.append(.max)
    case .retract(let other): (key, row) = (other, nil)
    default: return
    }
    let former = latest.updateValue(row, forKey: key)
    let existed: Bool
    if let former {
      if let former { removed[former] = sequence }
      existed = former != nil
    } else {
      existed = existsInBase(key)
      if existed { replaced[key.kind, default: []].append((key.id, sequence)) }
    }
    let change = (row == nil ? 0 : 1) - (existed ? 1 : 0)
    if change != 0 { moment.counts[key.kind.position] += change }
  }

  /// The state after the entries; `nil` where there are none.
  func state() -> Ledger.State? {
    guard !stamps.isEmpty else { return nil }
    var update = RunUpdate(moment, stamps, replaced)
    for (index, row) in rows.enumerated() { update.rows[row.key.kind, default: []].append(index) }
    (update.records, update.added, update.removed) = (rows, added, removed)
    var tables = base.dossier.storage.tables
    for kind in Set(update.rows.keys).union(replaced.keys) { tables.visit(kind, &update) }
    let dossier = Dossier(.init(base.dossier.storage, tables, at: moment))
    return Ledger.State(dossier: dossier, entries: entries)
  }
}

/// Puts the records of a run into tables.
private struct RunUpdate: TableVisitor {
  let moment: LedgerMoment
  let stamps: [Stamp]
  let replaced: [RecordKind: [(id: String, sequence: Int)]]
  var rows: [RecordKind: [Int]] = [:]
  var records: [AnyRecord] = []
  var added: [Int] = []
  var removed: [Int] = []

  init(_ moment: LedgerMoment, _ stamps: [Stamp], _ replaced: [RecordKind: [(id: String, sequence: Int)]]) {
    self.moment = moment
    self.stamps = stamps
    self.replaced = replaced
  }

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) {
    let rows = rows[kind] ?? []
    var new = Records<Item>.Run()
    new.records = rows.compactMap { records[$0].record as? Item }
    new.added = rows.map { added[$0] }
    new.removed = rows.map { removed[$0] }
    // The stamps of the entries that put any, each once.
    var next = 0
    for sequence in new.added where sequence != new.stamps.last?.sequence {
      while stamps[next].sequence < sequence { next += 1 }
      new.stamps.append(stamps[next])
    }
    for (id, sequence) in replaced[kind] ?? [] { new.replaced.append((EntityID(unchecked: id), sequence)) }
    table = table.putting(new, at: moment.sequence, count: moment.counts[kind.position])
  }
}

extension RecordKind {
  /// The position among all kinds.
  fileprivate var position: Int {
    switch self {
    case .actor: 0
    case .concession: 1
    case .discrepancy: 2
    case .event: 3
    case .finding: 4
    case .guarantee: 5
    case .matter: 6
    case .place: 7
    case .pledge: 8
    case .proposal: 9
    case .provision: 10
    case .sanction: 11
    case .source: 12
    case .statement: 13
    }
  }
}

extension Ledger {
  /// Records entries that have their numbers already, as those that are read from a journal. Changes that this version
  /// cannot make are passed over and stay in the entries.
  ///
  /// - Parameter entries: The entries.
  /// - Returns: How many were recorded, and why the next one was not.
  package func append(contentsOf entries: [Entry]) -> (count: Int, refusal: LedgerError?) {
    var next = 0
    while next < entries.count {
      let taken = committing.withLock { _ -> Int in
        var run = EntryRun(on: current)
        var end = next
        while end < entries.count, run.take(entries[end]) { end += 1 }
        // One by one, a single entry costs less.
        guard end - next > 1, let after = run.state() else { return 0 }
        state.withLock { $0 = after }
        return end - next
      }
      next += taken
      guard next < entries.count else { break }
      do throws(LedgerError) {
        try append(entries[next], skippingUnknown: true)
      } catch {
        return (next, error)
      }
      next += 1
    }
    return (next, nil)
  }
}
