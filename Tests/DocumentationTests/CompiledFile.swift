import Foundation
import TestSupport

/// A Swift file that the compiler has accepted.
struct CompiledFile {
  private let lines: [Substring]

  /// Reads a file of the package.
  init(path: String) throws {
    self.init(text: try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8))
  }

  init(text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Whether the lines of a block follow each other somewhere in this file, and the modules that it imports are imported.
  func contains(_ block: Block) -> Bool {
    let isImportOrBlank = { (line: Substring) in line.isEmpty || line.hasPrefix("import ") }
    let imports = block.lines.prefix(while: isImportOrBlank).filter { !$0.isEmpty }
    let code = dedented(block.lines.drop(while: isImportOrBlank))
    guard imports.allSatisfy(lines.contains) else { return false }
    guard !code.isEmpty else { return !imports.isEmpty }
    guard lines.count >= code.count else { return false }
    return (0...lines.count - code.count).contains { start in
      // Cheap first: few windows have the first line.
      lines[start].hasSuffix(code[0]) && dedented(lines[start..<start + code.count]) == code
    }
  }
}
