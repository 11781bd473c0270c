extension Records {
  /// What entries that follow each other do to a table.
  struct Run {
    /// The records in the order in which they were put; several versions of one may be among them.
    var records: [Element] = []
    /// The numbers of the entries that put them.
    var added: [Int] = []
    /// The numbers of the entries that replaced or retracted them; `Int.max` where none did.
    var removed: [Int] = []
    /// The entries that put any.
    var stamps: [Stamp] = []
    /// The records of the table before that were replaced or retracted, with the numbers of the entries.
    var replaced: [(id: EntityID<Element>, sequence: Int)] = []
  }

  /// The table after entries that follow each other.
  ///
  /// - Parameters:
  ///   - run: What the entries do.
  ///   - sequence: The number of the last one.
  ///   - count: How many records there are then.
  /// - Returns: The new table; this one stays as it is.
  /// - Complexity: O(*k* log *n*) for *k* records in a table of *n*.
  func putting(_ run: Run, at sequence: Int, count: Int) -> Records {
    var parts = parts
    var visibilities = parts.map(\.visibility)
    for (id, sequence) in run.replaced {
      guard let address = address(of: id) else { continue }
      visibilities[address.part].removedSince.add(sequence, to: address.row)
    }
    for part in parts.indices { parts[part] = Part(parts[part].segment, visibilities[part].upTo(sequence)) }
    if !run.records.isEmpty {
      let ids = run.records.map { $0.id.rawValue }
      var (added, removed, records) = (run.added, run.removed, run.records)
      if !zip(ids, ids.dropFirst()).allSatisfy({ $0 <= $1 }) {
        // The sort is stable: versions of one record stay in their order.
        let order = ids.indices.sorted { ids[$0] < ids[$1] }
        (added, removed, records) = (order.map { added[$0] }, order.map { removed[$0] }, order.map { records[$0] })
      }
      let isOneEntry = run.stamps.count == 1
      let history = RowHistory(
        stamps: run.stamps, added: isOneEntry ? [] : added, removed: removed.contains { $0 != .max } ? removed : [])
      parts.append(
        Part(Segment(inOrder: records, history), RowVisibility(history: history, sequence: sequence)))
      parts.mergeLast()
    }
    return Records(parts, count)
  }
}
