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
  public init(where filters: Filter<Item>..., orderedBy order: QueryOrder = .oldestFirst, limit: Int? = nil) {
    self.init(where: filters, orderedBy: order, limit: limit)
  }

  /// Creates a question from filters that were collected before.
  ///
  /// - Parameters:
  ///   - filters: Which records: those for which all the filters hold.
  ///   - order: In which order.
  ///   - limit: How many at most, 0 or more; `nil` for all. A negative limit is a programmer's mistake and traps.
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
  case oldestFirst
  /// By date, the latest first; records without a date come last.
  case newestFirst
}

extension Dossier {
  /// The statements for which all of some filters hold, oldest first.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The statements.
  /// - Complexity: O(*n*) in the number of statements.
  public func statements(_ filters: Filter<Statement>...) -> [Statement] { fetch(.all(filters)) }

  /// The proposals for which all of some filters hold, oldest first.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The proposals.
  /// - Complexity: O(*n*) in the number of proposals.
  public func proposals(_ filters: Filter<Proposal>...) -> [Proposal] { fetch(.all(filters)) }

  /// The provisions for which all of some filters hold: those of one proposal in the order of its text.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The provisions.
  /// - Complexity: O(*n*) in the number of provisions.
  public func provisions(_ filters: Filter<Provision>...) -> [Provision] {
    let check = FilterCompiler(self).check(Filter<Provision>.all(filters))
    return proposals.flatMap(\.provisions).filter { check.accepts($0, nil) }
  }

  /// The concessions for which all of some filters hold, oldest first.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The concessions.
  /// - Complexity: O(*n*) in the number of concessions.
  public func concessions(_ filters: Filter<Concession>...) -> [Concession] { fetch(.all(filters)) }

  /// The records that a query asks for.
  ///
  /// - Parameter query: The query.
  /// - Returns: The records.
  /// - Complexity: O(*n* log *n*) in the number of records of the type.
  public func fetch<Item: Record>(_ query: Query<Item>) -> [Item] {
    let check = FilterCompiler(self).check(query.filter)
    let records = records(of: Item.self)
    var rows = records.indices.filter { check.accepts(records[$0], nil) }
    query.order.arrange(&rows) { check.date(records[$0]) }
    return rows.prefix(query.limit ?? rows.count).map { records[$0] }
  }

  /// How many records there are for which all of some filters hold.
  ///
  /// - Parameter filters: The filters.
  /// - Returns: The number.
  /// - Complexity: O(*n*) in the number of records of the type.
  public func count<Item: Record>(_ filters: Filter<Item>...) -> Int {
    let check = FilterCompiler(self).check(Filter<Item>.all(filters))
    return records(of: Item.self).count { check.accepts($0, nil) }
  }

  private func fetch<Item: Record>(_ filter: Filter<Item>) -> [Item] {
    fetch(Query(where: filter))
  }
}

extension QueryOrder {
  /// Puts rows in order. Rows stand in the order of the identifiers, so that the lower row wins a tie.
  fileprivate func arrange(_ rows: inout [Int], by date: (Int) -> PartialDate?) {
    if self == .id { return }
    let dates = rows.map(date)
    let order = rows.indices.sorted { left, right in
      switch (dates[left], dates[right]) {
      case (let a?, let b?) where a != b: (a < b) == (self == .oldestFirst)
      case (_?, nil): true
      case (nil, _?): false
      default: left < right
      }
    }
    rows = order.map { rows[$0] }
  }
}
