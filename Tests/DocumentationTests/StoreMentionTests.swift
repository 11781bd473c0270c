import Foundation
import ParleyStore
import TestSupport
import Testing

/// What the pages about stores list must be what the module has.
@Suite struct StoreMentionTests {
  @Test func `every code of a store's error is explained`() throws {
    let page = packageRoot.appending(path: "Documentation/Parley.docc/Guides/StoringADossier.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for code in StoreError.Code.allCases { #expect(text.contains("\n| `\(code)` |"), "\(code)") }
  }
}
