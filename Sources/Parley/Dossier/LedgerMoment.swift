/// A moment in the history of a ledger: the one at which it begins, or the one after an entry.
struct LedgerMoment: Sendable {
  /// The number of the entry.
  let sequence: Int

  /// When it was recorded.
  let recordedAt: Timestamp

  /// How many records of each kind there are.
  var counts: RecordCounts

  /// The number of the last entry that changed records on which relations depend.
  var relationsChanged: Int

  /// The number of the last entry that changed what lies under what: proposals with their provisions, matters.
  var hierarchyChanged: Int

  /// What tells the history up to here from others.
  var fingerprint: Fingerprint
}
