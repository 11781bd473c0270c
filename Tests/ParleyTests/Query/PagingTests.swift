import Testing

@testable import Parley

/// Pages, cursors and streams give what a fetch without limit gives, piece by piece.
@Suite("Pages of answers") struct PagingTests {
  private static func dossiers() -> [Dossier] {
    (UInt64(1)...6).map { RandomDossier.dossier(seed: $0, .init(size: 30, provisions: 6, hasDanglingReferences: true)) }
  }

  private static let filters: [Filter<Statement>] = [
    .all(), .not(.mode(.refusal)), .any(.speaker("actor-1"), .speaker("actor-2"), .attitude(.opposes)), .any(),
  ]

  @Test("The pages of a query, laid end to end, are the whole answer in every order and for every size")
  func pagesJoin() {
    for dossier in Self.dossiers() {
      for filter in Self.filters {
        for order in QueryOrder.allCases {
          let whole = dossier.fetch(Query(where: filter, orderedBy: order))
          for limit in [1, 2, 7, 1_000] {
            var page = dossier.page(Query(where: filter, orderedBy: order, limit: limit))
            var joined = Array(page)
            #expect(page.ids == page.map(\.id))
            while let next = page.next {
              #expect(page.count == limit && !next.isEmpty)
              page = next
              joined += page
            }
            #expect(joined == whole, "\(order) by \(limit)")
          }
        }
      }
    }
  }

  @Test("A cursor, sent as a text, leads to the same next page")
  func cursorsJoin() throws {
    for dossier in Self.dossiers() {
      for order in QueryOrder.allCases {
        let query = Query<Statement>(where: .not(.mode(.refusal)), orderedBy: order, limit: 4)
        var joined: [Statement.ID] = []
        var page = dossier.page(query)
        while true {
          joined += page.ids
          guard let cursor = page.cursor else { break }
          page = try dossier.page(query, after: try QueryCursor(cursor.description))
        }
        #expect(joined == dossier.fetch(Query(where: query.filter, orderedBy: order)).map(\.id))
      }
    }
  }

  @Test("Records that share an identifier in a faulty dossier are neither lost nor repeated between pages")
  func duplicates() throws {
    let twins = (0..<5).map { Statement("twin", by: "actor", on: "2025-11-20", "Number \($0).") }
    let dossier = Dossier(records: twins + [Statement("other", by: "actor", on: "2025-11-20", "Another.")])
    for order in QueryOrder.allCases {
      let query = Query<Statement>(orderedBy: order, limit: 1)
      var texts: [String] = []
      var page = dossier.page(query)
      while true {
        texts += page.map(\.summary)
        guard let cursor = page.cursor else { break }
        page = try dossier.page(query, after: cursor)
      }
      #expect(texts.count == 6 && Set(texts).count == 6, "\(order)")
    }
  }

  @Test("A cursor leads on at a record of a ledger that has older versions")
  func versions() throws {
    let statements = (1...6).map { Statement(EntityID(unchecked: "st-\($0)"), by: "actor", on: "2025-11-20", "First.") }
    let ledger = try Ledger(Dossier(records: statements), recordedAt: "2026-01-01T00:00:00Z")
    for day in 2...4 {
      var changed = statements
      for number in changed.indices { changed[number].summary = "Version \(day)." }
      try ledger.commit(changed.map { .put($0) }, by: "desk", at: try Timestamp("2026-01-0\(day)T00:00:00Z"))
    }
    // The versions of a record stand beside each other in a segment that was made of several.
    let segments = ledger.dossier.statements.parts.map { $0.segment.rows.all.map(\.id) }
    #expect(segments.contains { Set($0).count < $0.count })
    for order in QueryOrder.allCases {
      let query = Query<Statement>(orderedBy: order, limit: 1)
      var ids: [Statement.ID] = []
      var page = ledger.dossier.page(query)
      while true {
        ids += page.ids
        guard let cursor = page.cursor else { break }
        page = try ledger.dossier.page(query, after: cursor)
      }
      #expect(ids == statements.map(\.id), "\(order)")
    }
  }

  @Test("A cursor from another dossier is refused, and so is one from another query")
  func refusals() throws {
    let query = Query<Statement>(orderedBy: .id, limit: 2)
    let dossier = Self.dossiers()[0]
    let cursor = try #require(dossier.page(query).cursor)
    var contents = dossier.contents
    contents.statements.removeLast()
    let other = try #require(throws: CursorError.self) { try Dossier(contents).page(query, after: cursor) }
    #expect(other.code == .otherDossier && other.category == .callerMistake)
    for different in [
      Query<Statement>(orderedBy: .newestFirst, limit: 2), Query<Statement>(where: .speaker("actor-1"), orderedBy: .id),
    ] {
      let error = try #require(throws: CursorError.self) { try dossier.page(different, after: cursor) }
      #expect(error.code == .otherQuery)
      #expect(error.description.contains(cursor.description))
    }
    let ofOthers = try #require(throws: CursorError.self) {
      try dossier.page(Query<Proposal>(orderedBy: .id, limit: 2), after: cursor)
    }
    #expect(ofOthers.code == .otherQuery)
    // The size of the page may change on the way.
    #expect(try dossier.page(Query<Statement>(orderedBy: .id, limit: 5), after: cursor).count == 5)
  }

  @Test(
    "What is no cursor is refused",
    arguments: ["", ":", "1:2:3", "x:1:0:st-1", "1:1:-1:st-1", "1:1:9999999999999999999:a"])
  func malformed(text: String) {
    let error = #expect(throws: ParseError.self) { try QueryCursor(text) }
    #expect(error?.code == .malformed)
  }

  @Test("A limit of zero gives an empty last page")
  func zero() {
    let page = Self.dossiers()[0].page(Query<Statement>(limit: 0))
    #expect(page.isEmpty && page.next == nil && page.cursor == nil)
  }

  @Test("A stream gives what a fetch gives, as far as it is followed, and conditions in code thin it out")
  func streams() {
    for dossier in Self.dossiers() {
      for order in QueryOrder.allCases {
        let query = Query<Statement>(where: .not(.mode(.refusal)), orderedBy: order, limit: 20)
        let fetched = dossier.fetch(query)
        let stream = dossier.stream(query)
        #expect(Array(stream) == fetched)
        #expect(Array(stream.prefix(3)) == Array(fetched.prefix(3)))
        let long = stream.matching { $0.summary.utf8.count > 12 }.matching { !$0.stances.isEmpty }
        #expect(Array(long) == fetched.filter { $0.summary.utf8.count > 12 && !$0.stances.isEmpty })
      }
    }
  }

  @Test("The first answer is the first of all, and there is one if and only if something is contained")
  func first() {
    for dossier in Self.dossiers() {
      for filter in Self.filters {
        let all = dossier.fetch(Query(where: filter, orderedBy: .newestFirst))
        #expect(dossier.first(Query(where: filter, orderedBy: .newestFirst)) == all.first)
        #expect(dossier.first(Query(where: filter, orderedBy: .newestFirst, limit: 0)) == nil)
        #expect(dossier.contains(filter) == !all.isEmpty)
      }
    }
  }
}
