import Parley

extension Dossier {
  /// The proposal that an argument names.
  ///
  /// - Parameters:
  ///   - id: The proposal's identity.
  ///   - argument: The name of the argument.
  /// - Returns: The record.
  /// - Throws: ``AnalysisError`` with code `unknownID`.
  func proposal(_ id: Proposal.ID, named argument: String = "proposal") throws(AnalysisError) -> Proposal {
    guard let record = self[id] else {
      throw AnalysisError(.unknownID, argument, "the dossier has no proposal \(id)")
    }
    return record
  }

  /// Whether the dossier has the record that a subject refers to.
  func contains(_ subject: Subject) -> Bool {
    switch subject {
    case .actor(let id): actors.contains(id)
    case .statement(let id): statements.contains(id)
    case .proposal(let id): proposals.contains(id)
    case .provision(let id): provisions.contains(id)
    case .concession(let id): concessions.contains(id)
    case .sanction(let id): sanctions.contains(id)
    case .guarantee(let id): guarantees.contains(id)
    case .pledge(let id): pledges.contains(id)
    case .event(let id): events.contains(id)
    case .matter(let id): matters.contains(id)
    case .place(let id): places.contains(id)
    }
  }
}
