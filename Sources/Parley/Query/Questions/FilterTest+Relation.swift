/// How a test leads from records to those of another type that a filter accepts.
package struct FilterRelation {
  /// The type of the records that are referred to.
  package let target: any Filterable.Type

  /// What must hold for them.
  package let node: FilterNode

  /// The day on which membership and office count; `nil` stands for the last day that the date of the referring record
  /// allows.
  package let day: Day?

  /// The field in which the referring records are listed; `.id` where their own identifiers say enough.
  package let field: FilterTest.Name

  /// The terms of the field under which records are listed that refer to one of some records of the target.
  package let terms: ([String], Dossier) -> [Term]
}

extension FilterTest {
  /// The relation that the test asks for; `nil` for tests of the record itself, and for those that do not follow from
  /// lists alone: ``Name/stance`` and ``Name/speakingFor``.
  package var relation: FilterRelation? {
    switch argument {
    case .filter(let node, let day):
      name.reference.map {
        FilterRelation(target: $0.target, node: node, day: day, field: $0.field, terms: $0.terms)
      }
    case .filterAs(let node, let roles):
      FilterRelation(target: Actor.self, node: node, day: nil, field: name) { ids, _ in
        FilterTest.terms(of: ids, as: roles)
      }
    default: nil
    }
  }

  /// The terms for actors in roles; without roles, in any.
  package static func terms(of actors: [String], as roles: [String]) -> [Term] {
    roles.isEmpty
      ? actors.map { Term($0) } : actors.flatMap { actor in roles.map { Term("\(actor) \($0)") } }
  }
}

extension FilterTest.Name {
  /// The type of item that an inner filter of the test is about; `nil` where it takes none.
  package var innerType: Any.Type? {
    switch self {
    case .stance: Stance.self
    case .speakingFor: Actor.self
    default: reference?.target
    }
  }

  fileprivate typealias Reference = (
    target: any Filterable.Type, field: FilterTest.Name, terms: ([String], Dossier) -> [Term]
  )

  fileprivate var reference: Reference? {
    func plain(_ target: any Filterable.Type, _ field: FilterTest.Name? = nil) -> Reference {
      (target, field ?? self, { ids, _ in ids.map { Term($0) } })
    }
    switch self {
    case .source: return plain(Source.self)
    case .speaker, .by, .to, .onBehalfOf, .addressee, .reportedBy, .involving, .consent, .obligor, .beneficiary,
      .imposedBy,
      .target, .heldBy, .guarantor, .participant, .invited, .excluded:
      return plain(Actor.self)
    case .occasion: return plain(Event.self)
    case .respondsTo, .retracts, .statement: return plain(Statement.self)
    case .revises, .answers, .modelledOn: return plain(Proposal.self)
    case .provision, .establishedBy, .blockedBy: return plain(Provision.self)
    case .place:
      return (Place.self, .place, { ids, dossier in dossier.places(in: ids).map { Term($0) } })
    case .proposal:
      return (Proposal.self, .id, { ids, dossier in dossier.provisionIDs(of: ids).map { Term($0) } })
    case .demandedBy: return (Actor.self, .demandedBy, { ids, _ in ids.map { Term("actor:\($0)") } })
    case .concerningProposal:
      return (
        Proposal.self, .concerning,
        { ids, dossier in
          dossier.parts(of: ids.map { .proposal(EntityID(unchecked: $0)) })
        }
      )
    case .concerningProvision:
      return (
        Provision.self, .concerning,
        { ids, dossier in
          dossier.parts(of: ids.map { .provision(EntityID(unchecked: $0)) })
        }
      )
    default: return nil
    }
  }
}

extension Dossier {
  fileprivate func parts(of subjects: [Subject]) -> [Term] {
    var seen = Set<Subject>()
    return subjects.flatMap { self.subjects(in: .parts, of: $0) }.filter { seen.insert($0).inserted }.map { Term($0) }
  }
}

extension Dossier {
  /// The identifiers of some places and of all that lies in them.
  func places(in ids: [String]) -> [String] {
    var parts: [String: [String]] = [:]
    for place in places {
      if let whole = place.partOf { parts[whole.rawValue, default: []].append(place.id.rawValue) }
    }
    return ids + reached(from: ids) { parts[$0] ?? [] }
  }

  /// The identifiers of the provisions of some proposals.
  func provisionIDs(of proposals: [String]) -> [String] {
    proposals.flatMap { id in
      let proposal = Proposal.ID(unchecked: id)
      return provisions(of: proposal).map(\.id)
        // A provision whose identifier stands in several proposals belongs to the first.
        .filter { relations.proposals[$0] == proposal }
        .map(\.rawValue)
    }
  }
}
