import Parley

/// What counts as a subject, and under what a subject stands, found by looking at every record.
final class NaiveSubjects {
  private let dossier: Dossier
  private var known: [Question: Set<Subject>] = [:]

  private struct Question: Hashable {
    let subject: Subject
    let scope: SubjectScope
  }

  init(_ dossier: Dossier) {
    self.dossier = dossier
  }

  /// Whether a subject counts as another one.
  func counts(_ candidate: Subject, as subject: Subject, _ scope: SubjectScope) -> Bool {
    let question = Question(subject: subject, scope: scope)
    let subjects = known[question] ?? Set(Self.subjects(in: scope, of: subject, dossier))
    known[question] = subjects
    return subjects.contains(candidate)
  }

  /// A subject with all under which it stands.
  static func above(_ subject: Subject, _ dossier: Dossier) -> [Subject] {
    var known = [subject]
    var position = 0
    while position < known.count {
      if case .provision(let id) = known[position] {
        let proposals = dossier.proposals.filter { $0.provisions.contains { $0.id == id } }
        let parents = dossier.provisions.filter { $0.id == id }.compactMap(\.parent)
        for next in proposals.map({ Subject.proposal($0.id) }) + parents.map(Subject.provision)
        where !known.contains(next) {
          known.append(next)
        }
      }
      position += 1
    }
    return known
  }

  static func subjects(in scope: SubjectScope, of subject: Subject, _ dossier: Dossier) -> [Subject] {
    guard scope != .exactly else { return [subject] }
    let candidates = Set(
      dossier.proposals.flatMap { proposal in
        [.proposal(proposal.id)] + [proposal.revises].compactMap(\.self).map(Subject.proposal)
      }
        + dossier.provisions.flatMap { provision in
          [.provision(provision.id)] + provision.descendsFrom.map(Subject.provision)
        }
        + dossier.matters.map { .matter($0.id) })
    var known = [subject]
    var position = 0
    while position < known.count {
      let found = candidates.filter {
        !known.contains($0) && leads(from: known[position], to: $0, scope, dossier)
      }
      known += found
      position += 1
    }
    return known
  }

  private static func leads(from: Subject, to: Subject, _ scope: SubjectScope, _ dossier: Dossier) -> Bool {
    switch (from, to) {
    case (.proposal(let proposal), .provision(let provision)):
      return dossier[proposal]?.provisions.contains { $0.id == provision } ?? false
    case (.matter(let parent), .matter(let child)): return dossier[child]?.parent == parent
    case (.provision(let a), .provision(let b)):
      if dossier[b]?.parent == a { return true }
      return scope == .lineage
        && (dossier[a]?.descendsFrom.contains(b) ?? false || dossier[b]?.descendsFrom.contains(a) ?? false)
    case (.proposal(let a), .proposal(let b)):
      return scope == .lineage && (dossier[a]?.revises == b || dossier[b]?.revises == a)
    default: return false
    }
  }
}
