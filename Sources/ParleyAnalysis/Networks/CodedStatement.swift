public import Parley

/// One coded statement: who (the first node) said what (the second node), how, when and in which document.
///
/// It is a row of ``CodedStatements``.
public struct CodedStatement: Hashable, Sendable {
  /// The first node, for example an actor.
  public var first: String

  /// The second node, for example a provision.
  public var second: String

  /// How the first node stands towards the second; `nil` in a table without a qualifier.
  public var level: QualifierLevel?

  /// When; `nil` where it is not known.
  public var time: Timestamp?

  /// The document in which it stands; `nil` where there is none.
  public var document: String?

  /// The statement of a dossier from which the row was made; `nil` in a table of your own.
  public internal(set) var statement: Statement.ID?

  /// Creates a coded statement.
  ///
  /// - Parameters:
  ///   - first: The first node.
  ///   - second: The second node.
  ///   - level: How the first stands towards the second.
  ///   - time: When.
  ///   - document: The document in which it stands.
  public init(
    _ first: String, _ second: String, level: QualifierLevel? = nil, at time: Timestamp?, document: String? = nil
  ) {
    self.first = first
    self.second = second
    self.level = level
    self.time = time
    self.document = document
  }
}

/// A value of a qualifier: yes or no, a whole number, or a term. A literal of either kind will do.
@frozen
public enum QualifierLevel: Hashable, Sendable {
  /// Yes or no, for example agreement.
  case flag(Bool)
  /// A whole number, for example -1, 0 and 1.
  case number(Int)
  /// A term, for example an attitude.
  case term(String)
}

extension QualifierLevel: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  /// Creates a level from `true` or `false`.
  ///
  /// - Parameter value: The value.
  public init(booleanLiteral value: Bool) { self = .flag(value) }

  /// Creates a level from a whole number.
  ///
  /// - Parameter value: The number.
  public init(integerLiteral value: Int) { self = .number(value) }

  /// Creates a level from a term.
  ///
  /// - Parameter value: The term.
  public init(stringLiteral value: String) { self = .term(value) }
}

extension QualifierLevel: CustomStringConvertible {
  /// The level as text.
  public var description: String {
    switch self {
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): String(number)
    case .term(let term): term
    }
  }
}

/// What kind of qualifier the statements of a table have: it decides what agreement and disagreement mean.
@frozen
public enum QualifierKind: Hashable, Sendable {
  /// There is none.
  case none
  /// Yes or no. Two levels are the same or they are not.
  case boolean
  /// Whole numbers. Two levels differ by a share of the scale, which runs from the smallest to the greatest.
  case integer
  /// Terms without an order. Two levels are the same or have nothing to do with each other.
  case nominal
}
