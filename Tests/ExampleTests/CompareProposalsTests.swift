import Foundation
import Testing

/// What `compare-proposals` prints about the sample.
@Suite struct CompareProposalsTests {
  @Test(arguments: [
    ("european", []),
    ("framework", ["--to", "framework-20", "--actor", "ukraine", "--actor", "russia"]),
    ("by-content", ["--to", "framework-20", "--by-content", "--actor", "ukraine", "--kept"]),
    ("earlier", ["--on", "2025-11-20", "--actor", "ukraine", "--json"]),
    ("three-way", ["--to", "e3-counter", "--and", "framework-20"]),
    ("cap", ["--through", "us-28/6"]),
    ("help", ["--help"]),
  ])
  func `compares`(name: String, arguments: [String]) async throws {
    let run = try await ExampleRun("compare-proposals", arguments)
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    try expectStored(run.output, as: "compare-proposals-\(name)")
  }

  @Test(arguments: [
    (["--from", "us28"], #"error: --from: no proposal "us28"; did you mean us-28?"#),
    (["--through", "us-28/66"], #"error: --through: no point "us-28/66"; did you mean us-28/6?"#),
    (["--actor", "ukrain"], #"error: --actor: no actor "ukrain"; did you mean ukraine?"#),
    (["--base", "us-28"], "error: there is no option --base; --help lists the options"),
  ])
  func `helps with a mistake`(arguments: [String], message: String) async throws {
    let run = try await ExampleRun("compare-proposals", arguments)
    #expect(run.exitCode == 2)
    #expect(run.output == "")
    #expect(run.errors == message + "\n")
  }
}
