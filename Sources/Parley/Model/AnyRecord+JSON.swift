extension AnyRecord: JSONConvertible {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> AnyRecord {
    // Statements are read most.
    if let statement = try reader.plainEntry("{\"statement\":", Statement.self) { return .statement(statement) }
    let start = reader.position
    let record = try reader.entry { (reader, kind, offset) throws(JSONFault) in
      try read(kind, at: offset, from: &reader)
    }
    guard let record else {
      throw JSONFault(.wrongType, at: start, "expected an object with one member, named by the type of its record")
    }
    return record
  }

  private static func read(
    _ name: String, at offset: Int, from reader: inout JSONReader
  ) throws(JSONFault) -> AnyRecord {
    guard let kind = RecordKind(rawValue: name) else {
      throw JSONFault(.invalidValue, at: offset, "there is no type of record \"\(name.prefix(40))\"")
    }
    return try kind.type.readWrapped(from: &reader)
  }

  package func write(to writer: inout JSONWriter) {
    if case .statement(let statement) = self { return writer.entry("statement", statement) }
    visit(Writing.self, &writer)
  }

  private enum Writing: RecordVisitor {
    static func visit<Item: StoredRecord>(_ record: Item, _ state: inout JSONWriter) {
      state.entry(named: Item.kind.rawValue, record)
    }
  }

  package func checkForm(_ checker: inout FormChecker) {
    checker.entry(key.kind.rawValue) { checkMembers(&$0) }
  }

  /// Looks in the record itself for what could be written but not read back.
  func checkMembers(_ checker: inout FormChecker) { visit(Checking.self, &checker) }

  private enum Checking: RecordVisitor {
    static func visit<Item: StoredRecord>(_ record: Item, _ state: inout FormChecker) {
      record.checkForm(&state)
    }
  }

  package mutating func visitReferences(_ visitor: inout ReferenceVisitor) {
    var record = stored
    record.visitReferences(&visitor)
    self = record.wrapped
  }

  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject {
    func member(_ type: any MemberCoded.Type) -> JSONValue { .object(type.schema(&builder)) }
    let properties = JSONObject(uniqueMembers: RecordKind.allCases.map { ($0.rawValue, member($0.type)) })
    return [
      "type": "object", "properties": .object(properties), "minProperties": 1, "maxProperties": 1,
    ]
  }

  package static var isScalar: Bool { false }
}

extension AnyRecord: Codable {
  /// Reads a record in the form of the dossier format, as the one member of an object that is named by its type.
  ///
  /// - Parameter decoder: Any decoder.
  /// - Throws: `DecodingError` when the value does not follow the format.
  public init(from decoder: any Decoder) throws {
    self = try Self.decode(from: decoder)
  }

  /// Writes the record in the form of the dossier format, as the one member of an object that is named by its type.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    try encodeAsJSON(to: encoder)
  }
}
