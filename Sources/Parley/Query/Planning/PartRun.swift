/// The rows of a part for which a filter holds.
final class PartRun {
  let part: QueryablePart
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

  init(_ part: QueryablePart, _ set: RowSet) {
    self.part = part
    index = part.index
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

extension QueryablePart {
  /// The rows for which a filter holds.
  func run(_ node: FilterNode, of dossier: Dossier, trace: Trace? = nil) -> PartRun {
    PartRun(self, Planner(self, of: dossier, trace: trace).rows(node))
  }
}
