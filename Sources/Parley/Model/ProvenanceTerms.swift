/// How sure it is that a record is true.
public struct Certainty: Vocabulary {
  /// The term as it is written.
  public let rawValue: String

  /// Creates a term, known or not.
  ///
  /// - Parameter rawValue: The term as it is written.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Well supported; the normal case.
  public static let confirmed: Self = "confirmed"
  /// More likely true than not.
  public static let probable: Self = "probable"
  /// May be true: from memory, hearsay or a single weak source.
  public static let possible: Self = "possible"
  /// More likely false than true.
  public static let doubtful: Self = "doubtful"

  /// The terms that this version knows.
  public static let known: [Self] = [
    .confirmed, .probable, .possible, .doubtful,
  ]
}

extension Certainty: JSONConvertible {}

/// How far a record has been checked by people.
public struct ReviewStatus: Vocabulary {
  /// The term as it is written.
  public let rawValue: String

  /// Creates a term, known or not.
  ///
  /// - Parameter rawValue: The term as it is written.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Entered, by a person or a program, and not checked.
  public static let draft: Self = "draft"
  /// Checked against its sources by a second person.
  public static let reviewed: Self = "reviewed"
  /// Decided after reviewers disagreed.
  public static let adjudicated: Self = "adjudicated"

  /// The terms that this version knows.
  public static let known: [Self] = [
    .draft, .reviewed, .adjudicated,
  ]
}

extension ReviewStatus: JSONConvertible {}

/// A free keyword of the editors; no term is known in advance.
public struct Keyword: Vocabulary {
  /// The term as it is written.
  public let rawValue: String

  /// Creates a term, known or not.
  ///
  /// - Parameter rawValue: The term as it is written.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The terms that this version knows: none.
  public static let known: [Self] = []
}

extension Keyword: JSONConvertible {}
