import Parley

extension Dossier {
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
