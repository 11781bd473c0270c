public import Parley

extension Dossier {
  /// The names of actors: `Ukraine and Europe`.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The names.
  public func names(of actors: [Actor.ID]) -> String { Wording.list(actors.map(name(of:))) }

  /// What one may take a stance on, in words: `point 6`, `A cease-fire`.
  ///
  /// - Parameter subject: The subject.
  /// - Returns: Its number, name or title.
  public func shortName(of subject: Subject) -> String {
    switch subject {
    case .statement(let id): "a statement of \(names(of: self[id]?.speakers ?? []))"
    case .provision(let id): "point \(self[id]?.number.description ?? id.rawValue)"
    default: name(of: subject)
    }
  }

  /// What one may take a stance on, in words that need no context: `point 6 of the US 28-point peace plan`.
  ///
  /// - Parameter subject: The subject.
  /// - Returns: Its number, name or title.
  public func fullName(of subject: Subject) -> String {
    guard case .provision(let id) = subject, let proposal = proposal(of: id) else {
      return shortName(of: subject)
    }
    return "\(shortName(of: subject)) of \(proposal.title.primary)"
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
