/// The ends to which ways lead on from nodes: what can be reached and leads nowhere itself.
///
/// Each step is looked at once, however many nodes are asked about and however they hang together: nodes that lead to each
/// other form one component, and the ends of a component are worked out from those below it, which are complete before it
/// (Tarjan 1972, without recursion).
struct WayEnds<ID: Hashable & Comparable> {
  private var numbers: [ID: Int] = [:]
  private var nodes: [Node] = []

  private struct Node {
    let id: ID
    /// Where its steps lead.
    let next: [Int]
    /// When it was met, from 1; 0 for one that was not.
    var order = 0
    /// The earliest node on the way to it that it leads back to.
    var earliest = 0
    var isOpen = false
    /// The ends of its ways, ascending; nodes of the same ends share one array.
    var ends: [ID] = []
  }

  /// The ends of the ways from a node.
  ///
  /// - Parameters:
  ///   - id: The node.
  ///   - next: Where the steps from a node lead: the same for all questions.
  /// - Returns: The ends in ascending order; none for a node that leads nowhere.
  /// - Complexity: Over all questions O(*e* + *s* log *s*) in the numbers of steps and of ends in the answers of different
  ///   nodes.
  mutating func ends(of id: ID, _ next: (ID) -> [ID]) -> [ID] {
    let number = number(of: id)
    if nodes[number].order == 0 { complete(number, next) }
    return nodes[number].ends
  }

  private mutating func number(of id: ID) -> Int {
    if let known = numbers[id] { return known }
    // Numbers go to the next nodes before their own steps are known, so that this goes no deeper.
    numbers[id] = nodes.count
    nodes.append(Node(id: id, next: []))
    return nodes.count - 1
  }

  private mutating func steps(from number: Int, _ next: (ID) -> [ID]) -> [Int] {
    var met: Set<ID> = [nodes[number].id]
    return next(nodes[number].id).filter { met.insert($0).inserted }.map { self.number(of: $0) }
  }

  private mutating func complete(_ start: Int, _ next: (ID) -> [ID]) {
    var (met, open) = (numbers.count, [Int]())
    var way: [(node: Int, taken: Int)] = [(start, 0)]
    while let (node, taken) = way.last {
      if taken == 0 {
        met += 1
        let steps = steps(from: node, next)
        nodes[node] = Node(id: nodes[node].id, next: steps, order: met, earliest: met, isOpen: true)
        open.append(node)
      } else {
        let other = nodes[node].next[taken - 1]
        if nodes[other].isOpen { nodes[node].earliest = min(nodes[node].earliest, nodes[other].earliest) }
      }
      // Nodes that are complete, or on the way, are looked at without going there.
      var position = taken
      while position < nodes[node].next.count {
        let other = nodes[node].next[position]
        if nodes[other].order == 0 { break }
        if nodes[other].isOpen { nodes[node].earliest = min(nodes[node].earliest, nodes[other].order) }
        position += 1
      }
      if position < nodes[node].next.count {
        way[way.count - 1].taken = position + 1
        way.append((nodes[node].next[position], 0))
        continue
      }
      way.removeLast()
      if nodes[node].earliest == nodes[node].order { close(node, &open) }
    }
  }

  /// Works out the ends of a component of which all below is complete.
  private mutating func close(_ root: Int, _ open: inout [Int]) {
    var component: [Int] = []
    while let node = open.popLast() {
      nodes[node].isOpen = false
      component.append(node)
      if node == root { break }
    }
    let own = Set(component)
    var met: Set<Int> = []
    let below = component.flatMap { nodes[$0].next }.filter { !own.contains($0) && met.insert($0).inserted }
    let (inner, last) = (below.filter { !nodes[$0].next.isEmpty }, below.filter { nodes[$0].next.isEmpty })
    let ends: [ID]
    if inner.count == 1, last.isEmpty {
      ends = nodes[inner[0]].ends
    } else {
      var found = Set(last.map { nodes[$0].id })
      for node in inner { found.formUnion(nodes[node].ends) }
      ends = found.sorted()
    }
    for node in component { nodes[node].ends = ends }
  }
}
