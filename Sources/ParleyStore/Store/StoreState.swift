internal import Parley

/// What a store knows beside its files; one thread at a time may touch it.
struct StoreState: Sendable {
  var ledger: Ledger
  /// The checks of the lines from the ledger's beginning on.
  var checks: [UInt32]
  /// How the journal stands after the last acknowledged entry.
  var chain: Chain
  var manifest: Manifest
  /// The segment that grows; `nil` where the store was opened for reading.
  var active: Active?
  /// The requests that wait, and whether the files are owned.
  var queue = CommitQueue()
  /// The number of the last entry that is on the disk for certain.
  var durable: Int
  /// How many entries have been written and not been put on the disk.
  var unsynced = 0
  /// Whether a timer will put them on the disk in a while.
  var hasTimer = false
  /// Why the store takes no more.
  var failure: StoreError?
  var isClosed = false
  /// Where a store that was opened for reading goes on reading.
  var place: ReadingPlace?
  var report: OpeningReport
  var lock: StoreLock?

  /// The segment that grows.
  struct Active: Sendable {
    var file: any StoreFile
    var name: String
    /// The number before its first entry.
    var before: Int
    /// Where the next line goes.
    var size: Int
    /// Where the file ends: what is between is padding for lines to come.
    var end: Int

    /// Cuts the padding off.
    func removePadding() throws(FileFault) {
      if end > size { try uninterrupted { () throws(FileFault) in try file.truncate(to: size) } }
    }
  }

  /// Where a store that was opened for reading has come to in the growing segment.
  struct ReadingPlace: Sendable {
    var segment: String
    var offset: Int
    var line: Int
  }

  /// The check of the line of an entry; 0 for one from before the ledger's beginning.
  func check(of number: Int) -> UInt32 {
    let index = number - (ledger.entries.startIndex - 1)
    return checks.indices.contains(index) ? checks[index] : 0
  }

  /// Why the store cannot take an entry.
  func refusal(_ path: String) -> StoreError? {
    if isClosed { return StoreError(.closed, path, "the store has been closed; open it again") }
    if let failure {
      if failure.code == .locked { return failure }
      return StoreError(
        .poisoned, path, "a write failed before (\(failure.reason)); the store can be read, to write open it again")
    }
    if active == nil {
      return StoreError(.readOnly, path, "the store was opened for reading; open it for writing")
    }
    return nil
  }
}

/// What readers see: replaced as a whole, so that they never wait for the disk.
struct StoreView: Sendable {
  var ledger: Ledger
  /// The dossier after an acknowledged entry.
  var dossier: Dossier
  /// The number of the last acknowledged entry.
  var sequence: Int
  /// Whether the ledger begins with a snapshot, and what was before is only in the journal.
  var beginsWithSnapshot: Bool
}
