public import Parley
import Synchronization

extension LedgerStore {
  /// Records an entry and returns when it is as safe as the policy has it. Blocks the thread meanwhile.
  ///
  /// All changes are made at once, or none is; see `Ledger.commit(_:by:note:at:basedOn:allowingFutureTime:)`. Commits of several threads
  /// share the wait for the disk.
  ///
  /// - Parameters:
  ///   - changes: The changes; at least one.
  ///   - author: The author of the changes; not empty.
  ///   - note: What they are about, in the author's words.
  ///   - recordedAt: When they become known; without it, now, or when the last entry was recorded if the clock has
  ///     been set back.
  ///   - base: The dossier of this store from which the author started: the entry is refused where somebody has changed
  ///     one of its records since.
  ///   - allowingFutureTime: Whether the time may be more than a day later than the machine's clock shows. All entries
  ///     that follow are no earlier.
  /// - Returns: The entry.
  /// - Throws: ``StoreError`` with code `refused` where the ledger refuses the entry; the store is then as it was. With
  ///   code `diskFull`, `sizeLimit` or `failed` where it could not be written, and `locked`, `missingCommitted` or
  ///   `corrupted` where somebody has removed or cut the store's files: the store then takes no more (`poisoned`) until
  ///   it is opened again. With code `readOnly`, `closed` or `foreignProcess`.
  /// - Complexity: As of `Ledger.commit(_:by:note:at:basedOn:allowingFutureTime:)`, and the length of the entry's text.
  @discardableResult
  public func commit(
    _ changes: [Ledger.Change], by author: String, note: String? = nil, at recordedAt: Timestamp? = nil,
    basedOn base: Dossier? = nil, allowingFutureTime: Bool = false
  ) throws(StoreError) -> Ledger.Entry {
    let draft = EntryDraft(
      changes, by: author, note: note, at: recordedAt, basedOn: base, allowingFutureTime: allowingFutureTime)
    let request = CommitRequest(draft)
    try join(request)
    while true {
      switch state.withLock(waitingWhile: { $0.queue.mustWait(request) }, { $0.queue.turn(of: request) }) {
      case .lead: lead()
      case .answer(let answer): return try answer.get().entry
      }
    }
  }

  /// Records an entry and returns when it is as safe as the policy has it, without blocking the caller's thread.
  ///
  /// - Parameters:
  ///   - changes: The changes; at least one.
  ///   - author: The author of the changes; not empty.
  ///   - note: What they are about, in the author's words.
  ///   - recordedAt: When they become known; without it, now, or when the last entry was recorded if the clock has
  ///     been set back.
  ///   - base: The dossier of this store from which the author started: the entry is refused where somebody has changed
  ///     one of its records since.
  ///   - allowingFutureTime: Whether the time may be more than a day later than the machine's clock shows. All entries
  ///     that follow are no earlier.
  /// - Returns: The entry.
  /// - Throws: ``StoreError`` as the blocking form.
  /// - Complexity: As of the blocking form.
  @discardableResult
  public func commit(
    _ changes: [Ledger.Change], by author: String, note: String? = nil, at recordedAt: Timestamp? = nil,
    basedOn base: Dossier? = nil, allowingFutureTime: Bool = false
  ) async throws(StoreError) -> Ledger.Entry {
    // The store must live as long as something waits in its queue.
    defer { withExtendedLifetime(self) {} }
    let draft = EntryDraft(
      changes, by: author, note: note, at: recordedAt, basedOn: base, allowingFutureTime: allowingFutureTime)
    let answer = await withCheckedContinuation { continuation in
      let request = CommitRequest(draft) { continuation.resume(returning: $0) }
      do throws(StoreError) {
        try join(request)
      } catch {
        request.answerTask(.failure(error))
      }
    }
    return try answer.get().entry
  }

  /// Adds a request to the queue, unless the store takes no entries.
  private func join(_ request: CommitRequest) throws(StoreError) {
    try checkProcess()
    let needsWriterThread = try state.withLock { state throws(StoreError) in
      if let refusal = state.refusal(path) { throw refusal }
      return state.queue.join(request)
    }
    if needsWriterThread { startWriterThread() }
  }

  /// Puts all that has been committed on the disk, whatever the policy. Blocks the thread meanwhile.
  ///
  /// - Throws: ``StoreError`` with code `diskFull`, `sizeLimit`, `failed`, `poisoned`, `locked`, `missingCommitted`,
  ///   `corrupted`, `readOnly`, `closed` or `foreignProcess`.
  public func sync() throws(StoreError) {
    try withFiles { () throws(StoreError) in
      try state.withLock { state throws(StoreError) in
        if let refusal = state.refusal(path) { throw refusal }
      }
      flush(syncing: true)
      try throwFailure()
      try checkFiles()
    }
  }

  func throwFailure() throws(StoreError) {
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  /// Puts all that has been committed on the disk, notes how far the journal must reach, and lets others write. The
  /// dossier can still be read.
  ///
  /// In a forked process it only closes the copies of the files: the store stays open in the process that opened it.
  ///
  /// - Throws: ``StoreError`` with code `diskFull`, `sizeLimit`, `denied`, `failed` or `poisoned`; with code `locked`
  ///   where the folder or its file `LOCK` was removed or replaced meanwhile, `missingCommitted` or `corrupted` where
  ///   that happened to the journal. The store is closed all the same.
  public func close() throws(StoreError) {
    guard !isForeign else {
      return state.withLockIfFree { ($0.isClosed, $0.active, $0.lock) = (true, nil, nil) }
    }
    try withFiles { () throws(StoreError) in
      let wasClosed = state.withLock { state in
        defer { state.isClosed = true }
        return state.isClosed
      }
      if wasClosed { return }
      defer {
        state.withLock { state in
          state.active = nil
          state.lock = nil
        }
        StoreSignal.ring(id)
      }
      guard let active = state.withLock({ $0.active }) else { return }
      flush(syncing: true)
      try throwFailure()
      // Before the journal is cut: another process may have added to it.
      try checkFiles()
      // Padding that stays does no harm.
      try? active.removePadding()
      let (manifest, chain) = state.withLock { ($0.manifest, $0.chain) }
      guard manifest.head != chain else { return }
      var next = manifest
      next.head = chain
      try adopt(next)
    }
  }
}
