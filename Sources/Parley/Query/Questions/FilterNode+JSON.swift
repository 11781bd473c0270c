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
      throw FilterError(code: .malformed, subject: "", reason: "filters are nested 64 deep at most")
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
      self = .test(FilterTest(name: known, argument: try FilterTest.Argument(json: value, of: known, depth: depth)))
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
      guard FilterTest.Name.tests(of: type).contains(test.name) else {
        throw FilterError(code: .unknownTest, subject: test.name.rawValue, reason: "\(type) has no such test")
      }
      switch test.argument {
      case .filter(let node, _), .filterAs(let node, _):
        if let inner = test.name.innerType { try node.checkVocabulary(of: inner) }
      default: break
      }
    }
  }
}

extension FilterTest.Name {
  /// The tests that may be asked of a type of item.
  package static func tests(of type: Any.Type) -> Set<Self> {
    if let type = type as? any Filterable.Type { return type.tests.union(ofAnyRecord) }
    return type == Stance.self ? Stance.tests : []
  }
}

extension FilterTest.Argument {
  fileprivate var json: JSONValue {
    func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
    func number(_ number: DecimalNumber) -> JSONValue { .number(JSONNumber(unchecked: number.description)) }
    var members = JSONObject()
    switch self {
    case .terms(let terms): return strings(terms)
    case .date(let date): return .string(date.text)
    case .subject(let subject, let scope):
      members["subject"] = .string(subject.description)
      if scope != .parts { members["including"] = .string(scope.rawValue) }
    case .interval(let start, let end):
      members["since"] = start.map { .string($0.description) }
      members["before"] = end.map { .string($0.description) }
    case .filter(let node, let day):
      members["where"] = node.json
      members["on"] = day.map { .string($0.description) }
    case .filterAs(let node, let roles):
      members["where"] = node.json
      if !roles.isEmpty { members["roles"] = strings(roles) }
    case .roles(let actors, let roles, let day):
      members["actors"] = strings(actors)
      if !roles.isEmpty { members["roles"] = strings(roles) }
      members["on"] = day.map { .string($0.description) }
    case .status(let terms, let day):
      members["is"] = strings(terms)
      members["on"] = day.map { .string($0.description) }
    case .quantity(let unit, let low, let high):
      members["unit"] = .string(unit.rawValue)
      members["atLeast"] = low.map(number)
      members["atMost"] = high.map(number)
    }
    return .object(members)
  }

  fileprivate init(json: JSONValue, of name: FilterTest.Name, depth: Int) throws(FilterError) {
    let reader = ArgumentReader(name: name.rawValue, value: json)
    switch name {
    case .concerning, .about:
      self = .subject(
        try reader.member("subject", reader.subject), try reader.optional("including", reader.scope) ?? .parts)
    case .during, .possiblyDuring, .before, .since, .inForce, .expiring:
      self = .date(try reader.date(json))
      return
    case .recorded:
      self = .interval(try reader.optional("since", reader.moment), try reader.optional("before", reader.moment))
    case .source, .speaker, .speakingFor, .stance, .provision, .concerningProposal, .concerningProvision:
      self = .filter(try reader.member("where", reader.node(depth)), on: try reader.optional("on", reader.day))
    case .affiliated:
      self = .roles(
        try reader.member("actors", reader.strings), try reader.optional("roles", reader.strings) ?? [],
        on: try reader.optional("on", reader.day))
    case .membersOf:
      self = .roles(try reader.member("actors", reader.strings), [], on: try reader.optional("on", reader.day))
    case .involving:
      let roles = try reader.optional("roles", reader.strings) ?? []
      if let filter = try reader.optional("where", reader.node(depth)) {
        self = .filterAs(filter, roles)
      } else {
        self = .roles(try reader.member("actors", reader.strings), roles, on: nil)
      }
    case .status:
      self = .status(try reader.member("is", reader.strings), on: try reader.optional("on", reader.day))
    case .quantity:
      self = .quantity(
        QuantityUnit(rawValue: try reader.member("unit", reader.string)),
        try reader.optional("atLeast", reader.number), try reader.optional("atMost", reader.number))
    default:
      guard case .object = json, name.innerType != nil else {
        self = .terms(try reader.terms(of: name))
        return
      }
      self = .filter(try reader.member("where", reader.node(depth)), on: try reader.optional("on", reader.day))
    }
    try reader.finish()
  }
}

/// Reads the parts of an argument, and refuses what it has not read: a condition must not get lost.
private final class ArgumentReader {
  private let name: String
  private let value: JSONValue
  private var wanted: Set<String> = []

  init(name: String, value: JSONValue) {
    self.name = name
    self.value = value
  }

  func malformed(_ reason: String) -> FilterError { FilterError(code: .malformed, subject: name, reason: reason) }

  func optional<Result>(_ key: String, _ read: (JSONValue) throws(FilterError) -> Result) throws(FilterError) -> Result?
  {
    guard case .object(let members) = value else { throw malformed("expected an object") }
    wanted.insert(key)
    guard let member = members[key] else { return nil }
    return try read(member)
  }

  func member<Result>(_ key: String, _ read: (JSONValue) throws(FilterError) -> Result) throws(FilterError) -> Result {
    guard let result = try optional(key, read) else { throw malformed("expected the member \"\(key)\"") }
    return result
  }

  func finish() throws(FilterError) {
    guard case .object(let members) = value else { return }
    if let other = members.first(where: { !wanted.contains($0.name) }) {
      throw malformed("there is no member \"\(other.name)\"")
    }
  }

  func node(_ depth: Int) -> (JSONValue) throws(FilterError) -> FilterNode {
    { (value) throws(FilterError) in try FilterNode(json: value, depth: depth + 1) }
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

  func terms(of name: FilterTest.Name) throws(FilterError) -> [String] {
    let terms = try strings(value)
    switch name {
    case .text where terms.count != 1: throw malformed("expected one text")
    case .anonymous where !terms.isEmpty, .snapback where !terms.isEmpty: throw malformed("expected an empty array")
    default: return terms
    }
  }

  func number(_ value: JSONValue) throws(FilterError) -> DecimalNumber {
    guard case .number(let number) = value else { throw malformed("expected a number") }
    return try parsed(number.text, DecimalNumber.init(_:))
  }

  func date(_ value: JSONValue) throws(FilterError) -> PartialDate { try parsed(string(value), PartialDate.init(_:)) }

  func day(_ value: JSONValue) throws(FilterError) -> Day { try parsed(string(value), Day.init(_:)) }

  func moment(_ value: JSONValue) throws(FilterError) -> Timestamp { try parsed(string(value), Timestamp.init(_:)) }

  func subject(_ value: JSONValue) throws(FilterError) -> Subject { try parsed(string(value), Subject.init(_:)) }

  func scope(_ value: JSONValue) throws(FilterError) -> SubjectScope {
    guard let scope = SubjectScope(rawValue: try string(value)) else {
      throw malformed("the scopes are \(SubjectScope.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return scope
  }

  private func parsed<Result>(
    _ text: String, _ parse: (String) throws(ParseError) -> Result
  ) throws(FilterError) -> Result {
    do throws(ParseError) {
      return try parse(text)
    } catch {
      throw malformed(error.description)
    }
  }
}
