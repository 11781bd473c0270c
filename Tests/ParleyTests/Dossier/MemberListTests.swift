import Foundation
import Parley
import Testing

/// Each type has one list of its members; nothing may be missing from it.
@Suite("Lists of members") struct MemberListTests {
  /// Calls the check with each object of a dossier and its JSON form, nested ones included.
  ///
  /// The dossier's objects are made with every member set.
  static func forEachObject(_ check: (any MemberCoded, JSONObject) throws -> Void) throws {
    for seed in 0..<2 as Range<UInt64> {
      let contents = RandomDossier.dossier(seed: seed, .init(size: 1, provisions: 1, isFull: true)).contents
      var waiting: [Any] = [contents]
      while let value = waiting.popLast() {
        if let value = value as? any MemberCoded {
          let json = try #require(try JSONValue(parsing: value.canonicalJSON()).object)
          try check(value, json)
        }
        waiting += Mirror(reflecting: value).children.map(\.value)
      }
    }
  }

  /// The stored properties of a value, with those of the parts that have no object of their own in the JSON.
  private static func properties(of value: Any) -> [(name: String, value: Any)] {
    Mirror(reflecting: value).children.flatMap { name, property -> [(name: String, value: Any)] in
      switch property {
      case is Provenance: properties(of: property)
      case let storage as any MemberStorage: properties(of: storage.members)
      default: [(name ?? "", property)]
      }
    }
  }

  @Test("Every stored property of every type is a member of its JSON")
  func complete() throws {
    var types: Set<String> = []
    try Self.forEachObject { value, json in
      let type = String(reflecting: Swift.type(of: value))
      types.insert(type)
      for (name, property) in Self.properties(of: value) {
        if let extra = property as? JSONObject {
          for member in extra { #expect(json[member.name] == member.value, "\(type).\(name)") }
        } else {
          #expect(json[name] != nil, "\(type).\(name)")
        }
      }
    }
    let definitions = try #require(Dossier.jsonSchema().object?["$defs"]?.object)
    #expect(types.count == definitions.count, "\(types.sorted()) \(definitions.map(\.name))")
  }

  @Test("A printed statement says what it is, and a dump shows its members, not how they are stored")
  func printed() {
    let statement = Statement(
      "st-1", by: "a", on: "2025-11-20", "Declines.", quotation: Quotation("No comment."), citations: [])
    let names = Mirror(reflecting: statement).children.compactMap(\.label)
    #expect(names.first == "id" && names.last == "retracts")
    #expect(names.contains("summary") && names.contains("quotation") && !names.contains("shared"))
    #expect(String(describing: statement) == "statement:st-1, 2025-11-20, a: Declines.")
  }

  @Test("Every type reads back what it wrote, by itself and through Foundation's coders")
  func eachType() throws {
    func roundTrip<Value: MemberCoded>(_ value: Value) throws {
      let bytes = value.canonicalJSON()
      #expect(try Value.read(fromJSON: bytes) == value)
      let data = try JSONEncoder().encode(value)
      let encoded = try JSONValue(parsing: [UInt8](data))
      #expect(Self.names(encoded) == Self.names(try JSONValue(parsing: bytes)), "\(Value.self)")
      let decoded = try JSONDecoder().decode(Value.self, from: Data(bytes))
      #expect(Self.names(try JSONValue(parsing: decoded.canonicalJSON())) == Self.names(encoded), "\(Value.self)")
    }
    try Self.forEachObject { value, _ in try roundTrip(value) }
  }

  /// All names and strings of a value, with their places.
  static func names(_ value: JSONValue) -> [String] {
    switch value {
    case .object(let members): members.flatMap { member in names(member.value).map { "\(member.name)/\($0)" } } + ["{"]
    case .array(let elements):
      elements.enumerated().flatMap { index, element in names(element).map { "\(index)/\($0)" } } + ["["]
    case .string(let text): [text]
    case .number(let number): ["\(Double(number.text) ?? 0)"]
    case .bool(let value): ["\(value)"]
    case .null: ["null"]
    }
  }

  @Test("No type has two members of one name")
  func unique() throws {
    // A name that is written twice would not be read again; what has its default is not written, so ask the list.
    try Self.forEachObject { value, _ in
      var names = NameCollector()
      names.collect(value)
      #expect(Set(names.names).count == names.names.count, "\(Swift.type(of: value))")
    }
  }

  @Test("Every type has a place for unknown members, at the end of its list")
  func order() throws {
    try Self.forEachObject { value, _ in
      var names = NameCollector()
      names.collect(value)
      #expect(names.unknownPosition == names.names.count, "\(Swift.type(of: value))")
    }
  }
}

/// Collects the names of the members of one value.
private struct NameCollector: MemberVisitor {
  var names: [String] = []
  var unknownPosition: Int?

  mutating func collect<Value: MemberCoded>(_ value: Value) {
    var value = value
    try? Value.members(&self, &value)
  }

  mutating func required<Value: JSONConvertible>(_ name: StaticString, _ value: inout Value) throws(JSONFault) {
    names.append("\(name)")
  }

  mutating func member<Value: JSONConvertible>(
    _ name: StaticString, _ value: inout Value, default: @autoclosure () -> Value
  ) throws(JSONFault) {
    names.append("\(name)")
  }

  mutating func unknown(_ members: inout JSONObject) throws(JSONFault) { unknownPosition = names.count }
}
