import Parley
import Testing

/// What `print` and `dump` say: a line or two, however much a value holds.
@Suite struct DescriptionTests {
  private static let dossier = Dossier(
    title: "A plan",
    records: [
      Actor("kaja-kallas", "Kaja Kallas", .person),
      Statement(
        "kallas-1", by: "kaja-kallas", on: "2025-11-20", "A plan needs the backing\nof the Europeans.",
        stances: [Stance(.conditional, "proposal:us-28")]),
      Proposal("us-28", "The plan", .plan, provisions: [Provision("us-28/1", "1", "Peace.")]),
    ])

  @Test func `a record is its key, what places it, and its text on one line`() {
    let dossier = Self.dossier
    #expect(dossier.actors.first?.description == "actor:kaja-kallas, person: Kaja Kallas")
    #expect(
      dossier.statements.first?.description
        == "statement:kallas-1, 2025-11-20, kaja-kallas: A plan needs the backing of the Europeans.")
    #expect(dossier.proposals.first?.description == "proposal:us-28, plan, 1 provision: The plan")
    #expect(dossier.provisions.first?.description == "provision:us-28/1, point 1: Peace.")
    #expect(dossier.statements.first?.stances.first?.description == "conditional proposal:us-28")
    #expect("\(Array(dossier.actors))" == "[actor:kaja-kallas, person: Kaja Kallas]")
  }

  @Test func `records of all types, at random, are one line of some length`() {
    let dossier = RandomDossier.dossier(seed: 5, .init(size: 12, provisions: 5))
    let tables: [[any StandaloneRecord]] = [
      Array(dossier.events), Array(dossier.findings), Array(dossier.sources), Array(dossier.concessions),
      Array(dossier.guarantees), Array(dossier.pledges), Array(dossier.places), Array(dossier.sanctions),
      Array(dossier.discrepancies), Array(dossier.matters), Array(dossier.proposals), Array(dossier.actors),
    ]
    for record in tables.joined() {
      let text = "\(record)"
      #expect(text.hasPrefix(AnyRecord(record).key.description) && text == "\(AnyRecord(record))")
      #expect(!text.contains("\n"))
    }
  }

  @Test func `a long text is cut off between words`() {
    let long = Matter("m", LocalizedName(String(repeating: "word ", count: 50_000)))
    #expect(long.description == "matter:m: " + Array(repeating: "word", count: 19).joined(separator: " ") + "...")
    #expect(Matter("m", LocalizedName(String(repeating: "x", count: 101))).description.hasSuffix("xxx..."))
    #expect(Matter("m", LocalizedName(String(repeating: "x", count: 100))).description.hasSuffix("xxxx"))
  }

  @Test func `a dossier says its title and how many records it has`() throws {
    #expect("\(Self.dossier)" == #"dossier "A plan": 1 actor, 1 proposal, 1 provision, 1 statement"#)
    #expect("\(Dossier(records: []))" == #"dossier "": no records"#)
    #expect("\(Self.dossier.statements)" == "1 statement: kallas-1")
    #expect("\(Dossier(records: []).discrepancies)" == "0 discrepancies")
    let ledger = try Ledger(Self.dossier, recordedAt: "2025-11-20T08:00:00Z")
    try ledger.commit(
      [.put(Matter("land", "Land")), .retract("kallas-1" as Statement.ID, reason: "It was an aide.")], by: "desk",
      note: "Second thoughts", at: "2025-11-20T09:00:00Z")
    #expect(
      "\(ledger)" == #"ledger at entry 1, dossier "A plan", as of entry 1: 1 actor, 1 matter, 1 proposal, 1 provision"#)
    #expect(
      ledger.entries.last.map { "\($0)" }
        == #"entry 1, 2025-11-20T09:00:00Z, desk, "Second thoughts": put matter:land, retract statement:kallas-1"#)
    #expect(
      ledger.entries.last?.changes.map(\.description)
        == ["put matter:land: Land", "retract statement:kallas-1: It was an aide."])
  }

  @Test func `answers say how many records they have and what was asked`() {
    let dossier = Self.dossier
    #expect("\(dossier.page(Query<Actor>(limit: 5)))" == "page of 1 actor (kaja-kallas) for Query<Actor>(limit: 5)")
    #expect(
      "\(dossier.stream(Query<Actor>()).matching { _ in true })" == "stream of Query<Actor>() with 1 condition in code")
    #expect("\(dossier.groups(Filter<Statement>.all(), by: .speaker, .mode))" == "1 group: kaja-kallas, reported: 1")
    #expect("\(dossier.latest(Filter<Statement>.all(), per: .speaker))" == "1 group: kaja-kallas: kallas-1")
  }

  @Test func `a dump of what holds thousands of records is short`() throws {
    let dossier = Dossier(
      title: "Large",
      records: (0..<5_000).map { Statement(EntityID(unchecked: "st-\($0)"), by: "a", on: "2025-11-20", "Something.") })
    let ledger = try Ledger(dossier, recordedAt: "2025-11-20T08:00:00Z")
    let values: [Any] = [
      dossier, dossier.statements, ledger, ledger.entries, dossier.page(Query<Statement>()),
      dossier.stream(Query<Statement>()), dossier.groups(Filter<Statement>.all(), by: .speaker),
      dossier.latest(Filter<Statement>.all(), per: .keyword),
    ]
    for value in values {
      var text = ""
      dump(value, to: &text)
      #expect(text.utf8.count < 1_000, "\(type(of: value))")
      #expect(String(reflecting: value).utf8.count < 300)
      #expect("\(value)".utf8.count < 300)
    }
  }
}
