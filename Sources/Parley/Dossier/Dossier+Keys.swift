extension Dossier {
  /// The record with a key.
  ///
  /// - Parameter key: The record's type and identifier.
  public subscript(key: RecordKey) -> AnyRecord? {
    var lookup = RecordLookup(tables: storage.tables, id: key.id)
    key.kind.visit(RecordLookup.self, &lookup)
    return lookup.record
  }

  /// Where the record with a key comes from; `nil` for a record that is not there.
  package func provenance(of key: RecordKey) -> Provenance? {
    var lookup = ProvenanceLookup(tables: storage.tables, id: key.id)
    key.kind.visit(ProvenanceLookup.self, &lookup)
    return lookup.provenance
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
    var lookup = RowLookup(tables: storage.tables, id: key.id, hash: hash)
    key.kind.visit(RowLookup.self, &lookup)
    return lookup
  }

  /// The keys of all records.
  var keys: [RecordKey] {
    RecordKind.allCases.flatMap { kind in storage.tables.ids(of: kind).map { RecordKey(kind, $0) } }
  }
}

/// Looks a record up.
private struct RecordLookup: RecordTypeVisitor {
  let tables: Tables
  let id: String
  var record: AnyRecord?

  static func visit<Item: StoredRecord>(_ type: Item.Type, _ state: inout RecordLookup) {
    state.record = state.tables[type][EntityID(unchecked: state.id)]?.wrapped
  }
}

/// Looks up where a record comes from.
private struct ProvenanceLookup: RecordTypeVisitor {
  let tables: Tables
  let id: String
  var provenance: Provenance?

  static func visit<Item: StoredRecord>(_ type: Item.Type, _ state: inout ProvenanceLookup) {
    state.provenance = state.tables[type][EntityID(unchecked: state.id)]?.provenance
  }
}

/// Looks up where a record stands and which entry put it as it is.
private struct RowLookup: RecordTypeVisitor {
  let tables: Tables
  let id: String
  let hash: UInt64
  var address: RowAddress?
  var added: Int?

  static func visit<Item: StoredRecord>(_ type: Item.Type, _ state: inout RowLookup) {
    let table = state.tables[type]
    state.address = table.address(of: EntityID(unchecked: state.id), hash: state.hash)
    guard let address = state.address else { return }
    state.added = table.parts[address.part].segment.history.added(address.row)
  }
}
