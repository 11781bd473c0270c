/// What leads from a record to those that refer to it: the references of a dossier, turned round.
struct Relations: Sendable {
  /// Who is or was something in an organisation, with the affiliation.
  var affiliates: [Actor.ID: [(actor: Actor.ID, affiliation: Affiliation)]] = [:]
  /// The proposal that lists a provision.
  var proposals: [Provision.ID: Proposal.ID] = [:]
  /// The provisions that stand under a provision, in the order of the text.
  var subprovisions: [Provision.ID: [Provision.ID]] = [:]
  /// The provisions of later texts that descend from a provision.
  var descendants: [Provision.ID: [Provision.ID]] = [:]
  /// The proposals that revise a proposal.
  var revisions: [Proposal.ID: [Proposal.ID]] = [:]
  /// The proposals that answer a proposal.
  var answers: [Proposal.ID: [Proposal.ID]] = [:]
  /// The matters that are part of a matter.
  var submatters: [Matter.ID: [Matter.ID]] = [:]

  /// The types of the records that it depends on.
  static let kinds: [RecordKind] = [.actor, .matter, .proposal]

  /// The types of the records on which depends what lies under what.
  static let kindsOfHierarchy: [RecordKind] = [.matter, .proposal]

  /// The days on which an office or a membership begins or ends.
  var turningDays = AffiliationBreakpoints()

  init(_ tables: Tables) {
    turningDays = AffiliationBreakpoints(tables[Actor.self])
    for actor in tables[Actor.self] {
      for affiliation in actor.affiliations {
        affiliates[affiliation.organisation, default: []].append((actor.id, affiliation))
      }
    }
    for proposal in tables[Proposal.self] {
      if let earlier = proposal.revises { revisions[earlier, default: []].append(proposal.id) }
      for answered in proposal.answers { answers[answered, default: []].append(proposal.id) }
      for provision in proposal.provisions {
        if proposals[provision.id] == nil { proposals[provision.id] = proposal.id }
        if let parent = provision.parent { subprovisions[parent, default: []].append(provision.id) }
        for ancestor in provision.descendsFrom { descendants[ancestor, default: []].append(provision.id) }
      }
    }
    for matter in tables[Matter.self] {
      if let parent = matter.parent { submatters[parent, default: []].append(matter.id) }
    }
  }
}

extension Dossier {
  var relations: Relations {
    storage.relations.get { Relations(storage.tables) }
  }
}

/// Everything that can be reached from some starting points, each once, in the order in which it is met.
///
/// Circles in the data end the walk and do no harm.
///
/// - Complexity: O(*n*) in the number of steps.
func reached<Node: Hashable>(from start: [Node], _ next: (Node) -> [Node]) -> [Node] {
  var seen = Set(start)
  var found: [Node] = []
  var waiting = start
  var position = 0
  while position < waiting.count {
    let node = waiting[position]
    position += 1
    for other in next(node) where seen.insert(other).inserted {
      found.append(other)
      waiting.append(other)
    }
  }
  return found
}
