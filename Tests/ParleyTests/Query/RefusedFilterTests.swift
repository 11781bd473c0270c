import Foundation
import Parley
import Testing

/// Stored filters that are refused: by name, with a typed error, whatever they are.
@Suite("Refused filters") struct RefusedFilterTests {
  private func expectRefused<Item>(
    _ type: Item.Type, _ text: String, _ code: FilterError.Code, _ subject: String,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let json = try JSONValue(parsing: Array(text.utf8))
    let error = #expect(throws: FilterError.self, "\(text)", sourceLocation: location) {
      try Filter<Item>(jsonValue: json)
    }
    #expect(error?.code == code, "\(text)", sourceLocation: location)
    #expect(error?.subject == subject, "\(text)", sourceLocation: location)
    #expect(error?.reason.isEmpty == false, sourceLocation: location)
    #expect(throws: DecodingError.self, sourceLocation: location) {
      try JSONDecoder().decode(Filter<Item>.self, from: Data(text.utf8))
    }
  }

  @Test("Unknown names and tests of other types are named")
  func unknownTests() throws {
    try expectRefused(Statement.self, #"{"colour":["red"]}"#, .unknownTest, "colour")
    try expectRefused(Statement.self, #"{"":[]}"#, .unknownTest, "")
    try expectRefused(Statement.self, #"{"effect":["concession"]}"#, .unknownTest, "effect")
    try expectRefused(Statement.self, #"{"attitude":["opposes"]}"#, .unknownTest, "attitude")
    try expectRefused(Stance.self, #"{"id":["a"]}"#, .unknownTest, "id")
    try expectRefused(Place.self, #"{"during":"2025"}"#, .unknownTest, "during")
    try expectRefused(Provision.self, #"{"not":{"any":[{"status":{"is":["agreed"]}}]}}"#, .unknownTest, "status")
    try expectRefused(String.self, #"{"id":["a"]}"#, .unknownTest, "id")
    try expectRefused(Proposal.self, #"{"by":["a"]}"#, .unknownTest, "by")
    try expectRefused(Statement.self, #"{"atEvent":{"where":{"obliging":["a"]}}}"#, .unknownTest, "obliging")
  }

  @Test("Tests that the records of a relation do not have are refused however deep they stand")
  func nestedVocabulary() throws {
    try expectRefused(Statement.self, #"{"stance":{"where":{"speaker":["a"]}}}"#, .unknownTest, "speaker")
    try expectRefused(Statement.self, #"{"speaker":{"where":{"mode":["refusal"]}}}"#, .unknownTest, "mode")
    try expectRefused(
      Statement.self, #"{"stance":{"where":{"concerningProvision":{"where":{"stance":{"where":{"all":[]}}}}}}}"#,
      .unknownTest, "stance")
    try expectRefused(
      Concession.self, #"{"statement":{"where":{"all":[{"occasion":{"where":{"not":{"kinds":["x"]}}}}]}}}"#,
      .unknownTest, "kinds")
    try expectRefused(
      Proposal.self, #"{"involving":{"where":{"measure":["x"]},"roles":["drafted"]}}"#, .unknownTest, "measure")
    try expectRefused(Sanction.self, #"{"source":{"where":{"snapback":[]}}}"#, .unknownTest, "snapback")
  }

  @Test("What is no filter at all is refused")
  func noFilters() throws {
    for text in ["{}", "[]", "null", "1", "\"speaker\"", #"["speaker"]"#, #"{"speaker":["a"],"mode":["refusal"]}"#] {
      try expectRefused(Statement.self, text, .malformed, "")
    }
    for name in ["all", "any"] {
      for value in ["{}", "null", "1", #""a""#] {
        try expectRefused(Statement.self, "{\"\(name)\":\(value)}", .malformed, name)
      }
      try expectRefused(Statement.self, "{\"\(name)\":[[]]}", .malformed, "")
    }
    try expectRefused(Statement.self, #"{"not":[]}"#, .malformed, "")
  }

  @Test("Arguments that do not fit their test are refused")
  func arguments() throws {
    let forms: [(String, [String])] = [
      ("by", [#""a""#, "null", "1", "{}", #"[1]"#, #"[["a"]]"#, #"[null]"#, #"{"where":[]}"#, #"{"filter":{}}"#]),
      ("mode", [#"{"where":{"all":[]}}"#, #""refusal""#]),
      ("text", ["[]", #"["a","b"]"#, #""a""#, #"{"where":{"all":[]}}"#]),
      ("source", [#"["wsj"]"#, "{}", #"{"where":1}"#, #"{"where":{"all":[]},"on":"yesterday"}"#]),
      ("stance", [#"["opposes"]"#, #"{"on":"2025-11-20"}"#]),
      ("during", ["2025", #""2025-13""#, #"["2025"]"#, #""""#, "null", #""yesterday""#, #""2025-11-20/2025-11-19""#]),
      ("recorded", ["[]", #"{"since":"2025-11-20"}"#, #"{"before":1}"#, #"{"until":"2025-11-20T00:00:00Z"}"#]),
      ("speakingFor", [#"{"where":{"all":[]},"on":20251120}"#, #"{"where":{"all":[]},"on":"2025-11"}"#]),
    ]
    for (name, values) in forms {
      for value in values {
        let text = "{\"\(name)\":\(value)}"
        let json = try JSONValue(parsing: Array(text.utf8))
        let error = #expect(throws: FilterError.self, "\(text)") { try Filter<Statement>(jsonValue: json) }
        #expect(error?.code == .malformed, "\(text)")
      }
    }
    try expectRefused(Stance.self, #"{"concerning":"proposal:us-28"}"#, .malformed, "concerning")
    try expectRefused(Stance.self, #"{"concerning":{"including":"parts"}}"#, .malformed, "concerning")
    try expectRefused(Stance.self, #"{"concerning":{"subject":"us-28"}}"#, .malformed, "concerning")
    try expectRefused(Stance.self, #"{"concerning":{"subject":"planet:mars"}}"#, .malformed, "concerning")
    try expectRefused(
      Stance.self, #"{"concerning":{"subject":"actor:nato","including":"all"}}"#, .malformed, "concerning")
    try expectRefused(Actor.self, #"{"affiliated":["eu"]}"#, .malformed, "affiliated")
    try expectRefused(Actor.self, #"{"affiliated":{"roles":["head"]}}"#, .malformed, "affiliated")
    try expectRefused(Actor.self, #"{"anonymous":["yes"]}"#, .malformed, "anonymous")
    try expectRefused(Sanction.self, #"{"inForce":true}"#, .malformed, "inForce")
    try expectRefused(Proposal.self, #"{"status":["published"]}"#, .malformed, "status")
    try expectRefused(Proposal.self, #"{"involving":{"roles":["drafted"]}}"#, .malformed, "involving")
    try expectRefused(Provision.self, #"{"quantity":{"atLeast":1}}"#, .malformed, "quantity")
    try expectRefused(Provision.self, #"{"quantity":{"unit":"EUR","atLeast":"1"}}"#, .malformed, "quantity")
    try expectRefused(
      Provision.self, #"{"quantity":{"unit":"EUR","atLeast":1e999}}"#, .malformed, "quantity")
  }

  /// A condition that is overlooked would make a filter hold for more than was asked for.
  @Test("Members that no argument has are refused, not overlooked")
  func unknownMembers() throws {
    try expectRefused(Actor.self, #"{"membersOf":{"actors":["eu"],"since":"2025-01-01"}}"#, .malformed, "membersOf")
    try expectRefused(Actor.self, #"{"membersOf":{"actors":["eu"],"roles":["head"]}}"#, .malformed, "membersOf")
    try expectRefused(Statement.self, #"{"speaker":{"where":{"all":[]},"in":"x"}}"#, .malformed, "speaker")
    try expectRefused(
      Proposal.self, #"{"involving":{"where":{"all":[]},"actors":["us"]}}"#, .malformed, "involving")
    try expectRefused(
      Proposal.self, #"{"status":{"is":["agreed"],"at":"2025-11-20"}}"#, .malformed, "status")
    try expectRefused(
      Finding.self, #"{"concerning":{"subject":"actor:nato","on":"2025-11-20"}}"#, .malformed, "concerning")
  }

  @Test("Filters may be nested 63 deep and no deeper, whatever nests them")
  func nesting() throws {
    let wrappers: [(JSONValue) -> JSONValue] = [
      { ["not": $0] }, { ["all": [$0]] }, { ["any": [$0]] }, { ["respondsTo": ["where": $0]] },
    ]
    for wrap in wrappers {
      var json: JSONValue = ["speaker": ["a"]]
      for _ in 0..<63 { json = wrap(json) }
      #expect(throws: Never.self) { try Filter<Statement>(jsonValue: json) }
      json = wrap(json)
      let error = #expect(throws: FilterError.self) { try Filter<Statement>(jsonValue: json) }
      #expect(error?.code == .malformed)
      for _ in 0..<200 { json = wrap(json) }
      #expect(throws: FilterError.self) { try Filter<Statement>(jsonValue: json) }
    }
  }

  @Test("A wide filter is read")
  func width() throws {
    let json: JSONValue = ["any": .array((0..<20_000).map { ["speaker": [.string("actor-\($0)")]] })]
    #expect(try Filter<Statement>(jsonValue: json).jsonValue == json)
  }
}
