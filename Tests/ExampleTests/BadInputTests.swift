import Foundation
import Testing

/// What an example says to a dossier that it cannot use: the place, the reason and where possible the cure, nothing on
/// standard output, and exit code 2.
@Suite struct BadInputTests {
  /// A file and what must be said about it; the name of the file stands before each line.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var messages: [String]

    init(_ title: String, _ text: String, _ messages: String...) {
      self.init(title, Array(text.utf8), messages)
    }

    init(_ title: String, _ bytes: [UInt8], _ messages: [String]) {
      (testDescription, self.bytes, self.messages) = (title, bytes, messages)
    }
  }

  private static let actors = #""actors": [{"id": "north", "kind": "state", "name": "North"}]"#

  static let cases: [Case] = [
    Case("an empty file", "", #":1:1: the file is empty; a dossier is one JSON object, as in {"$parley": 1}"#),
    Case("white space only", " \n ", ":2:2: "),
    Case("no JSON", "Dear colleague", ":1:1: "),
    Case("half a document", "{\"$parley\": 1,\n \"actors\": [", ":2:13: actors"),
    Case("a comma too many", "{\"$parley\": 1,\n \"actors\": [],\n}", ":3:1: "),
    Case("text behind the end", "{\"$parley\": 1}\n{}", ":2:1: "),
    Case("no version", "{}", #":1:1: "#),
    Case("an unknown version", #"{"$parley": 2}"#, ":1:13: $parley: the document is of format version 2"),
    Case("a wrong type", "{\"$parley\": 1,\n \"statements\": {}}", ":2:16: statements: "),
    Case("a number for a name", "{\"$parley\": 1, \"actors\": [\n{\"id\": 7}]}", ":2:8: actors[0].id: "),
    Case("a bad identifier", #"{"$parley": 1, "actors": [{"id": "North Sea"}]}"#, ":1:34: actors[0].id: "),
    Case(
      "an impossible date",
      "{\"$parley\": 1, \"statements\": [\n {\"id\": \"a\", \"date\": \"2025-02-30\"}]}", ":2:22: statements[0].date: "),
    Case("a missing member", #"{"$parley": 1, "actors": [{"id": "north"}]}"#, ":1:27: actors[0]: "),
    Case("a member twice", #"{"$parley": 1, "title": "a", "title": "b"}"#, ":1:30: "),
    Case(
      "invalid UTF-8", Array(#"{"$parley": 1, "title": "a"#.utf8) + [0xFF] + Array(#""}"#.utf8), [":1:27: title: "]),
    Case("a lone surrogate", #"{"$parley": 1, "title": "\uD800"}"#, ":1:26: title: "),
    Case("nesting 100,000 deep", String(repeating: "[", count: 100_000), ":1:"),
    Case(
      "nesting 100,000 deep in an unknown member", #"{"$parley": 1, "x": "# + String(repeating: "[", count: 100_000),
      ":1:"),
    Case(
      "a number of a million digits", #"{"$parley": 1, "x": "# + String(repeating: "9", count: 1_000_000) + "}",
      ":1:21: x: "),
    Case(
      "an identifier twice",
      #"{"$parley": 1, "matters": [{"id": "a", "name": "A"}, "# + "\n" + #" {"id": "a", "name": "B"}]}"#,
      #"matters[1].id: there is another matter "a"; give one of them another identifier"#),
    Case(
      "a reference to nothing",
      "{\"$parley\": 1, \(actors),\n"
        + #""statements": [{"id": "s1", "speakers": ["norht"], "date": "2025", "summary": "-"}]}"#,
      #":2:42: error: statements[0].speakers[0]: no actor "norht"; did you mean "north"?"#),
    Case(
      "a dossier about nothing", #"{"$parley": 1}"#,
      "no statement in the dossier has a date; name a day with --as-of-day"),
  ]

  @Test(arguments: cases)
  func `a bad dossier is refused with the place`(_ test: Case) async throws {
    let file = try TemporaryFile(test.bytes)
    let run = try await ExampleRun("briefing", file.path)
    #expect(run.exitCode == 2)
    #expect(run.output == "")
    for message in test.messages { #expect(run.errors.contains(message), "\(run.errors.prefix(300))") }
    #expect(run.errors.utf8.count < 2_000)
    if test.bytes != Array(#"{"$parley": 1}"#.utf8) { #expect(run.errors.contains(file.path)) }
    #expect(!run.errors.contains("rror("), "a message for people: \(run.errors.prefix(300))")
  }

  @Test(arguments: ["briefing", "who-said-what"])
  func `a missing file and a folder are named`(example: String) async throws {
    let missing = try await ExampleRun(example, "no-such.json")
    #expect(missing.exitCode == 2)
    #expect(missing.output == "")
    #expect(missing.errors == "no-such.json: error: there is no such file\n")
    let folder = try await ExampleRun(example, "Examples")
    #expect(folder.exitCode == 2)
    #expect(folder.errors == "Examples: error: this is a folder; name a JSON file in it\n")
  }

  @Test(arguments: [
    (["--as-of-day", "2025-13-01"], #"error: --as-of-day: "2025-13-01" at byte 5: a month is 01 to 12"#),
    (["--as-of-day", "2025-02-30"], #"error: --as-of-day: "2025-02-30" at byte 8: the month has no such day"#),
    (["--as-of-day"], "error: --as-of-day needs a value"),
    (["--as-of", "2025-11-20"], "error: there is no option --as-of; did you mean --as-of-day?"),
    (["--json=yes"], "error: --json takes no value"),
    (["--proposal", "us28"], #"error: --proposal: no proposal "us28"; did you mean us-28?"#),
  ])
  func `bad arguments are named with the cure`(arguments: [String], message: String) async throws {
    let run = try await ExampleRun("briefing", arguments)
    #expect(run.exitCode == 2)
    #expect(run.output == "")
    #expect(run.errors == message + "\n")
  }
}
