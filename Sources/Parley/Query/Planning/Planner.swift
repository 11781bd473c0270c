/// Turns a filter into a set of rows of one segment: lists where there are some, checks for the rest.
struct Planner {
  let dossier: Dossier
  let segment: any QueryableSegment
  let index: RowIndex
  let trace: Trace?

  init(_ part: QueryablePart, of dossier: Dossier, trace: Trace? = nil) {
    self.dossier = dossier
    segment = part.segment
    index = part.index
    self.trace = trace
  }

  /// Rows that are in all of some sets and pass all of some checks.
  struct Candidates {
    /// By itself, because most often it is all.
    private var first: RowSet?
    private var others: [RowSet] = []
    var checks: [(Int) -> Bool] = []

    var sets: [RowSet] { first.map { [$0] + others } ?? [] }
    var hasSets: Bool { first != nil }

    static func set(_ set: RowSet) -> Candidates { Candidates(first: set) }
    static var nothing: Candidates { .set(RangeSet(0..<0)) }
    static func check(_ check: @escaping (Int) -> Bool) -> Candidates { Candidates(checks: [check]) }

    mutating func add(_ set: RowSet) {
      if first == nil { first = set } else { others.append(set) }
    }

    mutating func add(_ other: Candidates) {
      if let set = other.first { add(set) }
      others += other.others
      checks += other.checks
    }

    /// The rows in all of the sets for which all of the checks hold.
    func rows(within bounds: Range<Int>) -> RowSet {
      if checks.isEmpty, others.isEmpty { return first ?? RangeSet(bounds) }
      return IntersectionSet(hasSets ? sets : [RangeSet(bounds)], checks: checks)
    }
  }

  /// The rows for which a filter holds.
  func rows(_ node: FilterNode) -> RowSet { rows(node, within: 0..<index.count) }

  func rows(_ node: FilterNode, within bounds: Range<Int>) -> RowSet {
    var bounds = bounds
    let candidates = candidates(node, within: &bounds)
    return candidates.rows(within: bounds)
  }

  /// What is known of the rows for which a filter holds, within bounds that are narrowed where the filter says so.
  private func candidates(_ node: FilterNode, within bounds: inout Range<Int>) -> Candidates {
    switch node {
    case .all(let nodes): return all(nodes, within: &bounds)
    case .any(let nodes):
      if nodes.isEmpty { return .nothing }
      return .set(UnionSet.of(nodes.map { rows($0, within: bounds) }))
    case .not(let node): return .set(ComplementSet(rows(node, within: bounds), within: bounds))
    case .test(let test): return candidates(test, within: &bounds)
    }
  }

  /// Conditions that must all hold, whatever groups them.
  private func flattened(_ nodes: [FilterNode]) -> [FilterNode] {
    guard nodes.contains(where: \.isConjunction) else { return nodes }
    return nodes.flatMap { node in if case .all(let nodes) = node { flattened(nodes) } else { [node] } }
  }

  private func all(_ nodes: [FilterNode], within bounds: inout Range<Int>) -> Candidates {
    let nodes = flattened(nodes)
    var candidates = Candidates()
    var (speaker, subject): (FilterTest?, FilterTest?)
    // The dates first: they bound everything else.
    for case .test(let test) in nodes {
      switch test.role {
      case .dates(let date):
        if let dated = dated(test.name, date, within: &bounds) { candidates.add(dated) }
      case .speaker where speaker == nil: speaker = test
      case .subject where subject == nil: subject = test
      default: break
      }
    }
    // A set that one date made may reach beyond the bounds that another has set since.
    if candidates.hasSets { candidates.add(RangeSet(bounds)) }
    var isPaired = false
    if case .speaker(let speaker)? = speaker?.role, case .subject(let subject, let scope)? = subject?.role,
      let paired = pair(speaker, subject, scope, within: bounds)
    {
      isPaired = true
      candidates.add(paired)
    }
    for node in nodes {
      if case .test(let test) = node {
        if case .dates = test.role { continue }
        if isPaired, test === speaker || test === subject { continue }
      }
      candidates.add(self.candidates(node, within: &bounds))
    }
    return candidates
  }

  private func candidates(_ test: FilterTest, within bounds: inout Range<Int>) -> Candidates {
    if case .dates(let date) = test.role { return dated(test.name, date, within: &bounds) ?? Candidates() }
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
    return .set(union(lists(name, terms, noting: .each), within: bounds))
  }

  /// When it is noted that nothing is known under a term: for each term, or only where that is so for all.
  enum Noting {
    case each
    case all
  }

  /// The lists of the records that are listed under one of some terms.
  func lists(_ name: FilterTest.Name, _ terms: [Term], noting: Noting) -> [(rows: [UInt32], list: Range<Int>)] {
    let field = index.field(name)
    var lists: [(rows: [UInt32], list: Range<Int>)] = []
    for term in terms {
      if let field, let number = field.terms.number(of: term) {
        lists.append((field.lists.rows, field.lists[Int(number)]))
      } else if noting == .each {
        trace?.unknown(name, [term])
      }
    }
    if lists.isEmpty, noting == .all { trace?.unknown(name, terms) }
    trace?.list(name, terms, lists.map(\.list))
    return lists
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
  /// What is dated within, before or since a date; `nil` where the bounds say it all. Rows stand in the order of their
  /// first days, so that a stretch of them answers all but those whose dates are not simply one day.
  private func dated(
    _ name: FilterTest.Name, _ limit: PartialDate, within bounds: inout Range<Int>
  ) -> Candidates? {
    let dates = index.dates
    let stretch = stretch(name, limit)
    trace?.step("\(name) \(limit.text): rows \(stretch.lowerBound) to \(stretch.upperBound)")
    if name == .possiblyDuring, !dates.imprecise.isEmpty {
      // A date that began earlier may reach into the stretch.
      let others = dates.imprecise.filter {
        !stretch.contains(Int($0)) && dates.impreciseDate(Int($0)).map { $0.falls(within: limit) != .no } ?? false
      }
      if !others.isEmpty {
        let inside = IntersectionSet(
          [RangeSet(bounds.clamped(to: stretch))], checks: [impreciseDates { $0.falls(within: limit) != .no }])
        return .set(UnionSet([inside, ListSet(others, 0..<others.count, within: bounds)]))
      }
    }
    bounds = bounds.clamped(to: stretch)
    let position = dates.imprecise.partition(below: UInt32(bounds.lowerBound), in: 0..<dates.imprecise.count)
    if position == dates.imprecise.count || dates.imprecise[position] >= bounds.upperBound {
      return bounds.isEmpty ? .nothing : nil
    }
    return .check(
      impreciseDates { date in
        switch name {
        case .before: date.reach.last < limit.earliest
        case .since: date.reach.first >= limit.earliest
        case .during: date.falls(within: limit) == .yes
        default: date.falls(within: limit) != .no
        }
      })
  }

  /// The rows among which are all that a test of dates holds for, but for those whose dates begin before.
  private func stretch(_ name: FilterTest.Name, _ limit: PartialDate) -> Range<Int> {
    let dates = index.dates
    switch name {
    case .before: return 0..<dates.lowerBound(limit.earliest.daysSince1970)
    case .since: return dates.lowerBound(limit.earliest.daysSince1970)..<dates.datedCount
    case .during where limit.isQualified || !limit.traits.isDisjoint(with: [.unknownStart, .unknownEnd]): return 0..<0
    default:
      let (first, last) = (limit.reach.first.daysSince1970, limit.reach.last.daysSince1970)
      return dates.rows(beginningOn: first...max(first, last))
    }
  }

  /// A check of the dates that are not simply one day.
  private func impreciseDates(_ holds: @escaping (PartialDate) -> Bool) -> (Int) -> Bool {
    { [dates = index.dates] in dates.impreciseDate($0).map(holds) ?? true }
  }
}

extension FilterNode {
  fileprivate var isConjunction: Bool { if case .all = self { true } else { false } }
}
