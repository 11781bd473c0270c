extension String: JSONConvertible {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> String { try reader.string() }
  package func write(to writer: inout JSONWriter) { writer.string(self) }
  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject { ["type": "string"] }
}

extension Bool: JSONConvertible {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> Bool { try reader.bool() }
  package func write(to writer: inout JSONWriter) { writer.literal(self ? "true" : "false") }
  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject { ["type": "boolean"] }
}

extension Int: JSONConvertible {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> Int {
    let start = reader.position
    let number = try reader.number()
    guard let value = Int(exactly: number) else {
      throw JSONFault(
        .numberOutOfRange, at: start, "expected a whole number of at most 64 bits, found \(number.text.prefix(40))")
    }
    return value
  }
  package func write(to writer: inout JSONWriter) { writer.number(String(self)) }
  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject { ["type": "integer"] }
}

extension Int {
  /// The number by its value; `nil` where it is no whole number of 64 bits.
  init?(exactly number: JSONNumber) {
    // The plain form is by far the most frequent.
    guard let value = Int(number.text) ?? NumberParts(number.text)?.wholeNumber.flatMap(Int.init(exactly:)) else {
      return nil
    }
    self = value
  }
}

extension Optional: JSONConvertible where Wrapped: JSONConvertible {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> Wrapped? {
    try Wrapped.read(from: &reader)
  }
  package func write(to writer: inout JSONWriter) { self?.write(to: &writer) }
  package mutating func visitReferences(_ visitor: inout ReferenceVisitor) { self?.visitReferences(&visitor) }
  @inline(__always)
  package func checkForm(_ checker: inout FormChecker) { self?.checkForm(&checker) }
  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject { Wrapped.schema(&builder) }
  package static var isScalar: Bool { Wrapped.isScalar }
}

extension Array: JSONConvertible where Element: JSONConvertible {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> [Element] {
    var elements: [Element] = []
    guard try reader.beginArray() else { return elements }
    repeat { elements.append(try Element.read(from: &reader)) } while try reader.continuesAfterValue(before: "]")
    return elements
  }
  package func write(to writer: inout JSONWriter) { writer.array(self, onOneLine: Element.isScalar) }
  package mutating func visitReferences(_ visitor: inout ReferenceVisitor) { visitor.elements(&self) }
  package func checkForm(_ checker: inout FormChecker) { if !isEmpty { checker.elements(self) } }
  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject {
    ["type": "array", "items": .object(Element.schema(&builder))]
  }
  package static var isScalar: Bool { false }
}

extension Set: JSONConvertible where Element: JSONConvertible & Comparable {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> Set<Element> {
    var elements: Set<Element> = []
    guard try reader.beginArray() else { return elements }
    repeat {
      let start = reader.position
      let element = try Element.read(from: &reader)
      guard elements.insert(element).inserted else {
        throw JSONFault(.duplicate, at: start, "the same entry occurs twice in a set; keep one")
      }
    } while try reader.continuesAfterValue(before: "]")
    return elements
  }
  package func write(to writer: inout JSONWriter) { writer.array(sorted(), onOneLine: Element.isScalar) }
  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject {
    ["type": "array", "items": .object(Element.schema(&builder)), "uniqueItems": true]
  }
  package static var isScalar: Bool { false }
}

extension Dictionary: JSONConvertible where Key: Textual & Comparable, Value: JSONConvertible {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> [Key: Value] {
    var values: [Key: Value] = [:]
    try reader.entries { (reader, name, offset) throws(JSONFault) in
      let key = try JSONFault.refusing(name, at: offset, Key.init(_:))
      let value = try Value.read(from: &reader)
      guard values.updateValue(value, forKey: key) == nil else {
        throw .duplicateMember(name, at: offset)
      }
    }
    return values
  }
  package func write(to writer: inout JSONWriter) {
    writer.entries(sorted { $0.key < $1.key }.map { ($0.key.description, $0.value) })
  }
  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject {
    ["type": "object", "additionalProperties": .object(Value.schema(&builder))]
  }
  package static var isScalar: Bool { false }
}

extension JSONFault {
  /// Reads a text in some notation and turns its refusal into a fault at the text's place.
  static func refusing<Value>(
    _ text: String, at offset: Int, _ read: (String) throws(ParseError) -> Value
  ) throws(JSONFault) -> Value {
    do throws(ParseError) {
      return try read(text)
    } catch {
      throw JSONFault(.invalidValue, at: offset, error.description)
    }
  }
}

extension JSONConvertible where Self: Textual {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> Self {
    let start = reader.position
    return try JSONFault.refusing(try reader.string(), at: start) { (text) throws(ParseError) -> Self in try Self(text)
    }
  }
  package func write(to writer: inout JSONWriter) { writer.string(description) }
  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject { ["type": "string"] }
}

extension JSONConvertible where Self: Vocabulary {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> Self {
    if let text = try reader.cachedString() { return Self(rawValue: text) }
    return Self(rawValue: try reader.string())
  }
  package func write(to writer: inout JSONWriter) { writer.string(rawValue) }
  package mutating func visitReferences(_ visitor: inout ReferenceVisitor) { visitor.term(self) }
  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject {
    // Open: a term that the schema does not list is still valid.
    ["type": "string", "examples": .array(known.map { .string($0.rawValue) })]
  }
}

extension EntityID: JSONConvertible {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> EntityID {
    let before = reader.cursor
    if let text = try reader.cachedString(isIdentifier: true), (1...longest).contains(text.utf8.count) {
      return EntityID(unchecked: text)
    }
    reader.cursor = before
    let start = reader.position
    return try JSONFault.refusing(try reader.string(), at: start) { (text) throws(ParseError) in try EntityID(text) }
  }
  package func write(to writer: inout JSONWriter) {
    unsafe rawValue.withBytes { bytes in
      writer.plainString(atMost: bytes.count) { unsafe $0.add(bytes) }
    }
  }
  package mutating func visitReferences(_ visitor: inout ReferenceVisitor) { self = visitor.reference(to: self) }
  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject {
    ["type": "string", "pattern": "^[a-z0-9./-]{1,128}$"]
  }
}

extension LanguageTag: JSONConvertible {}
