internal import Parley
import Synchronization

extension LedgerStore {
  /// Opens a store.
  ///
  /// For writing, what a crash left unfinished at the end of the journal is moved to a file of its own and cut off;
  /// ``report`` tells. Damage to what had been written is never repaired: it throws. For reading nothing on the disk is
  /// changed, so that a read-only medium will do.
  ///
  /// - Parameters:
  ///   - path: The folder of the store.
  ///   - access: What it is opened for.
  ///   - policy: When what is committed is put on the disk; without it, as the store has it.
  /// - Returns: The store.
  /// - Throws: ``StoreError`` with code `notFound`, `notAStore`, `denied`, `locked`, `corrupted`, `missingCommitted`,
  ///   `manifestMissing`, `inconsistentCopy`, `irregularFile`, `fileTooLarge`, `unsupportedVersion`,
  ///   `unsupportedSystem`, `locksUnsupported`, `diskFull`, `sizeLimit`, `nameTooLong`, `invalidPath` or `failed`. Nothing is changed
  ///   then.
  /// - Complexity: O(*n*) in the number of records, and in the number of entries since the last snapshot.
  public static func open(
    at path: String, for access: Access = .writing, policy: SyncPolicy? = nil
  ) throws(StoreError) -> LedgerStore {
    try open(
      StoreFolder(path: trimmed(path), files: MachineFileSystem()), for: access, Options(policy: policy))
  }

  static func open(
    _ folder: StoreFolder, for access: Access, _ options: Options
  ) throws(StoreError) -> LedgerStore {
    try folder.checkExists()
    guard access == .writing else {
      return try repeatingWhileFilesMove(folder) { () throws(StoreError) in
        try open(folder, folder.readManifest(), nil, options)
      }
    }
    // Looked at before the lock is made, so that nothing is left behind in a folder that is no store.
    _ = try folder.readManifest()
    let lock = try StoreLock.take(folder)
    return try open(folder, folder.readManifest(), lock, options)
  }

  /// Reads again while a writer rolls or compacts the journal.
  static func repeatingWhileFilesMove<Result>(
    _ folder: StoreFolder, _ read: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    while true {
      let before = try folder.readManifest().generation
      do throws(StoreError) {
        return try read()
      } catch {
        guard try folder.readManifest().generation != before else { throw error }
      }
    }
  }

  private static func open(
    _ folder: StoreFolder, _ manifest: Manifest, _ lock: StoreLock?, _ options: Options
  ) throws(StoreError) -> LedgerStore {
    var report = OpeningReport()
    let (ledger, loader, end) = try load(folder, manifest, &report)
    report.sequence = end.chain.number
    report.replayed = loader.replayed
    report.unknownChanges = loader.unknownChanges
    report.futureTime = ledger.lastRecordedAt.isAheadOfClock ? ledger.lastRecordedAt : nil
    var state = StoreState(
      ledger: ledger, checks: loader.checks, chain: end.chain, manifest: manifest, durable: end.chain.number,
      report: report, lock: lock)
    if lock == nil {
      state.place = .init(segment: manifest.active, offset: end.size, line: end.lineCount + 1)
      state.report.tail = end.tail.map {
        OpeningReport.Tail(
          segment: manifest.active, offset: $0.offset, bytes: end.tailBytes.count, reason: $0.reason)
      }
    } else {
      try repair(folder, end, options.policy, &state)
    }
    let view = StoreView(
      ledger: ledger, dossier: ledger.dossier, sequence: end.chain.number,
      beginsWithSnapshot: report.snapshot != nil)
    return LedgerStore(folder, options, state, view)
  }

  /// Reads snapshot and journal.
  private static func load(
    _ folder: StoreFolder, _ manifest: Manifest, _ report: inout OpeningReport
  ) throws(StoreError) -> (ledger: Ledger, loader: LedgerLoader, end: JournalReader.End) {
    let reader = JournalReader(folder: folder, manifest: manifest)
    if let named = manifest.snapshot {
      do throws(StoreError) {
        let snapshot = try StoredSnapshot.read(named, folder, store: manifest.store)
        var loader = LedgerLoader(folder, snapshot.ledger, check: snapshot.chain.check)
        let end = try reader.read(after: snapshot.chain) { (batch) throws(StoreError) in try loader.take(batch) }
        let ledger = try loader.finish()
        report.snapshot = snapshot.chain.number
        return (ledger, loader, end)
      } catch {
        // The journal is the truth: what is wrong with it shows again below.
        report.ignoredSnapshot = error.reason
      }
    }
    var loader = LedgerLoader(folder)
    let end = try reader.read(after: nil) { (batch) throws(StoreError) in try loader.take(batch) }
    return (try loader.finish(), loader, end)
  }

  /// Cuts off what was not finished, and puts on the disk what may not be there yet.
  private static func repair(
    _ folder: StoreFolder, _ end: JournalReader.End, _ policy: SyncPolicy?, _ state: inout StoreState
  ) throws(StoreError) {
    let path = folder.path(of: state.manifest.active)
    var (manifest, report) = (state.manifest, state.report)
    let file = try StoreError.wrapping { () throws(FileFault) in
      let file = try uninterrupted { () throws(FileFault) in try folder.files.open(path, .writing) }
      try folder.checkIsWritable()
      if let damage = end.tail {
        let name = StoreFolder.quarantineName(
          manifest.active, damage.offset, besides: try folder.files.names(in: folder.path))
        try folder.files.write(end.tailBytes, to: folder.path(of: name))
        try folder.syncFolder()
        try uninterrupted { () throws(FileFault) in try file.truncate(to: end.size) }
        try file.syncAll()
        report.tail = OpeningReport.Tail(
          segment: manifest.active, offset: damage.offset, bytes: end.tailBytes.count, quarantine: name,
          reason: damage.reason)
      }
      if end.chain != manifest.head {
        // After a sync that failed, the system may take for written what is not on the disk: written once more.
        let lines = try file.readAll(from: end.sizeAtHead, limit: end.size)
        try file.writeAll(lines, at: end.sizeAtHead, path: path)
        try file.syncAll()
      }
      report.strayFiles = try tidy(folder, manifest)
      if end.chain != manifest.head || policy ?? manifest.policy != manifest.policy {
        manifest.policy = policy ?? manifest.policy
        manifest.head = end.chain
        manifest.advanceGeneration()
        try folder.write(manifest)
      }
      return file
    }
    state.manifest = manifest
    state.report = report
    state.active = .init(
      file: file, name: manifest.active, before: end.before, size: end.size,
      end: end.tail == nil ? end.fileSize : end.size)
  }

  /// Removes what a crash left of files that were being made or taken out, and names the files that do not belong to the
  /// store.
  private static func tidy(_ folder: StoreFolder, _ manifest: Manifest) throws(FileFault) -> [String] {
    let named = Set(
      manifest.sealed.map(\.file) + [manifest.active, Manifest.fileName, StoreFolder.lockName]
        + [manifest.snapshot?.file].compactMap { $0 })
    var (leftOver, stray): ([String], [String]) = ([], [])
    for name in try folder.files.names(in: folder.path).sorted() where !named.contains(name) {
      if name == StoreFolder.temporaryName || StoreFolder.isSnapshotName(name) {
        leftOver.append(name)
      } else if StoreFolder.journalNumber(name) != nil, isContained(name, folder, manifest) {
        leftOver.append(name)
      } else if !name.hasPrefix("quarantine-") {
        stray.append(name)
      }
    }
    stray += folder.removeIfPossible(leftOver)
    return stray.sorted()
  }

  /// Whether all that is in a segment that the manifest does not name is in those that it names.
  private static func isContained(_ name: String, _ folder: StoreFolder, _ manifest: Manifest) -> Bool {
    let path = folder.path(of: name)
    guard let bytes = try? folder.files.contents(of: path) else { return false }
    // A header alone, or part of one: the segment was being made.
    guard let feed = bytes.firstIndex(of: 0x0A), feed + 1 < bytes.count else { return true }
    guard let (header, scanner) = try? SegmentHeader.read(bytes, path: path), header.store == manifest.store else {
      return false
    }
    var rest = scanner
    while case .line = rest.next() {}
    guard case .end = rest.next() else { return false }
    return rest.chain.number <= manifest.head.number
  }
}
