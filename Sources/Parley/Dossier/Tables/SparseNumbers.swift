/// Numbers of few of very many rows. A copy stays as it is when the original is added to, and shares all but what lies
/// around the change.
struct SparseNumbers: Sendable {
  /// Each covers 4096 rows.
  private var pages: [Page?] = []

  /// The number that was added first.
  private(set) var first: Int?

  /// The numbers of 64 times 64 rows.
  private struct Page: Sendable {
    /// Which rows have a number, a bit each.
    var masks: [UInt64] = Array(repeating: 0, count: 64)
    /// The numbers of those that have one, by mask.
    var numbers: [[Int]] = Array(repeating: [], count: 64)
  }

  /// The number of a row; `nil` where it has none.
  @inline(__always)
  subscript(row: Int) -> Int? {
    guard row &>> 12 < pages.count, let page = pages[row &>> 12] else { return nil }
    let mask = page.masks[(row &>> 6) & 63]
    let bit: UInt64 = 1 &<< UInt64(row & 63)
    return mask & bit == 0 ? nil : page.numbers[(row &>> 6) & 63][(mask & (bit &- 1)).nonzeroBitCount]
  }

  /// Gives a row that has no number one.
  ///
  /// - Complexity: O(*n* / 4096) in the number of rows.
  mutating func add(_ number: Int, to row: Int) {
    let (index, word) = (row &>> 12, (row &>> 6) & 63)
    let bit: UInt64 = 1 &<< UInt64(row & 63)
    while pages.count <= index { pages.append(nil) }
    var page = pages[index] ?? Page()
    pages[index] = nil  // A page that no copy shares is changed in place.
    page.numbers[word].insert(number, at: (page.masks[word] & (bit &- 1)).nonzeroBitCount)
    page.masks[word] |= bit
    pages[index] = page
    first = first ?? number
  }
}
