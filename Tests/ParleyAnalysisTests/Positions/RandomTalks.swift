import Parley
import ParleyAnalysis
import TestSupport

/// A dossier by chance: two blocs, four states with ministers who come and go, plans with versions and parts, matters
/// in a tree, and statements of every kind.
struct RandomTalks {
  var generator: SplitMix64
  var contents = Dossier.Contents(title: "Random talks")

  static let days = 20
  static let firstDay: Day = "2025-11-01"
  static let states: [Actor.ID] = ["state-a", "state-b", "state-c", "state-d"]
  static let actors: [Actor.ID] =
    ["bloc-x", "bloc-y"] + states + (0..<6).map { EntityID(unchecked: "minister-\($0)") } + ["agency"]
  static let subjects: [Subject] = [
    "proposal:plan-1", "proposal:plan-2", "provision:plan-1/1", "provision:plan-1/1a", "provision:plan-1/1b",
    "provision:plan-2/1", "proposal:plan-3", "provision:plan-3/1", "matter:peace", "matter:land", "matter:arms",
  ]

  init(seed: UInt64, statements count: Int) {
    generator = SplitMix64(seed: seed)
    contents.sources = (0..<4).map {
      Source(EntityID(unchecked: "source-\($0)"), "Report", .news, grade: [.a, .c, .f, nil][$0])
    }
    contents.actors = [Actor("bloc-x", "X", .bloc), Actor("bloc-y", "Y", .bloc)]
    for (number, state) in Self.states.enumerated() {
      var memberships = [Affiliation(.member, of: "bloc-x", during: Period(from: number == 3 ? "2025-11-10" : nil))]
      if number > 1 { memberships.append(Affiliation(.member, of: "bloc-y")) }
      contents.actors.append(Actor(state, "State", .state, affiliations: memberships))
    }
    contents.actors.append(Actor("agency", "Agency", .institution, affiliations: [Affiliation(.partOf, of: "state-a")]))
    for number in 0..<6 {
      let office: Actor.ID = number == 5 ? "agency" : number == 4 ? "bloc-x" : Self.states[number]
      let turn = PartialDate(day(8 + number))
      let period = number.isMultiple(of: 2) ? Period(until: turn) : Period(from: turn)
      contents.actors.append(
        Actor(
          EntityID(unchecked: "minister-\(number)"), "Minister", .person,
          affiliations: [Affiliation(number == 3 ? .employee : .minister, of: office, during: period)]))
    }
    contents.proposals = [
      Proposal(
        "plan-1", "Plan 1", .plan,
        provisions: [
          Provision("plan-1/1", "1", "One"), Provision("plan-1/1a", "1.a", "A", under: "plan-1/1"),
          Provision("plan-1/1b", "1.b", "B", under: "plan-1/1"),
        ]),
      Proposal(
        "plan-2", "Plan 2", .plan, revises: "plan-1",
        provisions: [Provision("plan-2/1", "1", "One", descendsFrom: ["plan-1/1"])]),
      Proposal(
        "plan-3", "Plan 3", .plan, revises: "plan-1",
        provisions: [Provision("plan-3/1", "1", "One", descendsFrom: ["plan-1/1"])]),
    ]
    contents.matters = [
      Matter("peace", "Peace"), Matter("land", "Land", under: "peace"), Matter("arms", "Arms", under: "peace"),
    ]
    for number in 0..<count { contents.statements.append(statement(number)) }
  }

  var dossier: Dossier { Dossier(contents) }

  func day(_ number: Int) -> Day { Self.firstDay.advanced(by: number) }

  private mutating func statement(_ number: Int) -> Statement {
    let first = generator.below(Self.days)
    let date: PartialDate =
      switch generator.below(12) {
      case 0: PartialDate("../\(day(first))", orElse: day(first))
      case 1: PartialDate("\(day(first))/\(day(first + 2))", orElse: day(first))
      case 2: PartialDate("\(day(first))~", orElse: day(first))
      case 3: PartialDate("\(day(first))T\(10 + generator.below(2)):00:00Z", orElse: day(first))
      default: PartialDate(day(first))
      }
    let attitudes: [Attitude] = Attitude.known + [.supports, .opposes, .conditional, "ponders"]
    let firmnesses: [Firmness?] = Firmness.known + [nil, nil, nil, "granite"]
    let modes: [Statement.Mode] = Statement.Mode.known + [.reported, .reported, .verbatim]
    var statement = Statement(
      EntityID(unchecked: "statement-\(number)"), by: generator.pick(Self.actors), on: date,
      "Says.",
      mode: generator.pick(modes),
      stances: (0...generator.below(3)).map { _ in
        Stance(
          generator.pick(attitudes), generator.pick(Self.subjects),
          generator.pick(firmnesses), if: generator.chance(oneIn: 4) ? ["It holds."] : [])
      },
      citations: (0..<generator.below(3)).map { _ in Citation(EntityID(unchecked: "source-\(generator.below(4))")) })
    if generator.chance(oneIn: 8) { statement.speakers.append(generator.pick(Self.actors)) }
    if generator.chance(oneIn: 5) { statement.onBehalfOf = [generator.pick(Self.actors)] }
    if generator.chance(oneIn: 10) { statement.capacity = .personal }
    if generator.chance(oneIn: 10) { statement.assertedBy = "agency" }
    if number > 0, generator.chance(oneIn: 15) {
      statement.retracts = EntityID(unchecked: "statement-\(generator.below(number))")
    }
    return statement
  }
}

extension PartialDate {
  /// A date from its text.
  init(_ text: String, orElse day: Day) { self = (try? PartialDate(text)) ?? PartialDate(day) }
}
