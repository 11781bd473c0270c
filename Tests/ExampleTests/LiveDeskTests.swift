import Foundation
import TestSupport
import Testing

/// What `live-desk` does: it records, crashes, goes on, and is followed by another process.
@Suite struct LiveDeskTests {
  /// Gives work the path of a store that does not exist yet, and removes the store afterwards.
  private func withStore(_ work: (String) async throws -> Void) async throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try await work(folder("talks.parley"))
  }

  /// The output without what differs from store to store.
  private func stable(_ output: String) -> String {
    output.replacing(/[0-9a-f]{32}-([0-9]+)-[0-9a-f]{8}/) { "(store)-\($0.output.1)-(check)" }
  }

  @Test func `what both editors recorded is there, and is followed from another process`() async throws {
    try await withStore { path in
      let recorded = try await ExampleRun("live-desk", "--record", path)
      #expect(recorded.errors == "" && recorded.exitCode == 0)
      let feed = try await ExampleRun("live-desk", "--feed", path)
      try expectStored(stable(feed.output), as: "live-desk-feed")
      let token = try #require(feed.output.split(separator: " ").last).trimmingCharacters(in: .newlines)
      let rest = try await ExampleRun("live-desk", "--feed", "--after", token, path)
      #expect(rest.output == "to go on: --after \(token)\n")
    }
  }

  @Test func `nothing that was recorded is lost when the process is killed`() async throws {
    try await withStore { path in
      let crashed = try await ExampleRun("live-desk", "--record", "--crash-after", "3", path)
      #expect(crashed.exitCode == 128 + 9 && crashed.output == "")
      async let feed = ExampleRun("live-desk", "--feed", "--count", "6", path)
      let recorded = try await ExampleRun("live-desk", "--record", path)
      // The third entry was acknowledged; the other editor's next one may have reached the disk as well.
      let opened = try #require([3, 4].first { recorded.output.hasPrefix("opened at entry \($0), ") })
      #expect(
        recorded.output == """
          opened at entry \(opened), \(opened) read from the journal
          recorded \(6 - opened) entries, now at 6

          """)
      #expect(try await stable(feed.output) == storedFeed())
      let overview = try await ExampleRun("live-desk", path)
      try expectStored(overview.output, as: "live-desk")
    }
  }

  private func storedFeed() throws -> String {
    try String(
      contentsOf: packageRoot.appending(path: "Tests/Fixtures/ExampleOutputs/live-desk-feed.txt"), encoding: .utf8)
  }

  @Test func `explains itself as stored`() async throws {
    try expectStored(try await ExampleRun("live-desk", "--help").output, as: "live-desk-help")
  }

  @Test(arguments: [
    ([], "error: name a store, as in talks.parley"),
    (["/no/such/store"], "error: /no/such/store: there is no store; --record makes one"),
    (["--count", "0", "s"], #"error: --count: "0": a count is a whole number from 1 on"#),
    (["--after", "x", "s"], #"error: --after: "x": this is no token of a feed"#),
    (["--recrod", "s"], "error: there is no option --recrod; did you mean --record?"),
  ])
  func `helps with a mistake`(arguments: [String], message: String) async throws {
    let run = try await ExampleRun("live-desk", arguments)
    #expect(run.exitCode == 2)
    #expect(run.output == "")
    #expect(run.errors == message + "\n")
  }

  /// What somebody may do to the files of a store.
  enum Harm: CaseIterable {
    case manifestRemoved, manifestGarbled, journalRemoved, journalEmptied, firstLineGarbled, laterLineGarbled
    case journalIsFolder, manifestIsLink

    func happen(to path: String) throws {
      let files = FileManager.default
      let folder = URL(filePath: path)
      let manifest = folder.appending(path: "MANIFEST.json")
      let names = try files.contentsOfDirectory(atPath: path).filter { $0.hasPrefix("journal-") }.sorted()
      let journal = folder.appending(path: try #require(names.first))
      switch self {
      case .manifestRemoved: try files.removeItem(at: manifest)
      case .manifestGarbled: try Data("{}".utf8).write(to: manifest)
      case .journalRemoved: try files.removeItem(at: journal)
      case .journalEmptied: try Data().write(to: journal)
      case .firstLineGarbled: try garble(journal, line: 0)
      case .laterLineGarbled: try garble(journal, line: 3)
      case .journalIsFolder:
        try files.removeItem(at: journal)
        try files.createDirectory(at: journal, withIntermediateDirectories: false)
      case .manifestIsLink:
        try files.removeItem(at: manifest)
        try files.createSymbolicLink(at: manifest, withDestinationURL: journal)
      }
    }

    private func garble(_ file: URL, line: Int) throws {
      var lines = try Data(contentsOf: file).split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
      try #require(line < lines.count && lines[line].count > 10)
      lines[line][lines[line].count / 2] ^= 1
      try Data(lines.joined(separator: [10])).write(to: file)
    }
  }

  @Test(arguments: Harm.allCases)
  func `a damaged store is told of without the names of calls`(harm: Harm) async throws {
    try await withStore { path in
      _ = try await ExampleRun("live-desk", "--record", path)
      try harm.happen(to: path)
      let run = try await ExampleRun("live-desk", path)
      #expect(run.exitCode == 2 && run.output == "")
      #expect(run.errors.hasPrefix("error: \(path)") && run.errors.hasSuffix("\n"))
      #expect(!run.errors.contains(/LedgerStore|[a-z]\([a-z:]*\)/))
    }
  }

  @Test func `a token of another store is told of in the words of the options`() async throws {
    try await withStore { path in
      _ = try await ExampleRun("live-desk", "--record", path)
      _ = try await ExampleRun("live-desk", "--record", path + "-2")
      let feed = try await ExampleRun("live-desk", "--feed", path + "-2")
      let token = try #require(feed.output.split(separator: " ").last).trimmingCharacters(in: .newlines)
      let run = try await ExampleRun("live-desk", "--feed", "--count", "1", "--after", token, path)
      #expect(run.errors == "error: \(path): the token of --after is of another store; begin without --after\n")
    }
  }
}
