import Parley
import Testing

@testable import ParleyAnalysis

@Suite("Networks of ties of one's own")
struct OwnTiesTests {
  @Test("Every analysis of networks takes ties of one's own")
  func analyses() throws {
    let ties: [Double] = [
      0, 2, 0.5, 0,
      2, 0, 0, 0,
      0.5, 0, 0, -3,
      0, 0, -3, 0,
    ]
    let network = try OneModeNetwork(nodes: ["a", "b", "c", "d"], ties: ties)
    #expect(network["a", "b"] == 2 && network["c", "d"] == -3 && network["a", "z"] == nil)
    #expect(network.edges.map(\.weight) == [2, 0.5, -3])
    #expect(network.aggregation == nil && network.normalisation == nil)
    #expect(network.report.description == "3 of 3 ties used")
    #expect(network.evidence("a", "b") == .none && network.statements(behind: "a", "b").isEmpty)
    #expect(try network.communities().members == [["a", "b", "c"], ["d"]])
    #expect(try network.polarisation().camps == [["a", "b", "c"], ["d"]])
    #expect(try network.polarisation().balance == 1)
    #expect(try network.dendrogram(.single).merges.map(\.similarity) == [2, 0.5, 0])
    let centralities = try network.centralities()
    #expect(centralities.degree == [2, 1, 1, 0] && centralities.strength == [2.5, 2, 0.5, 0])
    // Paths of length 1/2 and 2.
    #expect(centralities.betweenness == [1, 0, 0, 0] && centralities.closeness == [2.5, 2.4, 0.9, 0])
    let same = try OneModeNetwork(nodes: ["a", "b", "c", "d"], ties: ties)
    #expect(network == same && network.hashValue == same.hashValue)
    #expect(try OneModeNetwork(nodes: [], ties: []).communities().members.isEmpty)
  }

  @Test("The same ties give the same results, whether they come from statements or not")
  func fromStatements() throws {
    for seed in 0..<4 as Range<UInt64> {
      let table = try CodedStatements(GeneratedStatements.rows(90, .integer, seed: seed), qualifier: .integer)
      let network = try table.oneMode(.subtract, normalisation: .average)
      let own = try OneModeNetwork(nodes: network.nodes, ties: network.ties)
      #expect(try own.communities() == network.communities())
      #expect(try own.centralities() == network.centralities())
      #expect(try own.dendrogram() == network.dendrogram() && own.polarisation() == network.polarisation())
      #expect(own != network)
    }
  }

  @Test("The unit in which ties are measured does not matter", arguments: [1e-99, 1e-12, 3, 1e15, 1e97])
  func units(unit: Double) throws {
    for count in [8, 20] {
      let network = try CommunityTests.random(count, seed: 5, signed: true)
      let own = try OneModeNetwork(nodes: network.nodes, ties: network.ties.map { $0 * unit })
      #expect(try own.communities().members == network.communities().members)
      #expect(try own.polarisation().camps == network.polarisation().camps)
      #expect(try own.dendrogram().merges.map(\.left) == network.dendrogram().merges.map(\.left))
      let (one, other) = (try own.centralities(), try network.centralities())
      #expect(one.betweenness == other.betweenness && one.degree == other.degree)
      for (value, right) in zip(one.eigenvector, other.eigenvector) { #expect(abs(value - right) < 1e-9) }
      for (value, right) in zip(one.closeness, other.closeness) { #expect(abs(value / unit - right) < 1e-9) }
    }
  }

  @Test("Ties that cannot be are refused")
  func refusals() {
    func refusal(_ nodes: [String], _ ties: [Double]) -> String? {
      do {
        _ = try OneModeNetwork(nodes: nodes, ties: ties)
        return nil
      } catch {
        return "\(error.code) \(error.argument)"
      }
    }
    #expect(refusal(["a", "a"], [0, 0, 0, 0]) == "repeated nodes")
    #expect(refusal(["a", "b"], [0, 0, 0]) == "lengthMismatch ties")
    #expect(refusal(["a", "b"], [0, .nan, .nan, 0]) == "notFinite ties")
    #expect(refusal(["a", "b"], [0, .infinity, .infinity, 0]) == "notFinite ties")
    #expect(refusal(["a", "b"], [0, 1e101, 1e101, 0]) == "outOfRange ties")
    #expect(refusal(["a", "b"], [0, -1e-101, -1e-101, 0]) == "outOfRange ties")
    #expect(refusal(["a", "b"], [0, 1, 2, 0]) == "incompatible ties")
    #expect(refusal(["a", "b"], [1, 1, 1, 0]) == "incompatible ties")
    #expect(refusal((0...10_000).map { "\($0)" }, []) == "tooLarge nodes")
    #expect(refusal(["a", "b"], [0, -0.0, 0, 0]) == nil)
  }

  @Test("Publishers and authors of sources are nodes")
  func publishers() throws {
    var wire = Source("wire", "Report", .news)
    wire.publisher = "Agency"
    wire.authors = ["A. Writer", "B. Writer"]
    var second = Source("second", "Second report", .news)
    second.publisher = "Agency"
    second.authors = ["A. Writer"]
    let bare = Source("bare", "Leaflet", .news)
    let dossier = Dossier(
      records: [
        wire, second, bare,
        Statement(
          "s1", by: "ada", on: "2025-03-01", "No.", stances: [Stance(.rejects, "matter:cap")],
          citations: ["wire", "second"]),
        Statement(
          "s2", by: "bo", on: "2025-03-02", "No.", stances: [Stance(.rejects, "matter:cap")], citations: ["bare"]),
        Statement(
          "s3", by: "bo", on: "2025-03-03", "Yes.", stances: [Stance(.supports, "matter:cap")], citations: ["second"]),
      ])
    let publishers = try CodedStatements(in: dossier, first: .publisher, second: .subject)
    // Two sources of one publisher are one node of the statement.
    #expect(publishers.map(\.first) == ["Agency", "Agency"])
    #expect(publishers.report["withoutFirstNode"] == 1)
    let authors = try CodedStatements(in: dossier, first: .author, second: .subject)
    #expect(try authors.twoMode(.subtract).firstNodes == ["A. Writer", "B. Writer"])
    #expect(try authors.oneMode(.congruence)["A. Writer", "B. Writer"] == 1)
    let given = try authors.twoMode(.ignore, nodes: .given(first: ["B. Writer"], second: nil))
    #expect(given.cells == [1])
    #expect(throws: AnalysisError.self) {
      try authors.twoMode(.ignore, nodes: .given(first: ["Z. Writer"], second: nil))
    }
    #expect(try publishers.twoMode(.ignore).evidence("Agency", "matter:cap").statements == ["s1", "s3"])
  }
}
