public import Parley
import Synchronization

extension LedgerStore {
  /// Drops history for good: the only call that destroys any.
  ///
  /// The entries that stay have the numbers that they had. Tokens of the change stream and stores that are open for
  /// reading elsewhere are of another history then. The new files are on the disk before the old ones are removed.
  ///
  /// - Parameter sequence: The number of an entry: the records as they stand after it become the beginning.
  /// - Throws: ``StoreError`` with code `historyDropped` where there is no such entry, or as ``compact()``.
  /// - Complexity: O(*n*) in the size of the store.
  public func dropHistory(before sequence: Int) throws(StoreError) {
    // Also reads what a snapshot has spared so far.
    guard let dossier = try dossier(at: sequence) else {
      throw StoreError(
        .historyDropped, path,
        "the history has no entry \(sequence); it reaches from \(try entries().startIndex - 1) to \(self.sequence)")
    }
    try withFiles { () throws(StoreError) in
      try checkWritable()
      // Another one may have dropped more meanwhile.
      let first = state.withLock { $0.ledger.firstSequence }
      guard first <= sequence else {
        throw StoreError(.historyDropped, path, "the history begins with entry \(first), behind \(sequence)")
      }
      flush(syncing: true)
      try throwFailure()
      let time = state.withLock { $0.ledger.recordedAt(of: sequence) ?? $0.ledger.beganAt }
      try replaceJournal(beginningWith: Beginning(dossier: dossier, recordedAt: time), sequence)
    }
  }

  /// Records entries at a moment that were recorded later than it: the way out where an entry, or the beginning, got a
  /// time far ahead of the clock, which all later entries had to follow.
  ///
  /// Numbers, authors and changes stay; of the times those behind the moment are lost. Tokens of the change stream behind
  /// the first of these entries, and stores that are open for reading elsewhere, are of another history then.
  ///
  /// - Parameter limit: The moment; without it, now.
  /// - Returns: How many entries have another time now.
  /// - Throws: ``StoreError`` as ``compact()``.
  /// - Complexity: O(*n*) in the size of the store.
  @discardableResult
  public func rewrite(recordedNotAfter limit: Timestamp = .now()) throws(StoreError) -> Int {
    // Also reads what a snapshot has spared so far.
    let first = try view { _ in false }.ledger.firstSequence
    return try withFiles { () throws(StoreError) in
      try checkWritable()
      flush(syncing: true)
      try throwFailure()
      let ledger = state.withLock { $0.ledger }
      guard ledger.firstSequence == first, let dossier = ledger.dossier(at: first) else {
        throw StoreError(
          .historyDropped, path, "the history before entry \(ledger.firstSequence) was dropped meanwhile")
      }
      let count = ledger.entries.reversed().prefix { $0.recordedAt > limit }.count
      guard count > 0 || ledger.beganAt > limit else { return 0 }
      try replaceJournal(
        beginningWith: Beginning(dossier: dossier, recordedAt: min(ledger.beganAt, limit)), first,
        recordedNotAfter: limit)
      return count
    }
  }

  /// The payload of an entry, with the time that it is to have.
  private func payload(
    of line: JournalScanner.Line, in batch: JournalReader.Batch, recordedNotAfter limit: Timestamp?
  ) throws(StoreError) -> [UInt8] {
    let bytes = Array(batch.bytes[line.payload])
    guard let limit else { return bytes }
    do {
      var entry = try Ledger.Entry(jsonBytes: bytes, named: batch.segment)
      if entry.recordedAt <= limit { return bytes }
      entry.recordedAt = limit
      return entry.compactJSON()
    } catch {
      throw StoreError(.corrupted, folder.path(of: batch.segment), error.reason)
    }
  }

  /// Writes the journal anew and goes on with it. The caller has the files.
  ///
  /// - Parameters:
  ///   - beginning: The beginning of the ledger.
  ///   - number: Its number; the entries up to it are left out.
  ///   - limit: The moment at which entries with a later one are recorded instead; `nil` for none.
  /// - Throws: As ``dropHistory(before:)``.
  private func replaceJournal(
    beginningWith beginning: Beginning, _ number: Int, recordedNotAfter limit: Timestamp? = nil
  ) throws(StoreError) {
    let old = state.withLock { $0.manifest }
    try checkFiles(thoroughly: true)
    let manifest: Manifest
    do throws(StoreError) {
      manifest = try folder.removingWhatFails { () throws(StoreError) in
        try rewritten(old, beginningWith: beginning, number, recordedNotAfter: limit)
      }
    } catch {
      // Nothing more is to be written behind lines that are not the ones that were written.
      if error.category == .damagedData { fail(error) }
      throw error
    }
    try adopt(manifest)
    do throws(StoreError) {
      try reload()
    } catch {
      fail(error)
      throw error
    }
    folder.removeIfPossible(old.sealed.map(\.file) + [old.active] + [old.snapshot?.file].compactMap { $0 })
  }

  /// Writes the journal from a beginning on, and returns the manifest of it.
  private func rewritten(
    _ old: Manifest, beginningWith beginning: Beginning, _ number: Int, recordedNotAfter limit: Timestamp?
  ) throws(StoreError) -> Manifest {
    let (checks, first, last) = state.withLock { ($0.checks, $0.ledger.firstSequence, $0.chain) }
    let header = SegmentHeader(
      store: old.store, policy: old.policy, previous: Chain(number: number, check: 0), isFirst: true)
    var bytes = header.line(durable: number)
    var (line, chain) = header.previous.line(beginning.payload, number: number, durable: number)
    bytes += line
    var manifest = old
    (manifest.sealed, manifest.snapshot) = ([], nil)
    var before = number
    func write() throws(StoreError) -> String {
      let written = bytes
      return try StoreError.wrapping { () throws(FileFault) in
        let name = StoreFolder.journalName(try freeJournalNumber())
        try folder.files.write(written, to: folder.path(of: name))
        try folder.syncFolder()
        return name
      }
    }
    func changed(_ file: String) -> StoreError {
      let reason = "the journal is not the one that was written; it was changed while the store was open"
      return StoreError(.corrupted, folder.path(of: file), reason)
    }
    let reader = JournalReader(folder: folder, manifest: old)
    let end = try reader.read(after: nil) { (batch) throws(StoreError) in
      for (entry, check) in zip(batch.lines, batch.checks) where entry.number > number {
        let index = entry.number - first
        guard checks.indices.contains(index), checks[index] == check else { throw changed(batch.segment) }
        if bytes.count >= options.segmentSize {
          manifest.sealed.append(
            Manifest.Sealed(
              file: try write(), before: before, last: chain, bytes: bytes.count, check: CRC32C.of(bytes),
              sha256: SHA256.hexadecimal(of: bytes)))
          before = chain.number
          bytes = SegmentHeader(store: old.store, policy: old.policy, previous: chain, isFirst: false)
            .line(durable: chain.number)
        }
        // The payload as it stands, whatever this version knows of it.
        let payload = try payload(of: entry, in: batch, recordedNotAfter: limit)
        (line, chain) = chain.line(payload, number: entry.number, durable: min(entry.durable, chain.number))
        bytes += line
      }
    }
    // New checks over fewer lines would hide that some are missing.
    guard end.chain == last, end.tail == nil else { throw changed(old.active) }
    manifest.active = try write()
    manifest.head = chain
    return manifest
  }

  /// Takes over what is on the disk.
  private func reload() throws(StoreError) {
    let manifest = state.withLock { $0.manifest }
    var loader = LedgerLoader(folder)
    let reader = JournalReader(folder: folder, manifest: manifest)
    let end = try reader.read(after: nil) { (batch) throws(StoreError) in try loader.take(batch) }
    let ledger = try loader.finish()
    let path = folder.path(of: manifest.active)
    let file = try StoreError.wrapping { () throws(FileFault) in
      try uninterrupted { () throws(FileFault) in try folder.files.open(path, .writing) }
    }
    let checks = loader.checks
    state.withLock { state in
      state.ledger = ledger
      state.checks = checks
      state.chain = end.chain
      state.active = .init(
        file: file, name: manifest.active, before: end.before, size: end.size, end: end.size)
      view.withLock {
        $0 = StoreView(
          ledger: ledger, dossier: ledger.dossier, sequence: end.chain.number, beginsWithSnapshot: false)
      }
    }
  }
}
