internal import Parley
import Synchronization

extension LedgerStore {
  // MARK: Whose turn it is

  /// Does what is to be done next.
  ///
  /// - Parameters:
  ///   - next: What is to be done.
  ///   - room: Where the caller waits from now on; `nil` for one who may not lead.
  func goOn(_ next: CommitQueue.Next, _ room: WaitingRoom? = nil) {
    var next = next
    while true {
      switch next {
      case .record:
        record()
        next = state.withLock { $0.queue.endRecording(room) }
        continue
      case .linger:
        next = linger(room)
        continue
      case .lead:
        next = lead(room)
        continue
      case .wake(let other): other.notifyAll()
      case .startScribe(let scribe): start(scribe)
      case .tellOthers: state.notifyAll()
      case .nothing: break
      }
      return
    }
  }

  /// Changes the state, and calls for the store's own thread to look at it if it stays awake.
  func calling<Result, Failure: Error>(
    _ body: (inout StoreState) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try state.withLock { state throws(Failure) in
      calls.wrappingAdd(1, ordering: .relaxed)
      return try body(&state)
    }
  }

  /// Looks again what is to be done, as soon as somebody has called, and after others who want the processor have had it.
  private func linger(_ room: WaitingRoom?) -> CommitQueue.Next {
    while true {
      // Who looks at the state all the time keeps others from it.
      let (next, seen) = state.withLock { ($0.queue.endRecording(room), calls.load(ordering: .relaxed)) }
      guard case .linger(let end) = next else { return next }
      repeat { CurrentProcess.yield() } while calls.load(ordering: .relaxed) == seen && ClockTime.now < end
    }
  }

  /// Does what a thread that waited has been told.
  ///
  /// - Returns: The answer, if it was that.
  func doDuty(_ next: WaitingRoom.Next, _ room: WaitingRoom) -> CommitRequest.Answer? {
    switch next {
    case .lead: goOn(.lead, room)
    case .stopWatching: goOn(state.withLock { $0.queue.stopWatching(room) }, room)
    case .answer(let answer): return answer
    case .idle: break
    }
    return nil
  }

  /// Writes for all who have come. The caller has the files, and does not have them afterwards.
  private func lead(_ room: WaitingRoom?) -> CommitQueue.Next {
    // Who has begun to record has what others wait for.
    while !state.withLock({ $0.queue.beginRecording() }) { CurrentProcess.yield() }
    record()
    let (batch, readersTurn) = state.withLock { $0.queue.beginWriting() }
    goOn(readersTurn)
    let result = write(batch, syncing: false).flatMap { written in
      if let written { makeTablesIfLookedAt(beside: written) }
      return sync(written)
    }
    let next = state.withLock { $0.queue.endWriting(room) }
    if case .wake(let other) = next {
      // Who leads next is told before all others.
      other.notifyAll()
      batch?.answer(result)
      return .nothing
    }
    batch?.answer(result)
    return next
  }

  /// How long the store's own thread waits for something to do before it goes away, in nanoseconds.
  private static let patience: Int64 = 100_000_000

  /// Starts the store's own thread, which does not keep the store. Where there is no thread to be had, the caller does
  /// its work.
  private func start(_ scribe: WaitingRoom) {
    let serve = { @Sendable [weak self] (patience: Int64) in
      while true {
        let next = scribe.next(until: .now.advanced(by: patience))
        guard let self else { return }
        if case .idle = next {
          if self.state.withLock({ $0.queue.dismissScribe() }) { return }
        } else {
          _ = self.doDuty(next, scribe)
        }
      }
    }
    if !CurrentProcess.detach({ serve(Self.patience) }) { serve(0) }
  }

  /// Waits until nobody else is busy with the files, writes what has been committed, and does something with them.
  package func withFiles<Result>(_ work: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    try checkProcess()
    calling { $0.queue.wantFiles() }
    state.withLock(waitingWhile: { $0.queue.isBusy || $0.queue.isMakingTables }) { $0.queue.takeFiles() }
    defer { goOn(state.withLock { $0.queue.giveFilesBack() }) }
    flush()
    return try work()
  }

  /// Writes what has been committed, puts it on the disk as the policy has it, and makes it tables. The caller has both
  /// rights.
  ///
  /// - Parameter syncing: Whether all that was written is put on the disk, whatever the policy.
  func flush(syncing: Bool = false) {
    record()
    // First: who reads must not wait for the right to record as long as it is held for something else.
    makeTables()
    show()
    if state.withLock({ $0.queue.hasReaders }) { state.notifyAll() }
    let batch = state.withLock { $0.queue.takeBatch() }
    let result = write(batch, syncing: syncing).flatMap { sync($0) }
    state.withLock { $0.queue.restart() }
    batch?.answer(result)
  }

  // MARK: Recording

  /// Records what has come. The caller has the right to record.
  private func record() {
    let (requests, refusal) = state.withLock { state in
      let requests = state.queue.takeRequests()
      backlog.store(0, ordering: .relaxed)
      return (requests, requests.isEmpty ? nil : state.failure ?? state.refusal(path))
    }
    if let refusal {
      CommitBatch.answer(requests.lazy.map { ($0, .failure(refusal)) })
    } else if !requests.isEmpty {
      record { batch, recording in
        for request in requests { batch.record(request, in: &recording, path) }
      }
    }
  }

  /// Adds to what has been recorded. The caller has the right to record.
  func record(_ work: (inout CommitBatch, inout Recording) -> Void) {
    var (kept, batch) = state.withLock { state in
      let batch =
        state.queue.takeBatch()
        ?? CommitBatch(lines: JournalLines(after: state.queue.chain ?? state.chain, durable: state.durable))
      return (state.queue.takeRecording(), batch)
    }
    var recording = kept.take() ?? state.withLock { $0.ledger }.recording()
    work(&batch, &recording)
    kept = consume recording
    state.withLock { state in
      state.queue.keep(batch)
      state.queue.keep(&kept)
    }
  }

  // MARK: Writing

  /// What is in the file and may not be on the disk.
  struct Written {
    var active: StoreState.Active
    /// Where the lines begin.
    var start: Int
    var lines: JournalLines?
    /// Whether they are to be put on the disk now.
    var mustSync: Bool
    var began: ClockTime
  }

  /// Writes lines. The caller has the files.
  ///
  /// - Parameters:
  ///   - batch: The lines; `nil` where there are none.
  ///   - syncing: Whether they are to be put on the disk whatever the policy.
  /// - Returns: What is left to be done, or why the lines are not there; the store is then poisoned.
  private func write(_ batch: CommitBatch?, syncing: Bool) -> Result<Written?, StoreError> {
    let began = ClockTime.now
    if batch != nil, state.withLock({ $0.failure == nil && $0.active != nil }) {
      do throws(StoreError) {
        try checkFiles()
        try rollIfNeeded()
      } catch {
        fail(error)
      }
    }
    let (active, policy, unsynced, refusal) = state.withLock { state in
      let refusal = state.failure ?? (batch == nil ? nil : state.refusal(path))
      return (state.active, state.manifest.policy.kind, state.unsynced, refusal)
    }
    if let refusal { return .failure(refusal) }
    guard var active else { return .success(nil) }
    let start = active.size
    let count = unsynced + (batch?.lines.count ?? 0)
    let isFull = if case .batched(let size, _) = policy { count >= size } else { policy == .everyCommit }
    let mustSync = count > 0 && (isFull || syncing)
    if let lines = batch?.lines {
      do throws(FileFault) {
        try active.file.writeAll(lines.bytes, at: start, path: folder.path(of: active.name))
      } catch {
        return .failure(undo(active.file, to: start, error))
      }
      active.size += lines.bytes.count
      if policy == .everyCommit { active.makeRoom(options.roomSize) }
      let grown = active
      state.withLock { $0.active = grown }
    } else if !mustSync {
      return .success(nil)
    }
    return .success(
      Written(active: active, start: start, lines: batch?.lines, mustSync: mustSync, began: began))
  }

  /// Puts what was written on the disk where it must be, and shows it to readers. The caller has the files.
  private func sync(_ written: Written?) -> Result<Void, StoreError> {
    guard let written else { return .success(()) }
    do throws(FileFault) {
      if written.mustSync { try written.active.file.syncAll() }
    } catch {
      return .failure(undo(written.active.file, to: written.start, error))
    }
    acknowledge(written)
    return .success(())
  }

  /// Takes lines out of the file of which nobody was told that they are there, so that no half line is left behind, and
  /// makes the store take no more.
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

  /// Notes that lines are there, and lets readers see that there are more.
  private func acknowledge(_ written: Written) {
    let (former, interval) = state.withLock { state -> (StoreView, Int?) in
      if let lines = written.lines {
        state.checks += lines.checks
        state.chain = lines.chain
        state.unsynced += lines.count
        state.queue.note(lines.count, began: written.began)
      }
      if written.mustSync { (state.unsynced, state.durable) = (0, state.chain.number) }
      let (former, _) = show(state)
      guard case .batched(_, let milliseconds) = state.manifest.policy.kind, state.unsynced > 0, !state.hasTimer
      else { return (former, nil) }
      state.hasTimer = true
      return (former, milliseconds)
    }
    if written.lines != nil { StoreSignal.ring(id) }
    if let interval { startTimer(interval) }
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

extension CommitBatch {
  /// Records a request and makes its line; who is refused is told at once, for he has nothing to wait for.
  fileprivate mutating func record(_ request: CommitRequest, in recording: inout Recording, _ path: String) {
    let entry: Ledger.Logged
    do throws(LedgerError) {
      entry = try recording.append(request.draft)
    } catch {
      let refusal = StoreError(.refused, path, error.description, refusal: error)
      return Self.answer(CollectionOfOne((request, .failure(refusal))))
    }
    lines.append { bytes in
      request.appendText(to: &bytes)
      entry.appendRest(to: &bytes)
    }
    recorded.append((request, entry))
  }

  fileprivate func answer(_ result: Result<Void, StoreError>) {
    Self.answer(recorded.lazy.map { request, entry in (request, result.map { entry }) })
  }

  /// Tells who waits what became of it.
  fileprivate static func answer(_ answers: some Sequence<(request: CommitRequest, answer: CommitRequest.Answer)>) {
    var told: WaitingRoom?
    for (request, answer) in answers {
      request.tell(answer)
      guard let room = request.room, room !== told else { continue }
      told?.notifyAll()
      told = room
    }
    told?.notifyAll()
  }
}

extension StoreState.Active {
  /// Makes room for lines to come where there is none left: line feeds. What is written over them is on the disk sooner
  /// than what is written behind the end of a file, because the system need not write the new length too.
  ///
  /// A file that grows fast is given more: as much as it has lines, up to sixteen times the least.
  fileprivate mutating func makeRoom(_ least: Int) {
    guard least > 0, size > end else { return }
    let last = size + min(max(least, size), least * 16)
    end = size
    while end < last {
      // Lines go behind the end where there is no room.
      guard let written = try? file.write(Self.lineFeeds.prefix(last - end), at: end), written > 0 else { break }
      end += written
    }
  }

  /// What room is made of, piece by piece: as much at once would be as dear to have as to write.
  private static let lineFeeds = [UInt8](repeating: 0x0A, count: 64 << 10)
}
