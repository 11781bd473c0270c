internal import Parley

/// An entry that waits to be recorded and written, and who waits for it.
final class CommitRequest: Sendable {
  typealias Answer = Result<Ledger.Logged, StoreError>

  /// What a thread that waits is told.
  struct Word: Sendable {
    /// What it is to do for all who have come.
    enum Duty: Sendable {
      /// To write; the files are its own.
      case lead
      /// To record; the right to do it is its own.
      case record
      /// To see to it at a moment that somebody leads.
      case watchClock(until: ClockTime)
    }

    var duty: Duty?
    var answer: Answer?
  }

  /// Who waits. A task is answered once, by who has taken its request out of the queue: a checked continuation would make
  /// an object of each wait to see to that.
  @safe
  enum Waiter: Sendable {
    case thread(Monitor<Word>)
    case task(UnsafeContinuation<Answer, Never>)
  }

  let draft: EntryDraft
  /// The text of the entry as far as it can be written without its time and number: made by the thread that commits,
  /// while others write. Nothing is added to it afterwards.
  nonisolated(unsafe) let text: GrowingBytes
  let waiter: Waiter

  init(_ draft: EntryDraft, _ waiter: Waiter) {
    self.draft = draft
    unsafe text = draft.compactJSONBeginning
    self.waiter = waiter
  }

  /// Where a thread waits; `nil` where a task does.
  var turn: Monitor<Word>? {
    if case .thread(let word) = waiter { word } else { nil }
  }

  func answer(_ answer: Answer) {
    switch waiter {
    case .thread(let word):
      word.withLock { $0.answer = answer }
      word.notifyAll()
    case .task(let continuation): unsafe continuation.resume(returning: answer)
    }
  }
}

extension Monitor<CommitRequest.Word> {
  /// What a thread that waits goes on with.
  enum Next {
    case lead
    case record
    /// It has watched the clock, and need not any more.
    case stopWatching
    case answer(CommitRequest.Answer)
    /// It has waited for long.
    case idle
  }

  /// Waits for what there is to do. A duty comes before the answer, because nobody else does it then.
  ///
  /// - Parameter end: How long to wait for it; `nil` for however long it takes.
  /// - Returns: What it is.
  func next(until end: ClockTime? = nil) -> Next {
    withLock(
      waitingWhile: { word in
        switch word.duty {
        case .lead, .record: false
        case .watchClock, nil: word.answer == nil
        }
      },
      until: { word in
        if case .watchClock(let end) = word.duty { end } else { end }
      },
      { word in
        defer { word.duty = nil }
        switch word.duty {
        case .lead: return .lead
        case .record: return .record
        case .watchClock: return .stopWatching
        case nil: return word.answer.take().map { .answer($0) } ?? .idle
        }
      })
  }
}
