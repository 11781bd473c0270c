extension Dossier {
  /// The provisions of a proposal in the order of the text.
  ///
  /// - Parameter proposal: The proposal.
  /// - Returns: The provisions; empty for an unknown proposal.
  public func provisions(of proposal: Proposal.ID) -> [Provision] {
    proposals[proposal]?.provisions ?? []
  }

  /// The proposal that lists a provision.
  ///
  /// - Parameter provision: The provision.
  /// - Returns: The proposal; `nil` for an unknown provision.
  public func proposal(of provision: Provision.ID) -> Proposal? {
    relations.proposals[provision].flatMap { proposals[$0] }
  }

  /// The provisions directly under a provision in the order of the text.
  ///
  /// - Parameter provision: The provision.
  /// - Returns: The provisions; empty for an unknown provision.
  /// - Complexity: O(*n*) in the number of provisions found.
  public func subprovisions(of provision: Provision.ID) -> [Provision] {
    (relations.subprovisions[provision] ?? []).compactMap { provisions[$0] }
  }

  /// The provisions of earlier texts from which a provision descends, the nearest first.
  ///
  /// - Parameter provision: The provision.
  /// - Returns: The ancestors, each once.
  /// - Complexity: O(*n*) in the number of provisions found.
  public func ancestors(of provision: Provision.ID) -> [Provision] {
    reached(from: [provision]) { provisions[$0]?.descendsFrom ?? [] }.compactMap { provisions[$0] }
  }

  /// The provisions of later texts that descend from a provision, the nearest first.
  ///
  /// - Parameter provision: The provision.
  /// - Returns: The descendants, each once.
  /// - Complexity: O(*n*) in the number of provisions found.
  public func descendants(of provision: Provision.ID) -> [Provision] {
    let relations = relations
    return reached(from: [provision]) { relations.descendants[$0] ?? [] }.compactMap { provisions[$0] }
  }

  /// The lineage of a provision: its ancestors, itself and its descendants.
  ///
  /// Another descendant of one of the ancestors is a rival version and is left out, and so is what stands in a text that
  /// answers the one from which it comes: a counter-offer is no version. A filter with ``SubjectScope/lineage`` goes by
  /// the same rule; ``ancestors(of:)`` and ``descendants(of:)`` follow every descent.
  ///
  /// - Parameter provision: The provision.
  /// - Returns: The farthest ancestor first, each provision once; empty for an unknown provision.
  /// - Complexity: O(*n*) in the number of provisions found.
  public func lineage(of provision: Provision.ID) -> [Provision] {
    guard let own = provisions[provision] else { return [] }
    let (ancestors, descendants) = relatives(of: provision)
    return (ancestors.reversed() + [provision] + descendants).compactMap { $0 == provision ? own : provisions[$0] }
  }

  /// The provisions that a provision leads to upwards and downwards, the nearest first; in a circle a descendant is an
  /// ancestor, too, and is listed as one.
  func relatives(of provision: Provision.ID) -> (ancestors: [Provision.ID], descendants: [Provision.ID]) {
    let relations = relations
    return apart(
      reached(from: [provision]) { id in
        (provisions[id]?.descendsFrom ?? []).filter { !isAnswer(id, to: $0, relations) }
      },
      reached(from: [provision]) { id in (relations.descendants[id] ?? []).filter { !isAnswer($0, to: id, relations) } }
    )
  }

  /// Whether a provision stands in a text that answers that of another.
  private func isAnswer(_ provision: Provision.ID, to other: Provision.ID, _ relations: Relations) -> Bool {
    guard let answered = relations.proposals[other],
      let text = relations.proposals[provision].flatMap({ proposals[$0] })
    else { return false }
    return text.answers.contains(answered)
  }

  /// The proposals that a proposal leads to upwards and downwards, the nearest first; as for provisions.
  func relatives(of proposal: Proposal.ID) -> (ancestors: [Proposal.ID], descendants: [Proposal.ID]) {
    let relations = relations
    return apart(
      reached(from: [proposal]) { (proposals[$0]?.revises).map { [$0] } ?? [] },
      reached(from: [proposal]) { relations.revisions[$0] ?? [] })
  }

  private func apart<ID: Hashable>(_ ancestors: [ID], _ descendants: [ID]) -> (ancestors: [ID], descendants: [ID]) {
    let isAncestor = Set(ancestors)
    return (ancestors, descendants.filter { !isAncestor.contains($0) })
  }

  /// The proposals that revise a proposal, and those that revise them, the nearest first.
  ///
  /// - Parameter proposal: The proposal.
  /// - Returns: The revisions, each once.
  /// - Complexity: O(*n*) in the number of proposals found.
  public func revisions(of proposal: Proposal.ID) -> [Proposal] {
    let relations = relations
    return reached(from: [proposal]) { relations.revisions[$0] ?? [] }.compactMap { proposals[$0] }
  }

  /// The proposals that answer a proposal, as counter-offers do.
  ///
  /// - Parameter proposal: The proposal.
  /// - Returns: The answers in the order of the dossier.
  /// - Complexity: O(*n*) in the number of proposals found.
  public func answers(to proposal: Proposal.ID) -> [Proposal] {
    (relations.answers[proposal] ?? []).compactMap { proposals[$0] }
  }
}
