/// The text of some records: a JSON array with a record on each line.
package struct EncodedRecords: Sendable {
  /// How many records are made together.
  static var blockSize: Int { 16 }
  /// How many blocks a text has that is full.
  static var blockCount: Int { 1_024 }
  /// How many records a text has that is full.
  package static var size: Int { blockSize * blockCount }

  /// How many records there are.
  package let count: Int
  private let bytes: [UInt8]
  /// Where each block begins, and at last where one after the last would.
  private let starts: [Int]

  /// Finds the records of a text; `nil` for one that is no array on several lines.
  ///
  /// - Parameter bytes: The text.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count > Self.opening.count + Self.closing.count, bytes.starts(with: Self.opening),
      bytes.suffix(Self.closing.count).elementsEqual(Self.closing)
    else { return nil }
    self.bytes = bytes
    var starts = [Self.opening.count]
    let end = bytes.count - Self.closing.count
    var feeds = 0
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe bytes.forEachLineFeed(in: Self.opening.count..<end) { feed in
        feeds += 1
        if feeds % Self.blockSize == 0 { starts.append(feed + 1) }
      }
    }
    count = feeds + 1
    self.starts = starts + [end + Self.separator.count]
  }

  /// The text of records.
  static func text(of records: some Collection<some MemberCoded>) -> [UInt8] {
    var bytes = opening
    for record in records {
      if bytes.count > opening.count { bytes += separator }
      bytes += record.compactJSON()
    }
    return bytes + closing
  }

  private static let opening = Array("[\n".utf8)
  private static let separator = Array(",\n".utf8)
  private static let closing = Array("\n]\n".utf8)

  /// The records of a block as a JSON array.
  func json(ofBlock block: Int) -> [UInt8] {
    [UInt8(ascii: "[")] + bytes[starts[block]..<starts[block + 1] - Self.separator.count] + [UInt8(ascii: "]")]
  }
}

extension UnsafeRawBufferPointer {
  /// Shows the positions of the line feeds in a range, looked for in eight bytes at a time.
  fileprivate func forEachLineFeed(in range: Range<Int>, _ body: (Int) -> Void) {
    let (ones, feeds): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x0A0A_0A0A_0A0A_0A0A)
    var position = range.lowerBound
    while position + 8 <= range.upperBound {
      let rest = unsafe loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian ^ feeds
      // A byte that is zero borrows from its highest bit; those above it may borrow too, and are looked at again.
      var found = (rest &- ones) & ~rest & (ones << 7)
      while found != 0 {
        let offset = found.trailingZeroBitCount >> 3
        if (rest >> UInt64(offset << 3)) & 0xFF == 0 { body(position + offset) }
        found &= found - 1
      }
      position += 8
    }
    while position < range.upperBound {
      if unsafe self[position] == 0x0A { body(position) }
      position += 1
    }
  }
}
