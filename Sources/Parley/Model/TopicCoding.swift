/// A topic of a provision, and how thoroughly the provision deals with it.
public struct TopicCoding: Hashable, Sendable {
  /// The topic.
  public let topic: Topic

  /// How thoroughly: 1 a mention, 2 with some detail, 3 with means of putting it into effect, after the coding of the
  /// PA-X peace agreements database; 0 only by implication; `nil` where it was not coded.
  public let depth: Int?

  /// Creates a coding.
  ///
  /// - Parameters:
  ///   - topic: The topic; one without a letter is a programmer's mistake and traps.
  ///   - depth: How thoroughly the provision deals with it, from 0 to 3; another number is a programmer's mistake and
  ///     traps.
  public init(_ topic: Topic, depth: Int? = nil) {
    insist(!topic.rawValue.isEmpty, "a topic needs at least one letter")
    insist(depth.map((0...3).contains) ?? true, "the depth of a topic is 0 to 3")
    self.topic = topic
    self.depth = depth
  }
}

extension TopicCoding: Textual, ExpressibleByStringLiteral {
  /// Reads a coding from its text.
  ///
  /// - Parameter text: The topic, or the topic and the depth joined by a colon, for example `territoryAndBorders:3`. A
  ///   topic that itself holds a colon is followed by one.
  /// - Throws: ``ParseError`` with code `empty` or `outOfRange`.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else {
      guard !text.isEmpty else { throw ParseError(.empty, in: text, "a topic needs at least one letter") }
      self.init(Topic(rawValue: text))
      return
    }
    guard colon > text.startIndex else { throw ParseError(.empty, in: text, "there is no topic before the colon") }
    let topic = String(text[..<colon])
    let depth = text.utf8[text.utf8.index(after: colon)...]
    switch (depth.first, depth.count) {
    case (let digit?, 1) where (UInt8(ascii: "0")...UInt8(ascii: "3")).contains(digit):
      self.init(Topic(rawValue: topic), depth: Int(digit - UInt8(ascii: "0")))
    case (nil, _) where topic.utf8.contains(UInt8(ascii: ":")): self.init(Topic(rawValue: topic))
    default:
      throw ParseError(
        .outOfRange, in: text, "the depth of a topic is 0, 1, 2 or 3", at: text[...colon].utf8.count)
    }
  }

  /// The topic, and the depth after a colon where it was coded.
  public var description: String {
    if let depth { return "\(topic):\(depth)" }
    return topic.rawValue.utf8.contains(UInt8(ascii: ":")) ? "\(topic):" : topic.rawValue
  }

  /// Creates a coding from a literal in code.
  ///
  /// - Parameter text: The topic, or the topic and the depth joined by a colon.
  /// - Precondition: The text is well formed; a malformed literal is a programmer's mistake and traps.
  public init(stringLiteral text: String) {
    self = .literal(text, "topic")
  }
}

extension TopicCoding: JSONConvertible {
  package mutating func visitReferences(_ visitor: inout ReferenceVisitor) { visitor.term(topic) }
}
