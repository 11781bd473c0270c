internal import Parley
import Synchronization

// Segments of the journal. The caller owns the files.

extension LedgerStore {
  /// Seals the segment that grows and begins another one. The caller has the files.
  func rollSegment() throws(StoreError) {
    let (active, manifest, chain) = state.withLock { ($0.active, $0.manifest, $0.chain) }
    guard let active else { return }
    let next = try sealed(active, manifest, chain)
    try adopt(next.manifest, active: next.active)
  }

  /// The manifest in which the segment that grows is sealed, with the new segment.
  func sealed(
    _ active: StoreState.Active, _ manifest: Manifest, _ chain: Chain
  ) throws(StoreError) -> (manifest: Manifest, active: StoreState.Active) {
    let bytes: [UInt8]
    do throws(StoreError) {
      try checkFiles(thoroughly: true)
      bytes = try StoreError.wrapping { () throws(FileFault) in
        try active.removePadding()
        state.withLock { $0.active?.end = active.size }
        try active.file.syncAll()
        return try active.file.readAll()
      }
      try check(bytes, of: active, manifest, chain)
    } catch {
      fail(error)
      throw error
    }
    var manifest = manifest
    manifest.sealed.append(
      Manifest.Sealed(
        file: active.name, before: active.before, last: chain, bytes: bytes.count, check: CRC32C.of(bytes),
        sha256: SHA256.hexadecimal(of: bytes)))
    let header = SegmentHeader(store: manifest.store, policy: manifest.policy, previous: chain, isFirst: false)
    let line = header.line(durable: chain.number)
    let (name, file) = try StoreError.wrapping { () throws(FileFault) in
      let name = StoreFolder.journalName(try freeJournalNumber())
      let file = try folder.files.write(line, to: folder.path(of: name))
      try folder.syncFolder()
      return (name, file)
    }
    manifest.active = name
    manifest.head = chain
    return (manifest, .init(file: file, name: name, before: chain.number, size: line.count, end: line.count))
  }

  /// Refuses to seal bytes that are not the lines that were written: a new check over them would certify what somebody
  /// else has done to the file while the store was open.
  private func check(
    _ bytes: [UInt8], of active: StoreState.Active, _ manifest: Manifest, _ chain: Chain
  ) throws(StoreError) {
    let path = folder.path(of: active.name)
    var (header, scanner) = try SegmentHeader.read(bytes, path: path)
    let (checks, first) = state.withLock { ($0.checks, $0.ledger.firstSequence) }
    func refuse(_ line: Int, _ offset: Int, _ lastGood: Int, _ reason: String) -> StoreError {
      StoreError(
        .corrupted, path,
        "\(reason); it was changed while the store was open: bring it back from a copy, "
          + "or LedgerStore.salvage(from:to:) saves what can be read",
        at: StoreError.Place(segment: active.name, line: line, offset: offset, lastGood: lastGood))
    }
    guard header.store == manifest.store, header.previous.number == active.before else {
      throw refuse(1, 0, active.before, "the segment is another one")
    }
    while true {
      let before = scanner
      switch scanner.next() {
      case .line(let line):
        let index = line.number - first
        guard !checks.indices.contains(index) || checks[index] == scanner.chain.check else {
          throw refuse(
            before.lineNumber, before.position, before.chain.number, "the line is not the one that was written")
        }
      case .damage(let damage): throw refuse(damage.line, damage.offset, damage.lastGood, damage.reason)
      case .end:
        guard scanner.chain == chain, scanner.position == bytes.count else {
          throw refuse(
            scanner.lineNumber, scanner.position, scanner.chain.number, "the segment ends before entry \(chain.number)")
        }
        return
      }
    }
  }

  /// Makes a manifest the one of the store, on the disk first.
  func adopt(_ manifest: Manifest, active: StoreState.Active? = nil) throws(StoreError) {
    var manifest = manifest
    manifest.advanceGeneration()
    let written = manifest
    do throws(StoreError) {
      try checkFiles(thoroughly: true)
      try StoreError.wrapping { () throws(FileFault) in try folder.write(written) }
    } catch {
      // Which of the two manifests will be found is open: nothing more may be written to the files of either.
      fail(error)
      throw error
    }
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
