import Parley
import Testing

/// Members and terms that the format does not have are most likely misspelled.
@Suite("Misspelled names") struct ValidationNameTests {
  /// What is found about names in a document, with the cure.
  static func lines(_ members: String, allowing ownNames: Set<String> = []) throws -> [String] {
    let bytes = Array(#"{"$parley": 1, \#(members)}"#.utf8)
    let dossier = try Dossier(jsonBytes: bytes)
    return dossier.validate(locatingIn: bytes, named: "x", allowing: ownNames)
      .filter { $0.code == .unknownMember || $0.code == .unknownTerm }
      .map { "\($0.severity) \($0.code) \($0.location?.path ?? "?"): \($0.message); \($0.suggestion ?? "")" }
  }

  /// A statement with a stance, and further members of both.
  static func statement(_ stance: String, _ members: String = "") -> String {
    #"""
    "statements": [{"id": "s", "speakers": ["a"], "date": "2025", "summary": "", \#(members)
    "stances": [{"subject": "actor:a", \#(stance)}]}]
    """#
  }

  static func line(_ code: String, _ path: String, _ name: String, _ meant: String) -> String {
    let what = code == "unknownTerm" ? "term" : "member"
    return #"warning \#(code) \#(path): the format has no \#(what) "\#(name)" here; did you mean "\#(meant)"?"#
  }

  @Test("A whole array by a misspelled name is found")
  func array() throws {
    #expect(
      try Self.lines(#""statments": [{"id": "s"}]"#)
        == [Self.line("unknownMember", "statments", "statments", "statements")])
    #expect(
      try Self.lines(#""Actors": []"#) == [Self.line("unknownMember", "Actors", "Actors", "actors")])
    let findings = try Dossier(jsonBytes: Array(#"{"$parley": 1, "statments": []}"#.utf8)).validate()
    #expect(findings.map(\.record) == [nil])
    #expect(findings.first?.description.hasPrefix("document statments: warning: ") == true)
  }

  @Test(
    "A name that looks like a path is quoted in paths, and found where it stands",
    arguments: ["a.b", "a[0]", "", "]", "[", ".", "a\"b", "a\\b", "a\nb", "\"a\"", "[\"a\"]", "é.ü", "a b"])
  func quotedNames(name: String) throws {
    let quoted = String(decoding: JSONValue.string(name).jsonBytes(), as: UTF8.self)
    let text = """
      {"$parley": 1,
      "a": {"b": 1},
      \(quoted): 2,
      "statements": [{"id": "s", "speakers": ["a"], "date": "2025", "summary": "",
      "a": [1],
      \(quoted): 2}]}
      """
    let bytes = Array(text.utf8)
    let found = try Dossier(jsonBytes: bytes).validate(locatingIn: bytes, named: "x")
      .filter { $0.code == .unknownMember }.compactMap(\.location)
    let step = name == "a b" ? name : "[\(quoted)]"
    let joined = name == "a b" ? "statements[0]." + name : "statements[0]" + step
    #expect(found.map(\.path) == ["a", step, "statements[0].a", joined])
    #expect(found.map(\.line) == [2, 3, 5, 6])
    #expect(found[1].column == "\(quoted): 2".unicodeScalars.count)
    let fault = Array(text.replacing("\(quoted): 2}]}", with: "\(quoted): -}]}").utf8)
    let error = #expect(throws: DocumentError.self) { try Dossier(jsonBytes: fault) }
    #expect(error?.path == joined)
  }

  @Test("A misspelled member is found in every kind of object, nested ones too")
  func members() throws {
    let attitude = #""attitude": "opposes""#
    #expect(
      try Self.lines(Self.statement(attitude + #", "firmnes": "redLine""#))
        == [Self.line("unknownMember", "statements[0].stances[0].firmnes", "firmnes", "firmness")])
    #expect(
      try Self.lines(Self.statement(attitude, #""on_behalf_of": ["a"], "keyword": ["a"],"#)) == [
        Self.line("unknownMember", "statements[0].on_behalf_of", "on_behalf_of", "onBehalfOf"),
        Self.line("unknownMember", "statements[0].keyword", "keyword", "keywords"),
      ])
    #expect(
      try Self.lines(
        #""actors": [{"id": "a", "kind": "person", "name": {"primary": "A", "alias": []}, "affiliations": [{"role": "head", "organisation": "a", "period": {"form": "2020"}}]}]"#
      ) == [
        Self.line("unknownMember", "actors[0].name.alias", "alias", "aliases"),
        Self.line("unknownMember", "actors[0].affiliations[0].period.form", "form", "from"),
      ])
    #expect(
      try Self.lines(
        #""proposals": [{"id": "p", "kind": "plan", "title": "P", "provisions": [{"id": "p/1", "number": "1", "text": "", "obligor": ["a"]}]}]"#
      ) == [Self.line("unknownMember", "proposals[0].provisions[0].obligor", "obligor", "obligors")])
    let selector = #"{"type": "TextQuoteSelector", "exact": "a", "sufix": "b"}"#
    #expect(
      try Self.lines(
        #""places": [{"id": "p", "kind": "city", "name": "P", "citations": [{"source": "s", "selectors": [\#(selector)]}]}]"#
      ) == [Self.line("unknownMember", "places[0].citations[0].selectors[0].sufix", "sufix", "suffix")])
  }

  @Test("A misspelled term is found in every vocabulary, in quantities and topics too")
  func terms() throws {
    #expect(
      try Self.lines(Self.statement(#""attitude": "oposes", "firmness": "redline""#, #""mode": "verbatimm","#)) == [
        Self.line("unknownTerm", "statements[0].mode", "verbatimm", "verbatim"),
        Self.line("unknownTerm", "statements[0].stances[0].attitude", "oposes", "opposes"),
        Self.line("unknownTerm", "statements[0].stances[0].firmness", "redline", "redLine"),
      ])
    #expect(
      try Self.lines(
        #""pledges": [{"id": "p", "by": ["a"], "to": [], "kind": "finacial", "summary": "", "quantity": "5 personel", "equivalents": ["3 CHF", "7 sheep"], "history": [{"status": "anounced"}]}]"#
      ) == [
        Self.line("unknownTerm", "pledges[0].kind", "finacial", "financial"),
        Self.line("unknownTerm", "pledges[0].quantity", "personel", "personnel"),
        Self.line("unknownTerm", "pledges[0].history[0].status", "anounced", "announced"),
      ])
    #expect(
      try Self.lines(
        #""proposals": [{"id": "p", "kind": "plan", "title": "P", "provisions": [{"id": "p/1", "number": "1", "text": "", "topics": ["securityGarantees:2", "fishing"]}]}]"#
      ) == [
        Self.line(
          "unknownTerm", "proposals[0].provisions[0].topics[0]", "securityGarantees", "securityGuarantees")
      ])
  }

  @Test("A term that is like none is reported where terms decide something, and left alone where they only describe")
  func otherTerms() throws {
    let cure = #"begin a name of your own with "x-", or pass it to validate(allowing:)"#
    #expect(
      try Self.lines(Self.statement(#""attitude": "welcomes""#)) == [
        #"warning unknownTerm statements[0].stances[0].attitude: the format has no term "welcomes" here; \#(cure)"#
      ])
    #expect(try Self.lines(#""places": [{"id": "p", "kind": "archipelago", "name": "P"}]"#) == [])
    #expect(
      try Self.lines(#""places": [{"id": "p", "kind": "city", "name": "P", "population": 7}]"#) == [
        #"warning unknownMember places[0].population: the format has no member "population" here; \#(cure)"#
      ])
  }

  @Test(
    "Names that begin with x-, names that the caller passes, keywords and attitudes that state their polarity are left alone"
  )
  func ownNames() throws {
    #expect(
      try Self.lines(
        Self.statement(#""attitude": "x-welcomes", "x-weight": 3"#, #""keywords": ["suports"],"#) + #", "x-own": []"#)
        == [])
    #expect(try Self.lines(Self.statement(#""attitude": "welcomes:positive""#)) == [])
    let document = Self.statement(#""attitude": "welcomes", "weight": {"firmnes": 1}"#)
    #expect(try Self.lines(document).count == 2)
    #expect(try Self.lines(document, allowing: ["welcomes", "weight"]) == [])
  }

  @Test("The distance of words in a band is that of the whole table, or beyond the limit")
  func distances() {
    /// The table as Levenshtein has it.
    func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
      var row = Array(0...b.count)
      for (i, letter) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, other) in b.enumerated() {
          let changed = diagonal + (letter == other ? 0 : 1)
          diagonal = row[j + 1]
          row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
        }
      }
      return row[b.count]
    }
    var random = SplitMix64(seed: 91)
    func word() -> [UInt8] {
      (0..<Int.random(in: 0...7, using: &random)).map { _ in UInt8.random(in: 97...99, using: &random) }
    }
    for _ in 0..<20_000 {
      let (a, b) = (word(), word())
      for limit in 0...3 {
        let (found, expected) = (EditDistance.between(a, b, atMost: limit), distance(a, b))
        if min(found, limit + 1) != min(expected, limit + 1) {
          Issue.record("\(a) \(b) \(limit): \(found) for \(expected)")
        }
      }
    }
  }
}
