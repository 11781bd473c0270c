public import Parley

/// The smallest sets of actors whose change of mind would give a proposal all the consents that it needs.
public struct ClearingSets: Hashable, Sendable {
  /// How many actors would have to change; 0 where all consents are there.
  public let size: Int

  /// All sets of that size, each in order; the sets in the order of their members.
  public let sets: [[Actor.ID]]

  /// The actors that are in every set: without them nothing moves.
  ///
  /// - Complexity: O(*n*) in the number of sets and members.
  public var indispensable: [Actor.ID] {
    (sets.first ?? []).filter { actor in sets.allSatisfy { $0.contains(actor) } }
  }
}

extension ConsentAnalysis {
  /// The smallest sets of actors whose change of mind would give the proposal all the consents that it needs.
  ///
  /// Each consent that is not there needs a number of the voters who have not consented; a set clears the proposal when
  /// it has enough voters of each. The smallest of these *minimal hitting sets* (with demands above one: multicovers)
  /// are found exactly: those without whom a consent cannot be there are in every set; the others are gone through in
  /// order, and a branch is given up as soon as too few of them are left or too few places remain in the set.
  ///
  /// - Parameter limit: How many sets are asked for at most, from 1 to 10 000.
  /// - Returns: The sets; `nil` where no change of mind would do, because a rule or its share is not known.
  /// - Throws: ``AnalysisError`` with code `outOfRange` for another limit; with `tooLarge` where there are more sets than
  ///   the limit, where more than 64 voters of majorities have not consented, or where more than a million branches would
  ///   have to be gone through. Never a part of the answer.
  /// - Complexity: Exponential in the number of voters of majorities in the worst case; linear where actors decide
  ///   alone or unanimously.
  public func clearingSets(atMost limit: Int = 1_000) throws(AnalysisError) -> ClearingSets? {
    guard (1...10_000).contains(limit) else {
      throw AnalysisError(.outOfRange, "limit", "\(limit) is not 1 to 10 000 sets")
    }
    var demands: [(voters: Set<Actor.ID>, count: Int)] = []
    for finding in findings where finding.state != .met {
      guard let needed = finding.needed else { return nil }
      let open = Set(finding.voters.filter { $0.state != .met }.map(\.actor))
      demands.append((open, needed - (finding.voters.count - open.count)))
    }
    let forced = demands.reduce(into: Set<Actor.ID>()) { if $1.count == $1.voters.count { $0.formUnion($1.voters) } }
    demands = demands.map { ($0.voters.subtracting(forced), $0.count - $0.voters.intersection(forced).count) }
    var search = MulticoverSearch(demands.filter { $0.count > 0 }, limit: limit)
    try search.run()
    let sets = search.found.map { forced.union($0).sorted() }
    return ClearingSets(
      size: search.size + forced.count, sets: sets.sorted { $0.lexicographicallyPrecedes($1) })
  }
}

/// Finds the smallest sets that hold enough members of each of some lists.
private struct MulticoverSearch {
  private(set) var size = 0
  private(set) var found: [[Actor.ID]] = []
  private let candidates: [Actor.ID]
  /// For each list which candidates are in it, and how many are needed.
  private let lists: [(members: [Bool], needed: Int)]
  private let limit: Int
  private var branches = 0

  init(_ demands: [(voters: Set<Actor.ID>, count: Int)], limit: Int) {
    let candidates = Set(demands.flatMap(\.voters)).sorted()
    self.candidates = candidates
    lists = demands.map { demand in (candidates.map { demand.voters.contains($0) }, demand.count) }
    self.limit = limit
  }

  mutating func run() throws(AnalysisError) {
    guard candidates.count <= 64 else {
      throw AnalysisError(
        .tooLarge, "proposal", "\(candidates.count) voters of majorities have not consented; 64 can be gone through")
    }
    size = lists.map(\.needed).max() ?? 0
    while found.isEmpty, size <= candidates.count {
      var chosen: [Int] = []
      try extend(&chosen, from: 0, lists.map(\.needed))
      if found.isEmpty { size += 1 }
    }
  }

  private mutating func extend(_ chosen: inout [Int], from start: Int, _ missing: [Int]) throws(AnalysisError) {
    branches += 1
    if branches > 1_000_000 {
      throw AnalysisError(.tooLarge, "proposal", "more than a million combinations of voters would have to be tried")
    }
    let places = size - chosen.count
    guard missing.allSatisfy({ $0 <= places }) else { return }
    if missing.allSatisfy({ $0 <= 0 }) {
      // A set of this size with a member to spare would be a larger one than needed: the size grows from below.
      guard places == 0 else { return }
      if found.count == limit {
        throw AnalysisError(.tooLarge, "limit", "there are more than \(limit) smallest sets")
      }
      found.append(chosen.map { candidates[$0] })
      return
    }
    for next in start..<max(start, candidates.count) {
      // Every candidate from here on is left; a list that cannot be filled from them ends the branch.
      let canFill = lists.indices.allSatisfy { list in
        missing[list] <= lists[list].members[next...].count { $0 }
      }
      guard canFill else { return }
      let useful = lists.indices.contains { missing[$0] > 0 && lists[$0].members[next] }
      guard useful else { continue }
      chosen.append(next)
      let left = lists.indices.map { lists[$0].members[next] ? missing[$0] - 1 : missing[$0] }
      try extend(&chosen, from: next + 1, left)
      chosen.removeLast()
    }
  }
}
