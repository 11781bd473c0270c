public import Parley

/// The refusal of a question that no analysis can answer as it was asked. Nothing else is answered in its stead.
public struct AnalysisError: CodedError {
  /// Why a question was refused.
  @nonexhaustive
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The dossier has no record with an identifier that was named.
    case unknownID
    /// A list that must name something names nothing.
    case empty
    /// A list names something twice.
    case repeated
    /// A range of days, times or numbers ends before it begins, or has nothing in it.
    case emptyRange
    /// A number is outside of what is allowed.
    case outOfRange
    /// A number is infinite or not a number.
    case notFinite
    /// Two arguments contradict each other.
    case incompatible
    /// Two lists or tables that belong together are not of the same length.
    case lengthMismatch
    /// The answer would need more memory or time than this version is prepared to use.
    case tooLarge
    /// The answer hangs on less than floating-point numbers can tell apart.
    case inaccurate
    /// The task that asked was cancelled before the answer was there.
    case cancelled
  }

  /// Why the question was refused.
  public var code: Code

  /// The name of the argument with which there is trouble, as it is written in the call.
  public var argument: String

  /// What is wrong and, where it can be said, what would be right.
  public var reason: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - code: Why the question is refused.
  ///   - argument: The name of the argument.
  ///   - reason: What is wrong and what would be right.
  package init(_ code: Code, _ argument: String, _ reason: String) {
    self.code = code
    self.argument = argument
    self.reason = reason
  }

  /// The kind of trouble, for code that must decide what to do next.
  public var category: ErrorCategory {
    switch code {
    case .unknownID: .notFound
    case .tooLarge, .inaccurate: .unsupported
    case .cancelled: .unavailable
    case .empty, .repeated, .emptyRange, .outOfRange, .notFinite, .incompatible, .lengthMismatch: .callerMistake
    }
  }

  /// One line: the argument and the reason.
  public var description: String { "\(argument): \(reason)" }
}
