/// A name, with the same name in other languages and with other names.
///
/// ```swift
/// let name: LocalizedName = "Kaja Kallas"
/// let ukraine = LocalizedName(
///   "Ukraine", translations: ["uk": "Україна"], aliases: [Alias("Kyiv", .metonym)])
/// ```
public struct LocalizedName: Hashable, Sendable {
  /// The name to show.
  public var primary: String

  /// The language of the name to show.
  public var language: LanguageTag?

  /// The name in other languages.
  public var translations: [LanguageTag: String]

  /// Other names.
  public var aliases: [Alias]

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates a name.
  ///
  /// - Parameters:
  ///   - primary: The name to show.
  ///   - language: The language of the name to show.
  ///   - translations: The name in other languages.
  ///   - aliases: Other names.
  public init(
    _ primary: String, language: LanguageTag? = nil, translations: [LanguageTag: String] = [:], aliases: [Alias] = []
  ) {
    self.primary = primary
    self.language = language
    self.translations = translations
    self.aliases = aliases
  }

  /// The name in a language, or the name to show where there is none.
  ///
  /// - Parameter language: The language.
  /// - Returns: The name.
  public func text(in language: LanguageTag) -> String {
    translations[language] ?? primary
  }
}

extension LocalizedName: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Creates a name that is the same everywhere.
  ///
  /// - Parameter value: The name.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// The name to show.
  public var description: String { primary }
}

extension LocalizedName: MemberCoded {
  package static let blank = LocalizedName("")

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout LocalizedName
  ) throws(JSONFault) {
    try visit.required("primary", &value.primary)
    try visit.member("aliases", &value.aliases, default: [])
    try visit.member("language", &value.language, default: nil)
    try visit.member("translations", &value.translations, default: [:])
    try visit.unknown(&value.extra)
  }

  /// A plain string stands for a name that has nothing else.
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> LocalizedName {
    reader.isAtObject ? try reader.object(LocalizedName.self) : LocalizedName(try reader.string())
  }

  package func write(to writer: inout JSONWriter) {
    if self == LocalizedName(primary) {
      writer.string(primary)
    } else {
      writer.object(self)
    }
  }

  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject {
    ["oneOf": [["type": "string"], .object(builder.reference(to: LocalizedName.self))]]
  }
}

/// Another name, and what kind of name it is.
public struct Alias: Hashable, Sendable {
  /// The name.
  public var text: String

  /// What kind of name it is.
  public var kind: Kind

  /// The language it is used in.
  public var language: LanguageTag?

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates another name.
  ///
  /// - Parameters:
  ///   - text: The name.
  ///   - kind: What kind of name it is.
  ///   - language: The language it is used in.
  public init(_ text: String, _ kind: Kind, language: LanguageTag? = nil) {
    self.text = text
    self.kind = kind
    self.language = language
  }
}

extension Alias: MemberCoded {
  package static let blank = Alias("", .unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Alias
  ) throws(JSONFault) {
    try visit.required("kind", &value.kind)
    try visit.required("text", &value.text)
    try visit.member("language", &value.language, default: nil)
    try visit.unknown(&value.extra)
  }
}
