internal import Parley

/// Lines that are to be written together, and who waits for it.
struct CommitBatch: Sendable {
  var lines: JournalLines
  /// Who waits for an entry, and the entry.
  var recorded: [(request: CommitRequest, entry: Ledger.Logged)] = []
}

/// Who waits to commit, and whose turn it is.
///
/// Two rights are given out, each to one thread at a time. Who records makes a line of each entry that has come; who has
/// the files leads: he writes the lines of all who have come and waits for the disk, while others record what will be
/// written next. Whoever comes records, if nobody does.
///
/// A thread that is alone leads. Where several wait, the store's own thread does: it stays awake a while for those who
/// come again, records for them, and need not wake anybody to lead. A task never leads: while it waited for the disk it
/// would take a thread from others, and might never run where all threads on which tasks run wait for its work.
///
/// Writers who have just been told that theirs is written are likely to come again. It is worth to wait for them, until
/// the last one who was expected has come, or until who watches the clock says that it has been long enough.
///
/// What has been recorded is made tables when somebody looks, or when it has become much: a writer whom nobody watches
/// does not pay for them with every entry.
struct CommitQueue: Sendable {
  /// Where the threads wait that will be written for next; `nil` where none has come.
  private var room: WaitingRoom?
  /// The requests that have come and have not been recorded.
  private(set) var requests: [CommitRequest] = []
  /// What has been recorded and has not been written.
  private var batch: CommitBatch?
  /// What has been recorded and is not in the tables of the ledger; `nil` where nothing is.
  private var recording: Recording?
  /// How the journal will stand after what has been recorded; `nil` where that is as it stands.
  private(set) var chain: Chain?
  private(set) var isRecording = false
  /// Whether somebody makes tables of what was sealed, while others record.
  private(set) var isMakingTables = false
  /// How many wait for the right to record because they want to see the tables.
  private var readers = 0
  private var isWriting = false
  /// How many wait for the files to do something else than to write what has been committed.
  private var filesWanted = 0
  /// The store's own thread; `nil` where it has none.
  private var scribe: WaitingRoom?
  /// How many are likely to come together: those who have just been told that theirs is written, and those who had come
  /// meanwhile.
  private var expected = 0
  /// Until when it is worth to wait for them.
  private var gatheringEnd = ClockTime.now
  /// Who leads when that is over, if nobody does before.
  private var clockWatcher: WaitingRoom?
  /// Until when the store's own thread stays awake for them.
  private var lingeringEnd = ClockTime.now
  /// How long it stays awake, in nanoseconds.
  var lingering: Int64 = 200_000

  /// What who has given a right back, or has come, is to do.
  enum Next {
    /// Record; the right to do it is his.
    case record
    /// Lead; the files are his.
    case lead
    /// Ask again what is to be done, when somebody has called or at a moment. The right to record is still his.
    case linger(until: ClockTime)
    /// Wake a thread that has something to do.
    case wake(WaitingRoom)
    /// Start the store's own thread.
    case startScribe(WaitingRoom)
    /// Tell those who wait for a right to read, or to do something else with the files.
    case tellOthers
    case nothing
  }

  private var isEmpty: Bool { requests.isEmpty && batch == nil }

  /// How many have come and are not being written for.
  private var waiting: Int { requests.count + (batch?.recorded.count ?? 0) }

  // MARK: Coming

  /// Says where a thread waits that is about to come.
  mutating func enter() -> WaitingRoom {
    let room = room ?? WaitingRoom(nil)
    self.room = room
    return room
  }

  /// Takes a request.
  mutating func come(_ request: CommitRequest) -> Next {
    requests.append(request)
    if isRecording || filesWanted > 0 || readers > 0 { return .nothing }
    isRecording = true
    return .record
  }

  // MARK: Recording

  /// Takes the right to record, if it is free.
  mutating func beginRecording() -> Bool {
    if isRecording { return false }
    isRecording = true
    return true
  }

  /// Takes what is to be recorded.
  mutating func takeRequests() -> [CommitRequest] {
    defer { requests = [] }
    return requests
  }

  /// Takes what has been recorded and not been made tables.
  mutating func takeRecording() -> Recording? { recording.take() }

  /// Keeps it, with more; it is taken from the caller, so that there is one of it.
  mutating func keep(_ recording: inout Recording?) { self.recording = recording.take() }

  /// Takes what has been recorded and not been written.
  mutating func takeBatch() -> CommitBatch? { batch.take() }

  /// Keeps it, with more.
  mutating func keep(_ batch: CommitBatch) {
    if batch.lines.count == 0 { return }
    chain = batch.lines.chain
    self.batch = batch
  }

  /// Begins anew: all that was recorded is written and in the tables.
  mutating func restart() { (recording, chain) = (nil, nil) }

  /// Gives the right to record back, or goes on where others have come meanwhile.
  ///
  /// - Parameter room: Where the caller waits from now on; `nil` for a task.
  /// - Returns: What is to be done then.
  mutating func endRecording(_ room: WaitingRoom?) -> Next {
    if filesWanted == 0, readers == 0 {
      if !requests.isEmpty { return .record }
      if isScribe(room), isGathering, ClockTime.now < lingeringEnd { return .linger(until: lingeringEnd) }
    }
    isRecording = false
    if readers > 0 { return .tellOthers }
    if isWriting { return .nothing }
    return handOn(room)
  }

  // MARK: Making tables

  /// Seals what has been recorded, where it is much, for somebody to make tables of it: until ``endTables()``.
  ///
  /// - Parameter limit: How much is much; see ``pending``.
  /// - Returns: What was sealed; `nil` where it is not much, or where somebody records or makes tables.
  mutating func seal(from limit: Int) -> Recording? {
    if isMakingTables || pending < limit { return nil }
    isMakingTables = true
    return recording?.seal()
  }

  mutating func endTables() { isMakingTables = false }

  // MARK: Reading

  /// How much has been recorded that is in no tables; see ``Recording/extent``.
  var pending: Int { recording?.extent ?? 0 }

  /// Nobody begins to record before who wants to read has had the right.
  mutating func wantToRead() { readers += 1 }

  var hasReaders: Bool { readers > 0 }

  /// Who wanted to read need not wait any more.
  ///
  /// - Parameter takesRight: Whether he takes the right to record, which must be free, to make tables.
  mutating func beginReading(withRight takesRight: Bool) {
    readers -= 1
    if takesRight { isRecording = true }
  }

  /// Goes away without the right: what was left to readers is left to nobody now.
  mutating func endWaiting() -> Next { isBusy || readers > 0 ? .nothing : handOn(nil) }

  /// Gives the right to record back. Who wanted to read is not made to write for others.
  mutating func endReading() -> Next {
    isRecording = false
    if readers > 0 { return .tellOthers }
    return isWriting ? .nothing : handOn(nil)
  }

  // MARK: Writing

  /// Takes what is to be written, and lets others record.
  mutating func beginWriting() -> (batch: CommitBatch?, next: Next) {
    isRecording = false
    room = nil
    return (batch.take(), readers > 0 ? .tellOthers : .nothing)
  }

  /// Notes how long it took to write some entries.
  mutating func note(_ count: Int, began: ClockTime) {
    let now = ClockTime.now
    // No longer than the disk takes twice: the last ones are worth it, for they would have to wait for two rounds. Who
    // comes again at once does so within a millisecond, however slow the disk.
    expect(count + waiting, until: now.advanced(by: min(began.distance(to: now) * 2, 1_000_000)))
  }

  /// Waits for so many to come, until a moment.
  mutating func expect(_ count: Int, until end: ClockTime) {
    (expected, gatheringEnd) = (count, end)
  }

  /// Gives the files back.
  ///
  /// - Parameter room: Where the caller waits. Of threads that lead only the store's own one stays.
  /// - Returns: What is to be done then.
  mutating func endWriting(_ room: WaitingRoom? = nil) -> Next {
    isWriting = false
    // Who records will see that nobody writes.
    if isRecording { return .nothing }
    guard isScribe(room) else { return handOn(nil) }
    if isEmpty, filesWanted == 0, readers == 0, isGathering {
      // A processor that sleeps takes as long to wake as several writers take to come.
      (isRecording, lingeringEnd) = (true, .now.advanced(by: lingering))
      return .linger(until: lingeringEnd)
    }
    return handOn(room)
  }

  /// Says who writes next, where nobody records or writes.
  ///
  /// - Parameter room: Where the caller waits from now on; `nil` where it cannot lead.
  /// - Returns: What is to be done then.
  private mutating func handOn(_ room: WaitingRoom?) -> Next {
    if filesWanted > 0 || readers > 0 { return .tellOthers }
    // The store's own thread watches the clock before anybody has come: who comes first need not wake it for that.
    if isEmpty, !isScribe(room) { return .nothing }
    if isGathering { return clockWatcher == nil ? watchClock(room) : .nothing }
    if isEmpty { return .nothing }
    clockWatcher = nil
    isWriting = true
    // A thread that is alone leads: nobody else must be woken for it then.
    return isScribe(room) || room != nil && waiting == 1 ? .lead : wake(.lead)
  }

  /// Whether it is the store's own thread that waits there.
  private func isScribe(_ room: WaitingRoom?) -> Bool { room != nil && room === scribe }

  /// Whether it is worth to wait for more to come.
  private var isGathering: Bool { waiting < expected && ClockTime.now < gatheringEnd }

  /// Makes somebody watch the clock: the caller, or another one who waits.
  private mutating func watchClock(_ room: WaitingRoom?) -> Next {
    let duty = CommitDuty.watchClock(until: gatheringEnd)
    if let room {
      clockWatcher = room
      room.withLock { $0 = duty }
      return .nothing
    }
    let next = wake(duty)
    switch next {
    case .wake(let room), .startScribe(let room): clockWatcher = room
    default: break
    }
    return next
  }

  /// Whom to wake for a duty: a thread that waits alone, or the store's own one.
  private mutating func wake(_ duty: CommitDuty) -> Next {
    let first = waiting == 1 ? batch?.recorded.first?.request ?? requests.first : nil
    // The duty is set here and not later: who is woken may be answered at once, and must see this first.
    if let room = first?.room ?? scribe {
      room.withLock { $0 = duty }
      return .wake(room)
    }
    let room = WaitingRoom(duty)
    scribe = room
    return .startScribe(room)
  }

  /// Leads where nobody does, because it is time, or because who watches the clock goes away.
  mutating func stopWatching(_ room: WaitingRoom) -> Next {
    guard clockWatcher === room else { return .nothing }
    (clockWatcher, gatheringEnd) = (nil, .now)
    return isBusy ? .nothing : handOn(room)
  }

  /// The store's own thread goes away, unless there is something to do for it.
  mutating func dismissScribe() -> Bool {
    guard let scribe, scribe.withLock({ $0 == nil }) else { return false }
    self.scribe = nil
    return true
  }

  // MARK: Other uses of the files

  /// Whether somebody records or writes.
  var isBusy: Bool { isRecording || isWriting }

  /// Nobody begins to record or to write before who wants the files has had them.
  mutating func wantFiles() { filesWanted += 1 }

  /// Takes both rights, which must be free.
  mutating func takeFiles() {
    filesWanted -= 1
    (isRecording, isWriting) = (true, true)
  }

  /// Gives both rights back.
  mutating func giveFilesBack() -> Next {
    isRecording = false
    return endWriting()
  }
}
