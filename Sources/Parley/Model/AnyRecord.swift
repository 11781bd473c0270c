extension AnyRecord {
  /// Creates the value for a record whose type is known only at run time.
  ///
  /// - Parameter record: The record.
  public init(_ record: any Record) {
    guard let record = record as? any StoredRecord else {
      preconditionFailure("\(type(of: record)) is no record of a dossier")
    }
    self = record.wrapped
  }

  /// The record.
  public var record: any Record { stored }

  /// The record with its members.
  var stored: any StoredRecord {
    var stored: (any StoredRecord)?
    visit(Unwrapping.self, &stored)
    guard let stored else { preconditionFailure("every record has a type") }
    return stored
  }

  private enum Unwrapping: RecordVisitor {
    static func visit<Item: StoredRecord>(_ record: Item, _ state: inout (any StoredRecord)?) {
      state = record
    }
  }

  /// The record's type and identifier.
  public var key: RecordKey {
    var key: RecordKey?
    visit(Naming.self, &key)
    guard let key else { preconditionFailure("every record has a key") }
    return key
  }

  private enum Naming: RecordVisitor {
    static func visit<Item: StoredRecord>(_ record: Item, _ state: inout RecordKey?) {
      state = RecordKey(Item.kind, record.id.rawValue)
    }
  }
}
