extension Dossier {
  /// Reads a dossier from its JSON text.
  ///
  /// The reader is strict: UTF-8 only, nesting up to 128, no member twice, numbers exact or refused. Members and terms
  /// that this version does not know are written back. References that lead nowhere do not prevent reading; see
  /// ``validate()``.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - name: The document's name for error messages, for example the file's name.
  /// - Throws: ``DocumentError`` with the place of the trouble and, where it can be said, the cure.
  /// - Complexity: O(*n*) in the number of bytes for a document whose records are in order.
  public init(jsonBytes bytes: [UInt8], named name: String = "dossier.json") throws(DocumentError) {
    do {
      self.init(try Contents.read(fromJSON: bytes))
    } catch {
      throw DocumentError(Self.versionFault(in: bytes) ?? error, in: bytes, named: name)
    }
  }

  /// The dossier's canonical JSON text: the same records give the same bytes.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func jsonBytes() -> [UInt8] {
    contents.canonicalJSON() + [0x0A]
  }

  /// The JSON Schema (draft 2020-12) of the document that ``jsonBytes()`` writes.
  ///
  /// - Complexity: O(*n*) in the number of members of the format.
  public static func jsonSchema() -> JSONValue {
    var builder = SchemaBuilder()
    let root = builder.reference(to: Contents.self)
    var schema: JSONObject = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Parley dossier, format version 1",
    ]
    for member in root { schema[member.name] = member.value }
    schema["$defs"] = .object(builder.definitions)
    return .object(schema)
  }

  /// The fault of a version that cannot be read; it explains any other fault better than that does.
  private static func versionFault(in json: [UInt8]) -> JSONFault? {
    guard let start = JSONLocator(json).offset(of: [.member("$parley")]) else { return nil }
    let number = json[start...].prefix(JSONReader.numberLimit + 1).prefix { "+-.0123456789Ee".utf8.contains($0) }
    do throws(JSONFault) {
      _ = try FormatVersion.read(fromJSON: Array(number))
      return nil
    } catch {
      return error.code == .unsupportedVersion ? JSONFault(error.code, at: start, error.reason) : nil
    }
  }
}

extension Dossier: Codable {
  /// Reads a dossier in the form of the dossier format.
  ///
  /// - Parameter decoder: Any decoder.
  /// - Throws: `DecodingError` when the value does not follow the format.
  public init(from decoder: any Decoder) throws {
    self.init(try Contents(from: decoder))
  }

  /// Writes the dossier in the form of the dossier format.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    try contents.encode(to: encoder)
  }
}
