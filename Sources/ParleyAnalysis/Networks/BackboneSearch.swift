/// A network from which second nodes are removed, in each step the one without which it changes least.
///
/// The spectral loss of a removal takes the eigenvalues of a whole network. Most removals need not be looked at in each
/// step, because ordered eigenvalues never differ by more than the matrices do (Hoffman and Wielandt, 1953): if a removal
/// had the loss d before another second node was removed, its loss is now at least d less the distance between the
/// networks without it, before and after. Only removals whose bound is below the least loss are worked out.
struct BackboneSearch {
  private let count: Int
  private let loss: Backbone.Loss
  private let labels: [String]
  private let statements: [Int]
  private let parts: [Part]
  private let whole: [Double]
  private var ties: Ties

  /// Losses that differ by less are equal.
  private static let tolerance = 1e-12

  init(
    _ plan: OneModePlan, _ first: NodeList, _ second: NodeList, _ loss: Backbone.Loss
  ) throws(AnalysisError) {
    count = first.labels.count
    self.loss = loss
    labels = second.labels
    var rows = [[UInt32]](repeating: [], count: second.labels.count)
    for row in plan.selection.retained {
      rows[second.places[Int(plan.selection.table.columns.second[Int(row)])]].append(row)
    }
    statements = rows.map(\.count)
    // Use by one alone counts for second nodes one by one, so that the whole is the sum of the parts. The length of the
    // scale divides all ties, so that it is left out: what is added and removed are whole numbers.
    let size = count
    var ties = Ties(count: size)
    parts = rows.map { rows in
      let part = Part(
        PairSums(rows[...], of: plan.selection.table, weights: nil, first, plan.rule, plan.needs), plan.rule, size)
      ties.add(part, times: 1)
      return part
    }
    self.ties = ties
    whole = try Self.signature(ties, loss)
  }

  /// The removals in order.
  ///
  /// - Parameter progress: What is told how much is done.
  /// - Returns: The removals with their losses.
  /// - Throws: ``AnalysisError`` with code `cancelled` or `inaccurate`.
  mutating func steps(_ progress: AnalysisProgress?) throws(AnalysisError) -> [Backbone.Step] {
    var left = Array(labels.indices)
    // What each loss is at least.
    var bounds = [Double](repeating: 0, count: labels.count)
    var steps: [Backbone.Step] = []
    let total = Double(labels.count * (labels.count + 1) / 2)
    var done = 0.0
    while !left.isEmpty {
      let (second, loss) = try leastRemoval(of: left, &bounds) { looked in progress?((done + looked) / total) }
      done += Double(left.count)
      left.removeAll { $0 == second }
      if self.loss == .spectral {
        for other in left { bounds[other] = max(0, bounds[other] - distance(without: other, and: second)) }
      }
      ties.add(parts[second], times: -1)
      steps.append(Backbone.Step(removed: labels[second], loss: loss, statements: statements[second]))
    }
    progress?(1)
    return steps
  }

  /// The removal that changes least, and its loss.
  private func leastRemoval(
    of left: [Int], _ bounds: inout [Double], _ progress: (Double) -> Void
  ) throws(AnalysisError) -> (Int, Double) {
    var losses = [Double](repeating: .infinity, count: labels.count)
    var least = Double.infinity
    for (number, second) in left.sorted(by: { (bounds[$0], $0) < (bounds[$1], $1) }).enumerated() {
      try AnalysisError.checkCancellation()
      // Bounds are rounded a little.
      if self.loss == .spectral, bounds[second] > least + 1e-9 { break }
      var rest = ties
      rest.add(parts[second], times: -1)
      let signature = try Self.signature(rest, loss)
      losses[second] = zip(whole, signature).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
      bounds[second] = losses[second]
      least = min(least, losses[second])
      progress(Double(number + 1))
    }
    let best = left.first { losses[$0] <= least + Self.tolerance } ?? left[0]
    return (best, losses[best])
  }

  /// How far the networks without a second node are apart, before and after another is removed as well.
  private func distance(without second: Int, and other: Int) -> Double {
    var before = ties
    before.add(parts[second], times: -1)
    var after = before
    after.add(parts[other], times: -1)
    return before.distance(to: after)
  }

  /// What is compared of two networks: numbers that add up to 1, or zeros for a network without ties.
  private static func signature(_ ties: Ties, _ loss: Backbone.Loss) throws(AnalysisError) -> [Double] {
    let degrees = ties.degrees
    // The sum of degrees is also that of the eigenvalues of the Laplacian.
    let sum = degrees.reduce(0, +)
    guard sum > 0 else { return degrees.map { _ in 0 } }
    if loss == .degreeShare { return degrees.map { $0 / sum } }
    // Nodes without ties only add zeros.
    let active = degrees.indices.filter { degrees[$0] > 0 }
    var laplacian = [Double](repeating: 0, count: active.count * active.count)
    for (row, left) in active.enumerated() {
      for (column, right) in active.enumerated() {
        laplacian[row * active.count + column] =
          left == right ? degrees[left] / sum : -max(ties[left, right], 0) / sum
      }
    }
    let zeros = [Double](repeating: 0, count: ties.count - active.count)
    return zeros + (try Eigenvalues.ascending(of: laplacian, count: active.count))
  }
}

/// What a second node adds to the ties of some nodes.
private struct Part {
  /// The nodes, ascending.
  let nodes: [Int]
  /// What is added to each pair, first to those of the first node.
  let values: [Double]

  init(_ sums: PairSums, _ rule: PairRule, _ count: Int) {
    // What one alone uses ties it to all who do not.
    let nodes = rule.oneSided == 0 ? (0..<count).filter { sums.activity[$0] > 0 } : Array(0..<count)
    let ties = sums.ties(rule.undivided, .none, false)
    self.nodes = nodes
    values = nodes.enumerated().flatMap { place, left in
      nodes.dropFirst(place + 1).map { ties[left * count + $0] }
    }
  }
}

/// The ties of a network: the upper triangle, row by row.
private struct Ties {
  let count: Int
  private var values: [Double]

  init(count: Int) {
    self.count = count
    values = Array(repeating: 0, count: count * max(count - 1, 0) / 2)
  }

  /// Where the ties of a node to later ones begin, less the number of the node and 1.
  private func base(_ left: Int) -> Int { left * (2 * count - left - 1) / 2 - left - 1 }

  subscript(left: Int, right: Int) -> Double { values[base(min(left, right)) + max(left, right)] }

  mutating func add(_ part: Part, times factor: Double) {
    var next = 0
    for (place, left) in part.nodes.enumerated() {
      let base = base(left)
      for right in part.nodes.dropFirst(place + 1) {
        values[base + right] += factor * part.values[next]
        next += 1
      }
    }
  }

  /// The sums of the positive ties of each node.
  var degrees: [Double] {
    var degrees = [Double](repeating: 0, count: count)
    var next = 0
    for left in 0..<count {
      for right in (left + 1)..<max(count, left + 1) {
        let tie = max(values[next], 0)
        degrees[left] += tie
        degrees[right] += tie
        next += 1
      }
    }
    return degrees
  }

  /// The distance of the Laplacians of the positive ties, each divided by its trace: the root of the sum of the squares of
  /// the differences.
  func distance(to other: Ties) -> Double {
    let (degrees, otherDegrees) = (degrees, other.degrees)
    let (sum, otherSum) = (degrees.reduce(0, +), otherDegrees.reduce(0, +))
    let (scale, otherScale) = (sum > 0 ? 1 / sum : 0, otherSum > 0 ? 1 / otherSum : 0)
    var square = 0.0
    for (left, right) in zip(values, other.values) {
      let difference = max(left, 0) * scale - max(right, 0) * otherScale
      square += 2 * difference * difference
    }
    for (left, right) in zip(degrees, otherDegrees) {
      let difference = left * scale - right * otherScale
      square += difference * difference
    }
    return square.squareRoot()
  }
}
