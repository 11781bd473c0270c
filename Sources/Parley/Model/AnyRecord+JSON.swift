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
    _ kind: String, at offset: Int, from reader: inout JSONReader
  ) throws(JSONFault) -> AnyRecord {
    switch RecordKind(rawValue: kind) {
    case .actor: .actor(try Actor.read(from: &reader))
    case .concession: .concession(try Concession.read(from: &reader))
    case .discrepancy: .discrepancy(try Discrepancy.read(from: &reader))
    case .event: .event(try Event.read(from: &reader))
    case .finding: .finding(try Finding.read(from: &reader))
    case .guarantee: .guarantee(try SecurityGuarantee.read(from: &reader))
    case .matter: .matter(try Matter.read(from: &reader))
    case .place: .place(try Place.read(from: &reader))
    case .pledge: .pledge(try Pledge.read(from: &reader))
    case .proposal: .proposal(try Proposal.read(from: &reader))
    case .provision: .provision(try Provision.read(from: &reader))
    case .sanction: .sanction(try Sanction.read(from: &reader))
    case .source: .source(try Source.read(from: &reader))
    case .statement: .statement(try Statement.read(from: &reader))
    case nil: throw JSONFault(.invalidValue, at: offset, "there is no type of record \"\(kind.prefix(40))\"")
    }
  }

  package func write(to writer: inout JSONWriter) {
    switch self {
    case .actor(let record): writer.entry("actor", record)
    case .concession(let record): writer.entry("concession", record)
    case .discrepancy(let record): writer.entry("discrepancy", record)
    case .event(let record): writer.entry("event", record)
    case .finding(let record): writer.entry("finding", record)
    case .guarantee(let record): writer.entry("guarantee", record)
    case .matter(let record): writer.entry("matter", record)
    case .place(let record): writer.entry("place", record)
    case .pledge(let record): writer.entry("pledge", record)
    case .proposal(let record): writer.entry("proposal", record)
    case .provision(let record): writer.entry("provision", record)
    case .sanction(let record): writer.entry("sanction", record)
    case .source(let record): writer.entry("source", record)
    case .statement(let record): writer.entry("statement", record)
    }
  }

  package func checkForm(_ checker: inout FormChecker) {
    checker.entry(key.kind.rawValue) { checkMembers(&$0) }
  }

  /// Looks in the record itself for what could be written but not read back.
  func checkMembers(_ checker: inout FormChecker) {
    switch self {
    case .actor(let record): checker.object(record)
    case .concession(let record): checker.object(record)
    case .discrepancy(let record): checker.object(record)
    case .event(let record): checker.object(record)
    case .finding(let record): checker.object(record)
    case .guarantee(let record): checker.object(record)
    case .matter(let record): checker.object(record)
    case .place(let record): checker.object(record)
    case .pledge(let record): checker.object(record)
    case .proposal(let record): checker.object(record)
    case .provision(let record): checker.object(record)
    case .sanction(let record): checker.object(record)
    case .source(let record): checker.object(record)
    case .statement(let record): checker.object(record)
    }
  }

  package mutating func visitReferences(_ visitor: inout ReferenceVisitor) {
    var record = coded
    record.visitReferences(&visitor)
    self = AnyRecord(record)
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
