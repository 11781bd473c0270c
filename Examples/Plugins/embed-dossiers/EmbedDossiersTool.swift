#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(ucrt)
  import ucrt
#endif

/// `embed-dossiers OUTPUT INPUT...`: writes a Swift file that holds each input as a string literal.
@main
enum EmbedDossiersTool {
  static func main() {
    do {
      try embed()
    } catch {
      // The package manager shows what a failed tool prints; an error that leaves `main` prints a backtrace instead.
      print("error: \(error)")
      exit(1)
    }
  }

  private static func embed() throws {
    let arguments = CommandLine.arguments.dropFirst().map { URL(filePath: $0) }
    guard let output = arguments.first else { throw EmbeddingError("usage: embed-dossiers OUTPUT INPUT...") }
    let dossiers = try arguments.dropFirst().map(EmbeddedText.init(file:))
    let swift = source(for: dossiers)
    try Data(swift.utf8).write(to: output, options: .atomic)
  }

  /// The Swift file.
  static func source(for dossiers: [EmbeddedText]) -> String {
    var result = """
      // Written by embed-dossiers; changes are lost with the next build.

      enum EmbeddedDossiers {
        /// The names of the files, without their ending, sorted.
        static let names: [String] = [\(dossiers.map { "\"\($0.name)\"" }.joined(separator: ", "))]

        /// The text of a file, byte by byte.
        static func text(named name: String) -> String? {
          switch name {

      """
    for dossier in dossiers { result += "    case \"\(dossier.name)\": \(dossier.identifier)\n" }
    result += "    default: nil\n    }\n  }\n"
    for dossier in dossiers {
      result += "\n  static var \(dossier.identifier): String { \(dossier.literal) }\n"
    }
    return result + "}\n"
  }
}
