/// Makes tables the beginning of a ledger.
struct TableBeginning: TableEditor {
  let stamp: Stamp

  mutating func edited<Item>(_ table: Records<Item>) -> Records<Item> { table.beginning(at: stamp) }
}

/// Turns tables back to an earlier moment.
struct TableRewind: TableEditor {
  let moment: LedgerMoment

  mutating func edited<Item: StoredRecord>(_ table: Records<Item>) -> Records<Item> {
    table.upTo(moment.sequence, count: moment.counts[Item.kind])
  }
}

extension Tables {
  /// The records that share their identifier with another one.
  ///
  /// - Complexity: O(*n*) in the number of records.
  var duplicates: Set<RecordKey> {
    var duplicates: Set<RecordKey> = []
    for kind in RecordKind.allCases {
      let ids = ids(of: kind)
      for (id, next) in zip(ids, ids.dropFirst()) where id == next { duplicates.insert(RecordKey(kind, id)) }
    }
    return duplicates
  }
}
