import Parley
import Testing

@testable import ParleyAnalysis

@Suite("Networks of a dossier")
struct DossierNetworkTests {
  static let records: [any StandaloneRecord] = [
    Actor("germany", "Germany", .state),
    Actor("russia", "Russia", .state),
    Actor("union", "The Union", .bloc),
    Actor(
      "minister", "The minister", .person,
      affiliations: [Affiliation(.minister, of: "germany", during: Period(from: "2025-01"))]),
    Actor("envoy", "The envoy", .person, affiliations: [Affiliation(.head, of: "union", during: Period(from: "2024"))]),
    Actor(
      "spokesman", "The spokesman", .person,
      affiliations: [Affiliation(.spokesperson, of: "russia", during: Period(from: "2012"))]
    ),
    Matter("assets", "Frozen assets", topics: ["sanctionsAndAssets", "economyAndReconstruction"]),
    Source("wire", "Wire report", .news),
    Source("paper", "Newspaper", .news),
    Proposal(
      "plan", "The plan", .plan,
      provisions: [
        Provision("plan/6", "6", "Forces are capped.", topics: ["allianceAndForcePosture:2"]),
        Provision("plan/7", "7", "No alliance.", topics: ["allianceAndForcePosture", "sovereigntyAndStatus"]),
      ]),
    Statement(
      "st-1", by: "minister", on: "2025-11-20", "Against the cap.",
      stances: [Stance(.rejects, "provision:plan/6", .redLine), Stance(.supports, "matter:assets")],
      citations: ["wire", "paper"]),
    Statement(
      "st-2", by: "envoy", on: "2025-11-21", "Against the cap.",
      stances: [Stance(.opposes, "provision:plan/6", .demand)],
      citations: ["paper"]),
    Statement(
      "st-3", by: "spokesman", on: "2025-11-22", "For the cap.", stances: [Stance(.supports, "provision:plan/6")],
      citations: ["wire"]),
    Statement(
      "st-4", by: "spokesman", on: "2025-11-23", "No comment.", mode: .refusal,
      stances: [Stance(.withholds, "provision:plan/7")], citations: ["wire"]),
    Statement(
      "st-5", by: "minister", on: "2025-11-24", "In favour after all.",
      stances: [Stance(.accepts, "provision:plan/6")], citations: ["wire"]),
    {
      var statement = Statement("st-6", by: "minister", on: "2025-11-25", "I was misunderstood.", citations: ["wire"])
      statement.retracts = "st-5"
      return statement
    }(),
    {
      var statement = Statement(
        "st-7", by: "envoy", on: "../2025-11-01", "A condition.",
        stances: [Stance(.conditional, "provision:plan/7")], citations: [])
      statement.speakers.append("minister")
      statement.capacity = .personal
      return statement
    }(),
  ]

  static let dossier = Dossier(records: records)

  @Test("Speakers agree and disagree about what they said, with the statements to prove it")
  func actors() throws {
    let table = try CodedStatements(in: Self.dossier)
    #expect(table.qualifier == .boolean && table.count == 4)
    #expect(table.report.description == "4 of 7 stances used: 1 taken back later, 2 for neither side")
    #expect(table.report["takenBack"] == 1)
    let network = try table.oneMode(.subtract)
    #expect(network.nodes == ["envoy", "minister", "spokesman"])
    #expect(network["envoy", "minister"] == 1 && network["envoy", "spokesman"] == -1)
    let evidence = network.evidence("minister", "spokesman")
    #expect(evidence.statements == ["st-1", "st-3"])
    #expect(evidence.citations.map(\.source) == ["wire", "paper"] && evidence.sources == ["paper", "wire"])
    #expect(evidence.union(network.evidence("envoy", "minister")).statements == ["st-1", "st-2", "st-3"])
    #expect(try table.twoMode(.subtract).evidence("minister", "matter:assets").statements == ["st-1"])
    #expect(table.first?.statement == "st-1" && table.first?.document == "wire")
  }

  @Test("States and blocs are represented by those in office, and by nobody in a personal capacity")
  func represented() throws {
    func nodes(_ mode: NetworkMode) throws -> [String] {
      let table = try CodedStatements(in: Self.dossier, first: mode, qualifier: .polarity)
      let network = try table.twoMode(.ignore)
      return network.firstNodes
    }
    #expect(try nodes(.represented) == ["germany", "russia", "union"])
    #expect(try nodes(.state) == ["germany", "russia"])
    #expect(try nodes(.bloc) == ["union"])
    #expect(try nodes(.actor) == ["envoy", "minister", "spokesman"])
    #expect(try nodes(.source) == ["paper", "wire"])
    let personal = try CodedStatements(in: Self.dossier, first: .represented, qualifier: .polarity)
    #expect(personal.report["withoutFirstNode"] == 1)
    var joint = Statement("st-8", by: "russia", on: "2025-12-01", "", stances: [Stance(.supports, "matter:assets")])
    joint.onBehalfOf = ["union"]
    let other = try CodedStatements(
      in: Dossier(records: Self.records + [joint]), first: .represented, where: .id("st-8"))
    #expect(Set(other.map(\.first)) == ["russia", "union"])
  }

  @Test("Second nodes are subjects, topics, matters or sources")
  func seconds() throws {
    func nodes(_ mode: NetworkMode) throws -> [String] {
      let table = try CodedStatements(in: Self.dossier, second: mode, qualifier: .attitude)
      let network = try table.twoMode(.ignore)
      return network.secondNodes
    }
    #expect(try nodes(.subject) == ["matter:assets", "provision:plan/6", "provision:plan/7"])
    let topics = try nodes(.topic)
    #expect(
      topics
        == ["allianceAndForcePosture", "economyAndReconstruction", "sanctionsAndAssets", "sovereigntyAndStatus"])
    #expect(try nodes(.matter) == ["assets"])
    #expect(try nodes(.source) == ["paper", "wire"])
    // Either mode may come first.
    let turned = try CodedStatements(in: Self.dossier, first: .subject, second: .actor).twoMode(.subtract)
    #expect(turned["provision:plan/6", "spokesman"] == 1)
    // Of whole statements, where nothing depends on a stance.
    let whole = try CodedStatements(in: Self.dossier, first: .actor, second: .source, qualifier: .none)
    #expect(whole.report.unit == "statements" && whole.report.considered == 7)
    #expect(try whole.twoMode(.ignore)["minister", "wire"] == 2)
    #expect(throws: AnalysisError.self) { try CodedStatements(in: Self.dossier, first: .actor, second: .actor) }
  }

  @Test("Qualifiers are agreement, polarity, attitude, firmness or nothing")
  func qualifiers() throws {
    func table(_ qualifier: StanceQualifier) throws -> CodedStatements {
      try CodedStatements(in: Self.dossier, qualifier: qualifier)
    }
    #expect(try table(.agreement).levels == [false, true])
    #expect(try table(.polarity).levels == [-1, 0, 1] && table(.polarity).count == 6)
    #expect(try table(.firmness).levels == [1, 2, 3, 4] && table(.firmness).count == 2)
    #expect(try table(.firmness).report["withoutFirmness"] == 4)
    let attitudes = try table(.attitude).levels
    #expect(
      attitudes == ["conditional", "opposes", "rejects", "supports", "withholds"])
    #expect(try table(.none).levels.isEmpty && table(.none).count == 7)
    // One step of three apart: a red line and a demand.
    let firmness = try table(.firmness).oneMode(.congruence)
    #expect(abs((firmness["envoy", "minister"] ?? 0) - (1 - 2.0 / 3)) < 1e-12)
  }

  @Test("A filter chooses statements, and what was taken back stays so")
  func filters() throws {
    let table = try CodedStatements(in: Self.dossier, where: .speaker("minister"))
    #expect(Set(table.map(\.first)) == ["minister"] && table.count == 2)
    #expect(try CodedStatements(in: Self.dossier, where: .id("st-5")).isEmpty)
    let network = try CodedStatements(in: Self.dossier).oneMode(
      .congruence, nodes: .given(first: ["russia", "minister"], second: nil))
    #expect(network.nodes == ["russia", "minister"])
    #expect(throws: AnalysisError.self) {
      try CodedStatements(in: Self.dossier).oneMode(.ignore, nodes: .given(first: ["nobody"], second: nil))
    }
  }

  @Test("An undated statement counts unless time matters")
  func undated() throws {
    let table = try CodedStatements(in: Self.dossier, qualifier: .polarity)
    #expect(table.count { $0.time == nil } == 2)
    #expect(try table.twoMode(.ignore).report.used == 6)
    let dated = try table.twoMode(.ignore, during: .days("2000-01-01"..<"2030-01-01"))
    #expect(dated.report["undated"] == 2 && dated.report.used == 4)
    #expect(try table.twoMode(.ignore, windows: .days(3)).map(\.network.report.used) == [4])
  }

  @Test("A dossier of a ledger gives the same networks as one of the same records")
  func ledger() throws {
    let ledger = try Ledger(Self.dossier, recordedAt: "2025-12-01T00:00:00Z")
    let added = Statement(
      "st-0", by: "envoy", on: "2025-11-22", "For the cap.", stances: [Stance(.supports, "provision:plan/6")],
      citations: ["paper"])
    let all = Dossier(records: Self.records + [added])
    _ = try ledger.commit([.put(added)], by: "editor", note: "late", at: "2025-12-02T00:00:00Z")
    for qualifier in StanceQualifier.allCases {
      let (one, other) = (
        try CodedStatements(in: all, qualifier: qualifier),
        try CodedStatements(in: ledger.dossier, qualifier: qualifier)
      )
      #expect(Array(one) == Array(other) && one.levels == other.levels && one.report == other.report)
    }
  }

  @Test("An empty dossier has empty networks")
  func empty() throws {
    for first in NetworkMode.allCases {
      for second in NetworkMode.allCases where first != second {
        for qualifier in StanceQualifier.allCases {
          let table = try CodedStatements(in: Dossier(records: []), first: first, second: second, qualifier: qualifier)
          #expect(table.isEmpty)
          #expect(try table.oneMode(.ignore).nodes.isEmpty && table.twoMode(.ignore).cells.isEmpty)
        }
      }
    }
  }

  @Test("What groups agree on and what a network rests on names its statements")
  func evidenceOfGroups() throws {
    let table = try CodedStatements(
      in: Dossier(records: Self.records), first: .actor, second: .subject, qualifier: .agreement)
    let items = try table.consensus(among: [["minister", "envoy"], ["spokesman"]])
    let cap = try #require(items.first { $0.secondNode == "provision:plan/6" })
    #expect(cap.evidence(of: 0).statements == ["st-1", "st-2"] && cap.evidence(of: 1).statements == ["st-3"])
    #expect(cap.evidence(of: 0).sources == ["paper", "wire"])
    #expect(cap.report.used == 4)
    let backbone = try table.backbone()
    #expect(backbone.evidence("provision:plan/6").statements == ["st-1", "st-2", "st-3"])
    #expect(backbone.evidence("matter:none") == .none)
    #expect(try backbone == table.backbone())
  }
}
