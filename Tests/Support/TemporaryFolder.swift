import Foundation

/// A new folder, which is removed together with the last reference to it: a function that goes on with a path in it holds
/// the folder by `withExtendedLifetime`.
package final class TemporaryFolder: Sendable {
  /// Where it is.
  package let path: String

  /// Makes a folder.
  ///
  /// - Throws: An error of making it.
  package init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "parley-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// A path in it.
  ///
  /// - Parameter name: A name, or a path from this folder.
  /// - Returns: The path.
  package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }
}
