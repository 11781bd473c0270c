/// Some of the answers to a query, with the way to those that follow.
///
/// A page is a collection of records, each made when it is asked for. It holds the dossier that was asked, so that the
/// pages after it fit, whatever is committed to a ledger meanwhile:
///
/// ```swift
/// var page = dossier.page(query)
/// while true {
///   for statement in page { print(statement.summary) }
///   guard let next = page.next else { break }
///   page = next
/// }
/// ```
public struct Page<Item: Record>: Sendable {
  /// What was asked.
  public let query: Query<Item>

  private let dossier: Dossier
  private let records: Records<Item>
  private let references: [QueryRun.Reference]
  private let indexes: [RowIndex]
  private let hasMore: Bool

  init(_ query: Query<Item>, of dossier: Dossier, after start: QueryRun.Reference? = nil) {
    self.query = query
    self.dossier = dossier
    records = dossier.records(of: Item.self)
    let limit = query.limit ?? .max
    guard limit > 0, let kind = RecordKind(of: ObjectIdentifier(Item.self)) else {
      (references, indexes, hasMore) = ([], [], false)
      return
    }
    var run = QueryRun(kind, query.filter.node, query.order, of: dossier)
    if let start { run.skip(past: start) }
    var references: [QueryRun.Reference] = []
    references.reserveCapacity(Swift.min(limit, 64))
    while references.count < limit, let reference = run.next() { references.append(reference) }
    hasMore = references.count == limit && run.next() != nil
    self.references = references
    indexes = run.runs.map(\.index)
  }

  /// The identifiers of the records on the page.
  ///
  /// - Complexity: O(*n*) in the size of the page; no record is made.
  public var ids: [Item.ID] { references.map { EntityID(unchecked: indexes[Int($0.part)].ids[Int($0.place)]) } }

  /// The page that follows; `nil` after the last one.
  ///
  /// - Complexity: As of the first page.
  public var next: Page? {
    guard hasMore, let last = references.last else { return nil }
    return Page(query, of: dossier, after: last)
  }

  /// Where the next page begins, to be kept or sent; `nil` after the last page.
  public var cursor: QueryCursor? {
    guard hasMore, let last = references.last else { return nil }
    let ids = indexes[Int(last.part)].ids
    let id = ids[Int(last.place)]
    // Identifiers occur once unless a dossier is faulty.
    let twins = ids[..<Int(last.place)].reversed().prefix { $0 == id }.count
    return QueryCursor(dossier: dossier.fingerprint, query: query.fingerprint, id: id, occurrence: twins)
  }
}

extension Page: RandomAccessCollection {
  /// The position of the first record.
  public var startIndex: Int { 0 }

  /// The number of records on the page.
  public var endIndex: Int { references.count }

  /// The record at a position.
  ///
  /// - Parameter position: A position from 0 to ``endIndex``, the end excluded.
  public subscript(position: Int) -> Item {
    let reference = references[position]
    return records.parts[Int(reference.part)].segment.rows[Int(reference.place)]
  }
}

/// Where a page of answers ends, as a text that can be kept and sent.
///
/// A cursor fits the query and the dossier that it came from, and no others.
public struct QueryCursor: Hashable, Sendable {
  let dossier: UInt64
  let query: UInt64
  let id: String
  let occurrence: Int
}

extension QueryCursor: Textual, Codable {
  /// Reads a cursor.
  ///
  /// - Parameter text: What ``description`` gave.
  /// - Throws: ``ParseError`` with code `malformed`.
  public init(_ text: String) throws(ParseError) {
    let parts = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, let dossier = UInt64(parts[0], radix: 16), let query = UInt64(parts[1], radix: 16),
      let occurrence = Int(parts[2]), occurrence >= 0
    else { throw ParseError(.malformed, in: text, "a cursor consists of two numbers, a count and an identifier") }
    self.init(dossier: dossier, query: query, id: String(parts[3]), occurrence: occurrence)
  }

  /// The cursor as a text.
  public var description: String {
    "\(String(dossier, radix: 16)):\(String(query, radix: 16)):\(occurrence):\(id)"
  }
}

/// The refusal of a cursor.
public struct CursorError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why a cursor was refused.
  @nonexhaustive
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The cursor came from another dossier, or from another moment of it.
    case otherDossier
    /// The cursor came from another query.
    case otherQuery
  }

  /// Why the cursor was refused.
  public var code: Code

  /// The cursor.
  public var subject: QueryCursor

  /// What is wrong and what would be right.
  public var reason: String

  /// The kind of trouble: always a caller's mistake.
  public var category: ErrorCategory { .callerMistake }

  /// The cursor and the reason.
  public var description: String { "cursor \"\(subject)\": \(reason)" }
}

extension Dossier {
  /// The first answers to a query, as many as its limit allows.
  ///
  /// - Parameter query: The query.
  /// - Returns: The page.
  /// - Complexity: As of ``fetch(_:)``, but no record is made before it is asked for.
  public func page<Item: Record>(_ query: Query<Item>) -> Page<Item> { Page(query, of: self) }

  /// The answers to a query that follow a page.
  ///
  /// - Parameters:
  ///   - query: The query of the page.
  ///   - cursor: The page's cursor.
  /// - Returns: The page that follows.
  /// - Throws: ``CursorError`` with code `otherDossier` or `otherQuery`.
  /// - Complexity: As of the first page, and O(log *n*) to find the place.
  public func page<Item: Record>(_ query: Query<Item>, after cursor: QueryCursor) throws(CursorError) -> Page<Item> {
    guard cursor.dossier == fingerprint else {
      throw CursorError(
        code: .otherDossier, subject: cursor,
        reason: "it comes from another dossier or another moment of this one; ask for the first page again")
    }
    guard cursor.query == query.fingerprint, let last = reference(Item.self, cursor) else {
      throw CursorError(
        code: .otherQuery, subject: cursor, reason: "it comes from another query; ask for the first page again")
    }
    return Page(query, of: self, after: last)
  }

  private func reference<Item: Record>(_ type: Item.Type, _ cursor: QueryCursor) -> QueryRun.Reference? {
    guard let kind = RecordKind(of: ObjectIdentifier(type)) else { return nil }
    for (number, part) in queryableParts(kind).enumerated() {
      let places = part.segment.places(of: cursor.id).filter(part.visibility.contains)
      if places.indices.contains(cursor.occurrence) {
        return QueryRun.Reference(part: UInt32(number), place: UInt32(places[cursor.occurrence]))
      }
    }
    return nil
  }
}

extension Query {
  /// A number that another query is unlikely to have, the same in every run of the program. The limit may change from
  /// page to page.
  fileprivate var fingerprint: UInt64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in Array(order.rawValue.utf8) + filter.json.bytes() {
      value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return value
  }
}
