import Parley
import Testing

/// Each filter against the sentence that it stands for, written as a plain loop, on random dossiers.
@Suite("Filters against a plain loop") struct FilterNaiveTests {
  private static let seeds = UInt64(1)...16

  private static func dossiers() -> [Dossier] {
    seeds.map { RandomDossier.dossier(seed: $0, .init(size: 12, provisions: 6, hasDanglingReferences: true)) }
  }

  private func expectSame<Item: Record>(
    _ filter: Filter<Item>, _ dossier: Dossier, _ name: String, _ holds: (Item) -> Bool
  ) {
    let expected = dossier.records(of: Item.self).filter(holds).map(\.id)
    let found = dossier.fetch(Query(where: filter, orderedBy: .id)).map(\.id)
    #expect(found == expected, "\(name)")
    #expect(dossier.count(filter) == expected.count, "\(name)")
    let rest = dossier.fetch(Query(where: .not(filter), orderedBy: .id)).map(\.id)
    #expect(Set(rest).isDisjoint(with: found) && rest.count + found.count == dossier.records(of: Item.self).count)
  }

  private func expectStatements(
    _ filter: Filter<Statement>, _ dossier: Dossier, _ name: String, _ holds: (Statement) -> Bool
  ) {
    expectSame(filter, dossier, name, holds)
  }

  @Test("Statements are found by who, to whom, how, where and in answer to what")
  func statementMembers() {
    for dossier in Self.dossiers() {
      let actor: Actor.ID = "actor-3"
      expectStatements(.speaker(actor, "actor-5"), dossier, "by") {
        $0.speakers.contains(actor) || $0.speakers.contains("actor-5")
      }
      expectStatements(.onBehalfOf(actor), dossier, "onBehalfOf") { $0.onBehalfOf.contains(actor) }
      expectStatements(.addressee(actor), dossier, "addressee") { $0.addressees.contains(actor) }
      expectStatements(.mode(.refusal, .reported), dossier, "mode") { $0.mode == .refusal || $0.mode == .reported }
      expectStatements(.occasion("event-2"), dossier, "at") { $0.occasion == "event-2" }
      expectStatements(.respondsTo("statement-1"), dossier, "respondsTo") { $0.respondsTo.contains("statement-1") }
      expectStatements(.id("statement-4", "statement-7"), dossier, "id") {
        ["statement-4", "statement-7"].contains($0.id)
      }
      expectStatements(.certainty(.possible), dossier, "certainty") { $0.certainty == .possible }
      expectStatements(.review(.draft), dossier, "review") { $0.review == .draft }
      expectStatements(.source("source-1"), dossier, "source") { statement in
        statement.citations.contains { $0.source == "source-1" && dossier[$0.source] != nil }
      }
      expectStatements(.source(.grade(atLeast: .b)), dossier, "grade") { statement in
        statement.citations.contains { dossier[$0.source]?.grade.map { $0 == .a || $0 == .b } ?? false }
      }
      expectStatements(.place("place-1"), dossier, "in") { statement in
        var place = statement.place
        var steps = 0
        while let current = place, steps < 100 {
          if current == "place-1" { return true }
          place = dossier[current]?.partOf
          steps += 1
        }
        return false
      }
    }
  }

  @Test("Statements are found by their date, certainly or possibly")
  func dates() {
    for dossier in Self.dossiers() {
      for date: PartialDate in ["2025-11", "2025", "2024/2025-06", "2025-11-20"] {
        expectStatements(.during(date), dossier, "during \(date)") { statement in
          statement.date.falls(within: date) == .yes
        }
        expectStatements(.possiblyDuring(date), dossier, "possiblyDuring \(date)") { statement in
          statement.date.falls(within: date) != .no
        }
      }
      expectStatements(.before("2025-06-01"), dossier, "before") { statement in
        Period(until: "2025-06-01").overlapsCertainly(statement.date)
      }
    }
  }

  @Test("The conditions of one stance are met by one and the same stance")
  func stances() {
    for dossier in Self.dossiers() {
      for subject: Subject in ["proposal:proposal-1", "matter:matter-2", "provision:proposal-1/2", "actor:actor-0"] {
        for scope in SubjectScope.allCases {
          let subjects = Set(NaiveSubjects.subjects(in: scope, of: subject, dossier))
          expectStatements(.stance(.concerning(subject, including: scope), .attitude(.opposes)), dossier, "stance") {
            $0.stances.contains { subjects.contains($0.subject) && $0.attitude == .opposes }
          }
          expectStatements(.all(.concerning(subject, including: scope), .attitude(.opposes)), dossier, "both") {
            statement in
            statement.stances.contains { subjects.contains($0.subject) }
              && statement.stances.contains { $0.attitude == .opposes }
          }
        }
      }
      expectStatements(.polarity(.negative), dossier, "polarity") {
        $0.stances.contains { $0.attitude.polarity == .negative }
      }
      expectStatements(.firmness(.redLine), dossier, "firmness") { $0.stances.contains { $0.firmness == .redLine } }
    }
  }

  @Test("Office and membership are those of the day of the statement")
  func offices() {
    for dossier in Self.dossiers() {
      let bloc: Actor.ID = "actor-2"
      expectStatements(.speaker(.members(of: bloc)), dossier, "members") { statement in
        statement.speakers.contains {
          dossier[$0] != nil && dossier.isMember($0, of: bloc, on: statement.date.latest) == .yes
        }
      }
      expectStatements(.speakingFor(bloc), dossier, "speakingFor") { statement in
        statement.speakers.contains(bloc) || statement.onBehalfOf.contains(bloc)
          || statement.capacity != .personal
            && statement.speakers.contains { dossier.represents($0, on: statement.date.latest).contains(bloc) }
      }
      expectStatements(.speaker(.affiliated(with: bloc, as: .minister, on: "2025-01-01")), dossier, "affiliated") {
        statement in
        statement.speakers.contains { speaker in
          dossier[speaker]?.affiliations.contains {
            $0.organisation == bloc && $0.role == .minister && $0.period.contains("2025-01-01") == .yes
          } ?? false
        }
      }
    }
  }

  @Test("Proposals, provisions and concessions are found by what they say")
  func others() {
    for dossier in Self.dossiers() {
      expectSame(Filter<Proposal>.involving("actor-1", as: .drafted, .signed), dossier, "involving") {
        (proposal: Proposal) in
        proposal.involvement.contains { $0.actor == "actor-1" && ($0.role == .drafted || $0.role == .signed) }
      }
      expectSame(Filter<Proposal>.consent(of: "actor-1"), dossier, "consent") { (proposal: Proposal) in
        proposal.consents.contains { $0.actor == "actor-1" }
      }
      expectSame(Filter<Proposal>.status(.published, on: "2025-11-21"), dossier, "status") { (proposal: Proposal) in
        proposal.status.status(on: "2025-11-21") == .published
      }
      expectSame(Filter<Provision>.proposal("proposal-2"), dossier, "of") { (provision: Provision) in
        dossier["proposal-2" as Proposal.ID]?.provisions.contains { $0.id == provision.id } ?? false
      }
      expectSame(Filter<Provision>.topic(.forceCap, .recognition), dossier, "topic") { (provision: Provision) in
        provision.topics.contains { $0.topic == .forceCap || $0.topic == .recognition }
      }
      expectSame(Filter<Provision>.descendsFrom("proposal-0/1"), dossier, "descendsFrom") { (provision: Provision) in
        dossier.ancestors(of: provision.id).contains { $0.id == "proposal-0/1" }
      }
      expectSame(Filter<Provision>.quantity(.personnel, 100...600_000), dossier, "quantity") { (provision: Provision) in
        provision.quantities.contains { quantity in
          quantity.unit == .personnel && quantity.lowerBound ?? 100 <= 600_000 && quantity.upperBound ?? 100 >= 100
        }
      }
      expectSame(Filter<Concession>.by("actor-1"), dossier, "concession by") { (concession: Concession) in
        concession.by.contains("actor-1")
      }
      expectSame(Filter<Concession>.status(.demanded, .offered), dossier, "concession status") {
        (concession: Concession) in
        concession.history.last.map { $0.status == .demanded || $0.status == .offered } ?? false
      }
    }
  }
}

extension Period {
  /// Whether the period contains each day that a date allows.
  fileprivate func overlapsCertainly(_ date: PartialDate) -> Bool {
    contains(date.reach.first) == .yes && contains(date.reach.last) == .yes
  }
}
