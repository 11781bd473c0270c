// What only statements have: stances, and speakers who speak for somebody.

extension Planner {
  /// The statements with a stance for which a filter holds.
  func stance(_ node: FilterNode, within bounds: Range<Int>) -> Candidates {
    guard let subjects = index.field(.concerning), let attitudes = index.field(.attitude) else { return .nothing }
    // A single test is answered by lists alone.
    if case .test(let test) = node { return .set(union(lists(test), within: bounds)) }
    let column = subjects.column
    let check: (Int) -> Bool
    if node == .all([]) {
      check = { _ in true }
    } else {
      check = stanceCheck(node, subjects, attitudes)
    }
    var candidates = stanceCandidates(node, within: bounds)
    candidates.checks.append { row in column[row].contains { check($0) } }
    return candidates
  }

  /// Statements that have what the filter needs, if not in one stance.
  private func stanceCandidates(_ node: FilterNode, within bounds: Range<Int>) -> Candidates {
    switch node {
    case .test(let test): return .set(union(lists(test), within: bounds))
    case .all(let nodes):
      return nodes.reduce(into: Candidates()) { $0.sets += stanceCandidates($1, within: bounds).sets }
    case .any(let nodes):
      let sets = nodes.map { stanceCandidates($0, within: bounds).sets }
      if sets.contains(where: \.isEmpty) { return Candidates() }
      return .set(UnionSet(sets.map { $0.count == 1 ? $0[0] : IntersectionSet($0) }))
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
    guard let (field, terms) = listed(test), let column = index.field(field) else { return [] }
    var lists: [Range<Int>] = []
    for term in terms {
      guard let number = column.terms.number(of: term) else { continue }
      lists.append(column.lists[Int(number)])
    }
    if lists.isEmpty { trace?.unknown(test.name, terms) }
    trace?.list(test.name, terms, lists)
    return lists.map { (column.lists.rows, $0) }
  }

  /// The field and the terms that a test of stances asks for.
  private func listed(_ test: FilterTest) -> (FilterTest.Name, [Term])? {
    switch test.argument {
    case .subject(let subject, let scope):
      (.concerning, dossier.subjects(in: scope, of: subject).map { Term($0) })
    case .terms(let terms): (test.name == .polarity ? .attitude : test.name, terms.map { Term($0) })
    default: test.relation.map { ($0.field, dossier.terms(of: $0)) }
    }
  }

  /// The check of one stance, given by its position in the columns.
  private func stanceCheck(_ node: FilterNode, _ subjects: Field, _ attitudes: Field) -> (Int) -> Bool {
    switch node {
    case .all(let nodes):
      let checks = nodes.map { stanceCheck($0, subjects, attitudes) }
      return { position in checks.allSatisfy { $0(position) } }
    case .any(let nodes):
      let checks = nodes.map { stanceCheck($0, subjects, attitudes) }
      return { position in checks.contains { $0(position) } }
    case .not(let node):
      let check = stanceCheck(node, subjects, attitudes)
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
    let speaking = datedTerms(
      .by, day == nil ? dossier.turningDays : TurningDays(), within: bounds,
      candidates: accepted.ever.map { dossier.representatives(of: $0) }
    ) { actor, day in
      let terms = accepted.terms(on: day)
      if terms.contains(actor) { return true }
      guard let day = accepted.fixed ?? day else { return false }
      return dossier.represents(Actor.ID(unchecked: actor.text), on: day).contains { terms.contains(Term($0.rawValue)) }
    }
    let behalf = datedTerms(.onBehalfOf, accepted.turns, within: bounds, candidates: accepted.ever) { actor, day in
      accepted.terms(on: day).contains(actor)
    }
    return .set(UnionSet([speaking, behalf]))
  }

  /// The lists by speaker and subject, where a filter asks for one of each; takes the two tests out of the others.
  func pair(_ nodes: inout [FilterNode], within bounds: Range<Int>) -> RowSet? {
    guard let speakerAt = nodes.firstIndex(where: { $0.speaker != nil }), let speaker = nodes[speakerAt].speaker,
      let subjectAt = nodes.firstIndex(where: { $0.subject != nil }), let (subject, scope) = nodes[subjectAt].subject,
      let number = index.field(.by)?.terms.number(of: Term(speaker)), let rollUp,
      let slot = scope == .parts
        ? rollUp.slot(of: subject, in: index) : index.field(.concerning)?.terms.number(of: subject)
    else { return nil }
    for position in [speakerAt, subjectAt].sorted(by: >) { nodes.remove(at: position) }
    guard let pair = rollUp.pairs.pair(number, slot) else { return RangeSet(0..<0) }
    trace?.list(.by, [Term(speaker), subject], [rollUp.pairs[pair]])
    return ListSet(rollUp.pairs.rows, rollUp.pairs[pair], within: bounds)
  }

  /// The lists that follow the dossier's hierarchy; `nil` where those of the segment follow another.
  private var rollUp: RollUp? {
    let rollUp = index.rollUp.get { RollUp(index, of: dossier) }
    return rollUp.follows(dossier) ? rollUp : nil
  }
}

extension FilterNode {
  /// The speaker, where the filter asks for one alone.
  fileprivate var speaker: String? {
    if case .test(let test) = self, test.name == .by, case .terms(let terms) = test.argument, terms.count == 1 {
      return terms[0]
    }
    return nil
  }

  /// The subject of a stance, where the filter asks for nothing else and for no other versions of it.
  fileprivate var subject: (term: Term, scope: SubjectScope)? {
    if case .test(let test) = self, test.name == .stance, case .filter(.test(let inner), _) = test.argument,
      case .subject(let subject, let scope) = inner.argument, scope != .lineage
    {
      return (Term(subject), scope)
    }
    return nil
  }
}
