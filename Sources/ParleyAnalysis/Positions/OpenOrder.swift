import Parley

/// Words of which some have dates that are not simply days, so that their order is known in part only: what is the same
/// in every order that the dates allow.
///
/// A word comes certainly before another where all days that its date allows lie before those of the other. An order is
/// allowed where it puts no word after one that it certainly precedes; for spans of time each such order can have been
/// the real one. So whether a word may be the last of some, or the first, is told by the greatest first and the least
/// last point of their spans, without going through the orders.
struct OpenOrder {
  /// The words of one day, or a word with another date.
  struct Node {
    let best: StanceLists.Entry
    let extent: DateSpan
    let all: ArraySlice<StanceLists.Entry>
  }

  let nodes: [Node]
  private let judge: PositionJudge

  /// - Parameters:
  ///   - words: The words, those of one date together.
  ///   - judge: Which of several words of one day stands for the day.
  init(_ words: StancesByDate, _ judge: PositionJudge) {
    self.judge = judge
    nodes = words.indices.flatMap { date -> [Node] in
      let best = words.best(date)
      if best.isExactlyDated { return [Node(best: best, extent: judge.lists.extent(best), all: words[date])] }
      return words[date].indices.map { number in
        let word = words[date][number]
        return Node(best: word, extent: judge.lists.extent(word), all: words[date][number...number])
      }
    }
  }

  // MARK: Choosing

  /// Takes over what decides, where all words that may decide point one way; otherwise that they do not.
  func settle(_ draft: inout PositionDraft) {
    let last = Self.last(of: judge.policy == .latest ? nodes : best)
    guard let chosen = preferred(last) else { return }
    guard last.allSatisfy({ $0.best.polarity == chosen.best.polarity }) else {
      draft.basis = .divided
      draft.alongside = sorted(last.flatMap(\.all))
      return
    }
    draft.stance = chosen.best
    let beside =
      judge.policy == .latest
      ? last : nodes.filter { !$0.extent.precedes(chosen.extent) && !chosen.extent.precedes($0.extent) }
    draft.alongside = sorted(beside.flatMap(\.all).filter { !judge.lists.areOfSameStatement($0, chosen.best) })
    tellPast(&draft, of: chosen, last)
  }

  /// Since when the attitude has been the same, and what came before, where every order gives the same.
  private func tellPast(_ draft: inout PositionDraft, of chosen: Node, _ last: [Node]) {
    var past = nodes
    if judge.policy == .latest {
      guard last.allSatisfy({ hasSameAttitude($0, chosen) }) else { return }
    } else {
      guard last.count == 1 else { return }
      past.removeAll { chosen.extent.precedes($0.extent) }
    }
    let others = past.filter { !hasSameAttitude($0, chosen) }
    // For the last word none of these comes last, so that all of them precede one of the words that may.
    guard judge.policy == .latest || others.allSatisfy({ $0.extent.precedes(chosen.extent) }) else { return }
    let previous = Self.last(of: others)
    if let first = previous.first, previous.allSatisfy({ hasSameAttitude($0, first) }) {
      draft.previous = preferred(previous)?.best
    }
    let starts = Self.first(of: past.filter { hasSameAttitude($0, chosen) }, after: others)
    if let start = starts.first, starts.allSatisfy({ judge.lists.areOfSameDate($0.best, start.best) }) {
      draft.since = start.best
    }
  }

  /// Those that may be the last.
  private static func last(of nodes: [Node]) -> [Node] {
    guard let start = nodes.map(\.extent.first).max() else { return [] }
    return nodes.filter { $0.extent.last >= start }
  }

  /// Those that may be the first after all the others.
  private static func first(of nodes: [Node], after others: [Node]) -> [Node] {
    let (start, end) = (others.map(\.extent.first).max(), others.map(\.extent.last).max())
    // Of those that are certainly after all the others, none may come before it with certainty.
    let limit = nodes.filter { node in end.map { $0 < node.extent.first } ?? true }.map(\.extent.last).min()
    return nodes.filter { node in
      (start.map { node.extent.last >= $0 } ?? true) && (limit.map { node.extent.first <= $0 } ?? true)
    }
  }

  /// The best by the policy.
  private var best: [Node] {
    guard let best = preferred(nodes) else { return [] }
    return nodes.filter { !judge.isBetter(best.best, $0.best) }
  }

  private func preferred(_ nodes: [Node]) -> Node? {
    nodes.min { judge.isPreferred($0.best, to: $1.best) }
  }

  private func hasSameAttitude(_ left: Node, _ right: Node) -> Bool {
    judge.lists.haveSameAttitude(left.best, right.best)
  }

  private func sorted(_ entries: [StanceLists.Entry]) -> [StanceLists.Entry] {
    entries.sorted { judge.lists.hasSmallerID($0, $1) }
  }

  // MARK: Changes

  /// The first of the words; `nil` where several may be the first.
  var first: StanceLists.Entry? {
    let first = Self.first(of: nodes, after: [])
    return first.count == 1 ? first[0].best : nil
  }

  /// The changes from one word to the next that every order gives: whatever may come immediately before a word gives the
  /// same kind of change, from the same attitude.
  ///
  /// - Parameter kind: What changes from one stance to another; `nil` where nothing does.
  /// - Returns: Each change with the stance after it and, of those that may come immediately before, the newest that
  ///   certainly comes before.
  /// - Complexity: O(*n* log *n* + *n* *m*) in the number of words and of those that are not dated to the day.
  func changes<Kind: Equatable>(
    _ kind: (StanceLists.Entry, StanceLists.Entry) -> Kind?
  ) -> [(kind: Kind, before: StanceLists.Entry, after: StanceLists.Entry)] {
    let days = nodes.indices.filter { nodes[$0].best.isExactlyDated }.sorted {
      nodes[$0].extent.first < nodes[$1].extent.first
    }
    let others = nodes.indices.filter { !nodes[$0].best.isExactlyDated }
    return nodes.indices.compactMap { number in
      let after = nodes[number]
      let dayBefore = days[..<days.partitioningIndex { !nodes[$0].extent.precedes(after.extent) }].last
      let earlier = others.filter { nodes[$0].extent.precedes(after.extent) } + [dayBefore].compactMap(\.self)
      guard let start = earlier.map({ nodes[$0].extent.first }).max() else { return nil }
      let near =
        days[
          days.partitioningIndex {
            nodes[$0].extent.last >= start
          }..<days.partitioningIndex {
            after.extent.precedes(nodes[$0].extent)
          }]
        + others.filter { nodes[$0].extent.last >= start && !after.extent.precedes(nodes[$0].extent) }
      let before = near.filter { $0 != number }
      guard let first = before.first, let change = kind(nodes[first].best, after.best) else { return nil }
      for other in before.dropFirst() {
        guard hasSameAttitude(nodes[other], nodes[first]), kind(nodes[other].best, after.best) == change else {
          return nil
        }
      }
      let certain = before.filter { nodes[$0].extent.precedes(after.extent) }
      guard let newest = certain.max(by: { isNewer(nodes[$1], than: nodes[$0]) }) else { return nil }
      return (change, nodes[newest].best, after.best)
    }
  }

  private func isNewer(_ left: Node, than right: Node) -> Bool {
    if left.extent.first != right.extent.first { return left.extent.first > right.extent.first }
    if left.extent.last != right.extent.last { return left.extent.last > right.extent.last }
    return judge.lists.hasSmallerID(left.best, right.best)
  }
}
