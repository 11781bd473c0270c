/// An entry of a ledger as the rows of a table know it.
struct Stamp: Sendable {
  /// The entry's number.
  let sequence: Int
  /// When it was recorded.
  let recordedAt: Timestamp
}

/// When the rows of a segment were added and removed, as far as that was known when the segment was made.
struct RowHistory: Sendable {
  /// The entries that added rows, the oldest first; empty outside a ledger.
  let stamps: [Stamp]
  /// The number of the entry that added each row; empty where one entry added all.
  let added: [Int]
  /// The number of the entry that replaced or retracted each row, `Int.max` for those that none did; empty where all
  /// remained.
  let removed: [Int]
  /// The number of the first entry that added any.
  let firstAdded: Int
  /// The number of the last entry that added any.
  let lastAdded: Int
  /// The number of the first entry that replaced or retracted any; `Int.max` where none did.
  let firstRemoved: Int

  /// The history of rows that have always been there.
  static let none = RowHistory(stamps: [], added: [], removed: [])

  /// The history of rows that one entry added.
  init(_ stamp: Stamp) {
    self.init(stamps: [stamp], added: [], removed: [])
  }

  /// The history of rows of several segments that become one, in their new order.
  init(merging parts: [RowVisibility], _ addresses: [RowAddress]) {
    let removed = addresses.map { parts[$0.part].removed($0.row) ?? .max }
    self.init(
      stamps: parts.flatMap { $0.history.stamps }, added: addresses.map { parts[$0.part].history.added($0.row) },
      removed: removed.contains { $0 != .max } ? removed : [])
  }

  init(stamps: [Stamp], added: [Int], removed: [Int]) {
    self.stamps = stamps
    self.added = added
    self.removed = removed
    firstAdded = stamps.first?.sequence ?? .min
    lastAdded = stamps.last?.sequence ?? .min
    firstRemoved = removed.min() ?? .max
  }

  /// The number of the entry that added a row.
  @inline(__always)
  func added(_ row: Int) -> Int { added.isEmpty ? firstAdded : added[row] }

  /// When a row became known to the ledger; `nil` outside a ledger.
  func recordedAt(_ row: Int) -> Timestamp? {
    guard !added.isEmpty else { return stamps.first?.recordedAt }
    let sequence = added[row]
    return stamps[stamps.partitioningIndex { $0.sequence >= sequence }].recordedAt
  }
}

/// Which rows of a segment belong to a dossier: those that had been added and not yet replaced or retracted.
struct RowVisibility: Sendable {
  /// What was known when the segment was made.
  let history: RowHistory
  /// The number of the entry up to which the dossier reaches.
  var sequence: Int
  /// The numbers of the entries that have replaced or retracted rows since the segment was made.
  var removedSince = SparseNumbers()

  /// The same for a dossier that reaches up to another entry.
  func upTo(_ sequence: Int) -> RowVisibility {
    var visibility = self
    visibility.sequence = sequence
    return visibility
  }

  /// Whether all rows do.
  var isComplete: Bool {
    history.lastAdded <= sequence && sequence < min(history.firstRemoved, removedSince.first ?? .max)
  }

  /// Whether a row does.
  @inline(__always)
  func contains(_ row: Int) -> Bool {
    history.added(row) <= sequence && (removed(row) ?? .max) > sequence
  }

  /// The number of the entry that replaced or retracted a row, whether or not the dossier reaches that far.
  @inline(__always)
  func removed(_ row: Int) -> Int? {
    if !history.removed.isEmpty, history.removed[row] != .max { return history.removed[row] }
    return removedSince[row]
  }
}
