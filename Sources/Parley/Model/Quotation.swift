/// What was said, in the speaker's words.
public struct Quotation: Hashable, Sendable {
  /// The words.
  public var text: String

  /// The language of ``text``.
  public var language: LanguageTag?

  /// The words as they were spoken, where ``text`` is a translation.
  public var original: String?

  /// The language of ``original``.
  public var originalLanguage: LanguageTag?

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates a quotation.
  ///
  /// - Parameters:
  ///   - text: The words.
  ///   - language: The language of the words.
  ///   - original: The words as they were spoken, where the text is a translation.
  ///   - originalLanguage: The language in which they were spoken.
  public init(
    _ text: String, language: LanguageTag? = nil, original: String? = nil, originalLanguage: LanguageTag? = nil
  ) {
    self.text = text
    self.language = language
    self.original = original
    self.originalLanguage = originalLanguage
  }
}

extension Quotation: MemberCoded {
  package static let blank = Quotation("")

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Quotation
  ) throws(JSONFault) {
    try visit.required("text", &value.text)
    try visit.member("language", &value.language, default: nil)
    try visit.member("original", &value.original, default: nil)
    try visit.member("originalLanguage", &value.originalLanguage, default: nil)
    try visit.unknown(&value.extra)
  }
}
