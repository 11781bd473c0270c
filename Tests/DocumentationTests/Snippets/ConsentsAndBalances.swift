import Parley
import ParleyAnalysis

/// A council of three states that decides about a plan.
func councilTalks() -> Dossier {
  var unanimity = ConsentRequirement(of: "council", .unanimity, basis: .legal)
  unanimity.note = "By its statutes."
  let plan = Proposal(
    "plan", "Plan", .plan,
    involvement: [
      Involvement("host", .drafted), Involvement("ada", .briefed, on: "2025-04-20"),
      Involvement("brent", .notConsulted),
    ],
    consents: [
      unanimity, ConsentRequirement(of: "host", .referendum, basis: .political),
    ],
    provisions: [
      Provision(
        "plan/1", "1", "Avon keeps 500 soldiers.", topics: ["forceCap:2"],
        obligors: ["avon"],
        beneficiaries: ["host"], effects: [.concession]),
      Provision(
        "plan/2", "2", "No foreign troops.", obligors: ["avon"],
        effects: [.guaranteeLimit]),
    ])
  func says(_ id: Statement.ID, _ speaker: Actor.ID, _ stance: Stance) -> Statement {
    Statement(id, by: speaker, on: "2025-05-01", "Says so.", stances: [stance])
  }
  return Dossier(
    title: "A council",
    records: [
      Actor("council", "Council", .bloc), Actor("host", "Host", .state),
      Actor(
        "avon", "Avon", .state, affiliations: [Affiliation(.member, of: "council")]),
      Actor(
        "brent", "Brent", .state, affiliations: [Affiliation(.member, of: "council")]),
      Actor(
        "cole", "Cole", .state, affiliations: [Affiliation(.member, of: "council")]),
      Actor(
        "ada", "Ada", .person, affiliations: [Affiliation(.minister, of: "avon")]),
      Matter("forces", "Forces", topics: [.forceCap]), plan,
      says(
        "s1", "avon",
        Stance(.conditional, "proposal:plan", if: ["The cap is lifted."])),
      says("s2", "brent", Stance(.opposes, "proposal:plan")),
      says("s3", "cole", Stance(.accepts, "proposal:plan")),
      says("s4", "host", Stance(.supports, "proposal:plan")),
      says("s5", "ada", Stance(.rejects, "provision:plan/1", .redLine)),
      says("s6", "avon", Stance(.supports, "guarantee:force", .precondition)),
      Concession(
        "cap", by: ["avon"], .military, "A cap.", establishedBy: ["plan/1"],
        history: [
          StatusChange(.demanded, on: "2025-04-01"),
          StatusChange(.rejected, on: "2025-05-01"),
          StatusChange(.demanded, on: "2025-05-02"),
        ]),
      Concession(
        "funds", by: ["avon", "host"], .assets, "Funds.",
        history: [StatusChange(.demanded, on: "2025-04-01")]),
      Concession(
        "nothing", by: ["host"], .unspecified, "None is known.",
        history: [StatusChange(.absent, on: "2025-04-01")]),
      SecurityGuarantee(
        "force", "A force", .presence, by: ["brent"], for: ["avon"],
        blockedBy: ["plan/2"],
        history: [
          StatusChange(.offered, on: "2025-04-01"),
          StatusChange(.blocked, on: "2025-04-20"),
        ]),
      SecurityGuarantee(
        "pact", "A pact", .consultation, by: ["host"], for: ["avon"],
        history: [StatusChange(.offered, on: "2025-04-10")]),
      Sanction(
        "ban", "A ban", by: ["council"], on: ["host"],
        during: Period(from: "2024-01-01", until: "2026-01-01"),
        renewal: Renewal(
          .unanimity, every: .exactly(6, .months), nextExpiry: "2025-07-01")),
    ])
}

func consentFindings() throws {
  let dossier = councilTalks()
  let consents = try ConsentAnalysis(of: "plan", in: dossier, on: "2025-06-01")
  for finding in consents.findings {
    print(finding.actor, finding.rule, finding.state)
    for voter in finding.voters { print("-", voter.actor, voter.state) }
  }
  print("blocked by", consents.blockers)
  for condition in consents.openConditions {
    switch condition.content {
    case .stated(let condition): print("open:", condition.text)
    case .procedure(let rule): print("open: a", rule, "of", condition.actor)
    }
  }
}

func consentClearing() throws {
  let dossier = councilTalks()
  let consents = try ConsentAnalysis(of: "plan", in: dossier, on: "2025-06-01")
  if let clearing = try consents.clearingSets() {
    print(clearing.size, clearing.sets)
  }
}

func consentRedLines() throws {
  let dossier = councilTalks()
  let check = try RedLineCheck(of: "plan", in: dossier, on: "2025-06-01")
  for crossing in check.crossings {
    print(
      crossing.provision, crossing.rule, crossing.isCrossed,
      crossing.line.held.statement)
  }
}

func consentInvolvement() throws {
  let dossier = councilTalks()
  let report = try InvolvementReport(of: "plan", in: dossier, on: "2025-06-01")
  for entry in report.entries { print(entry.part, entry.actor) }
}

func balanceConcessions() throws {
  let dossier = councilTalks()
  let balance = try ConcessionBalance(of: "plan", in: dossier, on: "2025-06-01")
  for party in balance.parties {
    print(
      party.party, "alone", party.aloneCount(.demanded), "jointly",
      party.jointCount(.demanded),
      "refused", party.items(.refused).count, "made none:", party.foundNone(.made))
  }
  print(balance["host"]?.absences.map(\.concession) ?? [])
  let index = try balance.asymmetry(of: .demanded, between: "avon", and: "host")
  print(index.map { "\($0)" } ?? "unknown")
}

func balanceSanctions() throws {
  let dossier = councilTalks()
  let outlook = try SanctionsOutlook(in: dossier, on: "2025-06-01", horizon: 60)
  for entry in outlook.lapsing {
    print(entry.sanction, entry.expiry ?? "no end", entry.lapses, entry.canBlock)
  }
}

func balanceGuarantees() throws {
  let dossier = councilTalks()
  let coverage = try GuaranteeCoverage(
    for: "avon", of: "plan", in: dossier, on: "2025-06-01")
  print(coverage.live.map(\.guarantee), coverage.lost.map(\.guarantee))
  for block in coverage.blocks {
    print(block.provision, "rules out", block.guarantees)
  }
  for gap in coverage.gaps { print("gap:", gap.form, "lost:", gap.lost) }
}
