/// An error of Parley: the kind of trouble, which trouble it is, and in words what is wrong and what would be right.
///
/// Every function says which of these errors it throws; code that handles all of them alike takes `any CodedError`:
///
/// ```swift
/// func report(_ error: any CodedError) {
///   print("\(error.category): \(error)")
/// }
/// ```
public protocol CodedError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What can go wrong.
  associatedtype Code: RawRepresentable<String>, CaseIterable, Hashable, Sendable

  /// What went wrong.
  var code: Code { get }

  /// The kind of trouble, for code that must decide what to do next.
  var category: ErrorCategory { get }

  /// What is wrong and, where it can be said, what would be right.
  var reason: String { get }
}

/// What kind of trouble an error is, for code that must decide what to do next.
///
/// The list is complete for good: a program may switch over it without a default.
@frozen
public enum ErrorCategory: String, Hashable, Sendable, CaseIterable {
  /// The caller passed something that no state of the data could make right.
  case callerMistake
  /// What was asked for does not exist.
  case notFound
  /// The request contradicts what is already recorded.
  case conflict
  /// The data itself is broken.
  case damagedData
  /// The data may be fine but cannot be reached now.
  case unavailable
  /// The data is well formed but newer or richer than this version understands.
  case unsupported
  /// A defect of the library.
  case internalFault
}
