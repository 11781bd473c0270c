/// A type of record of which a dossier has a table: each of ``RecordKind``.
package protocol StoredRecord: Record, MemberCoded {
  var id: EntityID<Self> { get set }

  /// The type as a word.
  static var kind: RecordKind { get }

  /// The record as one of any type.
  var wrapped: AnyRecord { get }

  /// The record of this type in one of any type; `nil` where it is of another type.
  static func unwrapped(_ record: AnyRecord) -> Self?

  /// Reads a record of this type.
  static func readWrapped(from reader: inout JSONReader) throws(JSONFault) -> AnyRecord
}

extension StoredRecord {
  package static func readWrapped(from reader: inout JSONReader) throws(JSONFault) -> AnyRecord {
    try read(from: &reader).wrapped
  }
}

/// Something that is done with a record type.
protocol RecordTypeVisitor {
  associatedtype State

  static func visit<Item: StoredRecord>(_ type: Item.Type, _ state: inout State)
}

/// Something that is done with a record of any type.
protocol RecordVisitor {
  associatedtype State

  static func visit<Item: StoredRecord>(_ record: Item, _ state: inout State)
}

extension RecordKind {
  /// The record type.
  var type: any StoredRecord.Type { Self.types[ordinal] }

  private static let types = allCases.map { kind in
    var type: (any StoredRecord.Type)?
    kind.visit(TypeVisitor.self, &type)
    guard let type else { preconditionFailure("every kind has a type") }
    return type
  }

  private enum TypeVisitor: RecordTypeVisitor {
    static func visit<Item: StoredRecord>(
      _ type: Item.Type, _ state: inout (any StoredRecord.Type)?
    ) { state = type }
  }

  /// The kind of a record type; `nil` for a type that is no record.
  init?(of type: ObjectIdentifier) {
    guard let kind = Self.kinds.first(where: { $0.type == type })?.kind else { return nil }
    self = kind
  }

  /// Few enough to be gone through; statements are asked for most.
  private static let kinds = ([.statement] + allCases).map {
    (type: ObjectIdentifier($0.type), kind: $0)
  }
}
