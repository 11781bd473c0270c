/// The columns and lists of a segment. Its rows are the records in the order of their dates, the undated ones last;
/// of the same date in the order of their identifiers. A record's *place* is its position in the segment.
final class RowIndex: Sendable {
  let count: Int
  /// The place of each row.
  let places: [UInt32]
  let dates: DateColumn
  private let fields: [FilterTest.Name: Field]
  /// Lists by subject with what lies under it; worked out for the first dossier that asks.
  let rollUp = Lazy<RollUp>()
  let text = Lazy<TextIndex>()
  private let rowsByPlace = Lazy<[UInt32]>()

  init(_ segment: any QueryableSegment) {
    (dates, places) = DateColumn.ordering(count: segment.count) { segment.when($0) }
    count = places.count
    var builder = IndexBuilder()
    for place in places { segment.list(Int(place), in: &builder) }
    fields = builder.finish()
  }

  /// What records are listed under in a respect; `nil` where none is.
  func field(_ name: FilterTest.Name) -> Field? { fields[name] }

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
  private var fields: [Field] = []
  private var numbers = [UInt8](repeating: .max, count: FilterTest.Name.allCases.count)
  private var names: [FilterTest.Name] = []
  private var rowCount = 0

  mutating func visit(_ name: FilterTest.Name, _ term: Term) {
    let field = number(of: name)
    let value = fields[field].terms.intern(term)
    switch name {
    case .attitude:
      // A stance has one attitude, so that a firmness that may follow has its place beside it.
      fields[field].column.append(value)
      fields[number(of: .firmness)].column.append(Column.none)
    case .firmness: fields[field].column.replaceLast(by: value)
    default: fields[field].column.append(value)
    }
  }

  mutating func endRow() {
    for field in fields.indices { fields[field].column.endRow() }
    rowCount += 1
  }

  mutating func finish() -> [FilterTest.Name: Field] {
    for field in fields.indices {
      fields[field].lists = RowLists(of: fields[field].column, count: fields[field].terms.count)
    }
    return Dictionary(uniqueKeysWithValues: zip(names, fields))
  }

  private mutating func number(of name: FilterTest.Name) -> Int {
    let known = numbers[name.ordinal]
    if known != .max { return Int(known) }
    var field = Field()
    for _ in 0..<rowCount { field.column.endRow() }
    numbers[name.ordinal] = UInt8(fields.count)
    fields.append(field)
    names.append(name)
    return fields.count - 1
  }
}

/// A segment of any type of record, as the engine sees it.
protocol QueryableSegment: AnyObject, Sendable {
  /// The number of records.
  var count: Int { get }
  func id(_ place: Int) -> String
  func when(_ place: Int) -> PartialDate?
  func recordedAt(_ place: Int) -> Timestamp?
  /// The places of the versions of a record.
  func places(of id: String) -> Range<Int>
  func list(_ place: Int, in builder: inout IndexBuilder)
  func texts(_ place: Int, _ visit: TextVisitor)
  func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Int>?
  var derived: Lazy<any AnyObject & Sendable> { get }
}

extension QueryableSegment {
  /// The columns and lists, made when they are first needed.
  var rowIndex: RowIndex {
    guard let index = derived.get({ RowIndex(self) }) as? RowIndex else {
      preconditionFailure("a segment has one kind of index")
    }
    return index
  }
}

extension Segment: QueryableSegment where Element: Queryable {
  var count: Int { rows.count }
  func id(_ place: Int) -> String { rows[place].id.rawValue }
  func when(_ place: Int) -> PartialDate? { rows[place].when }

  func list(_ place: Int, in builder: inout IndexBuilder) {
    rows[place].list(in: &builder)
    builder.endRow()
  }

  func texts(_ place: Int, _ visit: TextVisitor) { rows[place].texts(visit) }

  func places(of id: String) -> Range<Int> {
    guard let first = index.row(of: id, hash: IDIndex.hash(id), id: { rows[$0].id.rawValue }) else { return 0..<0 }
    var end = first + 1
    while end < rows.count, rows[end].id.rawValue == id { end += 1 }
    return first..<end
  }

  func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Int>? {
    switch Element.answer(test, in: dossier) {
    case .terms(let field, let terms): .terms(field, terms)
    case .check(let check): .check { [rows] place in check(rows[place]) }
    case nil: nil
    }
  }
}

extension FilterTest.Name {
  /// The position of the case in the declaration, without the detour over the raw value.
  fileprivate var ordinal: Int { Int(unsafe unsafeBitCast(self, to: UInt8.self)) }
}
