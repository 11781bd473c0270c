/// The tables of a dossier, one for each type of record, found by the type or by its kind.
struct Tables: Sendable {
  /// The tables in the order of their kinds.
  private var boxes: [any AnyObject & Sendable]

  private final class Box<Item: Record>: Sendable {
    let records: Records<Item>

    init(_ records: Records<Item>) {
      self.records = records
    }
  }

  /// Tables without records.
  init() {
    boxes = Self.empty
  }

  private static let empty = RecordKind.allCases.map { emptyBox($0.type) }

  private static func emptyBox<Item: StoredRecord>(_ type: Item.Type) -> any AnyObject & Sendable {
    Box<Item>(Records([]))
  }

  /// The table of a type of record.
  subscript<Item: StoredRecord>(type: Item.Type) -> Records<Item> {
    @inline(__always)
    get { records(of: Item.kind) }
    set { boxes[Item.kind.ordinal] = Box(newValue) }
  }

  /// The table of a kind whose type the caller knows.
  @inline(__always)
  func records<Item: Record>(of kind: RecordKind) -> Records<Item> {
    // A table stands at the position of its kind.
    unsafe unsafeDowncast(boxes[kind.ordinal], to: Box<Item>.self).records
  }
}

// MARK: All tables, by one function for all types

/// Something that looks at tables of all types.
protocol TableVisitor {
  mutating func visit<Item: StoredRecord>(_ table: Records<Item>)
}

/// Something that replaces tables of all types.
protocol TableEditor {
  mutating func edited<Item: StoredRecord>(_ table: Records<Item>) -> Records<Item>
}

extension Tables {
  /// Shows every table to a visitor, in the order of the kinds.
  func show(to visitor: inout some TableVisitor) {
    for kind in RecordKind.allCases { show(kind.type, to: &visitor) }
  }

  private func show<Item: StoredRecord>(_ type: Item.Type, to visitor: inout some TableVisitor) {
    visitor.visit(self[type])
  }

  /// Replaces every table by what an editor makes of it, in the order of the kinds.
  mutating func edit(by editor: inout some TableEditor) {
    for kind in RecordKind.allCases { edit(kind.type, by: &editor) }
  }

  private mutating func edit<Item: StoredRecord>(_ type: Item.Type, by editor: inout some TableEditor) {
    self[type] = editor.edited(self[type])
  }

  /// How many records of a kind there are.
  func count(of kind: RecordKind) -> Int { count(of: kind.type) }

  private func count<Item: StoredRecord>(of type: Item.Type) -> Int { self[type].endIndex }
}

// MARK: One table, by a function that is compiled for each type

extension Tables {
  /// Replaces the table of a kind by what an editor makes of it.
  mutating func edit<Editor: TableEditor>(_ kind: RecordKind, by editor: inout Editor) {
    var state = (tables: self, editor: editor)
    kind.visit(Editing<Editor>.self, &state)
    (self, editor) = state
  }

  private enum Editing<Editor: TableEditor>: RecordTypeVisitor {
    static func visit<Item: StoredRecord>(_ type: Item.Type, _ state: inout (tables: Tables, editor: Editor)) {
      state.tables[type] = state.editor.edited(state.tables[type])
    }
  }

  /// The identifiers of the records of a kind, in order.
  ///
  /// - Complexity: O(*n*) in the number of records.
  func ids(of kind: RecordKind) -> [String] {
    var state = (tables: self, ids: [String]())
    kind.visit(Listing.self, &state)
    return state.ids
  }

  private enum Listing: RecordTypeVisitor {
    static func visit<Item: StoredRecord>(_ type: Item.Type, _ state: inout (tables: Tables, ids: [String])) {
      state.ids = state.tables[type].ids
    }
  }
}

/// How many records of each kind there are.
struct RecordCounts: Sendable {
  private var counts = SIMD16<UInt32>()

  subscript(kind: RecordKind) -> Int {
    get { Int(counts[kind.ordinal]) }
    set { counts[kind.ordinal] = UInt32(newValue) }
  }

  init(_ tables: Tables) {
    for kind in RecordKind.allCases { self[kind] = tables.count(of: kind) }
  }
}
