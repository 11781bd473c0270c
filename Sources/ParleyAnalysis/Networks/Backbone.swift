public import Parley

/// The second nodes of a table in the order in which a network can do without them: what it rests on comes last.
///
/// The second node whose removal changes the network least is removed, then of those that are left again the one whose
/// removal changes least compared with the whole network, and so on. What is left at any step is the backbone of that
/// size; what was removed is redundant (Leifeld's nested backbone, with losses that are distances).
public struct Backbone: Sendable {
  /// How different two networks are.
  @frozen
  public enum Loss: String, Hashable, Sendable, CaseIterable {
    /// The Euclidean distance of the ordered eigenvalues of the Laplacians, each divided by their sum.
    case spectral
    /// The Euclidean distance of the nodes' shares in the sum of all ties.
    case degreeShare
  }

  /// The removal of a second node.
  public struct Step: Hashable, Sendable {
    /// The label of the second node.
    public let removed: String
    /// How different the network is from the whole one without this node and those removed before.
    public let loss: Double
    /// How many statements are about the second node.
    public let statements: Int
  }

  /// The removals in order; the last leaves nothing.
  public let steps: [Step]

  /// What was left out before.
  public let report: FilterReport

  private let basis: NetworkBasis
  private let secondNodes: [String]

  fileprivate init(_ steps: [Step], _ basis: NetworkBasis, _ secondNodes: [String]) {
    self.steps = steps
    report = basis.report
    self.basis = basis
    self.secondNodes = secondNodes
  }

  /// The second nodes that are left when there are so many of them, the most important first.
  ///
  /// - Parameter count: How many there are to be.
  /// - Returns: Their labels; all of them for more than there are, none for a number below 1.
  public func kept(_ count: Int) -> [String] { steps.suffix(max(count, 0)).reversed().map(\.removed) }

  /// The evidence behind a second node.
  ///
  /// - Parameter secondNode: The label of the second node.
  /// - Returns: The records and citations of the statements about it that count; none for one that was not removed in
  ///   any step, and for a table of the caller's own rows.
  /// - Complexity: O(*n*) in the number of statements that count.
  public func evidence(_ secondNode: String) -> Evidence {
    guard let place = secondNodes.firstIndex(of: secondNode), let number = basis.secondNumbers[place] else {
      return .none
    }
    return basis.evidence(basis.retained.filter { basis.columns.second[Int($0)] == number }.map { Int($0) })
  }
}

extension Backbone: Hashable {
  /// Whether both have the same steps and left out the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.steps == right.steps && left.report == right.report
  }

  /// Hashes the steps.
  public func hash(into hasher: inout Hasher) { hasher.combine(steps) }
}

extension CodedStatements {
  /// The order in which the network of the first nodes can do without second nodes.
  ///
  /// Of removals that change equally much the one of the second node is made whose label comes first.
  ///
  /// - Parameters:
  ///   - aggregation: What a tie shows. Negative ties are left out of losses.
  ///   - loss: How different two networks are.
  ///   - duplicates: Which statements count as said again.
  ///   - nodes: Which nodes the network has.
  ///   - during: The time range, the upper bound excluded.
  /// - Returns: The backbone.
  /// - Throws: ``AnalysisError`` as for one network, and with code `tooLarge` beyond 400 first or 400 second nodes.
  /// - Complexity: O(*m*² *n*³) in the number of second and of first nodes for spectral losses, O(*m*² *n*²) for degree
  ///   shares.
  public func backbone(
    _ aggregation: OneModeNetwork.Aggregation = .congruence, loss: Backbone.Loss = .spectral,
    duplicates: DuplicateRule = .include, nodes: NetworkNodes = .active, during: Range<Timestamp>? = nil
  ) throws(AnalysisError) -> Backbone {
    let plan = try OneModePlan(
      self, aggregation, .none,
      Selection.Request(
        during: during, duplicates: duplicates, nodes: nodes, compatibility: .off,
        ignoresLevel: aggregation == .ignore))
    let all = plan.selection.retained.indices
    let first = try plan.selection.firstNodes(plan.request, rows: all)
    let second = try plan.selection.secondNodes(plan.request, rows: all)
    guard first.labels.count <= 400, second.labels.count <= 400 else {
      throw AnalysisError(
        .tooLarge, "nodes", "a backbone is worked out of at most 400 first and 400 second nodes; name those that matter"
      )
    }
    var removal = BackboneRemoval(plan, first, second, loss)
    return Backbone(
      removal.steps(),
      NetworkBasis(
        selection: plan.selection, rows: all, firstNumbers: first.numbers, secondNumbers: second.numbers),
      second.labels)
  }
}

/// A network from which second nodes are removed.
private struct BackboneRemoval {
  private let count: Int
  private let loss: Backbone.Loss
  private let labels: [String]
  private let statements: [Int]
  /// The ties that each second node adds.
  private let parts: [[Double]]
  private let whole: [Double]
  private var ties: [Double]

  init(_ plan: OneModePlan, _ first: NodeList, _ second: NodeList, _ loss: Backbone.Loss) {
    count = first.labels.count
    self.loss = loss
    labels = second.labels
    var rows = [[UInt32]](repeating: [], count: second.labels.count)
    for row in plan.selection.retained {
      rows[second.places[Int(plan.selection.table.columns.second[Int(row)])]].append(row)
    }
    statements = rows.map(\.count)
    let columns = plan.selection.table.columns
    let size = count
    // Use by one alone counts for second nodes one by one, so that the whole is the sum of the parts.
    parts = rows.map { rows in
      let uses = UseTable(rows[...], columns, levelCount: plan.rule.levelCount, weights: nil)
      return PairSums(uses, places: first.places, count: size, plan.rule, plan.needs)
        .ties(plan.rule, .none, .off)
    }
    var ties = [Double](repeating: 0, count: count * count)
    for part in parts { for cell in ties.indices { ties[cell] += part[cell] } }
    self.ties = ties
    whole = Self.signature(ties, count, loss)
  }

  mutating func steps() -> [Backbone.Step] {
    var left = Array(labels.indices)
    var steps: [Backbone.Step] = []
    while !left.isEmpty {
      var best: (place: Int, loss: Double, ties: [Double])?
      for (place, second) in left.enumerated() {
        let rest = zip(ties, parts[second]).map { $0 - $1 }
        let loss = distance(Self.signature(rest, count, loss))
        if best.map({ loss < $0.loss - 1e-12 }) ?? true { best = (place, loss, rest) }
      }
      guard let best else { break }
      let second = left.remove(at: best.place)
      ties = best.ties
      steps.append(Backbone.Step(removed: labels[second], loss: best.loss, statements: statements[second]))
    }
    return steps
  }

  private func distance(_ signature: [Double]) -> Double {
    zip(whole, signature).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  /// What is compared of two networks: numbers that add up to 1, or zeros for a network without ties.
  private static func signature(_ ties: [Double], _ count: Int, _ loss: Backbone.Loss) -> [Double] {
    var degrees = [Double](repeating: 0, count: count)
    for row in 0..<count {
      for column in 0..<count where column != row { degrees[row] += max(ties[row * count + column], 0) }
    }
    // The sum of degrees is also that of the eigenvalues of the Laplacian.
    let sum = degrees.reduce(0, +)
    guard sum > 1e-9 else { return degrees.map { _ in 0 } }
    if loss == .degreeShare { return degrees.map { $0 / sum } }
    var laplacian = ties.map { -max($0, 0) }
    for row in 0..<count { laplacian[row * count + row] = degrees[row] }
    return Eigenvalues.ascending(of: laplacian, count: count).map { $0 / sum }
  }
}
