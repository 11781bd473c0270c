#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How an example lays out what it writes: how wide, and whether in colour.
public struct ExampleTerminal: Hashable, Sendable {
  /// How many columns a line has, 20 to 500.
  public let width: Int

  /// Whether headings and changed words are marked by colour.
  public let isColoured: Bool

  /// Reads what the surroundings ask for.
  ///
  /// The variable `COLUMNS` decides about the width, then the terminal, of which wide ones are not filled: lines of more
  /// than 100 characters are hard to read. Without either a line has 100 columns, so that files and pipes get the same
  /// text everywhere. Colour is for terminals alone; `NO_COLOR` with any value, or `TERM=dumb`, turns it off.
  ///
  /// - Parameters:
  ///   - environment: The variables of the environment.
  ///   - columns: How many columns the terminal has; `nil` where the output is no terminal.
  public init(environment: [String: String], columns: Int?) {
    let usual = 100
    let asked = environment["COLUMNS"].flatMap { Int($0) }.flatMap { 20...500 ~= $0 ? $0 : nil }
    width = asked ?? columns.map { min(max($0, 20), usual) } ?? usual
    isColoured = columns != nil && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  /// The terminal, file or pipe to which the process writes its output.
  public static let output = ExampleTerminal(
    environment: ProcessInfo.processInfo.environment,
    columns: ExampleSystem.isTerminal(ExampleSystem.output)
      ? ExampleSystem.columns(of: ExampleSystem.output) ?? 80 : nil)
}
