internal import Parley

/// Group commit: requests gather while one writer syncs, and the next writer takes all of them.
///
/// **Terms.** A *request* is an entry that somebody wants to commit, and the thread or task that waits for the outcome.
/// The *files* are the journal and the manifest; they have one *owner* at a time. An owner that writes a batch of
/// requests is its *leader*. Everybody else waits on the one condition variable of the store's state.
///
///                     join                                       all answered,
///             nobody owns the files                              no request left
///     ┌──────┐ ────────────────────▶ ┌─────────┐ ─────────────────────────────▶ ┌──────┐
///     │ free │                       │ writing │ ◀──┐ answered, requests have    │ free │
///     └──────┘ ────────────────────▶ └─────────┘ ───┘ gathered: the next leader  └──────┘
///         │        own, for work other     │
///         │        than commits            │ answered, somebody wants the files
///         ▼                                ▼
///     ┌───────────┐ ◀───────────────────────
///     │ exclusive │ ──▶ release: as after a batch
///     └───────────┘
///
/// **Threads.** A thread adds its request and looks at the queue. If nobody owns the files it leads: it takes every
/// request that waits, its own among them, records the entries, writes their lines with one call, syncs once and answers.
/// If somebody does, it sleeps until it is answered or the files are free. Whichever thread wakes first leads next.
///
/// **Tasks.** A task must not wait for the disk on a thread that other tasks need, so it never leads. Where only tasks
/// wait, a *writer thread* is started; it leads batch after batch and ends with the last request.
///
/// **Other work.** Compaction, verification or closing want the files for themselves. They go before the next batch, so
/// that writers who always come back cannot keep them waiting.
///
/// **Invariants**, see ``checkInvariants()``: the files have at most one owner; requests are answered in the order in
/// which they joined, each once; where requests wait and the files are free, a thread waits among them, or somebody who
/// wants the files, and either of them is about to take the files.
struct CommitQueue: Sendable {
  /// The requests that have joined and belong to no batch yet, the first one first.
  private(set) var requests: [CommitRequest] = []
  /// How many of them a thread waits for.
  private var threads = 0
  /// Whether somebody owns the files.
  private(set) var isOwned = false
  /// How many wait to own the files for work other than commits.
  private var claims = 0

  /// Whether a leader may take the files.
  private var isFree: Bool { !isOwned && claims == 0 }

  // MARK: Requests

  /// Adds a request.
  ///
  /// - Returns: Whether the caller must start a writer thread; the files belong to that thread then.
  mutating func join(_ request: CommitRequest) -> Bool {
    requests.append(request)
    if request.isOfThread { threads += 1 }
    return needsWriterThread()
  }

  /// What a thread that waits for its request goes on with.
  enum Turn: Sendable {
    /// To write the requests that wait; the files are its own.
    case lead
    case answer(CommitRequest.Answer)
  }

  /// Whether a thread must go on waiting for its request.
  func mustWait(_ request: CommitRequest) -> Bool { request.answer == nil && !isFree }

  /// What a thread goes on with that need not wait any more.
  mutating func turn(of request: CommitRequest) -> Turn {
    if let answer = request.answer { return .answer(answer) }
    isOwned = true
    return .lead
  }

  /// Takes the requests that wait, for the owner of the files to write them.
  mutating func takeRequests() -> [CommitRequest] {
    threads = 0
    defer { requests = [] }
    return requests
  }

  // MARK: The files

  /// Says that somebody wants to own the files for other work: no leader takes them before.
  mutating func claim() { claims += 1 }

  /// Takes the files that were claimed and that nobody owns.
  mutating func own() {
    claims -= 1
    isOwned = true
  }

  /// Gives the files back.
  ///
  /// - Returns: Whether the caller must start a writer thread, or go on as that thread; the files belong to it then.
  mutating func release() -> Bool {
    isOwned = false
    return needsWriterThread()
  }

  /// Whether somebody waits who would not notice by themselves that they may go on.
  var hasWaiters: Bool { !requests.isEmpty || claims > 0 }

  private mutating func needsWriterThread() -> Bool {
    guard isFree, threads == 0, !requests.isEmpty else { return false }
    isOwned = true
    return true
  }

  /// Traps where an invariant of the queue does not hold.
  ///
  /// - Complexity: O(*n*) in the number of requests.
  func checkInvariants() {
    precondition(threads == requests.count { $0.isOfThread }, "threads are counted wrongly")
    precondition(claims >= 0, "the files were owned without a claim")
    precondition(requests.allSatisfy { $0.answer == nil }, "a request that waits was answered")
    precondition(!isFree || requests.isEmpty || threads > 0, "requests wait, and nobody will write them")
  }
}
