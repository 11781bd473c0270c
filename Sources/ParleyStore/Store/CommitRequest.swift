internal import Parley

/// An entry that waits to be recorded and written, and who waits for it.
final class CommitRequest: Sendable {
  typealias Answer = Result<Entry, StoreError>

  /// What a thread that waits is told.
  struct Word: Sendable {
    /// Whether it is to write for all who have come; the files are its own then.
    var mustLead = false
    var answer: Answer?
  }

  /// Who waits.
  enum Waiter: Sendable {
    case thread(Monitor<Word>)
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
  var word: Monitor<Word>? {
    if case .thread(let word) = waiter { word } else { nil }
  }

  func answer(_ answer: Answer) {
    switch waiter {
    case .thread(let word):
      word.withLock { $0.answer = answer }
      word.notifyAll()
    case .task(let continuation): continuation.resume(returning: answer)
    }
  }
}

extension Monitor<CommitRequest.Word> {
  /// Waits for what there is to do: `nil` to lead, which comes before the answer, because nobody else leads then.
  func next() -> CommitRequest.Answer? {
    withLock(waitingWhile: { !$0.mustLead && $0.answer == nil }) { word in
      defer { word.mustLead = false }
      return word.mustLead ? nil : word.answer
    }
  }
}
