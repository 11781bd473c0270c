import Testing

@testable import Parley

/// Filters of thousands of conditions: the work is counted, not timed.
@Suite struct ManyConditionsTests {
  private static let count = 10_000

  private static let dossier = Dossier(
    records: (0..<count).map {
      Statement(EntityID(unchecked: "st-\($0)"), by: EntityID(unchecked: "actor-\($0)"), on: "2025-11-20", "Word\($0).")
    })

  @Test func `a union of many sets looks at few sets in each search`() throws {
    let sets = (0..<Self.count).map { RangeSet($0..<$0 + 1) }
    var waiting: [RowSet] = [UnionSet.of(sets)]
    var unions = 0
    while let set = waiting.popLast() {
      guard let union = set as? UnionSet else { continue }
      unions += 1
      #expect(union.parts.count <= UnionSet.width)
      waiting += union.parts
    }
    #expect(unions < Self.count / (UnionSet.width - 1) + UnionSet.width)
    let union = UnionSet.of(sets)
    #expect(union.estimate == Self.count && union.next(from: 4_321) == 4_321 && union.previous(before: 1) == 0)
    #expect(UnionSet.of([]).next(from: 0) == .max)
  }

  @Test func `ten thousand conditions, one of which must hold, are explained by as many rows`() {
    let filter = Filter<Statement>.any((0..<Self.count).map { .speaker(EntityID(unchecked: "actor-\($0)")) })
    let plan = Self.dossier.explain(Query(where: filter))
    #expect(plan.matches == Self.count && plan.candidates == Self.count)
    // Each list is looked at for its row and for its end.
    #expect(plan.rowsTouched <= 4 * Self.count)
    #expect(plan.steps.count <= Self.count + 2 && plan.notes.isEmpty)
  }

  @Test func `ten thousand conditions that must all hold stop at the first that does not`() {
    let filter = Filter<Statement>.all((0..<Self.count).map { .speaker(EntityID(unchecked: "actor-\($0)")) })
    let plan = Self.dossier.explain(Query(where: filter))
    #expect(plan.matches == 0)
    #expect(plan.rowsTouched <= 4 * Self.count)
  }

  @Test func `ten thousand unknown names are noted once each`() {
    let filter = Filter<Statement>.any((0..<Self.count).map { .speaker(EntityID(unchecked: "nobody-\($0 / 2)")) })
    let plan = Self.dossier.explain(Query(where: filter))
    #expect(plan.notes.count == Self.count / 2 && plan.matches == 0)
  }

  @Test func `of a hundred thousand terms those are looked for of which the beginning was read`() {
    let words = (0..<100_000).map { "w\($0)x" }
    let beginnings = (0..<1_000).map { "b\($0)y*" }
    var matcher = TextMatcher(TextQuery((words + beginnings).joined(separator: " ")))
    let text = "A w7x and a b3yond, w99999x again."
    #expect(
      matcher.places(in: text).map { String(text.utf8.dropFirst($0.lowerBound).prefix($0.count)) ?? "" } == [
        "w7x", "b3yond", "w99999x",
      ])
    #expect(matcher.visits == 3)
    #expect(matcher.places(in: "nothing").isEmpty && matcher.visits == 3)
    #expect(matcher.counts { $0(text) } == nil)
    #expect(matcher.visits <= 4)

    let statement = Statement("st", by: "a", on: "2025", text)
    let filter = Filter<Statement>.any(words.map { .text($0) })
    #expect(filter.highlights(in: statement).map(\.ranges.count) == [2])
  }

  @Test func `a selector is read without a copy of what the reader remembers`() throws {
    let selector = #"{"exact": "peace", "type": "TextQuoteSelector", "x-note": {"type": "a", "exact": 7}}"#
    let other = #"{"type": "x-selector", "value": [1, {"type": "TextQuoteSelector"}]}"#
    let selectors = Array(repeating: [selector, other].joined(separator: ", "), count: 500).joined(separator: ", ")
    let json = """
      {"$parley": 1, "sources": [{"id": "wire", "kind": "news", "title": "Wire"}],
       "statements": [{"id": "st", "speakers": ["a"], "date": "2025", "summary": "-",
         "citations": [{"source": "wire", "selectors": [\(selectors)]}]}]}
      """
    let dossier = try Dossier(jsonBytes: Array(json.utf8))
    let read = try #require(dossier.statements.first?.citations.first?.selectors)
    #expect(read.count == 1_000)
    guard case .quote(let quote) = read[998] else { throw CancellationError() }
    #expect(quote.exact == "peace" && !quote.extra.isEmpty)
    #expect(try Dossier(jsonBytes: dossier.jsonBytes()).jsonBytes() == dossier.jsonBytes())
  }
}
