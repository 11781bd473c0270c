import Foundation
import Testing

/// What `discourse-map` prints about the sample.
@Suite struct DiscourseMapTests {
  @Test(arguments: [
    ("all", []),
    ("november", ["--from", "2025-11-01", "--to", "2025-11-30", "--window", "7"]),
    ("actors-topics", ["--nodes", "actor", "--about", "topic", "--json"]),
    ("help", ["--help"]),
  ])
  func `maps a discourse`(name: String, arguments: [String]) async throws {
    let run = try await ExampleRun("discourse-map", arguments)
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    try expectStored(run.output, as: "discourse-map-\(name)")
  }

  @Test(arguments: [
    (["--nodes", "people"], #"error: --nodes: "people": it is one of represented, state, bloc and actor"#),
    (["--about", "actor"], #"error: --about: "actor": it is one of subject, topic and matter"#),
    (["--window", "0"], #"error: --window: "0": a window is a whole number of days from 1 on"#),
    (["--from", "2025-12-01", "--to", "2025-11-01"], "error: --to: 2025-11-01 is before 2025-12-01"),
  ])
  func `helps with a mistake`(arguments: [String], message: String) async throws {
    let run = try await ExampleRun("discourse-map", arguments)
    #expect(run.exitCode == 2)
    #expect(run.output == "")
    #expect(run.errors == message + "\n")
  }
}
