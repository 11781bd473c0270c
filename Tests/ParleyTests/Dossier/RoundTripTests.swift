import Foundation
import Parley
import Testing

/// What is written is what is read, whatever it is.
@Suite("Round trips of dossiers") struct RoundTripTests {
  static let shapes: [RandomDossier.Shape] = [
    .init(), .init(size: 1), .init(size: 0), .init(size: 3, isFull: true),
    .init(size: 8, provisions: 9, hasCircles: true, hasDanglingReferences: true),
  ]

  @Test("Random dossiers are read back equal, and written back with the same bytes")
  func randomDossiers() throws {
    for seed in 0..<4 as Range<UInt64> {
      for shape in Self.shapes {
        let dossier = RandomDossier.dossier(seed: seed, shape)
        let json = dossier.jsonBytes()
        let read = try Dossier(jsonBytes: json)
        #expect(read == dossier)
        #expect(read.jsonBytes() == json)
        #expect(read.hashValue == dossier.hashValue)
      }
    }
  }

  @Test("A record of any type is written and read by itself, with the errors of a document")
  func singleRecords() throws {
    func check<Item: Record>(_ record: Item) throws {
      let json = record.jsonBytes()
      #expect(try Item(jsonBytes: json) == record)
      #expect(json.last == 0x0A)
      let error = #expect(throws: DocumentError.self) { try Item(jsonBytes: json.dropLast(3), named: "one.json") }
      #expect(error?.document == "one.json")
    }
    let contents = RandomDossier.dossier(seed: 7, .init(size: 3, isFull: true)).contents
    let records: [any Record] = contents.records + contents.proposals.flatMap(\.provisions)
    #expect(Set(records.map { AnyRecord($0).key.kind }).count == RecordKind.allCases.count)
    for record in records { try check(record) }
  }

  @Test("Members and records in any order, other white space and other spellings give the same dossier")
  func rearranged() throws {
    for seed in 0..<3 as Range<UInt64> {
      let dossier = RandomDossier.dossier(seed: seed, .init(size: 4, isFull: seed % 3 == 0))
      let json = dossier.jsonBytes()
      var root = try #require(try JSONValue(parsing: json).object)
      var rearrangement = Rearrangement(seed: seed)
      for member in root {
        // The order of records says nothing; the order of what an unknown array holds might.
        guard let records = member.value.array, !dossier.extra.contains(where: { $0.name == member.name }) else {
          continue
        }
        root[member.name] = .array(records.shuffled(using: &rearrangement.random))
      }
      for _ in 0..<3 {
        let other = Array(rearrangement.text(.object(root)).utf8)
        let read = try Dossier(jsonBytes: other)
        #expect(read == dossier)
        #expect(read.jsonBytes() == json)
      }
    }
  }

  @Test("Building a dossier from records in any order, or from its contents, gives an equal one")
  func building() {
    for seed in 0..<4 as Range<UInt64> {
      let dossier = RandomDossier.dossier(seed: seed)
      #expect(Dossier(dossier.contents) == dossier)
      let contents = dossier.contents
      var records: [any StandaloneRecord] = contents.actors
      records +=
        contents.concessions as [any StandaloneRecord] + contents.discrepancies + contents.events + contents.findings
      records += contents.guarantees as [any StandaloneRecord] + contents.matters + contents.places + contents.pledges
      records +=
        contents.proposals as [any StandaloneRecord] + contents.sanctions + contents.sources + contents.statements
      var random = SplitMix64(seed: seed)
      var rebuilt = Dossier(title: dossier.title, records: records.shuffled(using: &random)).contents
      rebuilt.extra = contents.extra
      #expect(Dossier(rebuilt) == dossier)
    }
  }

  @Test("A canonical document of a few lines is written back as it stands")
  func canonical() throws {
    let text = """
      {
        "$parley": 1,
        "actors": [
          {
            "id": "peskov",
            "kind": "person",
            "name": "Dmitry Peskov"
          }
        ],
        "statements": [
          {
            "date": "2025-11-20",
            "id": "st-1",
            "keywords": ["phone", "talks"],
            "speakers": ["peskov"],
            "summary": "Declines to comment.",
            "x-mood": {
              "grim": true,
              "why": [1.50, null, "…"]
            }
          }
        ],
        "title": "Talks"
      }

      """
    let dossier = try Dossier(jsonBytes: Array(text.utf8))
    #expect(String(decoding: dossier.jsonBytes(), as: UTF8.self) == text)
    #expect(dossier["st-1" as Statement.ID]?.keywords == ["talks", "phone"])
    #expect(dossier["st-1" as Statement.ID]?.extra["x-mood"]?.object?["grim"] == true)
    #expect(Dossier(records: []).jsonBytes() == Array("{\n  \"$parley\": 1\n}\n".utf8))
  }

  @Test("An unknown member that has the name of a known one is not written twice")
  func collision() throws {
    var statement = Statement("st", by: "peskov", on: "2025", "True")
    statement.extra["summary"] = "False"
    statement.extra["note"] = ["no text"]
    statement.extra["x"] = 1
    var contents = Dossier.Contents(title: "Talks")
    contents.statements = [statement]
    contents.extra["actors"] = 7
    let read = try Dossier(jsonBytes: Dossier(contents).jsonBytes())
    #expect(read.statements.first?.summary == "True")
    #expect(read.statements.first?.note == nil)
    #expect(read.statements.first?.extra == ["x": 1])
    #expect(read.extra.isEmpty)
  }

  @Test("Foundation's coders read and write the same form")
  func foundation() throws {
    let encoder = JSONEncoder()
    for seed in 0..<2 as Range<UInt64> {
      let dossier = RandomDossier.dossier(seed: seed, .init(size: 3, isFull: seed % 2 == 0))
      let data = try encoder.encode(dossier)
      #expect(try normal(try JSONValue(parsing: [UInt8](data))) == normal(try JSONValue(parsing: dossier.jsonBytes())))
      // Foundation holds two names that differ in composition for one, and cuts numbers: what is left must agree.
      let decoded = try JSONDecoder().decode(Dossier.self, from: Data(dossier.jsonBytes()))
      #expect(
        try normal(try JSONValue(parsing: decoded.jsonBytes())) == normal(try JSONValue(parsing: dossier.jsonBytes())))
    }
  }

  /// The value with all numbers in one spelling, for Foundation preserves none.
  private func normal(_ value: JSONValue) throws -> JSONValue {
    switch value {
    case .number(let number): .string("\(Double(number.text) ?? 0)")
    case .array(let elements): .array(try elements.map(normal))
    case .object(let members):
      try members.reduce(into: JSONValue.object([:])) { result, member in
        var object = result.object ?? [:]
        object[member.name] = try normal(member.value)
        result = .object(object)
      }
    default: value
    }
  }
}
