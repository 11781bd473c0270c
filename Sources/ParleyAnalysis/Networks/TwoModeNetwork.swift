import Parley

/// A network between the first and the second nodes of a table: who speaks about what, and how.
///
/// With X[i,j,k] the number of statements that count of first node i about second node j at level k, T[i,j] = sum over
/// k of X[i,j,k], and A[i] = sum over j of T[i,j].
public struct TwoModeNetwork: Sendable {
  /// What a cell shows.
  @frozen
  public enum Aggregation: String, Hashable, Sendable, CaseIterable {
    /// How often the first node speaks about the second: T[i,j].
    case ignore
    /// How often in favour less how often against: X[i,j,1] - X[i,j,0]; of whole numbers the sum of q(k) X[i,j,k].
    case subtract
    /// Which levels occur: the sum of 2^k over the levels with X[i,j,k] > 0, counted from the lowest, k = 0.
    case combine
  }

  /// By what a cell is divided. A cell that would have to be divided by zero is zero.
  @frozen
  public enum Normalisation: String, Hashable, Sendable, CaseIterable {
    /// By nothing.
    case none
    /// By the number of statements of the first node: A[i].
    case activity
    /// By the number of statements about the second node: the sum of T[i,j] over i.
    case prominence
  }

  /// The labels of the first nodes: the rows.
  public let firstNodes: [String]

  /// The labels of the second nodes: the columns.
  public let secondNodes: [String]

  /// The cells, row by row.
  public let cells: [Double]

  /// What a cell shows.
  public let aggregation: Aggregation

  /// By what a cell was divided.
  public let normalisation: Normalisation

  /// What was left out.
  public let report: FilterReport

  let basis: NetworkBasis
  let places: LabelTable
  let secondPlaces: LabelTable

  init(
    _ nodes: NodeList, _ secondNodes: NodeList, _ cells: [Double], _ aggregation: Aggregation,
    _ normalisation: Normalisation, _ basis: NetworkBasis
  ) {
    self.firstNodes = nodes.labels
    self.secondNodes = secondNodes.labels
    self.cells = cells
    self.aggregation = aggregation
    self.normalisation = normalisation
    self.basis = basis
    report = basis.report
    var (places, secondPlaces) = (LabelTable(), LabelTable())
    for label in nodes.labels { _ = places.intern(label) }
    for label in secondNodes.labels { _ = secondPlaces.intern(label) }
    self.places = places
    self.secondPlaces = secondPlaces
  }

  /// A cell by its place.
  ///
  /// - Parameters:
  ///   - first: The place of a node in ``firstNodes``.
  ///   - second: The place of a node in ``secondNodes``.
  /// - Precondition: There are nodes at both places; others trap, instead of giving another cell.
  public subscript(first: Int, second: Int) -> Double {
    precondition(secondNodes.indices.contains(second), "the network has no second node \(second)")
    return cells[first * secondNodes.count + second]
  }

  /// A cell by its labels; `nil` where one of them is no node of the network.
  ///
  /// - Parameters:
  ///   - first: The label of a first node.
  ///   - second: The label of a second node.
  public subscript(first: String, second: String) -> Double? {
    guard let first = places.number(of: first), let second = secondPlaces.number(of: second) else { return nil }
    return self[Int(first), Int(second)]
  }
}

extension TwoModeNetwork: Hashable {
  /// Whether both networks have the same nodes and cells, made in the same way.
  public static func == (left: Self, right: Self) -> Bool {
    left.firstNodes == right.firstNodes && left.secondNodes == right.secondNodes && left.cells == right.cells
      && left.aggregation == right.aggregation && left.normalisation == right.normalisation
      && left.report == right.report
  }

  /// Feeds nodes and cells to a hasher.
  ///
  /// - Parameter hasher: The hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(firstNodes)
    hasher.combine(secondNodes)
    hasher.combine(cells)
  }
}

extension TwoModeNetwork {
  /// The statements that a cell counts.
  ///
  /// - Parameters:
  ///   - first: The label of a first node.
  ///   - second: The label of a second node.
  /// - Returns: The statements as they were coded, in the order of time.
  /// - Complexity: O(*n*) in the number of statements that count.
  public func statements(behind first: String, _ second: String) -> [CodedStatement] {
    rows(behind: first, second).map { basis.selection.table[$0] }
  }

  /// The evidence of a cell: the records and citations of the statements that it counts.
  ///
  /// - Parameters:
  ///   - first: The label of a first node.
  ///   - second: The label of a second node.
  /// - Returns: The evidence; ``Evidence/none`` for a cell without statements and in a network of rows that come from
  ///   no dossier.
  /// - Complexity: O(*n*) in the number of statements that count.
  public func evidence(_ first: String, _ second: String) -> Evidence { basis.evidence(rows(behind: first, second)) }

  private func rows(behind first: String, _ second: String) -> [Int] {
    guard let row = places.number(of: first), let column = secondPlaces.number(of: second),
      let first = basis.firstNumbers[Int(row)], let second = basis.secondNumbers[Int(column)]
    else { return [] }
    let columns = basis.columns
    return basis.retained.filter { columns.first[Int($0)] == first && columns.second[Int($0)] == second }
      .map { Int($0) }
  }
}
