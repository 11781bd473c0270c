/// All records of one type, in the order of their identifiers, with a quick way to each.
public struct Records<Element: Record>: Sendable {
  /// The stretches of the table, the oldest first. Outside a ledger there is one, and all of it can be seen.
  let parts: [Part]

  /// The number of records.
  public let endIndex: Int

  /// Where the records stand in the order of their identifiers; `nil` where they are all the rows of one part.
  private let order: Lazy<[RowAddress]>?

  /// A stretch of the table with what can be seen of it. A class, because what it holds is expensive to copy.
  final class Part: Sendable {
    let segment: Segment<Element>
    let visibility: RowVisibility
    /// Whether all rows can be seen.
    let isComplete: Bool
    /// What the layers above work out about the rows that can be seen, where not all can: made when it is first needed.
    let derived = Lazy<any AnyObject & Sendable>()

    init(_ segment: Segment<Element>, _ visibility: RowVisibility) {
      self.segment = segment
      self.visibility = visibility
      isComplete = visibility.isComplete
    }
  }

  /// Puts records in order.
  ///
  /// - Complexity: O(*n*) for records that are in order, O(*n* log *n*) otherwise.
  init(_ records: [Element]) {
    self.init([Part(Segment(records), RowVisibility(history: .none, sequence: 0))], records.count)
  }

  /// A table of parts in which so many records can be seen.
  init(_ parts: [Part], _ count: Int) {
    self.parts = parts
    endIndex = count
    order = parts.count == 1 && parts[0].isComplete ? nil : Lazy()
  }

  /// The record with an identifier; `nil` where there is none. Of records that share one, the first.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: EntityID<Element>) -> Element? {
    address(of: id).map { self[$0] }
  }

  /// Whether there is a record with an identifier.
  ///
  /// - Parameter id: The identifier.
  /// - Returns: Whether one has it.
  public func contains(_ id: EntityID<Element>) -> Bool {
    address(of: id) != nil
  }

  /// The record at an address.
  subscript(address: RowAddress) -> Element { parts[address.part].segment.rows[address.row] }

  /// Where the record with an identifier stands.
  func address(of id: EntityID<Element>) -> RowAddress? { address(of: id, hash: NameIndex.hash(id.rawValue)) }

  /// Where the record with an identifier stands, of which the hash is known.
  func address(of id: EntityID<Element>, hash: UInt64) -> RowAddress? {
    for part in parts.indices.reversed() {
      if let row = parts[part].row(of: id, hash: hash) { return RowAddress(part: part, row: row) }
    }
    return nil
  }

  /// The position of the record with an identifier.
  ///
  /// - Complexity: O(log *n*) in the number of records.
  func position(of id: EntityID<Element>) -> Int? {
    guard let address = address(of: id) else { return nil }
    guard let order = addressesInOrder else { return address.row }
    return order.partitioningIndex { self.id(at: $0) >= id.rawValue }
  }

  /// Where the records stand in the order of their identifiers, worked out when it is first needed; `nil` where they are
  /// all the rows of one part.
  var addressesInOrder: [RowAddress]? {
    order?.get {
      RowAddress.inOrder(
        parts.map { $0.segment.rows.count }, where: { parts[$0.part].visibility.contains($0.row) },
        id: id(at:))
    }
  }

  /// The identifiers in order. No record is made for them.
  ///
  /// - Complexity: O(*n*) in the number of records; in a dossier of a ledger O(*n* log *n*) for the first time.
  var ids: [String] {
    guard let order = addressesInOrder else {
      let rows = parts[0].segment.rows
      return (0..<rows.count).map { rows.id(of: $0) }
    }
    return order.map { id(at: $0) }
  }

  /// The identifier of the record at an address, which is not made for it.
  func id(at address: RowAddress) -> String { parts[address.part].segment.rows.id(of: address.row) }
}

extension Records.Part {
  /// The row of an identifier that can be seen.
  fileprivate func row(of id: EntityID<Element>, hash: UInt64) -> Int? {
    guard let first = segment.row(of: id.rawValue, hash: hash) else { return nil }
    if isComplete { return first }
    let rows = segment.rows
    // The versions of a record stand together, the oldest first: the last that had been added is the one.
    let end = (first..<rows.count).prefixEnd {
      visibility.history.added($0) <= visibility.sequence && rows.id(of: $0) == id.rawValue
    }
    return end > first && visibility.contains(end - 1) ? end - 1 : nil
  }
}

extension Records: RandomAccessCollection, Hashable {
  /// The position of the first record.
  public var startIndex: Int { 0 }

  /// The record at a position.
  ///
  /// - Parameter position: A position from 0 to ``endIndex``, the end excluded.
  /// - Complexity: O(1); in a dossier of a ledger O(*n* log *n*) for the first.
  public subscript(position: Int) -> Element {
    guard let order = addressesInOrder else { return parts[0].segment.rows[position] }
    return self[order[position]]
  }

  /// Whether both hold equal records.
  ///
  /// - Complexity: O(*n*) in the number of records.
  public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }

  /// Feeds the records to a hasher.
  ///
  /// - Parameter hasher: The hasher.
  /// - Complexity: O(*n*) in the number of records.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for record in self { hasher.combine(record) }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first position from which on a condition holds, in a collection where it holds from some position on.
  ///
  /// - Complexity: O(log *n*) in the length of the collection.
  func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Range<Int> {
  /// Where the positions at the beginning end for which a condition holds that does not hold for any after them: found
  /// in ever larger steps (Bentley & Yao 1976).
  ///
  /// - Complexity: O(log *k*) for *k* such positions.
  @inline(__always)
  func prefixEnd(while condition: (Int) -> Bool) -> Int {
    var (end, step) = (lowerBound, 1)
    while end + step <= upperBound, condition(end + step - 1) {
      end += step
      step *= 2
    }
    while step > 1 {
      step /= 2
      if end + step <= upperBound, condition(end + step - 1) { end += step }
    }
    return end
  }
}
