/// A part of a table, as the engine sees it: whatever the type of its records.
final class QueryablePart: Sendable {
  let segment: any QueryableSegment
  let visibility: RowVisibility
  /// Whether all rows can be seen.
  let isComplete: Bool
  private let derived: Lazy<any AnyObject & Sendable>
  private let segmentIndex = Lazy<RowIndex>()

  init<Item: Queryable>(_ part: Records<Item>.Part) {
    segment = part.segment
    visibility = part.visibility
    isComplete = part.isComplete
    derived = part.derived
  }

  /// The columns and lists of the segment, made when they are first needed.
  var index: RowIndex { segmentIndex.get { segment.rowIndex } }

  /// Lists of the rows that can be seen.
  var groupLists: GroupListCache {
    if isComplete { return index.groupLists }
    guard let cache = derived.get({ GroupListCache() }) as? GroupListCache else {
      preconditionFailure("a part has one kind of lists")
    }
    return cache
  }

  /// The places of the versions of a record that can be seen: more than one only where a dossier is faulty.
  func visiblePlaces(of id: String) -> [Int] { segment.places(of: id).filter(visibility.contains) }

  /// The record of a row.
  func record<Item: Record>(of row: UInt32) -> Item {
    // The parts of a table are made of segments of its type.
    unsafe unsafeDowncast(segment, to: Segment<Item>.self).rows[index.place(of: row)]
  }
}

/// A row of a part of a table.
struct RowReference: Hashable, Sendable {
  let part: UInt32
  let row: UInt32
}

extension [QueryablePart] {
  /// The identifier of a row's record; the record is not made.
  @inline(__always)
  func id(of reference: RowReference) -> String { self[Int(reference.part)].index.id(of: reference.row) }

  /// The record of a row.
  func record<Item: Record>(of reference: RowReference) -> Item {
    self[Int(reference.part)].record(of: reference.row)
  }
}

/// The parts of a dossier's tables.
private final class QueryableParts: Sendable {
  /// The parts of each type of record, in the order of the kinds.
  let parts: [[QueryablePart]]

  init(_ tables: Tables) {
    parts = Self.types.map { Self.parts(of: $0, tables) }
  }

  /// The record types in the order of their kinds.
  private static let types = RecordKind.allCases.map { kind in
    guard let type = kind.type as? any Queryable.Type else {
      preconditionFailure("questions may be asked of every type of record")
    }
    return type
  }

  private static func parts<Item: Queryable>(of type: Item.Type, _ tables: Tables) -> [QueryablePart] {
    tables[type].parts.map { QueryablePart($0) }
  }
}

extension Dossier {
  /// The parts of the table of a type of record.
  func queryableParts(_ kind: RecordKind) -> [QueryablePart] {
    // Nothing else is derived from a dossier's tables.
    unsafe unsafeDowncast(storage.derived.get { QueryableParts(storage.tables) }, to: QueryableParts.self).parts[
      kind.ordinal]
  }
}
