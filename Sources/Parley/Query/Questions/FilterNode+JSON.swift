extension FilterNode {
  var json: JSONValue {
    switch self {
    case .all(let nodes): ["all": .array(nodes.map(\.json))]
    case .any(let nodes): ["any": .array(nodes.map(\.json))]
    case .not(let node): ["not": node.json]
    case .test(let test): [test.name.rawValue: test.argument.json]
    }
  }

  /// Reads a filter of a type of item, and refuses tests that the type does not have.
  init(json: JSONValue, of type: Any.Type, depth: Int) throws(FilterError) {
    guard depth < 64 else {
      throw FilterError(code: .malformed, subject: "", reason: "filters are nested 64 deep at most")
    }
    guard case .object(let members) = json, members.count == 1 else {
      throw FilterError(
        code: .malformed, subject: "",
        reason: "a filter is an object with one member, as in {\"speaker\": [\"kaja-kallas\"]}")
    }
    let (name, value) = (members[0].name, members[0].value)
    switch name {
    case "all": self = .all(try Self.nodes(value, name, of: type, depth))
    case "any": self = .any(try Self.nodes(value, name, of: type, depth))
    case "not": self = .not(try FilterNode(json: value, of: type, depth: depth + 1))
    default:
      let test = try FilterTest.Name(stored: name, of: type)
      self = .test(FilterTest(name: test, argument: try FilterTest.Argument(json: value, of: test, depth: depth)))
    }
  }

  private static func nodes(
    _ value: JSONValue, _ name: String, of type: Any.Type, _ depth: Int
  ) throws(FilterError) -> [FilterNode] {
    guard case .array(let elements) = value else {
      throw FilterError(code: .malformed, subject: name, reason: "expected an array of filters")
    }
    var nodes: [FilterNode] = []
    for element in elements { nodes.append(try FilterNode(json: element, of: type, depth: depth + 1)) }
    return nodes
  }
}

extension FilterTest.Name {
  /// The tests that may be asked of a type of item.
  package static func tests(of type: Any.Type) -> Set<Self> {
    if let type = type as? any Filterable.Type { return type.tests.union(ofAnyRecord) }
    return type == Stance.self ? Stance.tests : []
  }

  /// The test that a stored filter of a type of item calls by a name, be it one that the test had before.
  fileprivate init(stored name: String, of type: Any.Type) throws(FilterError) {
    let tests = Self.tests(of: type)
    if let known = Self(rawValue: name), tests.contains(known) {
      self = known
    } else if let renamed = Self.former[name]?.first(where: tests.contains) {
      self = renamed
    } else {
      let owner = Self(rawValue: name) == nil ? "this version of Parley" : "\(type)"
      throw FilterError(code: .unknownTest, subject: name, reason: "\(owner) has no such test")
    }
  }

  /// Names from before a filter was called as the property that it asks for. Filters that were stored under them are
  /// read for good; they are written with the present names.
  private static let former: [String: [Self]] = [
    "about": [.concerning], "addressedTo": [.addressee], "atEvent": [.occasion], "benefiting": [.beneficiary],
    "by": [.speaker, .guarantor], "consentOf": [.consent], "for": [.beneficiary], "inPlace": [.place],
    "obliging": [.obligor], "of": [.proposal],
  ]
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
    case .source, .speakingFor, .stance, .provision, .concerningProposal, .concerningProvision:
      self = .filter(
        try reader.member("where", reader.node(of: name, depth)), on: try reader.optional("on", reader.day))
    case .affiliated:
      self = .roles(
        try reader.member("actors", reader.strings), try reader.optional("roles", reader.strings) ?? [],
        on: try reader.optional("on", reader.day))
    case .membersOf:
      self = .roles(try reader.member("actors", reader.strings), [], on: try reader.optional("on", reader.day))
    case .involving:
      let roles = try reader.optional("roles", reader.strings) ?? []
      if let filter = try reader.optional("where", reader.node(of: name, depth)) {
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
      self = .filter(
        try reader.member("where", reader.node(of: name, depth)), on: try reader.optional("on", reader.day))
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

  func node(of name: FilterTest.Name, _ depth: Int) -> (JSONValue) throws(FilterError) -> FilterNode {
    { (value) throws(FilterError) in
      try FilterNode(json: value, of: name.innerType ?? Never.self, depth: depth + 1)
    }
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
