// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every target of the package.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .treatWarning("DeprecatedDeclaration", as: .warning),
  .treatWarning("ExplicitSendable", as: .error),
]

let package = Package(
  name: "parley",
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [
    .library(name: "Parley", targets: ["Parley"]),
    .library(name: "ParleyAnalysis", targets: ["ParleyAnalysis"]),
    .library(name: "ParleyStore", targets: ["ParleyStore"]),
  ],
  targets: [
    // DocC finds the catalogue only inside the target's folder, so the folder is the package's own.
    .target(
      name: "Parley",
      path: ".",
      exclude: [
        "CHANGELOG.md", "Documentation/Architecture.md", "Documentation/Benchmarks.md", "Documentation/Plugin",
        "Documentation/Schema", "Examples", "LICENSE", "README.md", "Sources/ParleyAnalysis", "Sources/ParleyStore",
        "Tests",
      ],
      sources: ["Sources/Parley"],
      swiftSettings: strict
    ),
    .target(name: "ParleyAnalysis", dependencies: ["Parley"], swiftSettings: strict),
    .target(name: "ParleyStore", dependencies: ["Parley"], swiftSettings: strict),
    .plugin(
      name: "DocumentPlugin",
      capability: .command(
        intent: .custom(verb: "document", description: "Builds the documentation as a static site.")),
      path: "Documentation/Plugin"
    ),

    // Samples and examples: no product contains them, so clients never build them. What examples share is apart from the
    // samples, which tests and pages read too.
    .target(
      name: "SampleDossiers",
      dependencies: ["Parley"],
      path: "Examples/SampleDossiers",
      swiftSettings: strict,
      plugins: ["EmbedDossiers"]
    ),
    .target(
      name: "ExampleSupport", dependencies: ["Parley", "SampleDossiers"], path: "Examples/ExampleSupport",
      swiftSettings: strict),
    .plugin(
      name: "EmbedDossiers",
      capability: .buildTool(),
      dependencies: ["embed-dossiers"],
      path: "Examples/Plugins/EmbedDossiers"
    ),
    .executableTarget(name: "embed-dossiers", path: "Examples/Plugins/embed-dossiers", swiftSettings: strict),

    .executableTarget(
      name: "as-of", dependencies: ["Parley", "ParleyAnalysis", "ExampleSupport"], path: "Examples/AsOf",
      swiftSettings: strict),
    .executableTarget(
      name: "briefing", dependencies: ["Parley", "ParleyAnalysis", "ExampleSupport"], path: "Examples/Briefing",
      swiftSettings: strict),
    .executableTarget(
      name: "compare-proposals", dependencies: ["Parley", "ParleyAnalysis", "ExampleSupport"],
      path: "Examples/CompareProposals", swiftSettings: strict),
    .executableTarget(
      name: "discourse-map", dependencies: ["Parley", "ParleyAnalysis", "ExampleSupport"],
      path: "Examples/DiscourseMap", swiftSettings: strict),
    .executableTarget(
      name: "live-desk", dependencies: ["Parley", "ParleyStore", "ExampleSupport"], path: "Examples/LiveDesk",
      swiftSettings: strict),
    .executableTarget(
      name: "who-said-what", dependencies: ["Parley", "ExampleSupport"], path: "Examples/WhoSaidWhat",
      swiftSettings: strict),

    // What tests and the program `torture` share: plain targets, so without the testing library, and in no product.
    .target(name: "TestSupport", dependencies: ["Parley"], path: "Tests/Support", swiftSettings: strict),
    .target(
      name: "StoreChecks", dependencies: ["Parley", "ParleyStore", "TestSupport"], path: "Tests/StoreChecks",
      swiftSettings: strict),

    // Programs, not tests: a time that passes on one machine fails on another, and damage is done for as long as one
    // likes.
    .executableTarget(
      name: "benchmarks", dependencies: ["Parley", "ParleyAnalysis", "ParleyStore"], path: "Tests/Benchmarks",
      swiftSettings: strict),
    .executableTarget(
      name: "torture", dependencies: ["Parley", "ParleyStore", "StoreChecks"], path: "Tests/Torture",
      swiftSettings: strict),

    .testTarget(name: "ParleyTests", dependencies: ["Parley", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ParleyAnalysisTests", dependencies: ["Parley", "ParleyAnalysis", "SampleDossiers", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ParleyStoreTests", dependencies: ["Parley", "ParleyStore", "StoreChecks", "TestSupport", "torture"],
      swiftSettings: strict),
    .testTarget(
      name: "ExampleTests",
      dependencies: [
        "ExampleSupport", "Parley", "SampleDossiers", "TestSupport", "as-of", "briefing", "compare-proposals",
        "discourse-map", "live-desk", "who-said-what",
      ], swiftSettings: strict),
    .testTarget(
      name: "DocumentationTests",
      dependencies: ["Parley", "ParleyAnalysis", "ParleyStore", "SampleDossiers", "TestSupport"],
      swiftSettings: strict),
  ]
)
