extension Dossier {
  /// The record with a key.
  ///
  /// - Parameter key: The record's type and identifier.
  public subscript(key: RecordKey) -> AnyRecord? {
    lookup(key).record.map { AnyRecord($0) }
  }

  /// Whether there is a record with a key.
  func contains(_ key: RecordKey) -> Bool { lookup(key).record != nil }

  /// The number of the entry that put the record with a key as it is; `nil` where there is none.
  func version(of key: RecordKey) -> Int? { lookup(key).added }

  private func lookup(_ key: RecordKey) -> RecordLookup {
    var lookup = RecordLookup(id: key.id)
    var tables = storage.tables
    tables.visit(key.kind, &lookup)
    return lookup
  }

  /// The keys of all records.
  var keys: [RecordKey] {
    var visitor = KeyVisitor()
    var tables = storage.tables
    tables.visit(&visitor)
    return visitor.keys
  }
}

/// Looks a record up.
private struct RecordLookup: TableVisitor {
  let id: String
  var record: (any Record & MemberCoded)?
  var added: Int?

  mutating func visit<Item: Record & MemberCoded>(_ table: inout Records<Item>, of kind: RecordKind) {
    guard let address = table.address(of: EntityID(unchecked: id)) else { return }
    record = table[address]
    added = table.parts[address.part].segment.history.added(address.row)
  }
}

private struct KeyVisitor: TableVisitor {
  var keys: [RecordKey] = []

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) {
    keys += table.map { RecordKey(kind, $0.id.rawValue) }
  }
}
