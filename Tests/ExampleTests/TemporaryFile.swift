import Foundation

/// A file for an example to read, gone when nobody needs it any more.
final class TemporaryFile: Sendable {
  /// Where it is.
  let path: String

  /// Writes a file.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - name: Its name, which messages show.
  /// - Throws: An error of writing.
  init(_ bytes: some Sequence<UInt8>, name: String = "talks.json") throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "parley-file-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    path = file.path
  }

  /// Writes a text.
  convenience init(_ text: String) throws { try self.init(text.utf8) }

  deinit {
    try? FileManager.default.removeItem(at: URL(filePath: path).deletingLastPathComponent())
  }
}
