import Foundation
import PackagePlugin

/// Turns the `*.json` files of a target into one Swift file, so that reading a sample needs neither a resource bundle
/// nor full Foundation, which the accessor that SwiftPM writes for resources would load.
@main
struct EmbedDossiers: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let dossiers = module.sourceFiles
      .map(\.url)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appendingPathComponent("EmbeddedDossiers.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(dossiers.count) dossiers in \(target.name)",
        executable: try context.tool(named: "embed-dossiers").url,
        arguments: [output.path] + dossiers.map(\.path),
        inputFiles: dossiers,
        outputFiles: [output])
    ]
  }
}
