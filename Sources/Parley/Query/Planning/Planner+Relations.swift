// Relations: what is asked of another record that a record refers to.

extension Planner {
  /// The records that refer to a record for which a filter holds.
  func related(_ relation: FilterRelation, within bounds: Range<Int>) -> Candidates {
    guard relation.target.kind == .actor else {
      return listed(relation.field, dossier.terms(of: relation), within: bounds)
    }
    let actors = ActorsByDay(relation.node, on: relation.day, in: dossier, terms: relation.terms)
    return .set(
      datedTerms(relation.field, actors.turns, within: bounds, candidates: actors.ever) { term, day in
        actors.terms(on: day).contains(term)
      })
  }

  /// The records that are listed in a field under a term that holds on the record's day.
  ///
  /// From one of the turns to the next a term holds or does not. The candidates are all terms that may hold on some
  /// day; `nil` where that is not known. Asked without a day, `holds` tells whether a term does at any time.
  func datedTerms(
    _ name: FilterTest.Name, _ turns: AffiliationBreakpoints, within bounds: Range<Int>, candidates: Set<Term>?,
    _ holds: @escaping (Term, Day?) -> Bool
  ) -> RowSet {
    guard let field = index.field(name) else { return RangeSet(0..<0) }
    var numbers =
      candidates.map { $0.compactMap { field.terms.number(of: $0) }.sorted() }
      ?? Array(0..<UInt32(field.terms.count))
    if turns.isEmpty { numbers.removeAll { !holds(field.terms.terms[Int($0)], nil) } }
    let lists = numbers.map { field.lists[Int($0)] }
    trace?.list(name, numbers.map { field.terms.terms[Int($0)] }, lists)
    let rows = union(lists.map { (field.lists.rows, $0) }, within: bounds)
    if turns.isEmpty { return rows }
    let memory = DatedAnswers(terms: field.terms.count)
    let (dates, column) = (index.dates, field.column)
    trace?.step("\(name) on the day of each record")
    return IntersectionSet(
      [rows],
      checks: [
        { row in
          let day = dates.latest(row)
          let stretch = day.map { turns.stretch(of: $0) + 1 } ?? 0
          return column[row].contains { position in
            let number = column.values[position]
            return number != Column.none
              && memory.answer(number, stretch) { holds(field.terms.terms[Int(number)], day) }
          }
        }
      ])
  }
}

extension Dossier {
  /// The terms under which records are listed that a relation leads to; for relations that no day plays a part in.
  func terms(of relation: FilterRelation) -> [Term] {
    relation.terms(ids(relation.target.kind, relation.node).sorted(), self)
  }
}

/// Answers for terms in stretches of days, each worked out once.
private final class DatedAnswers {
  private var answers: [Int: [Bool?]] = [:]
  private let terms: Int

  init(terms: Int) { self.terms = terms }

  func answer(_ term: UInt32, _ stretch: Int, _ work: () -> Bool) -> Bool {
    if let known = answers[stretch]?[Int(term)] { return known }
    let answer = work()
    answers[stretch, default: Array(repeating: nil, count: terms)][Int(term)] = answer
    return answer
  }
}
