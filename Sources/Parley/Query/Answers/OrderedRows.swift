/// The rows of a part in the order of a query, one after the other.
struct OrderedRows {
  let run: PartRun
  private let order: QueryOrder
  /// Where to go on, and where the stretch that is gone through ends.
  private var position = 0
  private var end: Int
  /// For the newest first: the rows before it are still to come, the latest date first.
  private var bound = 0
  /// Whether the undated rows, which come last, have had their turn.
  private var isLast = true
  /// The rows of an order that is worked out beforehand.
  private var ranked: [UInt32] = []
  private var scored = ScoredRows()
  /// The score of the row that came last; 0 in other orders.
  private(set) var lastScore = 0.0

  init(_ run: PartRun, _ order: QueryOrder, score: ((Int) -> Double)? = nil) {
    self.run = run
    self.order = order
    end = run.index.count
    switch order {
    case .oldestFirst: break
    case .newestFirst:
      end = 0
      bound = run.index.dates.datedCount
      isLast = false
    case .id:
      ranked = run.placesInOrder.map { run.index.rows[Int($0)] }
      end = ranked.count
    case .relevance:
      var rows: [ScoredRows.Entry] = []
      run.forEach { rows.append(.init(place: run.index.places[$0], score: score?($0) ?? 0)) }
      scored = ScoredRows(rows)
    }
  }

  /// The score of a row that is still to come; `nil` where it is none of the answers.
  func score(of row: Int) -> Double? { scored.score(of: run.index.places[row]) }

  /// The next row; `nil` at the end.
  mutating func next() -> Int? {
    switch order {
    case .id:
      guard position < end else { return nil }
      position += 1
      return Int(ranked[position - 1])
    case .relevance:
      guard let best = scored.popFirst() else { return nil }
      lastScore = best.score
      return Int(run.index.rows[Int(best.place)])
    case .oldestFirst, .newestFirst:
      while true {
        if let row = nextInStretch() { return row }
        if isLast { return nil }
        let newest = run.set.previous(before: bound)
        if newest >= 0 {
          // The stretch of one date, which is gone through forwards: ties are broken by ascending identifiers.
          position = run.index.dates.peers(of: newest).lowerBound
          (bound, end) = (position, newest + 1)
        } else {
          (position, end, isLast) = (run.index.dates.datedCount, run.index.count, true)
        }
      }
    }
  }

  private mutating func nextInStretch() -> Int? {
    while position < end {
      let row = run.set.next(from: position)
      if row >= end { break }
      position = row + 1
      if run.isVisible(row) { return row }
    }
    position = end
    return nil
  }

  /// Goes on after a row.
  mutating func skip(past row: Int) {
    switch order {
    case .id: position = (ranked.firstIndex(of: UInt32(row)) ?? -1) + 1
    case .relevance: while let next = next(), next != row {}
    case .oldestFirst: position = row + 1
    case .newestFirst:
      position = row + 1
      let dates = run.index.dates
      guard row < dates.datedCount else {
        (end, isLast) = (run.index.count, true)
        return
      }
      (bound, end) = (dates.peers(of: row).lowerBound, dates.peers(of: row).upperBound)
    }
  }

  /// Goes on after a record of another part.
  mutating func skip(past record: RecordPosition) {
    switch order {
    case .id:
      position = ranked.partitioningIndex { run.index.id(of: $0) > record.id }
    case .relevance:
      while let best = scored.first,
        best.score > record.score
          || (best.score == record.score && run.index.ids[Int(best.place)] <= record.id)
      {
        _ = scored.popFirst()
      }
    case .oldestFirst: position = first { record.precedes($0, $1) }
    case .newestFirst:
      position = first { record.precedes($0, $1) }
      guard let date = record.date else {
        (end, isLast) = (run.index.count, true)
        return
      }
      bound = first { other, _ in other.map { $0 >= date } ?? true }
      end = first { other, _ in other.map { $0 > date } ?? true }
    }
  }

  /// The first row from which on something holds.
  private func first(where holds: (PartialDate?, String) -> Bool) -> Int {
    (0..<run.index.count).partitioningIndex { row in
      holds(run.index.dates.date(row), run.index.id(of: UInt32(row)))
    }
  }
}

extension PartRun {
  /// The positions of the records in the segment, ascending, which is the order of their identifiers.
  fileprivate var placesInOrder: [UInt32] {
    // A bit for each record: cheaper than sorting, however many there are.
    var words = [UInt64](repeating: 0, count: (index.count + 63) / 64)
    forEach { row in
      let place = Int(index.places[row])
      words[place >> 6] |= 1 << UInt64(place & 63)
    }
    var places: [UInt32] = []
    for (number, word) in words.enumerated() {
      var word = word
      while word != 0 {
        places.append(UInt32(number << 6 + word.trailingZeroBitCount))
        word &= word - 1
      }
    }
    return places
  }
}

/// Rows by score, the highest first, of the same score by identifier: a heap, because few of many are asked for.
private struct ScoredRows {
  struct Entry {
    let place: UInt32
    let score: Double

    func precedes(_ other: Entry) -> Bool { score == other.score ? place < other.place : score > other.score }
  }

  private var heap: [Entry] = []

  init() {}

  /// - Complexity: O(*n*) in the number of entries.
  init(_ entries: [Entry]) {
    heap = entries
    for position in (0..<heap.count / 2).reversed() { sink(position) }
  }

  var first: Entry? { heap.first }

  func score(of place: UInt32) -> Double? { heap.first { $0.place == place }?.score }

  /// - Complexity: O(log *n*) in the number of entries.
  mutating func popFirst() -> Entry? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      sink(0)
    }
    return first
  }

  private mutating func sink(_ start: Int) {
    var position = start
    let entry = heap[start]
    while true {
      var child = 2 * position + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child + 1].precedes(heap[child]) { child += 1 }
      guard heap[child].precedes(entry) else { break }
      heap[position] = heap[child]
      position = child
    }
    heap[position] = entry
  }
}
