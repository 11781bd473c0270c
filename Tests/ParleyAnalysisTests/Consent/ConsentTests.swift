import Parley
import ParleyAnalysis
import SampleDossiers
import TestSupport
import Testing

@Suite("Consents")
struct ConsentTests {
  /// A council of five states that stand where the attitudes say; `nil` for one that has said nothing.
  private func council(
    _ attitudes: [Attitude?], _ rule: ConsentRule, share: DecimalNumber? = nil, _ more: [ConsentRequirement] = []
  ) -> Dossier {
    var contents = Dossier.Contents(title: "Council")
    contents.actors = [Actor("council", "Council", .bloc), Actor("host", "Host", .state)]
    var requirement = ConsentRequirement(of: "council", rule, basis: .legal)
    requirement.share = share
    contents.proposals = [Proposal("plan", "Plan", .plan, consents: [requirement] + more)]
    for (number, attitude) in attitudes.enumerated() {
      let state = EntityID<Actor>(stringLiteral: "state-\(number)")
      contents.actors.append(Actor(state, "State", .state, affiliations: [Affiliation(.member, of: "council")]))
      guard let attitude else { continue }
      contents.statements.append(
        Statement(
          EntityID<Statement>(stringLiteral: "s\(number)"), by: state, on: "2025-05-01", "Says.",
          stances: [Stance(attitude, "proposal:plan", if: attitude == .conditional ? ["It is fair."] : [])]))
    }
    return Dossier(contents)
  }

  private func analysis(_ dossier: Dossier) throws -> ConsentAnalysis {
    try ConsentAnalysis(of: "plan", in: dossier, on: "2025-06-01")
  }

  @Test("Unanimity needs all, a simple majority three of five, a qualified one its share rounded up")
  func rules() throws {
    let mixed: [Attitude?] = [.supports, .accepts, .supports, .conditional, .opposes]
    let unanimous = try analysis(council(mixed, .unanimity)).findings[0]
    #expect(unanimous.state == .refused && unanimous.blockers == ["state-4"] && unanimous.needed == 5)
    let simple = try analysis(council(mixed, .simpleMajority)).findings[0]
    #expect(simple.state == .met && simple.needed == 3 && simple.blockers == [])
    let qualified = try analysis(council(mixed, .qualifiedMajority, share: try DecimalNumber("0.65"))).findings[0]
    #expect(qualified.needed == 4 && qualified.state == .conditional)
    let high = try analysis(council(mixed, .qualifiedMajority, share: try DecimalNumber("0.9"))).findings[0]
    #expect(high.needed == 5 && high.state == .refused && high.blockers == ["state-4"])
    let exact = try analysis(council(mixed, .qualifiedMajority, share: try DecimalNumber("0.6"))).findings[0]
    #expect(exact.needed == 3 && exact.state == .met)
    #expect(try analysis(council(mixed, .qualifiedMajority)).findings[0].state == .unknown)
    #expect(try analysis(council(mixed, "byLot")).findings[0].state == .unknown)
    #expect(try analysis(council([.supports, nil, .conditional], .unanimity)).state == .conditional)
    #expect(try analysis(council([.supports, nil, .supports], .unanimity)).state == .unknown)
  }

  @Test("A bloc that decides by itself is not bound by what its members think")
  func single() throws {
    let found = try analysis(council([.opposes, .opposes], .single)).findings[0]
    #expect(found.state == .unknown && found.position.basis == .members)
  }

  @Test("A referendum follows on no words, and an act of the actor counts from its date")
  func acts() throws {
    func state(_ entry: StatusChange<Proposal.Status>?, _ rule: ConsentRule, on day: Day) throws -> ConsentState {
      var contents = council([], rule).contents
      contents.proposals[0].consents[0].actor = "host"
      if let entry { contents.proposals[0].status = [entry] }
      contents.statements = [
        Statement("s", by: "host", on: "2025-05-10", "Yes.", stances: [Stance(.supports, "proposal:plan")])
      ]
      return try ConsentAnalysis(of: "plan", in: Dossier(contents), on: day).state
    }
    #expect(try state(nil, .single, on: "2025-05-09") == .unknown)
    #expect(try state(nil, .single, on: "2025-05-10") == .met)
    #expect(try state(nil, .referendum, on: "2025-06-01") == .conditional)
    #expect(try state(StatusChange(.accepted, on: "2025-05-20", by: ["host"]), .referendum, on: "2025-06-01") == .met)
    #expect(try state(StatusChange(.rejected, on: "2025-05-20", by: ["host"]), .single, on: "2025-06-01") == .refused)
    #expect(try state(StatusChange(.rejected, on: "2025-05-20", by: ["host"]), .single, on: "2025-05-15") == .met)
    // An older rejection has been overtaken by the words.
    #expect(try state(StatusChange(.rejected, on: "2025-05-01", by: ["host"]), .single, on: "2025-06-01") == .met)
  }

  @Test("The smallest sets are exactly those that trying every set gives")
  func clearing() throws {
    var generator = SplitMix64(seed: 3)
    let attitudes: [Attitude?] = [.supports, .opposes, .conditional, nil]
    let rules: [ConsentRule] = [.unanimity, .simpleMajority, .qualifiedMajority]
    for _ in 0..<60 {
      var second = ConsentRequirement(of: "state-1", basis: .political)
      if generator.chance(oneIn: 2) { second = ConsentRequirement(of: "host", basis: .political) }
      let rule = generator.pick(rules)
      let dossier = council(
        (0..<5).map { _ in generator.pick(attitudes) }, rule,
        share: rule == .qualifiedMajority ? try DecimalNumber("0.7") : nil, [second])
      let found = try analysis(dossier)
      let sets = try #require(try found.clearingSets())
      #expect(sets.sets == bruteForce(found))
      #expect(sets.sets.allSatisfy { $0.count == sets.size })
      #expect((sets.size == 0) == (found.state == .met))
    }
  }

  /// All smallest sets of voters whose consent meets every finding.
  private func bruteForce(_ analysis: ConsentAnalysis) -> [[Actor.ID]] {
    let voters = Set(analysis.findings.flatMap { $0.voters.map(\.actor) }).sorted()
    var best: [[Actor.ID]] = []
    for mask in 0..<(1 << voters.count) {
      let set = voters.indices.filter { mask >> $0 & 1 == 1 }.map { voters[$0] }
      let clears = analysis.findings.allSatisfy { finding in
        finding.voters.count { $0.state == .met || set.contains($0.actor) } >= finding.needed ?? .max
      }
      guard clears else { continue }
      if let size = best.first?.count, set.count > size { continue }
      if let size = best.first?.count, set.count < size { best = [] }
      best.append(set)
    }
    return best.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test("More sets than asked for, or a rule that is not known, are said and not hidden")
  func limits() throws {
    let found = try analysis(council([.opposes, .opposes, .opposes, .opposes, .opposes], .simpleMajority))
    #expect(try found.clearingSets()?.sets.count == 10)
    #expect(throws: AnalysisError.self) { try found.clearingSets(atMost: 9) }
    #expect(throws: AnalysisError.self) { try found.clearingSets(atMost: 0) }
    #expect(try analysis(council([.opposes], "byLot")).clearingSets() == nil)
    // Under unanimity all are needed, however many; of a majority of a hundred too many sets would do.
    let hundred = [Attitude?](repeating: .opposes, count: 100)
    #expect(try analysis(council(hundred, .unanimity)).clearingSets()?.size == 100)
    let majority = try analysis(council(hundred, .simpleMajority))
    #expect(throws: AnalysisError.self) { try majority.clearingSets() }
    let none = try analysis(Dossier(title: "", records: [Proposal("plan", "Plan", .plan)]))
    #expect(none.state == .unknown && none.findings.isEmpty)
    #expect(try none.clearingSets() == nil || none.clearingSets()?.size == 0)
    #expect(throws: AnalysisError.self) {
      try ConsentAnalysis(of: "p", in: Dossier(title: "", records: []), on: "2025-01-01")
    }
  }

  @Test("In the sample Ukraine refuses the territories and makes conditions for the plan; the assets hang on the Union")
  func sample() throws {
    let dossier = try SampleDossiers.ukraine2025()
    let found = try ConsentAnalysis(of: "us-28", in: dossier, on: "2025-11-30")
    func state(_ actor: Actor.ID, _ subject: Subject) -> ConsentState? {
      found.findings.first { $0.actor == actor && $0.subject == subject }?.state
    }
    #expect(state("ukraine", "proposal:us-28") == .conditional)
    #expect(state("ukraine", "provision:us-28/21") == .refused)
    #expect(state("european-union", "provision:us-28/14") == .conditional)
    #expect(state("belgium", "provision:us-28/14") == .unknown)
    #expect(found.state == .refused && found.blockers == ["ukraine"])
    #expect(found.findings[0].requirements.map(\.assertedBy) == ["european-officials", "kaja-kallas"])
    #expect(found.report["repeated"] == 1)
    #expect(found.openConditions.contains { $0.actor == "ukraine" && $0.statement == "st-umerov-1121b" })
    #expect(try found.clearingSets()?.indispensable.contains("ukraine") == true)
    for finding in found.findings { #expect(!finding.evidence.citations.isEmpty) }
  }
}
