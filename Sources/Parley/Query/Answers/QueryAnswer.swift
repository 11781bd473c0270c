/// The rows that a query asks for, whatever the type of their records.
///
/// What works on rows stands here and is compiled once; ``Page`` and the like only say what the rows are.
@usableFromInline
struct QueryAnswer: Sendable {
  private let kind: RecordKind?
  private let dossier: Dossier
  private let parts: [QueryablePart]
  private let rows: [RowReference]
  private let hasMore: Bool

  /// Asks a dossier for records of a type; there are none of a type that is no record of a dossier.
  @usableFromInline
  init(_ type: ObjectIdentifier, _ node: FilterNode, _ order: QueryOrder, limit: Int?, of dossier: Dossier) {
    self.init(type, node, order, limit: limit, of: dossier, after: nil)
  }

  init(
    _ type: ObjectIdentifier, _ node: FilterNode, _ order: QueryOrder, limit: Int?, of dossier: Dossier,
    after start: RowReference?
  ) {
    self.init(RecordKind(of: type), node, order, limit: limit, of: dossier, after: start)
  }

  private init(
    _ kind: RecordKind?, _ node: FilterNode, _ order: QueryOrder, limit: Int?, of dossier: Dossier,
    after start: RowReference?
  ) {
    self.kind = kind
    self.dossier = dossier
    let limit = limit ?? .max
    guard limit > 0, let kind else {
      (parts, rows, hasMore) = ([], [], false)
      return
    }
    parts = dossier.queryableParts(kind)
    if parts.count == 1, order == .newestFirst, start == nil {
      let run = parts[0].run(node, of: dossier)
      if let list = run.set as? ListSet {
        (rows, hasMore) = run.newest(limit, of: list)
      } else {
        var run = QueryRun([run], node, order)
        (rows, hasMore) = run.take(limit)
      }
      return
    }
    var run = QueryRun(parts.map { $0.run(node, of: dossier) }, node, order)
    if let start { run.skip(past: start) }
    (rows, hasMore) = run.take(limit)
  }

  @usableFromInline var count: Int { rows.count }

  /// The identifiers of the records; these are not made.
  @usableFromInline
  func forEachID(_ body: (String) -> Void) {
    guard parts.count == 1 else {
      for row in rows { body(parts.id(of: row)) }
      return
    }
    let index = parts[0].index
    for row in rows { body(index.id(of: row.row)) }
  }

  /// The record at a position.
  @usableFromInline
  func record<Item: Record>(at position: Int) -> Item { parts.record(of: rows[position]) }

  /// The rows that follow; `nil` where there are none.
  func next(_ node: FilterNode, _ order: QueryOrder, limit: Int?) -> QueryAnswer? {
    guard hasMore, let last = rows.last else { return nil }
    return QueryAnswer(kind, node, order, limit: limit, of: dossier, after: last)
  }

  /// Where the rows that follow begin; `nil` where there are none.
  func cursor(query: UInt64) -> QueryCursor? {
    guard hasMore, let last = rows.last else { return nil }
    let part = parts[Int(last.part)]
    let id = part.index.id(of: last.row)
    // Identifiers occur once unless a dossier is faulty.
    let occurrence = part.visiblePlaces(of: id).firstIndex(of: part.index.place(of: last.row))
    return QueryCursor(dossier: dossier.fingerprint, query: query, id: id, occurrence: occurrence ?? 0)
  }
}

extension PartRun {
  /// The newest rows of a list, so many at most, and whether there are more: most pages, which need nothing else.
  fileprivate func newest(_ limit: Int, of set: ListSet) -> (rows: [RowReference], hasMore: Bool) {
    let (entries, list, bounds, dates) = (set.rows, set.list, set.bounds, index.dates)
    var taken: [RowReference] = []
    taken.reserveCapacity(min(limit, 64))
    var high = entries.partition(below: UInt32(min(dates.datedCount, bounds.upperBound)), in: list)
    while high > list.lowerBound, entries[high - 1] >= bounds.lowerBound {
      let low = dates.peers(endingAt: high, of: entries, in: list, set.dates)
      for position in low..<high where isVisible(Int(entries[position])) {
        if taken.count == limit { return (taken, true) }
        taken.append(RowReference(part: 0, row: entries[position]))
      }
      high = low
    }
    let undated = (dates.datedCount..<index.count).clamped(to: bounds)
    for position in undated.isEmpty ? 0..<0 : set.positions(of: undated) where isVisible(Int(entries[position])) {
      if taken.count == limit { return (taken, true) }
      taken.append(RowReference(part: 0, row: entries[position]))
    }
    return (taken, false)
  }
}
