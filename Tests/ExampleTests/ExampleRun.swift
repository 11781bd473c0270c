import Foundation
import TestSupport

/// What an example did when it ran: `try await ExampleRun("briefing", "--help").output`.
struct ExampleRun: Sendable {
  /// What it wrote to standard output.
  let output: String

  /// What it wrote to standard error.
  let errors: String

  /// Its exit code; 128 and the signal's number when it crashed, as a shell counts.
  let exitCode: Int32

  /// Runs a built example and waits for it.
  ///
  /// - Parameters:
  ///   - name: The executable's name: `who-said-what`.
  ///   - arguments: Its arguments.
  ///   - input: What it reads from standard input.
  ///   - environment: Variables on top of those of the tests.
  ///   - timeLimit: When a run that hangs is ended.
  /// - Throws: An error of starting it.
  init(
    _ name: String, _ arguments: String..., input: String = "", environment: [String: String] = [:],
    timeLimit: Duration = .seconds(120)
  ) async throws {
    try await self.init(name, arguments, input: input, environment: environment, timeLimit: timeLimit)
  }

  /// Runs a built example, or any program by its path, and waits for it.
  ///
  /// - Parameters:
  ///   - name: The executable's name, or an absolute path.
  ///   - arguments: Its arguments.
  ///   - input: What it reads from standard input.
  ///   - environment: Variables on top of those of the tests.
  ///   - timeLimit: When a run that hangs is ended.
  /// - Throws: An error of starting it.
  init(
    _ name: String, _ arguments: [String], input: String = "", environment: [String: String] = [:],
    timeLimit: Duration = .seconds(120)
  ) async throws {
    // Files instead of pipes: a pipe that nobody empties stops the example.
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let files = (
      input: URL(filePath: folder("in")), output: URL(filePath: folder("out")), errors: URL(filePath: folder("err"))
    )
    try Data(input.utf8).write(to: files.input)
    try Data().write(to: files.output)
    try Data().write(to: files.errors)

    let process = Process()
    process.executableURL = Self.executable(name)
    process.arguments = arguments
    process.currentDirectoryURL = packageRoot
    // What the terminal of a developer asks for must not change what is compared.
    let inherited = ProcessInfo.processInfo.environment.filter { !["COLUMNS", "NO_COLOR"].contains($0.key) }
    process.environment = inherited.merging(environment) { _, new in new }
    process.standardInput = try FileHandle(forReadingFrom: files.input)
    process.standardOutput = try FileHandle(forWritingTo: files.output)
    process.standardError = try FileHandle(forWritingTo: files.errors)

    let watchdog = Task {
      try await Task.sleep(for: timeLimit)
      process.terminate()
    }
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
    watchdog.cancel()

    output = String(decoding: try Data(contentsOf: files.output), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: files.errors), as: UTF8.self)
    exitCode = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
  }

  /// Where a program is.
  static func executable(_ name: String) -> URL {
    name.hasPrefix("/") ? URL(filePath: name) : builtProgram(name)
  }
}

/// The executables of the folder Examples, by the names of their folders: `WhoSaidWhat` is `who-said-what`.
let exampleNames: [String] = {
  let folder = packageRoot.appending(path: "Examples")
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  let others: Set = ["ExampleSupport", "Plugins", "SampleDossiers"]
  return names.filter { !others.contains($0) && !$0.hasPrefix(".") }.sorted().map { name in
    name.reduce(into: "") { result, letter in
      if letter.isUppercase, !result.isEmpty { result += "-" }
      result += letter.lowercased()
    }
  }
}()
