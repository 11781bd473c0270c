import Parley
import Testing

/// Where in a document the findings are.
@Suite("Places of findings") struct ValidationPlaceTests {
  /// The findings as a compiler would print them.
  static func lines(_ document: String) throws -> [String] {
    let bytes = Array(document.utf8)
    let dossier = try Dossier(jsonBytes: bytes, named: "talks.json")
    return dossier.validate(locatingIn: bytes, named: "talks.json").map(\.description)
  }

  @Test("Each finding is shown at its line, column and path, in the order of the document")
  func places() throws {
    let document = #"""
      {
        "$parley": 1,
        "statements": [
          {"id": "st-2", "date": "2025-11-20", "speakers": [], "summary": "", "citations": [{"source": "wsj"}]},
          {
            "summary": "Київ 🕊",
            "stances": [{"subject": "provision:us-28/99", "attitude": "opposes"}],
            "speakers": ["eu", "nobody-known"],
            "date": "2025-11-20", "id": "st-1"
          }
        ],
        "actors": [{"id": "eu", "kind": "bloc", "name": "EU"}, {"id": "e\u0075", "kind": "bloc", "name": "eu"}],
        "proposals": [
          {
            "id": "us-28", "kind": "plan", "title": "Plan", "citations": [{"source": "wsj"}],
            "provisions": [
              {"id": "us-28/2", "number": "2", "text": ""},
              {"number": "1", "text": "", "id": "us-28/1", "topics": ["a:2"], "deadline": {"within": "5 days"},
               "obligors": ["nobody"], "p\u0061rent": "us-28/3"}
            ]
          }
        ],
        "sources": [{"id": "wsj", "kind": "article", "title": "", "citations": []}]
      }
      """#
    let lines = try Self.lines(document)
    #expect(
      lines == [
        #"talks.json:4:54: error: statements[0].speakers: nobody speaks; name at least one speaker"#,
        #"talks.json:5:5: warning: statements[1]: the statement cites no source; add a citation"#,
        #"talks.json:7:31: error: statements[1].stances[0].subject: no provision "us-28/99"; did you mean "us-28/1"?"#,
        #"talks.json:8:26: error: statements[1].speakers[1]: no actor "nobody-known""#,
        #"talks.json:12:65: error: actors[1].id: there is another actor "eu"; give one of them another identifier"#,
        #"talks.json:18:20: warning: proposals[0].provisions[1].number: 1 stands behind 2; list the provisions in the order of their numbers"#,
        #"talks.json:19:23: error: proposals[0].provisions[1].obligors[0]: no actor "nobody""#,
        #"talks.json:19:49: error: proposals[0].provisions[1].parent: no provision "us-28/3"; did you mean "us-28/1"?"#,
      ])
  }

  @Test("A finding about a member that the document leaves out is shown where its record begins")
  func missingMember() throws {
    let document = #"{"$parley": 1, "sanctions": [{"id": "s", "imposedBy": [], "title": ""}]}"#
    #expect(
      try Self.lines(document) == [
        #"talks.json:1:30: warning: sanctions[0]: the sanction cites no source; add a citation"#,
        #"talks.json:1:55: warning: sanctions[0].imposedBy: nobody imposes the sanction; name who does"#,
      ])
    var contents = Dossier.Contents()
    contents.places = [Place("a", "A", .city), Place("b", "B", .city)]
    contents.places[0].coordinate = Coordinate(latitude: 100, longitude: 0)
    let other = Dossier(contents)
    // A document that does not fit the dossier: what has no place there is shown without.
    let bytes = Array(#"{"$parley": 1, "places": [{"id": "a", "kind": "city", "name": "A"}]}"#.utf8)
    #expect(
      other.validate(locatingIn: bytes, named: "x").map(\.description)
        == ["x:1:27: error: places[0].coordinate.latitude: the latitude 100 is not -90 to 90"])
    #expect(
      other.validate(locatingIn: Array("{}".utf8), named: "x").map(\.description)
        == ["place:a coordinate.latitude: error: the latitude 100 is not -90 to 90"])
  }

  @Test("Each of several records with one identifier is shown at its own place")
  func duplicates() throws {
    let document = #"""
      {"$parley": 1, "places": [
      {"id": "a", "kind": "city", "name": "A"},
      {"id": "a", "kind": "city", "name": "B", "partOf": "x"},
      {"id": "a", "kind": "city", "name": "C", "partOf": "y"}]}
      """#
    #expect(
      try Self.lines(document) == [
        #"talks.json:3:8: error: places[1].id: there is another place "a"; give one of them another identifier"#,
        #"talks.json:3:52: error: places[1].partOf: no place "x""#,
        #"talks.json:4:8: error: places[2].id: there is another place "a"; give one of them another identifier"#,
        #"talks.json:4:52: error: places[2].partOf: no place "y""#,
      ])
  }

  @Test("Findings stand in the same order every time, and each is found in its canonical document")
  func order() throws {
    for seed in 0..<4 as Range<UInt64> {
      let dossier = RandomDossier.dossier(seed: seed, .init(hasCircles: true, hasDanglingReferences: true))
      let findings = dossier.validate()
      #expect(!findings.isEmpty && findings == Dossier(dossier.contents).validate())
      let json = dossier.jsonBytes()
      let located = dossier.validate(locatingIn: json, named: "x")
      #expect(located.count == findings.count)
      let places = located.compactMap(\.location)
      #expect(places.count == findings.count)
      #expect(places.map { [$0.line, $0.column] }.adjacentPairsAreOrdered)
    }
  }
}

extension [[Int]] {
  fileprivate var adjacentPairsAreOrdered: Bool {
    zip(self, dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }
  }
}
