extension Dossier {
  /// The name of an actor.
  ///
  /// - Parameter actor: The actor.
  /// - Returns: The name to show, or the identifier of an actor that is not on record.
  public func name(of actor: Actor.ID) -> String { self[actor]?.name.primary ?? actor.rawValue }

  /// What one may take a stance on, in a few words: its name, its title or what it says.
  ///
  /// A provision is called by its number in its proposal, as in `12.a of the 28-point plan`, a statement by what it says.
  ///
  /// - Parameter subject: The subject.
  /// - Returns: The words, or the identifier of a record that is not there.
  public func name(of subject: Subject) -> String {
    switch subject {
    case .actor(let id): name(of: id)
    case .statement(let id): self[id]?.summary ?? id.rawValue
    case .proposal(let id): self[id]?.title.primary ?? id.rawValue
    case .provision(let id): name(of: id)
    case .concession(let id): self[id]?.summary ?? id.rawValue
    case .sanction(let id): self[id]?.title ?? id.rawValue
    case .guarantee(let id): self[id]?.title ?? id.rawValue
    case .pledge(let id): self[id]?.summary ?? id.rawValue
    case .event(let id): self[id]?.title ?? id.rawValue
    case .matter(let id): self[id]?.name.primary ?? id.rawValue
    case .place(let id): self[id]?.name.primary ?? id.rawValue
    }
  }

  private func name(of provision: Provision.ID) -> String {
    guard let number = self[provision]?.number, let proposal = proposal(of: provision) else {
      return provision.rawValue
    }
    return "\(number) of \(proposal.title.primary)"
  }
}
