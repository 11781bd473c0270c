extension Source {
  /// What a source is.
  public struct Kind: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A report of a newspaper, agency or broadcaster.
    public static let news: Self = "news"
    /// A report of a medium that a state controls.
    public static let stateMedia: Self = "stateMedia"
    /// A report of a medium that takes a side.
    public static let partisanMedia: Self = "partisanMedia"
    /// A copy or summary of what others report.
    public static let aggregator: Self = "aggregator"
    /// A text of a government, institution or party to the matter.
    public static let official: Self = "official"
    /// The text of a proposal, treaty or law, or a copy of it.
    public static let document: Self = "document"
    /// A note of a law firm.
    public static let lawFirm: Self = "lawFirm"
    /// An analysis of a research institute or expert.
    public static let analysis: Self = "analysis"
    /// A text of an advocacy group.
    public static let advocacy: Self = "advocacy"
    /// A blog or personal page.
    public static let blog: Self = "blog"
    /// A contribution to a forum.
    public static let forum: Self = "forum"
    /// A post.
    public static let socialMedia: Self = "socialMedia"
    /// An interview held for this dossier.
    public static let interview: Self = "interview"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .news, .stateMedia, .partisanMedia, .aggregator, .official, .document, .lawFirm, .analysis, .advocacy, .blog,
      .forum, .socialMedia, .interview,
    ]
  }
}

extension Source.Kind: JSONConvertible {}

extension Source {
  /// How reliable a source is, after the Admiralty scale: A is best.
  public struct Grade: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Completely reliable.
    public static let a: Self = "A"
    /// Usually reliable.
    public static let b: Self = "B"
    /// Fairly reliable.
    public static let c: Self = "C"
    /// Not usually reliable.
    public static let d: Self = "D"
    /// Unreliable.
    public static let e: Self = "E"
    /// Reliability cannot be judged.
    public static let f: Self = "F"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .a, .b, .c, .d, .e, .f,
    ]

    /// Whether the grade is known and at least as good as another.
    ///
    /// - Parameter other: The grade to compare with. F, which says that nothing is known, is at least as good as none but
    ///   itself.
    /// - Returns: Whether it is.
    public func isAtLeast(_ other: Self) -> Bool {
      isKnown && other.isKnown && self <= other && (self != .f || other == .f)
    }
  }
}

extension Source.Grade: JSONConvertible {}
