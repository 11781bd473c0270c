import ExampleSupport
import Foundation
import TestSupport
import Testing

/// What a shell user expects of a program: help, version, standard input, the width of the terminal, colour.
@Suite struct ConventionTests {
  private static let readers = exampleNames.filter { $0 != "live-desk" }
  private static let sample = packageRoot.appending(path: "Examples/SampleDossiers/ukraine-2025.json").path

  /// Runs an example through a shell.
  private static func shell(
    _ command: String, _ name: String, environment: [String: String] = [:]
  ) async throws -> ExampleRun {
    try await ExampleRun(
      "/bin/sh", ["-c", command, ExampleRun.executable(name).path, sample], environment: environment)
  }

  @Test(arguments: exampleNames)
  func `-h is --help, and --version names the program`(name: String) async throws {
    let (short, long) = (try await ExampleRun(name, "-h"), try await ExampleRun(name, "--help"))
    #expect(short.output == long.output && short.exitCode == 0 && short.errors == "")
    for option in ["-h, --help", "--version"] { #expect(long.output.contains(option)) }
    let version = try await ExampleRun(name, "--version")
    #expect(version.output == "\(name), an example of Parley; reads dossiers of format version 1\n")
    #expect(version.exitCode == 0 && version.errors == "")
  }

  @Test(arguments: readers)
  func `a dossier may come by standard input or by a pipe with a name`(name: String) async throws {
    let expected = try await ExampleRun(name).output
    for command in [
      #"cat "$1" | "$0" -"#, #""$0" - < "$1""#, #"cat "$1" | "$0" /dev/stdin"#,
    ] {
      let run = try await Self.shell(command, name)
      #expect(run.errors == "" && run.exitCode == 0, "\(command)")
      let isSame = run.output == expected
      #expect(isSame, "\(command)")
    }
  }

  @Test(arguments: readers)
  func `what is wrong with standard input is said of standard input`(name: String) async throws {
    let run = try await ExampleRun(name, "-", input: "{\"$parley\": 1,\n \"actors\": [")
    #expect(run.exitCode == 2 && run.output == "")
    #expect(run.errors.hasPrefix("standard input:2:13: "), "\(run.errors)")
    let empty = try await ExampleRun(name, "-")
    #expect(empty.errors.hasPrefix("standard input:1:1: the file is empty"))
  }

  @Test(arguments: exampleNames)
  func `COLUMNS is the width of a line`(name: String) async throws {
    for width in [40, 60, 72] {
      let columns = ["COLUMNS": "\(width)"]
      var outputs = [try await ExampleRun(name, ["--help"], environment: columns).output]
      if name != "live-desk" { outputs.append(try await ExampleRun(name, [], environment: columns).output) }
      for line in outputs.joined(separator: "\n").split(separator: "\n") where line.count > width {
        // Only a word that is longer than a line may stand out.
        #expect(line.split(separator: " ").count <= 2, "\(line)")
      }
    }
  }

  @Test(arguments: ["0", "-5", "7", "wide", "99999999999999999999", ""])
  func `a width that cannot be is passed over`(columns: String) async throws {
    let run = try await ExampleRun("as-of", ["--help"], environment: ["COLUMNS": columns])
    #expect(run.output == (try await ExampleRun("as-of", "--help")).output)
  }

  @Test func `colour is for terminals, and NO_COLOR turns it off`() {
    let terminal = { (environment: [String: String], columns: Int?) in
      ExampleTerminal(environment: environment, columns: columns)
    }
    #expect(terminal([:], 80).isColoured && !terminal([:], nil).isColoured)
    #expect(!terminal(["NO_COLOR": "1"], 80).isColoured && terminal(["NO_COLOR": ""], 80).isColoured)
    #expect(!terminal(["TERM": "dumb"], 80).isColoured)
    #expect(terminal([:], 80).width == 80 && terminal([:], 300).width == 100 && terminal([:], nil).width == 100)
    #expect(terminal(["COLUMNS": "120"], 80).width == 120 && terminal(["COLUMNS": "120"], nil).width == 120)
  }

  @Test(arguments: readers)
  func `a pipe gets no colour`(name: String) async throws {
    #expect(!(try await ExampleRun(name).output).contains("\u{1B}"))
  }

  @Test(arguments: ["who-said-what", "discourse-map"])
  func `a range without a day is an error`(name: String) async throws {
    let run = try await ExampleRun(name, "--from", "2025-11-23", "--to", "2025-11-20")
    #expect(run.exitCode == 2 && run.output == "")
    #expect(run.errors == "error: --to: 2025-11-20 is before 2025-11-23\n")
  }

  @Test(arguments: [
    (
      "discourse-map", ["--from", "2030-01-01"],
      "error: nobody takes a side on any of the days that --from and --to name"
    ),
    ("compare-proposals", ["--from", "us-28", "--to", "us-28"], "error: --from and --to name the same text, us-28"),
    ("compare-proposals", ["--and", "us-28"], "error: --and names a text that is compared already, us-28"),
    ("live-desk", ["/no/such/store"], "error: /no/such/store: there is no store; --record makes one"),
    ("live-desk", ["--record", "--feed", "x"], "error: either --record or --feed, not both"),
    ("live-desk", ["--count", "2", "x"], "error: --count needs --feed"),
    ("live-desk", ["-"], "error: a store is a folder, not standard input; name one as in talks.parley"),
  ])
  func `what cannot be meant is refused in the words of the program`(
    name: String, arguments: [String], message: String
  ) async throws {
    let run = try await ExampleRun(name, arguments)
    #expect(run.exitCode == 2 && run.output == "")
    #expect(run.errors == message + "\n")
  }
}
