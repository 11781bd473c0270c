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
    guard let (field, terms) = listed(test) else { return [] }
    return lists(field, terms, noting: .all)
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

  /// The list by speaker and subject, where a filter asks for one of each, and which two conditions it stands for.
  func pair(_ nodes: [FilterNode], within bounds: Range<Int>) -> (set: RowSet, speaker: Int, subject: Int)? {
    var (speakerAt, subjectAt) = (-1, -1)
    for (position, node) in nodes.enumerated() {
      if speakerAt < 0, node.isOfOneSpeaker { speakerAt = position }
      if subjectAt < 0, node.isOfOneSubject { subjectAt = position }
    }
    guard speakerAt >= 0, subjectAt >= 0, case .test(let speakerTest) = nodes[speakerAt],
      case .terms(let speakers) = speakerTest.argument, case .test(let stance) = nodes[subjectAt],
      case .filter(.test(let inner), _) = stance.argument, case .subject(let subject, let scope) = inner.argument,
      let speaker = index.field(.by)?.terms.number(of: Term(speakers[0])), let rollUp,
      let slot = scope == .parts
        ? rollUp.slot(of: Term(subject), in: index) : index.field(.concerning)?.terms.number(of: Term(subject))
    else { return nil }
    guard let pair = rollUp.pairs.pair(speaker, slot) else { return (RangeSet(0..<0), speakerAt, subjectAt) }
    trace?.list(.by, [Term(speakers[0]), Term(subject)], [rollUp.pairs[pair]])
    let set = ListSet(rollUp.pairs.rows, rollUp.pairs[pair], within: bounds, dates: rollUp.pairDates)
    return (set, speakerAt, subjectAt)
  }

  /// The lists that follow the dossier's hierarchy; `nil` where those of the segment follow another.
  private var rollUp: RollUp? {
    let rollUp = index.rollUp.get { RollUp(index, of: dossier) }
    return rollUp.follows(dossier) ? rollUp : nil
  }
}

extension FilterNode {
  /// Whether the filter asks for one speaker alone.
  fileprivate var isOfOneSpeaker: Bool {
    if case .test(let test) = self, test.name == .by, case .terms(let terms) = test.argument {
      terms.count == 1
    } else {
      false
    }
  }

  /// Whether the filter asks for the subject of a stance, for nothing else and for no other versions of it.
  fileprivate var isOfOneSubject: Bool {
    if case .test(let test) = self, test.name == .stance, case .filter(.test(let inner), _) = test.argument,
      case .subject(_, let scope) = inner.argument
    {
      scope != .lineage
    } else {
      false
    }
  }
}
