/// A question for records of one type: which, in which order, how many.
///
/// ```swift
/// let newest = Query<Statement>(
///   where: .speakingFor(.members(of: "european-union")), .during("2025-11"),
///   orderedBy: .newestFirst, limit: 20)
/// let statements = dossier.fetch(newest)
/// ```
public struct Query<Item: Record>: Hashable, Sendable {
  /// Which records.
  public var filter: Filter<Item>

  /// In which order.
  public var order: QueryOrder

  /// How many at most; `nil` for all.
  public var limit: Int?

  /// Creates a question.
  ///
  /// - Parameters:
  ///   - filters: Which records: those for which all the filters hold.
  ///   - order: In which order.
  ///   - limit: How many at most, 0 or more; `nil` for all. A negative limit is a programmer's mistake and traps.
  @inlinable
  public init(where filters: Filter<Item>..., orderedBy order: QueryOrder = .oldestFirst, limit: Int? = nil) {
    self.init(where: filters, orderedBy: order, limit: limit)
  }

  /// Creates a question from filters that were collected before.
  ///
  /// - Parameters:
  ///   - filters: Which records: those for which all the filters hold.
  ///   - order: In which order.
  ///   - limit: How many at most, 0 or more; `nil` for all. A negative limit is a programmer's mistake and traps.
  @inlinable
  public init(where filters: [Filter<Item>], orderedBy order: QueryOrder = .oldestFirst, limit: Int? = nil) {
    precondition(limit ?? 0 >= 0, "the limit of a query is 0 or more")
    filter = .all(filters)
    self.order = order
    self.limit = limit
  }
}

/// The order of the answers to a query. Ties are broken by identifier, so that every order is total.
@nonexhaustive
public enum QueryOrder: String, Hashable, Sendable, Codable, CaseIterable {
  /// By identifier, byte by byte.
  case id
  /// By date, the earliest first; records without a date come last.
  ///
  /// Dates sort by the first day that they allow, then by the last, then unqualified before approximate before
  /// uncertain, then by their text. A date without a known beginning, such as `../2025-11-20`, may be of any earlier
  /// day and stands before all others; `2025-11` stands beside the 1st of November. Where dates overlap, this is an
  /// order for lists and says nothing about what came first: see ``PartialDate/precedes(_:)``.
  case oldestFirst
  /// By date, the latest first; records without a date come last.
  ///
  /// It is ``oldestFirst`` turned round, except that records of the same date stand in the order of their identifiers
  /// in both. A date without a known beginning therefore stands after all others, however late its end.
  case newestFirst
  /// By how well the texts that the filter looks for describe the record, the best first (BM25). Without such a text
  /// all records are alike.
  case relevance
}

// MARK: Answers

extension Dossier {
  /// The records that a query asks for.
  ///
  /// - Parameter query: The query.
  /// - Returns: The records.
  /// - Complexity: O(*m*) in the number of records that the chosen lists name, fewer where the limit and the order
  ///   allow to stop early; see ``explain(_:)``. The first question to a dossier also builds its index, in O(*n* log
  ///   *n*).
  @inlinable
  public func fetch<Item: Record>(_ query: Query<Item>) -> [Item] { Array(page(query)) }

  /// The first record that a query asks for.
  ///
  /// - Parameter query: The query; its limit makes no difference unless it is 0.
  /// - Returns: The record; `nil` where there is none.
  /// - Complexity: As of ``fetch(_:)`` with a limit of 1.
  public func first<Item: Record>(_ query: Query<Item>) -> Item? {
    var query = query
    query.limit = min(query.limit ?? 1, 1)
    return page(query).first
  }

  /// How many records there are for which all of some filters hold.
  ///
  /// No record is made for it.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The number.
  /// - Complexity: O(1) for a filter that one list answers, O(*m*) in the number of records in the chosen lists
  ///   otherwise.
  public func count<Item: Record>(_ filters: Filter<Item>...) -> Int {
    counted(.all(filters), atMost: .max)
  }

  /// Whether there is a record for which all of some filters hold.
  ///
  /// No record is made for it.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: Whether there is one.
  /// - Complexity: As of ``first(_:)``.
  public func contains<Item: Record>(_ filters: Filter<Item>...) -> Bool {
    counted(.all(filters), atMost: 1) > 0
  }

  private func counted<Item>(_ filter: Filter<Item>, atMost limit: Int) -> Int {
    guard let kind = RecordKind(of: ObjectIdentifier(Item.self)) else { return 0 }
    var count = 0
    for part in queryableParts(kind) where count < limit {
      count += part.run(filter.node, of: self).count(atMost: limit - count)
    }
    return count
  }
}
