/// The refusal of a short text in some notation: an identifier, a date, a quantity, a subject.
public struct ParseError: CodedError {
  /// Why a text was refused.
  @nonexhaustive
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// There is no text.
    case empty
    /// The text is longer than the notation allows.
    case tooLong
    /// A character that the notation does not use at that place.
    case invalidCharacter
    /// The parts do not fit together, for example a missing month.
    case malformed
    /// The parts fit together but name nothing that exists, for example 30 February.
    case outOfRange
    /// A valid text of a level that Parley does not read.
    case unsupported
  }

  /// Why the text was refused.
  public var code: Code

  /// The refused text.
  public var subject: String

  /// What is wrong and, where it can be said, what would be right.
  public var reason: String

  /// Where the trouble begins, in UTF-8 bytes from the start of ``subject``; `nil` when it is the whole text.
  public var position: Int?

  /// The kind of trouble: ``ErrorCategory/unsupported`` for ``Code/unsupported``, otherwise a caller's mistake.
  public var category: ErrorCategory { code == .unsupported ? .unsupported : .callerMistake }

  /// Creates a refusal.
  ///
  /// - Parameters:
  ///   - code: Why the text is refused.
  ///   - subject: The refused text.
  ///   - reason: What is wrong and what would be right.
  ///   - position: Where the trouble begins, in UTF-8 bytes from the start; `nil` for the whole text.
  public init(_ code: Code, in subject: String, _ reason: String, at position: Int? = nil) {
    self.code = code
    self.subject = subject
    self.reason = reason
    self.position = position
  }

  /// One line: the text, the place and the reason.
  public var description: String {
    let shown = subject.utf8.count > 80 ? String(subject.prefix(60)) + "…" : subject
    let place = position.map { " at byte \($0)" } ?? ""
    return "\"\(shown)\"\(place): \(reason)"
  }
}
