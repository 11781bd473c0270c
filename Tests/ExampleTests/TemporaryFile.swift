import Foundation
import TestSupport

/// A file for an example to read, which is removed together with the last reference to it.
final class TemporaryFile: Sendable {
  private let folder: TemporaryFolder

  /// Where it is.
  let path: String

  /// Writes a file.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - name: Its name, which messages show.
  /// - Throws: An error of writing.
  init(_ bytes: some Sequence<UInt8>, name: String = "talks.json") throws {
    folder = try TemporaryFolder()
    path = folder(name)
    try Data(bytes).write(to: URL(filePath: path))
  }

  /// Writes a text.
  convenience init(_ text: String) throws { try self.init(text.utf8) }
}
