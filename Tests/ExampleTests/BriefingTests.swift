import Foundation
import Testing

/// What `briefing` prints about the sample.
@Suite struct BriefingTests {
  @Test func `briefs on the day on which everything on record was known`() async throws {
    let run = try await ExampleRun("briefing")
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    try expectStored(run.output, as: "briefing")
  }

  @Test func `briefs on what a reader knew on 20 November 2025`() async throws {
    let run = try await ExampleRun("briefing", "--as-of-day", "2025-11-20")
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    try expectStored(run.output, as: "briefing-2025-11-20")
  }

  @Test func `prints the same as JSON`() async throws {
    let run = try await ExampleRun("briefing", "--as-of-day=2025-11-20", "--json")
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    try expectStored(run.output, as: "briefing-2025-11-20.json")

    // What stands in the text stands in the JSON too, whatever the line breaks.
    let text = try await ExampleRun("briefing", "--as-of-day=2025-11-20").output
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let sections = try #require(json["sections"] as? [[String: Any]])
    let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for section in sections {
      for item in section["items"] as? [[String: Any]] ?? [] {
        let line = try #require(item["text"] as? String)
        #expect(flat.contains(line), "\(line)")
      }
    }
  }

  @Test func `explains its options`() async throws {
    try expectStored(try await ExampleRun("briefing", "--help").output, as: "briefing-help")
  }

  @Test func `can brief on another proposal`() async throws {
    let run = try await ExampleRun("briefing", "--proposal", "geneva-19")
    #expect(run.exitCode == 0)
    #expect(run.output.hasPrefix("BRIEFING: GENEVA"))
  }

  @Test func `fits into 100 columns`() async throws {
    for line in try await ExampleRun("briefing").output.split(separator: "\n") {
      #expect(line.count <= 100, "\(line)")
    }
  }

  @Test func `does not know on a day what was published later`() async throws {
    let output = try await ExampleRun("briefing", "--as-of-day", "2025-11-20").output
    let sources = try #require(output.range(of: "\nSOURCES\n")).upperBound
    for day in 21...30 {
      #expect(!output[sources...].contains("\(day) November 2025"), "a source of \(day) November")
    }
    #expect(!output.contains("December 2025"))
  }

  @Test func `tells what the founding article tells`() async throws {
    let output = try await ExampleRun("briefing", "--as-of-day", "2025-11-20").output
    let text = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let facts = [
      "Ukraine backs the plan. The Europeans back the plan.",
      "No concession by Russia is on record, on the word of Kaja Kallas (20 November)",
      "Europe: not consulted, by 20 November, on the word of European officials",
      "Europe: not briefed, 20 November, on the word of European officials",
    ]
    for fact in facts { #expect(text.contains(fact), "\(fact)") }
    // A refusal to comment stands under its own heading, and nowhere among the positions.
    let positions = try #require(text.range(of: "WHO STANDS WHERE"))
    let refusals = try #require(text.range(of: "Decline to comment, which is no position - Dmitry Peskov"))
    #expect(!text[positions.upperBound..<refusals.lowerBound].contains("Peskov"))
  }

  @Test func `stops quietly when nobody reads on`() async throws {
    let shell = try await ExampleRun("/bin/sh", "-c", "\"$0\" | head -n 1", ExampleRun.executable("briefing").path)
    #expect(shell.output == "BRIEFING: US 28-POINT PEACE PLAN\n")
    #expect(shell.errors == "")
  }

  @Test func `briefs on a small dossier of somebody else`() async throws {
    let json = #"""
      {"$parley": 1, "title": "Fishing", "actors": [{"id": "north", "kind": "state", "name": "North"}],
       "proposals": [{"id": "quota", "kind": "draft", "title": "Quota", "provisions": [
         {"id": "quota/1", "number": "1", "text": "North catches 10,000 tonnes."}]}],
       "statements": [{"id": "s1", "speakers": ["north"], "date": "2024-05-01", "summary": "North agrees.",
         "stances": [{"attitude": "accepts", "subject": "proposal:quota"},
                     {"attitude": "rejects", "subject": "provision:quota/1", "firmness": "redLine"}]}]}
      """#
    let file = try TemporaryFile(json)
    let run = try await ExampleRun("briefing", file.path)
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    try expectStored(run.output, as: "briefing-small")
  }
}
