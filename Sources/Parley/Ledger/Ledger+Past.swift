extension Ledger {
  /// The dossier as it stood at a moment: after the last entry that had been recorded by then.
  ///
  /// - Parameter moment: The moment. Before the ledger begins the dossier is empty.
  /// - Returns: The dossier; it shares the records with the latest one.
  /// - Complexity: O(log *n*) in the number of records and entries.
  public func dossier(asOf moment: Timestamp) -> Dossier {
    let state = current
    return dossier(at: sequence(asOf: moment, of: state), of: state)
  }

  /// The dossier as it stood after an entry.
  ///
  /// - Parameter sequence: The number of the entry, or the number with which the ledger begins.
  /// - Returns: The dossier; `nil` where there is no such entry.
  /// - Complexity: O(log *n*) in the number of records and entries.
  public func dossier(at sequence: Int) -> Dossier? {
    let state = current
    return moment(sequence, of: state).map { state.dossier(at: $0) }
  }

  /// All versions of a record, the oldest first, from its first appearance on.
  ///
  /// A record that was retracted or merged into another one has its history too. A provision has a version for each
  /// entry that changed it, not for each that changed its proposal.
  ///
  /// - Parameter id: The record's identifier.
  /// - Returns: The versions; none for a record that never was.
  /// - Complexity: O(*k* log *n*) for *k* versions.
  public func history<Item: Record>(of id: EntityID<Item>) -> [Ledger.Version<Item>] {
    let state = current
    var history: [Ledger.Version<Item>] = []
    func append(_ record: Item?, _ sequence: Int) {
      guard let moment = moment(sequence, of: state) else { return }
      let entry = state.entries.indices.contains(sequence) ? state.entries[sequence] : nil
      history.append(Ledger.Version(sequence: sequence, recordedAt: moment.recordedAt, record: record, entry: entry))
    }
    let versions = state.dossier.records(of: Item.self).versions(of: id)
    for (index, version) in versions.enumerated() {
      append(version.record, version.added)
      let next = versions.indices.contains(index + 1) ? versions[index + 1].added : nil
      if let removed = version.removed, removed != next { append(nil, removed) }
    }
    return history
  }

  /// In what records of all types the dossier after one entry differs from that after another.
  ///
  /// Changes that were taken back in between do not show. A number before the ledger's beginning stands for the time
  /// when there was nothing, one after its end for the present.
  ///
  /// - Parameters:
  ///   - first: The number of the one entry.
  ///   - second: The number of the other entry.
  /// - Returns: The differences in the order of the records' keys; provisions are listed by themselves too.
  /// - Complexity: O(*k* log *n*) for *k* records that were touched in between.
  public func changes(from first: Int, to second: Int) -> [Ledger.Difference<AnyRecord>] {
    changes(from: first, to: second, in: current)
  }

  /// In what records of all types the dossier at one moment differs from that at another.
  ///
  /// - Parameters:
  ///   - first: The one moment.
  ///   - second: The other moment.
  /// - Returns: The differences in the order of the records' keys; provisions are listed by themselves too.
  /// - Complexity: O(*k* log *n*) for *k* records that were touched in between.
  public func changes(from first: Timestamp, to second: Timestamp) -> [Ledger.Difference<AnyRecord>] {
    let state = current
    return changes(from: sequence(asOf: first, of: state), to: sequence(asOf: second, of: state), in: state)
  }

  /// In what records of one type the dossier after one entry differs from that after another.
  ///
  /// - Parameters:
  ///   - type: The type of record.
  ///   - first: The number of the one entry.
  ///   - second: The number of the other entry.
  /// - Returns: The differences in the order of the records' identifiers.
  /// - Complexity: O(*k* log *n*) for *k* records that were touched in between.
  public func changes<Item: Record>(of type: Item.Type, from first: Int, to second: Int) -> [Ledger.Difference<Item>] {
    changes(from: first, to: second).compactMap { $0.typed() }
  }

  /// In what records of one type the dossier at one moment differs from that at another.
  ///
  /// - Parameters:
  ///   - type: The type of record.
  ///   - first: The one moment.
  ///   - second: The other moment.
  /// - Returns: The differences in the order of the records' identifiers.
  /// - Complexity: O(*k* log *n*) for *k* records that were touched in between.
  public func changes<Item: Record>(
    of type: Item.Type, from first: Timestamp, to second: Timestamp
  ) -> [Ledger.Difference<Item>] {
    changes(from: first, to: second).compactMap { $0.typed() }
  }
}

extension Ledger.Difference<AnyRecord> {
  /// The difference of a record of one type; `nil` for one of another type.
  fileprivate func typed<Item: Record>() -> Ledger.Difference<Item>? {
    let (before, after) = (before?.record as? Item, after?.record as? Item)
    return before == nil && after == nil ? nil : Ledger.Difference<Item>(key: key, before: before, after: after)
  }
}

extension Ledger {
  /// The number of the last entry that had been recorded by a moment; the one before the ledger's beginning where
  /// there was nothing.
  private func sequence(asOf moment: Timestamp, of state: State) -> Int {
    if moment < beginning.recordedAt { return beginning.sequence - 1 }
    return state.entries.partitioningIndex { $0.recordedAt > moment } - 1
  }

  /// The dossier after an entry, or the empty one before the ledger's beginning.
  private func dossier(at sequence: Int, of state: State) -> Dossier {
    moment(sequence, of: state).map { state.dossier(at: $0) } ?? Dossier(title: state.dossier.title, records: [])
  }

  private func changes(from first: Int, to second: Int, in state: State) -> [Ledger.Difference<AnyRecord>] {
    let bounds = [first, second].map { min(max($0, beginning.sequence - 1), state.moment.sequence) }
    var keys: Set<RecordKey> = []
    for sequence in min(bounds[0], bounds[1])..<max(bounds[0], bounds[1]) {
      if sequence < beginning.sequence {
        keys.formUnion(state.dossier(at: beginning).keys)
      } else {
        keys.formUnion(state.entries.logged(sequence + 1).changed)
      }
    }
    let (before, after) = (dossier(at: bounds[0], of: state), dossier(at: bounds[1], of: state))
    return keys.sorted().map { Ledger.Difference(key: $0, before: before[$0], after: after[$0]) }.filter {
      $0.before != $0.after
    }
  }
}
