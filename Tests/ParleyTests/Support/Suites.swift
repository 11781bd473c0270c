import Foundation

/// Test suites of other projects, which are no part of this package.
enum Suites {
  /// The folder that the environment variable `PARLEY_SUITES` names; `nil` where it is missing.
  static var folder: URL? {
    ProcessInfo.processInfo.environment["PARLEY_SUITES"].map { URL(filePath: $0, directoryHint: .isDirectory) }
  }
}
