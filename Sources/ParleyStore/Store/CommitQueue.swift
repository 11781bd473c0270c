internal import Parley

/// Lines that are to be written together, and who waits for it.
struct CommitBatch: Sendable {
  var lines: JournalLines
  /// Who waits for an entry, and the entry.
  var recorded: [(request: CommitRequest, entry: Entry)] = []
}

/// Who waits to commit, and whose turn it is.
///
/// Two rights are given out, each to one thread at a time. Who records makes a line of each entry that has come; who has
/// the files writes the lines and waits for the disk, while others record what will be written next. Whoever comes
/// records, if nobody does, and leads (takes the files and writes for all who have come) if nobody does. Who is told to
/// lead has come himself, so that a thread that waits is woken once.
///
/// What has been recorded is made tables when somebody looks, or when it has become much: a writer whom nobody watches
/// does not pay for them with every entry.
///
/// The files are handed to threads only. A task that was to have them might never run, where all threads on which tasks
/// run wait for its work: it takes the files when it runs, unless a thread has come before.
struct CommitQueue: Sendable {
  /// The requests that have come and have not been recorded.
  private(set) var requests: [CommitRequest] = []
  /// What has been recorded and has not been written.
  private var batch: CommitBatch?
  /// What has been recorded and is not in the tables of the ledger; `nil` where nothing is.
  private var recording: Recording?
  /// How the journal will stand after what has been recorded; `nil` where that is as it stands.
  private(set) var chain: Chain?
  private(set) var isRecording = false
  /// How many wait for the right to record because they want to see the tables.
  private var readers = 0
  private var isWriting = false
  /// How many wait for the files to do something else than to write what has been committed.
  private var filesWanted = 0
  /// Whether a task has been started that will lead, unless somebody does it before.
  private var hasTask = false
  /// How many are likely to come together: those who have just been told that theirs is written, and those who had come
  /// meanwhile.
  private var expected = 0
  /// Until when it is worth to wait for them.
  private var gatheringEnd: ContinuousClock.Instant?

  /// What who has given a right back, or has come, is to do.
  enum Next {
    /// Record; the right to do it is his.
    case record
    /// Lead; the files are his.
    case lead
    /// Wake a thread that is to lead; the files are its own.
    case wake(Monitor<CommitRequest.Word>)
    /// Start a task that leads.
    case startTask
    /// Tell those who wait for a right to read, or to do something else with the files.
    case tellOthers
    case nothing
  }

  private var isEmpty: Bool { requests.isEmpty && batch == nil }

  // MARK: Coming

  /// Takes a request.
  mutating func come(_ request: CommitRequest) -> Next {
    requests.append(request)
    if isRecording || filesWanted > 0 || readers > 0 { return .nothing }
    isRecording = true
    return .record
  }

  /// A task has begun to run, and leads if nobody does.
  mutating func beginTask() -> Next {
    hasTask = false
    if isRecording || isWriting || filesWanted > 0 || isEmpty { return .nothing }
    isWriting = true
    return .lead
  }

  private mutating func task() -> Next {
    if hasTask { return .nothing }
    hasTask = true
    return .startTask
  }

  // MARK: Recording

  /// Takes what is to be recorded.
  mutating func takeRequests() -> [CommitRequest] {
    defer { requests = [] }
    return requests
  }

  /// Takes what has been recorded and not been made tables.
  mutating func takeRecording() -> Recording? { recording.take() }

  /// Keeps it, with more.
  mutating func keep(_ recording: Recording) { self.recording = recording }

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
  /// - Parameter mayLead: Whether the caller may wait for the disk: a thread, and no task.
  /// - Returns: What is to be done then.
  mutating func endRecording(mayLead: Bool) -> Next {
    if !requests.isEmpty, filesWanted == 0, readers == 0 { return .record }
    isRecording = false
    if readers > 0 { return .tellOthers }
    if isWriting { return .nothing }
    if filesWanted > 0 { return .tellOthers }
    if isEmpty { return .nothing }
    guard mayLead else { return handOn() }
    isWriting = true
    return .lead
  }

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
  mutating func endWaiting() -> Next { isBusy || readers > 0 ? .nothing : handOn() }

  /// Gives the right to record back. Who wanted to read is not made to write for others.
  mutating func endReading() -> Next {
    isRecording = false
    if readers > 0 { return .tellOthers }
    return isWriting ? .nothing : handOn()
  }

  /// Takes the right to record, if it is free, to make tables.
  mutating func beginTables() -> Bool {
    if isRecording { return false }
    isRecording = true
    return true
  }

  // MARK: Writing

  /// Takes the right to record too, once those have come who are likely to: who has just been told that his entry is
  /// written may have another one. Answers whether it was taken.
  mutating func gather() -> Bool {
    if isRecording { return false }
    let count = requests.count + (batch?.recorded.count ?? 0)
    if count < expected, let gatheringEnd, ContinuousClock.now < gatheringEnd { return false }
    isRecording = true
    return true
  }

  /// Takes what is to be written, and lets others record.
  mutating func beginWriting() -> (batch: CommitBatch?, next: Next) {
    isRecording = false
    return (batch.take(), readers > 0 ? .tellOthers : .nothing)
  }

  /// Notes how long it took to write some entries.
  mutating func note(_ count: Int, began: ContinuousClock.Instant) {
    expected = count + requests.count + (batch?.recorded.count ?? 0)
    let now = ContinuousClock.now
    // A part of what the disk takes: on a slow one it is worth to wait until all have come, on a fast one for few.
    gatheringEnd = now + (now - began) / 2
  }

  /// Gives the files back.
  mutating func endWriting() -> Next {
    isWriting = false
    // Who records will see that nobody writes.
    return isRecording ? .nothing : handOn()
  }

  /// Whom to tell that nobody records or writes: a thread that waits if there is one.
  private mutating func handOn() -> Next {
    if filesWanted > 0 || readers > 0 { return .tellOthers }
    let threads = [batch?.recorded.lazy.compactMap(\.request.word).first, requests.lazy.compactMap(\.word).first]
    if let word = threads.lazy.compactMap({ $0 }).first {
      isWriting = true
      // Here and not later: it may be answered at once, and must see this first.
      word.withLock { $0.mustLead = true }
      return .wake(word)
    }
    return isEmpty ? .nothing : task()
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
