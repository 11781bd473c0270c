import Parley

/// Makes filters of all kinds about a random dossier: with the dossier's own identifiers, terms, dates and figures, now
/// and then with others. The same seed gives the same filters.
struct RandomFilter {
  let dossier: Dossier
  private var values: RandomDossier

  init(_ dossier: Dossier, seed: UInt64, size: Int) {
    self.dossier = dossier
    values = RandomDossier(seed: seed, .init(size: size, hasDanglingReferences: true))
  }

  /// A tree for a type of item: a type of record or `Stance`.
  mutating func node(for type: Any.Type, depth: Int = 4) -> FilterNode {
    guard depth > 0, !values.chance(3) else { return .test(test(for: type, depth: depth)) }
    switch values.number(0..<4) {
    case 0: return .all(nodes(for: type, depth: depth - 1))
    case 1: return .any(nodes(for: type, depth: depth - 1))
    case 2: return .not(node(for: type, depth: depth - 1))
    default: return .test(test(for: type, depth: depth))
    }
  }

  private mutating func nodes(for type: Any.Type, depth: Int) -> [FilterNode] {
    (0..<values.number(0..<4)).map { _ in node(for: type, depth: depth) }
  }

  private mutating func test(for type: Any.Type, depth: Int) -> FilterTest {
    let names = FilterTest.Name.tests(of: type).sorted { $0.rawValue < $1.rawValue }
    return test(values.pick(names), of: type, depth: depth)
  }

  /// A test of a name.
  mutating func test(_ name: FilterTest.Name, of type: Any.Type, depth: Int = 2) -> FilterTest {
    FilterTest(name: name, argument: argument(name, of: type, depth: depth))
  }

  private mutating func argument(_ name: FilterTest.Name, of type: Any.Type, depth: Int) -> FilterTest.Argument {
    switch name {
    case .anonymous, .snapback: return .terms([])
    case .text: return .terms([text()])
    case .recorded: return .interval(values.maybe { $0.moment() }, values.maybe { $0.moment() })
    case .during, .possiblyDuring: return .date(values.chance(2) ? values.date() : values.years())
    case .before, .since, .inForce, .expiring: return .date(PartialDate(values.day()))
    case .concerning, .about: return .subject(subject(), values.pick(SubjectScope.allCases))
    case .affiliated, .membersOf:
      let roles: [String] = name == .membersOf ? [] : values.some { $0.term(Affiliation.Role.self).rawValue }
      return .roles(atLeastOne { $0.actorID().rawValue }, roles, on: values.maybe { $0.day() })
    case .involving:
      let roles = values.some { $0.term(Involvement.Role.self).rawValue }
      return values.chance(2)
        ? .roles(atLeastOne { $0.actorID().rawValue }, roles, on: nil)
        : .filterAs(inner(Actor.self, depth), roles)
    case .status: return .status(terms(name, of: type), on: values.maybe { $0.day() })
    case .quantity:
      let quantity = figure() ?? values.quantity()
      let bounds = [quantity.lowerBound, quantity.upperBound, values.decimal()].compactMap(\.self)
      return .quantity(
        quantity.unit, values.maybe { $0.pick(bounds) }, values.maybe { $0.pick(bounds) })
    case .polarity: return .terms(Attitude.known.filter { $0.polarity == .negative }.map(\.rawValue))
    case .attitude: return .terms(atLeastOne { $0.term(Attitude.self).rawValue })
    case .firmness: return .terms(atLeastOne { $0.term(Firmness.self).rawValue })
    default:
      guard let target = name.innerType, Self.takesFilterOnly(name) || values.chance(2) else {
        return .terms(terms(name, of: type))
      }
      return .filter(inner(target, depth), on: values.chance(3) ? values.day() : nil)
    }
  }

  private static func takesFilterOnly(_ name: FilterTest.Name) -> Bool {
    [.source, .speaker, .speakingFor, .stance, .provision, .concerningProposal, .concerningProvision].contains(name)
  }

  /// A filter for the records that a relation leads to; sometimes their identifiers alone.
  private mutating func inner(_ type: Any.Type, _ depth: Int) -> FilterNode {
    guard type != Stance.self, values.chance(4) else { return node(for: type, depth: depth - 1) }
    return .test(FilterTest(name: .id, argument: .terms(terms(.id, of: type))))
  }

  // MARK: Values

  /// What some record of the type has, or something else.
  private mutating func terms(_ name: FilterTest.Name, of type: Any.Type) -> [String] {
    (0..<values.number(1..<4)).map { _ in
      let found = record(of: type).map { values(of: $0, name) } ?? []
      return found.isEmpty || values.chance(8) ? "unknown-\(values.number(0..<3))" : values.pick(found)
    }
  }

  private func values(of record: any Record, _ name: FilterTest.Name) -> [String] {
    switch name {
    case .id, .under, .descendsFrom, .partOf: [NaiveFilter.id(of: record)]
    case .place: dossier.places.map(\.id.rawValue)
    default: NaiveFilter.terms(of: record, name, in: dossier)
    }
  }

  private mutating func record(of type: Any.Type) -> (any Record)? {
    func records<Item: Record>(_ type: Item.Type) -> [any Record] { Array(dossier.records(of: type)) }
    guard let type = type as? any Record.Type else { return nil }
    let all = records(type)
    return all.isEmpty ? nil : values.pick(all)
  }

  private mutating func subject() -> Subject {
    let statements = dossier.statements.flatMap(\.stances)
    return statements.isEmpty || values.chance(2) ? values.subject() : values.pick(statements).subject
  }

  private mutating func figure() -> Quantity? {
    let figures = dossier.provisions.flatMap(\.quantities)
    return figures.isEmpty || values.chance(4) ? nil : values.pick(figures)
  }

  private mutating func text() -> String {
    let known = [
      "talks", "TALKS", "tal*", "longer", "київ", "e", "\"longer piece\"", "\"longer pie*\"", "rather talks", "nothing",
      "", "*", "\"\"", "\"talks",
    ]
    return values.chance(3) ? values.text() : values.pick(known)
  }

  private mutating func atLeastOne(_ make: (inout RandomDossier) -> String) -> [String] {
    (0..<values.number(1..<3)).map { _ in make(&values) }
  }
}

extension RandomDossier {
  /// A day in the years of the random dates.
  mutating func day() -> Day { Day(daysSince1970: number(10_950..<12_500)) }

  /// A longer stretch of the years of the random dates.
  mutating func years() -> PartialDate { pick(["2000", "2001", "2002", "2003", "200X", "2000/2002", "2001-06/2003"]) }

  mutating func moment() -> Timestamp {
    Timestamp(microsecondsSince1970: Int64(number(0..<2_000_000_000)) * 1_000_000)
  }
}
