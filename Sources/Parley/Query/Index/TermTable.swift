/// Terms with a small number for each, in the order in which they were met.
struct TermTable: Sendable {
  private(set) var terms: [Term] = []
  private var index = NameIndex()

  var count: Int { terms.count }

  init() {}

  /// The number of a term; `nil` for a term that was never met.
  func number(of term: Term) -> UInt32? {
    place(term.kind, term.text, Self.hash(term.kind, term.text)).row.map { UInt32($0) }
  }

  /// The number of a term, a new one for a new term.
  mutating func intern(_ term: Term) -> UInt32 { intern(term.text, term.kind) }

  /// The number of a term, a new one for a new term.
  mutating func intern(_ text: String, _ kind: UInt8 = 0) -> UInt32 {
    let hash = Self.hash(kind, text)
    let place = place(kind, text, hash)
    if let number = place.row { return UInt32(number) }
    index.list(terms.count, hash: hash, at: place)
    terms.append(Term(text, kind))
    return UInt32(terms.count - 1)
  }

  /// Where a term is listed or would be.
  private func place(_ kind: UInt8, _ text: String, _ hash: UInt64) -> NameIndex.Place {
    index.place(hash: hash) { terms[$0].kind == kind && terms[$0].text.hasSameBytes(as: text) }
  }

  private static func hash(_ kind: UInt8, _ text: String) -> UInt64 {
    NameIndex.hash(text) &+ UInt64(kind) &* 0x9E37_79B9_7F4A_7C15
  }
}

extension TermTable {
  func pack(into writer: inout PackedWriter) {
    writer.add(terms.map(\.text))
    writer.add(terms.map(\.kind))
  }

  init(unpacking reader: inout PackedReader) throws(PackedFault) {
    let texts = try reader.texts()
    let kinds: [UInt8] = try reader.numbers()
    try PackedFault.unless(texts.count == kinds.count && kinds.allSatisfy { Term.kinds.indices.contains(Int($0)) })
    for (text, kind) in zip(texts, kinds) { _ = intern(text, kind) }
    try PackedFault.unless(count == texts.count)
  }
}

/// Lists of ascending rows, one beside the other.
struct RowLists: Sendable {
  /// Where each list begins, and at last where the last one ends.
  private(set) var starts: [UInt32] = [0]
  private(set) var rows: [UInt32] = []

  var count: Int { starts.count - 1 }

  /// The positions of a list in ``rows``.
  subscript(list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

  init() {}

  /// Turns a column of so many different values round: for each value the rows that have it, each row once.
  init(of column: Column, count: Int) {
    var last = [UInt32](repeating: .max, count: count)
    var sizes = [UInt32](repeating: 0, count: count + 1)
    column.forEach { row, value in
      if last[Int(value)] != row {
        last[Int(value)] = row
        sizes[Int(value)] += 1
      }
    }
    var position: UInt32 = 0
    for value in 0...count {
      (sizes[value], position) = (position, position + sizes[value])
    }
    starts = sizes
    rows = Array(repeating: 0, count: Int(position))
    for value in last.indices { last[value] = .max }
    column.forEach { row, value in
      if last[Int(value)] != row {
        last[Int(value)] = row
        rows[Int(sizes[Int(value)])] = row
        sizes[Int(value)] += 1
      }
    }
  }
}

extension RowLists {
  func pack(into writer: inout PackedWriter) {
    writer.add(starts)
    writer.add(rows)
  }

  init(unpacking reader: inout PackedReader, count: Int, rowCount: Int) throws(PackedFault) {
    starts = try reader.numbers()
    rows = try reader.numbers()
    try PackedFault.unless(
      starts.count == count + 1 && starts[0] == 0 && starts.isAscending(upTo: UInt32(rows.count))
        && rows.areBelow(rowCount))
  }
}

/// For each row the numbers of its terms in a field, in the order of the record.
struct Column: Sendable {
  /// Stands for a term that is missing beside others that are there.
  static var none: UInt32 { .max }

  /// Where the values of each row begin, and at last where those of the last row end; empty where each row has one.
  private(set) var starts: [UInt32] = []
  private(set) var values: [UInt32] = []
  private var rowCount = 0

  init() {}

  mutating func reserve(_ count: Int) { values.reserveCapacity(count) }

  mutating func append(_ value: UInt32) { values.append(value) }

  mutating func replaceLast(by value: UInt32) { values[values.count - 1] = value }

  /// Ends the values of a row.
  mutating func endRow() {
    rowCount += 1
    if starts.isEmpty {
      if values.count == rowCount { return }
      // The first row that does not have exactly one value.
      starts = Array(0..<UInt32(rowCount))
    }
    starts.append(UInt32(values.count))
  }

  /// The same rows with other values.
  func mapped(_ numbers: [UInt32]) -> Column {
    var column = self
    column.values = values.map { $0 == Self.none ? Self.none : numbers[Int($0)] }
    return column
  }

  /// Whether each row has exactly one value.
  var isSingle: Bool { starts.isEmpty }

  /// The positions of a row's values.
  @inline(__always)
  subscript(row: Int) -> Range<Int> {
    starts.isEmpty ? row..<(row + 1) : Int(starts[row])..<Int(starts[row + 1])
  }

  @inline(__always)
  func forEach(_ body: (_ row: UInt32, _ value: UInt32) -> Void) {
    for row in 0..<rowCount {
      for position in self[row] where values[position] != Self.none { body(UInt32(row), values[position]) }
    }
  }
}

extension Column {
  func pack(into writer: inout PackedWriter) {
    writer.add(starts)
    writer.add(values)
  }

  init(unpacking reader: inout PackedReader, termCount: Int, rowCount: Int) throws(PackedFault) {
    starts = try reader.numbers()
    values = try reader.numbers()
    self.rowCount = rowCount
    try PackedFault.unless(
      starts.isEmpty
        ? values.count == rowCount : starts.count == rowCount + 1 && starts.isAscending(upTo: UInt32(values.count)))
    var isWithin = true
    for value in values { isWithin = isWithin && (value == Self.none || value < termCount) }
    try PackedFault.unless(isWithin)
  }
}

/// What the records of a segment are listed under in one respect.
final class Field: Sendable {
  let terms: TermTable
  let column: Column
  let lists: RowLists
  /// The terms as texts, in their order.
  let names = Lazy<(texts: [String], ranks: [UInt32])>()

  init(_ terms: TermTable, _ column: Column) {
    self.terms = terms
    self.column = column
    lists = RowLists(of: column, count: terms.count)
  }

  func pack(into writer: inout PackedWriter) {
    terms.pack(into: &writer)
    column.pack(into: &writer)
    lists.pack(into: &writer)
  }

  init(unpacking reader: inout PackedReader, rowCount: Int) throws(PackedFault) {
    terms = try TermTable(unpacking: &reader)
    column = try Column(unpacking: &reader, termCount: terms.count, rowCount: rowCount)
    lists = try RowLists(unpacking: &reader, count: terms.count, rowCount: rowCount)
  }

  /// A field in which no record has a value.
  convenience init(emptyFor rowCount: Int) {
    var column = Column()
    for _ in 0..<rowCount { column.endRow() }
    self.init(TermTable(), column)
  }
}
