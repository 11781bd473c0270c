public import Parley

extension Dossier {
  /// The name of an actor, or the identifier of one that is not on record.
  ///
  /// - Parameter actor: The actor.
  /// - Returns: The name.
  public func name(of actor: Actor.ID) -> String { self[actor]?.name.primary ?? actor.rawValue }

  /// The names of actors: `Ukraine and Europe`.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The names.
  public func names(of actors: [Actor.ID]) -> String { Wording.list(actors.map(name(of:))) }

  /// What one may take a stance on, in words: `point 6`, `A cease-fire`.
  ///
  /// - Parameter subject: The subject.
  /// - Returns: Its number, name or title.
  public func name(of subject: Subject) -> String {
    switch subject {
    case .actor(let id): name(of: id)
    case .statement(let id): "a statement of \(names(of: self[id]?.speakers ?? []))"
    case .proposal(let id): self[id]?.title.primary ?? id.rawValue
    case .provision(let id): "point \(self[id]?.number.description ?? id.rawValue)"
    case .concession(let id): self[id]?.summary ?? id.rawValue
    case .sanction(let id): self[id]?.title ?? id.rawValue
    case .guarantee(let id): self[id]?.title ?? id.rawValue
    case .pledge(let id): self[id]?.summary ?? id.rawValue
    case .event(let id): self[id]?.title ?? id.rawValue
    case .matter(let id): self[id]?.name.primary ?? id.rawValue
    case .place(let id): self[id]?.name.primary ?? id.rawValue
    }
  }

  /// What one may take a stance on, in words that need no context: `point 6 of the US 28-point peace plan`.
  ///
  /// - Parameter subject: The subject.
  /// - Returns: Its number, name or title.
  public func fullName(of subject: Subject) -> String {
    guard case .provision(let id) = subject, let proposal = proposal(of: id) else { return name(of: subject) }
    return "\(name(of: subject)) of \(proposal.title.primary)"
  }

  /// Who somebody was on the day of a statement: `Johann Wadephul (Minister for Foreign Affairs; for Germany)`.
  ///
  /// - Parameters:
  ///   - actor: The speaker.
  ///   - statement: The statement.
  ///   - withTitle: Whether the title is named, or only whom the speaker spoke for.
  /// - Returns: The name, with title and whom the speaker spoke for, as far as that is on record.
  public func speaker(_ actor: Actor.ID, of statement: Statement, withTitle: Bool = true) -> String {
    let day = statement.date.latest
    let titles = (self[actor]?.affiliations ?? []).filter { $0.period.contains(day) >= .possibly }.compactMap(\.title)
    let office = represents(actor, on: day, atLeast: .possibly)
    let behalf = statement.onBehalfOf.filter { $0 != actor && !office.contains($0) }
    let about = [withTitle ? titles.first : nil, office.isEmpty ? nil : "for \(names(of: office))"].compactMap(\.self)
    let roles = about + (behalf.isEmpty ? [] : ["on behalf of \(names(of: behalf))"])
    return name(of: actor) + (roles.isEmpty ? "" : " (\(roles.joined(separator: "; ")))")
  }

  /// On whose word something stands: `, on the word of Kaja Kallas`; nothing where the editors vouch for it.
  ///
  /// - Parameter actor: Who asserts it.
  /// - Returns: The words, beginning with a comma.
  public func word(of actor: Actor.ID?) -> String { actor.map { ", on the word of \(name(of: $0))" } ?? "" }
}
