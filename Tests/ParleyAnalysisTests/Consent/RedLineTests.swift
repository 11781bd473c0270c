import Parley
import ParleyAnalysis
import SampleDossiers
import Testing

@Suite("Red lines and involvement")
struct RedLineTests {
  private let records: [any StandaloneRecord] = [
    Actor("avon", "Avon", .state), Actor("ada", "Ada", .person, affiliations: [Affiliation(.minister, of: "avon")]),
    Actor("brent", "Brent", .state),
    Matter("forces", "Forces", topics: [.forceCap]),
    Proposal(
      "old", "Old plan", .plan, provisions: [Provision("old/1", "1", "A cap of 500.", citations: ["gazette"])],
      citations: ["gazette"]),
    Proposal(
      "plan", "Plan", .plan, revises: "old",
      involvement: [
        Involvement("brent", .drafted, on: "2025-01-05"), Involvement("ada", .notConsulted),
        Involvement("ada", .briefed),
        Involvement("brent", .signed, on: "2025-09-01"),
      ],
      provisions: [
        Provision(
          "plan/1", "1", "A cap of 600.", topics: ["forceCap:2"], obligors: ["avon"], effects: [.concession],
          descendsFrom: ["old/1"]),
        Provision("plan/2", "2", "Land.", obligors: ["avon"], beneficiaries: ["cole"]),
        Provision("plan/2a", "2.a", "The port.", under: "plan/2", obligors: ["brent"]),
        Provision("plan/3", "3", "No foreign troops.", obligors: ["avon"]),
      ], citations: ["gazette"]),
    Concession("port", by: ["avon"], .territorial, "The port.", establishedBy: ["plan/2a"]),
    SecurityGuarantee("force", "A force", .presence, for: ["avon"], blockedBy: ["plan/3"]),
    Source("gazette", "Gazette", .official),
  ]

  private func crossings(_ statements: [Statement], on day: Day = "2025-06-01") throws -> [String] {
    let dossier = Dossier(records: records + statements)
    return try RedLineCheck(of: "plan", in: dossier, on: day).crossings.map {
      "\($0.provision) \($0.rule) \($0.isCrossed)"
    }
  }

  private func statement(_ id: Statement.ID, _ date: PartialDate, _ stances: Stance...) -> Statement {
    Statement(id, by: "ada", on: date, "Says.", stances: stances, citations: ["gazette"])
  }

  @Test("Each rule finds its provision")
  func rules() throws {
    #expect(
      try crossings([statement("s", "2025-05-01", Stance(.rejects, "provision:plan/1", .redLine))]) == [
        "plan/1 stated yes"
      ])
    #expect(
      try crossings([statement("s", "2025-05-01", Stance(.opposes, "provision:plan/2", .redLine))])
        == ["plan/2 stated yes", "plan/2a whole possibly"])
    #expect(
      try crossings([
        statement("s", "2025-05-01", Stance(.conditional, "provision:plan/2", .precondition, if: ["Fair."]))
      ]) == ["plan/2 open yes"])
    #expect(
      try crossings([statement("s", "2025-05-01", Stance(.rejects, "provision:old/1", .redLine))]) == [
        "plan/1 version possibly"
      ])
    #expect(
      try crossings([statement("s", "2025-05-01", Stance(.opposes, "matter:forces", .redLine))]) == [
        "plan/1 topic possibly"
      ])
    #expect(
      try crossings([statement("s", "2025-05-01", Stance(.rejects, "concession:port", .redLine))]) == [
        "plan/2a stated yes"
      ])
    #expect(
      try crossings([statement("s", "2025-05-01", Stance(.supports, "guarantee:force", .precondition))]) == [
        "plan/3 stated yes"
      ])
    // A demand is no line, and what is asked for rules nothing out.
    #expect(try crossings([statement("s", "2025-05-01", Stance(.rejects, "provision:plan/1", .demand))]) == [])
    #expect(try crossings([statement("s", "2025-05-01", Stance(.supports, "provision:plan/1", .precondition))]) == [])
    #expect(
      try crossings([
        statement(
          "s", "2025-05-01", Stance(.opposes, "matter:forces", .redLine), Stance(.opposes, "provision:plan/1", .redLine)
        )
      ]) == ["plan/1 stated yes"])
  }

  @Test("A line that is told by others or not certain is possibly crossed")
  func doubtful() throws {
    let line = statement("s1", "2025-01-10", Stance(.opposes, "provision:plan/1", .redLine))
    #expect(try crossings([line]) == ["plan/1 stated yes"])
    var told = line
    told.assertedBy = "brent"
    var probable = line
    probable.certainty = .probable
    var nested = line
    nested.mode = .nested
    for doubtful in [told, probable, nested] {
      #expect(try crossings([doubtful]) == ["plan/1 stated possibly"])
    }
  }

  @Test("A point of a counter-offer is no version of the point that it answers")
  func answers() throws {
    let line = statement("s1", "2025-01-10", Stance(.opposes, "provision:plan/1", .redLine))
    let offer = Proposal(
      "offer", "Offer", .plan, answers: ["plan"],
      provisions: [Provision("offer/1", "1", "A cap of 650.", descendsFrom: ["plan/1"])], citations: ["gazette"])
    let dossier = Dossier(records: records + [offer, line])
    #expect(try RedLineCheck(of: "offer", in: dossier, on: "2025-06-01").crossings.isEmpty)
    #expect(try RedLineCheck(of: "old", in: dossier, on: "2025-06-01").crossings.map(\.rule) == [.version])
    #expect(dossier.lineage(of: "offer/1").map(\.id) == ["offer/1"])
    #expect(dossier.lineage(of: "plan/1").map(\.id) == ["old/1", "plan/1"])
    #expect(dossier.statements(.concerning("provision:offer/1", including: .lineage)).isEmpty)
    #expect(dossier.ancestors(of: "offer/1").map(\.id) == ["plan/1", "old/1"])
  }

  @Test("A line holds until it is given up or taken back, not until the tone softens")
  func holding() throws {
    let line = statement("s1", "2025-05-01", Stance(.rejects, "provision:plan/1", .redLine))
    let softer = statement("s2", "2025-05-10", Stance(.opposes, "provision:plan/1", .preference))
    let given = statement("s3", "2025-05-20", Stance(.accepts, "provision:plan/1"))
    var retraction = statement("s4", "2025-05-25")
    retraction.retracts = "s1"
    #expect(try crossings([line, softer]).count == 1)
    #expect(try crossings([line, softer, given]) == [])
    #expect(try crossings([line, given], on: "2025-05-15").count == 1)
    #expect(try crossings([line, retraction]) == [])
    #expect(try crossings([line], on: "2025-04-30") == [])
    let dossier = Dossier(records: records + [line, given])
    let check = try RedLineCheck(of: "plan", in: dossier, on: "2025-06-01")
    #expect(check.report["lifted"] == 1 && check.report.used == 0)
    let early = try RedLineCheck(of: "plan", in: dossier, on: "2025-05-15")
    #expect(early.crossings[0].line.parties == ["avon"])
    #expect(early.crossings(of: "avon").count == 1 && early.crossings(of: "brent").isEmpty)
    // The provision cites nothing itself, so that its proposal stands for it.
    #expect(early.crossings[0].evidence.records.map(\.description) == ["proposal:plan", "statement:s1"])
  }

  @Test("In the sample the cap and the territories cross Ukraine's red lines, with both citations")
  func sample() throws {
    let dossier = try SampleDossiers.ukraine2025()
    let check = try RedLineCheck(of: "us-28", in: dossier, on: "2025-11-30")
    let stated = Set(check.crossings(of: "ukraine").filter { $0.rule == .stated }.map(\.provision))
    #expect(stated.isSuperset(of: ["us-28/6", "us-28/7", "us-28/21", "us-28/21a", "us-28/21d"]))
    #expect(check.wholes.map(\.held.statement).contains("seed-st-06"))
    for crossing in check.crossings {
      #expect(crossing.evidence.records.count == 2)
      for record in crossing.evidence.records { #expect(!dossier.evidenceless.contains(record)) }
    }
    #expect(
      check.crossings.map { "\($0.provision) \($0.line.held.statement)" }.count
        == Set(check.crossings.map { "\($0.provision) \($0.line.held.statement)" }).count)
  }

  @Test("Involvement counts from its date, and who was both told and not asked is named")
  func involvement() throws {
    let dossier = Dossier(records: records + [Actor("cole", "Cole", .state)])
    let report = try InvolvementReport(of: "plan", in: dossier, on: "2025-06-01")
    #expect(report.entries(.drafted).map(\.actor) == ["brent"])
    #expect(report.entries(.promoted).isEmpty && report.report["later"] == 1)
    #expect(report.entries(.informed).map(\.actor) == ["ada"] && report.entries(.leftOut).map(\.actor) == ["ada"])
    #expect(report.contradictory == ["ada"])
    // Ada speaks for Avon; nobody has had anything to do with it for Cole.
    #expect(report.entries(.unmentioned).map(\.actor) == ["cole"])
    let signed = try InvolvementReport(of: "plan", in: dossier, on: "2025-09-01")
    #expect(signed.entries(.promoted).map(\.actor) == ["brent"])
    #expect(throws: AnalysisError.self) { try InvolvementReport(of: "none", in: dossier, on: "2025-09-01") }
  }

  @Test("In the sample Europe is left out and the Americans draft")
  func sampleInvolvement() throws {
    let report = try InvolvementReport(of: "us-28", in: try SampleDossiers.ukraine2025(), on: "2025-11-20")
    #expect(
      Set(report.entries(.drafted).map(\.actor)).isSuperset(of: ["steve-witkoff", "marco-rubio", "jared-kushner"]))
    #expect(report.entries(.leftOut).map(\.actor) == ["europe"])
    #expect(report.entries(.leftOut)[0].involvement.count == 2)
    #expect(report.entries(.leftOut)[0].citations.contains { $0.source == "src-seed" })
  }
}

extension Dossier {
  /// Records that cite nothing.
  fileprivate var evidenceless: Set<RecordKey> {
    Set(statements.filter(\.citations.isEmpty).map { RecordKey($0.id) })
      .union(provisions.filter(\.citations.isEmpty).map { RecordKey($0.id) })
  }
}
