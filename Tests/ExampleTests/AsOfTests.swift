import Foundation
import Testing

/// What `as-of` prints about the sample.
@Suite struct AsOfTests {
  @Test func `tells three days apart, and what changed between them`() async throws {
    let run = try await ExampleRun("as-of")
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    try expectStored(run.output, as: "as-of")
    for line in run.output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for fact in ["Donald Trump on The deadline for an answer", "Mark Rutte on US 28-point peace plan: moved"] {
      #expect(text.contains(fact), "\(fact)")
    }
  }

  @Test func `prints one day as JSON, and explains its options`() async throws {
    let run = try await ExampleRun("as-of", "--day=2025-11-21", "--json")
    #expect(run.exitCode == 0)
    try expectStored(run.output, as: "as-of-2025-11-21.json")
    try expectStored(try await ExampleRun("as-of", "--help").output, as: "as-of-help")
  }

  @Test func `a reader of the day does not know what was published later`() async throws {
    // A statement of 1 May that the paper printed on the 3rd.
    let json = #"""
      {"$parley": 1, "title": "Fishing", "actors": [{"id": "north", "kind": "state", "name": "North"}],
       "proposals": [{"id": "quota", "kind": "draft", "title": "Quota"}],
       "sources": [{"id": "gazette", "kind": "news", "title": "Gazette", "published": "2024-05-03"}],
       "statements": [{"id": "s1", "speakers": ["north"], "date": "2024-05-01", "summary": "North agrees.",
         "citations": [{"source": "gazette"}],
         "stances": [{"attitude": "accepts", "subject": "proposal:quota"}]}]}
      """#
    let file = try TemporaryFile(json)
    let options = ["--proposal", "quota", "--day"]
    let early = try await ExampleRun("as-of", options + ["2024-05-02", file.path]).output
    #expect(early.contains("North: accepts") && early.contains("Nothing of this was known on that day."))
    let late = try await ExampleRun("as-of", options + ["2024-05-03", file.path]).output
    #expect(late.contains("North: accepts") && !late.contains("Nothing of this was known on that day."))
  }

  @Test(arguments: [
    (["--proposal", "us-82"], #"error: --proposal: no proposal "us-82"; did you mean us-28?"#),
    (["--dya", "2025-11-20"], "error: there is no option --dya; did you mean --day?"),
  ])
  func `helps with a mistake`(arguments: [String], message: String) async throws {
    let run = try await ExampleRun("as-of", arguments)
    #expect(run.exitCode == 2)
    #expect(run.output == "")
    #expect(run.errors == message + "\n")
  }
}
