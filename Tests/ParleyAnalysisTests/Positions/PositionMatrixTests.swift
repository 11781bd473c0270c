import Parley
import ParleyAnalysis
import Testing

@Suite("Positions against a naive reference")
struct PositionMatrixTests {
  @Test("Every cell is what going through all statements gives, for every policy, scope and day")
  func cells() throws {
    for seed in 0..<4 as Range<UInt64> {
      let talks = RandomTalks(seed: seed, statements: 40 + 30 * Int(seed))
      let dossier = talks.dossier
      for policy in PositionPolicy.allCases {
        for scope in SubjectScope.allCases {
          let day = talks.day(Int(seed) * 4 + policy.rawValue.utf8.count % 5)
          let matrix = try PositionMatrix(
            of: RandomTalks.actors, about: RandomTalks.subjects, in: dossier, on: day, policy: policy, including: scope)
          let naive = NaivePositions(dossier: dossier, day: day, policy: policy, scope: scope)
          check(matrix, naive, "seed \(seed), \(policy), \(scope), \(day)")
        }
      }
    }
  }

  private func check(_ matrix: PositionMatrix, _ naive: NaivePositions, _ note: String) {
    for actor in matrix.actors {
      for position in matrix.positions(of: actor) {
        let expected = naive.answer(actor, position.subject)
        let found = NaivePositions.Answer(
          basis: position.basis, word: expected.word, since: position.since, previous: position.previous?.statement,
          dissent: position.dissent.map(\.statement), withheld: position.withheld)
        #expect(found == expected, "\(note): \(actor) on \(position.subject)")
        #expect(
          position.stance.map { "\($0.statement) \($0.stance)" }
            == expected.word.map { "\($0.statement.id) \($0.stance)" })
        #expect(position.statedSubject == expected.word?.stance.subject)
        let members = naive.members(of: actor)
        #expect(position.members?.entries.map(\.member) ?? [] == members)
        for entry in position.members?.entries ?? [] {
          #expect(entry.polarity == naive.answer(entry.member, position.subject).polarity, "\(note): \(actor)")
        }
      }
    }
  }

  @Test("A dossier of a ledger, whose table of statements has many parts, gives the same")
  func ledger() throws {
    for seed in 20..<22 as Range<UInt64> {
      let talks = RandomTalks(seed: seed, statements: 120)
      var beginning = talks.contents
      beginning.statements = []
      let ledger = try Ledger(Dossier(beginning), recordedAt: Timestamp(microsecondsSince1970: 0))
      for (number, statement) in talks.contents.statements.enumerated() {
        // A first version is replaced, so that there are rows that cannot be seen.
        var first = statement
        first.stances = [Stance(.accepts, "matter:peace", .redLine)]
        for (step, record) in [first, statement].enumerated() {
          try ledger.commit(
            [.put(record)], by: "desk", note: "n", at: Timestamp(microsecondsSince1970: Int64(number * 2 + step + 1)))
        }
      }
      for policy in PositionPolicy.allCases {
        func cells(_ dossier: Dossier) throws -> [Position] {
          let matrix = try PositionMatrix(
            of: RandomTalks.actors, about: RandomTalks.subjects, in: dossier, on: talks.day(15), policy: policy,
            including: .parts)
          return RandomTalks.actors.flatMap { matrix.positions(of: $0) }
        }
        #expect(try cells(ledger.dossier) == cells(talks.dossier))
      }
    }
  }

  @Test("The order of the records makes no difference")
  func order() throws {
    let talks = RandomTalks(seed: 40, statements: 150)
    var shuffled = talks.contents
    var generator = SplitMix64(seed: 1)
    generator.shuffle(&shuffled.statements)
    generator.shuffle(&shuffled.actors)
    generator.shuffle(&shuffled.matters)
    let matrices = try [talks.contents, shuffled].map {
      try PositionMatrix(of: RandomTalks.actors, about: RandomTalks.subjects, in: Dossier($0), on: talks.day(18))
    }
    for actor in RandomTalks.actors { #expect(matrices[0].positions(of: actor) == matrices[1].positions(of: actor)) }
    #expect(matrices[0].report == matrices[1].report)
  }

  @Test("What is left out and what is used add up, and no refusal is among the positions")
  func report() throws {
    let talks = RandomTalks(seed: 50, statements: 200)
    let dossier = talks.dossier
    let day = talks.day(12)
    let matrix = try PositionMatrix(of: RandomTalks.actors, about: RandomTalks.subjects, in: dossier, on: day)
    let naive = NaivePositions(dossier: dossier, day: day, policy: .latest, scope: .exactly)
    var counts: [String: Int] = [:]
    var considered = 0
    let retracted = Set(dossier.statements.filter(naive.wasMade).compactMap(\.retracts))
    /// Why a statement does not count on the day; `nil` where it is a position.
    func reason(_ statement: Statement, _ subject: Subject) -> String? {
      if !naive.wasMade(statement) { return "later" }
      if retracted.contains(statement.id) { return "retracted" }
      let stances = statement.stances.filter { $0.subject == subject }
      let position = stances.filter { $0.attitude.polarity != nil }
      if statement.mode == .refusal || statement.mode == .silence { return "withheld" }
      if !position.isEmpty { return nil }
      if stances[0].attitude == .withholds { return "withheld" }
      return Attitude.known.contains(stances[0].attitude) ? "fact" : "unknownAttitude"
    }
    for actor in matrix.actors {
      let voices = [actor] + matrix.actors.filter { mightSpeak($0, for: actor, dossier) }
      for subject in matrix.subjects {
        let about = dossier.statements.filter { statement in statement.stances.contains { $0.subject == subject } }
        var (isHeard, isClaimed, secondHand) = (false, false, 0)
        for statement in about where !Set(voices).isDisjoint(with: statement.speakers) {
          considered += 1
          let reason = naive.speaks(statement, for: actor) ? reason(statement, subject) : "outOfOffice"
          if let reason {
            counts[reason, default: 0] += 1
          } else if statement.isToldByOthers {
            secondHand += 1
          } else {
            isHeard = true
          }
        }
        for statement in about where statement.onBehalfOf.contains(actor) && !naive.speaks(statement, for: actor) {
          considered += 1
          let reason = isHeard ? "claim" : reason(statement, subject)
          if let reason {
            counts[reason, default: 0] += 1
          } else if statement.isToldByOthers {
            secondHand += 1
          } else {
            isClaimed = true
          }
        }
        if isHeard || isClaimed, secondHand > 0 { counts["secondHand", default: 0] += secondHand }
      }
    }
    #expect(matrix.report.considered == considered)
    let omitted = matrix.report.omissions.map { ($0.rule.name, $0.count) }
    #expect(Dictionary(uniqueKeysWithValues: omitted) == counts)
    #expect(Set(matrix.report.omissions.map(\.rule.name)).isSuperset(of: ["later", "withheld", "fact"]))
    for position in matrix.actors.flatMap({ matrix.positions(of: $0) }) {
      guard let id = position.statement, let statement = dossier[id] else { continue }
      #expect(statement.mode != .refusal && statement.mode != .silence)
      #expect(position.attitude != .withholds && position.polarity != nil)
      #expect(matrix.evidence(of: position.actor, on: position.subject).statements.contains(id))
    }
  }

  private func mightSpeak(_ speaker: Actor.ID, for actor: Actor.ID, _ dossier: Dossier) -> Bool {
    speaker != actor
      && (0..<40).contains { dossier.represents(speaker, on: ("2025-10-15" as Day).advanced(by: $0)).contains(actor) }
  }

  @Test("Questions that cannot be answered are refused by name")
  func refusals() throws {
    let dossier = RandomTalks(seed: 1, statements: 5).dossier
    func refusal(_ actors: [Actor.ID], _ subjects: [Subject]) -> AnalysisError? {
      do throws(AnalysisError) {
        _ = try PositionMatrix(of: actors, about: subjects, in: dossier, on: "2025-11-20")
        return nil
      } catch { return error }
    }
    #expect(refusal([], ["matter:peace"])?.code == .empty)
    #expect(refusal(["bloc-x"], [])?.argument == "subjects")
    #expect(refusal(["nobody"], ["matter:peace"])?.code == .unknownID)
    #expect(refusal(["bloc-x"], ["matter:none"])?.argument == "subjects")
    #expect(refusal(["bloc-x", "bloc-x"], ["matter:peace"])?.code == .repeated)
    #expect(refusal(["bloc-x"], ["matter:peace", "matter:peace"])?.code == .repeated)
    #expect(throws: AnalysisError.self) {
      try dossier.shifts(of: "nobody", on: "matter:peace", between: "2025-11-01"..."2025-11-02")
    }
    #expect(throws: AnalysisError.self) {
      try dossier.convergence(of: ["bloc-x"], on: ["matter:peace"], over: "2025-11-01"..."2025-11-02")
    }
  }

  @Test("Without statements everything is unknown, and nothing is zero")
  func nothing() throws {
    let dossier = RandomTalks(seed: 1, statements: 0).dossier
    let matrix = try PositionMatrix(
      of: RandomTalks.actors, about: RandomTalks.subjects, in: dossier, on: "2025-11-20", including: .lineage)
    for position in matrix.actors.flatMap({ matrix.positions(of: $0) }) {
      #expect(!position.isKnown && position.polarity == nil && position.attitude == nil && !position.isDivided)
      #expect(matrix.evidence(of: position.actor, on: position.subject).isEmpty)
    }
    #expect(matrix.report.considered == 0)
    #expect(try PositionMatrix(about: ["matter:peace"], in: dossier, on: "2025-11-20").actors == [])
    let agreement = try dossier.convergence(
      of: ["state-a", "state-b"], on: ["matter:peace"], over: "2025-11-01"..."2025-11-03")
    #expect(agreement.points.map(\.agreement) == [nil, nil, nil])
    #expect(agreement.change == nil)
  }

  @Test("Bodies that are parts of each other in circles speak for those whom they represent")
  func partsInCircles() throws {
    var generator = SplitMix64(seed: 18)
    for round in 0..<60 {
      let count = 2 + Int(generator.next() % 6)
      let actors = (0..<count).map { Actor.ID(unchecked: "a\($0)") }
      var records: [any StandaloneRecord] = actors.map { actor in
        Actor(
          actor, "A", .institution,
          affiliations: (0..<Int(generator.next() % 4)).map { _ in
            let role: Affiliation.Role = generator.next() % 3 == 0 ? .spokesperson : .partOf
            let since: PartialDate = generator.next() % 3 == 0 ? "2025-06-01" : "2024-01-01"
            return Affiliation(role, of: actors[Int(generator.next() % UInt64(count))], during: Period(from: since))
          })
      }
      records.append(Matter("x", "X"))
      for number in 0..<count * 2 {
        let attitude: Attitude = generator.next() % 2 == 0 ? .accepts : .opposes
        records.append(
          Statement(
            Statement.ID(unchecked: "s\(number)"), by: actors[Int(generator.next() % UInt64(count))],
            on: number % 2 == 0 ? "2025-05-01" : "2025-07-01", "Says.", stances: [Stance(attitude, "matter:x")]))
      }
      let dossier = Dossier(records: records)
      let matrix = try PositionMatrix(of: actors, about: ["matter:x"], in: dossier, on: "2025-08-01")
      check(
        matrix, NaivePositions(dossier: dossier, day: "2025-08-01", policy: .latest, scope: matrix.scope),
        "round \(round)")
    }
  }

  @Test("The first of a chain of three thousand bodies is spoken for by all of them")
  func chainOfParts() throws {
    let count = 3_000
    var records: [any StandaloneRecord] = [Matter("x", "X")]
    for number in 0..<count {
      let body = Actor.ID(unchecked: "body-\(number)")
      records.append(
        Actor(
          body, "Body", .institution,
          affiliations: number == 0 ? [] : [Affiliation(.partOf, of: Actor.ID(unchecked: "body-\(number - 1)"))]))
      if number == 0 { continue }
      let day = PartialDate(Day(daysSince1970: number))
      records.append(
        Statement(
          Statement.ID(unchecked: "s-\(number)"), by: body, on: day, "Says.", stances: [Stance(.accepts, "matter:x")]))
    }
    let matrix = try PositionMatrix(
      of: ["body-0"], about: ["matter:x"], in: Dossier(records: records), on: "2025-01-01")
    #expect(matrix[0, 0].statement == Statement.ID(unchecked: "s-\(count - 1)"))
  }

  @Test("Circles and very deep trees among parts and members end, and do no harm")
  func hostile() throws {
    var records: [any StandaloneRecord] = [
      Actor("a", "A", .bloc, affiliations: [Affiliation(.member, of: "b")]),
      Actor("b", "B", .bloc, affiliations: [Affiliation(.member, of: "a"), Affiliation(.minister, of: "b")]),
      Matter("x", "X", under: "y"), Matter("y", "Y", under: "x"),
      Statement("s", by: "a", on: "2025-01-01", "Says.", stances: [Stance(.accepts, "matter:y")]),
    ]
    let depth = 20_000
    for number in 0..<depth {
      records.append(
        Matter(
          EntityID<Matter>(stringLiteral: "deep-\(number)"), "Deep",
          under: number == 0 ? nil : EntityID<Matter>(stringLiteral: "deep-\(number - 1)")))
    }
    let bottom = Subject.matter(EntityID<Matter>(stringLiteral: "deep-\(depth - 1)"))
    records.append(Statement("t", by: "a", on: "2025-01-01", "Says.", stances: [Stance(.opposes, bottom)]))
    let dossier = Dossier(records: records)
    for scope in SubjectScope.allCases {
      let matrix = try PositionMatrix(
        of: ["a", "b"], about: ["matter:x", "matter:deep-0"], in: dossier, on: "2025-02-01", including: scope)
      #expect(matrix[0, 0].attitude == (scope == .exactly ? nil : .accepts))
      #expect(matrix[0, 1].attitude == (scope == .exactly ? nil : .opposes))
      #expect(!matrix[1, 0].isKnown)
    }
    #expect(throws: AnalysisError.self) {
      try dossier.convergence(of: ["a", "b"], on: ["matter:x"], over: "1000-01-01"..."2025-01-01")
    }
  }
}

extension Statement {
  /// Whether it is known through somebody else alone.
  fileprivate var isToldByOthers: Bool { mode == .nested || assertedBy != nil }
}
