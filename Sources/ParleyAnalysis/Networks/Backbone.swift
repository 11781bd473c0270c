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

  /// The second nodes that are left when there is a given number of them, the most important first.
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
  /// Spectral losses take time: of 400 first and 400 second nodes some ten minutes to an hour, of 80 and 80 about a
  /// second. The search can be watched and cancelled:
  ///
  /// ```swift
  /// let search = Task { try table.backbone { share in print("\(Int(share * 100)) percent") } }
  /// search.cancel()
  /// ```
  ///
  /// - Parameters:
  ///   - aggregation: What a tie shows. Negative ties are left out of losses.
  ///   - loss: How different two networks are.
  ///   - duplicates: Which statements count as said again.
  ///   - nodes: Which nodes the network has.
  ///   - during: The time range, the upper bound excluded.
  ///   - progress: What is told how much is done; `nil` for nothing.
  /// - Returns: The backbone.
  /// - Throws: ``AnalysisError`` as for one network, and with code `tooLarge` beyond 400 first or 400 second nodes, whose
  ///   ties take up to 256 MB; `cancelled` when the task is cancelled; `inaccurate` where eigenvalues cannot be found.
  /// - Complexity: O(*m*² *n*³) in the number of second and of first nodes for spectral losses, less where removals differ
  ///   so much that most need not be looked at again in each step; O(*m*² *n*²) for degree shares.
  public func backbone(
    _ aggregation: OneModeNetwork.Aggregation = .congruence, loss: Backbone.Loss = .spectral,
    duplicates: DuplicateRule = .include, nodes: NetworkNodes = .active, during: Range<Timestamp>? = nil,
    progress: AnalysisProgress? = nil
  ) throws(AnalysisError) -> Backbone {
    let plan = try OneModePlan(
      self, aggregation, .none,
      Selection.Request(
        during: during, duplicates: duplicates, nodes: nodes, isCompatible: false,
        ignoresLevel: aggregation == .ignore))
    let all = plan.selection.retained.indices
    let first = plan.selection.firstNodes(plan.request, rows: all)
    let second = plan.selection.secondNodes(plan.request, rows: all)
    guard first.labels.count <= 400, second.labels.count <= 400 else {
      throw AnalysisError(
        .tooLarge, "nodes", "a backbone is worked out of at most 400 first and 400 second nodes; name those that matter"
      )
    }
    var search = try BackboneSearch(plan, first, second, loss)
    return Backbone(
      try search.steps(progress),
      NetworkBasis(
        selection: plan.selection, rows: all, firstNumbers: first.numbers, secondNumbers: second.numbers),
      second.labels)
  }
}
