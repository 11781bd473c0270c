/// Under which terms a relation to actors holds on which day: membership and office come and go.
final class ActorsByDay {
  /// The day on which the filter is asked, whatever the record's day.
  let fixed: Day?
  /// All terms under which the relation may hold on some day; `nil` where that cannot be said beforehand.
  let ever: Set<Term>?
  /// The days from which on the filter may answer otherwise than before.
  let turns: AffiliationBreakpoints
  private let node: FilterNode
  private let dossier: Dossier
  private let mapped: (Set<String>) -> Set<Term>
  private var known: [Int: Set<Term>] = [:]

  /// - Parameters:
  ///   - node: The filter for the actors.
  ///   - fixed: The day on which it is asked; `nil` stands for the record's day.
  ///   - dossier: The dossier.
  ///   - terms: The terms under which records are listed that refer to one of some actors.
  init(
    _ node: FilterNode, on fixed: Day?, in dossier: Dossier,
    terms: @escaping ([String], Dossier) -> [Term] = { ids, _ in ids.map { Term($0) } }
  ) {
    self.fixed = fixed
    self.node = node
    self.dossier = dossier
    mapped = { Set(terms($0.sorted(), dossier)) }
    turns = fixed == nil && node.dependsOnDay ? dossier.turningDays : AffiliationBreakpoints()
    // Asked without a day, membership and office hold where they do at any time; of their opposites nothing follows.
    ever = turns.isEmpty || !node.hasNegation ? mapped(dossier.ids(.actor, node.asked(on: fixed))) : nil
  }

  /// The terms that hold on a day; without one, at any time.
  func terms(on day: Day?) -> Set<Term> {
    guard !turns.isEmpty, let day else { return ever ?? mapped(dossier.ids(.actor, node)) }
    let stretch = turns.stretch(of: day)
    if let terms = known[stretch] { return terms }
    let terms = mapped(dossier.ids(.actor, node.asked(on: day)))
    known[stretch] = terms
    return terms
  }
}

extension FilterNode {
  /// Whether the filter is about membership or office on the day of the record.
  fileprivate var dependsOnDay: Bool {
    switch self {
    case .all(let nodes), .any(let nodes): nodes.contains(where: \.dependsOnDay)
    case .not(let node): node.dependsOnDay
    case .test(let test):
      if case .roles(_, _, on: nil) = test.argument {
        test.name == .affiliated || test.name == .membersOf
      } else {
        false
      }
    }
  }

  fileprivate var hasNegation: Bool {
    switch self {
    case .all(let nodes), .any(let nodes): nodes.contains(where: \.hasNegation)
    case .not: true
    case .test: false
    }
  }

  /// The filter with a day for all its questions of membership and office that name none.
  fileprivate func asked(on day: Day?) -> FilterNode {
    guard let day else { return self }
    switch self {
    case .all(let nodes): return .all(nodes.map { $0.asked(on: day) })
    case .any(let nodes): return .any(nodes.map { $0.asked(on: day) })
    case .not(let node): return .not(node.asked(on: day))
    case .test(let test):
      guard case .roles(let actors, let roles, on: nil) = test.argument, dependsOnDay else { return self }
      return .test(FilterTest(name: test.name, argument: .roles(actors, roles, on: day)))
    }
  }
}

extension Dossier {
  var turningDays: AffiliationBreakpoints { relations.turningDays }

  /// The identifiers of the records of a type for which a filter holds. Identifiers alone hold for records that the
  /// dossier does not have, too.
  func ids(_ kind: RecordKind, _ node: FilterNode) -> Set<String> {
    if case .test(let test) = node, test.name == .id, case .terms(let ids) = test.argument { return Set(ids) }
    var found: Set<String> = []
    for part in queryableParts(kind) {
      let run = part.run(node, of: self)
      run.forEach { found.insert(run.index.ids[run.place(of: $0)]) }
    }
    return found
  }

  /// Those who at some time may speak for one of some actors, and the actors themselves.
  func representatives(of actors: Set<Term>) -> Set<Term> {
    let relations = relations
    var found = Set(actors.map { Actor.ID(unchecked: $0.text) })
    found.formUnion(
      reached(from: Array(found)) { body in
        (relations.affiliates[body] ?? []).filter { $0.affiliation.role == .partOf }.map(\.actor)
      })
    for body in found {
      for (actor, affiliation) in relations.affiliates[body] ?? [] where affiliation.role.speaksForOrganisation {
        found.insert(actor)
      }
    }
    return Set(found.map { Term($0.rawValue) })
  }
}
