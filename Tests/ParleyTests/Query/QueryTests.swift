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
    #expect(dossier.statements(.by("one"), .by("two")).isEmpty)
    #expect(dossier.statements(.any(.by("one"), .by("two"))).count == 4)
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
    #expect(dossier.statements(.by("nobody")).isEmpty)
    #expect(dossier.statements(.concerning("proposal:none")).isEmpty)
    #expect(dossier.statements(.speaker(.members(of: "none"))).isEmpty)
    #expect(dossier.provisions(.descendsFrom("none/1")).isEmpty)
    #expect(dossier.statements(.source("none")).isEmpty)
  }

  private static let stored: [(Filter<Statement>, String)] = [
    (.all(), #"{"all":[]}"#),
    (.by("kaja-kallas"), #"{"by":["kaja-kallas"]}"#),
    (
      .any(.by("a"), .not(.mode(.refusal))), #"{"any":[{"by":["a"]},{"not":{"mode":["refusal"]}}]}"#
    ),
    (
      .concerning("proposal:us-28", including: .lineage),
      #"{"stance":{"where":{"concerning":{"including":"lineage","subject":"proposal:us-28"}}}}"#
    ),
    (
      .speakingFor(.members(of: "eu", on: "2025-11-20")),
      #"{"speakingFor":{"where":{"membersOf":{"actors":["eu"],"on":"2025-11-20"}}}}"#
    ),
    (
      .speaker(.affiliated(with: "eu", as: .minister)),
      #"{"speaker":{"where":{"affiliated":{"actors":["eu"],"roles":["minister"]}}}}"#
    ),
    (.during("2025-11"), #"{"during":"2025-11"}"#),
    (.source(.grade(atLeast: .b)), #"{"source":{"where":{"grade":["A","B"]}}}"#),
  ]

  @Test("The stored form is frozen and is read back", arguments: stored.indices)
  func storedForm(index: Int) throws {
    let (filter, text) = Self.stored[index]
    #expect(filter.json == (try JSONValue(parsing: Array(text.utf8))))
    #expect(try JSONDecoder().decode(Filter<Statement>.self, from: Data(text.utf8)) == filter)
    #expect(try JSONDecoder().decode(Filter<Statement>.self, from: JSONEncoder().encode(filter)) == filter)
  }

  @Test("Figures and statuses are stored too")
  func otherForms() throws {
    let figure = Filter<Provision>.quantity(.personnel, 600_000...)
    #expect(try JSONDecoder().decode(Filter<Provision>.self, from: JSONEncoder().encode(figure)) == figure)
    #expect(figure.json == ["quantity": ["unit": "personnel", "atLeast": 600_000]])
    let status = Filter<Concession>.status(.demanded, .offered, on: "2025-11-20")
    #expect(try JSONDecoder().decode(Filter<Concession>.self, from: JSONEncoder().encode(status)) == status)
    let query = Query<Statement>(where: .by("a"), orderedBy: .newestFirst, limit: 20)
    #expect(try JSONDecoder().decode(Query<Statement>.self, from: JSONEncoder().encode(query)) == query)
  }

  @Test(
    "A stored filter that cannot be understood is refused by name",
    arguments: [
      (#"{"colour":["red"]}"#, FilterError.Code.unknownTest, "colour"),
      (#"{"effect":["concession"]}"#, .unknownTest, "effect"),
      (#"{"stance":{"where":{"by":["a"]}}}"#, .unknownTest, "by"),
      (#"{"by":"a"}"#, .malformed, "by"),
      (#"{"by":["a"],"mode":["refusal"]}"#, .malformed, ""),
      (#"{"during":"2025-13"}"#, .malformed, "during"),
      (#"{"all":{}}"#, .malformed, "all"),
      (#"["by"]"#, .malformed, ""),
    ])
  func refusals(text: String, code: FilterError.Code, subject: String) throws {
    let json = try JSONValue(parsing: Array(text.utf8))
    let error = #expect(throws: FilterError.self) { try Filter<Statement>(json: json) }
    #expect(error?.code == code)
    #expect(error?.subject == subject)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Filter<Statement>.self, from: Data(text.utf8)) }
  }

  @Test("Filters nested without end are refused, not followed")
  func nesting() throws {
    var json: JSONValue = ["by": ["a"]]
    for _ in 0..<100 { json = ["not": json] }
    #expect(throws: FilterError.self) { try Filter<Statement>(json: json) }
  }
}
