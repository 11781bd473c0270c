import Foundation
import Parley
import Testing

/// Filters that a program combines as often as it likes.
@Suite("Filters in each other") struct FilterDepthTests {
  private static let dossier = Dossier(
    records: (0..<10).map { Statement(EntityID(stringLiteral: "st-\($0)"), by: "a", on: "2025", "") })

  private static func id(_ row: Int) -> Filter<Statement> { .id(EntityID(stringLiteral: "st-\(row % 10)")) }

  @Test("As many rounds of and, of or and of not as one likes say what they say")
  func flattened() throws {
    var (all, any, not) = (Self.id(3), Self.id(3), Self.id(3))
    for _ in 0..<100_000 { not = .not(not) }
    for round in 0..<20_000 {
      all = .all(all, round % 2 == 0 ? .speaker("a") : .since("2024-01-01"))
      any = .any(any, round % 1_000 == 999 ? .id("missing") : Self.id(4))
    }
    #expect(all.refusal == nil && any.refusal == nil && not.refusal == nil)
    #expect(Self.dossier.statements(all).map(\.id) == ["st-3"])
    #expect(Self.dossier.statements(any).map(\.id) == ["st-3", "st-4"])
    #expect(Self.dossier.statements(not).map(\.id) == ["st-3"])
    #expect(Self.dossier.statements(.not(not)).count == 9)
    let read = try Filter<Statement>(jsonValue: all.jsonValue)
    #expect(read == all && read.hashValue == all.hashValue)
  }

  @Test("Filters that cannot be made flatter are refused behind 60, whatever they become a part of")
  func refused() throws {
    var filter = Self.id(3)
    var rounds = 0
    while filter.refusal == nil, rounds < 1_000 {
      let data = try JSONEncoder().encode(filter)
      #expect(try JSONDecoder().decode(Filter<Statement>.self, from: data) == filter)
      #expect(try Filter<Statement>(jsonValue: JSONValue(parsing: Array(data))) == filter)
      filter = rounds % 2 == 0 ? .all(filter, .speaker("a")) : .any(filter, Self.id(4))
      rounds += 1
    }
    #expect(rounds == 60 && filter.refusal?.code == .tooDeep && filter.refusal?.category == .callerMistake)
    for other: Filter<Statement> in [
      filter, .not(filter), .all(filter, .speaker("a")), .any(.speaker("a"), filter), .respondsTo(filter),
      .all([filter]),
    ] {
      #expect(other.refusal?.code == .tooDeep)
      #expect(Self.dossier.statements(other).isEmpty)
      #expect(Self.dossier.explain(Query(where: other)).notes.count == 1)
      #expect(throws: EncodingError.self) { try JSONEncoder().encode(other) }
      #expect(throws: EncodingError.self) { try JSONEncoder().encode(Query(where: other)) }
    }
  }

  @Test("100,000 filters of relations in each other end no program")
  func relations() {
    var filter = Self.id(3)
    for round in 0..<100_000 { filter = round % 3 == 0 ? .not(filter) : .respondsTo(filter) }
    #expect(filter.refusal?.code == .tooDeep && Self.dossier.count(filter) == 0)
    var actors: Filter<Actor> = .id("a")
    for _ in 0..<100_000 { actors = .all(.not(actors), .kind("person")) }
    #expect(actors.refusal != nil && Filter<Proposal>.involving(actors).refusal != nil)
  }

  @Test("The deepest filter is read back from a query, whatever it consists of")
  func envelope() throws {
    var filter: Filter<Proposal> = .status(.presented, on: "2025-11-20")
    for _ in 0..<59 { filter = .revises(filter) }
    #expect(filter.refusal == nil && Filter.revises(filter).refusal != nil)
    let data = try JSONEncoder().encode(["queries": [Query(where: filter)]])
    #expect(try JSONDecoder().decode([String: [Query<Proposal>]].self, from: data)["queries"]?.first?.filter == filter)
  }

  @Test("Negations in each other, which documents may have 63 of, do not ask twice as much with each")
  func negations() throws {
    let records = (0..<500).map { row in
      Statement(EntityID(stringLiteral: "st-\(row)"), by: row % 3 == 0 ? "a" : "b", on: "2025", "")
    }
    let dossier = Dossier(records: records)
    var (plain, mixed): (JSONValue, JSONValue) = (["speaker": ["a"]], ["speaker": ["a"]])
    for round in 0..<62 {
      plain = ["not": plain]
      mixed = round % 2 == 0 ? ["not": mixed] : ["all": [mixed, ["speaker": ["a", "b"]]]]
    }
    let expected = dossier.statements(.speaker("a")).map(\.id)
    #expect(dossier.statements(try Filter<Statement>(jsonValue: plain)).map(\.id) == expected)
    #expect(
      dossier.fetch(Query(where: try Filter<Statement>(jsonValue: plain), orderedBy: .newestFirst)).count
        == expected.count)
    #expect(dossier.statements(try Filter<Statement>(jsonValue: mixed)).count == records.count - expected.count)
  }
}
