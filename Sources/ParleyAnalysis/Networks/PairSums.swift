/// The sums over second nodes from which the ties of a one-mode network follow, for each pair of first nodes.
struct PairSums {
  let count: Int
  /// The sum of the weights of pairs of statements; the upper triangle, row by row in a full square.
  var weighted: [Double]
  /// The sum of what the node of the row uses and that of the column does not; a full square, or empty where nobody
  /// needs it.
  private(set) var oneSided: [Double]
  /// The sum of products of their uses level by level, a triangle as above; empty where it is not needed.
  private(set) var product: [Double]
  /// The number of statements of each node.
  var activity: [Double]
  /// The sum of squares of each node's uses, whatever their levels.
  var squares: [Double]
  /// What the pairs of statements of each node with itself count; empty where it is not needed.
  private(set) var own: [Double] = []
  /// The logarithm by which the weights of each node were divided; empty for none.
  private var scales: [Double] = []

  /// What is needed beside the weights.
  struct Needs {
    var oneSided = false
    var product = false
    var own = false
  }

  init(count: Int, _ needs: Needs) {
    self.count = count
    weighted = Array(repeating: 0, count: count * count)
    oneSided = needs.oneSided ? weighted : []
    product = needs.product ? weighted : []
    activity = Array(repeating: 0, count: count)
    squares = activity
    if needs.own { own = activity }
  }

  /// Sums up rows.
  ///
  /// - Parameters:
  ///   - rows: The rows that count.
  ///   - table: The table of the rows.
  ///   - weights: What each row counts; `nil` for one each.
  ///   - nodes: The nodes of the network.
  ///   - rule: What pairs of statements count.
  ///   - needs: What is needed beside the weights.
  /// - Complexity: O(*u* *m* *k*) in the number of uses, of first nodes that use the same second node, and of levels
  ///   that a node uses.
  init(
    _ rows: ArraySlice<UInt32>, of table: CodedStatements, weights: RowWeights?, _ nodes: NodeList, _ rule: PairRule,
    _ needs: Needs
  ) {
    self.init(count: nodes.labels.count, needs)
    let columns = table.columns
    if let logarithms = weights?.logarithms, !logarithms.isEmpty {
      scales = nodes.numbers.map { number in number.map { logarithms[Int($0)] } ?? 0 }
    }
    let values = weights?.values
    // Where levels have to be the same, or are too many, each level of a second node is one by itself.
    var byLevel: UseTable?
    if rule.needsSameLevel || (!rule.isDense && (needs.oneSided || needs.product)) {
      byLevel = UseTable(byLevel: rows, columns, levels: table.levels.count, weights: values)
    }
    if rule.isDense {
      let uses = UseTable(rows, columns, levelCount: rule.levelCount, weights: values)
      addDense(uses, nodes.places, rule)
      finish(uses, nodes.places, isExact: values == nil)
    } else if let byLevel, rule.needsSameLevel {
      let weight = rule.weight(0, 0)
      addByLevel(byLevel, nodes.places, weight: weight)
      addSquares(UseTable(rows, columns, levelCount: 1, weights: values), nodes.places)
      finish(byLevel, nodes.places, isExact: values == nil)
    } else {
      addSparse(LevelUses(rows, columns, levelCount: rule.levelCount, weights: values), nodes.places, rule)
      if let byLevel {
        addByLevel(byLevel, nodes.places, weight: nil)
        finish(byLevel, nodes.places, isExact: values == nil)
      }
    }
  }

  private mutating func addDense(_ uses: UseTable, _ places: [Int], _ rule: PairRule) {
    let levelCount = uses.levelCount
    let table = rule.table
    var here: [Int] = []
    var turned: [Double] = []
    for second in 0..<uses.secondCount {
      let range = uses.starts[second]..<uses.starts[second + 1]
      here.removeAll(keepingCapacity: true)
      turned.removeAll(keepingCapacity: true)
      for use in range {
        let node = places[Int(uses.nodes[use])]
        here.append(node)
        var (total, own) = (0.0, 0.0)
        for level in 0..<levelCount {
          total += uses.weights[use * levelCount + level]
          var sum = 0.0
          for other in 0..<levelCount {
            sum += table[level * levelCount + other] * uses.weights[use * levelCount + other]
          }
          turned.append(sum)
          own += sum * uses.weights[use * levelCount + level]
        }
        activity[node] += total
        squares[node] += total * total
        if !self.own.isEmpty { self.own[node] += own }
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
        guard !oneSided.isEmpty || !product.isEmpty else { continue }
        for level in 0..<levelCount {
          addShared(here[left], here[right], uses.weights[first + level], uses.weights[second + level], cell)
        }
      }
    }
  }

  /// Adds what two nodes both use. What is to be one-sided use is that which is shared until it is finished.
  @inline(__always)
  private mutating func addShared(_ left: Int, _ right: Int, _ a: Double, _ b: Double, _ cell: Int) {
    guard a > 0, b > 0 else { return }
    if !oneSided.isEmpty {
      oneSided[left * count + right] += a
      oneSided[right * count + left] += b
    }
    if !product.isEmpty { product[cell] += a * b }
  }

  /// Adds uses of which each stands for one level.
  ///
  /// - Parameters:
  ///   - uses: The uses.
  ///   - places: The place of each first node in the network.
  ///   - weight: What a pair of the same level counts; `nil` where weights are added elsewhere.
  private mutating func addByLevel(_ uses: UseTable, _ places: [Int], weight: Double?) {
    for second in 0..<uses.secondCount {
      let range = uses.starts[second]..<uses.starts[second + 1]
      for use in range {
        let (node, a) = (places[Int(uses.nodes[use])], uses.weights[use])
        if let weight, !own.isEmpty { own[node] += weight * a * a }
        for other in (use + 1)..<max(range.upperBound, use + 1) {
          let (otherNode, b) = (places[Int(uses.nodes[other])], uses.weights[other])
          let cell = min(node, otherNode) * count + max(node, otherNode)
          if let weight { weighted[cell] += weight * a * b }
          addShared(node, otherNode, a, b, cell)
        }
      }
    }
  }

  private mutating func addSquares(_ uses: UseTable, _ places: [Int]) {
    for (use, number) in uses.nodes.enumerated() {
      let node = places[Int(number)]
      activity[node] += uses.weights[use]
      squares[node] += uses.weights[use] * uses.weights[use]
    }
  }

  private mutating func addSparse(_ uses: LevelUses, _ places: [Int], _ rule: PairRule) {
    for second in 0..<(uses.starts.count - 1) {
      let range = uses.starts[second]..<uses.starts[second + 1]
      for use in range {
        let node = places[Int(uses.nodes[use])]
        let total = uses.weights[uses.entryStarts[use]..<uses.entryStarts[use + 1]].reduce(0, +)
        activity[node] += total
        squares[node] += total * total
        if !own.isEmpty { own[node] += uses.sum(use, use, rule) }
        for other in (use + 1)..<max(range.upperBound, use + 1) {
          let otherNode = places[Int(uses.nodes[other])]
          weighted[min(node, otherNode) * count + max(node, otherNode)] += uses.sum(use, other, rule)
        }
      }
    }
  }
}

// MARK: One-sided use

extension PairSums {
  /// Turns what is shared into what is one-sided: the rest of what each node uses.
  ///
  /// Counts are whole numbers, so that nothing is lost. Of weights, little that is left of much would be rounding: it is
  /// added up by itself.
  private mutating func finish(_ uses: UseTable, _ places: [Int], isExact: Bool) {
    guard !oneSided.isEmpty else { return }
    let ofNodes = isExact ? nil : UsesByNode(uses, places, count)
    for row in 0..<count {
      for column in 0..<count {
        let rest = activity[row] - oneSided[row * count + column]
        if let ofNodes, rest < activity[row] / 1024 {
          oneSided[row * count + column] = row == column ? 0 : ofNodes.use(of: row, without: column)
        } else {
          oneSided[row * count + column] = rest
        }
      }
    }
  }

  /// What each node uses: second nodes and levels, ascending.
  private struct UsesByNode {
    private let starts: [Int]
    private var keys: [Int]
    private var weights: [Double]

    init(_ uses: UseTable, _ places: [Int], _ count: Int) {
      let levelCount = uses.levelCount
      var starts = [Int](repeating: 0, count: count + 1)
      for (use, number) in uses.nodes.enumerated() {
        let entries = (use * levelCount)..<((use + 1) * levelCount)
        starts[places[Int(number)] + 1] += entries.count { uses.weights[$0] > 0 }
      }
      for node in 0..<count { starts[node + 1] += starts[node] }
      self.starts = starts
      keys = Array(repeating: 0, count: starts[count])
      weights = Array(repeating: 0, count: starts[count])
      var next = starts
      for second in 0..<uses.secondCount {
        for use in uses.starts[second]..<uses.starts[second + 1] {
          let node = places[Int(uses.nodes[use])]
          for level in 0..<levelCount where uses.weights[use * levelCount + level] > 0 {
            keys[next[node]] = second * levelCount + level
            weights[next[node]] = uses.weights[use * levelCount + level]
            next[node] += 1
          }
        }
      }
    }

    /// The sum of what a node uses and another does not.
    func use(of node: Int, without other: Int) -> Double {
      var sum = 0.0
      var position = starts[other]
      for use in starts[node]..<starts[node + 1] {
        while position < starts[other + 1], keys[position] < keys[use] { position += 1 }
        if position == starts[other + 1] || keys[position] != keys[use] { sum += weights[use] }
      }
      return sum
    }
  }
}

// MARK: Ties

extension PairSums {
  /// The ties of a network, row by row; the diagonal is zero, and so is what would have to be divided by zero.
  ///
  /// - Parameters:
  ///   - rule: What pairs of statements count.
  ///   - normalisation: By what the ties are divided.
  ///   - isCompatible: Whether as in Discourse Network Analyzer.
  /// - Returns: The ties.
  func ties(
    _ rule: PairRule, _ normalisation: OneModeNetwork.Normalisation, _ isCompatible: Bool
  ) -> [Double] {
    var ties = [Double](repeating: 0, count: count * count)
    for left in 0..<count {
      for right in (left + 1)..<max(count, left + 1) {
        let tie = tie(left, right, rule, normalisation, isCompatible)
        guard tie != 0, tie.isFinite else { continue }
        ties[left * count + right] = tie
        ties[right * count + left] = tie
      }
    }
    return ties
  }

  private func tie(
    _ left: Int, _ right: Int, _ rule: PairRule, _ normalisation: OneModeNetwork.Normalisation,
    _ isCompatible: Bool
  ) -> Double {
    let cell = left * count + right
    let shared = weighted[cell] / rule.divisor
    // What a node uses was divided by e^scale; all is told in units of the greater of both, which is e^common.
    var (leftUnit, rightUnit, common) = (1.0, 1.0, 1.0)
    if !scales.isEmpty {
      let greater = max(scales[left], scales[right])
      leftUnit = exponential(scales[left] - greater)
      rightUnit = exponential(scales[right] - greater)
      common = exponential(greater)
    }
    let pairUnit = leftUnit * rightUnit * common
    let alone =
      oneSided.isEmpty ? 0 : oneSided[cell] * leftUnit + oneSided[right * count + left] * rightUnit
    let addsAlone = rule.oneSided != 0 && alone != 0
    // In units of e^common.
    let tie = addsAlone ? shared * pairUnit + rule.oneSided * alone : shared * pairUnit
    switch normalisation {
    case .none: return tie * common
    case .average:
      let divisor = (activity[left] * leftUnit + activity[right] * rightUnit) / 2
      return divisor > 0 ? tie / divisor : 0
    case .jaccard:
      // Where both use the same, units do not matter, however small they are.
      if alone == 0 { return product[cell] > 0 ? shared / product[cell] : 0 }
      return tie / (alone + product[cell] * pairUnit)
    case .cosine:
      let divisor =
        isCompatible
        ? activity[left] * activity[right] : squares[left].squareRoot() * squares[right].squareRoot()
      let scaled = addsAlone ? divisor * pairUnit : divisor
      return scaled > 0 ? (addsAlone ? tie : shared) / scaled : 0
    }
  }
}
