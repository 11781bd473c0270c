/// The answers to a query, one after the other: the parts of the table merged in the query's order.
struct QueryRun {
  /// A record by the part of the table that holds it and its position in the segment.
  struct Reference: Hashable, Sendable {
    let part: UInt32
    let place: UInt32
  }

  let runs: [PartRun]
  private let order: QueryOrder
  private var parts: [OrderedRows]
  /// The next record of each part; worked out only where there are several parts.
  private var heads: [(row: Int, position: RecordPosition)?] = []

  init(_ kind: RecordKind, _ node: FilterNode, _ order: QueryOrder, of dossier: Dossier, trace: Trace? = nil) {
    self.order = order
    let runs = dossier.queryableParts(kind).map { part in
      PartRun(part, Planner(part.segment, of: dossier, trace: trace).rows(node))
    }
    self.runs = runs
    if order == .relevance {
      let relevance = TextRelevance(node, runs)
      parts = runs.indices.map { part in OrderedRows(runs[part], order) { relevance.score($0, in: part) } }
    } else {
      parts = runs.map { OrderedRows($0, order) }
    }
    if runs.count > 1 { heads = parts.indices.map { head(of: $0) } }
  }

  /// The next record; `nil` at the end.
  mutating func next() -> Reference? {
    if runs.count == 1 {
      guard let row = parts[0].next() else { return nil }
      return Reference(part: 0, place: runs[0].index.places[row])
    }
    var best: Int?
    for (part, head) in heads.enumerated() {
      guard let head else { continue }
      if let other = best.flatMap({ heads[$0] }), !head.position.precedes(other.position, in: order) { continue }
      best = part
    }
    guard let best, let row = heads[best]?.row else { return nil }
    heads[best] = head(of: best)
    return Reference(part: UInt32(best), place: runs[best].index.places[row])
  }

  /// Goes on after a record.
  mutating func skip(past reference: Reference) {
    let part = Int(reference.part)
    let row = Int(runs[part].index.rows[Int(reference.place)])
    var position = position(of: row, in: part)
    if order == .relevance { position.score = parts[part].score(of: row) ?? 0 }
    for other in parts.indices {
      if other == part { parts[other].skip(past: row) } else { parts[other].skip(past: position) }
    }
    if runs.count > 1 { heads = parts.indices.map { head(of: $0) } }
  }

  private mutating func head(of part: Int) -> (row: Int, position: RecordPosition)? {
    guard let row = parts[part].next() else { return nil }
    var position = position(of: row, in: part)
    position.score = parts[part].lastScore
    return (row, position)
  }

  private func position(of row: Int, in part: Int) -> RecordPosition {
    let index = runs[part].index
    return RecordPosition(date: index.dates.date(row), id: index.ids[Int(index.places[row])], score: 0)
  }

  /// How many rows were looked at so far.
  var touched: Int { runs.reduce(0) { $0 + $1.set.allTouched } }
}
