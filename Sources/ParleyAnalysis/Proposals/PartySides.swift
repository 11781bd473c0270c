internal import Parley

/// On which side of a provision an actor stands.
struct PartySides {
  enum Side {
    /// It has to do something and gains nothing.
    case obligor
    /// It gains.
    case beneficiary
    /// Neither, as far as both sides are coded.
    case other
    /// Whether it gains is not coded.
    case unknown
  }

  private let dossier: Dossier

  init(_ dossier: Dossier) {
    self.dossier = dossier
  }

  func side(of actor: Actor.ID, _ provision: Provision) -> Side {
    if isAmong(actor, provision.beneficiaries) { return .beneficiary }
    if isAmong(actor, provision.obligors) { return .obligor }
    return provision.beneficiaries.isEmpty ? .unknown : .other
  }

  func isAmong(_ actor: Actor.ID, _ parties: [String]) -> Bool {
    isAmong(actor, parties.compactMap { try? Actor.ID($0) })
  }

  /// Whether an actor is one of some parties, belongs to one, or speaks for one or for what one belongs to: what a state
  /// gains, its ministers gain and its bloc does.
  private func isAmong(_ actor: Actor.ID, _ parties: [Actor.ID]) -> Bool {
    if parties.contains(actor) { return true }
    let own = reached(from: actor) { _ in true }
    let voices = reached(from: actor) { $0.role == .partOf || $0.role.speaksForOrganisation }.union([actor])
    return parties.contains { own.contains($0) || !reached(from: $0) { _ in true }.isDisjoint(with: voices) }
  }

  /// The bodies to which affiliations of some kind lead or ever led, directly or through others.
  private func reached(from actor: Actor.ID, by isFollowed: (Affiliation) -> Bool) -> Set<Actor.ID> {
    var found: Set<Actor.ID> = []
    var waiting = [actor]
    while let next = waiting.popLast() {
      for affiliation in dossier.actors[next]?.affiliations ?? []
      where isFollowed(affiliation) && found.insert(affiliation.organisation).inserted {
        waiting.append(affiliation.organisation)
      }
    }
    return found
  }
}
