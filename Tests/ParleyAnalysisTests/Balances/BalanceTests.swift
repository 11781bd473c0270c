import Parley
import ParleyAnalysis
import SampleDossiers
import TestSupport
import Testing

@Suite("Concessions")
struct ConcessionTests {
  private let dossier = Dossier(records: [
    Actor("avon", "Avon", .state), Actor("brent", "Brent", .state), Actor("cole", "Cole", .state),
    Proposal("plan", "Plan", .plan, provisions: [Provision("plan/1", "1", "A cap.", topics: ["forceCap:2"])]),
    Proposal("other", "Other", .plan),
    Concession(
      "cap", by: ["avon"], .military, "A cap.", demandedBy: ["proposal:plan"], establishedBy: ["plan/1"],
      history: [
        StatusChange(.demanded, on: "2025-01-01"), StatusChange(.rejected, on: "2025-01-05"),
        StatusChange(.demanded, on: "2025-01-09"), StatusChange(.dropped, on: "2025-01-20"),
      ]),
    Concession(
      "land", by: ["avon"], .territorial, "Land.", history: [StatusChange(.demanded, on: "2025-01-02")]),
    Concession(
      "funds", by: ["avon", "brent"], .assets, "Funds.",
      history: [StatusChange(.demanded, on: "2025-01-01"), StatusChange(.offered, on: "2025-01-08")]),
    Concession(
      "pact", by: ["brent"], .legal, "A pact.",
      history: [StatusChange(.demanded, on: "2025-01-01"), StatusChange(.made, on: "2025-01-15")]),
    Concession("nothing", by: ["cole"], .unspecified, "None.", history: [StatusChange(.absent, on: "2025-01-03")]),
    Concession(
      "else", by: ["avon"], .legal, "Else.", demandedBy: ["proposal:other"],
      history: [StatusChange(.demanded, on: "2025-01-01")]),
  ])

  @Test("A demand raised again does not undo a refusal, and a demand that was dropped stands no more")
  func tracks() throws {
    let tenth = try ConcessionBalance(of: "plan", in: dossier, on: "2025-01-10")
    let avon = try #require(tenth["avon"])
    #expect(avon.items(.demanded).map(\.concession) == ["cap", "funds", "land"])
    #expect(avon.items(.refused).map(\.concession) == ["cap"])
    #expect(avon.items(.offered).map(\.concession) == ["funds"])
    #expect(avon.items(.unanswered).map(\.concession) == ["land"])
    #expect(avon.aloneCount(.demanded) == 2 && avon.jointCount(.demanded) == 1)
    #expect(avon.share(of: .demanded) == 2.5)
    #expect(avon.kinds(.demanded).map(\.kind) == [.assets, .military, .territorial])
    #expect(avon.topics(.demanded).map(\.topic) == [.forceCap] && avon.topics(.demanded).map(\.count) == [1])
    let late = try ConcessionBalance(of: "plan", in: dossier, on: "2025-01-20")
    #expect(late["avon"]?.items(.demanded).map(\.concession) == ["funds", "land"])
    #expect(late["avon"]?.items.first?.dropped?.date == "2025-01-20")
    #expect(tenth.report["otherText"] == 1)
    #expect(try ConcessionBalance(in: dossier, on: "2025-01-10")["avon"]?.items(.demanded).count == 4)
  }

  @Test("A refusal stands against demands of others, and not against the later demand of all who refused")
  func ownDemand() throws {
    func item(by demanders: [Actor.ID], refusedBy refusers: [Actor.ID] = []) throws -> [ConcessionSide] {
      let dossier = Dossier(records: [
        Actor("avon", "Avon", .state), Actor("brent", "Brent", .state), Actor("cole", "Cole", .state),
        Concession(
          "funds", by: ["avon", "brent"], .assets, "Funds.",
          history: [
            StatusChange(.demanded, on: "2025-01-01", by: ["cole"]),
            StatusChange(.rejected, on: "2025-01-05", by: refusers),
            StatusChange(.demanded, on: "2025-01-09", by: demanders),
          ]),
      ])
      let party = try #require(try ConcessionBalance(in: dossier, on: "2025-01-10")["avon"])
      return ConcessionSide.allCases.filter { !party.foundNone($0) }
    }
    #expect(try item(by: ["cole"]) == [.demanded, .refused])
    #expect(try item(by: []) == [.demanded, .refused])
    #expect(try item(by: ["avon"]) == [.demanded, .refused])
    #expect(try item(by: ["avon", "brent"]) == [.demanded, .unanswered])
    #expect(try item(by: ["avon"], refusedBy: ["avon"]) == [.demanded, .unanswered])
    #expect(try item(by: ["brent"], refusedBy: ["avon"]) == [.demanded, .refused])
  }

  @Test("The asymmetry is the difference over the sum, and unknown where there is nothing to compare")
  func asymmetry() throws {
    let balance = try ConcessionBalance(of: "plan", in: dossier, on: "2025-01-10")
    // Avon 2 alone and half of one, Brent 1 alone and half of one: (2.5 - 1.5) / 4.
    #expect(try balance.asymmetry(of: .demanded, between: "avon", and: "brent") == 0.25)
    #expect(try balance.asymmetry(of: .demanded, between: "brent", and: "avon") == -0.25)
    #expect(try balance.asymmetry(of: .made, between: "avon", and: "brent") == nil)
    #expect(try balance.asymmetry(of: .refused, between: "avon", and: "brent") == 1)
    #expect(throws: AnalysisError.self) { try balance.asymmetry(of: .made, between: "avon", and: "avon") }
    #expect(throws: AnalysisError.self) { try balance.asymmetry(of: .made, between: "avon", and: "nobody") }
  }

  @Test("That nothing is found is said, and by whom")
  func none() throws {
    let balance = try ConcessionBalance(of: "plan", in: dossier, on: "2025-01-10", parties: ["brent", "cole"])
    let cole = try #require(balance["cole"])
    #expect(ConcessionSide.allCases.allSatisfy { cole.foundNone($0) })
    #expect(cole.absences.map(\.concession) == ["nothing"])
    #expect(balance["brent"]?.foundNone(.made) == true && balance["brent"]?.absences.isEmpty == true)
    #expect(try ConcessionBalance(of: "plan", in: dossier, on: "2025-01-15")["brent"]?.foundNone(.made) == false)
    #expect(try ConcessionBalance(in: dossier, on: "2024-12-31").parties.isEmpty)
    #expect(throws: AnalysisError.self) { try ConcessionBalance(of: "none", in: dossier, on: "2025-01-01") }
    #expect(throws: AnalysisError.self) { try ConcessionBalance(in: dossier, on: "2025-01-01", parties: []) }
    #expect(throws: AnalysisError.self) {
      try ConcessionBalance(in: dossier, on: "2025-01-01", parties: ["avon", "avon"])
    }
    #expect(throws: AnalysisError.self) { try ConcessionBalance(in: dossier, on: "2025-01-01", parties: ["nobody"]) }
  }

  @Test("On generated histories the sides are what walking through each history gives")
  func naive() throws {
    var generator = SplitMix64(seed: 9)
    var records: [any StandaloneRecord] = (0..<4).map { Actor(EntityID<Actor>(stringLiteral: "p\($0)"), "P", .state) }
    for number in 0..<80 {
      let parties = (0..<4).filter { _ in generator.chance(oneIn: 3) }.map { EntityID<Actor>(stringLiteral: "p\($0)") }
      let history = (0..<generator.below(5)).map { step in
        StatusChange(
          generator.pick(Concession.Status.known),
          on: PartialDate(("2025-01-01" as Day).advanced(by: 3 * step + generator.below(3))))
      }
      records.append(
        Concession(
          EntityID<Concession>(stringLiteral: "c\(number)"), by: parties.isEmpty ? ["p0"] : parties, .legal, "C",
          history: history))
    }
    let dossier = Dossier(records: records)
    for offset in [0, 4, 9, 20] {
      let day = ("2025-01-01" as Day).advanced(by: offset)
      let balance = try ConcessionBalance(in: dossier, on: day)
      for party in balance.parties {
        var counts: [ConcessionSide: Int] = [:]
        for concession in dossier.concessions where concession.by.contains(party.party) {
          let words = concession.history.filter { ($0.date?.latest ?? day) <= day }.map(\.status.rawValue)
          let isDemanded = (words.lastIndex(of: "demanded") ?? -1) > (words.lastIndex(of: "dropped") ?? -1)
          let answer = words.last { !["demanded", "dropped"].contains($0) }
          if isDemanded { counts[.demanded, default: 0] += 1 }
          if ["offered", "conditional"].contains(answer) { counts[.offered, default: 0] += 1 }
          if ["accepted", "made"].contains(answer) { counts[.made, default: 0] += 1 }
          if ["resisted", "rejected"].contains(answer) { counts[.refused, default: 0] += 1 }
          if isDemanded, [nil, "absent", "withdrawn"].contains(answer) { counts[.unanswered, default: 0] += 1 }
        }
        for side in ConcessionSide.allCases {
          #expect(party.items(side).count == counts[side] ?? 0)
          #expect(party.aloneCount(side) + party.jointCount(side) == counts[side] ?? 0)
        }
      }
      for side in ConcessionSide.allCases {
        // Shares of joint concessions add up to whole ones.
        let whole = Set(balance.parties.flatMap { $0.items(side).map(\.concession) }).count
        #expect((balance.parties.reduce(0) { $0 + $1.share(of: side) } - Double(whole)).magnitude < 1e-9)
      }
    }
  }

  @Test("In the sample more is asked of Ukraine than of Russia, and no Russian concession is on record")
  func sample() throws {
    let balance = try ConcessionBalance(of: "us-28", in: try SampleDossiers.ukraine2025(), on: "2025-11-20")
    let (ukraine, russia) = (try #require(balance["ukraine"]), try #require(balance["russia"]))
    #expect(ukraine.items(.demanded).count > russia.items(.demanded).count)
    #expect(try balance.asymmetry(of: .demanded, between: "ukraine", and: "russia") ?? 0 > 0)
    #expect(russia.foundNone(.made) && russia.foundNone(.offered))
    #expect(russia.absences.map(\.concession) == ["seed-cn-russia-none"])
    #expect(ukraine.items(.refused).map(\.concession).contains("cn-us28-21d-ukraine"))
    #expect(balance.evidence(of: .refused, for: "ukraine").citations.contains { $0.source == "src-seed" })
    let later = try ConcessionBalance(of: "us-28", in: try SampleDossiers.ukraine2025(), on: "2025-11-27")
    #expect(later["russia"]?.items(.offered).map(\.concession) == ["cn-us28-16"])
    // Russia demands the land again, which does not undo the refusal.
    #expect(later["ukraine"]?.items(.refused).map(\.concession).contains("cn-us28-21d-ukraine") == true)
  }
}

@Suite("Sanctions and guarantees")
struct SanctionGuaranteeTests {
  @Test("What lapses within the horizon, by which decision, and who can block it")
  func lapsing() throws {
    let dossier = try SampleDossiers.ukraine2025()
    let outlook = try SanctionsOutlook(in: dossier, on: "2025-11-30", horizon: 90)
    let sectoral = try #require(outlook["rn-sectoral"])
    #expect(sectoral.isInForce == .yes && sectoral.expiry == "2026-01-31" && sectoral.lapses == .yes)
    #expect(sectoral.decisionRule == .unanimity)
    #expect(sectoral.canBlock.contains("hungary") && !sectoral.canBlock.contains("united-kingdom"))
    #expect(outlook.lapsing.map(\.sanction).contains("rn-sectoral"))
    #expect(try SanctionsOutlook(in: dossier, on: "2025-11-30", horizon: 30)["rn-sectoral"]?.lapses == .no)
    #expect(try SanctionsOutlook(in: dossier, on: "2025-11-30", horizon: 62)["rn-sectoral"]?.lapses == .yes)
    let assets = try #require(outlook["rn-assets-old"])
    #expect(assets.amounts.count == 3)
    #expect(
      Set(assets.provisions.filter { $0.rule == .assets }.map(\.provision)).isSuperset(of: ["us-28/14", "us-28/14a"]))
    #expect(assets.snapbackProvisions.contains("us-28/10c"))
    #expect(!assets.evidence.citations.isEmpty)
    // What replaced it in December is decided by a majority, which nobody can block alone, and does not run out.
    let later = try SanctionsOutlook(in: dossier, on: "2025-12-20", horizon: 365)
    #expect(later["rn-assets-old"] == nil)
    let new = try #require(later["rn-assets-new"])
    #expect(new.decisionRule == .qualifiedMajority && new.canBlock.isEmpty && new.lapses == .no && new.expiry == nil)
    #expect(outlook.report["notInForce"] == dossier.sanctions.count { $0.isInForce(on: "2025-11-30") == .no })
    #expect(throws: AnalysisError.self) { try SanctionsOutlook(in: dossier, on: "2025-11-30", horizon: -1) }
  }

  @Test("An expiry further off than one interval is that of a later renewal; a member that objects is named")
  func renewals() throws {
    func entry(on day: Day) throws -> SanctionEntry? {
      let dossier = Dossier(records: [
        Actor("union", "Union", .bloc),
        Actor("avon", "Avon", .state, affiliations: [Affiliation(.member, of: "union")]),
        Actor("brent", "Brent", .state, affiliations: [Affiliation(.member, of: "union")]),
        Matter("measures", "Measures", topics: [.sanctionsAndAssets]),
        Statement("s", by: "brent", on: "2025-02-01", "No more.", stances: [Stance(.opposes, "matter:measures")]),
        Sanction(
          "ban", "Ban", by: ["union"], on: ["cole"], during: Period(from: "2024-01-01", until: "2026-07-01"),
          renewal: Renewal(.unanimity, every: .exactly(6, .months), nextExpiry: "2026-01-01")),
      ])
      return try SanctionsOutlook(in: dossier, on: day, horizon: 400).entries.first
    }
    let early = try #require(try entry(on: "2024-06-01"))
    #expect(early.expiry == nil && early.lapses == .possibly && early.inclinedToBlock == [])
    let late = try #require(try entry(on: "2025-10-01"))
    #expect(late.expiry == "2026-01-01" && late.lapses == .yes)
    #expect(late.canBlock == ["avon", "brent"] && late.inclinedToBlock == ["brent"])
    #expect(late.evidence.statements == ["s"])
    #expect(try entry(on: "2026-02-01")?.expiry == "2026-07-01")
    #expect(try entry(on: "2026-07-01") == nil)
  }

  @Test("Relief obliges those who impose a sanction as themselves, or as members of members of whom it obliges")
  func reliefOfChain() throws {
    let count = 1_000
    func bloc(_ number: Int) -> Actor.ID { Actor.ID(unchecked: "bloc-\(number)") }
    var records: [any StandaloneRecord] = (0..<count).map { number in
      Actor(
        bloc(number), "Bloc", .bloc, affiliations: number == 0 ? [] : [Affiliation(.member, of: bloc(number - 1))])
    }
    var plan = Proposal("plan", "Plan", .plan)
    plan.provisions = (0..<count).map { number in
      Provision(
        Provision.ID(unchecked: "plan/\(number)"), ProvisionNumber(stringLiteral: "\(number + 1)"), "Relief.",
        obligors: [bloc(number)], beneficiaries: ["cole"], effects: [.sanctionsRelief])
    }
    records.append(plan)
    for (id, imposer) in [("first", 0), ("middle", count / 2), ("last", count - 1)] {
      records.append(Sanction(Sanction.ID(unchecked: id), "Ban", by: [bloc(imposer)], on: ["cole"]))
    }
    let outlook = try SanctionsOutlook(in: Dossier(records: records), on: "2025-02-01", horizon: 10)
    let found = outlook.entries.map { entry in (entry.sanction, Set(entry.provisions.map(\.provision))) }
    func provisions(upTo last: Int) -> Set<Provision.ID> {
      Set((0...last).map { Provision.ID(unchecked: "plan/\($0)") })
    }
    #expect(found.count == 3)
    for (sanction, ties) in found {
      let imposer = sanction == "first" ? 0 : sanction == "middle" ? count / 2 : count - 1
      #expect(ties == provisions(upTo: imposer), "\(sanction)")
    }
  }

  @Test("The coverage of the plan: who comes in when, what voids it, what is blocked, what is missing")
  func coverage() throws {
    let dossier = try SampleDossiers.ukraine2025()
    let coverage = try GuaranteeCoverage(for: "ukraine", of: "us-28", in: dossier, on: "2025-11-30")
    let invasion = GuaranteeCoverage.Trigger(text: "Russia invades Ukraine.")
    #expect(coverage.triggers.contains(invasion) && coverage.triggers.last == .unspecified)
    #expect(coverage.guarantees(for: invasion, by: "united-states").map(\.guarantee) == ["sg-us28-10"])
    #expect(coverage.guarantees(for: invasion, by: "europe").isEmpty)
    #expect(coverage.guarantees(for: invasion, by: "united-states")[0].exclusions.count == 3)
    #expect(coverage.lost.map(\.guarantee).contains("seed-sg-reassurance-force"))
    #expect(coverage.blocks.map(\.provision) == ["us-28/8"])
    #expect(coverage.blocks.first?.guarantees == ["seed-sg-reassurance-force"])
    #expect(coverage.demands.contains { $0.content == .guarantee("seed-sg-zelensky-demand") && $0.answer == .possibly })
    #expect(!coverage.evidence(for: invasion, by: "united-states").citations.isEmpty)
    // Every live guarantee is in a cell of the matrix.
    let cells = coverage.triggers.flatMap { trigger in
      coverage.guarantors.flatMap { coverage.guarantees(for: trigger, by: $0) }
    }
    #expect(Set(cells.map(\.guarantee)) == Set(coverage.live.map(\.guarantee)))
  }

  @Test("A demand is met by its form, perhaps by an unnamed one, and is a gap where nothing live comes near")
  func gaps() throws {
    func answer(
      _ form: SecurityGuarantee.Form, _ offered: SecurityGuarantee.Form?, _ status: SecurityGuarantee.Status = .offered
    ) throws -> GuaranteeDemand? {
      var records: [any StandaloneRecord] = [
        Actor("avon", "Avon", .state), Actor("brent", "Brent", .state),
        SecurityGuarantee("wish", "Wish", form, for: ["avon"], history: [StatusChange(.demanded, on: "2025-01-01")]),
      ]
      if let offered {
        records.append(
          SecurityGuarantee(
            "offer", "Offer", offered, by: ["brent"], for: ["avon"], history: [StatusChange(status, on: "2025-01-02")]))
      }
      return try GuaranteeCoverage(for: "avon", in: Dossier(records: records), on: "2025-02-01").demands.first
    }
    #expect(try answer(.presence, .presence)?.answer == .yes)
    #expect(try answer(.presence, .unspecified)?.answer == .possibly)
    #expect(try answer(.unspecified, .presence)?.answer == .possibly)
    #expect(try answer(.presence, .monitoring)?.answer == .no)
    #expect(try answer(.presence, nil)?.answer == .no)
    let lost = try answer(.presence, .presence, .dropped)
    #expect(lost?.answer == .no && lost?.lost == ["offer"])
    let empty = try GuaranteeCoverage(
      for: "avon", in: Dossier(records: [Actor("avon", "Avon", .state)]), on: "2025-01-01")
    #expect(empty.triggers.isEmpty && empty.guarantors.isEmpty && empty.demands.isEmpty && empty.gaps.isEmpty)
    #expect(throws: AnalysisError.self) {
      try GuaranteeCoverage(for: "avon", in: Dossier(records: []), on: "2025-01-01")
    }
  }
}
