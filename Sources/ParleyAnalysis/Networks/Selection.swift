import Parley

/// The rows of a table that count, and what became of the others.
struct Selection: Sendable {
  let table: CodedStatements
  /// The rows in the time range.
  let inRange: Range<Int>
  /// Those that count, in the order of time.
  let retained: [UInt32]
  let report: FilterReport
  let isCompatible: Bool
  /// The nodes that the caller has given; `nil` for those that have statements.
  let givenFirst: NodeList?
  let givenSecond: NodeList?

  /// What is asked of a table, whatever the network.
  struct Request: Sendable {
    var during: Range<Timestamp>?
    var duplicates: DuplicateRule
    var nodes: NetworkNodes
    var isCompatible: Bool
    /// Whether the network takes no notice of the qualifier.
    var ignoresLevel: Bool
  }

  init(_ table: CodedStatements, _ request: Request) throws(AnalysisError) {
    guard !request.isCompatible || request.duplicates != .lastCounts else {
      throw AnalysisError(.incompatible, "duplicates", "that program has no rule by which the last statement counts")
    }
    self.table = table
    isCompatible = request.isCompatible
    let columns = table.columns
    var report = FilterReport(considered: columns.count, "statements")
    var rows = 0..<columns.count
    if let range = request.during {
      guard !range.isEmpty || request.isCompatible else {
        throw AnalysisError(.emptyRange, "during", "the range ends where it begins, so that nothing lies in it")
      }
      let upper = range.upperBound.microsecondsSince1970
      let undated = columns.lowerBound(CodedStatements.Columns.undated + 1)
      let start = max(undated, columns.lowerBound(range.lowerBound.microsecondsSince1970))
      let end = columns.lowerBound(request.isCompatible ? Moment.after(upper) : upper)
      rows = start..<max(start, end)
      report.omit(undated, .undated)
      report.omit(columns.count - undated - rows.count, .outOfRange)
    }
    inRange = rows

    var wanted = rows.map { UInt32($0) }
    if let empty = Self.emptyLabels(columns, of: table, request) {
      wanted = wanted.filter { !empty.has($0, columns) }
      report.omit(rows.count - wanted.count, .emptyLabel)
    }
    (givenFirst, givenSecond) = try Self.givenNodes(request, of: table)
    if givenFirst != nil || givenSecond != nil {
      let before = wanted.count
      let (first, second) = (givenFirst, givenSecond)
      wanted = wanted.filter { row in
        (first.map { $0.places[Int(columns.first[Int(row)])] != NodeList.nowhere } ?? true)
          && (second.map { $0.places[Int(columns.second[Int(row)])] != NodeList.nowhere } ?? true)
      }
      report.omit(before - wanted.count, .otherNode)
    }
    retained = wanted.withoutDuplicates(in: table, request)
    report.omit(wanted.count - retained.count, request.duplicates == .lastCounts ? .superseded : .duplicate)
    self.report = report
  }
}

extension FilterReport.Rule {
  static let undated = Self("undated", "undated")
  static let outOfRange = Self("outOfRange", "outside of the time range")
  static let emptyLabel = Self("emptyLabel", "with an empty label")
  static let otherNode = Self("otherNode", "of other nodes than those given")
  static let duplicate = Self("duplicate", "said before")
  static let superseded = Self("superseded", "followed by a later one")
}

// MARK: Labels

extension Selection {
  /// The numbers of the empty label among the nodes and levels; `nil` where no label is empty.
  private struct EmptyLabels {
    let first: UInt32?
    let second: UInt32?
    let level: UInt32?

    func has(_ row: UInt32, _ columns: CodedStatements.Columns) -> Bool {
      columns.first[Int(row)] == first || columns.second[Int(row)] == second || columns.level[Int(row)] == level
    }
  }

  private static func emptyLabels(
    _ columns: CodedStatements.Columns, of table: CodedStatements, _ request: Request
  ) -> EmptyLabels? {
    let empty = EmptyLabels(
      first: columns.firstLabels.firstIndex(of: "").map { UInt32($0) },
      second: columns.secondLabels.firstIndex(of: "").map { UInt32($0) },
      level: request.ignoresLevel ? nil : table.levels.firstIndex(of: .term("")).map { UInt32($0) })
    return empty.first == nil && empty.second == nil && empty.level == nil ? nil : empty
  }

  private static func givenNodes(
    _ request: Request, of table: CodedStatements
  ) throws(AnalysisError) -> (first: NodeList?, second: NodeList?) {
    guard case .given(let first, let second) = request.nodes else { return (nil, nil) }
    let columns = table.columns
    var lists: (first: NodeList?, second: NodeList?) = (nil, nil)
    if let first {
      lists.first = NodeList(
        given: first, try table.numbers(ofFirst: first), tableCount: columns.firstLabels.count)
    }
    if let second {
      lists.second = NodeList(
        given: second, try table.numbers(ofSecond: second), tableCount: columns.secondLabels.count)
    }
    return lists
  }
}
