/// An unchanging stretch of a table: records in the order of their identifiers, several versions of one record oldest
/// first.
final class Segment<Element: Record>: Sendable {
  let rows: Rows<Element>

  /// When the rows were added and removed.
  let history: RowHistory

  /// The first row of each identifier: found when one is first looked for, because a table may be asked for anything
  /// else before.
  private let index: Lazy<NameIndex>

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
    index.get { makeNameIndex() }.row(hash: hash) { rows.id(of: $0).hasSameBytes(as: id) }
  }

  private func makeNameIndex() -> NameIndex {
    NameIndex(hashes: (0..<rows.count).map { NameIndex.hash(rows.id(of: $0)) }) {
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
      func add(_ rows: Range<Int>) {
        for row in rows {
          let address = RowAddress(part: part, row: row)
          if isWanted(address) { addresses.append(address) }
        }
      }
      // Records that come in turn, as numbered ones do, are many on one side before there is one on the other.
      var (row, next) = (0, later.startIndex)
      while row < counts[part], next < later.endIndex {
        let nextID = id(later[next])
        let end = (row..<counts[part]).prefixEnd { id(RowAddress(part: part, row: $0)) <= nextID }
        add(row..<end)
        row = end
        if row == counts[part] { break }
        let rowID = id(RowAddress(part: part, row: row))
        let stop = (next..<later.endIndex).prefixEnd { id(later[$0]) < rowID }
        addresses += later[next..<stop]
        next = stop
      }
      add(row..<counts[part])
      addresses += later[next...]
    }
    return addresses
  }
}
