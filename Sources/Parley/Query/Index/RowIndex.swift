/// The columns and lists of a segment. Its rows are the records in the order of their dates, the undated ones last;
/// of the same date in the order of their identifiers. A record's *place* is its position in the segment.
package final class RowIndex: Sendable {
  let count: Int
  /// The place of each row.
  let places: [UInt32]
  let dates: DateColumn
  /// The identifier of each place, so that nobody has to look into the records for it.
  let ids: [String]
  /// What the records are listed under, by the number of the test.
  private let fields: [Field?]
  /// The rows of records that somebody asserts rather than the dossier's editors, ascending.
  let attributed: [UInt32]
  private let firstRollUp = Lazy<RollUp>()
  /// What statements are for positions.
  let stances = Lazy<StanceIndex>()
  let text = Lazy<TextIndex>()
  let groupLists = GroupListCache()
  private let rowsByPlace = Lazy<[UInt32]>()
  private let emptyField = Lazy<Field>()

  init(ids: [String], _ dates: DateColumn, places: [UInt32], _ fields: [Field?], attributed: [UInt32]) {
    count = places.count
    self.ids = ids
    self.dates = dates
    self.places = places
    self.fields = fields
    self.attributed = attributed
  }

  /// What records are listed under in a respect; `nil` where none is.
  func field(_ name: FilterTest.Name) -> Field? { fields[name.ordinal] }

  /// Lists by subject with what lies under it, as of the first dossier that asks.
  func rollUp(for dossier: Dossier) -> RollUp { firstRollUp.get { RollUp(self, of: dossier) } }

  /// What records are listed under in a respect; a field in which no record has a value where none is.
  func fieldOrEmpty(_ name: FilterTest.Name) -> Field {
    field(name) ?? emptyField.get { Field(emptyFor: count) }
  }

  /// The place of a row.
  @inline(__always)
  func place(of row: UInt32) -> Int { Int(places[Int(row)]) }

  /// The identifier of a row's record.
  @inline(__always)
  func id(of row: UInt32) -> String { ids[Int(places[Int(row)])] }

  /// The row of each place.
  var rows: [UInt32] {
    rowsByPlace.get {
      var rows = [UInt32](repeating: 0, count: count)
      for (row, place) in places.enumerated() { rows[Int(place)] = UInt32(row) }
      return rows
    }
  }
}

extension RowIndex {
  func pack(into writer: inout PackedWriter) {
    writer.add(ids)
    writer.add(places)
    writer.add(attributed)
    dates.pack(into: &writer)
    let listed = FilterTest.Name.allCases.filter { field($0) != nil }
    writer.add(listed.map(\.rawValue))
    for name in listed { field(name)?.pack(into: &writer) }
  }

  convenience init(unpacking reader: inout PackedReader) throws(PackedFault) {
    let ids = try reader.texts()
    let places: [UInt32] = try reader.numbers()
    let attributed: [UInt32] = try reader.numbers()
    var isInOrder = true
    for (id, next) in zip(ids, ids.dropFirst()) { isInOrder = isInOrder && id < next }
    try PackedFault.unless(
      isInOrder && places.count == ids.count && places.areBelow(ids.count) && attributed.areBelow(ids.count))
    let dates = try DateColumn(unpacking: &reader, rowCount: ids.count)
    var fields = [Field?](repeating: nil, count: FilterTest.Name.allCases.count)
    for text in try reader.texts() {
      guard let name = FilterTest.Name(rawValue: text) else { throw PackedFault() }
      fields[name.ordinal] = try Field(unpacking: &reader, rowCount: ids.count)
    }
    self.init(ids: ids, dates, places: places, fields, attributed: attributed)
  }
}

/// Collects the columns of a segment.
package struct IndexBuilder {
  /// What is listed under the terms of one test.
  private struct FieldBuilder {
    var terms = TermTable()
    var column: Column
    /// The last term: in most fields the next record has the same.
    private var last: (text: String, kind: UInt8, number: UInt32) = ("", .max, 0)

    init(_ column: Column) { self.column = column }

    mutating func number(of text: String, _ kind: UInt8) -> UInt32 {
      if kind == last.kind, text.isSame(as: last.text) { return last.number }
      last = (text, kind, terms.intern(text, kind))
      return last.number
    }
  }

  private var fields: [FieldBuilder] = []
  /// Where the field of each test stands; the greatest number for none.
  private var positions = [UInt8](repeating: .max, count: FilterTest.Name.allCases.count)
  private var rowCount = 0
  private let expectedCount: Int
  private(set) var attributed: [UInt32] = []

  /// - Parameter count: How many rows will come.
  init(count: Int) {
    expectedCount = count
  }

  mutating func visit(_ name: FilterTest.Name, _ term: Term) { visit(name, term.text, term.kind) }

  mutating func visit(_ name: FilterTest.Name, _ text: String, _ kind: UInt8 = 0) {
    let field = position(of: name)
    let value = fields[field].number(of: text, kind)
    switch name {
    case .attitude:
      // A stance has one attitude, so that a firmness that may follow has its place beside it.
      fields[field].column.append(value)
      fields[position(of: .firmness)].column.append(Column.none)
    case .firmness: fields[field].column.replaceLast(by: value)
    default: fields[field].column.append(value)
    }
  }

  /// Notes that somebody asserts the record rather than the dossier's editors.
  mutating func markAttributed() { attributed.append(UInt32(rowCount)) }

  mutating func endRow() {
    for field in fields.indices { fields[field].column.endRow() }
    rowCount += 1
  }

  func finish() -> [Field?] {
    positions.map { $0 == .max ? nil : Field(fields[Int($0)].terms, fields[Int($0)].column) }
  }

  private mutating func position(of name: FilterTest.Name) -> Int {
    let known = positions[name.ordinal]
    if known != .max { return Int(known) }
    var column = Column()
    // What the first record has, most have.
    if rowCount == 0 { column.reserve(expectedCount) }
    for _ in 0..<rowCount { column.endRow() }
    positions[name.ordinal] = UInt8(fields.count)
    fields.append(FieldBuilder(column))
    return fields.count - 1
  }
}

// What works on whole segments stands in the types of records, so that it is compiled for each of them: for a type that
// is known only at run time, every look at a record would copy it.
extension Queryable {
  package static func makeIndex(_ rows: [Self]) -> RowIndex {
    let (dates, places) = DateColumn.ordering(count: rows.count) { rows[$0].when }
    var builder = IndexBuilder(count: rows.count)
    // Looked at where they stand: a copy of each record would take as long as the rest.
    unsafe rows.withUnsafeBufferPointer { rows in
      for place in places {
        unsafe rows[Int(place)].list(in: &builder)
        builder.endRow()
      }
    }
    return RowIndex(
      ids: rows.map(\.id.rawValue), dates, places: places, builder.finish(), attributed: builder.attributed)
  }

  package static func makeTextIndex(_ rows: [Self], _ index: RowIndex) -> TextIndex {
    TextIndex(count: index.count) { row, add in rows[Int(index.places[row])].texts { _, text in add(text) } }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier, among rows: Rows<Self>) -> FilterAnswer<Int>? {
    switch answer(test, in: dossier) {
    case .terms(let field, let terms): .terms(field, terms)
    case .check(let check): .check { place in check(rows[place]) }
    case nil: nil
    }
  }
}

/// A segment of any type of record, as the engine sees it.
protocol QueryableSegment: AnyObject, Sendable {
  func recordedAt(_ place: Int) -> Timestamp?
  /// The places of the versions of a record.
  func places(of id: String) -> Range<Int>
  func makeIndex() -> RowIndex
  func makeTextIndex(_ index: RowIndex) -> TextIndex
  func texts(_ place: Int, _ visit: TextVisitor)
  func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Int>?
  var derived: Lazy<any AnyObject & Sendable> { get }
}

extension QueryableSegment {
  /// The columns and lists, made when they are first needed.
  var rowIndex: RowIndex {
    guard let index = derived.get({ makeIndex() }) as? RowIndex else {
      preconditionFailure("a segment has one kind of index")
    }
    return index
  }
}

extension Segment: QueryableSegment where Element: Queryable {
  func makeIndex() -> RowIndex { Element.makeIndex(rows.all) }
  func makeTextIndex(_ index: RowIndex) -> TextIndex { Element.makeTextIndex(rows.all, index) }
  func texts(_ place: Int, _ visit: TextVisitor) { rows[place].texts(visit) }

  func places(of id: String) -> Range<Int> {
    guard let first = row(of: id, hash: NameIndex.hash(id)) else { return 0..<0 }
    return first..<(first..<rows.count).prefixEnd { rows.id(of: $0) == id }
  }

  func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Int>? {
    Element.answer(test, in: dossier, among: rows)
  }
}
