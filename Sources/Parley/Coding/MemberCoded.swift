/// A value that has one form in JSON.
package protocol JSONConvertible: Hashable, Sendable {
  /// Reads the value at the reader's position.
  static func read(from reader: inout JSONReader) throws(JSONFault) -> Self

  /// Writes the value.
  func write(to writer: inout JSONWriter)

  /// Shows the references to records that the value holds; the visitor may replace them.
  mutating func visitReferences(_ visitor: inout ReferenceVisitor)

  /// Looks for what could be written but not read back.
  func checkForm(_ checker: inout FormChecker)

  /// How deeply arrays and objects may be nested in a document of the value.
  static var depthLimit: Int { get }

  /// The JSON Schema of the value.
  static func schema(_ builder: inout SchemaBuilder) -> JSONObject

  /// Whether the value is neither an array nor an object, so that arrays of it stay on one line.
  static var isScalar: Bool { get }
}

extension JSONConvertible {
  package mutating func visitReferences(_ visitor: inout ReferenceVisitor) {}
  @inline(__always)
  package func checkForm(_ checker: inout FormChecker) {}
  package static var depthLimit: Int { JSONReader.depthLimit }
  package static var isScalar: Bool { true }
}

/// Something that goes through the members of a value one by one: the reader, the writer, the validator, the schema.
package protocol MemberVisitor {
  /// A member that every document has.
  mutating func required<Value: JSONConvertible>(_ name: StaticString, _ value: inout Value) throws(JSONFault)

  /// A member that is left out of the document when it has its default value.
  mutating func member<Value: JSONConvertible>(
    _ name: StaticString, _ value: inout Value, default: @autoclosure () -> Value) throws(JSONFault)

  /// Members that are stored apart from the value; `list` shows them.
  mutating func apart<Container: MemberStorage>(
    _ container: inout Container, _ list: (inout Self, inout Container.Members) throws(JSONFault) -> Void)
    throws(JSONFault)

  /// The members that this version does not know; always visited last.
  mutating func unknown(_ members: inout JSONObject) throws(JSONFault)
}

extension MemberVisitor {
  /// A visitor that only looks need not put the members back.
  package mutating func apart<Container: MemberStorage>(
    _ container: inout Container, _ list: (inout Self, inout Container.Members) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    var members = container.members
    try list(&self, &members)
  }
}

/// A value that is an object in JSON.
///
/// ``members(_:_:)`` is the one list of its members: reading, writing, `Codable`, validation and the published schema
/// all follow it.
package protocol MemberCoded: JSONConvertible, Codable {
  /// A value to read into; every required member is overwritten.
  static var blank: Self { get }

  /// Shows each member to the visitor.
  static func members<Visitor: MemberVisitor>(_ visit: inout Visitor, _ value: inout Self) throws(JSONFault)

  /// What is wrong in the value by itself, its parts not included.
  var faults: [ValueFault] { get }
}

/// The members of a type: their names, and which of them every document has.
package struct MemberList: MemberVisitor {
  /// The members in the order of the list.
  package private(set) var members: [(name: StaticString, isRequired: Bool)] = []

  package mutating func required<Value: JSONConvertible>(_ name: StaticString, _ value: inout Value) {
    members.append((name, true))
  }

  package mutating func member<Value: JSONConvertible>(
    _ name: StaticString, _ value: inout Value, default: @autoclosure () -> Value
  ) {
    members.append((name, false))
  }

  package mutating func unknown(_ members: inout JSONObject) {}
}

extension MemberCoded {
  /// The names of the type's members in the order of the list.
  package static var memberList: [(name: StaticString, isRequired: Bool)] {
    var list = MemberList()
    var value = blank
    // Nothing is refused here.
    try? members(&list, &value)
    return list.members
  }

  package var faults: [ValueFault] { [] }

  package static func read(from reader: inout JSONReader) throws(JSONFault) -> Self {
    try reader.object(Self.self)
  }

  package func write(to writer: inout JSONWriter) {
    writer.object(self)
  }

  package mutating func visitReferences(_ visitor: inout ReferenceVisitor) {
    visitor.object(&self)
  }

  package func checkForm(_ checker: inout FormChecker) {
    checker.object(self)
  }

  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject {
    builder.reference(to: Self.self)
  }

  package static var isScalar: Bool { false }

  /// Reads the value in the form of the dossier format.
  ///
  /// - Parameter decoder: Any decoder.
  /// - Throws: `DecodingError` when the value does not follow the format.
  public init(from decoder: any Decoder) throws {
    self = try Self.decode(from: decoder)
  }

  /// Writes the value in the form of the dossier format.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    try encodeAsJSON(to: encoder)
  }
}

extension JSONConvertible {
  /// Decodes the value by way of its JSON, so that a user's decoder and the fast reader cannot disagree.
  static func decode(from decoder: any Decoder) throws -> Self {
    guard let value = try JSONReader.value(of: Self.self, from: decoder) as? Self else {
      preconditionFailure("a reader reads its own type")
    }
    return value
  }

  /// Encodes the value by way of its JSON.
  func encodeAsJSON(to encoder: any Encoder) throws {
    if let finding = FormChecker.finding(in: self, atDepth: 0, limit: Self.depthLimit) {
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: finding.description))
    }
    try JSONReader.encode(canonicalJSON(), to: encoder)
  }

  /// Reads a whole JSON text as one value.
  package static func read(fromJSON bytes: [UInt8]) throws(JSONFault) -> Self {
    try JSONReader.readAll(bytes, depthLimit: depthLimit) { (reader) throws(JSONFault) in
      try Self.read(from: &reader)
    }
  }

  /// The value's canonical JSON text, without a final line feed.
  package func canonicalJSON() -> [UInt8] {
    bytes(by: JSONWriter())
  }

  /// The value's canonical JSON text on one line, without white space and without a final line feed.
  package func compactJSON() -> [UInt8] {
    bytes(by: JSONWriter(compact: true))
  }

  private func bytes(by writer: consuming JSONWriter) -> [UInt8] {
    write(to: &writer)
    return writer.finished().bytes
  }
}

extension JSONReader {
  /// Decodes a value of a type that is known only at run time: one function for all types.
  fileprivate static func value(
    of type: any JSONConvertible.Type, from decoder: any Decoder
  ) throws -> any JSONConvertible {
    let bytes = try JSONValue(from: decoder).jsonBytes()
    do throws(JSONFault) {
      return try readAll(bytes, depthLimit: type.depthLimit) { (reader) throws(JSONFault) -> any JSONConvertible in
        try type.read(from: &reader)
      }
    } catch {
      let path = JSONLocator(bytes).path(at: error.offset).map(AnyKey.init)
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath + path, debugDescription: error.reason))
    }
  }

  /// Encodes JSON text with any encoder.
  fileprivate static func encode(_ bytes: [UInt8], to encoder: any Encoder) throws {
    let value = try readAll(bytes, depthLimit: envelopeDepthLimit) { (reader) throws(JSONFault) in
      try JSONValue.read(from: &reader)
    }
    try value.encode(to: encoder)
  }
}
