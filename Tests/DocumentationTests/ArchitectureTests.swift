import Foundation
import TestSupport
import Testing

/// The page for people who change the package says what is there.
@Suite struct ArchitectureTests {
  private static let page = "Documentation/Architecture.md"

  private static let text = Result {
    try String(contentsOf: packageRoot.appending(path: page), encoding: .utf8)
  }

  @Test func `every path that the page names is there`() throws {
    let paths = Self.paths(in: try Self.text.get())
    #expect(paths.count > 80)
    for path in paths {
      #expect(FileManager.default.fileExists(atPath: packageRoot.appending(path: path).path), "\(path)")
    }
  }

  @Test func `paths are found in links and in code`() {
    let text = """
      [A](../Sources/A.swift) and [B](Parley.docc/B.md), see [the web](https://example.org/c) and `Tests/D`, `.ci/e`;
      not `swift run f/g`, `list(in:)` or `Sources`.
      """
    #expect(
      Self.paths(in: text) == ["Sources/A.swift", "Documentation/Parley.docc/B.md", "Tests/D", ".ci/e"])
  }

  @Test func `the map has the layers in their order`() throws {
    let rows = try Self.text.get().split(separator: "\n").filter { $0.hasPrefix("| `Sources/") }
    let folders = rows.map { $0.dropFirst("| `Sources/".count).prefix { $0 != "`" } }
    #expect(folders.map(String.init) == LayerTests.order.flatMap(\.self))
  }

  @Test func `a flow has twelve stops at most, each of them once`() throws {
    let flows = try #require(
      try Self.text.get().components(separatedBy: "\n## ").first { $0.hasPrefix("Five flows") }
    ).components(separatedBy: "\n### ").dropFirst()
    #expect(flows.count == 5)
    for flow in flows {
      let stops = flow.split(separator: "\n").compactMap { Int($0.prefix { $0 != "." }) }
      #expect((5...12).contains(stops.count) && stops == Array(1...max(1, stops.count)), "\(flow.prefix(40))")
    }
  }

  /// What a page names: the targets of its links, and code that is a path from the folder of the package.
  private static func paths(in text: String) -> [String] {
    let mentions = text.matches(of: /\]\(([^)\s]+)\)|`([\w.]+(?:\/[\w.+-]+)+)`/)
    return mentions.compactMap { mention in
      if let path = mention.output.2 { return String(path) }
      guard let link = mention.output.1, !link.contains("://") else { return nil }
      return link.hasPrefix("../") ? String(link.dropFirst(3)) : "Documentation/\(link)"
    }
  }
}
