/// The records for which a filter holds, by groups.
struct GroupedRun {
  let dimensions: GroupDimensions
  private let runs: [PartRun]

  /// The number of codes where each can have a cell: where they are few, or few beside the rows.
  private var cellCount: Int? {
    let limit = max(1 << 17, 4 * runs.reduce(0) { $0 + $1.set.estimate })
    return dimensions.codeCount.flatMap { $0 <= limit ? $0 : nil }
  }

  init(of dossier: Dossier, _ kind: RecordKind?, _ node: FilterNode, _ keys: [GroupKey]) {
    runs = (kind.map(dossier.queryableParts) ?? []).map { part in
      PartRun(part, Planner(part.segment, of: dossier).rows(node))
    }
    dimensions = GroupDimensions(keys, runs)
    precondition(dimensions.codeCount != nil, "fewer combinations of keys than an Int can count")
  }

  /// The indexes of the parts of the table.
  var indexes: [RowIndex] { runs.map(\.index) }

  /// The number of records of each group, in the order of the codes.
  func counts() -> [(code: Int, count: Int)] {
    guard let cellCount else {
      var counts: [Int: Int] = [:]
      for part in runs.indices { forEachCode(in: part) { _, code in counts[code, default: 0] += 1 } }
      return counts.keys.sorted().map { ($0, counts[$0] ?? 0) }
    }
    var cells = [UInt32](repeating: 0, count: cellCount)
    for part in runs.indices { forEachCode(in: part) { _, code in cells[code] += 1 } }
    return cells.indices.lazy.filter { cells[$0] > 0 }.map { ($0, Int(cells[$0])) }
  }

  /// The newest record of each group, in the order of the codes.
  func newest() -> [(code: Int, reference: QueryRun.Reference)] {
    if runs.count > 1 { return newestOfParts() }
    guard let run = runs.first else { return [] }
    var found: [(code: Int, reference: QueryRun.Reference)] = []
    guard let cellCount else {
      var seen: [Int: Int] = [:]
      forEachCodeNewestFirst(in: 0) { row, code in if seen[code] == nil { seen[code] = row } }
      for code in seen.keys.sorted() { found.append((code, reference(seen[code] ?? 0, 0, run))) }
      return found
    }
    var cells = [UInt32](repeating: .max, count: cellCount)
    forEachCodeNewestFirst(in: 0) { row, code in if cells[code] == .max { cells[code] = UInt32(row) } }
    for code in cells.indices where cells[code] != .max { found.append((code, reference(Int(cells[code]), 0, run))) }
    return found
  }

  /// The same for several parts: their newest records are compared.
  private func newestOfParts() -> [(code: Int, reference: QueryRun.Reference)] {
    var best: [Int: (position: RecordPosition, reference: QueryRun.Reference)] = [:]
    for (part, run) in runs.enumerated() {
      var seen: Set<Int> = []
      forEachCodeNewestFirst(in: part) { row, code in
        guard seen.insert(code).inserted else { return }
        let place = run.place(of: row)
        let position = RecordPosition(date: run.index.dates.date(row), id: run.index.ids[place], score: 0)
        if let other = best[code]?.position, !position.precedes(other, in: .newestFirst) { return }
        best[code] = (position, reference(row, part, run))
      }
    }
    return best.keys.sorted().compactMap { code in best[code].map { (code, $0.reference) } }
  }

  private func reference(_ row: Int, _ part: Int, _ run: PartRun) -> QueryRun.Reference {
    QueryRun.Reference(part: UInt32(part), place: run.index.places[row])
  }

  /// Gives the codes of each row of a part.
  @inline(__always)
  private func forEachCode(in part: Int, _ body: (_ row: Int, _ code: Int) -> Void) {
    let coder = dimensions.coder(of: part)
    var codes: [Int] = []
    let run = runs[part]
    guard let rows = run.stretch else {
      run.forEach { row in coder.forEachCode(of: row, &codes) { body(row, $0) } }
      return
    }
    if run.part.visibility.isComplete {
      for row in rows { coder.forEachCode(of: row, &codes) { body(row, $0) } }
    } else {
      for row in rows where run.isVisible(row) { coder.forEachCode(of: row, &codes) { body(row, $0) } }
    }
  }

  /// Gives the codes of each row of a part, the newest row first.
  @inline(__always)
  private func forEachCodeNewestFirst(in part: Int, _ body: (_ row: Int, _ code: Int) -> Void) {
    let coder = dimensions.coder(of: part)
    var codes: [Int] = []
    let run = runs[part]
    guard let rows = run.stretch else {
      var rows = OrderedRows(run, .newestFirst)
      while let row = rows.next() { coder.forEachCode(of: row, &codes) { body(row, $0) } }
      return
    }
    let isComplete = run.part.visibility.isComplete
    func visit(_ rows: Range<Int>) {
      for row in rows where isComplete || run.isVisible(row) {
        coder.forEachCode(of: row, &codes) { body(row, $0) }
      }
    }
    let dates = run.index.dates
    let dated = rows.clamped(to: 0..<dates.datedCount)
    var bound = dated.upperBound
    while bound > dated.lowerBound {
      let first = max(dates.peers(of: bound - 1).lowerBound, dated.lowerBound)
      visit(first..<bound)
      bound = first
    }
    visit(rows.clamped(to: dates.datedCount..<run.index.count))
  }
}

extension PartRun {
  /// The rows from which only those that cannot be seen are missing, where they are a stretch without gaps.
  fileprivate var stretch: Range<Int>? { (set as? RangeSet)?.range }
}
