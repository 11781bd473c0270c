import Foundation
import TestSupport
import Testing

// How to write an example in Documentation/Parley.docc or README.md:
//
// 1. Put its code into a function in Snippets/NAME-OF-THE-PAGE.swift (or take it out of a program in Examples), and copy
//    the lines into a block that starts with ```swift. Indentation as a whole does not matter, and `import` lines at the
//    top of a block stand for those at the top of the file; everything else must be there, line by line.
//    One function may serve several blocks, each of them some lines of it.
// 2. To show what it prints, add the function to `snippets` in Snippets/All.swift and put <!-- output: its-name -->
//    on the line before a ```text block. That block must be all that the function prints. The name may also be one of
//    Tests/Fixtures/ExampleOutputs, whose block may be an excerpt: lines that follow each other.
// 3. What is no code of a program, such as lines for a Package.swift, has <!-- not compiled: why --> before it.

@Suite struct DocumentationTests {
  @Test func `every Swift block occurs in a compiled file`() throws {
    let sources = try compiledFiles()
    for block in try pages().flatMap(\.blocks) where block.language == "swift" {
      if case .notCompiled(let reason) = block.remark {
        #expect(!reason.isEmpty, "\(block.place): say why it is not compiled")
      } else if !sources.contains(where: { $0.contains(block) }) {
        Issue.record("\(block.place): no compiled file contains this block:\n\(block.text)")
      }
    }
  }

  @Test func `every output block is what a program prints`() async throws {
    for block in try pages().flatMap(\.blocks) {
      guard case .output(let name) = block.remark else { continue }
      if let snippet = snippets[name] {
        let printed = try await printed(by: snippet)
        #expect(printed == block.text + "\n", "\(block.place): not what the snippet prints")
      } else if let stored = try? String(contentsOf: fixture(name), encoding: .utf8) {
        #expect("\n\(stored)".contains("\n\(block.text)\n"), "\(block.place): not in what the example prints")
      } else {
        Issue.record("\(block.place): there is no snippet and no stored example output called \(name)")
      }
    }
  }

  @Test func `every snippet runs`() async throws {
    for (name, snippet) in snippets.sorted(by: { $0.key < $1.key }) {
      await #expect(throws: Never.self, "\(name)") { _ = try await printed(by: snippet) }
    }
  }

  /// Pages are looked for, not listed; an empty search would pass every other test.
  @Test func `there are pages to check`() throws {
    #expect(try pages().contains { $0.name == "README.md" && !$0.blocks.isEmpty })
    #expect(try pages().contains { $0.name == "Documentation/Parley.docc/Parley.md" })
  }

  private func pages() throws -> [Page] {
    try ["README.md", "Documentation/Architecture.md"].map(Page.init(path:))
      + files(below: "Documentation/Parley.docc", ending: ".md").map(Page.init(path:))
  }

  private func compiledFiles() throws -> [CompiledFile] {
    try
      (files(below: "Tests/DocumentationTests/Snippets", ending: ".swift") + files(below: "Examples", ending: ".swift"))
      .map(CompiledFile.init(path:))
  }

  private func fixture(_ name: String) -> URL {
    packageRoot.appending(path: "Tests/Fixtures/ExampleOutputs/\(name).txt")
  }
}
