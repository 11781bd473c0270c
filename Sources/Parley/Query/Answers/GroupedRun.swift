/// The records for which a filter holds, by groups.
struct GroupedRun {
  let dimensions: GroupDimensions
  let parts: [QueryablePart]
  private let keys: [GroupKey]
  private let runs: [PartRun]
  private let codeCount: Int

  /// Whether each code can have a cell: where they are few, or few beside the rows.
  private var hasCells: Bool {
    codeCount <= max(1 << 17, 4 * runs.reduce(0) { $0 + $1.set.estimate })
  }

  init(of dossier: Dossier, _ type: ObjectIdentifier, _ node: FilterNode, _ keys: [GroupKey]) {
    parts = RecordKind(of: type).map(dossier.queryableParts) ?? []
    runs = parts.map { part in part.run(node, of: dossier) }
    var dimensions = GroupDimensions(keys, runs, of: dossier)
    codeCount = dimensions.codeCount { [runs] part, visit in runs[part].forEach(visit) }
    self.dimensions = dimensions
    self.keys = keys
  }

  /// The number of records of each group, in the order of the codes.
  func counts() -> [(code: Int, count: Int)] {
    guard hasCells else {
      var counts: [Int: Int] = [:]
      for part in runs.indices { forEachCode(in: part) { _, code in counts[code, default: 0] += 1 } }
      return counts.keys.sorted().map { ($0, counts[$0] ?? 0) }
    }
    var cells = [UInt32](repeating: 0, count: codeCount)
    for part in runs.indices {
      if let (lists, stretch) = lists(of: part) {
        for (list, code) in dimensions.codes(ofOwnCodesOf: part).enumerated() {
          cells[code] += UInt32(lists.positions(of: list, in: stretch).count)
        }
      } else {
        forEachCode(in: part) { _, code in cells[code] += 1 }
      }
    }
    return cells.indices.lazy.filter { cells[$0] > 0 }.map { ($0, Int(cells[$0])) }
  }

  /// The newest record of each group, in the order of the codes.
  func newest() -> [(code: Int, row: RowReference)] {
    if runs.count == 1 { return newest(of: 0).map { ($0.code, RowReference(part: 0, row: $0.row)) } }
    // The newest of the parts are compared.
    var best: [Int: (position: RecordPosition, row: RowReference)] = [:]
    for (part, run) in runs.enumerated() {
      for (code, row) in newest(of: part) {
        let position = RecordPosition(date: run.index.dates.date(Int(row)), id: run.index.id(of: row), score: 0)
        if let other = best[code]?.position, !position.precedes(other, in: .newestFirst) { continue }
        best[code] = (position, RowReference(part: UInt32(part), row: row))
      }
    }
    return best.keys.sorted().compactMap { code in best[code].map { (code, $0.row) } }
  }

  /// The newest row of each group of a part, in the order of the codes.
  private func newest(of part: Int) -> [(code: Int, row: UInt32)] {
    guard hasCells else {
      var seen: [Int: UInt32] = [:]
      forEachCodeNewestFirst(in: part) { row, code in if seen[code] == nil { seen[code] = row } }
      return seen.keys.sorted().map { ($0, seen[$0] ?? 0) }
    }
    var cells = [UInt32](repeating: .max, count: codeCount)
    var count = 0
    if let (lists, stretch) = lists(of: part) {
      let dates = runs[part].index.dates
      for (list, code) in dimensions.codes(ofOwnCodesOf: part).enumerated() {
        guard let row = lists.newest(of: list, in: stretch, dates) else { continue }
        cells[code] = row
        count += 1
      }
    } else {
      forEachCodeNewestFirst(in: part) { row, code in
        if cells[code] == .max {
          cells[code] = row
          count += 1
        }
      }
    }
    var found: [(code: Int, row: UInt32)] = []
    found.reserveCapacity(count)
    for code in cells.indices where cells[code] != .max { found.append((code, cells[code])) }
    return found
  }
}

// MARK: Row by row

extension GroupedRun {
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
    if run.isComplete {
      for row in rows { coder.forEachCode(of: row, &codes) { body(row, $0) } }
    } else {
      for row in rows where run.isVisible(row) { coder.forEachCode(of: row, &codes) { body(row, $0) } }
    }
  }

  /// Gives the codes of each row of a part, the newest row first.
  @inline(__always)
  private func forEachCodeNewestFirst(in part: Int, _ body: (_ row: UInt32, _ code: Int) -> Void) {
    let coder = dimensions.coder(of: part)
    var codes: [Int] = []
    let run = runs[part]
    guard let rows = run.stretch else {
      var rows = OrderedRows(run, .newestFirst)
      while let row = rows.next() { coder.forEachCode(of: row, &codes) { body(UInt32(row), $0) } }
      return
    }
    let isComplete = run.isComplete
    func visit(_ rows: Range<Int>) {
      for row in rows where isComplete || run.isVisible(row) {
        coder.forEachCode(of: row, &codes) { body(UInt32(row), $0) }
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

// MARK: By lists

extension GroupedRun {
  /// The rows of each group of a part and the stretch of rows that counts, where seeking in the lists of all groups is
  /// quicker than going through the rows.
  private func lists(of part: Int) -> (lists: RowLists, stretch: Range<Int>)? {
    if dimensions.areCombined { return nil }
    let listCount = dimensions.ownCodeCount(of: part)
    guard let stretch = runs[part].stretch, stretch.count > 1 << 12, stretch.count / 4 > listCount else { return nil }
    let lists = parts[part].groupLists.lists(by: keys) {
      let coder = dimensions.ownCoder(of: part)
      var column = Column()
      var codes: [Int] = []
      for row in 0..<runs[part].index.count {
        if runs[part].isVisible(row) { coder.forEachCode(of: row, &codes) { column.append(UInt32($0)) } }
        column.endRow()
      }
      return RowLists(of: column, count: listCount)
    }
    return lists.map { ($0, stretch) }
  }
}

extension RowLists {
  /// The positions in ``rows`` of those rows of a list that lie in a stretch.
  @inline(__always)
  fileprivate func positions(of list: Int, in stretch: Range<Int>) -> Range<Int> {
    let all = self[list]
    if all.isEmpty { return all }
    let start = rows.partition(below: UInt32(stretch.lowerBound), in: all)
    return start..<rows.partition(below: UInt32(stretch.upperBound), in: start..<all.upperBound)
  }

  /// The newest row of a list in a stretch: of several of the same date the first; of undated ones, too.
  @inline(__always)
  fileprivate func newest(of list: Int, in stretch: Range<Int>, _ dates: DateColumn) -> UInt32? {
    let dated = positions(of: list, in: stretch.clamped(to: 0..<dates.datedCount))
    if !dated.isEmpty { return rows[dates.peers(endingAt: dated.upperBound, of: rows, in: dated)] }
    let undated = positions(of: list, in: stretch.clamped(to: dates.datedCount..<Int(UInt32.max)))
    return undated.isEmpty ? nil : rows[undated.lowerBound]
  }
}

extension PartRun {
  /// The rows from which only those that cannot be seen are missing, where they are a stretch without gaps.
  fileprivate var stretch: Range<Int>? { (set as? RangeSet)?.range }
}
