extension JSONValue {
  /// An array or object that is not complete yet.
  private struct Open {
    var elements: [JSONValue] = []
    var members = CollectedMembers()
    /// The name of the member whose value is being read; `nil` in an array.
    var name: CollectedMembers.Name?
  }

  /// Reads a JSON text: one value.
  static func read(_ text: String) throws(JSONFault) -> JSONValue {
    try read(fromJSON: Array(text.utf8))
  }

  /// Parses JSON bytes.
  ///
  /// - Parameters:
  ///   - bytes: One JSON value in UTF-8; nesting up to 128, no member twice.
  ///   - name: The document's name for error messages.
  /// - Throws: ``DocumentError`` with the place of what is not JSON.
  /// - Complexity: O(*n*) in the number of bytes, O(*n* log *n*) for objects whose names are not in order.
  public init(parsing bytes: [UInt8], named name: String = "json") throws(DocumentError) {
    do {
      self = try Self.read(fromJSON: bytes)
    } catch {
      throw DocumentError(error, in: bytes, named: name)
    }
  }
}

extension JSONValue {
  /// Reads the value of an envelope in which something of a document stands, for example the head of a snapshot.
  package static func read(fromEnvelope bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    try JSONReader.readAll(bytes, depthLimit: JSONReader.envelopeDepthLimit) { (reader) throws(JSONFault) in
      try read(from: &reader)
    }
  }
}

extension JSONValue: JSONConvertible {
  package static var isScalar: Bool { false }

  package func checkForm(_ checker: inout FormChecker) { checker.any(self) }

  /// Reads any value; nesting has a stack of its own, not on the thread's.
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> JSONValue {
    var stack: [Open] = []
    while true {
      var value: JSONValue
      switch reader.cursor.next {
      case UInt8(ascii: "{"):
        try reader.open("{", "an object")
        if try !reader.closes("}") {
          stack.append(Open(name: try reader.name()))
          continue
        }
        value = .object(JSONObject())
      case UInt8(ascii: "["):
        try reader.open("[", "an array")
        if try !reader.closes("]") {
          stack.append(Open())
          continue
        }
        value = .array([])
      default: value = try reader.scalar()
      }
      // Put the value where it belongs, and close what ends with it.
      while true {
        guard let top = stack.indices.last else { return value }
        reader.cursor.skipSpace()
        if let name = stack[top].name {
          stack[top].members.append(value, as: name)
          if try reader.continues(before: "}") {
            stack[top].name = try reader.name()
            break
          }
          value = .object(try stack.removeLast().members.object(reader.repeatedMembers))
        } else {
          stack[top].elements.append(value)
          if try reader.continues(before: "]") { break }
          value = .array(stack.removeLast().elements)
        }
      }
    }
  }

  package func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.literal("null")
    case .bool(let value): writer.literal(value ? "true" : "false")
    case .number(let number): writer.number(number.text)
    case .string(let text): writer.string(text)
    case .array(let elements): writer.array(elements, onOneLine: elements.allSatisfy(\.isLeaf))
    case .object(let members): writer.object(members)
    }
  }

  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject { [:] }

  private var isLeaf: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  /// The canonical JSON text, without a final line feed.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func jsonBytes() -> [UInt8] { canonicalJSON() }
}

extension JSONReader {
  fileprivate mutating func scalar() throws(JSONFault) -> JSONValue {
    switch cursor.next {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try bool())
    case UInt8(ascii: "n"):
      guard try literal("null") else { throw unexpected("a value") }
      return .null
    case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return .number(try number())
    default: throw unexpected("a value")
    }
  }
}

extension JSONValue: Codable {
  /// Reads any JSON-like value.
  ///
  /// - Parameter decoder: Any decoder.
  /// - Throws: `DecodingError` for a value that JSON does not have, and for a number of more digits than the decoder's
  ///   types hold exactly.
  public init(from decoder: any Decoder) throws {
    // A decoder comes back here for each level, on the thread's stack.
    guard decoder.codingPath.count <= JSONReader.envelopeDepthLimit else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "arrays and objects may be nested \(JSONReader.envelopeDepthLimit) deep, not deeper"))
    }
    if let container = try? decoder.container(keyedBy: AnyKey.self) {
      var members = CollectedMembers()
      for key in container.allKeys {
        let value = try container.decode(JSONValue.self, forKey: key)
        members.append(value, as: .init(text: key.stringValue, offset: 0))
      }
      self = .object(try members.object(.refused))
    } else if var container = try? decoder.unkeyedContainer() {
      var elements: [JSONValue] = []
      while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
      self = .array(elements)
    } else {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else if let number = try JSONNumber(from: container) {
        self = .number(number)
      } else {
        self = .string(try container.decode(String.self))
      }
    }
  }

  /// Writes the value, its numbers exactly.
  ///
  /// A number goes to the encoder as an integer or as a `Double` where one of these holds it exactly, otherwise as a
  /// `Decimal` of Foundation, which `JSONEncoder` writes as a number and other encoders may write in a form of their own.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: `EncodingError` for a number that none of these types holds exactly, and what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let members):
      var container = encoder.container(keyedBy: AnyKey.self)
      for member in members { try container.encode(member.value, forKey: AnyKey(stringValue: member.name)) }
    case .array(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try container.encode(element) }
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .bool(let value):
      var container = encoder.singleValueContainer()
      try container.encode(value)
    case .string(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    case .number(let number):
      var container = encoder.singleValueContainer()
      try number.encode(to: &container)
    }
  }
}

/// A key with any name, or the place of an element.
struct AnyKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init(intValue: Int) {
    stringValue = "Index \(intValue)"
    self.intValue = intValue
  }

  init(_ step: JSONLocator.Step) {
    switch step {
    case .member(let name): self.init(stringValue: name)
    case .element(let index): self.init(intValue: index)
    }
  }
}
