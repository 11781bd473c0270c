import Parley

/// What a network was made from, so that every tie can name its statements.
struct NetworkBasis: Sendable {
  let selection: Selection
  /// The positions of the rows among those that count.
  let rows: Range<Int>
  /// The number of each node in the table; `nil` for a node that no row has.
  let firstNumbers: [UInt32?]
  let secondNumbers: [UInt32?]

  var columns: CodedStatements.Columns { selection.table.columns }

  /// What was left out of the table, and what lies outside of the rows.
  var report: FilterReport {
    var report = selection.report
    report.omit(selection.retained.count - rows.count, .outOfWindow)
    return report
  }

  /// The rows that count.
  var retained: ArraySlice<UInt32> { selection.retained[rows] }

  /// The evidence of rows; none for a table of the caller's own rows.
  func evidence(_ rows: [Int]) -> Evidence {
    guard case .dossier(let dossier, let statements, _) = selection.table.origin else { return .none }
    return Evidence(
      statements: rows.map { EntityID(unchecked: statements[Int(columns.origin[$0])]) }, in: dossier)
  }
}

extension FilterReport.Rule {
  fileprivate static let outOfWindow = Self("outOfWindow", "outside of the window")
}

/// The nodes of a network: their labels, and where the labels of the table stand among them.
struct NodeList: Sendable {
  let labels: [String]
  let numbers: [UInt32?]
  /// The place of each label of the table; ``nowhere`` where it is no node.
  let places: [Int]

  static var nowhere: Int { -1 }

  private init(_ numbers: [UInt32?], labels: [String], tableCount: Int) {
    self.labels = labels
    self.numbers = numbers
    var places = [Int](repeating: Self.nowhere, count: tableCount)
    for (place, number) in numbers.enumerated() { if let number { places[Int(number)] = place } }
    self.places = places
  }

  /// Some of the nodes.
  func part(_ wanted: [Int]) -> NodeList {
    NodeList(wanted.map { numbers[$0] }, labels: wanted.map { labels[$0] }, tableCount: places.count)
  }

  /// The nodes of some rows.
  init(_ rows: some Sequence<UInt32>, _ column: [UInt32], _ labels: [String], _ isCompatible: Bool) {
    var isMet = [Bool](repeating: false, count: labels.count)
    for row in rows { isMet[Int(column[Int(row)])] = true }
    let numbers = isMet.indices.filter { isMet[$0] && !labels[$0].isEmpty }.map { UInt32($0) }
    let sorted = (isCompatible ? LabelOrder.utf16 : .bytes).sorted(numbers, labels)
    self.init(sorted, labels: sorted.map { labels[Int($0)] }, tableCount: labels.count)
  }

  /// Nodes that are given.
  init(given labels: [String], _ numbers: [UInt32?], tableCount: Int) {
    self.init(numbers, labels: labels, tableCount: tableCount)
  }
}

extension Selection {
  /// The first nodes of a network of some of the rows that count.
  func firstNodes(_ request: Request, rows: Range<Int>) -> NodeList {
    if let givenFirst { return givenFirst }
    let (columns, labels) = (table.columns, table.columns.firstLabels)
    return request.nodes == .inRange
      ? NodeList(inRange.lazy.map { UInt32($0) }, columns.first, labels, isCompatible)
      : NodeList(retained[rows], columns.first, labels, isCompatible)
  }

  /// The second nodes of a network of some of the rows that count.
  func secondNodes(_ request: Request, rows: Range<Int>) -> NodeList {
    if let givenSecond { return givenSecond }
    let (columns, labels) = (table.columns, table.columns.secondLabels)
    return request.nodes == .inRange
      ? NodeList(inRange.lazy.map { UInt32($0) }, columns.second, labels, isCompatible)
      : NodeList(retained[rows], columns.second, labels, isCompatible)
  }

  /// The greatest number of cells that a network may have.
  static let mostCells = 100_000_000

  /// Refuses a network that would not fit into memory.
  static func checkSize(_ rows: Int, _ columns: Int) throws(AnalysisError) {
    let (cells, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard overflow || cells > mostCells else { return }
    throw AnalysisError(
      .tooLarge, "nodes",
      "a network of \(rows) x \(columns) nodes has more than \(mostCells) cells of 8 bytes; name the nodes that matter")
  }
}
