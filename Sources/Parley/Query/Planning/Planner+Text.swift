// Text: lists of words, and phrases that are looked for in the records that have the words.

extension Planner {
  /// The records whose texts have what one of some searches looks for.
  func text(_ searches: [String], within bounds: Range<Int>) -> Candidates {
    let sets = searches.map { TextQuery($0) }.map { query -> RowSet in
      if query.parts.isEmpty {
        trace?.note("a search without a word finds nothing")
        return RangeSet(0..<0)
      }
      let text = segment.textIndex
      var lists: [RowSet] = []
      for part in query.parts {
        let sets = text.sets(for: part, within: bounds) { [trace] postings in
          trace?.step("list of text \"\(part)\": \(postings.range.count) rows")
        }
        if sets.isEmpty { return RangeSet(0..<0) }
        lists += sets
      }
      let phrases = query.parts.filter(\.isPhrase)
      if phrases.isEmpty { return IntersectionSet(lists) }
      var matcher = TextMatcher(TextQuery(parts: phrases))
      let (segment, places) = (segment, index.places)
      return IntersectionSet(
        lists,
        checks: [{ row in matcher.counts { add in segment.texts(Int(places[row])) { _, text in add(text) } } != nil }])
    }
    return .set(sets.count == 1 ? sets[0] : UnionSet(sets))
  }
}

extension TextIndex {
  /// Sets each of which has all rows that may hold a part of a search; none where no row can.
  fileprivate func sets(
    for part: TextQuery.Part, within bounds: Range<Int>, note: (Postings) -> Void = { _ in }
  ) -> [RowSet] {
    var ways: [[RowSet]] = []
    for postings in candidates(for: part) {
      postings.forEach(note)
      if postings.contains(where: \.range.isEmpty) { continue }
      ways.append(postings.map { ListSet($0.rows, $0.range, within: bounds) })
    }
    return ways.count < 2 ? ways.first ?? [] : [UnionSet(ways.map { IntersectionSet($0) })]
  }
}

extension QueryableSegment {
  /// The index of the texts, whose documents are the rows; made when it is first needed.
  var textIndex: TextIndex {
    let index = rowIndex
    return index.text.get { makeTextIndex(index) }
  }
}

/// How well records answer the searches of a filter (BM25).
final class TextRelevance {
  private let relevance: Relevance
  /// For each part of the table and each part of the searches, where it occurs.
  private var occurrences: [[Occurrences]]
  private let lengths: [[UInt32]]

  /// - Parameters:
  ///   - node: The filter.
  ///   - runs: The parts of the table; all their visible records count, not only those for which the filter holds.
  init(_ node: FilterNode, _ runs: [PartRun]) {
    let parts = node.searches.flatMap { TextQuery($0).parts }
    let occurrences = runs.map { run in parts.map { Occurrences($0, run) } }
    self.occurrences = occurrences
    lengths = runs.map { parts.isEmpty ? [] : $0.part.segment.textIndex.lengths }
    var (documents, words) = (0, 0)
    for run in runs where !parts.isEmpty {
      let text = run.part.segment.textIndex
      if run.isComplete {
        documents += run.index.count
        words += text.totalLength
      } else {
        for row in 0..<run.index.count where run.isVisible(row) {
          documents += 1
          words += Int(text.lengths[row])
        }
      }
    }
    let matching = parts.indices.map { part in
      zip(occurrences, runs).reduce(0) { $0 + $1.0[part].count(in: $1.1) }
    }
    relevance = Relevance(
      documents: documents, averageLength: documents == 0 ? 0 : Double(words) / Double(documents), matching: matching)
  }

  /// The score of a row. Rows of a part are best asked for in ascending order.
  func score(_ row: Int, in part: Int) -> Double {
    if occurrences[part].isEmpty { return 0 }
    let counts = occurrences[part].indices.map { occurrences[part][$0].count(at: row) }
    return relevance.score(counts: counts, length: lengths[part][row])
  }
}

/// Where a part of a search occurs, and how often in each row.
private struct Occurrences {
  private let postings: Postings
  private var position: Int

  init(_ part: TextQuery.Part, _ run: PartRun) {
    let text = run.part.segment.textIndex
    postings = part.isPhrase ? Self.phrase(part, text, run) : text.candidates(for: part).first?.first ?? .none
    position = postings.range.lowerBound
  }

  /// The rows that have a phrase, found by reading those that have its words.
  private static func phrase(_ part: TextQuery.Part, _ text: TextIndex, _ run: PartRun) -> Postings {
    let sets = text.sets(for: part, within: 0..<run.index.count)
    if sets.isEmpty { return .none }
    let both = IntersectionSet(sets)
    var matcher = TextMatcher(TextQuery(parts: [part]))
    var (rows, tallies): ([UInt32], [UInt8]) = ([], [])
    var row = both.next(from: 0)
    while row != .max {
      if let counts = matcher.counts(in: { add in
        run.part.segment.texts(run.place(of: row)) { _, text in add(text) }
      }) {
        rows.append(UInt32(row))
        tallies.append(counts[0])
      }
      row = both.next(from: row + 1)
    }
    return Postings(rows: rows, tallies: tallies, range: rows.indices)
  }

  /// The number of visible rows.
  func count(in run: PartRun) -> Int {
    run.isComplete
      ? postings.range.count : postings.documents.count { run.isVisible(Int($0)) }
  }

  /// How often a row has it.
  mutating func count(at row: Int) -> UInt8 {
    position = postings.rows.gallop(to: UInt32(row), from: position, in: postings.range)
    return position < postings.range.upperBound && postings.rows[position] == UInt32(row)
      ? postings.tallies[position] : 0
  }
}
