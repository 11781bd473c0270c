import Parley

/// A network of the first nodes of a table: who says the same about the same things as whom, or the opposite.
///
/// With X[i,j,k] the number of statements that count of first node i about second node j at level k, and
/// T[i,j] = sum over k of X[i,j,k], the tie between i and i' is the sum over j that ``Aggregation`` defines, divided by
/// what ``Normalisation`` defines. Ties are symmetric, and nobody has a tie to itself.
///
/// The formulas are those of Leifeld, "Discourse Network Analysis: Policy Debates as Dynamic Networks" (2017).
public struct OneModeNetwork: Sendable {
  /// What a tie shows.
  @frozen
  public enum Aggregation: String, Hashable, Sendable, CaseIterable {
    /// How much both speak about the same things, whatever they say: sum of T[i,j] T[i',j].
    case ignore
    /// How much they agree: sum over j, k and l of X[i,j,k] X[i',j,l] (1 - |q(k) - q(l)| / R), where q are the levels
    /// and R is the length of the scale; of a nominal qualifier the sum of X[i,j,k] X[i',j,k].
    case congruence
    /// How much they disagree: the same with |q(k) - q(l)| / R; of a nominal qualifier the sum of X[i,j,k] where
    /// X[i',j,k] = 0, and the other way round.
    case conflict
    /// Congruence less conflict.
    case subtract
  }

  /// By what a tie is divided. A tie that would have to be divided by zero is zero.
  @frozen
  public enum Normalisation: String, Hashable, Sendable, CaseIterable {
    /// By nothing.
    case none
    /// By the mean number of statements of both.
    case average
    /// By one-sided and shared use: the sum of X[i,j,k] where X[i',j,k] = 0, the other way round, and of
    /// X[i,j,k] X[i',j,k]; with T instead of X where the qualifier is ignored.
    case jaccard
    /// By the lengths of both profiles: the roots of the sums of T[i,j]² and T[i',j]², multiplied.
    case cosine
  }

  /// The labels of the nodes.
  public let nodes: [String]

  /// The ties, row by row.
  public let ties: [Double]

  /// What a tie shows.
  public let aggregation: Aggregation

  /// By what a tie was divided.
  public let normalisation: Normalisation

  /// What was left out.
  public let report: FilterReport

  let basis: NetworkBasis
  let rule: PairRule
  let places: LabelTable

  init(
    _ nodes: NodeList, _ ties: [Double], _ aggregation: Aggregation, _ normalisation: Normalisation,
    _ rule: PairRule, _ basis: NetworkBasis
  ) {
    self.nodes = nodes.labels
    self.ties = ties
    self.aggregation = aggregation
    self.normalisation = normalisation
    self.rule = rule
    self.basis = basis
    report = basis.report
    var places = LabelTable()
    for label in nodes.labels { _ = places.intern(label) }
    self.places = places
  }

  /// The tie between two nodes by their places.
  ///
  /// - Parameters:
  ///   - left: The place of a node in ``nodes``.
  ///   - right: The place of another.
  /// - Precondition: There are nodes at both places; others trap, instead of giving the tie of another pair.
  public subscript(left: Int, right: Int) -> Double {
    precondition(nodes.indices.contains(right), "the network has no node \(right)")
    return ties[left * nodes.count + right]
  }

  /// The tie between two nodes by their labels; `nil` where one of them is no node of the network.
  ///
  /// - Parameters:
  ///   - left: The label of a node.
  ///   - right: The label of another.
  public subscript(left: String, right: String) -> Double? {
    guard let left = places.number(of: left), let right = places.number(of: right) else { return nil }
    return self[Int(left), Int(right)]
  }
}

extension OneModeNetwork: Hashable {
  /// Whether both networks have the same nodes and ties, made in the same way.
  public static func == (left: Self, right: Self) -> Bool {
    left.nodes == right.nodes && left.ties == right.ties && left.aggregation == right.aggregation
      && left.normalisation == right.normalisation && left.report == right.report
  }

  /// Feeds nodes and ties to a hasher.
  ///
  /// - Parameter hasher: The hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(nodes)
    hasher.combine(ties)
  }
}

extension OneModeNetwork {
  /// A tie that is not zero.
  public struct Tie: Hashable, Sendable {
    /// The place of the node that comes first in the network.
    public let left: Int
    /// The place of the other.
    public let right: Int
    /// How strong the tie is; negative for more conflict than congruence.
    public let weight: Double
  }

  /// The ties that are not zero, each once, by the places of their nodes.
  ///
  /// - Complexity: O(*n*²) in the number of nodes.
  public var edges: [Tie] {
    nodes.indices.flatMap { left in
      ((left + 1)..<max(nodes.count, left + 1)).compactMap { right in
        self[left, right] == 0 ? nil : Tie(left: left, right: right, weight: self[left, right])
      }
    }
  }

  /// The statements on which a tie rests: those of both nodes that add something to it, before it is normalised.
  ///
  /// - Parameters:
  ///   - left: The label of a node.
  ///   - right: The label of another.
  /// - Returns: The statements as they were coded, in the order of time; empty for no tie.
  /// - Complexity: O(*n*) in the number of statements that count.
  public func statements(behind left: String, _ right: String) -> [CodedStatement] {
    rows(behind: left, right).map { basis.selection.table[$0] }
  }

  /// The evidence of a tie: the records and citations of the statements that add something to it.
  ///
  /// - Parameters:
  ///   - left: The label of a node.
  ///   - right: The label of another.
  /// - Returns: The evidence; ``Evidence/none`` for no tie and in a network of rows that come from no dossier.
  /// - Complexity: O(*n*) in the number of statements that count.
  public func evidence(_ left: String, _ right: String) -> Evidence { basis.evidence(rows(behind: left, right)) }

  private func rows(behind left: String, _ right: String) -> [Int] {
    guard let first = places.number(of: left), let second = places.number(of: right), first != second,
      let one = basis.firstNumbers[Int(first)], let other = basis.firstNumbers[Int(second)]
    else { return [] }
    let columns = basis.columns
    let levelCount = rule.levelCount
    func level(_ row: UInt32) -> Int { levelCount == 1 ? 0 : Int(columns.level[Int(row)]) }
    let rows = basis.retained.filter { columns.first[Int($0)] == one || columns.first[Int($0)] == other }
    // Which levels each of the two uses of which second nodes.
    var used: [UInt32: Set<Int>] = [:]
    var usedByOther: [UInt32: Set<Int>] = [:]
    for row in rows {
      let second = columns.second[Int(row)]
      if columns.first[Int(row)] == one {
        used[second, default: []].insert(level(row))
      } else {
        usedByOther[second, default: []].insert(level(row))
      }
    }
    return rows.filter { row in
      let others = (columns.first[Int(row)] == one ? usedByOther : used)[columns.second[Int(row)]] ?? []
      return others.contains { rule.weights[level(row) * levelCount + $0] != 0 }
        || (rule.oneSided != 0 && !others.contains(level(row)))
    }
    .map { Int($0) }
  }
}
