internal import Parley

/// An entry that waits to be recorded and written, and who waits for it.
@safe
final class CommitRequest: Sendable {
  typealias Answer = Result<Ledger.Logged, StoreError>

  /// Who waits. A task is answered once, by who has taken its request out of the queue: a checked continuation would make
  /// an object of each wait to see to that.
  @safe
  enum Waiter: Sendable {
    case thread(WaitingRoom)
    case task(UnsafeContinuation<Answer, Never>)
  }

  let draft: EntryDraft
  /// The text of the entry as far as it can be written without its time and number; `nil` where who records makes it.
  /// Nothing is added to it afterwards.
  private nonisolated(unsafe) let text: GrowingBytes?
  private let waiter: Waiter
  /// What a thread is told; touched under the lock of its room only.
  private nonisolated(unsafe) var answer: Answer?

  init(_ draft: EntryDraft, _ text: GrowingBytes?, _ waiter: Waiter) {
    self.draft = draft
    unsafe self.text = text
    self.waiter = waiter
  }

  /// Where a thread waits; `nil` where a task does.
  var room: WaitingRoom? {
    if case .thread(let room) = waiter { room } else { nil }
  }

  /// Adds the text of the entry as far as it can be written without its time and number.
  func appendText(to bytes: inout [UInt8]) {
    unsafe (text ?? draft.compactJSONBeginning).append(to: &bytes)
  }

  /// Answers a task, or leaves the answer where a thread finds it when those in its room are told to look.
  func tell(_ answer: Answer) {
    switch waiter {
    case .thread(let room): room.withLock { _ in unsafe self.answer = answer }
    case .task(let continuation): unsafe continuation.resume(returning: answer)
    }
  }

  /// Whether the thread has been told; asked under the lock of its room.
  fileprivate var isAnswered: Bool { unsafe answer != nil }

  /// Takes what the thread has been told; under the lock of its room.
  fileprivate func takeAnswer() -> Answer? { unsafe answer.take() }
}

/// What a thread that waits is to do for all who have come.
enum CommitDuty: Sendable {
  /// To write; the files are its own.
  case lead
  /// To see to it at a moment that somebody leads.
  case watchClock(until: ClockTime)
}

/// Where threads wait that are written for together, so that all are woken with one call, and what one of them is to do
/// meanwhile, whichever looks first.
typealias WaitingRoom = Monitor<CommitDuty?>

extension WaitingRoom {
  /// What a thread that waits goes on with.
  enum Next {
    case lead
    /// It has watched the clock, and need not any more.
    case stopWatching
    case answer(CommitRequest.Answer)
    /// It has waited for long.
    case idle
  }

  /// Waits for what there is to do. A duty comes before the answer, because nobody else may be there to do it.
  ///
  /// - Parameters:
  ///   - request: The thread's own request, whose answer it waits for; `nil` for the store's own thread.
  ///   - end: How long to wait; `nil` for however long it takes.
  /// - Returns: What it is.
  func next(for request: CommitRequest? = nil, until end: ClockTime? = nil) -> Next {
    var watchingEnd: ClockTime?
    return withLock(
      waitingWhile: { duty in
        switch duty {
        case .lead: return false
        case .watchClock(let end): (watchingEnd, duty) = (end, nil)
        case nil: break
        }
        return !(request?.isAnswered ?? false)
      },
      until: { _ in watchingEnd ?? end },
      { duty in
        switch duty.take() {
        case .lead: return .lead
        case .watchClock: return .stopWatching
        case nil: break
        }
        if watchingEnd != nil { return .stopWatching }
        return (request?.takeAnswer()).map { .answer($0) } ?? .idle
      })
  }
}
