/// What the query engine must know of a type of record.
package protocol Queryable: Record, Searchable {
  /// The tests that may be asked of the type, besides those that every type has.
  static var tests: Set<FilterTest.Name> { get }

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

/// What becomes of a test.
package enum FilterAnswer<Item> {
  /// It holds for the records that are listed under one of some terms.
  case terms(FilterTest.Name, [Term])
  /// It holds for the records for which the check does.
  case check((Item) -> Bool)
}

/// Something under which records are listed: an identifier, a word of a vocabulary, a subject.
package struct Term: Hashable, Sendable {
  /// Keeps subjects of different kinds apart; 0 for anything else.
  package let kind: UInt8
  package let text: String

  package init(_ text: String) { self.init(text, 0) }

  init(_ text: String, _ kind: UInt8) {
    self.kind = kind
    self.text = text
  }

  package init(_ subject: Subject) {
    let (kind, text): (UInt8, String) =
      switch subject {
      case .actor(let id): (1, id.rawValue)
      case .statement(let id): (2, id.rawValue)
      case .proposal(let id): (3, id.rawValue)
      case .provision(let id): (4, id.rawValue)
      case .concession(let id): (5, id.rawValue)
      case .sanction(let id): (6, id.rawValue)
      case .guarantee(let id): (7, id.rawValue)
      case .pledge(let id): (8, id.rawValue)
      case .event(let id): (9, id.rawValue)
      case .matter(let id): (10, id.rawValue)
      case .place(let id): (11, id.rawValue)
      }
    self.init(text, kind)
  }
}

extension Term: CustomStringConvertible {
  /// The term as a user would write it, a subject with its kind.
  package var description: String { Self.kinds[Int(kind)] + text }

  /// What stands before the text of each kind.
  static let kinds = [
    "", "actor:", "statement:", "proposal:", "provision:", "concession:", "sanction:", "guarantee:", "pledge:",
    "event:", "matter:", "place:",
  ]
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
