import Parley
import ParleyAnalysis
import Testing

@Suite("Towards whose positions a change moves a text")
struct BearingTests {
  // MARK: The sample

  @Test("Where Ukraine or Russia has spoken, the direction agrees with softened and hardened")
  func sample() throws {
    let dossier = try ProposalSample.dossier()
    let diff = try ProposalDiff(from: "us-28", to: "e3-counter", in: dossier, actors: ["ukraine", "russia"])
    func lines(_ number: String) -> [String] {
      let change = diff.changes.first { $0.earlier.first?.number.text == number }
      return (change?.bearings ?? []).map { "\($0.actor) \($0.direction.rawValue)" }
    }
    // Coded as softened: the cap, the ban on membership, territory. Ukraine had rejected all three.
    #expect(lines("6") == ["ukraine toward"])
    #expect(lines("7") == ["ukraine toward"])
    #expect(lines("21") == ["russia away", "ukraine toward"])
    // What Russia had demanded, and what Ukraine had refused, is gone.
    #expect(lines("21.d") == ["russia away", "ukraine toward"])
    #expect(lines("21.a") == ["ukraine toward"])
    // Russia supports its own law on non-aggression, which stays: no movement.
    #expect(lines("16") == [])
    #expect(diff.report["unmoved"] == 1)
    let directions = diff.changes.flatMap(\.bearings).map { "\($0.actor) \($0.direction.rawValue)" }
    #expect(Set(directions) == ["russia away", "ukraine toward"])
    let cap = try #require(diff["us-28/6"])
    #expect(cap.tendency == .softened)
    #expect(diff.evidence(of: cap).statements == cap.bearings.flatMap(\.statements))
  }

  @Test("What is coded shows the softened and hardened points of the European edit, but for one that goes both ways")
  func tendencies() throws {
    let diff = try ProposalDiff(from: "us-28", to: "e3-counter", in: ProposalSample.dossier())
    let softened = ["6", "7", "8", "13", "20", "21", "25"]
    let hardened = ["5", "10", "14", "28"]
    func tendency(_ number: String) -> ProposalDiff.Tendency? { diff["e3-counter/\(number)".id]?.tendency }
    #expect(softened.filter { tendency($0) != .softened } == [])
    #expect(hardened.filter { tendency($0) != .hardened } == ["14"])
    // The money goes to Ukraine alone, and only once Russia pays: more in one respect, less in another.
    #expect(tendency("14") == .mixed)
  }

  // MARK: By hand

  /// A dossier with a cap on forces in two versions, and words of an actor on them.
  private func diff(
    _ stances: [Stance], on dates: [PartialDate] = ["2025-01-01"], day: Day? = nil,
    _ change: (inout Provision) -> Void
  ) throws -> ProposalDiff {
    var cap = Provision("old/1", "1", "The army has a limit.", obligors: ["ukraine"])
    cap.quantities = [.atMost(600, .personnel)]
    var later = cap
    later.id = "new/1"
    change(&later)
    let removed = later.text.isEmpty
    var records: [any StandaloneRecord] = [
      Actor("ukraine", "Ukraine", .state), ProposalDiffTests.text("old", [cap]),
      ProposalDiffTests.text("new", removed ? [] : [later]),
    ]
    for (place, stance) in stances.enumerated() {
      records.append(
        Statement(
          "st-\(place)".statement, by: "ukraine", on: dates[place % dates.count], "Something.", stances: [stance]))
    }
    return try ProposalDiff(from: "old", to: "new", in: Dossier(records: records), on: day, actors: ["ukraine"])
  }

  private func direction(_ stances: [Stance], _ change: (inout Provision) -> Void) throws -> String? {
    try diff(stances, change).changes[0].bearings.first?.direction.rawValue
  }

  @Test("Against a provision: toward if it goes or asks for less, away if it asks for more")
  func rules() throws {
    let (against, inFavour) = (Stance(.opposes, "provision:old/1"), Stance(.supports, "provision:old/1"))
    func higher(_ provision: inout Provision) { provision.quantities = [.atMost(800, .personnel)] }
    func lower(_ provision: inout Provision) { provision.quantities = [.atMost(400, .personnel)] }
    func removed(_ provision: inout Provision) { provision.text = "" }
    func reworded(_ provision: inout Provision) { provision.text = "The army has some limit." }
    func both(_ provision: inout Provision) {
      provision.quantities = [.atMost(800, .personnel)]
      provision.obligors = ["ukraine", "russia"]
    }
    #expect(try direction([against], higher) == "toward")
    #expect(try direction([against], lower) == "away")
    #expect(try direction([against], removed) == "toward")
    #expect(try direction([inFavour], higher) == "away")
    // It has agreed to 600, not to 400.
    #expect(try direction([inFavour], lower) == "unclear")
    #expect(try direction([inFavour], removed) == "away")
    #expect(try direction([against], both) == "unclear")
    #expect(try direction([against], reworded) == nil)
    #expect(try direction([against]) { _ in } == nil)
    #expect(try direction([], higher) == nil)
    #expect(try direction([Stance(.withholds, "provision:old/1")], higher) == nil)
  }

  /// Where a change from one figure to another leaves somebody who has spoken about the first.
  private func direction(
    _ attitude: Attitude, of actor: Actor.ID, obliges obligors: [Actor.ID], benefits beneficiaries: [Actor.ID],
    _ text: String, _ figures: (Quantity, Quantity?), saying summary: String = "Something.",
    modality: Provision.Modality = .shall, more: [any StandaloneRecord] = []
  ) throws -> String? {
    var (old, new) = (
      Provision("old/1", "1", text, obligors: obligors, beneficiaries: beneficiaries, quantities: [figures.0]),
      Provision("new/1", "1", text, obligors: obligors, beneficiaries: beneficiaries)
    )
    (old.modality, new.modality) = (modality, modality)
    if let figure = figures.1 { new.quantities = [figure] }
    var records: [any StandaloneRecord] =
      more + [
        ProposalDiffTests.text("old", [old]), ProposalDiffTests.text("new", figures.1 == nil ? [] : [new]),
        Statement("st", by: actor, on: "2025-01-01", summary, stances: [Stance(attitude, "provision:old/1")]),
      ]
    for id in ["union", "employer", "mediator"] as [Actor.ID] where !more.contains(where: { ($0 as? Actor)?.id == id })
    {
      records.append(Actor(id, LocalizedName(id.rawValue), .organisation))
    }
    let diff = try ProposalDiff(from: "old", to: "new", in: Dossier(records: records), actors: [actor])
    return diff.changes[0].bearings.first?.direction.rawValue
  }

  @Test("Who is against a provision that benefits it may want more: unclear, unless its words name a direction")
  func beneficiaries() throws {
    func wages(
      _ attitude: Attitude, _ actor: Actor.ID, _ later: Quantity?, _ summary: String = "No.",
      benefits: [Actor.ID] = ["union"]
    ) throws -> String? {
      try direction(
        attitude, of: actor, obliges: ["employer"], benefits: benefits, "Wages rise.", (.exactly(3, .percent), later),
        saying: summary)
    }
    let (more, less): (Quantity, Quantity) = (.exactly(5, .percent), .exactly(2, .percent))
    for later in [more, less, nil] { #expect(try wages(.rejects, "union", later) == "unclear") }
    // That it benefits is not coded, and may be so.
    for later in [more, less, nil] { #expect(try wages(.rejects, "union", later, benefits: []) == "unclear") }
    #expect(try wages(.rejects, "union", more, "That is too little.") == "toward")
    #expect(try wages(.rejects, "union", less, "That is too little.") == "away")
    #expect(try wages(.rejects, "union", nil, "That is not enough.") == "away")
    #expect(try wages(.rejects, "union", more, "Not too little, not too much.") == "unclear")
    #expect(try wages(.rejects, "union", more, "Too little here, too much there.") == "unclear")
    #expect(try wages(.supports, "union", more) == "toward")
    #expect(try wages(.supports, "union", less) == "away")
    #expect(try wages(.rejects, "employer", more) == "away")
    #expect(try wages(.rejects, "employer", less) == "toward")
    #expect(try wages(.rejects, "employer", nil) == "toward")
    #expect(try wages(.accepts, "employer", more) == "unclear")
    #expect(try wages(.accepts, "employer", less) == "away")
    #expect(try wages(.rejects, "mediator", less) == "toward")
  }

  @Test("What a union gains its speakers gain, and what its members gain it gains")
  func affiliations() throws {
    let speaker = Actor("speaker", "Speaker", .person, affiliations: [Affiliation(.spokesperson, of: "union")])
    let local = Actor("local", "Local", .organisation, affiliations: [Affiliation(.member, of: "union")])
    for (actor, beneficiary) in [("speaker", "union"), ("union", "local"), ("speaker", "local")]
      as [(Actor.ID, Actor.ID)]
    {
      let found = try direction(
        .rejects, of: actor, obliges: ["employer"], benefits: [beneficiary], "Wages rise.",
        (.exactly(3, .percent), .exactly(5, .percent)), more: [speaker, local])
      #expect(found == "unclear", "\(actor) \(beneficiary)")
    }
  }

  @Test("What is lowered to a figure, forbidden above one, or due within a span asks for less when the figure rises")
  func senses() throws {
    func rising(_ text: String, _ unit: QuantityUnit, _ modality: Provision.Modality = .shall) throws -> String? {
      // The employer is against what it has to do: away if that is more, toward if less.
      try direction(
        .rejects, of: "employer", obliges: ["employer"], benefits: ["union"], text,
        (.exactly(30, unit), .exactly(60, unit)), modality: modality)
    }
    #expect(try rising("The price is reduced by a part.", .percent) == "away")
    #expect(try rising("The price is reduced to a part.", .percent) == "toward")
    #expect(try rising("The price is cut to a part of what it was.", .percent) == "toward")
    #expect(try rising("The fee is no more than a part.", .percent) == "toward")
    #expect(try rising("The fee is at least a part.", .percent) == "away")
    #expect(try rising("The truce lasts so long.", .days) == "away")
    #expect(try rising("The sum is paid within the time.", .days) == "toward")
    #expect(try rising("There are no strikes so long.", .days, .prohibited) == "away")
    #expect(try rising("Stocks of more than that are forbidden.", .items, .prohibited) == "toward")
    #expect(try rising("Stocks of that size are forbidden.", .items, .prohibited) == "unclear")
    #expect(try rising("Stocks of that size may stay.", .items, .may) == "unclear")
  }

  @Test("That others are obliged too asks nothing of those who were obliged before")
  func others() throws {
    func obliging(_ obligors: [Actor.ID]) throws -> String? {
      try direction([Stance(.opposes, "provision:old/1")]) { $0.obligors = obligors }
    }
    #expect(try obliging(["ukraine", "russia"]) == "unclear")
    #expect(try obliging(["russia"]) == "toward")
  }

  @Test("A word on the later version decides alone")
  func laterVersion() throws {
    let stances = [Stance(.opposes, "provision:old/1"), Stance(.rejects, "provision:new/1")]
    #expect(try direction(stances) { $0.quantities = [.atMost(800, .personnel)] } == "away")
  }

  @Test("Positions are those of the day, and what does not count is reported")
  func dayAndReport() throws {
    let stances = [Stance(.opposes, "provision:old/1"), Stance(.supports, "provision:old/1")]
    func change(_ provision: inout Provision) { provision.quantities = [.atMost(800, .personnel)] }
    let early = try diff(stances, on: ["2025-01-01", "2025-02-01"], day: "2025-01-15", change)
    #expect(early.changes[0].bearings.map(\.direction) == [.toward])
    let late = try diff(stances, on: ["2025-01-01", "2025-02-01"], change)
    #expect(late.changes[0].bearings.map(\.direction) == [.away])
    let undecided = try diff([Stance(.undecided, "provision:old/1")], change)
    #expect(undecided.changes[0].bearings.isEmpty)
    #expect(undecided.report.considered == 1)
    #expect(undecided.report["neutral"] == 1)
    #expect(undecided.report.used == 0)
  }
}

extension String {
  fileprivate var statement: Statement.ID { Statement.ID(stringLiteral: self) }
}
