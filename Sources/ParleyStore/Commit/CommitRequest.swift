internal import Parley

/// An entry that waits to be recorded and written, and the thread or task that waits for the outcome.
@safe
final class CommitRequest: Sendable {
  typealias Answer = Result<Ledger.Logged, StoreError>

  let draft: EntryDraft
  /// The text of the entry as far as it can be written without its time and number: made by the thread that commits, so
  /// that the texts of several entries are made at once. Nothing is added to it afterwards.
  private nonisolated(unsafe) let text: ByteBuffer
  /// Resumes the task that waits; `nil` where a thread waits.
  private let resume: (@Sendable (Answer) -> Void)?
  /// What a thread is told; touched under the lock of the store's state only.
  private nonisolated(unsafe) var told: Answer?

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - draft: The entry.
  ///   - resume: Resumes the task that waits; `nil` where a thread waits.
  init(_ draft: EntryDraft, resuming resume: (@Sendable (Answer) -> Void)? = nil) {
    self.draft = draft
    unsafe text = draft.compactJSONBeginning
    self.resume = resume
  }

  /// Whether a thread waits.
  var isOfThread: Bool { resume == nil }

  /// What the thread that waits was told; asked under the lock of the store's state only.
  var answer: Answer? { unsafe told }

  /// Leaves the answer where the thread that waits finds it; under the lock of the store's state only.
  func answerThread(_ answer: Answer) {
    if isOfThread { unsafe told = answer }
  }

  /// Answers the task that waits, if it is one; outside of locks.
  func answerTask(_ answer: Answer) { resume?(answer) }

  /// Adds the text of the entry as far as it can be written without its time and number.
  func appendText(to bytes: inout [UInt8]) { unsafe text.append(to: &bytes) }
}
