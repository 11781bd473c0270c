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
    let word = Monitor<CommitRequest.Word?>(nil)
    let draft = EntryDraft(changes, by: author, note: note, at: recordedAt, basedOn: base)
    if try submit(CommitRequest(draft, .thread(word)), { $0.takeFiles() }) { lead() }
    while true {
      switch word.next() {
      case .answer(let answer): return try answer.get()
      case .lead: lead()
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
    let draft = EntryDraft(changes, by: author, note: note, at: recordedAt, basedOn: base)
    let answer = await withCheckedContinuation { (continuation: CheckedContinuation<CommitRequest.Answer, Never>) in
      let request = CommitRequest(draft, .task(continuation))
      do throws(StoreError) {
        if try submit(request, { $0.needsTask() }) { leadInBackground() }
      } catch {
        request.answer(.failure(error))
      }
    }
    return try answer.get()
  }

  /// Puts an entry into the queue and answers what is to be done then.
  private func submit(
    _ request: CommitRequest, _ next: (inout StoreState) -> Bool
  ) throws(StoreError) -> Bool {
    try state.withLock { state throws(StoreError) in
      if let refusal = state.refusal(path) { throw refusal }
      state.queue.append(request)
      return next(&state)
    }
  }

  // MARK: Leading

  // Who finds the files free writes for all who have come so far, and hands the files on to one of those who have come
  // meanwhile. So there is never more than one who records and writes, and who waits is woken once.
  //
  // The files are handed to threads only. A task that was to have them might never run, where all threads on which tasks
  // run wait for its work: it takes the files when it runs, unless a thread has come before.

  /// Writes the queue. The caller has the files, and does not have them afterwards.
  private func lead() {
    finishWriting {
      gather()
      flush()
    }
  }

  /// Writes the queue for those who wait without a thread.
  private func leadInBackground() {
    Task.detached {
      let mustLead = self.state.withLock { state in
        state.hasTask = false
        return !state.queue.isEmpty && state.takeFiles()
      }
      if mustLead { self.lead() }
    }
  }

  /// Lets those come who have just been told that theirs is written: they can share the sync.
  private func gather() {
    let end = state.withLock { $0.expected > 1 ? $0.gatheringEnd : nil }
    guard let end else { return }
    while state.withLock({ $0.queue.count < $0.expected }), ContinuousClock.now < end { CurrentProcess.yield() }
  }

  /// Does something with the files, which the caller has made his, and hands them on.
  private func finishWriting<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer {
      switch state.withLock({ $0.handOn() }) {
      case .thread(let word): CommitRequest.tell(word, .lead)
      case .task: leadInBackground()
      case .others: state.notifyAll()
      case .nobody: break
      }
    }
    return try work()
  }

  /// Waits until nobody else is busy with the files, and does something with them.
  package func withFiles<Result>(_ work: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    state.withLock { $0.filesWanted += 1 }
    state.withLock(waitingWhile: { $0.isWriting }) { state in
      state.filesWanted -= 1
      state.isWriting = true
    }
    return try finishWriting(work)
  }

  // MARK: Writing

  /// Records and writes the queue, and puts it on the disk as the policy has it. The caller has the files.
  func flush(syncing: Bool = false) {
    let (requests, refusal) = state.withLock { state in
      let requests = state.queue
      state.queue = []
      return (requests, state.failure ?? (requests.isEmpty ? nil : state.refusal(path)))
    }
    if let refusal {
      for request in requests { request.answer(.failure(refusal)) }
      return
    }
    var taken: [(request: CommitRequest, entry: Entry)] = []
    taken.reserveCapacity(requests.count)
    let began = ContinuousClock.now
    let written = write(syncing: syncing) { recording, lines in
      for request in requests {
        let entry: Entry
        do throws(LedgerError) {
          entry = try recording.append(request.draft)
        } catch {
          // Who is refused has nothing to wait for.
          request.answer(.failure(StoreError(.refused, path, error.description, refusal: error)))
          continue
        }
        lines.append { bytes in
          bytes += request.text
          entry.appendRest(to: &bytes)
        }
        taken.append((request, entry))
      }
    }
    state.withLock { state in
      state.expected = state.queue.count + requests.count
      // Never longer than the writing itself: who has no more to commit holds the others up once, and shortly.
      let now = ContinuousClock.now
      state.gatheringEnd = now + (now - began)
    }
    for (request, entry) in taken { request.answer(written.map { entry }) }
    rollIfNeeded()
  }

  /// Records entries, writes their lines, and puts them on the disk as the policy has it. The caller has the files.
  ///
  /// - Parameters:
  ///   - syncing: Whether all that was written is put on the disk, whatever the policy.
  ///   - take: Records the entries and makes a line of each.
  /// - Returns: Why the lines are not there; the store is then poisoned.
  func write(
    syncing: Bool, _ take: (inout Recording, inout JournalLines) -> Void
  ) -> Result<Void, StoreError> {
    let (active, ledger, policy, unsynced, start) = state.withLock { state in
      let lines = JournalLines(after: state.chain, durable: state.durable)
      return (state.active, state.ledger, state.manifest.policy.kind, state.unsynced, lines)
    }
    guard let active else { return .success(()) }
    let path = folder.path(of: active.name)
    var lines = start
    do throws(FileFault) {
      let mustSync = try ledger.record { (recording) throws(FileFault) -> Bool in
        take(&recording, &lines)
        let count = unsynced + lines.count
        let mustSync =
          switch policy {
          case .everyCommit: true
          case .batched(let batch, _): count >= batch
          case .osBuffered: false
          }
        if lines.count > 0 { try active.file.writeAll(lines.bytes, at: active.size, path: path) }
        guard count > 0, mustSync || syncing else { return false }
        // The disk is busy while the ledger makes its tables.
        if lines.count > 0 { active.file.startSync(of: active.size..<active.size + lines.bytes.count) }
        return true
      }
      if mustSync { try active.file.syncAll() }
      acknowledge(lines, ledger.dossier, wereSynced: mustSync)
      return .success(())
    } catch {
      // Nobody was told that these lines are there: they go, so that no half line is left behind.
      try? active.file.truncate(to: active.size)
      let failure = StoreError(error)
      fail(failure)
      return .failure(failure)
    }
  }

  /// Shows readers what has been written.
  private func acknowledge(_ lines: JournalLines, _ dossier: Dossier, wereSynced: Bool) {
    // The former dossier may be the last to hold much: it is let go when nobody waits any more.
    let (former, interval) = state.withLock { state -> (Dossier, Int?) in
      state.active?.size += lines.bytes.count
      state.checks += lines.checks
      state.chain = lines.chain
      state.unsynced = wereSynced ? 0 : state.unsynced + lines.count
      if wereSynced { state.durable = lines.chain.number }
      let former = view.withLock { view in
        let former = view.dossier
        (view.dossier, view.sequence) = (dossier, lines.chain.number)
        return former
      }
      guard case .batched(_, let milliseconds) = state.manifest.policy.kind, state.unsynced > 0, !state.hasTimer
      else { return (former, nil) }
      state.hasTimer = true
      return (former, milliseconds)
    }
    if let interval { startTimer(interval) }
    withExtendedLifetime(former) {}
  }

  /// Begins another segment of the journal where the one that grows is large enough. The caller has the files.
  private func rollIfNeeded() {
    guard state.withLock({ ($0.active?.size ?? 0) >= options.segmentSize && $0.failure == nil }) else { return }
    do throws(FileFault) {
      try rollSegment()
    } catch {
      fail(StoreError(error))
    }
  }

  /// Makes the store take no more.
  func fail(_ error: StoreError) {
    state.withLock { state in
      if state.failure == nil { state.failure = error }
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
      state.unsynced = max(0, state.chain.number - state.durable)
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
  /// Who is next to have the files.
  enum Successor {
    case thread(Monitor<CommitRequest.Word?>)
    case task
    case others
    case nobody
  }

  /// Takes the files if they are free, and answers whether they were.
  mutating func takeFiles() -> Bool {
    if isWriting || filesWanted > 0 { return false }
    isWriting = true
    return true
  }

  /// Whether a task must be started that writes the queue.
  mutating func needsTask() -> Bool {
    if isWriting || filesWanted > 0 || hasTask { return false }
    hasTask = true
    return true
  }

  /// Gives the files back, to a thread that waits if there is one.
  mutating func handOn() -> Successor {
    isWriting = false
    if filesWanted > 0 { return .others }
    for request in queue {
      guard case .thread(let word) = request.waiter else { continue }
      isWriting = true
      return .thread(word)
    }
    return !queue.isEmpty && needsTask() ? .task : .nobody
  }

  /// The check of the line of an entry; 0 for one from before the ledger's beginning.
  func check(of number: Int) -> UInt32 {
    let index = number - (ledger.entries.startIndex - 1)
    return checks.indices.contains(index) ? checks[index] : 0
  }
}
