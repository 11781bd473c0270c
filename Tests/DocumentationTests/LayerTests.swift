import Foundation
import TestSupport
import Testing

@Suite("The folders of the sources are layers")
struct LayerTests {
  /// The folders of each module, the lowest layer first: types are named by layers above them only.
  static let order: [[String]] = [
    [
      "Parley/Foundations", "Parley/Coding", "Parley/Model", "Parley/Dossier/Tables", "Parley/Dossier",
      "Parley/Dossier/Validation", "Parley/Ledger", "Parley/Query/Questions", "Parley/Query/Text", "Parley/Query/Index",
      "Parley/Query/Records", "Parley/Query/Planning", "Parley/Query/Answers", "Parley/Query/Columns",
      "Parley/Snapshot",
    ],
    [
      "ParleyAnalysis/Foundations", "ParleyAnalysis/Positions", "ParleyAnalysis/Proposals", "ParleyAnalysis/Consent",
      "ParleyAnalysis/Balances", "ParleyAnalysis/Networks",
    ],
    ["ParleyStore/Files", "ParleyStore/Format", "ParleyStore/Commit", "ParleyStore/Store"],
  ]

  private static let sources: [(path: String, text: String)] = {
    let paths = (try? files(below: "Sources", ending: ".swift")) ?? []
    return paths.map { path in
      let text = (try? String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)) ?? ""
      return (String(path.dropFirst("Sources/".count)), text)
    }
  }()

  @Test func `Every folder with sources is in the order, and every folder of the order has sources`() {
    let folders = Set(Self.sources.map { Self.folder(of: $0.path) })
    #expect(folders == Set(Self.order.flatMap(\.self)))
  }

  @Test func `A folder names types of those below it only`() {
    let breaches = Self.breaches(of: Self.sources)
    #expect(breaches.isEmpty, "\(breaches.joined(separator: "\n"))")
  }

  @Test func `A type of a higher layer is found wherever it is named`() {
    let sources = [
      ("Parley/Foundations/Low.swift", "// High\nstruct Low {\n  var high: High { \"High \\(High.Inner.self)\" }\n}"),
      (
        "Parley/Model/High.swift",
        "struct High<Low> {\n  struct Inner {}\n  let low: Low\n}\nextension Low { struct Part {} }"
      ),
      ("Parley/Ledger/Fine.swift", "func high(_ low: Low.Part) -> High<Low> { /* /* */ */ #\"\"High\"\"# }"),
      ("Parley/Coding/Part.swift", "let part: Low.Part"),
    ]
    #expect(
      Self.breaches(of: sources) == [
        "Sources/Parley/Coding/Part.swift:1: Low.Part of Parley/Model",
        "Sources/Parley/Foundations/Low.swift:3: High of Parley/Model",
        "Sources/Parley/Foundations/Low.swift:3: High.Inner of Parley/Model",
      ])
  }

  private static func folder(of path: String) -> String {
    String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
  }

  /// The places where a folder names a type of a folder that is not below it.
  private static func breaches(of sources: [(path: String, text: String)]) -> [String] {
    let layers = Dictionary(uniqueKeysWithValues: order.flatMap { $0.enumerated().map { ($1, $0) } })
    return SourceTypes(sources).mentions.compactMap { mention in
      let (folder, other) = (folder(of: mention.file), folder(of: mention.declaration))
      guard folder.prefix(while: { $0 != "/" }) == other.prefix(while: { $0 != "/" }),
        let layer = layers[folder], let otherLayer = layers[other], layer < otherLayer
      else { return nil }
      return "Sources/\(mention.file):\(mention.line): \(mention.type) of \(other)"
    }.sorted()
  }
}
