/// Builds the JSON Schema (draft 2020-12) of the format from the lists of members that the reader follows.
package struct SchemaBuilder {
  /// The objects of the format by name.
  package private(set) var definitions = JSONObject()

  package init() {}

  /// A reference to the schema of an object, which is built when it is first met.
  mutating func reference<Value: MemberCoded>(to type: Value.Type) -> JSONObject {
    let name = Self.name(of: type)
    if definitions[name] == nil {
      definitions[name] = true  // Ends the recursion of a type that contains itself.
      var visitor = SchemaVisitor(builder: self)
      var value = Value.blank
      try? Value.members(&visitor, &value)
      define(name, visitor)
    }
    return ["$ref": .string("#/$defs/" + name)]
  }

  private mutating func define(_ name: String, _ visitor: SchemaVisitor) {
    self = visitor.builder
    definitions[name] = .object(visitor.schema)
  }

  /// The name of a type in the schema: `StatusChange<Status>` of an agreement becomes `ProposalStatusChange`.
  private static func name(of type: Any.Type) -> String {
    let path = String(reflecting: type).split(separator: "<").map { $0.split(separator: ".").dropFirst() }
    guard path.count > 1, let owner = path[1].first else { return path[0].joined() }
    return owner + path[0].joined()
  }
}

/// Builds the schema of one object.
private struct SchemaVisitor: MemberVisitor {
  var builder: SchemaBuilder
  private var properties = JSONObject()
  private var requiredNames: [JSONValue] = []

  init(builder: SchemaBuilder) {
    self.builder = builder
  }

  var schema: JSONObject {
    var schema: JSONObject = ["type": "object", "properties": .object(properties)]
    if !requiredNames.isEmpty { schema["required"] = .array(requiredNames) }
    return schema
  }

  mutating func required<Value: JSONConvertible>(_ name: StaticString, _ value: inout Value) {
    requiredNames.append(.string("\(name)"))
    add(name, Value.schema(&builder))
  }

  mutating func member<Value: JSONConvertible>(
    _ name: StaticString, _ value: inout Value, default: @autoclosure () -> Value
  ) {
    add(name, Value.schema(&builder), default: `default`())
  }

  private mutating func add(_ name: StaticString, _ schema: JSONObject, default: Any? = nil) {
    var schema = schema
    if let value = `default` as? Bool { schema["default"] = .bool(value) }
    if let value = `default` as? any Vocabulary { schema["default"] = .string(value.rawValue) }
    properties["\(name)"] = .object(schema)
  }

  mutating func unknown(_ members: inout JSONObject) {}
}
