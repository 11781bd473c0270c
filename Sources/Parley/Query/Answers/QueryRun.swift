/// The answers to a query, one after the other: the parts of the table merged in the query's order.
struct QueryRun {
  let runs: [PartRun]
  private let order: QueryOrder
  private var rows: [OrderedRows]
  /// The next record of each part, where there are several parts and one has been asked for.
  private var heads: [(row: Int, position: RecordPosition)?] = []

  init(_ kind: RecordKind, _ node: FilterNode, _ order: QueryOrder, of dossier: Dossier, trace: Trace? = nil) {
    self.init(dossier.queryableParts(kind).map { $0.run(node, of: dossier, trace: trace) }, node, order)
  }

  /// Merges the rows of parts for which a filter holds.
  init(_ runs: [PartRun], _ node: FilterNode, _ order: QueryOrder) {
    self.order = order
    self.runs = runs
    if order == .relevance {
      let relevance = TextRelevance(node, runs)
      rows = runs.indices.map { part in OrderedRows(runs[part], order) { relevance.score($0, in: part) } }
    } else {
      rows = runs.map { OrderedRows($0, order) }
    }
  }

  /// The next records, so many at most, and whether there are more.
  mutating func take(_ limit: Int) -> (rows: [RowReference], hasMore: Bool) {
    var taken: [RowReference] = []
    taken.reserveCapacity(min(limit, 64))
    while taken.count < limit, let reference = next() { taken.append(reference) }
    return (taken, taken.count == limit && next() != nil)
  }

  /// The next record; `nil` at the end.
  mutating func next() -> RowReference? {
    if runs.count == 1 { return rows[0].next().map { RowReference(part: 0, row: UInt32($0)) } }
    if heads.isEmpty { heads = rows.indices.map { head(of: $0) } }
    var best: Int?
    for (part, head) in heads.enumerated() {
      guard let head else { continue }
      if let other = best.flatMap({ heads[$0] }), !head.position.precedes(other.position, in: order) { continue }
      best = part
    }
    guard let best, let row = heads[best]?.row else { return nil }
    heads[best] = head(of: best)
    return RowReference(part: UInt32(best), row: UInt32(row))
  }

  /// Goes on after a record.
  mutating func skip(past reference: RowReference) {
    let (part, row) = (Int(reference.part), Int(reference.row))
    var position = position(of: row, in: part)
    if order == .relevance { position.score = rows[part].score(of: row) ?? 0 }
    for other in rows.indices {
      if other == part { rows[other].skip(past: row) } else { rows[other].skip(past: position) }
    }
  }

  private mutating func head(of part: Int) -> (row: Int, position: RecordPosition)? {
    guard let row = rows[part].next() else { return nil }
    var position = position(of: row, in: part)
    position.score = rows[part].lastScore
    return (row, position)
  }

  private func position(of row: Int, in part: Int) -> RecordPosition {
    let index = runs[part].index
    return RecordPosition(date: index.dates.date(row), id: index.ids[Int(index.places[row])], score: 0)
  }

  /// How many rows were looked at so far.
  var touched: Int { runs.reduce(0) { $0 + $1.set.allTouched } }
}
