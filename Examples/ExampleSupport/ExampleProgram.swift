/// Why an example stops: the lines that it writes to standard error before it ends with exit code 2.
public struct ExampleFailure: Error, Hashable, Sendable {
  /// What is wrong, line by line.
  public var lines: [String]

  /// Creates a failure.
  ///
  /// - Parameter lines: What is wrong, line by line.
  public init(_ lines: String...) { self.lines = lines }

  /// Creates a failure.
  ///
  /// - Parameter lines: What is wrong, line by line.
  public init(lines: [String]) { self.lines = lines }
}

/// What all examples do alike: read their arguments, write, and end with the right exit code.
public enum ExampleProgram: Sendable {
  /// Runs an example and ends the process: exit code 0, or 2 when something that it was given cannot be used.
  ///
  /// The output is written only once it is complete, so that a failure leaves nothing on standard output.
  ///
  /// - Parameters:
  ///   - form: The options that the example knows.
  ///   - help: What `--help` prints; it begins with the name of the example and a colon.
  ///   - output: Makes the output.
  public static func run(
    _ form: ExampleArguments.Form, help: String,
    output: (ExampleArguments) throws(ExampleFailure) -> String
  ) -> Never {
    do throws(ExampleFailure) {
      let arguments = try ExampleArguments(CommandLine.arguments.dropFirst(), form)
      let text =
        arguments.has("--help")
        ? TextPage.wrapped(help, width: ExampleTerminal.output.width)
        : arguments.has("--version") ? version(of: help) : try output(arguments)
      if ExampleSystem.write(text, to: ExampleSystem.output) { ExampleSystem.end(0) }
      throw ExampleFailure("error: the output cannot be written")
    } catch {
      _ = ExampleSystem.write(error.lines.joined(separator: "\n") + "\n", to: ExampleSystem.errors)
      ExampleSystem.end(2)
    }
  }

  /// What `--version` prints: nothing of Parley is released yet, but its format has a version.
  private static func version(of help: String) -> String {
    "\(help.prefix { $0 != ":" }), an example of Parley; reads dossiers of format version 1\n"
  }
}
