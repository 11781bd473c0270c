import Foundation
import Parley
import Testing

/// Groups by what does not stand in the records as it is: weeks, polarities, parties.
@Suite("Groups by week, polarity and party") struct DerivedGroupTests {
  private static func dossiers() -> [Dossier] {
    (UInt64(11)...16).map {
      RandomDossier.dossier(seed: $0, .init(size: 40, provisions: 6, hasDanglingReferences: true))
    }
  }

  private static func dictionary(_ groups: RecordGroups) -> [[String?]: Int] {
    Dictionary(uniqueKeysWithValues: groups.map { ($0.keys, $0.count) })
  }

  // MARK: Weeks

  /// The week of a day, found by going from Monday to Monday.
  private static func week(_ day: Day) -> String {
    var monday = day
    while monday.weekday != .monday { monday = monday.advanced(by: -1) }
    let year = monday.advanced(by: 3).year
    guard var other = Day(year: year, month: 1, day: 4) else { return "" }
    while other.weekday != .monday { other = other.advanced(by: -1) }
    var number = 1
    while other < monday { (other, number) = (other.advanced(by: 7), number + 1) }
    return "\(monday.advanced(by: 3).description.dropLast(6))-W\(number < 10 ? "0" : "")\(number)"
  }

  @Test(
    "A week begins on Monday and belongs to the year of its Thursday",
    arguments: [
      ("2025-11-20", "2025-W47"), ("2025-11-16", "2025-W46"), ("2025-11-17", "2025-W47"), ("2024-12-30", "2025-W01"),
      ("2024-12-29", "2024-W52"), ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"), ("2016-01-01", "2015-W53"),
      ("2008-09-28", "2008-W39"), ("-0001-01-01", "-0002-W53"), ("2025-11-17/2025-11-23", "2025-W47"),
      ("2025-11-17/2025-11-24", nil), ("2025-11", nil), ("2025-11-20~", "2025-W47"), ("2025-11-17~", nil),
      ("../2025-11-20", nil), ("../..", nil),
    ] as [(PartialDate, String?)])
  func weeks(date: PartialDate, week: String?) {
    let dossier = Dossier(records: [Statement("st", by: "a", on: date, "Something.")])
    #expect(dossier.groups(Filter<Statement>.all(), by: .week).map(\.keys) == [[week]])
  }

  @Test("Weeks of random statements are those found by going from Monday to Monday")
  func randomWeeks() {
    for dossier in Self.dossiers() {
      var expected: [[String?]: Int] = [:]
      for statement in dossier.statements {
        let (first, last) = statement.date.reach
        let isOpen = last > "9999-12-31" || first < "-9999-01-01"
        let week =
          isOpen || first.distance(to: last) > 6 || Self.week(first) != Self.week(last) ? nil : Self.week(first)
        expected[[week], default: 0] += 1
      }
      #expect(Self.dictionary(dossier.groups(Filter<Statement>.all(), by: .week)) == expected)
    }
  }

  // MARK: Polarities

  @Test("A polarity is that of the same stance as the subject beside it, and each counts once")
  func polarities() {
    for dossier in Self.dossiers() {
      var (alone, beside): ([[String?]: Int], [[String?]: Int]) = ([:], [:])
      for statement in dossier.statements {
        let stances = statement.stances.map { ($0.attitude.polarity.map { "\($0)" }, $0.subject.description) }
        let keys: Set<[String?]> = stances.isEmpty ? [[nil, nil]] : Set(stances.map { [$0.0, $0.1] })
        for key in keys { beside[key, default: 0] += 1 }
        for key in Set(keys.map { [$0[0]] }) { alone[key, default: 0] += 1 }
      }
      #expect(Self.dictionary(dossier.groups(Filter<Statement>.all(), by: .polarity)) == alone)
      #expect(Self.dictionary(dossier.groups(Filter<Statement>.all(), by: .polarity, .subject)) == beside)
    }
  }

  @Test("For and against in one statement are two groups, an attitude that points nowhere is none")
  func polaritiesOfOne() {
    let dossier = Dossier(records: [
      Statement(
        "st-1", by: "a", on: "2025-11-20", "For and against.",
        stances: [
          Stance(.supports, "matter:a"), Stance(.accepts, "matter:b"), Stance(.rejects, "matter:c"),
        ]),
      Statement("st-2", by: "a", on: "2025-11-20", "No comment.", stances: [Stance(.withholds, "matter:a")]),
      Statement("st-3", by: "a", on: "2025-11-20", "Nothing."),
    ])
    let groups = dossier.groups(Filter<Statement>.all(), by: .polarity)
    #expect(groups.map(\.keys) == [["negative"], ["positive"], [nil]])
    #expect(groups.map(\.count) == [1, 1, 2])
    let latest = dossier.latest(Filter<Statement>.all(), per: .polarity)
    #expect(latest.map(\.id.rawValue) == ["st-1", "st-1", "st-2"])
  }

  // MARK: Parties

  /// The parties of somebody, one body after the other.
  private static func parties(_ actor: Actor.ID, _ day: Day?, _ dossier: Dossier) -> Set<String> {
    func bodies(_ id: Actor.ID, isSpeaker: Bool) -> [Actor.ID] {
      (dossier.actors[id]?.affiliations ?? []).filter { affiliation in
        guard let day else { return false }
        let leads = affiliation.role == .partOf || isSpeaker && affiliation.role.speaksForOrganisation
        return leads && affiliation.period.contains(day) == .yes
      }
      .map(\.organisation)
    }
    var found = [actor]
    var position = 0
    while position < found.count {
      for body in bodies(found[position], isSpeaker: position == 0) where !found.contains(body) { found.append(body) }
      position += 1
    }
    let candidates = found.filter { dossier.actors[$0].map { $0.kind != .person } ?? false }
    let outermost = candidates.filter { id in
      !bodies(id, isSpeaker: false).contains { $0 != id && dossier.actors.contains($0) }
    }
    return Set((outermost.isEmpty ? candidates : outermost).map(\.rawValue))
  }

  @Test("Parties are those found by following the affiliations of each speaker")
  func randomParties() {
    for dossier in Self.dossiers() {
      var expected: [[String?]: Int] = [:]
      for statement in dossier.statements {
        let day = statement.date.latest
        let ofSpeakers = statement.speakers.map {
          Self.parties($0, statement.capacity == .personal ? nil : day, dossier)
        }
        let parties = (ofSpeakers + statement.onBehalfOf.map { Self.parties($0, day, dossier) })
          .reduce(into: Set()) { $0.formUnion($1) }
        for key in parties.isEmpty ? [nil] : parties.map(Optional.some) { expected[[key], default: 0] += 1 }
      }
      #expect(Self.dictionary(dossier.groups(Filter<Statement>.all(), by: .representedParty)) == expected)
    }
  }

  @Test("Parties are found among bodies that are parts of each other in circles, of themselves and of nobody known")
  func partiesInCircles() {
    var generator = SplitMix64(seed: 17)
    for _ in 0..<200 {
      let count = 2 + generator.below(6)
      var records: [any StandaloneRecord] = (0..<count).map { number in
        Actor(
          Actor.ID(unchecked: "a\(number)"), "A", generator.below(4) == 0 ? .person : .institution,
          affiliations: (0..<generator.below(4)).map { _ in
            let role: Affiliation.Role = generator.below(3) == 0 ? .spokesperson : .partOf
            return Affiliation(role, of: Actor.ID(unchecked: "a\(generator.below(count + 1))"))
          })
      }
      for number in 0..<count {
        records.append(
          Statement(
            Statement.ID(unchecked: "st-\(number)"), by: Actor.ID(unchecked: "a\(number)"), on: "2025-11-20", "Said."))
      }
      let dossier = Dossier(records: records)
      for statement in dossier.statements {
        let expected = Self.parties(statement.speakers[0], "2025-11-20", dossier).sorted()
        let found = dossier.groups(Filter<Statement>.id(statement.id), by: .representedParty).map(\.keys)
        #expect(found == (expected.isEmpty ? [[nil]] : expected.map { [$0] }), "\(statement.id) in \(dossier.actors)")
      }
    }
  }

  @Test("A chain of ten thousand bodies, each of which speaks, has one party")
  func partiesOfChain() {
    let count = 10_000
    var records: [any StandaloneRecord] = []
    for number in 0..<count {
      let body = Actor.ID(unchecked: "body-\(number)")
      records.append(
        Actor(
          body, "Body", .institution,
          affiliations: number == 0 ? [] : [Affiliation(.partOf, of: Actor.ID(unchecked: "body-\(number - 1)"))]))
      records.append(Statement(Statement.ID(unchecked: "st-\(number)"), by: body, on: "2025-11-20", "Said."))
    }
    let groups = Dossier(records: records).groups(Filter<Statement>.all(), by: .representedParty)
    #expect(groups.map(\.keys) == [["body-0"]] && groups.map(\.count) == [count])
  }

  private static let talks: [any StandaloneRecord] = {
    var behalf = Statement("st-4", by: "lawyer", on: "2025-11-25", "For somebody.")
    behalf.onBehalfOf = ["movement"]
    let office = Affiliation(.spokesperson, of: "kremlin", during: Period(from: "2012-05-22", until: "2025-11-22"))
    return [
      Actor("russia", "Russia", .state),
      Actor("kremlin", "Kremlin", .institution, affiliations: [Affiliation(.partOf, of: "russia")]),
      Actor("peskov", "Peskov", .person, affiliations: [office]),
      Actor("movement", "Movement", .movement),
      Actor("lawyer", "Lawyer", .person),
      Statement("st-1", by: "peskov", on: "2025-11-20", "By office."),
      Statement("st-2", by: "peskov", on: "2025-11-25", "After he left."),
      Statement("st-3", by: "russia", on: "2025-11-25", "By itself."),
      behalf,
      Statement("st-5", by: "lawyer", on: "2025-11-25", "For nobody."),
    ]
  }()

  @Test("A spokesperson of a presidency counts under the state, while in office")
  func partiesByOffice() throws {
    let dossier = Dossier(records: Self.talks)
    let groups = dossier.groups(Filter<Statement>.all(), by: .representedParty)
    #expect(groups.map(\.keys) == [["movement"], ["russia"], [nil]])
    #expect(groups.map(\.count) == [1, 2, 2])
    let latest = dossier.latest(Filter<Statement>.all(), per: .representedParty)
    #expect(latest.map(\.id.rawValue) == ["st-4", "st-3", "st-2"])
  }

  @Test("Bodies that are parts of each other do not lose their party")
  func circles() {
    let dossier = Dossier(records: [
      Actor("a", "A", .organisation, affiliations: [Affiliation(.partOf, of: "b")]),
      Actor("b", "B", .organisation, affiliations: [Affiliation(.partOf, of: "a")]),
      Statement("st", by: "a", on: "2025-11-20", "Something."),
    ])
    #expect(dossier.groups(Filter<Statement>.all(), by: .representedParty).map(\.keys) == [["a"], ["b"]])
  }

  @Test("Parties follow the offices of each moment of a ledger")
  func moments() throws {
    let ledger = try Ledger(Dossier(records: Self.talks), recordedAt: "2026-01-01T00:00:00Z")
    let before = ledger.dossier
    var kremlin = Actor("kremlin", "Kremlin", .institution)
    kremlin.affiliations = []
    try ledger.commit([.put(kremlin)], by: "desk", at: "2026-01-02T00:00:00Z")
    func parties(_ dossier: Dossier) -> [[String?]] {
      dossier.groups(Filter<Statement>.speaker("peskov"), by: .representedParty).map(\.keys)
    }
    #expect(parties(before) == [["russia"], [nil]])
    #expect(parties(ledger.dossier) == [["kremlin"], [nil]])
    #expect(parties(before) == [["russia"], [nil]])
  }

  // MARK: The stored form

  private static func check<Item>(_ groupings: [(Grouping<Item>, String)]) throws {
    for (grouping, name) in groupings {
      let data = try JSONEncoder().encode([grouping])
      #expect(String(decoding: data, as: UTF8.self) == "[\"\(name)\"]")
      #expect(try JSONDecoder().decode([Grouping<Item>].self, from: data) == [grouping])
      #expect("\(grouping)" == ".\(name)")
    }
  }

  @Test("The stored form of a grouping is its name")
  func storedForm() throws {
    try Self.check([
      (Grouping<Statement>.keyword, "keyword"), (.source, "source"), (.certainty, "certainty"), (.review, "review"),
      (.day, "day"), (.week, "week"), (.month, "month"), (.year, "year"), (.speaker, "speaker"),
      (.onBehalfOf, "onBehalfOf"), (.representedParty, "representedParty"), (.addressee, "addressee"),
      (.subject, "subject"), (.attitude, "attitude"), (.polarity, "polarity"), (.firmness, "firmness"), (.mode, "mode"),
      (.occasion, "occasion"), (.place, "place"),
    ])
    try Self.check([(Grouping<Actor>.kind, "kind"), (.organisation, "organisation")])
    try Self.check([
      (Grouping<Source>.kind, "kind"), (.publisher, "publisher"), (.language, "language"), (.grade, "grade"),
      (.month, "month"),
    ])
    try Self.check([(Grouping<Proposal>.kind, "kind"), (.status, "status"), (.consent, "consent")])
    try Self.check([
      (Grouping<Provision>.topic, "topic"), (.obligor, "obligor"), (.beneficiary, "beneficiary"), (.effect, "effect"),
      (.modality, "modality"), (.place, "place"),
    ])
    try Self.check([
      (Grouping<Concession>.by, "by"), (.to, "to"), (.kind, "kind"), (.status, "status"), (.place, "place"),
    ])
    try Self.check([
      (Grouping<Sanction>.imposedBy, "imposedBy"), (.target, "target"), (.measure, "measure"),
      (.programme, "programme"), (.package, "package"), (.status, "status"),
    ])
    try Self.check([
      (Grouping<SecurityGuarantee>.guarantor, "guarantor"), (.beneficiary, "beneficiary"), (.form, "form"),
      (.status, "status"),
    ])
    try Self.check([(Grouping<Pledge>.by, "by"), (.to, "to"), (.kind, "kind"), (.status, "status")])
    try Self.check([
      (Grouping<Event>.kind, "kind"), (.status, "status"), (.participant, "participant"), (.place, "place"),
    ])
    try Self.check([(Grouping<Matter>.topic, "topic")])
    try Self.check([(Grouping<Place>.kind, "kind")])
    try Self.check([(Grouping<Finding>.subject, "subject"), (.score, "score")])
    try Self.check([(Grouping<Discrepancy>.subject, "subject"), (.member, "member")])
  }

  @Test(
    "A grouping that the type of record does not have is refused", arguments: ["week", "speaker", "by", "", "WEEK"])
  func refused(name: String) {
    let data = Data("[\"\(name)\"]".utf8)
    #expect {
      try JSONDecoder().decode([Grouping<Actor>].self, from: data)
    } throws: { error in
      guard case .dataCorrupted(let context) = error as? DecodingError else { return false }
      return (context.underlyingError as? FilterError)?.code == .unknownTest
    }
  }
}
