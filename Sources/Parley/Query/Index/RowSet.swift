/// Some rows of a segment, found by seeking from a row in either direction.
///
/// Sets remember where they were, so that seeking on from there is cheap. They belong to one run of one query.
class RowSet {
  private let size: Int

  /// About how many rows there are; never fewer than there are.
  var estimate: Int { size }

  /// How many rows the set looked at.
  private(set) var touched = 0

  init(estimate: Int) {
    size = estimate
  }

  /// The first row from a row on; `Int.max` where there is none.
  func next(from row: Int) -> Int { .max }

  /// The last row before a row; -1 where there is none.
  func previous(before row: Int) -> Int { -1 }

  /// The exact number of rows where it is known without looking at them.
  var count: Int? { nil }

  /// The sets that this one is made of.
  var parts: [RowSet] { [] }

  final func touch(_ count: Int = 1) { touched += count }

  /// How many rows the set and its parts looked at.
  final var allTouched: Int { parts.reduce(touched) { $0 + $1.allTouched } }
}

/// All rows of a range.
final class RangeSet: RowSet {
  let range: Range<Int>

  init(_ range: Range<Int>) {
    self.range = range
    super.init(estimate: range.count)
  }

  override func next(from row: Int) -> Int {
    touch()
    let row = max(row, range.lowerBound)
    return row < range.upperBound ? row : .max
  }

  override func previous(before row: Int) -> Int {
    touch()
    let row = min(row, range.upperBound)
    return row > range.lowerBound ? row - 1 : -1
  }

  override var count: Int? { range.count }
}

/// The rows of a list.
final class ListSet: RowSet {
  /// An array of which a part is the list.
  let rows: [UInt32]
  /// For each of its entries the number of the row's date, where that is at hand.
  let dates: [UInt32]?
  /// The part that is the list, and the rows that count.
  let list: Range<Int>
  let bounds: Range<Int>
  /// The entries of the rows that count: found when they are first needed, because a search that begins at one end may
  /// never come to the other.
  private(set) lazy var range = positions(of: bounds)
  private var position = 0

  /// - Parameters:
  ///   - rows: An array of which a part is the list.
  ///   - list: That part.
  ///   - bounds: The rows that count.
  ///   - dates: For each entry of the array the number of the row's date.
  init(_ rows: [UInt32], _ list: Range<Int>, within bounds: Range<Int>, dates: [UInt32]? = nil) {
    self.rows = rows
    self.dates = dates
    self.list = list
    self.bounds = bounds
    super.init(estimate: list.count)
  }

  /// The entries of the rows of a stretch, whether they count or not.
  func positions(of stretch: Range<Int>) -> Range<Int> {
    let start = rows.partition(below: UInt32(stretch.lowerBound), in: list)
    return start..<rows.partition(below: UInt32(stretch.upperBound), in: start..<list.upperBound)
  }

  override func next(from row: Int) -> Int {
    touch()
    guard row <= Int(UInt32.max) else { return .max }
    seek(row)
    return position < range.upperBound ? Int(rows[position]) : .max
  }

  override func previous(before row: Int) -> Int {
    touch()
    seek(row)
    return position > range.lowerBound ? Int(rows[position - 1]) : -1
  }

  private func seek(_ row: Int) {
    position = rows.gallop(to: UInt32(clamping: row), from: max(position, range.lowerBound), in: range)
  }

  override var estimate: Int { range.count }
  override var count: Int? { range.count }
}

extension [UInt32] {
  /// The first position in an ascending part whose number is not below a number.
  func partition(below number: UInt32, in range: Range<Int>) -> Int {
    range.partitioningIndex { self[$0] >= number }
  }

  /// The same, found from a position near by in ever larger steps.
  @inline(__always)
  func gallop(to number: UInt32, from start: Int, in range: Range<Int>) -> Int {
    if start < range.upperBound, self[start] < number {
      return (start + 1..<range.upperBound).prefixEnd { self[$0] < number }
    }
    var (high, step) = (start, 1)
    while high - step >= range.lowerBound, self[high - step] >= number {
      high -= step
      step *= 2
    }
    return partition(below: number, in: Swift.max(high - step, range.lowerBound)..<high)
  }
}
