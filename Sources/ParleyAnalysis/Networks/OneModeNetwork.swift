import Parley

/// A network of the first nodes of a table: who says the same about the same things as whom, or the opposite; or one of
/// any ties of your own.
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

  /// What a tie shows; `nil` for ties of your own.
  public let aggregation: Aggregation?

  /// By what a tie was divided; `nil` for ties of your own.
  public let normalisation: Normalisation?

  /// What was left out; of ties of your own nothing.
  public let report: FilterReport

  private let origin: Origin?
  private let places: LabelTable

  /// From what a network was made.
  private struct Origin: Sendable {
    let basis: NetworkBasis
    let rule: PairRule
  }

  init(
    _ nodes: NodeList, _ ties: [Double], _ aggregation: Aggregation, _ normalisation: Normalisation,
    _ rule: PairRule, _ basis: NetworkBasis
  ) {
    self.nodes = nodes.labels
    self.ties = ties
    self.aggregation = aggregation
    self.normalisation = normalisation
    origin = Origin(basis: basis, rule: rule)
    report = basis.report
    var places = LabelTable()
    for label in nodes.labels { _ = places.intern(label) }
    self.places = places
  }

  /// Creates a network from ties of your own, so that communities, camps, centralities and clusters can be found in any
  /// matrix.
  ///
  /// ```swift
  /// let network = try OneModeNetwork(nodes: ["Avon", "Brent", "Clyde"], ties: [0, 2, 0, 2, 0, 0.5, 0, 0.5, 0])
  /// try network.communities().members
  /// ```
  ///
  /// Such a network has no statements behind its ties, and thus no evidence.
  ///
  /// - Parameters:
  ///   - nodes: The labels of the nodes, each once.
  ///   - ties: The ties, row by row: as many rows and columns as there are nodes. The tie of two nodes is the same in both
  ///     directions, 0 for none, otherwise of a size from 1e-100 to 1e100, so that no sum or quotient of ties is beyond
  ///     what a number can tell; nobody has a tie to itself.
  /// - Throws: ``AnalysisError`` with code `repeated` for a label that is given twice, `tooLarge` beyond 10 000 nodes,
  ///   `lengthMismatch` for another number of ties, `notFinite` or `outOfRange` for a tie that cannot be, and
  ///   `incompatible` for a tie that is another in the other direction or leads from a node to itself.
  /// - Complexity: O(*n*²) in the number of nodes.
  public init(nodes: [String], ties: [Double]) throws(AnalysisError) {
    var places = LabelTable()
    for (place, label) in nodes.enumerated() {
      guard places.intern(label) == place else {
        throw AnalysisError(.repeated, "nodes", "the node \"\(label)\" is given twice")
      }
    }
    try Selection.checkSize(nodes.count, nodes.count)
    guard ties.count == nodes.count * nodes.count else {
      throw AnalysisError(
        .lengthMismatch, "ties", "\(nodes.count) nodes have \(nodes.count * nodes.count) ties, not \(ties.count)")
    }
    var count = 0
    for left in nodes.indices {
      for right in nodes.indices {
        let tie = ties[left * nodes.count + right]
        try Self.check(tie, nodes[left], nodes[right])
        guard left != right || tie == 0 else {
          throw AnalysisError(.incompatible, "ties", "\"\(nodes[left])\" has a tie to itself; set the diagonal to 0")
        }
        guard tie == ties[right * nodes.count + left] else {
          throw AnalysisError(
            .incompatible, "ties",
            "the tie of \"\(nodes[left])\" and \"\(nodes[right])\" is \(tie) in one direction and "
              + "\(ties[right * nodes.count + left]) in the other")
        }
        if left < right, tie != 0 { count += 1 }
      }
    }
    self.nodes = nodes
    self.ties = ties
    self.places = places
    aggregation = nil
    normalisation = nil
    origin = nil
    report = FilterReport(considered: count, "ties")
  }

  private static func check(_ tie: Double, _ left: String, _ right: String) throws(AnalysisError) {
    guard tie.isFinite else {
      throw AnalysisError(.notFinite, "ties", "the tie of \"\(left)\" and \"\(right)\" is no finite number")
    }
    guard tie == 0 || (1e-100...1e100).contains(abs(tie)) else {
      throw AnalysisError(
        .outOfRange, "ties",
        "the tie of \"\(left)\" and \"\(right)\" is \(tie); sizes from 1e-100 to 1e100 can be reckoned with")
    }
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
    guard let origin else { return [] }
    return rows(behind: left, right, origin).map { origin.basis.selection.table[$0] }
  }

  /// The evidence of a tie: the records and citations of the statements that add something to it.
  ///
  /// - Parameters:
  ///   - left: The label of a node.
  ///   - right: The label of another.
  /// - Returns: The evidence; ``Evidence/none`` for no tie and in a network of rows that come from no dossier.
  /// - Complexity: O(*n*) in the number of statements that count.
  public func evidence(_ left: String, _ right: String) -> Evidence {
    guard let origin else { return .none }
    return origin.basis.evidence(rows(behind: left, right, origin))
  }

  private func rows(behind left: String, _ right: String, _ origin: Origin) -> [Int] {
    let (basis, rule) = (origin.basis, origin.rule)
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
      let level = level(row)
      if !others.contains(level), rule.oneSided != 0 { return true }
      // Where only the same level counts, the others need not be looked at.
      return rule.needsSameLevel
        ? others.contains(level) && rule.weight(level, level) != 0
        : others.contains { rule.weight(level, $0) != 0 }
    }
    .map { Int($0) }
  }
}
