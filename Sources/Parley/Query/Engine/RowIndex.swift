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
  /// Lists by subject with what lies under it; worked out for the first dossier that asks.
  let rollUp = Lazy<RollUp>()
  let text = Lazy<TextIndex>()
  private let rowsByPlace = Lazy<[UInt32]>()

  init(ids: [String], _ dates: DateColumn, places: [UInt32], _ fields: [Field?]) {
    count = places.count
    self.ids = ids
    self.dates = dates
    self.places = places
    self.fields = fields
  }

  /// What records are listed under in a respect; `nil` where none is.
  func field(_ name: FilterTest.Name) -> Field? { fields[name.ordinal] }

  /// The row of each place.
  var rows: [UInt32] {
    rowsByPlace.get {
      var rows = [UInt32](repeating: 0, count: count)
      for (row, place) in places.enumerated() { rows[Int(place)] = UInt32(row) }
      return rows
    }
  }
}

/// Collects the columns of a segment.
package struct IndexBuilder {
  private var terms: [TermTable] = []
  private var columns: [Column] = []
  private var numbers = [UInt8](repeating: .max, count: FilterTest.Name.allCases.count)
  private var rowCount = 0

  mutating func visit(_ name: FilterTest.Name, _ term: Term) {
    let field = number(of: name)
    let value = terms[field].intern(term)
    switch name {
    case .attitude:
      // A stance has one attitude, so that a firmness that may follow has its place beside it.
      columns[field].append(value)
      columns[number(of: .firmness)].append(Column.none)
    case .firmness: columns[field].replaceLast(by: value)
    default: columns[field].append(value)
    }
  }

  mutating func endRow() {
    for field in columns.indices { columns[field].endRow() }
    rowCount += 1
  }

  func finish() -> [Field?] {
    numbers.map { number in number == .max ? nil : Field(terms[Int(number)], columns[Int(number)]) }
  }

  private mutating func number(of name: FilterTest.Name) -> Int {
    let known = numbers[name.ordinal]
    if known != .max { return Int(known) }
    var column = Column()
    for _ in 0..<rowCount { column.endRow() }
    numbers[name.ordinal] = UInt8(columns.count)
    terms.append(TermTable())
    columns.append(column)
    return columns.count - 1
  }
}

// What works on whole segments stands in the types of records, so that it is compiled for each of them: for a type that
// is known only at run time, every look at a record would copy it.
extension Queryable {
  package static func makeIndex(_ rows: [Self]) -> RowIndex {
    let (dates, places) = DateColumn.ordering(count: rows.count) { rows[$0].when }
    var builder = IndexBuilder()
    for place in places {
      rows[Int(place)].list(in: &builder)
      builder.endRow()
    }
    return RowIndex(ids: rows.map(\.id.rawValue), dates, places: places, builder.finish())
  }

  package static func makeTextIndex(_ rows: [Self], _ index: RowIndex) -> TextIndex {
    TextIndex(count: index.count) { row, add in rows[Int(index.places[row])].texts { _, text in add(text) } }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier, among rows: [Self]) -> FilterAnswer<Int>? {
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
  func makeIndex() -> RowIndex { Element.makeIndex(rows) }
  func makeTextIndex(_ index: RowIndex) -> TextIndex { Element.makeTextIndex(rows, index) }
  func texts(_ place: Int, _ visit: TextVisitor) { rows[place].texts(visit) }

  func places(of id: String) -> Range<Int> {
    guard let first = index.row(of: id, hash: IDIndex.hash(id), id: { rows[$0].id.rawValue }) else { return 0..<0 }
    var end = first + 1
    while end < rows.count, rows[end].id.rawValue == id { end += 1 }
    return first..<end
  }

  func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Int>? {
    Element.answer(test, in: dossier, among: rows)
  }
}

extension FilterTest.Name {
  /// The position of the case in the declaration, without the detour over the raw value.
  var ordinal: Int { Int(unsafe unsafeBitCast(self, to: UInt8.self)) }
}
