/// Those by whose word a bloc goes as they certainly are on a day: its members, and in place of a member that is a bloc
/// the members of that one. A person stands for a bloc only as its own member: the ordinary members of a party do not
/// speak for the alliance that it belongs to. States and persons stand for themselves.
///
/// Each membership is looked at once, however many blocs are asked about and however they hang together.
package struct VotingMembers {
  private let dossier: Dossier
  private let relations: Relations
  private let day: Day
  private var ways = WayEnds<Actor.ID>()
  /// The persons who are members of each body that was looked at, where there are any.
  private var people: [Actor.ID: [Actor.ID]] = [:]
  /// How many memberships were looked at.
  package private(set) var visits = 0

  /// - Parameters:
  ///   - dossier: The dossier.
  ///   - day: The day.
  package init(_ dossier: Dossier, on day: Day) {
    self.dossier = dossier
    relations = dossier.relations
    self.day = day
  }

  /// Those by whose word a bloc goes.
  ///
  /// - Parameter bloc: The bloc.
  /// - Returns: The members in the order of their identifiers; none for an actor without members.
  /// - Complexity: Over all questions O(*e* + *s* log *s*) in the numbers of memberships and of members in the answers of
  ///   different blocs.
  package mutating func members(of bloc: Actor.ID) -> [Actor.ID] {
    var ways = ways
    self.ways = WayEnds()
    let bodies = ways.ends(of: bloc) { body in self.bodies(in: body) }
    self.ways = ways
    guard let people = people[bloc] else { return bodies }
    return (bodies + people).sorted()
  }

  /// The direct members of a body that are no persons; those who are, are noted.
  private mutating func bodies(in body: Actor.ID) -> [Actor.ID] {
    if dossier[body]?.kind == .state { return [] }
    let affiliates = relations.affiliates[body] ?? []
    visits += affiliates.count
    var (bodies, persons) = ([Actor.ID](), Set<Actor.ID>())
    for affiliate in affiliates
    where affiliate.affiliation.role == .member && affiliate.affiliation.period.contains(day) == .yes {
      if dossier[affiliate.actor]?.kind == .person {
        persons.insert(affiliate.actor)
      } else {
        bodies.append(affiliate.actor)
      }
    }
    if !persons.isEmpty { people[body] = persons.subtracting([body]).sorted() }
    return bodies
  }
}
