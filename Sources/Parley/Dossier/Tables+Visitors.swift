extension Dossier {
  /// The record with a key.
  ///
  /// - Parameter key: The record's type and identifier.
  public subscript(key: RecordKey) -> AnyRecord? {
    var lookup = RecordLookup(id: key.id)
    storage.tables.show(key.kind, to: &lookup)
    return lookup.record.map { AnyRecord($0) }
  }

  /// Whether there is a record with a key.
  func contains(_ key: RecordKey) -> Bool { address(of: key, hash: NameIndex.hash(key.id)) != nil }

  /// Where the record with a key stands in its table; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - hash: The hash of its identifier.
  /// - Returns: The address.
  func address(of key: RecordKey, hash: UInt64) -> RowAddress? { lookup(key, hash).address }

  /// The number of the entry that put the record with a key as it is; `nil` where there is none.
  func version(of key: RecordKey) -> Int? { lookup(key, NameIndex.hash(key.id)).added }

  private func lookup(_ key: RecordKey, _ hash: UInt64) -> RowLookup {
    var lookup = RowLookup(id: key.id, hash: hash)
    storage.tables.show(key.kind, to: &lookup)
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
  var record: (any Record)?

  mutating func visit<Item: Record & MemberCoded>(_ table: inout Records<Item>, of kind: RecordKind) {
    record = table[EntityID(unchecked: id)]
  }
}

/// Looks up where a record stands and which entry put it as it is.
private struct RowLookup: TableVisitor {
  let id: String
  let hash: UInt64
  var address: RowAddress?
  var added: Int?

  mutating func visit<Item: Record & MemberCoded>(_ table: inout Records<Item>, of kind: RecordKind) {
    address = table.address(of: EntityID(unchecked: id), hash: hash)
    guard let address else { return }
    added = table.parts[address.part].segment.history.added(address.row)
  }
}

private struct KeyVisitor: TableVisitor {
  var keys: [RecordKey] = []

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) {
    keys += table.map { RecordKey(kind, $0.id.rawValue) }
  }
}
