import Foundation
import Parley
import Testing

/// Combination, order, limits and the stored form.
@Suite("Queries") struct QueryTests {
  private let dossier = Dossier(
    title: "Four statements",
    records: [
      Statement("st-b", by: "one", on: "2025-11-20", "Second by identifier.", citations: ["paper"]),
      Statement("st-a", by: "one", on: "2025-11-20", "First by identifier.", citations: ["paper"]),
      Statement("st-c", by: "two", on: "2025-11-19", "The day before.", citations: ["paper"]),
      Statement("st-d", by: "two", on: "2025-11", "Some day of the month.", citations: ["paper"]),
      Source("paper", "A paper", .news, grade: .b),
      Concession("undated", by: ["one"], .territorial, "Without a date."),
      Concession("made", by: ["two"], .legal, "Dated.", history: [StatusChange(.made, on: "2025-01-01")]),
    ])

  @Test("An empty all is everything, an empty any nothing")
  func empty() {
    #expect(dossier.count(Filter<Statement>.all()) == 4)
    #expect(dossier.count(Filter<Statement>.any()) == 0)
    #expect(dossier.statements().count == 4)
    #expect(dossier.statements(.speaker("one"), .speaker("two")).isEmpty)
    #expect(dossier.statements(.any(.speaker("one"), .speaker("two"))).count == 4)
  }

  @Test("Order is by date, then by identifier; what has no date comes last")
  func order() {
    func ids(_ order: QueryOrder) -> [Statement.ID] { dossier.fetch(Query<Statement>(orderedBy: order)).map(\.id) }
    #expect(ids(.id) == ["st-a", "st-b", "st-c", "st-d"])
    #expect(ids(.oldestFirst) == ["st-d", "st-c", "st-a", "st-b"])
    #expect(ids(.newestFirst) == ["st-a", "st-b", "st-c", "st-d"])
    #expect(dossier.fetch(Query<Concession>(orderedBy: .oldestFirst)).map(\.id) == ["made", "undated"])
    #expect(dossier.fetch(Query<Concession>(orderedBy: .newestFirst)).map(\.id) == ["made", "undated"])
  }

  @Test("A limit cuts, zero gives nothing, a huge one everything", arguments: [0, 1, 3, 4, Int.max])
  func limit(count: Int) {
    #expect(dossier.fetch(Query<Statement>(limit: count)).count == min(count, 4))
  }

  @Test("Unknown identifiers hold for nothing")
  func unknown() {
    #expect(dossier.statements(.speaker("nobody")).isEmpty)
    #expect(dossier.statements(.concerning("proposal:none")).isEmpty)
    #expect(dossier.statements(.speaker(.members(of: "none"))).isEmpty)
    #expect(dossier.provisions(.descendsFrom("none/1")).isEmpty)
    #expect(dossier.statements(.source("none")).isEmpty)
  }

  @Test("A query is stored and read back")
  func storedForm() throws {
    let query = Query<Statement>(where: .speaker("a"), orderedBy: .newestFirst, limit: 20)
    #expect(try JSONDecoder().decode(Query<Statement>.self, from: JSONEncoder().encode(query)) == query)
    #expect(query.jsonValue == ["where": ["speaker": ["a"]], "order": "newestFirst", "limit": 20])
    for query in [query, Query(), Query(where: .mode(.refusal), orderedBy: .relevance)] {
      #expect(try Query(jsonValue: query.jsonValue) == query)
    }
    #expect(try Query<Statement>(jsonValue: [:]) == Query())
    #expect(try Query<Statement>(jsonValue: ["limit": .null, "order": "id"]) == Query(orderedBy: .id))
  }

  /// A condition that is overlooked would make the answer longer than what was asked for.
  @Test(
    "A stored query that says something else is refused with the member that does",
    arguments: [
      (#"{"were":{"mode":["refusal"]}}"#, "were"), (#"{"order":"newest"}"#, "order"), (#"{"limit":-1}"#, "limit"),
      (#"{"limit":1.5}"#, "limit"), (#"{"where":{"colour":["red"]}}"#, "colour"), ("[]", ""), (#"{"where":null}"#, ""),
    ])
  func refused(text: String, subject: String) throws {
    let json = try JSONValue(parsing: Array(text.utf8))
    let error = #expect(throws: FilterError.self) { try Query<Statement>(jsonValue: json) }
    #expect(error?.subject == subject)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Query<Statement>.self, from: Data(text.utf8)) }
  }
}
