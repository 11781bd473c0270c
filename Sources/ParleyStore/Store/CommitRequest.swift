internal import Parley

/// An entry that waits to be recorded and written, and who waits for it.
final class CommitRequest: Sendable {
  typealias Answer = Result<Entry, StoreError>

  /// What who waits is told.
  enum Word: Sendable {
    case answer(Answer)
    /// To write for all who have come so far.
    case lead
  }

  /// Who waits.
  enum Waiter: Sendable {
    case thread(Monitor<Word?>)
    case task(CheckedContinuation<Answer, Never>)
  }

  let draft: EntryDraft
  /// The text of the entry as far as it can be written without its time and number: made by the thread that commits,
  /// while others write.
  let text: [UInt8]
  let waiter: Waiter

  init(_ draft: EntryDraft, _ waiter: Waiter) {
    self.draft = draft
    text = draft.compactJSONBeginning
    self.waiter = waiter
  }

  /// Where a thread waits; `nil` where a task does.
  var word: Monitor<Word?>? {
    if case .thread(let word) = waiter { word } else { nil }
  }

  func answer(_ answer: Answer) {
    switch waiter {
    case .thread(let word): Self.tell(word, .answer(answer))
    case .task(let continuation): continuation.resume(returning: answer)
    }
  }

  static func tell(_ monitor: Monitor<Word?>, _ word: Word) {
    monitor.withLock { $0 = word }
    monitor.notifyAll()
  }
}

extension Monitor<CommitRequest.Word?> {
  /// Waits for the next word.
  func next() -> CommitRequest.Word {
    withLock(waitingWhile: { $0 == nil }) { word in
      guard let next = word.take() else { preconditionFailure("a word was waited for") }
      return next
    }
  }
}
