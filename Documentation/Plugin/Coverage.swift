import Foundation

/// Which public symbols have no documentation, by their symbol graphs.
///
/// DocC's own coverage counts what the compiler writes, such as a derived `init(from:)`, which nobody can document.
struct Coverage {
  /// Public symbols that a person declared.
  private(set) var symbolCount = 0

  /// Paths of those without documentation, sorted, with the place where they are declared.
  private(set) var undocumented: [String] = []

  /// Reads all graphs of a folder.
  ///
  /// - Parameter folder: A folder with `*.symbols.json` files.
  /// - Throws: An error of reading or decoding.
  init(symbolGraphsIn folder: URL) throws {
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let graph = try JSONDecoder().decode(SymbolGraph.self, from: Data(contentsOf: file))
      for symbol in graph.symbols where symbol.isDeclaredByHand {
        symbolCount += 1
        if !symbol.isDocumented(in: graph.module.name) { undocumented.append("\(graph.module.name).\(symbol)") }
      }
    }
    undocumented.sort()
  }
}

/// The part of a symbol graph that counting needs.
private struct SymbolGraph: Decodable {
  struct Module: Decodable { let name: String }

  struct Symbol: Decodable, CustomStringConvertible {
    struct Identifier: Decodable { let precise: String }
    struct Kind: Decodable { let identifier: String }
    struct Comment: Decodable {
      struct Line: Decodable { let text: String }
      let module: String?
      let lines: [Line]
    }
    struct Location: Decodable {
      struct Position: Decodable { let line: Int }
      let uri: String
      let position: Position
    }

    let identifier: Identifier
    let kind: Kind
    let pathComponents: [String]
    let docComment: Comment?
    let location: Location?

    /// Members inherited from a protocol's default carry a marker; derived conformances have no place in a file;
    /// an extension block is documented through its members.
    var isDeclaredByHand: Bool {
      !identifier.precise.contains("::SYNTHESIZED::") && location != nil && kind.identifier != "swift.extension"
    }

    /// Text that a declaration inherits from a requirement of another module, such as `Encodable`, does not count.
    func isDocumented(in module: String) -> Bool {
      guard let docComment, docComment.module == module else { return false }
      return docComment.lines.contains { !$0.text.allSatisfy(\.isWhitespace) }
    }

    var description: String {
      let path = pathComponents.joined(separator: ".")
      guard let location, let file = location.uri.split(separator: "/").last else { return path }
      return "\(path) (\(file):\(location.position.line + 1))"
    }
  }

  let module: Module
  let symbols: [Symbol]
}
