/// All records of one type, in the order of their identifiers, with a quick way to each.
public struct Records<Element: Record>: Sendable {
  /// The stretches of the table, the oldest first.
  let parts: [Part]

  /// A stretch of the table with what can be seen of it.
  struct Part: Sendable {
    let segment: Segment<Element>
    let visibility: RowVisibility
  }

  private var rows: [Element] { parts[0].segment.rows }
  private let index: IDIndex

  /// Puts records in order.
  ///
  /// - Complexity: O(*n*) for records that are in order, O(*n* log *n*) otherwise.
  init(_ records: [Element]) {
    var hashes: [Int] = []
    hashes.reserveCapacity(records.count)
    var isInOrder = true
    var previous = ""
    for row in records.indices {
      let id = records[row].id.rawValue
      hashes.append(IDIndex.hash(id))
      isInOrder = isInOrder && previous < id
      previous = id
    }
    let rows: [Element]
    if !isInOrder {
      let order = records.rowsByID
      rows = order.map { records[$0] }
      hashes = order.map { hashes[$0] }
    } else {
      rows = records
    }
    parts = [Part(segment: Segment(rows), visibility: RowVisibility())]
    index = IDIndex(hashes: hashes) { [rows] in rows[$0].id == rows[$1].id }
  }

  /// The record with an identifier; `nil` where there is none. Of records that share one, the first.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: EntityID<Element>) -> Element? {
    row(of: id).map { rows[$0] }
  }

  /// Whether there is a record with an identifier.
  ///
  /// - Parameter id: The identifier.
  /// - Returns: Whether one has it.
  public func contains(_ id: EntityID<Element>) -> Bool {
    row(of: id) != nil
  }

  /// The position of the record with an identifier.
  func row(of id: EntityID<Element>) -> Int? {
    index.row(of: id.rawValue) { rows[$0].id.rawValue }
  }
}

extension Records: RandomAccessCollection, Hashable {
  /// The position of the first record.
  public var startIndex: Int { 0 }

  /// The number of records.
  public var endIndex: Int { rows.count }

  /// The record at a position.
  ///
  /// - Parameter position: A position from 0 to ``endIndex``, the end excluded.
  public subscript(position: Int) -> Element { rows[position] }

  /// Whether both hold equal records.
  ///
  /// - Complexity: O(*n*) in the number of records.
  public static func == (left: Self, right: Self) -> Bool { left.rows == right.rows }

  /// Feeds the records to a hasher.
  ///
  /// - Parameter hasher: The hasher.
  /// - Complexity: O(*n*) in the number of records.
  public func hash(into hasher: inout Hasher) { hasher.combine(rows) }
}

extension Array where Element: Record {
  /// The rows in the order of their identifiers. Row numbers are sorted, not records, so that all types share one sort.
  fileprivate var rowsByID: [Int] {
    let ids = indices.map { self[$0].id.rawValue }
    return Array<Int>(indices).sorted { (ids[$0], $0) < (ids[$1], $1) }
  }
}

/// Finds the row of an identifier: open addressing over row numbers, without copies of the identifiers.
struct IDIndex: Sendable {
  /// Row numbers plus one, by hash; 0 is a free slot. There are at least twice as many slots as rows.
  private var slots: [UInt32]

  /// - Parameters:
  ///   - hashes: The hash of each row's identifier.
  ///   - isSame: Whether two rows have the same identifier; asked only where their hashes are equal.
  init(hashes: [Int], isSame: (Int, Int) -> Bool) {
    var size = 2
    while size < hashes.count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: hashes.isEmpty ? 0 : size)
    for row in hashes.indices {
      var slot = hashes[row] & (size - 1)
      var isDuplicate = false
      while slots[slot] != 0, !isDuplicate {
        let other = Int(slots[slot]) - 1
        isDuplicate = hashes[other] == hashes[row] && isSame(other, row)
        slot = (slot + 1) & (size - 1)
      }
      if !isDuplicate { slots[slot] = UInt32(row + 1) }
    }
  }

  func row(of name: String, id: (Int) -> String) -> Int? {
    if slots.isEmpty { return nil }
    var slot = Self.hash(name) & (slots.count - 1)
    while slots[slot] != 0 {
      let row = Int(slots[slot]) - 1
      if id(row) == name { return row }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// FNV-1a over eight bytes a step, mixed so that names that differ in the last letter alone do not crowd together.
  static func hash(_ name: String) -> Int {
    var name = name
    return name.withUTF8 { bytes in
      var value: UInt64 = 0xCBF2_9CE4_8422_2325
      let raw = UnsafeRawBufferPointer(bytes)
      var index = 0
      while index + 8 <= raw.count {
        value = unsafe (value ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x0000_0100_0000_01B3
        value ^= value &>> 32
        index += 8
      }
      while index < raw.count {
        value = unsafe (value ^ UInt64(raw[index])) &* 0x0000_0100_0000_01B3
        index += 1
      }
      value = (value ^ (value &>> 32)) &* 0x9E37_79B9_7F4A_7C15
      return Int(truncatingIfNeeded: value &>> 20)
    }
  }
}
