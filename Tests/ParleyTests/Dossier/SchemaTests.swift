import Foundation
import Parley
import TestSupport
import Testing

/// The published JSON Schema says of the format what the reader does.
@Suite("JSON Schema") struct SchemaTests {
  static let file = packageRoot.appending(path: "Documentation/Schema/dossier.schema.json")

  @Test("The stored schema is that of the format; PARLEY_RECORD=1 writes it anew")
  func stored() throws {
    let schema = Dossier.jsonSchema().jsonBytes() + [0x0A]
    if isRecording { try Data(schema).write(to: Self.file) }
    let stored = try Data(contentsOf: Self.file)
    #expect([UInt8](stored) == schema, "run the tests with PARLEY_RECORD=1 and look at what has changed")
  }

  @Test("Every reference of the schema leads somewhere, and every object is described once")
  func references() throws {
    let schema = Dossier.jsonSchema()
    let definitions = try #require(schema.object?["$defs"]?.object)
    var seen: Set<String> = []
    var waiting = [schema]
    while let value = waiting.popLast() {
      if let members = value.object {
        if let target = members["$ref"]?.string {
          let name = String(target.dropFirst("#/$defs/".count))
          #expect(definitions[name]?.object?["type"] == "object", "\(target)")
          seen.insert(name)
        }
        waiting += members.map(\.value)
      }
      waiting += value.array ?? []
    }
    #expect(seen == Set(definitions.map(\.name)))
    #expect(seen.isSuperset(of: ["Statement", "Provision", "ProposalStatusChange", "SanctionStatusChange", "Period"]))
  }

  @Test("Random dossiers follow the schema")
  func randomDossiers() throws {
    let schema = try SchemaCheck(Dossier.jsonSchema())
    for seed in 0..<6 as Range<UInt64> {
      let dossier = RandomDossier.dossier(seed: seed, .init(size: 3, isFull: seed % 2 == 0))
      #expect(schema.faults(of: try JSONValue(parsing: dossier.jsonBytes())) == [])
    }
  }

  @Test("What the reader refuses as of the wrong type or as missing does not follow the schema")
  func refusals() throws {
    let schema = try SchemaCheck(Dossier.jsonSchema())
    for (document, fault) in [
      ("[]", ": not object"), ("{}", ": no $parley"), (#"{"$parley": 2}"#, ".$parley: not 1"),
      (#"{"$parley": 1, "actors": {}}"#, ".actors: not array"),
      (#"{"$parley": 1, "actors": [{"id": "a", "kind": "person"}]}"#, ".actors[0]: no name"),
      (#"{"$parley": 1, "actors": [{"id": "a", "kind": 1, "name": "A"}]}"#, ".actors[0].kind: not string"),
      (
        #"{"$parley": 1, "actors": [{"id": "a", "kind": "x", "name": "A", "anonymous": "yes"}]}"#,
        ".actors[0].anonymous: not boolean"
      ),
      (
        #"{"$parley": 1, "actors": [{"id": "a", "kind": "x", "name": {"aliases": []}}]}"#, ".actors[0].name: 0 of oneOf"
      ),
      (
        #"{"$parley": 1, "findings": [{"date": "2025", "id": "a", "score": "x", "subject": "actor:a", "summary": ""}]}"#,
        ".findings[0].score: not integer"
      ),
    ] {
      #expect(schema.faults(of: try JSONValue(parsing: Array(document.utf8))) == [fault])
      #expect(throws: DocumentError.self) { try Dossier(jsonBytes: Array(document.utf8)) }
    }
  }
}

/// A check against a schema, of the few keywords that the format uses.
private struct SchemaCheck {
  let root: JSONObject
  let definitions: JSONObject

  init(_ schema: JSONValue) throws {
    root = try #require(schema.object)
    definitions = try #require(root["$defs"]?.object)
  }

  func faults(of value: JSONValue) -> [String] { faults(of: value, at: "", root) }

  private func faults(of value: JSONValue, at path: String, _ schema: JSONObject) -> [String] {
    var found: [String] = []
    if let target = schema["$ref"]?.string, let definition = definitions[String(target.dropFirst(8))]?.object {
      found += faults(of: value, at: path, definition)
    }
    if let type = schema["type"]?.string, !value.isOf(type) { return found + ["\(path): not \(type)"] }
    if let const = schema["const"], const != value { found.append("\(path): not \(const.text)") }
    for keyword in ["oneOf", "anyOf"] {
      guard let choices = schema[keyword]?.array else { continue }
      let count = choices.count { faults(of: value, at: path, $0.object ?? [:]).isEmpty }
      if count == 0 || (keyword == "oneOf" && count > 1) { found.append("\(path): \(count) of \(keyword)") }
    }
    if let members = value.object {
      for name in schema["required"]?.array ?? [] where members[name.string ?? ""] == nil {
        found.append("\(path): no \(name.string ?? "")")
      }
      let properties = schema["properties"]?.object ?? [:]
      for member in members {
        let schema = properties[member.name]?.object ?? schema["additionalProperties"]?.object ?? [:]
        found += faults(of: member.value, at: "\(path).\(member.name)", schema)
      }
    }
    if let elements = value.array, let schema = schema["items"]?.object {
      for (index, element) in elements.enumerated() { found += faults(of: element, at: "\(path)[\(index)]", schema) }
    }
    return found
  }
}

extension JSONValue {
  fileprivate var text: String { String(decoding: jsonBytes(), as: UTF8.self) }

  fileprivate func isOf(_ type: String) -> Bool {
    switch self {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .number(let number): type == "number" || (type == "integer" && Int(number.text) != nil)
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }
}
