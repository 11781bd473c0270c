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

  @usableFromInline let answer: QueryAnswer

  @inlinable
  init(_ query: Query<Item>, _ answer: QueryAnswer) {
    self.query = query
    self.answer = answer
  }

  /// The identifiers of the records on the page.
  ///
  /// - Complexity: O(*n*) in the size of the page; no record is made.
  @inlinable
  public var ids: [EntityID<Item>] {
    var ids: [EntityID<Item>] = []
    ids.reserveCapacity(answer.count)
    answer.forEachID { ids.append(EntityID(unchecked: $0)) }
    return ids
  }

  /// The page that follows; `nil` after the last one.
  ///
  /// - Complexity: As of the first page.
  public var next: Page? { answer.next(query.filter.node, query.order, limit: query.limit).map { Page(query, $0) } }

  /// Where the next page begins, to be stored or sent; `nil` after the last page.
  public var cursor: QueryCursor? { answer.cursor(query: query.fingerprint) }
}

extension Page: RandomAccessCollection {
  /// The position of the first record.
  @inlinable
  public var startIndex: Int { 0 }

  /// The number of records on the page.
  @inlinable
  public var endIndex: Int { answer.count }

  /// The record at a position.
  ///
  /// - Parameter position: A position from 0 to ``endIndex``, the end excluded.
  @inlinable
  public subscript(position: Int) -> Item { answer.record(at: position) }
}

/// Where a page of answers ends, as a text that can be stored and sent.
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
public struct CursorError: CodedError {
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
  @inlinable
  public func page<Item: Record>(_ query: Query<Item>) -> Page<Item> {
    Page(query, QueryAnswer(ObjectIdentifier(Item.self), query.filter.node, query.order, limit: query.limit, of: self))
  }

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
    let type = ObjectIdentifier(Item.self)
    guard cursor.query == query.fingerprint, let last = reference(type, cursor) else {
      throw CursorError(
        code: .otherQuery, subject: cursor, reason: "it comes from another query; ask for the first page again")
    }
    return Page(
      query, QueryAnswer(type, query.filter.node, query.order, limit: query.limit, of: self, after: last))
  }

  private func reference(_ type: ObjectIdentifier, _ cursor: QueryCursor) -> RowReference? {
    guard let kind = RecordKind(of: type) else { return nil }
    for (number, part) in queryableParts(kind).enumerated() {
      let places = part.visiblePlaces(of: cursor.id)
      if places.indices.contains(cursor.occurrence) {
        let row = part.index.rows[places[cursor.occurrence]]
        return RowReference(part: UInt32(number), row: row)
      }
    }
    return nil
  }
}

extension Query {
  /// A number that another query is unlikely to have, the same in every run of the program. The limit may change from
  /// page to page.
  fileprivate var fingerprint: UInt64 {
    var fingerprint = Fingerprint(of: order.rawValue)
    fingerprint.combine(String(decoding: filter.jsonValue.jsonBytes(), as: UTF8.self))
    return fingerprint.value
  }
}
