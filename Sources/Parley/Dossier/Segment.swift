/// An unchanging stretch of a table: records in the order of their identifiers, several versions of one record oldest
/// first.
final class Segment<Element: Record>: Sendable {
  let rows: Rows<Element>

  /// When the rows were added and removed.
  let history: RowHistory

  /// The first row of each identifier: found when one is first looked for, because a table may be asked for anything
  /// else before.
  private let index: Lazy<IDIndex>

  /// What the layers above work out about the rows, whatever can be seen of them: made when it is first needed.
  let derived = Lazy<any AnyObject & Sendable>()

  /// Puts records in order.
  ///
  /// - Complexity: O(*n*) for records that are in order, O(*n* log *n*) otherwise.
  convenience init(_ records: [Element], _ history: RowHistory = .none) {
    let rows = records.isInOrder ? records : records.rowsByID.map { records[$0] }
    self.init(inOrder: rows, history)
  }

  /// Makes one segment of several that follow each other in time.
  ///
  /// - Complexity: O(*n* log *k*) for *n* rows of *k* segments.
  convenience init(merging parts: ArraySlice<Records<Element>.Part>) {
    let parts = Array(parts)
    let rows = parts.map { $0.segment.rows }
    let addresses = RowAddress.inOrder(rows.map { $0.count }) { rows[$0.part].id(of: $0.row) }
    self.init(
      inOrder: addresses.map { rows[$0.part][$0.row] },
      RowHistory(merging: parts.map { $0.visibility }, addresses))
  }

  /// The same rows with another history.
  init(_ other: Segment, _ history: RowHistory) {
    rows = other.rows
    index = other.index
    self.history = history
  }

  convenience init(inOrder records: [Element], _ history: RowHistory) {
    self.init(.made(records), history)
  }

  /// - Parameters:
  ///   - rows: The records in order.
  ///   - history: When they were added and removed.
  init(_ rows: Rows<Element>, _ history: RowHistory) {
    self.rows = rows
    self.history = history
    index = Lazy()
  }

  /// The first row of an identifier; `nil` where there is none.
  @inline(__always)
  func row(of id: String, hash: UInt64) -> Int? {
    index.get { makeIDIndex() }.row(hash: hash) { rows.id(of: $0).hasSameBytes(as: id) }
  }

  private func makeIDIndex() -> IDIndex {
    IDIndex(hashes: (0..<rows.count).map { IDIndex.hash(rows.id(of: $0)) }) {
      rows.id(of: $0).hasSameBytes(as: rows.id(of: $1))
    }
  }

  /// When a row became known to the ledger; `nil` outside a ledger.
  func recordedAt(_ row: Int) -> Timestamp? { history.recordedAt(row) }
}

extension Array where Element: Record {
  fileprivate var isInOrder: Bool {
    var previous = ""
    for row in indices {
      let id = self[row].id.rawValue
      guard previous < id else { return false }
      previous = id
    }
    return true
  }

  /// The rows in the order of their identifiers. Row numbers are sorted, not records, so that all types share one sort.
  fileprivate var rowsByID: [Int] { Array<Int>(indices).sorted(by: map { $0.id.rawValue }) }
}

extension [Int] {
  /// Rows in the order of their names, those of one name as they are: the sort of the standard library is stable.
  fileprivate func sorted(by names: [String]) -> [Int] {
    sorted { names[$0] < names[$1] }
  }
}

/// Where a record stands in a table.
struct RowAddress: Sendable {
  /// The number of the part.
  let part: Int
  /// The row in it.
  let row: Int

  /// The rows of several parts in the order of their identifiers, those of one identifier in the order of the parts.
  ///
  /// The last parts are the smallest: each is merged into what is behind it.
  ///
  /// - Parameters:
  ///   - counts: How many rows each part has.
  ///   - isWanted: Which rows are wanted.
  ///   - id: The identifier of a row.
  /// - Returns: The addresses of the rows.
  static func inOrder(
    _ counts: [Int], where isWanted: (RowAddress) -> Bool = { _ in true }, id: (RowAddress) -> String
  ) -> [RowAddress] {
    var addresses: [RowAddress] = []
    for part in counts.indices.reversed() {
      let later = addresses
      addresses = []
      addresses.reserveCapacity(later.count + counts[part])
      var next = later.startIndex
      var nextID = later.first.map(id)
      // Nothing is to be compared where the part ends before those behind it begin, as with numbered records.
      let last = RowAddress(part: part, row: counts[part] - 1)
      if let other = nextID, last.row >= 0, id(last) <= other { nextID = nil }
      for row in 0..<counts[part] {
        let address = RowAddress(part: part, row: row)
        guard isWanted(address) else { continue }
        if nextID != nil {
          let rowID = id(address)
          while let other = nextID, other < rowID {
            addresses.append(later[next])
            next += 1
            nextID = next < later.endIndex ? id(later[next]) : nil
          }
        }
        addresses.append(address)
      }
      addresses += later[next...]
    }
    return addresses
  }
}
