import Parley
import ParleyAnalysis
import SampleDossiers
import Testing

@Suite("Positions in the sample dossier")
struct SamplePositionTests {
  private let dossier: Dossier

  init() throws { dossier = try SampleDossiers.ukraine2025() }

  private func position(of actor: Actor.ID, on subject: Subject, _ day: Day) throws -> Position {
    let matrix = try PositionMatrix(of: [actor], about: [subject], in: dossier, on: day)
    return matrix[0, 0]
  }

  @Test("Kallas's two conditions are hers and, by office, those of the Union, with her as the deciding statement")
  func kallas() throws {
    let hers = try position(of: "kaja-kallas", on: "proposal:us-28", "2025-11-20")
    #expect(hers.basis == .own)
    #expect(hers.attitude == .conditional && hers.firmness == .precondition)
    #expect(hers.conditions.map(\.subject) == ["matter:approval-ukraine", "matter:approval-europe"])
    #expect(hers.dissent.map(\.statement) == ["seed-st-07b"])
    let union = try position(of: "european-union", on: "proposal:us-28", "2025-11-20")
    #expect(union.basis == .office)
    #expect(union.statement == hers.statement && union.stance?.speakers == ["kaja-kallas"])
    #expect(union.conditions == hers.conditions)
  }

  @Test("A divided bloc is shown as divided, with what each member thinks")
  func division() throws {
    let union = try position(of: "european-union", on: "proposal:us-28", "2025-11-30")
    let members = try #require(union.members)
    #expect(union.isDivided)
    #expect(Set(members.members(.positive)).isSuperset(of: ["germany", "hungary"]))
    #expect(Set(members.members(.neutral)).isSuperset(of: ["france", "poland"]))
    #expect(members.members(.negative).contains("sweden"))
    #expect(members.members(nil).contains("spain"))
    // Nobody speaks for NATO on the cap of the forces: its members are all that is known.
    let nato = try position(of: "nato", on: "provision:us-28/6", "2025-11-30")
    #expect(nato.basis == .divided && nato.attitude == nil && nato.polarity == nil && nato.stance == nil)
    #expect(nato.members?.members(.negative) == ["france", "poland"])
  }

  @Test("A refusal to comment is no position, and does not take the place of one")
  func refusal() throws {
    let silent = try position(of: "dmitry-peskov", on: "proposal:us-28", "2025-11-20")
    #expect(silent.basis == .unknown && silent.polarity == nil && !silent.isKnown)
    #expect(silent.withheld == "seed-st-11")
    // Dmitriev had spoken for Russia before Peskov refused.
    let russia = try position(of: "russia", on: "proposal:us-28", "2025-11-20")
    #expect(russia.statement == "st-dmitriev-1117" && russia.attitude == .supports)
    #expect(russia.withheld == "seed-st-11")
  }

  @Test("What came before and since when a position is held are told")
  func previous() throws {
    let france = try position(of: "france", on: "provision:us-28/14", "2025-11-30")
    #expect(france.attitude == .opposes && france.statement == "st-macron-1125b")
    #expect(france.previous?.statement == "st-macron-1122" && france.previous?.stance.attitude == .conditional)
    let america = try position(of: "united-states", on: "proposal:us-28", "2025-11-30")
    #expect(america.statement == "st-trump-1125" && america.since == "2025-11-20")
  }

  @Test(
    "The changes of position that the fact sheet lists are found",
    arguments: [
      ("donald-trump", "matter:deadline", "st-trump-1122", "st-trump-1125", .moved),
      ("dmitry-peskov", "proposal:us-28", "st-peskov-1120", "st-peskov-1121a", .spokeUp),
      ("marco-rubio", "matter:authorship", "st-rubio-senators-1122", "st-rubio-1122", .contradicted),
      ("emmanuel-macron", "proposal:us-28", "st-macron-1122", "st-macron-1125a", .newConditions),
      ("mark-rutte", "proposal:us-28", "st-rutte-1124", "st-rutte-1127", .moved),
    ] as [(Actor.ID, Subject, Statement.ID, Statement.ID, PositionShift.Kind)])
  func changes(
    actor: Actor.ID, subject: Subject, before: Statement.ID, after: Statement.ID, kind: PositionShift.Kind
  ) throws {
    let found = try dossier.shifts(of: actor, on: subject, between: "2025-11-17"..."2025-11-30", including: .lineage)
    let shift = try #require(
      found.shifts.first { $0.before.statement == before && $0.after.statement == after && $0.subject == subject })
    #expect(shift.kind == kind)
    #expect(found.evidence(of: shift).statements == [before, after].sorted())
    #expect(!found.evidence(of: shift).citations.isEmpty)
  }

  @Test("Words on one version of the plan are no change of mind about another")
  func versions() throws {
    for (actor, statement) in [("rustem-umerov", "st-umerov-1130"), ("volodymyr-zelensky", "st-zelensky-1124")] {
      let actor = Actor.ID(unchecked: actor)
      let found = try dossier.shifts(
        of: actor, on: "proposal:us-28", between: "2025-11-17"..."2025-11-30", including: .lineage)
      #expect(dossier[Statement.ID(unchecked: statement)]?.stances.first?.subject == "proposal:geneva-19")
      #expect(!found.shifts.contains { $0.after.statement.rawValue == statement })
      #expect(found.shifts.allSatisfy { $0.before.subject == $0.subject && $0.after.subject == $0.subject })
    }
  }

  @Test("Of a counter-offer to the plan nothing is known of those who spoke about another revision of it")
  func rivals() throws {
    let subject: Subject = "proposal:e3-counter"
    let scopes = try [SubjectScope.exactly, .lineage].map { scope in
      try PositionMatrix(of: ["united-states"], about: [subject], in: dossier, on: "2026-01-01", including: scope)[
        0, 0]
    }
    #expect(scopes.allSatisfy { $0.statement == nil } && dossier["e3-counter" as Proposal.ID]?.answers == ["us-28"])
  }

  @Test("Questions about a text keep the answers of the day, and no reference leads to what was not known")
  func noGaps() throws {
    let whole = Set(dossier.validate().map(\.description))
    let days = Set(dossier.sources.compactMap(\.published?.latest)).sorted()
    #expect(days.count > 10)
    for day in days {
      let then = dossier.published(by: day)
      let gaps = then.validate().filter {
        ($0.code == .danglingReference || $0.severity == .error) && !whole.contains($0.description)
      }
      #expect(gaps.isEmpty, "\(day): \(gaps.map(\.description).prefix(5))")
      for subject in ["proposal:us-28", "proposal:e3-counter", "provision:us-28/6"] as [Subject] {
        let known = dossier.statements(.concerning(subject)).map(\.id).filter { then.statements.contains($0) }
        #expect(then.statements(.concerning(subject)).map(\.id) == known)
      }
      #expect(then.published(by: day) == then)
    }
  }

  @Test("Trump's deadline goes from a date to none in two steps")
  func deadline() throws {
    let found = try dossier.shifts(of: "donald-trump", on: "matter:deadline", between: "2025-11-20"..."2025-11-30")
    #expect(found.shifts.map(\.change) == [-1, -1])
    let late = try dossier.shifts(of: "donald-trump", on: "matter:deadline", between: "2025-11-23"..."2025-11-30")
    #expect(late.shifts.map(\.after.statement) == ["st-trump-1125"])
    #expect(late.shifts.map(\.before.statement) == ["st-trump-1122"])
  }

  @Test("What was known by a day is what a source of the day or before tells")
  func published() throws {
    let then = dossier.published(by: "2025-11-20")
    #expect(then.statements.contains("seed-st-06") && !then.statements.contains("st-vdl-1123"))
    #expect(then.sources.allSatisfy { ($0.published?.latest ?? .distantDay) <= "2025-11-20" })
    for statement in then.statements {
      #expect(statement.citations.allSatisfy { then.sources.contains($0.source) })
    }
    #expect(dossier.published(by: "2030-01-01") == dossier)
    // The text was published in the night to 21 November; its points were spoken of before.
    let (points, all) = (then.provisions(of: "us-28"), dossier.provisions(of: "us-28"))
    #expect(points.map(\.id) == all.map(\.id) && points.map(\.number) == all.map(\.number))
    #expect(points.contains { !$0.hasText } && all.allSatisfy(\.hasText))
    for point in points where !point.hasText { #expect(point.obligors.isEmpty && point.citations.isEmpty) }
  }
}

extension Day {
  /// A day before all others that matter here.
  fileprivate static var distantDay: Day { "0001-01-01" }
}
