/// What the query engine must know of a type of record.
package protocol Queryable: Filterable, Searchable {
  /// The date by which records are ordered and to which the tests of dates refer; `nil` for records without one.
  var when: PartialDate? { get }

  /// Lists the record under the terms by which it is found.
  ///
  /// Every test of terms, of a subject and of a relation is answered from these lists alone. Identifiers of the records
  /// themselves are not listed: each table finds them anyway.
  func list(in terms: inout IndexBuilder)

  /// What a test asks of records where the lists do not answer it by themselves; `nil` where they do.
  static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Self>?

  /// The index of a segment of records.
  static func makeIndex(_ rows: [Self]) -> RowIndex

  /// The index of the texts of a segment of records.
  static func makeTextIndex(_ rows: [Self], _ index: RowIndex) -> TextIndex

  /// What a test asks of the records of a segment, given by their positions.
  static func answer(_ test: FilterTest, in dossier: Dossier, among rows: Rows<Self>) -> FilterAnswer<Int>?
}

extension Queryable {
  package var when: PartialDate? { nil }
}

/// What becomes of a test.
package enum FilterAnswer<Item> {
  /// It holds for the records that are listed under one of some terms.
  case terms(FilterTest.Name, [Term])
  /// It holds for the records for which the check does.
  case check((Item) -> Bool)
}

extension IndexBuilder {
  mutating func visit<Item>(_ field: FilterTest.Name, _ id: EntityID<Item>?) {
    if let id { visit(field, id.rawValue) }
  }

  mutating func visit<Item>(_ field: FilterTest.Name, _ ids: [EntityID<Item>]) {
    for id in ids { visit(field, id.rawValue) }
  }

  @inline(__always)
  mutating func visit(_ field: FilterTest.Name, _ word: (some Vocabulary)?) {
    if let word { visit(field, word.rawValue) }
  }

  /// The terms that records of every type have.
  mutating func visitCommon(_ record: some Record) { visit(record.provenance) }

  private mutating func visit(_ record: Provenance) {
    if record.assertedBy != nil { markAttributed() }
    visit(.certainty, record.certainty)
    visit(.review, record.review)
    for keyword in record.keywords { visit(.keyword, keyword) }
    let citations = record.citations
    for position in citations.indices { visit(.source, citations[position].source) }
  }
}
