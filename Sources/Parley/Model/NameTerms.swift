extension Alias {
  /// What kind of name an alias is.
  public struct Kind: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The official name.
    public static let official: Self = "official"
    /// A short form or abbreviation.
    public static let short: Self = "short"
    /// A place or thing that stands for the actor: "Kyiv" for Ukraine, "the bloc" for the European Union.
    public static let metonym: Self = "metonym"
    /// A name that is no longer used.
    public static let former: Self = "former"
    /// The name in another script or another way of writing it.
    public static let transliteration: Self = "transliteration"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .official, .short, .metonym, .former, .transliteration,
    ]
  }
}

extension Alias.Kind: JSONConvertible {}
