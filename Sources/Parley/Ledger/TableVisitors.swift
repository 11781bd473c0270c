/// Makes tables the beginning of a ledger.
struct TableBeginning: TableVisitor {
  let stamp: Stamp
  /// The records that share their identifier with another one.
  var duplicates: Set<RecordKey> = []

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) {
    var previous: Item.ID?
    for record in table {
      let id = record.id
      if id == previous { duplicates.insert(RecordKey(kind, id.rawValue)) }
      previous = id
    }
    table = table.beginning(at: stamp)
  }
}

/// Puts and removes records in tables of any type.
struct TableUpdate: TableVisitor {
  let stamp: Stamp
  private var put: [RecordKind: [AnyRecord]]
  private var removed: [RecordKind: [RecordKey]]

  init(_ effect: Effect, at stamp: Stamp) {
    self.stamp = stamp
    put = Dictionary(grouping: effect.put.values, by: { $0.key.kind })
    removed = Dictionary(grouping: effect.removed, by: { $0.kind })
  }

  /// The types of the records that change.
  var kinds: Set<RecordKind> { Set(put.keys).union(removed.keys) }

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) {
    table = table.putting(
      (put[kind] ?? []).compactMap { $0.typed(Item.self) },
      removing: (removed[kind] ?? []).map { EntityID(unchecked: $0.id) }, at: stamp)
  }
}

/// Turns tables back to an earlier moment.
struct TableRewind: TableVisitor {
  let moment: LedgerMoment

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) {
    table = table.upTo(moment.sequence, count: moment.counts[kind])
  }
}
