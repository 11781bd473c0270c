public import Parley

/// A provision through all drafts: where it comes from, what became of it, and what changed at each step.
///
/// ```swift
/// for step in try ProvisionLineage(of: "us-28/6", in: dossier).steps {
///   print(step.date?.text ?? "undated", step.provision.id, step.change?.amendments ?? [])
/// }
/// ```
///
/// The drafts are those of the proposals that revise one another, and those that hold a recorded relative of the
/// provision. In a draft without a recorded relative the provision is looked for by number and content; each step says
/// how it was found.
public struct ProvisionLineage: Sendable {
  /// A version of the provision in one draft.
  public struct Step: Hashable, Sendable {
    /// The draft.
    public let proposal: Proposal.ID

    /// When the draft was first heard of; `nil` where it has no dated status.
    public let date: PartialDate?

    /// The version.
    public let provision: Provision

    /// How it was found; `nil` for the provision that was asked about.
    public let rule: ProposalDiff.Rule?

    /// What changed against the version from which it comes; `nil` for the first. Where it is recorded from which draft
    /// it comes, that is the draft compared with, else the one before.
    public let change: ProposalDiff.Change?
  }

  /// The provision that was asked about.
  public let provision: Provision.ID

  /// The versions, the oldest draft first; several of one draft, after a split, in the order of their text.
  public let steps: [Step]

  /// The drafts of the same family in which no version was found, the oldest first. Drafts whose provisions nobody has
  /// recorded are not among them.
  public let missing: [Proposal.ID]

  private let dossier: Dossier

  /// Follows a provision.
  ///
  /// - Parameters:
  ///   - provision: The provision.
  ///   - dossier: The dossier.
  /// - Throws: ``AnalysisError`` with code `unknownID`.
  /// - Complexity: That of one ``ProposalDiff`` for each pair of drafts of which one has a version that comes from the
  ///   other: as a rule one less than there are drafts, however many versions they have.
  public init(of provision: Provision.ID, in dossier: Dossier) throws(AnalysisError) {
    var comparisons = DraftComparisons(dossier)
    try self.init(of: provision, in: dossier, &comparisons)
  }

  /// Follows a provision with comparisons that others can use too.
  init(
    of provision: Provision.ID, in dossier: Dossier, _ comparisons: inout DraftComparisons
  ) throws(AnalysisError) {
    guard let own = dossier.provisions[provision], let home = dossier.proposal(of: provision) else {
      throw AnalysisError(.unknownID, "of", "the dossier has no provision \(provision)")
    }
    var found: [Proposal.ID: [(provision: Provision, rule: ProposalDiff.Rule?)]] = [home.id: [(own, nil)]]
    // A counter-offer is no version, but its points come from those that it answers all the same.
    let ancestors = dossier.ancestors(of: provision)
    let isAncestor = Set(ancestors.map(\.id))
    let descendants = dossier.descendants(of: provision).filter { !isAncestor.contains($0.id) }
    for relative in ancestors.reversed() + descendants where relative.id != provision {
      guard let proposal = dossier.proposal(of: relative.id), proposal.id != home.id else { continue }
      found[proposal.id, default: []].append((relative, .lineage))
    }
    let drafts = Self.family(of: Set(found.keys), in: dossier)
    for (place, draft) in drafts.enumerated() where found[draft.id] == nil {
      // The nearest draft that has a version, an earlier one if there is one.
      let known = drafts[..<place].last { found[$0.id] != nil } ?? drafts[place...].first { found[$0.id] != nil }
      guard let known, let version = found[known.id]?.first else { continue }
      let isEarlier = drafts[..<place].contains { $0.id == known.id }
      let diff = comparisons.between(isEarlier ? known : draft, isEarlier ? draft : known)
      guard
        let change = isEarlier ? diff.changeOfEarlier(version.provision.id) : diff.changeOfLater(version.provision.id)
      else { continue }
      for other in isEarlier ? change.later : change.earlier {
        found[draft.id, default: []].append((other, change.match?.rule))
      }
    }
    var steps: [Step] = []
    for draft in drafts {
      let versions = found[draft.id] ?? []
      for version in versions.sorted(by: { $0.provision.number < $1.provision.number }) {
        let origin = Self.origin(of: version.provision, among: steps.map(\.proposal), in: dossier)
        let change = origin.flatMap { comparisons.between($0, draft).changeOfLater(version.provision.id) }
        steps.append(
          Step(
            proposal: draft.id, date: draft.firstDate, provision: version.provision, rule: version.rule,
            change: change))
      }
    }
    self.provision = provision
    self.steps = steps
    self.dossier = dossier
    missing = drafts.filter { found[$0.id] == nil && !$0.provisions.isEmpty }.map(\.id)
  }

  /// The versions with what they cite.
  ///
  /// - Complexity: O(*n* log *n*) in the number of versions.
  public var evidence: Evidence { Evidence(steps.map { RecordKey($0.provision.id) }, in: dossier) }

  /// The draft from which a version comes: the newest of those before it that have a recorded ancestor, else the newest.
  private static func origin(
    of provision: Provision, among proposals: [Proposal.ID], in dossier: Dossier
  ) -> Proposal? {
    let ancestors = Set(dossier.ancestors(of: provision.id).compactMap { dossier.proposal(of: $0.id)?.id })
    let origin =
      proposals.last { ancestors.contains($0) } ?? proposals.last { $0 != dossier.proposal(of: provision.id)?.id }
    return origin.flatMap { dossier.proposals[$0] }
  }

  /// The proposals that revise or answer one another, and those given, the oldest first.
  private static func family(of proposals: Set<Proposal.ID>, in dossier: Dossier) -> [Proposal] {
    var family = proposals
    for proposal in proposals {
      var root = proposal
      var met: Set<Proposal.ID> = [root]
      while let text = dossier.proposals[root], let earlier = text.revises ?? text.answers.first,
        dossier.proposals.contains(earlier), met.insert(earlier).inserted
      {
        root = earlier
      }
      var waiting = [root]
      while let text = waiting.popLast() {
        for later in dossier.revisions(of: text) + dossier.answers(to: text) where met.insert(later.id).inserted {
          waiting.append(later.id)
        }
      }
      family.formUnion(met)
    }
    let found = family.compactMap { dossier.proposals[$0] }
    return found.indices.sorted { one, other in
      switch (found[one].firstDate, found[other].firstDate) {
      case (let date?, let later?) where date != later: date < later
      case (nil, .some): false
      case (.some, nil): true
      default: found[one].id < found[other].id
      }
    }
    .map { found[$0] }
  }
}

/// The comparisons of drafts, each made once.
struct DraftComparisons {
  private struct Pair: Hashable {
    var earlier: Proposal.ID
    var later: Proposal.ID
  }

  private let dossier: Dossier
  private var made: [Pair: ProposalDiff] = [:]

  init(_ dossier: Dossier) {
    self.dossier = dossier
  }

  /// How many comparisons were made.
  var count: Int { made.count }

  /// What one draft changes in another.
  mutating func between(_ earlier: Proposal, _ later: Proposal) -> ProposalDiff {
    let pair = Pair(earlier: earlier.id, later: later.id)
    if let known = made[pair] { return known }
    let diff = ProposalDiff(dossier, earlier, later, ProposalDiff.Options())
    made[pair] = diff
    return diff
  }
}

extension Proposal {
  /// When it was first heard of, as far as its history has dates.
  fileprivate var firstDate: PartialDate? { status.compactMap(\.date).min() }
}
