/// Those by whose word a bloc goes as they certainly are on a day: its members, and in place of a member that is a bloc
/// the members of that one. A person stands for a bloc only as its own member: the ordinary members of a party do not
/// speak for the alliance that it belongs to. States and persons stand for themselves.
///
/// Each membership is looked at once, however many blocs are asked about and however they hang together: blocs that are
/// members of each other form one component, and what a component consists of is worked out from those below it, which
/// are complete before it (Tarjan 1972, without recursion).
package struct VotingMembers {
  private let dossier: Dossier
  private let relations: Relations
  private let day: Day
  private var numbers: [Actor.ID: Int] = [:]
  private var nodes: [Node] = []
  /// How many memberships were looked at.
  package private(set) var visits = 0

  private struct Node {
    let id: Actor.ID
    /// The direct members that are no persons.
    let members: [Int]
    /// The direct members that are persons.
    var people: [Actor.ID] = []
    /// When it was met, from 1; 0 for one that was not.
    var order = 0
    /// The earliest node on the way to it that it leads back to.
    var earliest = 0
    var isOpen = false
    /// The members that are no persons and have no such members themselves, ascending; blocs of the same members share one
    /// array.
    var voters: [Actor.ID] = []
  }

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
    let number = number(of: bloc)
    if nodes[number].order == 0 { complete(number) }
    let node = nodes[number]
    return node.people.isEmpty ? node.voters : (node.voters + node.people).sorted()
  }

  private mutating func number(of actor: Actor.ID) -> Int {
    if let known = numbers[actor] { return known }
    // Numbers go to the members before their own members are known, so that this goes no deeper.
    numbers[actor] = nodes.count
    nodes.append(Node(id: actor, members: []))
    return nodes.count - 1
  }

  private mutating func directMembers(of number: Int) -> (bodies: [Int], people: [Actor.ID]) {
    if dossier[nodes[number].id]?.kind == .state { return ([], []) }
    let affiliates = relations.affiliates[nodes[number].id] ?? []
    visits += affiliates.count
    var met: Set<Actor.ID> = [nodes[number].id]
    var (bodies, people) = ([Int](), [Actor.ID]())
    for affiliate in affiliates
    where affiliate.affiliation.role == .member && affiliate.affiliation.period.contains(day) == .yes
      && met.insert(affiliate.actor).inserted
    {
      if dossier[affiliate.actor]?.kind == .person {
        people.append(affiliate.actor)
      } else {
        bodies.append(self.number(of: affiliate.actor))
      }
    }
    return (bodies, people)
  }

  private mutating func complete(_ start: Int) {
    var (met, open) = (numbers.count, [Int]())
    var way: [(node: Int, next: Int)] = [(start, 0)]
    while let (node, next) = way.last {
      if next == 0 {
        met += 1
        let members = directMembers(of: node)
        nodes[node] = Node(
          id: nodes[node].id, members: members.bodies, people: members.people, order: met, earliest: met, isOpen: true)
        open.append(node)
      } else {
        let member = nodes[node].members[next - 1]
        if nodes[member].isOpen { nodes[node].earliest = min(nodes[node].earliest, nodes[member].earliest) }
      }
      // Members that are complete, or on the way, are looked at without going there.
      var position = next
      while position < nodes[node].members.count {
        let member = nodes[node].members[position]
        if nodes[member].order == 0 { break }
        if nodes[member].isOpen { nodes[node].earliest = min(nodes[node].earliest, nodes[member].order) }
        position += 1
      }
      if position < nodes[node].members.count {
        way[way.count - 1].next = position + 1
        way.append((nodes[node].members[position], 0))
        continue
      }
      way.removeLast()
      if nodes[node].earliest == nodes[node].order { close(node, &open) }
    }
  }

  /// Works out the members of a component of which all below is complete.
  private mutating func close(_ root: Int, _ open: inout [Int]) {
    var component: [Int] = []
    while let node = open.popLast() {
      nodes[node].isOpen = false
      component.append(node)
      if node == root { break }
    }
    let own = Set(component)
    var met: Set<Int> = []
    let below = component.flatMap { nodes[$0].members }.filter { !own.contains($0) && met.insert($0).inserted }
    let (blocs, single) = (below.filter { !nodes[$0].members.isEmpty }, below.filter { nodes[$0].members.isEmpty })
    let voters: [Actor.ID]
    if blocs.count == 1, single.isEmpty {
      voters = nodes[blocs[0]].voters
    } else {
      var found = Set(single.map { nodes[$0].id })
      for bloc in blocs { found.formUnion(nodes[bloc].voters) }
      voters = found.sorted()
    }
    for node in component { nodes[node].voters = voters }
  }
}
