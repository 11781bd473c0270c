internal import Parley
import Synchronization

extension LedgerStore {
  /// What a store is to forget.
  public struct Dropping: Hashable, Sendable {
    let before: Int

    /// What was before an entry: the records as they stand after it become the beginning.
    ///
    /// - Parameter sequence: The number of the entry.
    /// - Returns: What is dropped.
    public static func history(before sequence: Int) -> Dropping { Dropping(before: sequence) }
  }

  /// Drops history for good: the only call that destroys any.
  ///
  /// The numbers of the entries that stay are kept. Tokens of the change stream and stores that are open for reading
  /// elsewhere are of another history then. The new files are on the disk before the old ones are removed.
  ///
  /// - Parameter dropping: What is dropped.
  /// - Throws: ``StoreError`` with code `historyDropped` where there is no such entry, or as ``compact()``.
  /// - Complexity: O(*n*) in the size of the store.
  public func rewrite(dropping: Dropping) throws(StoreError) {
    // Also reads what a snapshot has spared so far.
    guard let dossier = try dossier(at: dropping.before) else {
      throw StoreError(
        .historyDropped, path,
        "the history has no entry \(dropping.before); it reaches from \(try entries().startIndex - 1) to \(sequence)")
    }
    try withFiles { () throws(StoreError) in
      try checkWritable()
      // Another one may have dropped more meanwhile.
      let first = state.withLock { $0.ledger.firstSequence }
      guard first <= dropping.before else {
        throw StoreError(.historyDropped, path, "the history begins with entry \(first), behind \(dropping.before)")
      }
      flush(syncing: true)
      try throwFailure()
      let (old, time) = state.withLock { state in
        (state.manifest, state.ledger.recordedAt(of: dropping.before) ?? state.ledger.beganAt)
      }
      let manifest = try rewritten(old, beginningWith: Beginning(dossier: dossier, recordedAt: time), dropping.before)
      try StoreError.wrapping { () throws(FileFault) in try adopt(manifest) }
      do throws(StoreError) {
        try reload()
      } catch {
        fail(error)
        throw error
      }
      folder.removeIfPossible(old.sealed.map(\.file) + [old.active] + [old.snapshot?.file].compactMap { $0 })
    }
  }

  /// Writes the journal from a beginning on, and returns the manifest of it.
  private func rewritten(
    _ old: Manifest, beginningWith beginning: Beginning, _ number: Int
  ) throws(StoreError) -> Manifest {
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
    let reader = JournalReader(folder: folder, manifest: old)
    _ = try reader.read(after: nil) { (batch) throws(StoreError) in
      for entry in batch.lines where entry.number > number {
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
        (line, chain) = chain.line(
          Array(batch.bytes[entry.payload]), number: entry.number, durable: min(entry.durable, chain.number))
        bytes += line
      }
    }
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
