/// Where in which source something can be found.
///
/// A literal is the source alone: `citations: ["wsj-2025-11-20"]`.
public struct Citation: Hashable, Sendable {
  /// The source.
  public var source: Source.ID

  /// The place in the source.
  public var locator: Locator?

  private var rare = RareMembers<Rest>()

  /// What few citations have.
  private struct Rest: RareMemberList {
    var credibility: Int?
    var extra = JSONObject()
    var note: String?
    var selectors: [TextSelector] = []
  }

  /// Creates a citation.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - locator: The place in the source.
  ///   - selectors: The exact passages.
  ///   - credibility: How credible the information is, from 1 (confirmed) to 6 (cannot be judged).
  ///   - note: A remark of the editors.
  public init(
    _ source: Source.ID, _ locator: Locator? = nil, selectors: [TextSelector] = [], credibility: Int? = nil,
    note: String? = nil
  ) {
    self.source = source
    self.locator = locator
    var rest = Rest()
    rest.selectors = selectors
    rest.credibility = credibility
    rest.note = note
    rare.members = rest
  }

  /// The exact passages, after the W3C Web Annotation Data Model.
  public var selectors: [TextSelector] {
    get { rare.members.selectors }
    set { rare.members.selectors = newValue }
  }

  /// How credible the information is in itself, after the Admiralty scale: 1 confirmed by others, 2 probably true,
  /// 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.
  public var credibility: Int? {
    get { rare.members.credibility }
    set { rare.members.credibility = newValue }
  }

  /// A remark of the editors.
  public var note: String? {
    get { rare.members.note }
    set { rare.members.note = newValue }
  }

  /// Members that this version does not know; written back unchanged.
  public var extra: JSONObject {
    get { rare.members.extra }
    set { rare.members.extra = newValue }
  }
}

extension Citation: ExpressibleByStringLiteral {
  /// Creates a citation of a source as a whole.
  ///
  /// - Parameter value: The source's identifier.
  /// - Precondition: The text is a well-formed identifier; a malformed literal is a programmer's mistake and traps.
  public init(stringLiteral value: String) {
    self.init(Source.ID(stringLiteral: value))
  }
}

extension Citation: MemberCoded {
  package static let blank = Citation(.unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Citation
  ) throws(JSONFault) {
    try visit.member("locator", &value.locator, default: nil)
    try visit.required("source", &value.source)
    try visit.apart(&value.rare) { (visit, rest) throws(JSONFault) in
      try visit.member("credibility", &rest.credibility, default: nil)
      try visit.member("note", &rest.note, default: nil)
      try visit.member("selectors", &rest.selectors, default: [])
      try visit.unknown(&rest.extra)
    }
  }

  package var faults: [ValueFault] {
    guard let credibility, !(1...6).contains(credibility) else { return [] }
    return [.outOfRange("credibility", "the credibility \(credibility) is not 1 to 6")]
  }
}

/// A place in a source: a page, a paragraph, a section, a time code.
public struct Locator: Hashable, Sendable {
  /// The kind and the value joined by a colon, for example `paragraph:8`.
  public let text: String

  /// A page.
  ///
  /// - Parameter number: The page number, counted from 1.
  /// - Returns: The place.
  public static func page(_ number: Int) -> Locator { Locator(unchecked: "page:\(number)") }

  /// A paragraph.
  ///
  /// - Parameter number: The paragraph number, counted from 1.
  /// - Returns: The place.
  public static func paragraph(_ number: Int) -> Locator { Locator(unchecked: "paragraph:\(number)") }

  /// A section, by its number or title.
  ///
  /// - Parameter name: The number or title; an empty one is a programmer's mistake and traps.
  /// - Returns: The place.
  public static func section(_ name: String) -> Locator {
    insist(!name.isEmpty, "a section has a number or a title")
    return Locator(unchecked: "section:" + name)
  }

  /// A time in a recording.
  ///
  /// - Parameter code: Hours, minutes and seconds, for example `00:12:30`; an empty one is a programmer's mistake and
  ///   traps.
  /// - Returns: The place.
  public static func time(_ code: String) -> Locator {
    insist(!code.isEmpty, "a time code has hours, minutes and seconds")
    return Locator(unchecked: "time:" + code)
  }

  private init(unchecked text: String) {
    self.text = text
  }

  /// How the place is counted: `page`, `paragraph`, `section`, `time` or another word.
  public var kind: String { String(text.unicodeScalars.prefix { $0 != ":" }) }

  /// The page number, the paragraph number and so on.
  public var value: String { String(text.unicodeScalars.drop { $0 != ":" }.dropFirst()) }
}

extension Locator: Textual, JSONConvertible {
  /// Reads a place from its text.
  ///
  /// - Parameter text: The kind and the value joined by a colon, for example `paragraph:8`.
  /// - Throws: ``ParseError`` with code `malformed`.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
      text.utf8.index(after: colon) < text.endIndex
    else {
      throw ParseError(.malformed, in: text, "a place is a kind and a value joined by ':', as in \"paragraph:8\"")
    }
    self.text = text
  }

  /// The kind and the value joined by a colon.
  public var description: String { text }
}
