/// Some rows of a segment, found by seeking from a row in either direction.
///
/// Sets remember where they were, so that seeking on from there is cheap. They belong to one run of one query.
class RowSet {
  /// About how many rows there are; never fewer than there are.
  let estimate: Int

  /// How many rows the set looked at.
  private(set) var touched = 0

  init(estimate: Int) {
    self.estimate = estimate
  }

  /// The first row from a row on; `Int.max` where there is none.
  func next(from row: Int) -> Int { .max }

  /// The last row before a row; -1 where there is none.
  func previous(before row: Int) -> Int { -1 }

  /// The exact number of rows where it is known without looking at them.
  var count: Int? { nil }

  /// The sets that this one is made of.
  var parts: [RowSet] { [] }

  final func touch() { touched += 1 }

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
  private let rows: [UInt32]
  private let range: Range<Int>
  private var position: Int

  /// - Parameters:
  ///   - rows: An array of which a part is the list.
  ///   - list: That part.
  ///   - bounds: The rows that count.
  init(_ rows: [UInt32], _ list: Range<Int>, within bounds: Range<Int>) {
    self.rows = rows
    let low = rows.partition(below: UInt32(bounds.lowerBound), in: list)
    let high = rows.partition(below: UInt32(bounds.upperBound), in: low..<list.upperBound)
    range = low..<high
    position = low
    super.init(estimate: high - low)
  }

  override func next(from row: Int) -> Int {
    touch()
    guard row <= Int(UInt32.max) else { return .max }
    position = rows.gallop(to: UInt32(clamping: row), from: position, in: range)
    return position < range.upperBound ? Int(rows[position]) : .max
  }

  override func previous(before row: Int) -> Int {
    touch()
    position = rows.gallop(to: UInt32(clamping: row), from: position, in: range)
    return position > range.lowerBound ? Int(rows[position - 1]) : -1
  }

  override var count: Int? { range.count }
}

extension [UInt32] {
  /// The first position in an ascending part whose number is not below a number.
  func partition(below number: UInt32, in range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The same, found from a position near by in ever larger steps (Bentley & Yao 1976).
  @inline(__always)
  func gallop(to number: UInt32, from start: Int, in range: Range<Int>) -> Int {
    var step = 1
    if start < range.upperBound, self[start] < number {
      var low = start + 1
      while low + step <= range.upperBound, self[low + step - 1] < number {
        low += step
        step *= 2
      }
      return partition(below: number, in: low..<Swift.min(low + step, range.upperBound))
    }
    var high = start
    while high - step >= range.lowerBound, self[high - step] >= number {
      high -= step
      step *= 2
    }
    return partition(below: number, in: Swift.max(high - step, range.lowerBound)..<high)
  }
}
