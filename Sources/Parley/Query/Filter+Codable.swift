/// The stored form of filters: an object with one member, whose name is the test and whose value its argument.
///
/// ```json
/// {"all": [{"by": ["kaja-kallas"]}, {"stance": {"where": {"concerning": {"subject": "proposal:us-28"}}}}]}
/// ```
///
/// The form is frozen: what one version of Parley stores, every later one reads.
extension Filter: Codable {
  /// Reads a filter from its stored form.
  ///
  /// - Parameter decoder: Any decoder.
  /// - Throws: `DecodingError` whose underlying error is a ``FilterError`` for a test that the type of record does not
  ///   have, or an argument that does not fit the test.
  public init(from decoder: any Decoder) throws {
    let value = try JSONValue(from: decoder)
    do {
      self = try Filter(json: value)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: error.reason, underlyingError: error))
    }
  }

  /// Writes the filter's stored form.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    try node.json.encode(to: encoder)
  }

  /// Reads a filter from the JSON of its stored form.
  ///
  /// - Parameter json: The stored form.
  /// - Throws: ``FilterError`` with code `unknownTest` or `malformed`.
  /// - Complexity: O(*n*) in the size of the filter.
  public init(json: JSONValue) throws(FilterError) {
    node = try FilterNode(json: json, depth: 0)
    try node.checkVocabulary(of: Item.self)
  }

  /// The JSON of the filter's stored form.
  ///
  /// - Complexity: O(*n*) in the size of the filter.
  public var json: JSONValue { node.json }
}

/// The refusal of a stored filter.
public struct FilterError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why a filter was refused.
  @nonexhaustive
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The type of record has no such test.
    case unknownTest
    /// An argument does not fit its test.
    case malformed
  }

  /// Why the filter was refused.
  public var code: Code

  /// The test that was refused.
  public var subject: String

  /// What is wrong and, where it can be said, what would be right.
  public var reason: String

  /// The kind of trouble: a test of a later version is unsupported, anything else a caller's mistake.
  public var category: ErrorCategory { code == .unknownTest ? .unsupported : .callerMistake }

  /// The test and the reason.
  public var description: String { "filter \"\(subject)\": \(reason)" }
}

extension FilterNode {
  var json: JSONValue {
    switch self {
    case .all(let nodes): ["all": .array(nodes.map(\.json))]
    case .any(let nodes): ["any": .array(nodes.map(\.json))]
    case .not(let node): ["not": node.json]
    case .test(let test): [test.name.rawValue: test.argument.json]
    }
  }

  init(json: JSONValue, depth: Int) throws(FilterError) {
    guard depth < 64 else {
      throw FilterError(code: .malformed, subject: "not", reason: "filters are nested 64 deep at most")
    }
    guard case .object(let members) = json, members.count == 1 else {
      throw FilterError(
        code: .malformed, subject: "",
        reason: "a filter is an object with one member, as in {\"by\": [\"kaja-kallas\"]}")
    }
    let (name, value) = (members[0].name, members[0].value)
    switch name {
    case "all": self = .all(try Self.nodes(value, name, depth))
    case "any": self = .any(try Self.nodes(value, name, depth))
    case "not": self = .not(try FilterNode(json: value, depth: depth + 1))
    default:
      guard let known = FilterTest.Name(rawValue: name) else {
        throw FilterError(code: .unknownTest, subject: name, reason: "this version of Parley has no such test")
      }
      let form = known.argumentForm
      self = .test(FilterTest(name: known, argument: try form.argument(value, name, depth)))
    }
  }

  private static func nodes(_ value: JSONValue, _ name: String, _ depth: Int) throws(FilterError) -> [FilterNode] {
    guard case .array(let elements) = value else {
      throw FilterError(code: .malformed, subject: name, reason: "expected an array of filters")
    }
    var nodes: [FilterNode] = []
    for element in elements { nodes.append(try FilterNode(json: element, depth: depth + 1)) }
    return nodes
  }

  /// Refuses tests that a type of item does not have.
  func checkVocabulary(of type: Any.Type) throws(FilterError) {
    switch self {
    case .all(let nodes), .any(let nodes): for node in nodes { try node.checkVocabulary(of: type) }
    case .not(let node): try node.checkVocabulary(of: type)
    case .test(let test):
      guard let type = type as? any Filterable.Type, test.isKnown(to: type) else {
        throw FilterError(code: .unknownTest, subject: test.name.rawValue, reason: "\(type) has no such test")
      }
      if case .filter(let node, _) = test.argument, let inner = test.name.innerType {
        try node.checkVocabulary(of: inner)
      }
    }
  }
}

extension FilterTest {
  /// Whether a type of item has the test.
  fileprivate func isKnown<Item: Filterable>(to type: Item.Type) -> Bool {
    Item.test(self, FilterCompiler(Dossier(Dossier.Contents()))) != nil
  }
}

extension FilterTest.Name {
  /// The type of item that the inner filter is about.
  fileprivate var innerType: Any.Type? {
    switch self {
    case .source: Source.self
    case .speaker, .speakingFor: Actor.self
    case .stance: Stance.self
    case .provision: Provision.self
    default: nil
    }
  }

  fileprivate var argumentForm: ArgumentForm {
    switch self {
    case .concerning: .subject
    case .during, .possiblyDuring, .before, .since: .date
    case .source, .speaker, .speakingFor, .stance, .provision: .filter
    case .affiliated, .membersOf, .involving: .roles
    case .status: .status
    case .quantity: .quantity
    default: .terms
    }
  }
}

extension FilterTest.Argument {
  fileprivate var json: JSONValue {
    func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
    var members = JSONObject()
    switch self {
    case .terms(let terms): return strings(terms)
    case .date(let date): return .string(date.text)
    case .subject(let subject, let scope):
      members["subject"] = .string(subject.description)
      if scope != .parts { members["including"] = .string(scope.rawValue) }
    case .filter(let node, let day):
      members["where"] = node.json
      members["on"] = day.map { .string($0.description) }
    case .roles(let actors, let roles, let day):
      members["actors"] = strings(actors)
      if !roles.isEmpty { members["roles"] = strings(roles) }
      members["on"] = day.map { .string($0.description) }
    case .status(let terms, let day):
      members["is"] = strings(terms)
      members["on"] = day.map { .string($0.description) }
    case .quantity(let unit, let low, let high):
      members["unit"] = .string(unit.rawValue)
      members["atLeast"] = low.map { .number(JSONNumber(unchecked: $0.description)) }
      members["atMost"] = high.map { .number(JSONNumber(unchecked: $0.description)) }
    }
    return .object(members)
  }
}

/// How an argument is stored.
private enum ArgumentForm {
  case terms, subject, date, filter, roles, status, quantity

  func argument(_ value: JSONValue, _ name: String, _ depth: Int) throws(FilterError) -> FilterTest.Argument {
    let reader = ArgumentReader(name: name, value: value)
    switch self {
    case .terms: return .terms(try reader.strings(value))
    case .date: return .date(try reader.parsed(value, PartialDate.init(_:)))
    case .subject:
      let scope = try reader.optional("including") { (value) throws(FilterError) in
        guard let scope = SubjectScope(rawValue: try reader.string(value)) else {
          throw reader.malformed("unknown scope")
        }
        return scope
      }
      return .subject(try reader.parsed(try reader.member("subject"), Subject.init(_:)), scope ?? .parts)
    case .filter:
      return .filter(try FilterNode(json: try reader.member("where"), depth: depth + 1), on: try reader.day())
    case .roles:
      return .roles(
        try reader.strings(try reader.member("actors")), try reader.optional("roles", reader.strings) ?? [],
        on: try reader.day())
    case .status: return .status(try reader.strings(try reader.member("is")), on: try reader.day())
    case .quantity:
      return .quantity(
        QuantityUnit(rawValue: try reader.string(try reader.member("unit"))),
        try reader.optional("atLeast", reader.number), try reader.optional("atMost", reader.number))
    }
  }
}

/// Reads the parts of an argument.
private struct ArgumentReader {
  let name: String
  let value: JSONValue

  func malformed(_ reason: String) -> FilterError { FilterError(code: .malformed, subject: name, reason: reason) }

  func member(_ key: String) throws(FilterError) -> JSONValue {
    guard case .object(let members) = value, let member = members[key] else {
      throw malformed("expected an object with the member \"\(key)\"")
    }
    return member
  }

  func optional<Result>(_ key: String, _ read: (JSONValue) throws(FilterError) -> Result) throws(FilterError) -> Result?
  {
    guard case .object(let members) = value else { throw malformed("expected an object") }
    guard let member = members[key] else { return nil }
    return try read(member)
  }

  func string(_ value: JSONValue) throws(FilterError) -> String {
    guard case .string(let text) = value else { throw malformed("expected a string") }
    return text
  }

  func strings(_ value: JSONValue) throws(FilterError) -> [String] {
    guard case .array(let elements) = value else { throw malformed("expected an array of strings") }
    var texts: [String] = []
    for element in elements { texts.append(try string(element)) }
    return texts
  }

  func number(_ value: JSONValue) throws(FilterError) -> DecimalNumber {
    guard case .number(let number) = value else { throw malformed("expected a number") }
    return try parsed(.string(number.text), DecimalNumber.init(_:))
  }

  func day() throws(FilterError) -> Day? {
    try optional("on") { (value) throws(FilterError) in try parsed(value, Day.init(_:)) }
  }

  func parsed<Result>(
    _ value: JSONValue, _ parse: (String) throws(ParseError) -> Result
  ) throws(FilterError) -> Result {
    let text = try string(value)
    do throws(ParseError) {
      return try parse(text)
    } catch {
      throw malformed(error.description)
    }
  }
}
