/// The sums over second nodes from which the ties of a one-mode network follow, for each pair of first nodes.
struct PairSums {
  let count: Int
  /// The sum of the weights of pairs of statements; the upper triangle, row by row in a full square.
  var weighted: [Double]
  /// The sum of what both nodes use where both use something at all; empty where nobody needs it.
  var overlap: [Double]
  /// The sum of products of their uses level by level; empty where nobody needs it.
  var product: [Double]
  /// The number of statements of each node.
  var activity: [Double]
  /// The sum of squares of each node's uses, whatever their levels.
  var squares: [Double]

  /// What is needed beside the weights.
  struct Needs {
    var overlap: Bool
    var product: Bool
  }

  init(count: Int, _ needs: Needs) {
    self.count = count
    weighted = Array(repeating: 0, count: count * count)
    overlap = needs.overlap ? weighted : []
    product = needs.product ? weighted : []
    activity = Array(repeating: 0, count: count)
    squares = activity
  }

  /// Sums up a table.
  ///
  /// - Parameters:
  ///   - uses: The table.
  ///   - places: The place of each first node in the network.
  ///   - count: The number of its nodes.
  ///   - rule: What pairs of statements count.
  ///   - needs: What is needed beside the weights.
  /// - Complexity: O(*u* *m* *k*) in the number of uses, of first nodes that use the same second node, and of levels.
  init(_ uses: UseTable, places: [Int], count: Int, _ rule: PairRule, _ needs: Needs) {
    self.init(count: count, needs)
    let levelCount = uses.levelCount
    var here: [Int] = []
    var turned: [Double] = []
    for second in 0..<uses.secondCount {
      let range = uses.starts[second]..<uses.starts[second + 1]
      here.removeAll(keepingCapacity: true)
      turned.removeAll(keepingCapacity: true)
      for use in range {
        let node = places[Int(uses.nodes[use])]
        here.append(node)
        var total = 0.0
        for level in 0..<levelCount {
          total += uses.weights[use * levelCount + level]
          var sum = 0.0
          for other in 0..<levelCount {
            sum += rule.weights[level * levelCount + other] * uses.weights[use * levelCount + other]
          }
          turned.append(sum)
        }
        activity[node] += total
        squares[node] += total * total
      }
      addPairs(uses, range, here, turned)
    }
  }

  private mutating func addPairs(_ uses: UseTable, _ range: Range<Int>, _ here: [Int], _ turned: [Double]) {
    let levelCount = uses.levelCount
    for (left, use) in range.enumerated() {
      for right in (left + 1)..<max(here.count, left + 1) {
        let cell = min(here[left], here[right]) * count + max(here[left], here[right])
        let (first, second) = (use * levelCount, (range.lowerBound + right) * levelCount)
        var sum = 0.0
        for level in 0..<levelCount { sum += uses.weights[first + level] * turned[right * levelCount + level] }
        weighted[cell] += sum
        guard !overlap.isEmpty || !product.isEmpty else { continue }
        var (both, products) = (0.0, 0.0)
        for level in 0..<levelCount {
          let (a, b) = (uses.weights[first + level], uses.weights[second + level])
          if a > 0, b > 0 {
            both += a + b
            products += a * b
          }
        }
        if !overlap.isEmpty { overlap[cell] += both }
        if !product.isEmpty { product[cell] += products }
      }
    }
  }
}

extension PairSums {
  /// The ties of a network, row by row; the diagonal is zero, and so is what would have to be divided by zero.
  ///
  /// - Parameters:
  ///   - rule: What pairs of statements count.
  ///   - normalisation: By what the ties are divided.
  ///   - compatibility: Whether as in Discourse Network Analyzer.
  /// - Returns: The ties.
  func ties(
    _ rule: PairRule, _ normalisation: OneModeNetwork.Normalisation, _ compatibility: DNACompatibility
  ) -> [Double] {
    var ties = [Double](repeating: 0, count: count * count)
    for left in 0..<count {
      for right in (left + 1)..<max(count, left + 1) {
        let cell = left * count + right
        var tie = weighted[cell] / rule.divisor
        if rule.oneSided != 0 { tie += rule.oneSided * (activity[left] + activity[right] - overlap[cell]) }
        guard tie != 0 else { continue }
        let divisor: Double =
          switch normalisation {
          case .none: 1
          case .average: (activity[left] + activity[right]) / 2
          case .jaccard: activity[left] + activity[right] - overlap[cell] + product[cell]
          case .cosine:
            compatibility == .on
              ? activity[left] * activity[right] : squares[left].squareRoot() * squares[right].squareRoot()
          }
        guard divisor > 0 else { continue }
        ties[cell] = tie / divisor
        ties[right * count + left] = ties[cell]
      }
    }
    return ties
  }
}
