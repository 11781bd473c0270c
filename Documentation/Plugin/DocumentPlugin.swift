import Foundation
import PackagePlugin

/// `swift package document`: builds the documentation of all library products as one static site.
///
/// The plugin writes only to its own work directory, so it needs no permission flag, and it uses the `docc` of the
/// toolchain, so the package needs no dependency. Whatever follows the verb is handed to `docc convert`, for example
/// `--hosting-base-path parley`.
@main
struct DocumentPlugin: CommandPlugin {
  /// Builds the site, then counts what has no documentation.
  ///
  /// - Parameters:
  ///   - context: The package and the work directory.
  ///   - arguments: Further arguments for `docc convert`.
  /// - Throws: ``Failure`` when a warning, an error or an undocumented symbol is left.
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let graphs = try collectSymbolGraphs(context: context)
    let site = context.pluginWorkDirectoryURL.appendingPathComponent("site", isDirectory: true)
    let catalogue = context.package.directoryURL.appendingPathComponent("Documentation/Parley.docc")

    let command = try doccCommand(context: context)
    let status = try run(
      command.executable,
      command.arguments + [
        "convert", catalogue.path, "--additional-symbol-graph-dir", graphs.path, "--output-path", site.path,
        "--fallback-display-name", "Parley", "--fallback-bundle-identifier", "parley.documentation",
        "--transform-for-static-hosting", "--warnings-as-errors",
      ] + arguments)
    guard status == 0 else { throw Failure("docc reported the problems above (exit code \(status)).") }

    let coverage = try Coverage(symbolGraphsIn: graphs)
    for symbol in coverage.undocumented { Diagnostics.error("no documentation: \(symbol)") }
    print("\(coverage.symbolCount) public symbols, \(coverage.undocumented.count) without documentation.")
    print("The site is \(site.path)")
    print("A browser shows a blank page when it opens the files themselves. Serve them, for example with")
    print("  python3 -m http.server -d '\(site.path)'")
    print("and open http://localhost:8000/documentation/parley")
    guard coverage.undocumented.isEmpty else { throw Failure("Public symbols without documentation are left.") }
  }

  /// Gathers the symbol graphs of the modules that clients can import; tests and examples stay out.
  private func collectSymbolGraphs(context: PluginContext) throws -> URL {
    let files = FileManager.default
    let folder = context.pluginWorkDirectoryURL.appendingPathComponent("symbol-graphs", isDirectory: true)
    // Graphs of a module that has been removed or renamed since must not stay in the site.
    if files.fileExists(atPath: folder.path) { try files.removeItem(at: folder) }
    try files.createDirectory(at: folder, withIntermediateDirectories: true)

    let options = PackageManager.SymbolGraphOptions(
      minimumAccessLevel: .public, includeSynthesized: true, includeSPI: false, emitExtensionBlocks: true)
    var seen: Set<Target.ID> = []
    for target in context.package.products(ofType: LibraryProduct.self).flatMap(\.targets)
    where seen.insert(target.id).inserted {
      let graph = try packageManager.getSymbolGraph(for: target, options: options)
      for file in try files.contentsOfDirectory(at: graph.directoryURL, includingPropertiesForKeys: nil)
      where file.lastPathComponent.hasSuffix(".symbols.json") {
        try files.copyItem(at: file, to: folder.appendingPathComponent(file.lastPathComponent))
      }
    }
    return folder
  }

  /// Finds `docc` in the toolchain, or through `xcrun`, because Xcode keeps it outside of the search path.
  private func doccCommand(context: PluginContext) throws -> (executable: URL, arguments: [String]) {
    if let tool = try? context.tool(named: "docc") { return (tool.url, []) }
    let xcrun = URL(fileURLWithPath: "/usr/bin/xcrun")
    guard FileManager.default.isExecutableFile(atPath: xcrun.path) else {
      throw Failure("There is no docc beside the Swift compiler or in PATH.")
    }
    return (xcrun, ["docc"])
  }

  private func run(_ executable: URL, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// Why no site was made.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
