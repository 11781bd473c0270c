import Parley
import ParleyAnalysis
import Testing

@Suite("Towards whose positions a change moves a text")
struct BearingTests {
  // MARK: The sample

  @Test("Where Ukraine or Russia has spoken, the direction agrees with softened and hardened")
  func sample() throws {
    let dossier = try ProposalSample.dossier()
    let diff = try ProposalDiff(dossier, from: "us-28", to: "e3-counter", actors: ["ukraine", "russia"])
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
    let diff = try ProposalDiff(ProposalSample.dossier(), from: "us-28", to: "e3-counter")
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
    var records: [any Record] = [
      Actor("ukraine", "Ukraine", .state), ProposalDiffTests.text("old", [cap]),
      ProposalDiffTests.text("new", removed ? [] : [later]),
    ]
    for (place, stance) in stances.enumerated() {
      records.append(
        Statement(
          "st-\(place)".statement, by: "ukraine", on: dates[place % dates.count], "Something.", stances: [stance]))
    }
    return try ProposalDiff(Dossier(records: records), from: "old", to: "new", actors: ["ukraine"], on: day)
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
    #expect(try direction([inFavour], lower) == "toward")
    #expect(try direction([inFavour], removed) == "away")
    #expect(try direction([against], both) == "unclear")
    #expect(try direction([against], reworded) == nil)
    #expect(try direction([against]) { _ in } == nil)
    #expect(try direction([], higher) == nil)
    #expect(try direction([Stance(.withholds, "provision:old/1")], higher) == nil)
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
