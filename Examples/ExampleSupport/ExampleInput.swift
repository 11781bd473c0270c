public import Parley
import SampleDossiers

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Opens the dossier that an example is to work on.
public enum ExampleInput: Sendable {
  /// The dossier at a path, or the sample of November 2025.
  ///
  /// A dossier with a contradiction in it, such as a reference to a record that does not exist, is refused: an answer
  /// drawn from it would be wrong somewhere.
  ///
  /// - Parameter path: The path of a JSON file or pipe, `-` for standard input; `nil` stands for the sample.
  /// - Returns: The dossier.
  /// - Throws: ``ExampleFailure`` that names the place and, where it can be said, the cure.
  public static func open(_ path: String?) throws(ExampleFailure) -> Dossier {
    let name = path == "-" ? "standard input" : path ?? "ukraine-2025.json"
    let bytes = try path.map(read) ?? SampleDossiers.ukraine2025JSON
    if bytes.isEmpty {
      throw ExampleFailure("\(name):1:1: the file is empty; a dossier is one JSON object, as in {\"$parley\": 1}")
    }
    let dossier: Dossier
    do {
      dossier = try Dossier(jsonBytes: bytes, named: name)
    } catch {
      throw ExampleFailure("\(error)")
    }
    let errors = dossier.validate(locatingIn: bytes, named: name).filter { $0.severity == .error }
    guard !errors.isEmpty else { return dossier }
    let shown = errors.prefix(20).map(\.description)
    let rest = errors.count > 20 ? ["\(name): and \(errors.count - 20) more"] : []
    throw ExampleFailure(lines: shown + rest)
  }

  /// The bytes of a file, a pipe or standard input.
  private static func read(_ path: String) throws(ExampleFailure) -> [UInt8] {
    let limit = 1 << 30
    let bytes: [UInt8]?
    let name: String
    if path == "-" {
      name = "standard input"
      bytes = ExampleSystem.read(ExampleSystem.input, atMost: limit)
    } else {
      name = path
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw ExampleFailure("\(path): error: there is no such file")
      }
      if isFolder { throw ExampleFailure("\(path): error: this is a folder; name a JSON file in it") }
      bytes = ExampleSystem.read(path, atMost: limit)
    }
    guard let bytes else { throw ExampleFailure("\(name): error: it cannot be read; are its permissions right?") }
    if bytes.count > limit { throw ExampleFailure("\(name): error: it is larger than a gigabyte") }
    return bytes
  }
}
