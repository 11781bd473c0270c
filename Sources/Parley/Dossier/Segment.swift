/// An unchanging stretch of a table: records in the order of their identifiers, several versions of one record oldest
/// first.
final class Segment<Element: Record>: Sendable {
  let rows: [Element]

  /// What the layers above work out about the rows, whatever can be seen of them: made when it is first needed.
  let derived = Lazy<any AnyObject & Sendable>()

  init(_ rows: [Element]) {
    self.rows = rows
  }

  /// When a row became known to the ledger; `nil` outside a ledger.
  func recordedAt(_ row: Int) -> Timestamp? { nil }
}

/// Which rows of a segment belong to a dossier: those that had been added and not yet replaced or retracted.
struct RowVisibility: Sendable {
  /// Whether all rows do.
  var isComplete: Bool { true }

  func contains(_ row: Int) -> Bool { true }
}
