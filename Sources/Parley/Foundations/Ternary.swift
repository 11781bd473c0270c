/// The answer to a question about dates that are not fully known.
///
/// The three values follow Kleene's strong logic of indeterminacy: ``possibly`` means that the record allows both
/// answers. The list is complete for good.
@frozen
public enum Ternary: String, Hashable, Sendable, CaseIterable {
  /// Certainly not.
  case no
  /// The record allows both.
  case possibly
  /// Certainly.
  case yes

  /// Creates a certain answer.
  ///
  /// - Parameter isTrue: Whether the answer is ``yes``; otherwise it is ``no``.
  @inlinable
  public init(_ isTrue: Bool) {
    self = isTrue ? .yes : .no
  }

  /// The opposite answer; ``possibly`` stays as it is.
  @inlinable
  public var negated: Ternary {
    switch self {
    case .no: .yes
    case .possibly: .possibly
    case .yes: .no
    }
  }

  /// Whether both hold: the weaker of the two answers.
  ///
  /// - Parameter other: The other answer.
  /// - Returns: ``yes`` when both are, ``no`` when either is, otherwise ``possibly``.
  @inlinable
  public func and(_ other: Ternary) -> Ternary {
    self < other ? self : other
  }

  /// Whether at least one holds: the stronger of the two answers.
  ///
  /// - Parameter other: The other answer.
  /// - Returns: ``yes`` when either is, ``no`` when both are, otherwise ``possibly``.
  @inlinable
  public func or(_ other: Ternary) -> Ternary {
    self < other ? other : self
  }
}

extension Ternary: Comparable {
  /// Orders the answers from ``no`` over ``possibly`` to ``yes``.
  @inlinable
  public static func < (left: Ternary, right: Ternary) -> Bool {
    switch (left, right) {
    case (.no, .possibly), (.no, .yes), (.possibly, .yes): true
    default: false
    }
  }
}
