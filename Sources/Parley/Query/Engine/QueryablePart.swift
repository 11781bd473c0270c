/// A part of a table, as the engine sees it.
struct QueryablePart {
  let segment: any QueryableSegment
  let visibility: RowVisibility
}

extension Records where Element: Queryable {
  fileprivate var queryableParts: [QueryablePart] {
    parts.map { QueryablePart(segment: $0.segment, visibility: $0.visibility) }
  }
}

extension Dossier {
  /// The parts of the table of a type of record.
  func queryableParts(_ kind: RecordKind) -> [QueryablePart] {
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
struct PartRun {
  let part: QueryablePart
  let index: RowIndex
  let set: RowSet

  init(_ part: QueryablePart, _ set: RowSet) {
    self.part = part
    index = part.segment.rowIndex
    self.set = set
  }

  /// The position of a row's record in the segment.
  func place(of row: Int) -> Int { Int(index.places[row]) }

  /// Whether a row belongs to the dossier.
  @inline(__always)
  func isVisible(_ row: Int) -> Bool {
    part.visibility.isComplete || part.visibility.contains(Int(index.places[row]))
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
    if part.visibility.isComplete, let count = set.count { return min(count, limit) }
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
