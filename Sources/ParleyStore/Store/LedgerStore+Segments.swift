internal import Parley
import Synchronization

// Segments of the journal. Who calls has the files.

extension LedgerStore {
  /// Seals the segment that grows and begins another one. The caller has the files.
  func rollSegment() throws(FileFault) {
    let (active, manifest, chain) = state.withLock { ($0.active, $0.manifest, $0.chain) }
    guard let active else { return }
    let next = try sealed(active, manifest, chain)
    try adopt(next.manifest, active: next.active)
  }

  /// The manifest in which the segment that grows is sealed, with the new segment.
  func sealed(
    _ active: StoreState.Active, _ manifest: Manifest, _ chain: Chain
  ) throws(FileFault) -> (manifest: Manifest, active: StoreState.Active) {
    do throws(FileFault) {
      try active.removeRoom()
      state.withLock { $0.active?.end = active.size }
      try active.file.syncAll()
    } catch {
      fail(StoreError(error))
      throw error
    }
    let bytes = try active.file.readAll()
    var manifest = manifest
    manifest.sealed.append(
      Manifest.Sealed(
        file: active.name, before: active.before, last: chain, bytes: bytes.count, check: CRC32C.of(bytes),
        sha256: SHA256.hexadecimal(of: bytes)))
    let number = try freeJournalNumber()
    manifest.active = StoreFolder.journalName(number)
    manifest.head = chain
    let header = SegmentHeader(store: manifest.store, policy: manifest.policy, previous: chain, isFirst: false)
    let line = header.line(durable: chain.number)
    let file = try folder.files.write(line, to: folder.path(of: manifest.active))
    try folder.syncFolder()
    return (
      manifest,
      .init(
        file: file, name: manifest.active, before: chain.number, size: line.count, end: line.count)
    )
  }

  /// Makes a manifest the one of the store, on the disk first.
  func adopt(_ manifest: Manifest, active: StoreState.Active? = nil) throws(FileFault) {
    var manifest = manifest
    manifest.advanceGeneration()
    do throws(FileFault) {
      try folder.write(manifest)
    } catch {
      // Which of the two manifests will be found is open: nothing more may be written to the files of either.
      fail(StoreError(error))
      throw error
    }
    let written = manifest
    state.withLock { state in
      state.manifest = written
      if let active { state.active = active }
      state.durable = max(state.durable, written.head.number)
      state.unsynced = max(0, state.chain.number - state.durable)
    }
  }

  /// A number that no segment in the folder has: the one after the greatest, or the least free one where that is the
  /// greatest possible.
  func freeJournalNumber() throws(FileFault) -> Int {
    let names = try folder.files.names(in: folder.path)
    let numbers = Set(names.compactMap(StoreFolder.journalNumber))
    guard let last = numbers.max() else { return 1 }
    return last < Ledger.lastSequence ? last + 1 : (1...).first { !numbers.contains($0) } ?? 1
  }
}
