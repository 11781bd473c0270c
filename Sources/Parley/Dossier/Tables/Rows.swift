/// The records of a segment by their rows: at hand, or encoded as text until somebody asks for one.
package enum Rows<Element: Record>: Sendable {
  case made([Element])
  case encoded(EncodedRows<Element>)

  /// How many rows there are.
  @inline(__always)
  package var count: Int {
    switch self {
    case .made(let records): records.count
    case .encoded(let rows): rows.ids.count
    }
  }

  /// The record of a row.
  @inline(__always)
  package subscript(row: Int) -> Element {
    switch self {
    case .made(let records): records[row]
    case .encoded(let rows): rows[row]
    }
  }

  /// The identifier of a row's record, which is not made for it.
  @inline(__always)
  func id(of row: Int) -> String {
    switch self {
    case .made(let records): records[row].id.rawValue
    case .encoded(let rows): rows.ids[row]
    }
  }

  /// All records.
  ///
  /// - Complexity: O(*n*) in the number of records where they are encoded.
  var all: [Element] {
    switch self {
    case .made(let records): records
    case .encoded(let rows): rows.all
    }
  }
}

/// Records that are encoded as text, a few of which are made whenever one of them is first asked for.
package final class EncodedRows<Element: Record>: Sendable {
  /// The identifiers of the rows.
  let ids: [String]
  private let texts: [EncodedRecords]
  private let read: @Sendable ([UInt8]) throws(JSONFault) -> [Element]
  /// The records of each block of a text.
  private let blocks: [Lazy<[Element]>]

  /// - Parameters:
  ///   - texts: The texts of the records in the order of their identifiers, all but the last full.
  ///   - ids: The identifiers.
  init(_ texts: [EncodedRecords], ids: [String]) where Element: MemberCoded {
    self.texts = texts
    self.ids = ids
    read = { (json) throws(JSONFault) in try [Element].read(fromJSON: json) }
    blocks = (0..<(ids.count + EncodedRecords.blockSize - 1) / EncodedRecords.blockSize).map { _ in Lazy() }
  }

  subscript(row: Int) -> Element {
    let (block, position) = row.quotientAndRemainder(dividingBy: EncodedRecords.blockSize)
    return records(of: block)[position]
  }

  var all: [Element] {
    var all: [Element] = []
    all.reserveCapacity(ids.count)
    for block in blocks.indices { all += records(of: block) }
    return all
  }

  /// Whether a record can be made of each text. A check tells that a text is as it was written, not who wrote it.
  ///
  /// - Complexity: O(*n*) in the number of records.
  var isReadable: Bool {
    blocks.indices.allSatisfy { block in
      guard let records = read(block: block) else { return false }
      // Who asks goes on to use them.
      _ = blocks[block].get { records }
      return true
    }
  }

  private func records(of block: Int) -> [Element] {
    blocks[block].get {
      guard let records = read(block: block) else {
        // The text has the check that it was written with: this is a forgery, and any other record would be a lie.
        preconditionFailure("the text of the records from \(ids[block * EncodedRecords.blockSize]) on holds others")
      }
      return records
    }
  }

  private func read(block: Int) -> [Element]? {
    let (text, position) = block.quotientAndRemainder(dividingBy: EncodedRecords.blockCount)
    let first = block * EncodedRecords.blockSize
    let expected = ids[first..<min(first + EncodedRecords.blockSize, ids.count)]
    guard let records = try? read(texts[text].json(ofBlock: position)),
      records.lazy.map(\.id.rawValue).elementsEqual(expected)
    else { return nil }
    return records
  }
}
