/// A part of a table, as the engine sees it.
protocol QueryablePart: AnyObject, Sendable {
  var queryableSegment: any QueryableSegment { get }
  var visibility: RowVisibility { get }
  var isComplete: Bool { get }
  var derived: Lazy<any AnyObject & Sendable> { get }
}

extension Records.Part: QueryablePart where Element: Queryable {
  var queryableSegment: any QueryableSegment { segment }
}

extension QueryablePart {
  /// The rows for which a filter holds.
  func run(_ node: FilterNode, of dossier: Dossier, trace: Trace? = nil) -> PartRun {
    let planner = Planner(queryableSegment, of: dossier, trace: trace)
    return PartRun(self, planner.index, planner.rows(node))
  }

  /// Lists of the rows that can be seen.
  var groupLists: GroupListCache {
    if isComplete { return queryableSegment.rowIndex.groupLists }
    guard let cache = derived.get({ GroupListCache() }) as? GroupListCache else {
      preconditionFailure("a part has one kind of lists")
    }
    return cache
  }

  /// The places of the versions of a record that can be seen: more than one only where a dossier is faulty.
  func visiblePlaces(of id: String) -> [Int] { queryableSegment.places(of: id).filter(visibility.contains) }

  /// The record at a place.
  func record<Item: Record>(_ place: Int) -> Item {
    // The parts of a table are made of segments of its type.
    unsafe unsafeDowncast(queryableSegment, to: Segment<Item>.self).rows[place]
  }
}

extension Records where Element: Queryable {
  fileprivate var queryableParts: [any QueryablePart] { parts }
}

extension Dossier {
  /// The parts of the table of a type of record.
  func queryableParts(_ kind: RecordKind) -> [any QueryablePart] {
    switch kind {
    case .actor: actors.queryableParts
    case .concession: concessions.queryableParts
    case .discrepancy: discrepancies.queryableParts
    case .event: events.queryableParts
    case .finding: findings.queryableParts
    case .guarantee: guarantees.queryableParts
    case .matter: matters.queryableParts
    case .place: places.queryableParts
    case .pledge: pledges.queryableParts
    case .proposal: proposals.queryableParts
    case .provision: provisions.queryableParts
    case .sanction: sanctions.queryableParts
    case .source: sources.queryableParts
    case .statement: statements.queryableParts
    }
  }
}

/// The rows of a part for which a filter holds.
final class PartRun {
  let part: any QueryablePart
  let index: RowIndex
  let set: RowSet
  /// Whether all rows of the part can be seen, and if not, which.
  let isComplete: Bool
  private let visibleRows: VisibleRows?

  /// A class, so that nothing is copied for a part that is complete.
  private final class VisibleRows {
    let visibility: RowVisibility

    init(_ visibility: RowVisibility) {
      self.visibility = visibility
    }
  }

  init(_ part: any QueryablePart, _ index: RowIndex, _ set: RowSet) {
    self.part = part
    self.index = index
    self.set = set
    isComplete = part.isComplete
    visibleRows = isComplete ? nil : VisibleRows(part.visibility)
  }

  /// The position of a row's record in the segment.
  func place(of row: Int) -> Int { Int(index.places[row]) }

  /// Whether a row belongs to the dossier.
  @inline(__always)
  func isVisible(_ row: Int) -> Bool {
    isComplete || visibleRows?.visibility.contains(Int(index.places[row])) ?? true
  }

  /// Does something with each row, in ascending order.
  func forEach(_ body: (Int) -> Void) {
    var row = set.next(from: 0)
    while row != .max {
      if isVisible(row) { body(row) }
      row = set.next(from: row + 1)
    }
  }

  /// The number of rows, or a limit where there are more.
  func count(atMost limit: Int) -> Int {
    if limit == 0 { return 0 }
    if isComplete, let count = set.count { return min(count, limit) }
    var count = 0
    var row = set.next(from: 0)
    while row != .max {
      if isVisible(row) {
        count += 1
        if count == limit { break }
      }
      row = set.next(from: row + 1)
    }
    return count
  }
}
