internal import Parley
import Synchronization

// What the owner of the files does; ``CommitQueue`` says which thread that is.

extension LedgerStore {
  // MARK: Owning the files

  /// Writes the requests that wait, for a thread that owns the files and does not afterwards.
  func lead() {
    flush()
    release()
  }

  /// Waits for the files, writes what was committed before, and does something with them.
  package func withFiles<Result>(_ work: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    try checkProcess()
    state.withLock { $0.queue.claim() }
    state.withLock(waitingWhile: { $0.queue.isOwned }) { $0.queue.own() }
    defer { release() }
    flush()
    return try work()
  }

  private func release() {
    if giveFilesBack() { startWriterThread() }
  }

  /// - Returns: Whether the files belong to a writer thread now.
  private func giveFilesBack() -> Bool {
    let (isForWriterThread, hasWaiters) = state.withLock { ($0.queue.release(), $0.queue.hasWaiters) }
    if hasWaiters, !isForWriterThread { state.notifyAll() }
    return isForWriterThread
  }

  /// Starts a thread that writes for tasks; the files are its own. Where the system has no thread to give, the caller
  /// does the work.
  func startWriterThread() {
    let write = { @Sendable [self] in
      repeat { flush() } while giveFilesBack()
    }
    if !CurrentProcess.detach(write) { write() }
  }

  // MARK: Writing

  /// Records the requests that wait, writes them, syncs as the policy has it, and answers. The caller owns the files.
  ///
  /// - Parameter syncing: Whether all that was written is synced, whatever the policy.
  func flush(syncing: Bool = false) {
    let requests = state.withLock { $0.queue.takeRequests() }
    guard !requests.isEmpty else {
      if syncing, state.withLock({ $0.failure == nil }) { _ = write(nil, syncing: true) }
      return
    }
    var answers: [CommitRequest.Answer] = []
    answers.reserveCapacity(requests.count)
    let failure = append(syncing: syncing) { lines, recording in
      for request in requests { answers.append(lines.append(request, to: &recording, path)) }
    }
    if let failure {
      // A request that the ledger refused hears that; all others hear why nothing was written.
      answers = requests.indices.map { index in
        if index < answers.count, case .failure = answers[index] { answers[index] } else { .failure(failure) }
      }
    }
    state.withLock { _ in
      for (request, answer) in zip(requests, answers) { request.answerThread(answer) }
    }
    state.notifyAll()
    for (request, answer) in zip(requests, answers) { request.answerTask(answer) }
  }

  /// Records entries, writes their lines, syncs as the policy has it, and shows them to readers. The caller owns the
  /// files.
  ///
  /// - Parameters:
  ///   - syncing: Whether all that was written is synced, whatever the policy.
  ///   - record: Records the entries and makes their lines; not called where the store takes no entries.
  /// - Returns: Why the lines are not there, the store takes no more entries then; `nil` where they are.
  func append(syncing: Bool, _ record: (inout JournalLines, inout LedgerBatch) -> Void) -> StoreError? {
    if state.withLock({ $0.refusal(path) == nil }) {
      do throws(StoreError) {
        try checkFiles()
        try rollIfNeeded()
      } catch {
        fail(error)
      }
    }
    let (ledger, refusal) = state.withLock { ($0.ledger, $0.failure ?? $0.refusal(path)) }
    if let refusal { return refusal }
    var lines = state.withLock { JournalLines(after: $0.chain, durable: $0.durable) }
    ledger.record { record(&lines, &$0) }
    return write(lines.count > 0 ? lines : nil, syncing: syncing)
  }

  /// Writes lines, syncs as the policy has it, and shows what they made to readers.
  private func write(_ lines: JournalLines?, syncing: Bool) -> StoreError? {
    let (active, policy, unsynced) = state.withLock { ($0.active, $0.manifest.policy.kind, $0.unsynced) }
    guard var active else { return nil }
    let start = active.size
    let count = unsynced + (lines?.count ?? 0)
    let isFull = if case .batched(let size, _) = policy { count >= size } else { policy == .everyCommit }
    let mustSync = count > 0 && (isFull || syncing)
    do throws(FileFault) {
      if let lines {
        try active.file.writeAll(lines.bytes, at: start, path: folder.path(of: active.name))
        active.size += lines.bytes.count
        if policy == .everyCommit { active.preallocate(options.paddingSize) }
        let grown = active
        state.withLock { $0.active = grown }
      }
      if mustSync { try active.file.syncAll() }
    } catch {
      return undo(active.file, to: start, error)
    }
    acknowledge(lines, areSynced: mustSync)
    return nil
  }

  /// Cuts off lines that were not acknowledged, so that no half line is left behind, and makes the store take no more.
  private func undo(_ file: any StoreFile, to size: Int, _ fault: FileFault) -> StoreError {
    try? file.truncate(to: size)
    let failure = StoreError(fault)
    fail(failure)
    return failure
  }

  /// Makes the store take no more.
  func fail(_ error: StoreError) {
    state.withLock { state in
      if state.failure == nil { state.failure = error }
    }
  }

  /// Notes that lines are there, and shows what they made to readers.
  private func acknowledge(_ lines: JournalLines?, areSynced: Bool) {
    let (ledger, interval) = state.withLock { state -> (Ledger, Int?) in
      if let lines {
        state.checks += lines.checks
        state.chain = lines.chain
        state.unsynced += lines.count
      }
      if areSynced { (state.unsynced, state.durable) = (0, state.chain.number) }
      guard case .batched(_, let milliseconds) = state.manifest.policy.kind, state.unsynced > 0, !state.hasTimer
      else { return (state.ledger, nil) }
      state.hasTimer = true
      return (state.ledger, milliseconds)
    }
    if let lines {
      show(ledger.dossier, lines.chain.number)
      StoreSignal.ring(id)
    }
    if let interval { startTimer(interval) }
  }

  /// Shows a dossier to readers, and the number of the entry after which it stands.
  private func show(_ dossier: Dossier, _ sequence: Int) {
    // The dossier before may be the last to hold much memory: it is released outside of the lock.
    let former = view.withLock { view in
      defer { (view.dossier, view.sequence) = (dossier, sequence) }
      return view
    }
    withExtendedLifetime(former) {}
  }

  /// Puts on the disk after a while what commits have left to others.
  private func startTimer(_ milliseconds: Int) {
    Task.detached { [weak self] in
      try? await Task.sleep(for: .milliseconds(milliseconds))
      guard let self else { return }
      self.state.withLock { $0.hasTimer = false }
      try? self.sync()
    }
  }

  /// Begins another segment of the journal where the one that grows is large enough.
  private func rollIfNeeded() throws(StoreError) {
    if state.withLock({ ($0.active?.size ?? 0) >= options.segmentSize }) { try rollSegment() }
  }

  /// Refuses to go on where somebody has taken the lock, the folder or the journal from under the store: what is written
  /// would not be found again, or would destroy what another process has written. The caller has the files.
  ///
  /// - Parameter thoroughly: Whether to look whether the journal has its own name, too: for what is not done often.
  /// - Throws: `locked`, `missingCommitted` or `corrupted`; the store then takes no more.
  func checkFiles(thoroughly: Bool = false) throws(StoreError) {
    let (lock, active) = state.withLock { ($0.lock, $0.active) }
    guard let lock, let active else { return }
    do throws(StoreError) {
      try lock.check()
      try check(active, thoroughly: thoroughly)
    } catch {
      fail(error)
      throw error
    }
  }

  private func check(_ active: StoreState.Active, thoroughly: Bool) throws(StoreError) {
    let path = folder.path(of: active.name)
    let (status, named) = try StoreError.wrapping { () throws(FileFault) in
      let status = try active.file.status()
      return (status, thoroughly ? try folder.files.identity(of: path) : status.identity)
    }
    guard status.links > 0, named == status.identity else {
      throw StoreError(
        .missingCommitted, path,
        "the segment was removed or replaced while the store was open; bring it back from a copy")
    }
    guard status.size >= active.size else {
      throw StoreError(
        .corrupted, path,
        "the segment was cut while the store was open: it has \(status.size) bytes, not \(active.size); "
          + "bring it back from a copy")
    }
  }
}

extension JournalLines {
  /// Records a request and makes its line.
  fileprivate mutating func append(
    _ request: CommitRequest, to recording: inout LedgerBatch, _ path: String
  ) -> CommitRequest.Answer {
    do throws(LedgerError) {
      let entry = try recording.append(request.draft)
      append { bytes in
        request.appendText(to: &bytes)
        entry.appendRest(to: &bytes)
      }
      return .success(entry)
    } catch {
      return .failure(StoreError(.refused, path, error.description, refusal: error))
    }
  }
}

extension StoreState.Active {
  /// Pads the file with line feeds for lines to come, where no padding is left. What is written over them is on the disk
  /// sooner than what is written behind the end of a file, because the system need not write the new length too.
  ///
  /// A file that grows fast is given more: as much as it has lines, up to sixteen times the least.
  fileprivate mutating func preallocate(_ least: Int) {
    guard least > 0, size > end else { return }
    let last = size + min(max(least, size), least * 16)
    end = size
    while end < last {
      // Without padding, lines go behind the end.
      guard let written = try? file.write(Self.lineFeeds.prefix(last - end), at: end), written > 0 else { break }
      end += written
    }
  }

  /// A piece of the padding: all of it at once would take as much memory as it takes to write.
  private static let lineFeeds = [UInt8](repeating: 0x0A, count: 64 << 10)
}
