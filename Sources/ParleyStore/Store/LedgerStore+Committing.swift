public import Parley
import Synchronization

extension LedgerStore {
  /// Records an entry and returns when it is as safe as the policy has it. Blocks the thread meanwhile.
  ///
  /// All changes are made at once, or none is; see `Ledger.commit(_:by:note:at:basedOn:)`. Commits of several threads
  /// share the wait for the disk.
  ///
  /// - Parameters:
  ///   - changes: The changes; at least one.
  ///   - author: Who makes them; not empty.
  ///   - note: What they are about, in the author's words.
  ///   - recordedAt: When they become known; without it, now, or when the last entry was recorded if the clock has
  ///     been set back.
  ///   - base: The dossier of this store from which the author started: the entry is refused where somebody has changed
  ///     one of its records since.
  /// - Returns: The entry.
  /// - Throws: ``StoreError`` with code `refused` where the ledger refuses the entry; the store is then as it was. With
  ///   code `diskFull` or `failed` where it could not be written: the store then takes no more (`poisoned`) until it is
  ///   opened again. With code `readOnly` or `closed`.
  /// - Complexity: As of `Ledger.commit(_:by:note:at:basedOn:)`, and the length of the entry's text.
  @discardableResult
  public func commit(
    _ changes: [Change], by author: String, note: String? = nil, at recordedAt: Timestamp? = nil,
    basedOn base: Dossier? = nil
  ) throws(StoreError) -> Entry {
    let entry = try submit(changes, author, note, recordedAt, base)
    while true {
      // Who finds the files free writes for all who have come so far.
      let step = state.withLock(
        waitingWhile: { $0.isWriting && $0.acknowledged < entry.sequence && $0.failure == nil }
      ) { state -> Step in
        if state.acknowledged >= entry.sequence { return .done }
        if let failure = state.failure { return .failed(failure) }
        state.isWriting = true
        return .write(isAlone: state.lastCount <= 1)
      }
      switch step {
      case .done: return entry
      case .failed(let failure): throw failure
      case .write(let isAlone):
        // Where others have just been told that theirs is written, the next ones come at once: they can share the sync.
        if !isAlone { CurrentProcess.yield() }
        finishWriting { flush() }
      }
    }
  }

  /// Records an entry and returns when it is as safe as the policy has it, without blocking the caller's thread.
  ///
  /// - Parameters:
  ///   - changes: The changes; at least one.
  ///   - author: Who makes them; not empty.
  ///   - note: What they are about, in the author's words.
  ///   - recordedAt: When they become known; without it, now, or when the last entry was recorded if the clock has
  ///     been set back.
  ///   - base: The dossier of this store from which the author started: the entry is refused where somebody has changed
  ///     one of its records since.
  /// - Returns: The entry.
  /// - Throws: ``StoreError`` as the blocking form.
  /// - Complexity: As of the blocking form.
  @discardableResult
  public func commit(
    _ changes: [Change], by author: String, note: String? = nil, at recordedAt: Timestamp? = nil,
    basedOn base: Dossier? = nil
  ) async throws(StoreError) -> Entry {
    let entry = try submit(changes, author, note, recordedAt, base)
    let failure = await withCheckedContinuation { (continuation: CheckedContinuation<StoreError?, Never>) in
      let needsWriter = state.withLock { state in
        state.waiters.append(.init(number: entry.sequence, continuation: continuation))
        return !state.isWriting
      }
      if needsWriter { startWriter() }
    }
    if let failure { throw failure }
    return entry
  }

  private enum Step {
    case done
    case failed(StoreError)
    case write(isAlone: Bool)
  }

  /// Checks an entry and puts its line into the queue.
  private func submit(
    _ changes: [Change], _ author: String, _ note: String?, _ recordedAt: Timestamp?, _ base: Dossier?
  ) throws(StoreError) -> Entry {
    try state.withLock(waitingWhile: { $0.isRewriting }) { state throws(StoreError) in
      if let refusal = state.refusal(path) { throw refusal }
      let entry: Entry
      do throws(LedgerError) {
        let time = recordedAt ?? max(.now(), state.ledger.lastRecordedAt)
        entry = try state.ledger.commit(changes, by: author, note: note, at: time, basedOn: base)
      } catch {
        throw StoreError(.refused, path, error.description, refusal: error)
      }
      enqueue(entry, &state)
      return entry
    }
  }

  /// Puts the line of an entry that the ledger has taken into the queue.
  func enqueue(_ entry: Entry, _ state: inout StoreState) {
    let before = state.queue.bytes
    state.queue.bytes = []
    let (bytes, chain) = state.chain.appendingLine(to: before, number: entry.sequence, durable: state.durable) {
      entry.compactJSONBytes(after: $0)
    }
    state.chain = chain
    state.checks.append(chain.check)
    state.queue.bytes = bytes
    state.queue.count += 1
    state.queue.chain = chain
    state.queue.dossier = state.ledger.dossier
  }

  // MARK: Writing

  /// Writes the queue in the background for those who wait without a thread.
  private func startWriter() {
    Task.detached {
      let isFree = self.state.withLock { state in
        if state.isWriting || state.waiters.isEmpty { return false }
        state.isWriting = true
        return true
      }
      if isFree { self.finishWriting { self.flush() } }
    }
  }

  /// Does something with the files, which the caller has made his, and gives them back.
  func finishWriting<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer {
      let (ready, needsWriter) = state.withLock { state -> ([(StoreState.Waiter, StoreError?)], Bool) in
        state.isWriting = false
        let failure = state.failure
        let number = state.acknowledged
        if state.waiters.isEmpty { return ([], false) }
        let ready = state.waiters.filter { $0.number <= number || failure != nil }
        state.waiters.removeAll { $0.number <= number || failure != nil }
        return (ready.map { ($0, $0.number <= number ? nil : failure) }, !state.waiters.isEmpty)
      }
      state.notifyAll()
      for (waiter, failure) in ready { waiter.continuation.resume(returning: failure) }
      if needsWriter { startWriter() }
    }
    return try work()
  }

  /// Waits until nobody else is busy with the files, and does something with them.
  package func withFiles<Result>(_ work: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    state.withLock(waitingWhile: { $0.isWriting }) { $0.isWriting = true }
    return try finishWriting(work)
  }

  /// What is to be written in one go.
  private struct Job {
    var queue: StoreState.Queue
    var active: StoreState.Active
    var mustSync: Bool
  }

  /// Writes the queue, and puts it on the disk as the policy has it. The caller has the files.
  func flush(syncing: Bool = false) {
    let job = state.withLock { state -> Job? in
      guard let active = state.active, state.failure == nil else { return nil }
      let count = state.unsynced + state.queue.count
      let mustSync =
        switch state.manifest.policy.kind {
        case .everyCommit: true
        case .batched(let batch, _): count >= batch
        case .osBuffered: false
        }
      let queue = state.queue
      state.queue = .init()
      state.lastCount = queue.count
      return Job(queue: queue, active: active, mustSync: count > 0 && (mustSync || syncing))
    }
    guard let job, job.queue.count > 0 || job.mustSync else { return }
    do throws(FileFault) {
      try job.active.file.writeAll(job.queue.bytes, at: job.active.size, path: folder.path(of: job.active.name))
      if job.mustSync { try job.active.file.syncAll() }
    } catch {
      // Nobody was told that these lines are there: they go, so that no half line is left behind.
      try? job.active.file.truncate(to: job.active.size)
      fail(StoreError(error))
      return
    }
    let (mustRoll, interval) = state.withLock { state in acknowledge(job, &state) }
    if mustRoll {
      do throws(FileFault) {
        try rollSegment()
      } catch {
        fail(StoreError(error))
      }
    }
    if let interval { startTimer(interval) }
  }

  /// Notes what a job has done.
  private func acknowledge(_ job: Job, _ state: inout StoreState) -> (mustRoll: Bool, interval: Int?) {
    state.active?.size += job.queue.bytes.count
    state.unsynced += job.queue.count
    if let chain = job.queue.chain, let dossier = job.queue.dossier {
      state.acknowledged = chain.number
      view.withLock {
        $0.dossier = dossier
        $0.sequence = chain.number
      }
    }
    if job.mustSync {
      state.durable = state.acknowledged
      state.unsynced = 0
    }
    var interval: Int?
    if case .batched(_, let milliseconds) = state.manifest.policy.kind, state.unsynced > 0, !state.hasTimer {
      state.hasTimer = true
      interval = milliseconds
    }
    return ((state.active?.size ?? 0) >= options.segmentSize, interval)
  }

  /// Makes the store take no more.
  func fail(_ error: StoreError) {
    state.withLock { state in
      if state.failure == nil { state.failure = error }
      state.queue = .init()
    }
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

  /// Puts all that has been committed on the disk, whatever the policy. Blocks the thread meanwhile.
  ///
  /// - Throws: ``StoreError`` with code `diskFull`, `failed`, `poisoned`, `readOnly` or `closed`.
  public func sync() throws(StoreError) {
    try withFiles { () throws(StoreError) in
      try state.withLock { state throws(StoreError) in
        if let refusal = state.refusal(path) { throw refusal }
      }
      flush(syncing: true)
      try throwFailure()
    }
  }

  func throwFailure() throws(StoreError) {
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  // MARK: Segments

  /// Seals the segment that grows and begins another one. The caller has the files.
  func rollSegment() throws(FileFault) {
    let (active, manifest, chain) = state.withLock { state in
      (state.active, state.manifest, Chain(number: state.acknowledged, check: state.check(of: state.acknowledged)))
    }
    guard let active else { return }
    let next = try sealed(active, manifest, chain)
    try adopt(next.manifest, active: next.active)
  }

  /// The manifest in which the segment that grows is sealed, with the new segment.
  func sealed(
    _ active: StoreState.Active, _ manifest: Manifest, _ chain: Chain
  ) throws(FileFault) -> (manifest: Manifest, active: StoreState.Active) {
    do throws(FileFault) {
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
    return (manifest, .init(file: file, name: manifest.active, before: chain.number, size: line.count))
  }

  /// Makes a manifest the one of the store, on the disk first.
  func adopt(_ manifest: Manifest, active: StoreState.Active? = nil) throws(FileFault) {
    var manifest = manifest
    manifest.generation += 1
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
      state.unsynced = max(0, state.acknowledged - state.durable)
    }
  }

  func freeJournalNumber() throws(FileFault) -> Int {
    (try folder.files.names(in: folder.path).compactMap(StoreFolder.journalNumber).max() ?? 0) + 1
  }

  /// Puts all that has been committed on the disk, notes how far the journal must reach, and lets others write. The
  /// dossier can still be read.
  ///
  /// - Throws: ``StoreError`` with code `diskFull`, `failed` or `poisoned`; the store is closed all the same.
  public func close() throws(StoreError) {
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
      }
      guard state.withLock({ $0.active != nil }) else { return }
      flush(syncing: true)
      try throwFailure()
      let (manifest, chain) = state.withLock { ($0.manifest, $0.chain) }
      guard manifest.head != chain else { return }
      var next = manifest
      next.head = chain
      try StoreError.wrapping { () throws(FileFault) in try adopt(next) }
    }
  }
}

extension StoreState {
  /// The check of the line of an entry; 0 for one from before the ledger's beginning.
  func check(of number: Int) -> UInt32 {
    let index = number - (ledger.entries.startIndex - 1)
    return checks.indices.contains(index) ? checks[index] : 0
  }
}
