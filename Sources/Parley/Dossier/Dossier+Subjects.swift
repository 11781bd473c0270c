/// What else counts as being about a subject.
@nonexhaustive
public enum SubjectScope: String, Hashable, Sendable, CaseIterable {
  /// The subject alone.
  case exactly
  /// The subject and what lies under it: the provisions of a proposal, the parts of a provision, the parts of a matter.
  case parts
  /// What ``parts`` covers, in all earlier and later versions of the text too.
  case lineage
}

extension Dossier {
  /// A subject and what else counts as it.
  ///
  /// - Parameters:
  ///   - scope: What else counts.
  ///   - subject: The subject.
  /// - Returns: The subject first, then the others, each once.
  /// - Complexity: O(*n*) in the number of subjects found.
  func subjects(in scope: SubjectScope, of subject: Subject) -> [Subject] {
    let relations = relations
    guard scope != .exactly else { return [subject] }
    return [subject]
      + reached(from: [subject]) { subject in
        var next = parts(of: subject, relations)
        if scope == .lineage { next += versions(of: subject, relations) }
        return next
      }
  }

  private func parts(of subject: Subject, _ relations: Relations) -> [Subject] {
    switch subject {
    case .proposal(let id): proposals[id]?.provisions.map { .provision($0.id) } ?? []
    case .provision(let id): relations.subprovisions[id]?.map(Subject.provision) ?? []
    case .matter(let id): relations.submatters[id]?.map(Subject.matter) ?? []
    default: []
    }
  }

  private func versions(of subject: Subject, _ relations: Relations) -> [Subject] {
    switch subject {
    case .proposal(let id):
      ((proposals[id]?.revises).map { [$0] } ?? []).map(Subject.proposal)
        + (relations.revisions[id] ?? []).map(Subject.proposal)
    case .provision(let id):
      (provisions[id]?.descendsFrom ?? []).map(Subject.provision)
        + (relations.descendants[id] ?? []).map(Subject.provision)
    default: []
    }
  }
}
