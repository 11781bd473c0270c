/// What else counts as being about a subject.
@nonexhaustive
public enum SubjectScope: String, Hashable, Sendable, CaseIterable {
  /// The subject alone.
  case exactly
  /// The subject and what lies under it: the provisions of a proposal, the parts of a provision, the parts of a matter.
  case parts
  /// What ``parts`` covers, in the texts from which the subject descends and in those that descend from it, too.
  ///
  /// These are the proposals that ``Proposal/revises`` leads to, up or down, or the provisions that
  /// ``Provision/descendsFrom`` leads to; see ``Dossier/lineage(of:)``. Another descendant of the same
  /// ancestor is a rival text and does not count, nor does a text that only ``Proposal/answers`` another.
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
  package func subjects(in scope: SubjectScope, of subject: Subject) -> [Subject] {
    guard scope != .exactly else { return [subject] }
    let relations = relations
    let texts = scope == .lineage ? [subject] + versions(of: subject) : [subject]
    return texts + reached(from: texts) { parts(of: $0, relations) }
  }

  /// The other texts in the lineage of a proposal or provision: its ancestors, then its descendants, the nearest first
  /// in each case.
  ///
  /// - Parameter subject: The subject.
  /// - Returns: The texts, each once and without the subject; those that the dossier does not have are among them. None
  ///   for anything else than a proposal or provision.
  /// - Complexity: O(*n*) in the number of texts found.
  package func versions(of subject: Subject) -> [Subject] {
    switch subject {
    case .proposal(let id):
      let (ancestors, descendants) = relatives(of: id)
      return (ancestors + descendants).map(Subject.proposal)
    case .provision(let id):
      let (ancestors, descendants) = relatives(of: id)
      return (ancestors + descendants).map(Subject.provision)
    default: return []
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
}
