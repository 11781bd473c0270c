import Parley
import ParleyAnalysis
import Testing

/// What `print` and `dump` say of results: a line, however large the dossier is that they hold.
@Suite struct ResultDescriptionTests {
  private static let dossier = Dossier(
    title: "A plan",
    records: [
      Actor("kaja-kallas", "Kaja Kallas", .person), Actor("russia", "Russia", .state),
      Proposal("us-28", "The plan", .plan, provisions: [Provision("us-28/1", "1", "Peace.")]),
      Statement(
        "kallas-1", by: "kaja-kallas", on: "2025-11-20", "On conditions.",
        stances: [Stance(.conditional, "proposal:us-28", .precondition)]),
      Statement("kallas-2", by: "kaja-kallas", on: "2025-11-23", "No.", stances: [Stance(.opposes, "proposal:us-28")]),
      Statement("russia-1", by: "russia", on: "2025-11-23", "No.", stances: [Stance(.opposes, "proposal:us-28")]),
    ])

  @Test func `a position says who stands how on what, and since when`() throws {
    let matrix = try PositionMatrix(
      of: ["kaja-kallas", "russia"], about: ["proposal:us-28"], in: Self.dossier, on: "2025-11-21")
    #expect("\(matrix)" == "positions of 2 actors on 1 subject, 2025-11-21")
    #expect("\(matrix[0, 0])" == "kaja-kallas on proposal:us-28: conditional (precondition) since 2025-11-20 (own)")
    #expect("\(matrix[1, 0])" == "russia on proposal:us-28: unknown")
    #expect(
      matrix[0, 0].stance.map { "\($0)" }
        == "conditional proposal:us-28 (precondition), 2025-11-20, kaja-kallas in statement:kallas-1")
    #expect("\(matrix.evidence(of: "kaja-kallas", on: "proposal:us-28"))".hasPrefix("1 record (statement:kallas-1"))
  }

  @Test func `a network says how large it is`() throws {
    let table = try CodedStatements(
      [
        CodedStatement("a", "x", level: .flag(true), at: nil), CodedStatement("b", "x", level: .flag(true), at: nil),
        CodedStatement("c", "y", level: .flag(false), at: nil),
      ], qualifier: .boolean)
    #expect("\(table)" == "3 coded statements, boolean qualifier")
    #expect("\(table[0])" == "a - x, true")
    let network = try table.oneMode(.congruence)
    #expect("\(network)" == "network of 3 nodes with 1 tie (congruence)")
    #expect("\(network.edges)" == "[0 - 1: 1]")
    #expect("\(try table.twoMode(.ignore))".hasPrefix("network of 3 by 2 nodes with 3 ties ("))
    #expect("\(try network.communities())".hasPrefix("2 communities of 2, 1 nodes, modularity "))
  }

  @Test func `a dump of a result does not go into the dossier`() throws {
    let values: [Any] = [
      try PositionMatrix(of: ["russia"], about: ["proposal:us-28"], in: Self.dossier, on: "2025-11-21"),
      try ConcessionBalance(in: Self.dossier, on: "2025-11-21"),
      try ConsentAnalysis(of: "us-28", in: Self.dossier, on: "2025-11-21"),
      try GuaranteeCoverage(for: "russia", in: Self.dossier, on: "2025-11-21"),
      try SanctionsOutlook(in: Self.dossier, on: "2025-11-21", horizon: 30),
      try RedLineCheck(of: "us-28", in: Self.dossier, on: "2025-11-21"),
      try InvolvementReport(of: "us-28", in: Self.dossier, on: "2025-11-21"),
    ]
    for value in values {
      var text = ""
      dump(value, to: &text)
      #expect(!text.contains("Storage") && text.utf8.count < 2_000, "\(type(of: value))")
      #expect("\(value)".utf8.count < 200 && !"\(value)".contains("("), "\(value)")
    }
  }
}
