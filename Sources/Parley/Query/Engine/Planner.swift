/// Turns a filter into a set of rows of one segment: lists where there are some, checks for the rest.
struct Planner {
  let dossier: Dossier
  let segment: any QueryableSegment
  let index: RowIndex
  let trace: Trace?

  init(_ segment: any QueryableSegment, of dossier: Dossier, trace: Trace? = nil) {
    self.dossier = dossier
    self.segment = segment
    index = segment.rowIndex
    self.trace = trace
  }

  /// Rows that are in all of some sets and pass all of some checks.
  struct Candidates {
    var sets: [RowSet] = []
    var checks: [(Int) -> Bool] = []

    static func set(_ set: RowSet) -> Candidates { Candidates(sets: [set]) }
    static var nothing: Candidates { .set(RangeSet(0..<0)) }
    static func check(_ check: @escaping (Int) -> Bool) -> Candidates { Candidates(checks: [check]) }
  }

  /// The rows for which a filter holds.
  func rows(_ node: FilterNode) -> RowSet { rows(node, within: 0..<index.count) }

  func rows(_ node: FilterNode, within bounds: Range<Int>) -> RowSet {
    var bounds = bounds
    let candidates = candidates(node, within: &bounds)
    if candidates.checks.isEmpty, candidates.sets.count == 1 { return candidates.sets[0] }
    if candidates.checks.isEmpty, candidates.sets.isEmpty { return RangeSet(bounds) }
    return IntersectionSet(candidates.sets.isEmpty ? [RangeSet(bounds)] : candidates.sets, checks: candidates.checks)
  }

  /// What is known of the rows for which a filter holds, within bounds that are narrowed where the filter says so.
  private func candidates(_ node: FilterNode, within bounds: inout Range<Int>) -> Candidates {
    switch node {
    case .all(let nodes): return all(nodes, within: &bounds)
    case .any(let nodes):
      if nodes.isEmpty { return .nothing }
      return .set(UnionSet(nodes.map { rows($0, within: bounds) }))
    case .not(let node): return .set(ComplementSet(rows(node, within: bounds), within: bounds))
    case .test(let test): return candidates(test, within: &bounds)
    }
  }

  /// Conditions that must all hold, whatever groups them.
  private func flattened(_ nodes: [FilterNode]) -> [FilterNode] {
    nodes.flatMap { node in if case .all(let nodes) = node { flattened(nodes) } else { [node] } }
  }

  private func all(_ nodes: [FilterNode], within bounds: inout Range<Int>) -> Candidates {
    var candidates = Candidates()
    var rest: [FilterNode] = []
    // The dates first: they bound everything else.
    for node in flattened(nodes) {
      if case .test(let test) = node, test.name.isOfDates,
        case .date(let date) = test.argument
      {
        let found = self.candidates(test.name, date, within: &bounds)
        candidates.sets += found.sets
        candidates.checks += found.checks
      } else {
        rest.append(node)
      }
    }
    // A set that one date made may reach beyond the bounds that another has set since.
    if !candidates.sets.isEmpty { candidates.sets.append(RangeSet(bounds)) }
    if let pair = pair(&rest, within: bounds) { candidates.sets.append(pair) }
    for node in rest {
      let found = self.candidates(node, within: &bounds)
      candidates.sets += found.sets
      candidates.checks += found.checks
    }
    return candidates
  }

  private func candidates(_ test: FilterTest, within bounds: inout Range<Int>) -> Candidates {
    switch segment.answer(test, in: dossier) {
    case .terms(let field, let terms): return listed(field, terms, within: bounds)
    case .check(let check):
      trace?.step("\(test.name) asked of each record")
      return .check { [places = index.places] row in check(Int(places[row])) }
    case nil: break
    }
    switch (test.name, test.argument) {
    case (.text, .terms(let queries)): return text(queries, within: bounds)
    case (.recorded, .interval(let from, let until)): return recorded(from, until)
    case (.stance, .filter(let node, _)): return stance(node, within: bounds)
    case (.speakingFor, .filter(let node, let day)): return speakingFor(node, on: day, within: bounds)
    case (_, .terms(let terms)): return listed(test.name, terms.map { Term($0) }, within: bounds)
    case (_, .subject(let subject, let scope)):
      return listed(test.name, dossier.subjects(in: scope, of: subject).map { Term($0) }, within: bounds)
    case (let name, .date(let date)): return candidates(name, date, within: &bounds)
    default:
      if let relation = test.relation { return related(relation, within: bounds) }
      preconditionFailure("\(test.name) with such an argument is refused before")
    }
  }
}

// MARK: Lists

extension Planner {
  /// The records that are listed under one of some terms.
  func listed(_ name: FilterTest.Name, _ terms: [Term], within bounds: Range<Int>) -> Candidates {
    if name == .id { return identified(terms.map(\.text), within: bounds) }
    guard let field = index.field(name) else {
      trace?.unknown(name, terms)
      return .nothing
    }
    var lists: [Range<Int>] = []
    for term in terms {
      if let number = field.terms.number(of: term) {
        lists.append(field.lists[Int(number)])
      } else {
        trace?.unknown(name, [term])
      }
    }
    trace?.list(name, terms, lists)
    return .set(union(lists.map { (field.lists.rows, $0) }, within: bounds))
  }

  func union(_ lists: [(rows: [UInt32], list: Range<Int>)], within bounds: Range<Int>) -> RowSet {
    switch lists.count {
    case 0: RangeSet(0..<0)
    case 1: ListSet(lists[0].rows, lists[0].list, within: bounds)
    // Few lists are cheaper to go along side by side than to unite beforehand.
    case 2...8: UnionSet(lists.map { ListSet($0.rows, $0.list, within: bounds) })
    default: BitSet(lists, within: bounds)
    }
  }

  private func identified(_ ids: [String], within bounds: Range<Int>) -> Candidates {
    let places = Set(ids.flatMap { segment.places(of: $0) })
    for id in ids where segment.places(of: id).isEmpty { trace?.unknown(.id, [Term(id)]) }
    let rows = places.map { index.rows[$0] }.sorted()
    trace?.step("looked up by identifier: \(rows.count) rows")
    return .set(ListSet(rows, 0..<rows.count, within: bounds))
  }

  private func recorded(_ from: Timestamp?, _ until: Timestamp?) -> Candidates {
    trace?.step("recorded time asked of each record")
    return .check { [segment, places = index.places] row in
      guard let time = segment.recordedAt(Int(places[row])) else { return false }
      return from.map { $0 <= time } ?? true && until.map { time < $0 } ?? true
    }
  }
}

// MARK: Dates

extension Planner {
  /// What is dated within, before or since a date. Rows stand in the order of their first days, so that a stretch of
  /// them answers all but those whose dates are not simply one day.
  func candidates(
    _ name: FilterTest.Name, _ limit: PartialDate, within bounds: inout Range<Int>
  ) -> Candidates {
    let dates = index.dates
    let (first, last) = (limit.reach.first.daysSince1970, limit.reach.last.daysSince1970)
    let isVague = limit.isQualified || !limit.traits.isDisjoint(with: [.unknownStart, .unknownEnd])
    let stretch: Range<Int>
    let holds: (PartialDate) -> Bool
    switch name {
    case .before:
      stretch = 0..<dates.lowerBound(limit.earliest.daysSince1970)
      holds = { $0.reach.last < limit.earliest }
    case .since:
      stretch = dates.lowerBound(limit.earliest.daysSince1970)..<dates.datedCount
      holds = { $0.reach.first >= limit.earliest }
    case .during:
      stretch = isVague ? 0..<0 : dates.rows(beginningOn: first...max(first, last))
      holds = { $0.falls(within: limit) == .yes }
    default:
      stretch = dates.rows(beginningOn: first...max(first, last))
      holds = { $0.falls(within: limit) != .no }
    }
    trace?.step("\(name) \(limit.text): rows \(stretch.lowerBound) to \(stretch.upperBound)")
    let check = Candidates.check { dates.impreciseDate($0).map(holds) ?? true }
    if name == .possiblyDuring {
      // A date that began earlier may reach into the stretch.
      let others = dates.imprecise.filter {
        !stretch.contains(Int($0)) && dates.impreciseDate(Int($0)).map(holds) ?? false
      }
      if !others.isEmpty {
        let within = bounds.clamped(to: stretch)
        let inside = IntersectionSet([RangeSet(within)], checks: check.checks)
        return .set(UnionSet([inside, ListSet(others, 0..<others.count, within: bounds)]))
      }
    }
    bounds = bounds.clamped(to: stretch)
    let position = dates.imprecise.partition(below: UInt32(bounds.lowerBound), in: 0..<dates.imprecise.count)
    let isPrecise = position == dates.imprecise.count || dates.imprecise[position] >= bounds.upperBound
    return isPrecise ? Candidates(sets: bounds.isEmpty ? [RangeSet(0..<0)] : []) : check
  }
}
