import Parley
import ParleyAnalysis
import Testing

/// Cases small enough to be reckoned by hand; the articles of the documentation show them.
@Suite("Positions by hand")
struct PositionCaseTests {
  private let dossier = Dossier(
    title: "Talks",
    records: [
      Actor("union", "Union", .bloc), Actor("avon", "Avon", .state, affiliations: [Affiliation(.member, of: "union")]),
      Actor("brent", "Brent", .state, affiliations: [Affiliation(.member, of: "union")]),
      Actor("ada", "Ada", .person, affiliations: [Affiliation(.minister, of: "avon")]),
      Actor("ben", "Ben", .person, affiliations: [Affiliation(.spokesperson, of: "brent")]),
      Matter("truce", "Truce"), Matter("line", "Line", under: "truce"), Matter("watch", "Watch", under: "truce"),
      Statement("s1", by: "ada", on: "2025-03-01", "For.", stances: [Stance(.supports, "matter:truce")]),
      Statement(
        "s2", by: "ada", on: "2025-03-05", "Never.", mode: .verbatim,
        stances: [Stance(.rejects, "matter:truce", .redLine)], citations: ["gazette"]),
      Statement(
        "s3", by: "ada", on: "2025-03-09", "If watched.",
        stances: [Stance(.conditional, "matter:truce", if: ["Watched."])]),
      Statement(
        "s4", by: "ada", on: "2025-03-12", "No comment.", mode: .refusal, stances: [Stance(.withholds, "matter:truce")]),
      Statement("s5", by: "ben", on: "2025-03-02", "For.", stances: [Stance(.supports, "matter:truce", .demand)]),
      Statement("s6", by: "ben", on: "2025-03-03", "Line yes.", stances: [Stance(.accepts, "matter:line")]),
      Statement("s7", by: "ben", on: "2025-03-04", "Watch no.", stances: [Stance(.opposes, "matter:watch")]),
      Source("gazette", "Gazette", .official, grade: .a),
    ])

  private func position(
    _ actor: Actor.ID, _ day: Day, _ policy: PositionPolicy = .latest, _ subject: Subject = "matter:truce",
    _ scope: SubjectScope = .exactly
  ) throws -> Position {
    try PositionMatrix(of: [actor], about: [subject], in: dossier, on: day, policy: policy, including: scope)[0, 0]
  }

  @Test("Each policy chooses its own statement")
  func policies() throws {
    #expect(try position("avon", "2025-03-12").statement == "s3")
    #expect(try position("avon", "2025-03-12", .firmest).statement == "s2")
    #expect(try position("avon", "2025-03-12", .mostAuthoritative).statement == "s2")
    #expect(try position("avon", "2025-03-04").statement == "s1")
    #expect(try position("avon", "2025-02-28").basis == .unknown)
    let latest = try position("avon", "2025-03-12")
    #expect(latest.previous?.statement == "s2" && latest.withheld == "s4" && latest.basis == .office)
  }

  @Test("Members who agree give their bloc a position, and those who do not divide it")
  func members() throws {
    let early = try position("union", "2025-03-02")
    #expect(early.basis == .members && early.polarity == .positive && early.statement == "s5")
    let late = try position("union", "2025-03-05")
    #expect(late.basis == .divided && late.polarity == nil && late.isDivided)
    #expect(late.members?.entries.map(\.polarity) == [.negative, .positive])
  }

  @Test("Words on the whole come before words on its parts; parts on which somebody differs are shown as divided")
  func parts() throws {
    #expect(try position("ben", "2025-03-04", .latest, "matter:truce", .parts).basis == .own)
    let wider = Dossier(
      {
        var contents = dossier.contents
        contents.statements.removeAll { $0.id == "s5" }
        return contents
      }())
    func rolledUp(_ day: Day) throws -> Position {
      try PositionMatrix(of: ["ben"], about: ["matter:truce"], in: wider, on: day, including: .parts)[0, 0]
    }
    #expect(try rolledUp("2025-03-03").basis == .parts)
    #expect(try rolledUp("2025-03-03").attitude == .accepts)
    let both = try rolledUp("2025-03-04")
    #expect(both.basis == .divided && both.parts?.members(.negative) == ["matter:watch"])
    #expect(
      try PositionMatrix(of: ["ben"], about: ["matter:truce"], in: wider, on: "2025-03-04")[0, 0].isKnown == false)
  }

  @Test("Shifts are told by what changes first: polarity, attitude, firmness, conditions")
  func shifts() throws {
    func kinds(_ stances: [Stance]) throws -> [PositionShift.Kind] {
      var contents = dossier.contents
      contents.statements = stances.enumerated().map { number, stance in
        Statement(
          EntityID<Statement>(stringLiteral: "t\(number)"), by: "ada",
          on: PartialDate(("2025-04-01" as Day).advanced(by: number)), "Says.", stances: [stance])
      }
      return try Dossier(contents).shifts(of: "avon", on: "matter:truce", between: "2025-04-01"..."2025-04-30")
        .shifts.map(\.kind)
    }
    #expect(try kinds([Stance(.supports, "matter:truce"), Stance(.opposes, "matter:truce")]) == [.reversed])
    #expect(try kinds([Stance(.supports, "matter:truce"), Stance(.ambivalent, "matter:truce")]) == [.moved])
    #expect(try kinds([Stance(.opposes, "matter:truce"), Stance(.rejects, "matter:truce")]) == [.rephrased])
    #expect(
      try kinds([Stance(.opposes, "matter:truce", .demand), Stance(.opposes, "matter:truce", .redLine)]) == [.hardened])
    #expect(
      try kinds([Stance(.opposes, "matter:truce", .demand), Stance(.opposes, "matter:truce", .preference)]) == [
        .softened
      ])
    // Firmness that is not said is unknown, and compares with nothing.
    #expect(try kinds([Stance(.opposes, "matter:truce"), Stance(.opposes, "matter:truce", .redLine)]) == [])
    #expect(
      try kinds([Stance(.conditional, "matter:truce", if: ["A."]), Stance(.conditional, "matter:truce", if: ["B."])])
        == [.newConditions])
    #expect(try kinds([Stance(.withholds, "matter:truce"), Stance(.opposes, "matter:truce")]) == [.spokeUp])
    #expect(try kinds([Stance(.opposes, "matter:truce"), Stance(.withholds, "matter:truce")]) == [])
    #expect(try kinds([Stance(.reports, "matter:truce"), Stance(.denies, "matter:truce")]) == [.contradicted])
  }

  @Test("Agreement is one minus half the distance of the polarities, over the pairs that are known")
  func convergence() throws {
    let found = try dossier.convergence(
      of: ["avon", "brent"], on: ["matter:truce", "matter:line"], over: "2025-03-01"..."2025-03-09", every: 4)
    // 1 March: Brent has not spoken. 5 March: against and for. 9 March: on conditions and for.
    #expect(found.points.map(\.day) == ["2025-03-01", "2025-03-05", "2025-03-09"])
    #expect(found.points.map(\.agreement) == [nil, 0, 0.5])
    #expect(found.points.map(\.comparisons) == [0, 1, 1])
    #expect(found.points.map(\.knownPositions) == [1, 3, 3])
    #expect(found.change == 0.5)
    #expect(found.evidence(at: 2).statements.contains("s3"))
    #expect(found.matrix(at: 1).position(of: "avon", on: "matter:truce")?.statement == "s2")
  }

  @Test("Agreement on generated talks is what a reckoning over all pairs gives, whatever the order of the actors")
  func convergenceAgainstNaive() throws {
    let talks = RandomTalks(seed: 77, statements: 150)
    let (dossier, actors) = (talks.dossier, RandomTalks.states + ["bloc-x"])
    let days = talks.day(2)...talks.day(17)
    let found = try dossier.convergence(of: actors, on: RandomTalks.subjects, over: days, every: 5)
    let turned = try dossier.convergence(
      of: actors.reversed(), on: RandomTalks.subjects.reversed(), over: days, every: 5)
    #expect(found.points == turned.points)
    #expect(found.points.map(\.day) == [2, 7, 12, 17].map(talks.day))
    for point in found.points {
      let naive = NaivePositions(dossier: dossier, day: point.day, policy: .latest, scope: .exactly)
      var distances: [Double] = []
      for subject in RandomTalks.subjects {
        for first in actors {
          for second in actors where first < second {
            guard let p = naive.answer(first, subject).polarity, let q = naive.answer(second, subject).polarity else {
              continue
            }
            distances.append(Double(abs(p.rawValue - q.rawValue)) / 2)
          }
        }
      }
      #expect(point.comparisons == distances.count)
      let expected = distances.isEmpty ? nil : 1 - distances.reduce(0, +) / Double(distances.count)
      #expect(point.agreement.map { ($0 * 1e9).rounded() } == expected.map { ($0 * 1e9).rounded() })
    }
  }
}
