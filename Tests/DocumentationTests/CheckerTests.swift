import Testing

/// The checks of this target are programs too.
@Suite struct CheckerTests {
  private let page = Page(
    name: "Page.md",
    text: """
      Text.

      ```swift
      import Parley

      if true {
        print(1)
      }
      ```
      <!-- output: one -->
      ```text
      1
      ```
      1. In a list:

         <!-- not compiled: a manifest -->

         ```swift
         .package(url: "…")
         ```

      ````markdown
      ```swift
      no block
      ```
      ````
      """)

  @Test func `blocks are found with their remarks`() {
    #expect(page.blocks.map(\.language) == ["swift", "text", "swift", "markdown"])
    #expect(page.blocks.map(\.remark) == [nil, .output("one"), .notCompiled("a manifest"), nil])
    #expect(page.blocks.map(\.place) == ["Page.md:3", "Page.md:11", "Page.md:18", "Page.md:22"])
    #expect(page.blocks[2].text == #".package(url: "…")"#)
  }

  @Test func `a block is found whatever its indentation`() {
    let found = "import Parley\nfunc f() {\n    if true {\n      print(1)\n    }\n}"
    #expect(CompiledFile(text: found).contains(page.blocks[0]))
    let others = [
      "import Other\nfunc f() {\n    if true {\n      print(1)\n    }\n}",
      "import Parley\nif true {\nprint(1)\n}",
      "import Parley\nif true {\n  print(1)\n  print(2)\n}",
      "import Parley\nif true {\n  print(1)",
    ]
    for other in others { #expect(!CompiledFile(text: other).contains(page.blocks[0]), "\(other)") }
  }

  @Test func `printing is caught`() async throws {
    let output = try await printed { print("a", 1, separator: "-") }
    #expect(output == "a-1\n")
  }
}
