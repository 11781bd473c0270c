extension Statement {
  /// How a statement reached the record.
  public struct Mode: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// In the speaker's own words.
    public static let verbatim: Self = "verbatim"
    /// Partly in the speaker's own words.
    public static let mixed: Self = "mixed"
    /// In the words of whoever reports it; the normal case.
    public static let reported: Self = "reported"
    /// In a text: a declaration, a letter, a post.
    public static let document: Self = "document"
    /// The speaker declined to comment: a statement too, but no position.
    public static let refusal: Self = "refusal"
    /// The speaker said nothing where something was expected.
    public static let silence: Self = "silence"
    /// One speaker reports what another has said; see `reportedBy`.
    public static let nested: Self = "nested"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .verbatim, .mixed, .reported, .document, .refusal, .silence, .nested,
    ]
  }
}

extension Statement.Mode: JSONConvertible {}

extension Statement {
  /// In which capacity somebody speaks.
  public struct Capacity: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// For the office held.
    public static let office: Self = "office"
    /// For himself or herself.
    public static let personal: Self = "personal"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .office, .personal,
    ]
  }
}

extension Statement.Capacity: JSONConvertible {}

/// How a speaker stands towards a subject.
public struct Attitude: Vocabulary {
  /// The term as it is written.
  public let rawValue: String

  /// Creates a term, known or not.
  ///
  /// - Parameter rawValue: The term as it is written.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// In favour.
  public static let supports: Self = "supports"
  /// Not in favour, but agrees to it.
  public static let accepts: Self = "accepts"
  /// In favour if something else holds; see the conditions of the stance.
  public static let conditional: Self = "conditional"
  /// Both for and against.
  public static let ambivalent: Self = "ambivalent"
  /// Has not decided.
  public static let undecided: Self = "undecided"
  /// Against.
  public static let opposes: Self = "opposes"
  /// Rules it out.
  public static let rejects: Self = "rejects"
  /// Declines to say. A stance on record that is no position.
  public static let withholds: Self = "withholds"
  /// Denies a fact about the subject.
  public static let denies: Self = "denies"
  /// States a fact about the subject without taking sides.
  public static let reports: Self = "reports"

  /// The terms that this version knows.
  public static let known: [Self] = [
    .supports, .accepts, .conditional, .ambivalent, .undecided, .opposes, .rejects, .withholds, .denies, .reports,
  ]

  /// Creates an attitude of your own that is a position.
  ///
  /// ```swift
  /// let attitude = Attitude("welcomes", polarity: .positive)
  /// attitude.rawValue   // welcomes:positive
  /// ```
  ///
  /// Its term holds the word and the polarity, joined by a colon, so that every document that has the attitude says which
  /// way it points.
  ///
  /// - Parameters:
  ///   - word: A word for the attitude.
  ///   - polarity: Which way it points.
  public init(_ word: String, polarity: Polarity) {
    self.init(rawValue: "\(word):\(polarity.word)")
  }

  /// Which way the attitude points; `nil` for one that is no position, and for a term that this version does not know and
  /// that does not state it.
  public var polarity: Polarity? {
    switch self {
    case .supports, .accepts: .positive
    case .conditional, .ambivalent, .undecided: .neutral
    case .opposes, .rejects: .negative
    case .withholds, .denies, .reports: nil
    default: statedPolarity
    }
  }

  /// The polarity that stands in the term itself.
  var statedPolarity: Polarity? {
    let parts = rawValue.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.first?.isEmpty == false else { return nil }
    return Polarity.allCases.first { parts[1].elementsEqual($0.word.utf8) }
  }
}

extension Attitude: JSONConvertible {}

/// Which way an attitude points.
@frozen
public enum Polarity: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// Against.
  case negative = -1
  /// Neither for nor against.
  case neutral = 0
  /// In favour.
  case positive = 1

  /// The polarity as it stands in the term of an attitude.
  var word: String {
    switch self {
    case .negative: "negative"
    case .neutral: "neutral"
    case .positive: "positive"
    }
  }

  /// Orders polarities from negative to positive.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// How firmly a stance is held, from the softest to the hardest.
public struct Firmness: Vocabulary {
  /// The term as it is written.
  public let rawValue: String

  /// Creates a term, known or not.
  ///
  /// - Parameter rawValue: The term as it is written.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Would like it so.
  public static let preference: Self = "preference"
  /// Asks for it.
  public static let demand: Self = "demand"
  /// Will not go on without it.
  public static let precondition: Self = "precondition"
  /// Will under no circumstances give way on it.
  public static let redLine: Self = "redLine"

  /// The terms that this version knows.
  public static let known: [Self] = [
    .preference, .demand, .precondition, .redLine,
  ]
}

extension Firmness: JSONConvertible {}

extension Reason {
  /// Which way a reason bears on what is stated.
  public struct Bearing: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Speaks for it.
    public static let supports: Self = "supports"
    /// Speaks against it.
    public static let attacks: Self = "attacks"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .supports, .attacks,
    ]
  }
}

extension Reason.Bearing: JSONConvertible {}
