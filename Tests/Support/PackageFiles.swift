package import Foundation

/// The folder of Package.swift.
package let packageRoot: URL = {
  var folder = URL(filePath: #filePath).deletingLastPathComponent()
  while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
    folder.deleteLastPathComponent()
  }
  return folder
}()

/// Finds files of the package.
///
/// - Parameters:
///   - folder: A folder of the package, by its path from Package.swift.
///   - suffix: The end of the names of the files.
/// - Returns: The paths of the files from Package.swift, sorted.
/// - Throws: An error of reading the folder.
package func files(below folder: String, ending suffix: String) throws -> [String] {
  try FileManager.default.subpathsOfDirectory(atPath: packageRoot.appending(path: folder).path)
    .filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
}

/// Where an executable of the package is: beside the test bundle.
///
/// - Parameter name: The name of the executable.
/// - Returns: Its location.
package func builtProgram(_ name: String) -> URL {
  let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
  return (bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL).appending(path: name)
}

/// Whether stored outputs are to be written anew rather than compared: `PARLEY_RECORD=1 swift test`.
package var isRecording: Bool { ProcessInfo.processInfo.environment["PARLEY_RECORD"] == "1" }
