// Filters as Swift: what a reader would write after the leading dot.

/// How much of a filter is written.
struct FilterTextForm {
  /// How many elements of a list are written; the rest becomes a comment.
  var limit: Int

  /// For people: a line or two.
  static let short = FilterTextForm(limit: 12)
  /// All of it.
  static let whole = FilterTextForm(limit: .max)

  /// Elements beside each other.
  func list<Elements: Collection>(_ elements: Elements, _ text: (Elements.Element) -> String) -> String {
    let shown = elements.prefix(limit).map(text)
    let rest = elements.count > shown.count ? ["/* and \(elements.count - shown.count) more */"] : []
    return (shown + rest).joined(separator: ", ")
  }

  /// How deep filters may be nested for their text: as deep as stored ones.
  static let depthLimit = 64
}

extension Filter: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The filter as Swift: `.all(.speaker("kaja-kallas"), .attitude(.opposes))`. Of lists longer than twelve elements the rest
  /// is a comment; ``debugDescription`` has them whole.
  public var description: String { node.swift(of: Item.self, .short) }

  /// The filter as Swift, whatever its length, behind its type.
  public var debugDescription: String { "Filter<\(Item.self)>\(node.swift(of: Item.self, .whole))" }

  /// The description.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension FilterNode {
  /// The filter as Swift, with the dot that leads it.
  func swift(of type: Any.Type, _ form: FilterTextForm, depth: Int = 0) -> String {
    guard depth < FilterTextForm.depthLimit else { return "/* nested deeper */" }
    return switch self {
    case .all: ".all(\(arguments(of: type, form, depth: depth)))"
    case .any(let nodes): ".any(\(form.list(nodes) { $0.swift(of: type, form, depth: depth + 1) }))"
    case .not(let node): ".not(\(node.swift(of: type, form, depth: depth + 1)))"
    case .test(let test): FilterTestText(test, of: type, form, depth: depth + 1).text
    }
  }

  /// The filter as arguments that must all hold.
  func arguments(of type: Any.Type, _ form: FilterTextForm, depth: Int = 0) -> String {
    guard case .all(let nodes) = self else { return swift(of: type, form, depth: depth) }
    return form.list(nodes) { $0.swift(of: type, form, depth: depth + 1) }
  }
}

/// A single condition as Swift.
private struct FilterTestText {
  let name: FilterTest.Name
  let argument: FilterTest.Argument
  let type: Any.Type
  let form: FilterTextForm
  let depth: Int

  init(_ test: FilterTest, of type: Any.Type, _ form: FilterTextForm, depth: Int) {
    name = test.name
    argument = test.argument
    self.type = type
    self.form = form
    self.depth = depth
  }

  var text: String {
    switch argument {
    case .terms(let terms): text(terms)
    case .subject(let subject, let scope): text(subject, scope)
    case .date(let date): call([literal(date.text)])
    case .interval(let start, let end):
      call([start.map { "since: \(literal($0.description))" }, end.map { "before: \(literal($0.description))" }])
    case .filter(let node, let day): text(node, on: day)
    case .filterAs(let node, let roles): call([inner(node), self.roles(roles)])
    case .roles(let actors, let roles, let day): text(actors, roles, day)
    case .status(let terms, let day): call([words(terms), on(day)])
    case .quantity(let unit, let low, let high):
      call([word(unit.rawValue), "\(low?.description ?? "")...\(high?.description ?? "")"])
    }
  }

  private func text(_ terms: [String]) -> String {
    switch name {
    case .anonymous, .snapback: return ".\(name)"
    case .identifier:
      guard let colon = terms.first?.firstIndex(of: ":"), let term = terms.first, terms.count == 1 else { break }
      return call([word(String(term[..<colon])), literal(String(term[term.index(after: colon)...]))])
    case .package where terms.allSatisfy { Int($0)?.description == $0 }: return call([form.list(terms) { $0 }])
    case .score:
      if let least = (0...4).first(where: { least in terms == (0...3).filter { $0 >= least }.map(\.description) }) {
        return call(["atLeast: \(least)"])
      }
    case .grade:
      let grades = Source.Grade.known
      let isAsked = { (least: Source.Grade) in terms == grades.filter { $0.isAtLeast(least) }.map(\.rawValue) }
      if let least = grades.first(where: isAsked) { return call(["atLeast: \(word(least.rawValue))"]) }
    case .polarity:
      let isAsked = { (way: Polarity) in
        terms == Attitude.known.filter { $0.polarity == way }.map(\.rawValue)
      }
      if let way = Polarity.allCases.first(where: isAsked) { return call([".\(way)"]) }
      return ".attitude(\(words(terms)))"
    default: break
    }
    return call([words(terms)])
  }

  private func text(_ subject: Subject, _ scope: SubjectScope) -> String {
    let text = literal(subject.description)
    return switch scope {
    case .parts: call([text])
    default: call([text, "including: .\(scope)"])
    }
  }

  private func text(_ node: FilterNode, on day: Day?) -> String {
    switch (name, node) {
    case (.stance, .test) where day == nil:
      // What is asked of one stance stands among the filters of statements, too.
      return inner(node)
    case (.stance, _), (.provision, _): return call([node.arguments(of: innerType, form, depth: depth), on(day)])
    case (.source, .test(let test)), (.speakingFor, .test(let test)):
      guard test.name == .id, case .terms(let ids) = test.argument else { break }
      return call([form.list(ids, literal), on(day)])
    default: break
    }
    return call([inner(node), on(day)])
  }

  private func text(_ actors: [String], _ roles: [String], _ day: Day?) -> String {
    let calls = { (actor: String) in call([literal(actor), self.roles(roles), on(day)]) }
    return actors.count == 1 ? calls(actors[0]) : ".any(\(form.list(actors, calls)))"
  }

  // MARK: Parts

  private func call(_ arguments: [String?]) -> String {
    let (method, label) = name.method(of: type)
    let list = arguments.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    return ".\(method)(\(label.map { "\($0): " } ?? "")\(list))"
  }

  private var innerType: Any.Type { name.innerType ?? type }

  private func inner(_ node: FilterNode) -> String { node.swift(of: innerType, form, depth: depth) }

  private func on(_ day: Day?) -> String? { day.map { "on: \(literal($0.description))" } }

  private func roles(_ roles: [String]) -> String? { roles.isEmpty ? nil : "as: \(form.list(roles, word))" }

  private func words(_ terms: [String]) -> String { form.list(terms, word) }

  /// A word of the vocabulary that the test takes, with a dot where it is known; anything else as a literal.
  private func word(_ term: String) -> String {
    name.vocabulary(of: type).flatMap { name(of: term, in: $0) }.map { ".\($0)" } ?? literal(term)
  }

  private func name<Words: Vocabulary>(of term: String, in words: Words.Type) -> String? {
    Words(rawValue: term).isKnown ? Self.names[term] ?? term : nil
  }

  private func literal(_ text: String) -> String { text.debugDescription }

  /// The names in Swift of known words that are written otherwise.
  private static let names = [
    "A": "a", "B": "b", "C": "c", "D": "d", "E": "e", "F": "f", "EUR": "euro", "USD": "usDollar",
    "GBP": "poundSterling", "RUB": "rouble", "UAH": "hryvnia", "km": "kilometre", "km2": "squareKilometre",
    "iso-3166-1": "iso3166", "opensanctions": "openSanctions", "lei": "legalEntityIdentifier",
  ]
}

extension FilterTest.Name {
  /// The name of the function that makes the test for a type of item, and the label of its first argument.
  fileprivate func method(of type: Any.Type) -> (name: String, label: String?) {
    switch self {
    case .consent: ("consent", "of")
    case .concerningProposal: ("concerning", "proposal")
    case .concerningProvision: ("concerning", "provision")
    case .membersOf: ("members", "of")
    case .affiliated: ("affiliated", "with")
    case .inForce: ("inForce", "on")
    case .expiring: ("expiring", "before")
    default: (rawValue, nil)
    }
  }

  /// The vocabulary of the test's terms; `nil` where they are identifiers or free text.
  fileprivate func vocabulary(of type: Any.Type) -> (any Vocabulary.Type)? {
    switch self {
    case .keyword: Keyword.self
    case .certainty: Certainty.self
    case .review: ReviewStatus.self
    case .topic: Topic.self
    case .quantity: QuantityUnit.self
    case .affiliated: Affiliation.Role.self
    case .identifier: ActorIdentifier.Scheme.self
    case .grade: Source.Grade.self
    case .capacity: Statement.Capacity.self
    case .mode: Statement.Mode.self
    case .attitude, .polarity: Attitude.self
    case .firmness: Firmness.self
    case .involving: Involvement.Role.self
    case .effect: Provision.Effect.self
    case .modality: Provision.Modality.self
    case .measure: Sanction.Measure.self
    case .form: SecurityGuarantee.Form.self
    case .kind: Self.kinds(of: type)
    case .status: Self.statuses(of: type)
    default: nil
    }
  }

  private static func kinds(of type: Any.Type) -> (any Vocabulary.Type)? {
    let kinds: [(Any.Type, any Vocabulary.Type)] = [
      (Actor.self, Actor.Kind.self), (Concession.self, Concession.Kind.self), (Event.self, Event.Kind.self),
      (Place.self, Place.Kind.self), (Pledge.self, Pledge.Kind.self), (Proposal.self, Proposal.Kind.self),
      (Source.self, Source.Kind.self),
    ]
    return kinds.first { $0.0 == type }?.1
  }

  private static func statuses(of type: Any.Type) -> (any Vocabulary.Type)? {
    let statuses: [(Any.Type, any Vocabulary.Type)] = [
      (Concession.self, Concession.Status.self), (Event.self, Event.Status.self), (Pledge.self, Pledge.Status.self),
      (Proposal.self, Proposal.Status.self), (Sanction.self, Sanction.Status.self),
      (SecurityGuarantee.self, SecurityGuarantee.Status.self),
    ]
    return statuses.first { $0.0 == type }?.1
  }
}
