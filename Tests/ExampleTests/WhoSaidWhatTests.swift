import Foundation
import Testing

/// What `who-said-what` prints about the sample.
@Suite struct WhoSaidWhatTests {
  @Test(arguments: [
    ("kallas", ["--speaker", "kaja-kallas"]),
    ("force-cap", ["--about", "provision:us-28/6", "--attitude", "opposes", "--attitude", "rejects", "--newest"]),
    ("refusals", ["--about", "proposal:us-28", "--exactly", "--attitude", "withholds", "--json"]),
    ("germany", ["--for", "germany", "--from", "2025-11-20", "--to", "2025-11-23"]),
    ("members", ["--member-of", "european-union", "--during", "2025-11-20", "--about", "matter:ceasefire"]),
    ("newest", ["--newest", "--limit", "3"]),
    ("nothing", ["--speaker", "kaja-kallas", "--during", "2024"]),
    ("help", ["--help"]),
  ])
  func `answers`(name: String, arguments: [String]) async throws {
    let run = try await ExampleRun("who-said-what", arguments)
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    try expectStored(run.output, as: "who-said-what-\(name)")
  }

  @Test(arguments: [
    (["--speaker", "kalas"], #"error: --speaker: no actor "kalas"; did you mean kaja-kallas?"#),
    (["--speaker", "Kaja Kallas"], #"error: --speaker: no actor "Kaja Kallas"; did you mean kaja-kallas?"#),
    (["--for", "xyzzy"], #"error: --for: no actor "xyzzy""#),
    (["--about", "proposal:us28"], #"error: --about: no proposal "us28"; did you mean proposal:us-28?"#),
    (["--about", "us-28"], #"error: --about: "us-28": it lacks the kind of thing, as in "proposal:us-28""#),
    (["--attitude", "oposes"], #"error: --attitude: no attitude "oposes"; did you mean opposes?"#),
    (["--exactly"], "error: --exactly needs --about"),
    (["--limit", "0"], #"error: --limit: "0": a limit is a whole number from 1 on"#),
    (
      ["--from", "yesterday"],
      #"error: --from: "yesterday" at byte 0: a year of at least four digits should stand here; a day is written YYYY-MM-DD"#
    ),
    (["--during", "2025-13"], #"error: --during: "2025-13" at byte 5: a month is 01 to 12, a season 21 to 24"#),
    (["--spaeker", "x"], "error: there is no option --spaeker; did you mean --speaker?"),
    (["--speaker"], "error: --speaker needs a value"),
    (["--limit", "1", "--limit", "2"], "error: --limit is given twice"),
    (["one.json", "two.json"], #"error: one dossier at a time, not "one.json" and "two.json""#),
  ])
  func `helps with a mistake`(arguments: [String], message: String) async throws {
    let run = try await ExampleRun("who-said-what", arguments)
    #expect(run.exitCode == 2)
    #expect(run.output == "")
    #expect(run.errors == message + "\n")
  }
}
