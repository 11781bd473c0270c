public import Parley

/// What two texts that go back to one make of it, and where they cannot both be had.
///
/// ```swift
/// let diff = try ThreeWayDiff(base: "us-28", left: "e3-counter", right: "framework-20", in: dossier)
/// for entry in diff.conflicts { print(entry.base?.number ?? "new", entry.contested) }
/// ```
///
/// The left and the right text are each compared with the base, as ``ProposalDiff`` does. A provision of the base that
/// both change, and not to the same effect, is in conflict if a member was amended by both to different effect, if one
/// removes what the other changes, or if both only reword it differently; it can be combined if they amend different
/// members. What both add is compared with each other.
public struct ThreeWayDiff: Sendable {
  /// What the two texts make of a provision.
  @nonexhaustive
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// Both keep it.
    case unchanged
    /// Only the left text changes, removes or adds it.
    case left
    /// Only the right text changes, removes or adds it.
    case right
    /// Both change, remove or add it to the same effect.
    case same
    /// Both change it, in different respects.
    case combinable
    /// Both change it, and one excludes the other.
    case conflict
  }

  /// A provision of the base, or one that is added to it.
  public struct Entry: Hashable, Sendable {
    /// The provision of the base; `nil` for an addition.
    public let base: Provision?

    /// What becomes of it in the left text; `nil` for what only the right text adds.
    public let left: ProposalDiff.Change?

    /// What becomes of it in the right text; `nil` for what only the left text adds.
    public let right: ProposalDiff.Change?

    /// What the two make of it together.
    public let verdict: Verdict

    /// In which members the two versions contradict each other; empty for a conflict of words alone, or between removal
    /// and change.
    public let contested: [ProposalDiff.Amendment.Member]
  }

  /// From the base to the left text.
  public let left: ProposalDiff

  /// From the base to the right text.
  public let right: ProposalDiff

  /// One entry for each provision of the base in its order, then what the left text adds, then what only the right adds.
  public let entries: [Entry]

  /// Compares two proposals of a dossier with a third to which both go back.
  ///
  /// - Parameters:
  ///   - base: The text to which both go back.
  ///   - left: One of the texts.
  ///   - right: The other.
  ///   - dossier: The dossier.
  ///   - day: The day on which the positions are taken; `nil` for all that is on record.
  ///   - actors: The actors whose positions are looked at; `nil` for all who have spoken about one of the provisions.
  ///   - options: How they are compared.
  /// - Throws: ``AnalysisError`` with code `unknownID`, `empty` or `repeated`.
  /// - Complexity: That of two comparisons by ``ProposalDiff``, and of one of what both add.
  public init(
    base: Proposal.ID, left: Proposal.ID, right: Proposal.ID, in dossier: Dossier, on day: Day? = nil,
    actors: [Actor.ID]? = nil, options: ProposalDiff.Options = ProposalDiff.Options()
  ) throws(AnalysisError) {
    for (argument, id) in [("base", base), ("left", left), ("right", right)] {
      _ = try dossier.proposal(id, named: argument)
    }
    self.init(
      dossier, try ProposalDiff(from: base, to: left, in: dossier, on: day, actors: actors, options: options),
      try ProposalDiff(from: base, to: right, in: dossier, on: day, actors: actors, options: options))
  }

  /// Compares two texts with a third to which both go back, by themselves.
  ///
  /// - Parameters:
  ///   - base: The text to which both go back.
  ///   - left: One of the texts.
  ///   - right: The other.
  ///   - options: How they are compared.
  /// - Complexity: That of the comparison within a dossier, without the positions.
  public init(
    base: Proposal, left: Proposal, right: Proposal, options: ProposalDiff.Options = ProposalDiff.Options()
  ) {
    var met: Set<Proposal.ID> = []
    let dossier = Dossier(records: [base, left, right].filter { met.insert($0.id).inserted })
    self.init(
      dossier, ProposalDiff(dossier, base, left, options), ProposalDiff(dossier, base, right, options))
  }

  private init(_ dossier: Dossier, _ left: ProposalDiff, _ right: ProposalDiff) {
    self.left = left
    self.right = right
    var entries: [Entry] = left.from.provisions.compactMap { provision in
      guard let one = left.changeOfEarlier(provision.id), let other = right.changeOfEarlier(provision.id) else {
        return nil
      }
      let (verdict, contested) = Self.verdict(one, other, left.wording, right.wording)
      return Entry(base: provision, left: one, right: other, verdict: verdict, contested: contested)
    }
    entries += Self.additions(dossier, left, right)
    self.entries = entries
  }

  /// The entries in which the two texts exclude each other, in order.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  public var conflicts: [Entry] { entries.filter { $0.verdict == .conflict } }

  /// The entries with some verdicts, in order.
  ///
  /// - Parameter verdicts: The verdicts.
  /// - Returns: The entries.
  /// - Complexity: O(*n*) in the number of entries.
  public func entries(_ verdicts: Verdict...) -> [Entry] { entries.filter { verdicts.contains($0.verdict) } }

  /// The records on which an entry rests, and what they cite.
  ///
  /// - Parameter entry: An entry of this comparison.
  /// - Returns: The evidence of both changes.
  /// - Complexity: O(*n* log *n*) in the number of records.
  public func evidence(of entry: Entry) -> Evidence {
    let one = entry.left.map { left.evidence(of: $0) } ?? .none
    return one.union(entry.right.map { right.evidence(of: $0) } ?? .none)
  }

  // MARK: Verdicts

  private static func verdict(
    _ left: ProposalDiff.Change, _ right: ProposalDiff.Change, _ leftWording: ProposalDiff.Wording,
    _ rightWording: ProposalDiff.Wording
  ) -> (Verdict, [ProposalDiff.Amendment.Member]) {
    switch (left.outcome == .kept, right.outcome == .kept) {
    case (true, true): return (.unchanged, [])
    case (true, false): return (.right, [])
    case (false, true): return (.left, [])
    case (false, false): break
    }
    switch (left.kind == .removed, right.kind == .removed) {
    case (true, true): return (.same, [])
    case (true, false), (false, true): return (.conflict, [])
    case (false, false): break
    }
    let between = AmendmentFinder(
      earlier: left.later, later: right.later, earlierParts: left.laterParts, laterParts: right.laterParts)
    let isWordedAlike =
      leftWording == .independent || rightWording == .independent
      || ProvisionComparison.hasSameWords(left.later, right.later)
    let coded = between.coded
    let worded = between.worded(isWordedAlike ? .independent : .revision, besides: coded)
    let differing = Set((coded + worded).map(\.member))
    if differing.isEmpty && isWordedAlike { return (.same, []) }
    let (one, other) = (Set(left.amendments.map(\.member)), Set(right.amendments.map(\.member)))
    let contested = differing.intersection(one).intersection(other).sorted()
    let isCombinable = contested.isEmpty && !(one.isEmpty && other.isEmpty && !isWordedAlike)
    return (isCombinable ? .combinable : .conflict, contested)
  }

  /// What the left text adds, with what the right adds to the same effect or instead, and what only the right adds.
  private static func additions(_ dossier: Dossier, _ left: ProposalDiff, _ right: ProposalDiff) -> [Entry] {
    let (leftAdded, rightAdded) = (left.changes(.added), right.changes(.added))
    var (one, other) = (left.to, right.to)
    one.provisions = leftAdded.flatMap(\.later)
    other.provisions = rightAdded.flatMap(\.later)
    let between = ProposalDiff(dossier, one, other, left.options)
    var entries: [Entry] = []
    var paired: Set<Provision.ID> = []
    for change in leftAdded {
      let match = change.later.first.flatMap { between.changeOfEarlier($0.id) }
      let partner = rightAdded.first { candidate in
        match?.later.first.map { candidate.later.first?.id == $0.id } ?? false
      }
      if let partner, let match {
        paired.formUnion(partner.later.map(\.id))
        entries.append(
          Entry(
            base: nil, left: change, right: partner, verdict: match.outcome == .kept ? .same : .conflict,
            contested: Set(match.amendments.map(\.member)).sorted()))
      } else {
        entries.append(Entry(base: nil, left: change, right: nil, verdict: .left, contested: []))
      }
    }
    for change in rightAdded where !change.later.contains(where: { paired.contains($0.id) }) {
      entries.append(Entry(base: nil, left: nil, right: change, verdict: .right, contested: []))
    }
    return entries
  }
}
