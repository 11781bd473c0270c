/// A passage of a text, after the W3C Web Annotation Data Model (2017), sections 4.2.4 and 4.2.5.
public enum TextSelector: Hashable, Sendable {
  /// A passage by its words.
  case quote(TextQuoteSelector)
  /// A passage by its place.
  case position(TextPositionSelector)
  /// A selector of a type that this version does not know; written back unchanged.
  case other(JSONObject)
}

/// A passage by its words and what stands around it.
public struct TextQuoteSelector: Hashable, Sendable {
  /// The words.
  public var exact: String

  /// The words just before.
  public var prefix: String?

  /// The words just after.
  public var suffix: String?

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates a selector.
  ///
  /// - Parameters:
  ///   - exact: The words.
  ///   - prefix: The words just before.
  ///   - suffix: The words just after.
  public init(exact: String, prefix: String? = nil, suffix: String? = nil) {
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
  }
}

/// A passage by its place, counted in Unicode scalars.
public struct TextPositionSelector: Hashable, Sendable {
  /// The first scalar of the passage, counted from 0.
  public var start: Int

  /// The scalar behind the passage.
  public var end: Int

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates a selector.
  ///
  /// - Parameter range: The scalars of the passage, counted from 0.
  public init(_ range: Range<Int>) {
    start = range.lowerBound
    end = range.upperBound
  }
}

extension TextQuoteSelector: MemberCoded {
  package static let blank = TextQuoteSelector(exact: "")

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout TextQuoteSelector
  ) throws(JSONFault) {
    var type = "TextQuoteSelector"
    try visit.required("exact", &value.exact)
    try visit.member("prefix", &value.prefix, default: nil)
    try visit.member("suffix", &value.suffix, default: nil)
    try visit.required("type", &type)
    try visit.unknown(&value.extra)
  }
}

extension TextPositionSelector: MemberCoded {
  package static let blank = TextPositionSelector(0..<0)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout TextPositionSelector
  ) throws(JSONFault) {
    var type = "TextPositionSelector"
    try visit.required("end", &value.end)
    try visit.required("start", &value.start)
    try visit.required("type", &type)
    try visit.unknown(&value.extra)
  }

  package var faults: [ValueFault] {
    if start < 0 { return [.outOfRange("start", "the start \(start) is before the text")] }
    return end < start ? [.reversed("the passage ends before it starts")] : []
  }
}

extension TextSelector: JSONConvertible, Codable {
  package static var isScalar: Bool { false }

  package static func read(from reader: inout JSONReader) throws(JSONFault) -> TextSelector {
    // The type decides how to read, and may stand last: look at the whole first.
    let start = reader.place
    let value = try JSONValue.read(from: &reader)
    guard case .object(let members) = value, case .string(let type)? = members["type"] else {
      throw JSONFault(.wrongType, at: start.position, "a selector is an object with a \"type\"")
    }
    let isKnown = type == "TextQuoteSelector" || type == "TextPositionSelector"
    guard isKnown else { return .other(members) }
    reader.rewind(to: start)
    return type == "TextQuoteSelector"
      ? .quote(try reader.object(TextQuoteSelector.self)) : .position(try reader.object(TextPositionSelector.self))
  }

  package func write(to writer: inout JSONWriter) {
    switch self {
    case .quote(let selector): writer.object(selector)
    case .position(let selector): writer.object(selector)
    case .other(let members): writer.object(members)
    }
  }

  package func checkForm(_ checker: inout FormChecker) {
    switch self {
    case .quote(let selector): checker.object(selector)
    case .position(let selector): checker.object(selector)
    case .other(let members):
      switch members["type"] {
      case .string("TextQuoteSelector"), .string("TextPositionSelector"):
        checker.find("a selector of this type is made by quote or position, not by other")
      case .string: break
      default: checker.find("a selector is an object with a \"type\"")
      }
      checker.any(.object(members))
    }
  }

  package mutating func visitReferences(_ visitor: inout ReferenceVisitor) {
    switch self {
    case .quote(var selector): visitor.object(&selector)
    case .position(var selector): visitor.object(&selector)
    case .other(let members):
      guard case .string(let type)? = members["type"] else { return }
      visitor.word(type, of: TextSelector.self) { ["TextPositionSelector", "TextQuoteSelector"] }
    }
  }

  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject {
    [
      "type": "object", "required": ["type"],
      "anyOf": [
        .object(builder.reference(to: TextQuoteSelector.self)),
        .object(builder.reference(to: TextPositionSelector.self)), ["type": "object"],
      ],
    ]
  }

  /// Reads a selector in the form of the dossier format.
  ///
  /// - Parameter decoder: Any decoder.
  /// - Throws: `DecodingError` when the value does not follow the format.
  public init(from decoder: any Decoder) throws {
    self = try Self.decode(from: decoder)
  }

  /// Writes the selector in the form of the dossier format.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    try encodeAsJSON(to: encoder)
  }
}
