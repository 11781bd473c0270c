internal import Parley
import Synchronization

extension LedgerStore {
  /// Makes the store open fast: writes a snapshot of the records and joins small segments of the journal. All history
  /// is kept.
  ///
  /// Commits at the same time wait; readers do not.
  ///
  /// - Throws: ``StoreError`` with code `diskFull`, `sizeLimit`, `failed`, `denied`, `locked`, `corrupted`,
  ///   `missingCommitted`, `poisoned`, `readOnly`, `closed` or `foreignProcess`. The store is then as it was; where its
  ///   files are not what was written to them, it takes no more.
  /// - Complexity: O(*n*) in the size of the store.
  public func compact() throws(StoreError) {
    try withFiles { () throws(StoreError) in
      try checkWritable()
      flush(syncing: true)
      try throwFailure()
      let old = state.withLock { $0.manifest }
      try checkFiles()
      // From the journal, not from the snapshot before: what somebody has changed there would be certified anew.
      try readHistory()
      let (manifest, active) = try folder.removingWhatFails { () throws(StoreError) in try joined() }
      try adopt(manifest, active: active)
      let named = Set(manifest.sealed.map(\.file) + [manifest.active, manifest.snapshot?.file ?? ""])
      let former = old.sealed.map(\.file) + [old.active] + [old.snapshot?.file].compactMap { $0 }
      folder.removeIfPossible(former.filter { !named.contains($0) })
    }
  }

  func checkWritable() throws(StoreError) {
    try state.withLock { state throws(StoreError) in
      if let refusal = state.refusal(path) { throw refusal }
    }
  }

  /// The manifest with the growing segment sealed, small segments joined, and a snapshot.
  private func joined() throws(StoreError) -> (manifest: Manifest, active: StoreState.Active) {
    let (current, active, unknown) = state.withLock { ($0.manifest, $0.active, $0.report.unknownChanges) }
    guard var active else { throw StoreError(.readOnly, path, "the store was opened for reading") }
    var manifest = current
    let (dossier, number) = view.withLock { ($0.dossier, $0.sequence) }
    let chain = state.withLock { Chain(number: number, check: $0.check(of: number)) }
    if number > active.before || manifest.sealed.isEmpty {
      (manifest, active) = try sealed(active, manifest, chain)
    }
    manifest.sealed = try joined(manifest.sealed)
    // Without what it cannot read, the snapshot of this version would mislead a later one.
    manifest.snapshot =
      unknown > 0
      ? nil
      : try StoreError.wrapping { () throws(FileFault) in
        try StoredSnapshot.write(dossier, chain, folder, store: manifest.store)
      }
    return (manifest, active)
  }

  /// Joins neighbours that are small together.
  private func joined(_ segments: [Manifest.Sealed]) throws(StoreError) -> [Manifest.Sealed] {
    var result: [Manifest.Sealed] = []
    var run: [Manifest.Sealed] = []
    for segment in segments {
      if !run.isEmpty, run.reduce(segment.bytes, { $0 + $1.bytes }) > options.segmentSize {
        result.append(try join(run))
        run = []
      }
      run.append(segment)
    }
    if !run.isEmpty { result.append(try join(run)) }
    return result
  }

  private func join(_ run: [Manifest.Sealed]) throws(StoreError) -> Manifest.Sealed {
    guard let first = run.first, let last = run.last, run.count > 1 else { return run[0] }
    var bytes: [UInt8] = []
    for segment in run {
      let part = try intact(segment)
      let start = bytes.isEmpty ? 0 : (part.firstIndex(of: 0x0A) ?? -1) + 1
      bytes += part[start...]
    }
    let joined = bytes
    return try StoreError.wrapping { () throws(FileFault) in
      let number = try freeJournalNumber()
      let name = StoreFolder.journalName(number)
      try folder.files.write(joined, to: folder.path(of: name))
      try folder.syncFolder()
      return Manifest.Sealed(
        file: name, before: first.before, last: last.last, bytes: joined.count, check: CRC32C.of(joined),
        sha256: SHA256.hexadecimal(of: joined))
    }
  }

  /// The bytes of a sealed segment, which must be those that were sealed.
  func intact(_ segment: Manifest.Sealed) throws(StoreError) -> [UInt8] {
    let path = folder.path(of: segment.file)
    let bytes = try StoreError.wrapping { () throws(FileFault) in try folder.files.contents(of: path) }
    // The hash, too: a check of 32 bits could have been made to fit.
    guard bytes.count == segment.bytes, CRC32C.of(bytes) == segment.check,
      SHA256.hexadecimal(of: bytes) == segment.sha256
    else {
      throw StoreError(
        .corrupted, path, "the segment is not what was sealed; verify() names the line",
        at: StoreError.Place(segment: segment.file, line: 1, offset: 0, lastGood: segment.before))
    }
    return bytes
  }
}
