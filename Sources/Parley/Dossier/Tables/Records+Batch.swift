extension Records {
  /// What one entry does to a table, or several that follow each other.
  struct Batch {
    /// The records in the order in which they were put; several versions of one may be among them.
    var records: [Element] = []
    /// The numbers of the entries that put them; may be empty where one entry did.
    var added: [Int] = []
    /// The numbers of the entries that replaced or retracted them; `Int.max` where none did. May be empty where none did.
    var removed: [Int] = []
    /// The entries that put any.
    var stamps: [Stamp] = []
    /// The records of the table before that were replaced or retracted, with the numbers of the entries.
    var replaced: [(address: RowAddress, sequence: Int)] = []
  }

  /// The table after a batch.
  ///
  /// The records become a segment of their own. Segments at the end of the table that have grown to a similar size are
  /// made one, so that there are never many, while each record is copied rare.
  ///
  /// - Parameters:
  ///   - batch: What the entries do.
  ///   - sequence: The number of the last one.
  ///   - count: How many records there are then.
  /// - Returns: The new table; this one stays as it is.
  /// - Complexity: O(*k* log² *n*) amortised for *k* records in a table of *n*.
  func putting(_ batch: Batch, at sequence: Int, count: Int) -> Records {
    var parts = parts
    var touched: [Int: RowVisibility] = [:]
    for (address, sequence) in batch.replaced {
      touched[address.part, default: parts[address.part].visibility].removedSince.add(sequence, to: address.row)
    }
    // Parts of which nothing is removed remain as they are: later entries make no difference to them.
    for (part, visibility) in touched {
      parts[part] = Part(parts[part].segment, visibility.upTo(sequence))
    }
    if !batch.records.isEmpty {
      let segment = Segment(batch)
      parts.append(Part(segment, RowVisibility(history: segment.history, sequence: sequence)))
      parts.mergeLast()
    }
    return Records(parts, count)
  }
}

extension Segment {
  /// The records of a batch in the order of their identifiers.
  fileprivate convenience init(_ batch: Records<Element>.Batch) {
    var (records, added, removed) = (batch.records, batch.added, batch.removed)
    let isInOrder = records.indices.dropFirst().allSatisfy { records[$0 - 1].id <= records[$0].id }
    if !isInOrder {
      let ids = records.map { $0.id.rawValue }
      // The sort is stable: versions of one record stay in their order.
      let order = ids.indices.sorted { ids[$0] < ids[$1] }
      records = order.map { records[$0] }
      if !added.isEmpty { added = order.map { added[$0] } }
      if !removed.isEmpty { removed = order.map { removed[$0] } }
    }
    self.init(
      inOrder: records,
      RowHistory(
        stamps: batch.stamps, added: batch.stamps.count == 1 ? [] : added,
        removed: removed.contains { $0 != .max } ? removed : []))
  }
}
