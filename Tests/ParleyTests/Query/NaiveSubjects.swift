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
    guard scope == .lineage else { return reached(in: scope, from: subject, dossier, leads) }
    // Up as far as it goes, and down as far as it goes; what lies under each text is of its version.
    let texts =
      reached(in: scope, from: subject, dossier) { from, to, _, dossier in descends(from, from: to, dossier) }
      + reached(in: scope, from: subject, dossier) { from, to, _, dossier in descends(to, from: from, dossier) }
    var seen: Set<Subject> = []
    return texts.flatMap { reached(in: .parts, from: $0, dossier, leads) }.filter { seen.insert($0).inserted }
  }

  private static func descends(_ later: Subject, from earlier: Subject, _ dossier: Dossier) -> Bool {
    switch (later, earlier) {
    case (.proposal(let later), .proposal(let earlier)): dossier[later]?.revises == earlier
    case (.provision(let later), .provision(let earlier)): dossier[later]?.descendsFrom.contains(earlier) ?? false
    default: false
    }
  }

  private static func reached(
    in scope: SubjectScope, from subject: Subject, _ dossier: Dossier,
    _ leads: (Subject, Subject, SubjectScope, Dossier) -> Bool
  ) -> [Subject] {
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
        !known.contains($0) && leads(known[position], $0, scope, dossier)
      }
      known += found
      position += 1
    }
    return known
  }

  private static func leads(from: Subject, to: Subject, _: SubjectScope, _ dossier: Dossier) -> Bool {
    switch (from, to) {
    case (.proposal(let proposal), .provision(let provision)):
      return dossier[proposal]?.provisions.contains { $0.id == provision } ?? false
    case (.matter(let parent), .matter(let child)): return dossier[child]?.parent == parent
    case (.provision(let parent), .provision(let child)): return dossier[child]?.parent == parent
    default: return false
    }
  }
}
