import Parley

/// What it adds to the modularity that two nodes are in the same community.
struct ModularityGains {
  let count: Int
  /// The gain of each pair, row by row, with the diagonal.
  private let gains: [Double]

  /// Below this a difference is one of rounding.
  private let tolerance: Double

  init(_ network: OneModeNetwork, resolution: Double) {
    let count = network.nodes.count
    var positive = [Double](repeating: 0, count: count)
    var negative = positive
    for left in 0..<count {
      for right in 0..<count {
        let tie = network[left, right]
        if tie > 0 { positive[left] += tie } else { negative[left] -= tie }
      }
    }
    let (twicePositive, twiceNegative) = (positive.reduce(0, +), negative.reduce(0, +))
    let whole = twicePositive + twiceNegative
    var gains = [Double](repeating: 0, count: count * count)
    if whole > 0 {
      for left in 0..<count {
        for right in 0..<count {
          var expected = 0.0
          if twicePositive > 0 { expected += positive[left] / twicePositive * positive[right] }
          if twiceNegative > 0 { expected -= negative[left] / twiceNegative * negative[right] }
          gains[left * count + right] = (network[left, right] - resolution * expected) / whole
        }
      }
    }
    // Gains are shares of all ties, as long as the resolution does not magnify them.
    self.init(count: count, gains: gains, tolerance: 1e-12 * max(1, resolution))
  }

  private init(count: Int, gains: [Double], tolerance: Double) {
    self.count = count
    self.gains = gains
    self.tolerance = tolerance
  }

  func quality(of division: [Int]) -> Double {
    var sum = 0.0
    for left in 0..<count {
      for right in 0..<count where division[left] == division[right] { sum += gains[left * count + right] }
    }
    return sum
  }

  /// The best of all divisions, each written so that a new community gets the next number.
  func bestDivision() -> [Int] {
    var (best, bestValue) = (Array(0..<count), quality(of: Array(0..<count)))
    var division = [Int](repeating: 0, count: count)
    func visit(_ node: Int, _ used: Int, _ value: Double) {
      guard node < count else {
        if isBetter(division, value, than: best, bestValue) {
          (best, bestValue) = (division, max(value, bestValue))
        }
        return
      }
      for community in 0...used {
        division[node] = community
        var gain = gains[node * count + node]
        for other in 0..<node where division[other] == community { gain += 2 * gains[node * count + other] }
        visit(node + 1, max(used, community + 1), value + gain)
      }
    }
    visit(0, 0, 0)
    return best
  }

  /// Whether a division is to be taken rather than another: for its quality, then because it has more communities, so
  /// that what nothing ties together stays apart, then because it puts nodes into earlier ones.
  func isBetter(_ division: [Int], _ value: Double, than other: [Int], _ otherValue: Double) -> Bool {
    if abs(value - otherValue) > tolerance { return value > otherValue }
    let (size, otherSize) = (division.max() ?? -1, other.max() ?? -1)
    return size == otherSize ? division.lexicographicallyPrecedes(other) : size > otherSize
  }

  /// A good division by the method of Leiden, from a random order: its communities are numbered in the order of their
  /// first nodes.
  func division(_ random: inout SplitMix64) throws(AnalysisError) -> [Int] {
    var division = try improved(Array(0..<count), &random)
    var value = quality(of: division)
    while true {
      let next = try improved(division, &random)
      let nextValue = quality(of: next)
      guard nextValue > value + tolerance else { return division }
      (division, value) = (next, nextValue)
    }
  }

  /// One round of the method: nodes move, what they form is refined, and the parts are the nodes of the next level,
  /// until nothing grows together any more. Each community is then one part, which the refinement has made.
  private func improved(_ start: [Int], _ random: inout SplitMix64) throws(AnalysisError) -> [Int] {
    var level = self
    var communities = start
    /// In which node of the level each node is.
    var places = Array(0..<count)
    while true {
      try level.move(&communities, &random)
      let parts = level.refined(communities, &random)
      let upper = level.merged(parts)
      places = places.map { parts[$0] }
      if upper.count == level.count { return places }
      var joint = [Int](repeating: 0, count: upper.count)
      for (node, part) in parts.enumerated() { joint[part] = communities[node] }
      communities = Self.renumbered(joint)
      level = upper
    }
  }

  /// The parts that the nodes of each community form when they start alone: a node that is not torn out of its community
  /// joins the part that gives it most, if that gives it anything and is not torn out itself.
  private func refined(_ communities: [Int], _ random: inout SplitMix64) -> [Int] {
    var order = Array(0..<count)
    random.shuffle(&order)
    var parts = Array(0..<count)
    var sizes = [Int](repeating: 1, count: count)
    /// What ties each part to the rest of its community.
    var holds = (0..<count).map { node in
      (0..<count).reduce(0) {
        $1 != node && communities[$1] == communities[node] ? $0 + gains[node * count + $1] : $0
      }
    }
    var sums = [Double](repeating: 0, count: count)
    for node in order where parts[node] == node && sizes[node] == 1 && holds[node] > -tolerance {
      for part in sums.indices { sums[part] = 0 }
      for other in 0..<count where other != node && communities[other] == communities[node] {
        sums[parts[other]] += gains[node * count + other]
      }
      var (target, gain) = (node, 0.0)
      for part in sums.indices where sums[part] > gain + tolerance && holds[part] > -tolerance {
        (target, gain) = (part, sums[part])
      }
      if target == node { continue }
      parts[node] = target
      sizes[node] = 0
      sizes[target] += 1
      holds[target] += holds[node] - 2 * gain
    }
    return Self.renumbered(parts)
  }

  /// Moves nodes one by one to where they gain most, as long as one gains.
  private func move(_ division: inout [Int], _ random: inout SplitMix64) throws(AnalysisError) {
    var order = Array(0..<count)
    random.shuffle(&order)
    var sums = [Double](repeating: 0, count: count)
    var hasMoved = true
    while hasMoved {
      hasMoved = false
      try AnalysisError.checkCancellation()
      for node in order {
        for community in sums.indices { sums[community] = 0 }
        var sizes = 0
        for other in 0..<count where other != node {
          sums[division[other]] += gains[node * count + other]
          if division[other] == division[node] { sizes += 1 }
        }
        var (target, gain) = (division[node], sums[division[node]])
        for community in sums.indices where sums[community] > gain + tolerance {
          (target, gain) = (community, sums[community])
        }
        // To be alone in a community that is empty now.
        if gain < -tolerance, sizes > 0, let free = freeCommunity(division) { target = free }
        if target != division[node] {
          division[node] = target
          hasMoved = true
        }
      }
    }
  }

  private func freeCommunity(_ division: [Int]) -> Int? {
    var isUsed = [Bool](repeating: false, count: count)
    for community in division { isUsed[community] = true }
    return isUsed.firstIndex(of: false)
  }

  /// The gains between whole parts, which are numbered in order.
  private func merged(_ numbers: [Int]) -> ModularityGains {
    let size = (numbers.max() ?? -1) + 1
    var sums = [Double](repeating: 0, count: size * size)
    for left in 0..<count {
      for right in 0..<count { sums[numbers[left] * size + numbers[right]] += gains[left * count + right] }
    }
    return ModularityGains(count: size, gains: sums, tolerance: tolerance)
  }

  /// The same division, its communities numbered in the order of their first nodes.
  static func renumbered(_ division: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return division.map { community in
      if let known = numbers[community] { return known }
      numbers[community] = numbers.count
      return numbers.count - 1
    }
  }
}
