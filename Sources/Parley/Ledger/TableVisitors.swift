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

/// Turns tables back to an earlier moment.
struct TableRewind: TableVisitor {
  let moment: LedgerMoment

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) {
    table = table.upTo(moment.sequence, count: moment.counts[kind])
  }
}
