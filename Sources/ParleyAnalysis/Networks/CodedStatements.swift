import Parley

/// A table of coded statements, from which discourse networks are made.
///
/// ```swift
/// let table = try CodedStatements(in: dossier, first: .actor, second: .subject, qualifier: .agreement)
/// let network = try table.oneMode(.congruence, duplicates: .oncePerDocument)
/// ```
///
/// A table is made once and answers any number of questions: networks of the whole or of a time range, series of time
/// windows, with any rule for duplicates. It may come from a dossier or from rows of your own:
///
/// ```swift
/// let table = try CodedStatements(
///   [
///     CodedStatement("Kyiv", "force cap", level: false, at: "2025-11-20T09:00:00Z", document: "wsj"),
///     CodedStatement("Moscow", "force cap", level: true, at: "2025-11-21T18:30:00Z", document: "tass"),
///   ], qualifier: .boolean)
/// ```
public struct CodedStatements: Sendable {
  /// What kind of qualifier the statements have.
  public let qualifier: QualifierKind

  /// The levels of the qualifier in ascending order: the flags, the numbers or, by their bytes, the terms.
  public let levels: [QualifierLevel]

  /// What was left out when the table was made.
  public let report: FilterReport

  let columns: Columns
  let origin: Origin

  /// Creates a table of rows.
  ///
  /// - Parameters:
  ///   - rows: The statements, in any order. Of statements at the same time, those that come first here count as
  ///     earlier.
  ///   - qualifier: What kind of qualifier they have.
  /// - Throws: ``AnalysisError`` with code `incompatible` for a row whose level is missing or of another kind.
  /// - Complexity: O(*n* log *n*) in the number of rows; O(*n*) for rows in the order of their times.
  public init(_ rows: [CodedStatement], qualifier: QualifierKind) throws(AnalysisError) {
    var first = LabelTable()
    var second = LabelTable()
    var documents = LabelTable()
    var scale = LevelScale(qualifier)
    var columns = Columns()
    columns.reserve(rows.count)
    for (number, row) in rows.enumerated() {
      guard let level = scale.intern(row.level) else {
        throw AnalysisError(
          .incompatible, "rows",
          "row \(number) has \(row.level.map { "the level \($0)" } ?? "no level"), which does not fit a "
            + "\(qualifier) qualifier")
      }
      columns.append(
        first: first.intern(row.first), second: second.intern(row.second), level: level,
        time: row.time?.microsecondsSince1970, document: row.document.map { documents.intern($0) },
        origin: UInt32(number))
    }
    self.init(
      columns, first: first.labels, second: second.labels, documents: documents.labels, scale,
      FilterReport(considered: rows.count, "statements"), .rows)
  }

  /// Puts columns in order.
  init(
    _ columns: Columns, first: [String], second: [String], documents: [String], _ scale: LevelScale,
    _ report: FilterReport, _ origin: Origin
  ) {
    var columns = columns
    columns.firstLabels = first
    columns.secondLabels = second
    columns.documentLabels = documents
    let (levels, numbers) = scale.inOrder()
    if let numbers { for row in columns.level.indices { columns.level[row] = numbers[Int(columns.level[row])] } }
    columns.sortByTime()
    self.columns = columns
    self.levels = levels
    qualifier = scale.kind
    self.report = report
    self.origin = origin
  }

  /// Where the rows come from.
  enum Origin: Sendable {
    case rows
    case dossier(Dossier, statements: [String], Modes)
  }

  /// What the nodes of a table from a dossier are.
  struct Modes: Sendable {
    let first: NetworkMode
    let second: NetworkMode
  }

  /// The rows as columns of numbers, in the order of their times.
  struct Columns: Sendable {
    var firstLabels: [String] = []
    var secondLabels: [String] = []
    var documentLabels: [String] = []
    var first: [UInt32] = []
    var second: [UInt32] = []
    /// The place of the level on the scale; 0 without a qualifier.
    var level: [UInt32] = []
    /// Microseconds since 1970; the least number where the time is not known, so that these rows come first.
    var time: [Int64] = []
    /// The number of the document; ``none`` where there is none.
    var document: [UInt32] = []
    /// What the row was made from: its place among the rows given, or the number of the statement.
    var origin: [UInt32] = []

    static var none: UInt32 { .max }
    static var undated: Int64 { .min }

    var count: Int { first.count }
  }
}

extension CodedStatements.Columns {
  mutating func reserve(_ count: Int) {
    first.reserveCapacity(count)
    second.reserveCapacity(count)
    level.reserveCapacity(count)
    time.reserveCapacity(count)
    document.reserveCapacity(count)
    origin.reserveCapacity(count)
  }

  mutating func append(first: UInt32, second: UInt32, level: UInt32, time: Int64?, document: UInt32?, origin: UInt32) {
    self.first.append(first)
    self.second.append(second)
    self.level.append(level)
    self.time.append(time.map { max($0, Self.undated + 1) } ?? Self.undated)
    self.document.append(document ?? Self.none)
    self.origin.append(origin)
  }

  mutating func sortByTime() {
    guard zip(time, time.dropFirst()).contains(where: { $0 > $1 }) else { return }
    sort { $0.time[$1] < $0.time[$2] }
  }

  /// Puts the rows in an order; rows of which neither precedes the other stay as they are.
  mutating func sort(by precedes: (Self, Int, Int) -> Bool) {
    let columns = self
    // The sort of the standard library is stable.
    let order = Array(time.indices).sorted { precedes(columns, $0, $1) }
    first = order.map { first[$0] }
    second = order.map { second[$0] }
    level = order.map { level[$0] }
    time = order.map { time[$0] }
    document = order.map { document[$0] }
    origin = order.map { origin[$0] }
  }

  /// The first row at a time or later.
  func lowerBound(_ moment: Int64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if time[middle] < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension CodedStatements: RandomAccessCollection {
  /// The position of the first row.
  public var startIndex: Int { 0 }

  /// The number of rows.
  public var endIndex: Int { columns.count }

  /// The row at a position. Rows stand in the order of their times, undated ones first.
  ///
  /// - Parameter position: A position from 0 to ``endIndex``, the end excluded.
  public subscript(position: Int) -> CodedStatement {
    let time = columns.time[position]
    let document = columns.document[position]
    var row = CodedStatement(
      columns.firstLabels[Int(columns.first[position])], columns.secondLabels[Int(columns.second[position])],
      level: qualifier == .none ? nil : levels[Int(columns.level[position])],
      at: time == Columns.undated ? nil : Timestamp(microsecondsSince1970: time),
      document: document == Columns.none ? nil : columns.documentLabels[Int(document)])
    if case .dossier(_, let statements, _) = origin {
      row.statement = EntityID(unchecked: statements[Int(columns.origin[position])])
    }
    return row
  }
}

extension CodedStatements {
  /// The numbers of labels of first nodes that the caller has chosen; `nil` for one that no row has.
  func numbers(ofFirst labels: [String]) throws(AnalysisError) -> [UInt32?] {
    try numbers(of: labels, columns.firstLabels, mode: \.first, "first")
  }

  /// The numbers of labels of second nodes that the caller has chosen; `nil` for one that no row has.
  func numbers(ofSecond labels: [String]) throws(AnalysisError) -> [UInt32?] {
    try numbers(of: labels, columns.secondLabels, mode: \.second, "second")
  }

  private func numbers(
    of labels: [String], _ known: [String], mode: KeyPath<Modes, NetworkMode>, _ which: String
  ) throws(AnalysisError) -> [UInt32?] {
    guard !labels.isEmpty else { throw AnalysisError(.empty, "nodes", "no \(which) node is given") }
    var table = LabelTable()
    for label in known { _ = table.intern(label) }
    var met = LabelTable()
    var numbers: [UInt32?] = []
    for label in labels {
      guard met.intern(label) == numbers.count else {
        throw AnalysisError(.repeated, "nodes", "the \(which) node \"\(label)\" is given twice")
      }
      let number = table.number(of: label)
      guard number != nil || mayBeSilent(label, mode) else {
        throw AnalysisError(.unknownID, "nodes", "the dossier has no \(which) node \"\(label)\"")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Whether a node without a row may be given: any in a table of the caller's own rows, otherwise one that the dossier
  /// has.
  private func mayBeSilent(_ label: String, _ mode: KeyPath<Modes, NetworkMode>) -> Bool {
    guard case .dossier(let dossier, _, let modes) = origin else { return true }
    return modes[keyPath: mode].hasNode(label, in: dossier)
  }
}

/// The levels of a qualifier, as they are met.
struct LevelScale: Sendable {
  let kind: QualifierKind
  private var numbers: [Int: UInt32] = [:]
  private var metNumbers: [Int] = []
  private var terms = LabelTable()

  init(_ kind: QualifierKind) { self.kind = kind }

  /// A scale of numbers that is fixed beforehand.
  init(numbers: ClosedRange<Int>) {
    kind = .integer
    for number in numbers { _ = intern(.number(number)) }
  }

  mutating func intern(_ level: QualifierLevel?) -> UInt32? {
    switch (kind, level) {
    case (.none, _): return 0
    case (.boolean, .flag(let flag)?): return flag ? 1 : 0
    case (.boolean, .number(let number)?) where number == 0 || number == 1: return UInt32(number)
    case (.integer, .number(let number)?):
      if let known = numbers[number] { return known }
      metNumbers.append(number)
      numbers[number] = UInt32(metNumbers.count - 1)
      return UInt32(metNumbers.count - 1)
    case (.nominal, .term(let term)?): return terms.intern(term)
    default: return nil
    }
  }

  /// The levels in order, and the new number of each where the order is not that in which they were met.
  func inOrder() -> (levels: [QualifierLevel], numbers: [UInt32]?) {
    switch kind {
    case .none: return ([], nil)
    case .boolean: return ([.flag(false), .flag(true)], nil)
    case .integer:
      let order = metNumbers.indices.sorted { metNumbers[$0] < metNumbers[$1] }
      return (order.map { .number(metNumbers[$0]) }, Self.ranks(order))
    case .nominal:
      let order = LabelOrder.bytes.sorted(Array(0..<UInt32(terms.count)), terms.labels).map { Int($0) }
      return (order.map { .term(terms.labels[$0]) }, Self.ranks(order))
    }
  }

  private static func ranks(_ order: [Int]) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, place) in order.enumerated() { ranks[place] = UInt32(rank) }
    return ranks
  }
}
