import Foundation
import SampleDossiers
import TestSupport
import Testing

/// What holds for each example; what a single one prints is tested in a file of its own.
@Suite struct EveryExampleTests {
  @Test(arguments: exampleNames)
  func `explains itself`(name: String) async throws {
    let run = try await ExampleRun(name, "--help")
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    #expect(run.output.contains(name))
  }

  #if os(Linux)
    /// Full Foundation brings in ICU: 10 ms more to start, and twice the size.
    @Test(arguments: exampleNames)
    func `does not load full Foundation`(name: String) async throws {
      // The dynamic loader lists what it would load, and does not start the program.
      let libraries = try await ExampleRun(name, environment: ["LD_TRACE_LOADED_OBJECTS": "1"]).output
      try #require(libraries.contains("libswiftCore.so"), "The loader gave no list: \(libraries.prefix(200))")
      #expect(!libraries.contains("libFoundation.so"))
      #expect(!libraries.contains("libFoundationInternationalization.so"))
    }
  #endif

  @Test(arguments: SampleDossiers.names)
  func `a sample is embedded byte by byte`(name: String) throws {
    let file = packageRoot.appending(path: "Examples/SampleDossiers/\(name).json")
    let bytes = try #require(SampleDossiers.json(named: name))
    let isSame = Data(bytes) == (try Data(contentsOf: file))
    // Not compared by #expect, which would print a megabyte.
    #expect(isSame)
  }

  @Test func `no sample has an unknown name`() {
    #expect(SampleDossiers.json(named: "no-such-talks") == nil)
  }
}
