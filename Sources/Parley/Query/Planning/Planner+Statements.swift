// What only statements have: stances, and speakers who speak for somebody.

extension Planner {
  /// The statements with a stance for which a filter holds.
  func stance(_ node: FilterNode, within bounds: Range<Int>) -> Candidates {
    guard let subjects = index.field(.concerning) else { return .nothing }
    // A single test is answered by lists alone.
    if case .test(let test) = node { return .set(union(lists(test), within: bounds)) }
    var candidates = stanceCandidates(node, within: bounds)
    let check = stanceCheck(node)
    candidates.checks.append { [column = subjects.column] row in column[row].contains { check($0) } }
    return candidates
  }

  /// Statements that have what the filter needs, if not in one stance.
  private func stanceCandidates(_ node: FilterNode, within bounds: Range<Int>) -> Candidates {
    switch node {
    case .test(let test): return .set(union(lists(test), within: bounds))
    case .all(let nodes):
      return nodes.reduce(into: Candidates()) { $0.add(stanceCandidates($1, within: bounds)) }
    case .any(let nodes):
      let candidates = nodes.map { stanceCandidates($0, within: bounds) }
      if !candidates.allSatisfy(\.hasSets) { return Candidates() }
      return .set(UnionSet.of(candidates.map { $0.rows(within: bounds) }))
    case .not: return Candidates()
    }
  }

  /// The lists of the statements with a stance for which a test holds.
  private func lists(_ test: FilterTest) -> [(rows: [UInt32], list: Range<Int>)] {
    if case .subject(let subject, let scope) = test.argument {
      if scope == .parts, let rollUp, let (lists, list) = rollUp.rows(about: Term(subject)) {
        trace?.list(test.name, [Term(subject)], [lists[list]])
        return [(lists.rows, lists[list])]
      }
    }
    guard let (field, terms) = listed(test) else { return [] }
    return lists(field, terms, noting: .all)
  }

  /// The field and the terms that a test of stances asks for.
  private func listed(_ test: FilterTest) -> (FilterTest.Name, [Term])? {
    switch test.argument {
    case .subject(let subject, let scope):
      (.concerning, dossier.subjects(in: scope, of: subject).map { Term($0) })
    case .terms(let terms):
      test.name == .polarity ? (.attitude, attitudes(pointingLike: terms)) : (test.name, terms.map { Term($0) })
    default: test.relation.map { ($0.field, dossier.terms(of: $0)) }
    }
  }

  /// Some attitudes and those of the segment that state in their terms that they point the same way.
  private func attitudes(pointingLike terms: [String]) -> [Term] {
    let ways = terms.compactMap { Attitude(rawValue: $0).polarity }
    let stated = (index.field(.attitude)?.terms.terms ?? []).filter { term in
      Attitude(rawValue: term.text).statedPolarity.map(ways.contains) ?? false
    }
    return terms.map { Term($0) } + stated
  }

  /// The check of one stance, given by its position in the columns.
  private func stanceCheck(_ node: FilterNode) -> (Int) -> Bool {
    switch node {
    case .all(let nodes):
      let checks = nodes.map(stanceCheck)
      return { position in checks.allSatisfy { $0(position) } }
    case .any(let nodes):
      let checks = nodes.map(stanceCheck)
      return { position in checks.contains { $0(position) } }
    case .not(let node):
      let check = stanceCheck(node)
      return { !check($0) }
    case .test(let test):
      guard let (name, terms) = listed(test), let field = index.field(name) else { return { _ in false } }
      var isWanted = [Bool](repeating: false, count: field.terms.count)
      for number in terms.compactMap(field.terms.number) { isWanted[Int(number)] = true }
      // Each stance has one value in each of the columns, so that a position means the same stance in all.
      let values = field.column.values
      return { values[$0] != Column.none && isWanted[Int(values[$0])] }
    }
  }

  /// Statements in which somebody speaks for an actor that a filter accepts.
  func speakingFor(_ node: FilterNode, on day: Day?, within bounds: Range<Int>) -> Candidates {
    let accepted = ActorsByDay(node, on: day, in: dossier)
    let dossier = dossier
    let byOffice = datedTerms(
      .speaker, day == nil ? dossier.turningDays : AffiliationBreakpoints(), within: bounds,
      candidates: accepted.ever.map { dossier.representatives(of: $0) }
    ) { actor, day in
      let terms = accepted.terms(on: day)
      guard let day = accepted.fixed ?? day else { return false }
      return dossier.represents(Actor.ID(unchecked: actor.text), on: day).contains { terms.contains(Term($0.rawValue)) }
    }
    let expressly = [FilterTest.Name.speaker, .onBehalfOf].map { field in
      datedTerms(field, accepted.turns, within: bounds, candidates: accepted.ever) { actor, day in
        accepted.terms(on: day).contains(actor)
      }
    }
    return .set(UnionSet(expressly + [withoutPersonal(byOffice, within: bounds)]))
  }

  /// Without the statements in a personal capacity, in which nobody speaks by office.
  private func withoutPersonal(_ rows: RowSet, within bounds: Range<Int>) -> RowSet {
    guard let field = index.field(.capacity),
      let personal = field.terms.number(of: Term(Statement.Capacity.personal.rawValue))
    else { return rows }
    let lists = field.lists
    let list = ListSet(lists.rows, lists[Int(personal)], within: bounds)
    return IntersectionSet([rows, ComplementSet(list, within: bounds)])
  }

  /// The rows of a speaker's statements about a subject, where the lists follow the dossier's hierarchy.
  func pair(_ speaker: Term, _ subject: Term, _ scope: SubjectScope, within bounds: Range<Int>) -> RowSet? {
    guard let speaking = index.field(.speaker)?.terms.number(of: speaker), let rollUp,
      let slot = scope == .parts
        ? rollUp.slot(of: subject, in: index) : index.field(.concerning)?.terms.number(of: subject)
    else { return nil }
    guard let pair = rollUp.pairs.pair(speaking, slot) else { return RangeSet(0..<0) }
    trace?.list(.speaker, [speaker, subject], [rollUp.pairs[pair]])
    return ListSet(rollUp.pairs.rows, rollUp.pairs[pair], within: bounds, dates: rollUp.pairDates)
  }

  /// The lists that follow the dossier's hierarchy; `nil` where those of the segment follow another.
  private var rollUp: RollUp? {
    let rollUp = index.rollUp(for: dossier)
    return rollUp.follows(dossier) ? rollUp : nil
  }
}
