import Parley
import Testing

/// What becomes of references when two records are found to be the same.
@Suite("Merging records") struct MergeTests {
  private let ledger: Ledger

  init() throws {
    var joint = Statement("st-1", by: "d-peskov", on: "2025-11-20", "Declines to comment.")
    joint.speakers = ["d-peskov", "lavrov", "dmitry-peskov"]
    joint.stances = [Stance(.opposes, "actor:d-peskov"), Stance(.opposes, "statement:d-peskov")]
    joint.assertedBy = "d-peskov"
    joint.extra = ["spokesman": "d-peskov"]
    var proposal = Proposal(
      "us-28", "A plan", .plan,
      involvement: [Involvement("d-peskov", .briefed), Involvement("dmitry-peskov", .briefed)],
      provisions: [Provision("us-28/1", "1", "First.", obligors: ["d-peskov"]), Provision("us-28/2", "2", "Second.")])
    proposal.provisions[1].parent = "us-28/1"
    ledger = try Ledger(
      Dossier(
        records: [
          Actor("d-peskov", "D. Peskov", .person), Actor("dmitry-peskov", "Dmitry Peskov", .person),
          Actor("lavrov", "Sergey Lavrov", .person), joint, proposal,
          Statement("d-peskov", by: "lavrov", on: "2025-11-20", "A statement by the name of an actor."),
          Proposal("eu-24", "Answer", .plan, provisions: [Provision("eu-24/1", "1", "", descendsFrom: ["us-28/1"])]),
        ]), recordedAt: "2025-11-20T00:00:00Z")
  }

  private func merge<Item: Record>(_ id: EntityID<Item>, into other: EntityID<Item>) throws -> Dossier {
    try ledger.commit([.merge(id, into: other, reason: "the same")], by: "desk", at: "2025-11-21T00:00:00Z")
    return ledger.dossier
  }

  @Test("All references of the type lead to the record that stays, each once where they met")
  func actor() throws {
    let dossier = try merge("d-peskov" as Actor.ID, into: "dmitry-peskov")
    #expect(dossier.actors.map(\.id) == ["dmitry-peskov", "lavrov"])
    #expect(dossier["dmitry-peskov" as Actor.ID]?.name == "Dmitry Peskov")
    let statement = try #require(dossier["st-1" as Statement.ID])
    #expect(statement.speakers == ["dmitry-peskov", "lavrov"] && statement.assertedBy == "dmitry-peskov")
    #expect(statement.stances.map(\.subject) == ["actor:dmitry-peskov", "statement:d-peskov"])
    #expect(statement.extra == ["spokesman": "d-peskov"])  // What Parley does not know it does not change.
    #expect(dossier["us-28" as Proposal.ID]?.involvement == [Involvement("dmitry-peskov", .briefed)])
    #expect(dossier["us-28/1" as Provision.ID]?.obligors == ["dmitry-peskov"])
    #expect(dossier["d-peskov" as Statement.ID] != nil)
    let changed = ledger.changes(from: 0, to: 1).map(\.key.description)
    #expect(changed == ["actor:d-peskov", "proposal:us-28", "provision:us-28/1", "statement:st-1"])
    #expect(ledger.history(of: "d-peskov" as Actor.ID).map(\.record?.name.primary) == ["D. Peskov", nil])
    #expect(ledger.history(of: "us-28/2" as Provision.ID).count == 1)
  }

  @Test("A merged provision leaves its proposal, and what descends from it follows")
  func provision() throws {
    var answer = try #require(ledger.dossier["eu-24" as Proposal.ID])
    answer.provisions.append(Provision("eu-24/2", "2", ""))
    try ledger.commit([.put(answer)], by: "desk", at: "2025-11-21T00:00:00Z")
    let dossier = try merge("us-28/1" as Provision.ID, into: "eu-24/2")
    #expect(dossier["us-28" as Proposal.ID]?.provisions.map(\.id) == ["us-28/2"])
    #expect(dossier["us-28/2" as Provision.ID]?.parent == "eu-24/2")
    #expect(dossier["eu-24/1" as Provision.ID]?.descendsFrom == ["eu-24/2"] && dossier.provisions.count == 3)
    #expect(dossier.proposal(of: "us-28/1") == nil)
  }

  @Test("A proposal is merged once its provisions are")
  func proposal() throws {
    _ = try merge("eu-24/1" as Provision.ID, into: "us-28/2")
    let dossier = try merge("eu-24" as Proposal.ID, into: "us-28")
    #expect(dossier.proposals.map(\.id) == ["us-28"] && dossier.provisions.map(\.id) == ["us-28/1", "us-28/2"])
  }

  @Test("A merge leads elsewhere what its own entry puts, and may lead to what that brings")
  func sameEntry() throws {
    try ledger.commit(
      [
        .merge("d-peskov" as Actor.ID, into: "new", reason: "r"),
        .merge("dmitry-peskov" as Actor.ID, into: "new", reason: "r"),
        .put(Actor("new", "New", .person)), .put(Statement("st-2", by: "d-peskov", on: "2025-11-21", "Says more.")),
      ], by: "desk", at: "2025-11-21T00:00:00Z")
    #expect(ledger.dossier["st-2" as Statement.ID]?.speakers == ["new"])
    #expect(ledger.dossier["st-1" as Statement.ID]?.speakers == ["new", "lavrov"])
    #expect(ledger.dossier.actors.map(\.id) == ["lavrov", "new"])
  }

  @Test("A provision moves to another proposal when one entry puts both")
  func move() throws {
    var (from, to) = (
      try #require(ledger.dossier["us-28" as Proposal.ID]), try #require(ledger.dossier["eu-24" as Proposal.ID])
    )
    to.provisions.append(from.provisions.removeLast())
    try ledger.commit([.put(to), .put(from)], by: "desk", at: "2025-11-21T00:00:00Z")
    #expect(ledger.dossier.proposal(of: "us-28/2")?.id == "eu-24")
    #expect(ledger.history(of: "us-28/2" as Provision.ID).count == 1)  // It did not change itself.
    try ledger.commit([.retract("eu-24" as Proposal.ID, reason: "r")], by: "desk", at: "2025-11-21T00:00:00Z")
    #expect(ledger.dossier.provisions.map(\.id) == ["us-28/1"])
  }

  @Test("A merge that would make a record follow itself is refused, the other way round it is made")
  func circles() throws {
    let matters = [Matter("m-1", "1"), Matter("m-2", "2", under: "m-1"), Matter("m-3", "3", under: "m-2")]
    let places = [
      Place("p-1", "1", "city"), Place("p-2", "2", "city", in: "p-1"), Place("p-3", "3", "city", in: "p-2"),
    ]
    func proposal(_ id: Proposal.ID, revises other: Proposal.ID?, _ provisions: [Provision] = []) -> Proposal {
      Proposal(id, "", .plan, revises: other, provisions: provisions)
    }
    let provisions = [
      Provision("c/1", "1", ""), Provision("c/2", "2", "", under: "c/1"), Provision("c/3", "3", "", under: "c/2"),
    ]
    let proposals = [
      proposal("t-1", revises: nil), proposal("t-2", revises: "t-1"), proposal("t-3", revises: "t-2"),
      proposal("a", revises: nil, [Provision("a/1", "1", "")]),
      proposal("b", revises: nil, [Provision("b/1", "1", "", descendsFrom: ["a/1"])]),
      proposal("c", revises: nil, provisions),
      proposal("d", revises: nil, [Provision("d/1", "1", "", descendsFrom: ["b/1"])]),
    ]
    let actors = [
      Actor("s-1", "1", "bloc"), Actor("s-2", "2", "bloc", affiliations: [Affiliation(.member, of: "s-1")]),
      Actor("s-3", "3", "bloc", affiliations: [Affiliation(.partOf, of: "s-2")]),
    ]
    let records: [any StandaloneRecord] = matters + places + proposals + actors
    func merge(_ first: RecordKey, _ second: RecordKey) throws(LedgerError) -> Dossier {
      let ledger = try Ledger(Dossier(records: records), recordedAt: "2025-11-20T00:00:00Z")
      try ledger.commit(
        [Ledger.Change(.merge(first, into: second), reason: "r")], by: "desk", at: "2025-11-20T00:00:00Z")
      return ledger.dossier
    }
    let pairs = [
      ("matter:m-1", "matter:m-2"), ("matter:m-1", "matter:m-3"), ("place:p-1", "place:p-2"),
      ("place:p-1", "place:p-3"),
      ("proposal:t-1", "proposal:t-2"), ("proposal:t-1", "proposal:t-3"), ("provision:a/1", "provision:b/1"),
      ("provision:a/1", "provision:d/1"), ("provision:c/1", "provision:c/2"), ("provision:c/1", "provision:c/3"),
      ("actor:s-1", "actor:s-2"), ("actor:s-1", "actor:s-3"),
    ]
    for (first, second) in pairs {
      let (first, second) = (try RecordKey(first), try RecordKey(second))
      let error = #expect(throws: LedgerError.self, "\(first)") { try merge(first, second) }
      #expect(error?.code == .invalidMerge && error?.records == [first, second].sorted())
      let dossier = try merge(second, first)
      #expect(dossier[second] == nil && !dossier.validate().contains { $0.code == .circularParents }, "\(first)")
    }
  }

  @Test("What an older version has merged into a circle is read again, and does not keep other records from merging")
  func oldCircles() throws {
    let ledger = try Ledger(
      Dossier(records: [Matter("m-1", "1"), Matter("m-2", "2", under: "m-1"), Matter("m-3", "3", under: "m-2")]),
      recordedAt: "2025-11-20T00:00:00Z")
    let entry = Ledger.Entry(
      1, at: "2025-11-20T00:00:00Z", by: "desk",
      changes: [.merge("m-1" as Matter.ID, into: "m-2", reason: "The old way.")])
    #expect(throws: LedgerError.self) { try ledger.append(entry) }
    try ledger.append(entry, skippingUnknown: true)
    #expect(ledger.dossier["m-2" as Matter.ID]?.parent == "m-2")
    try ledger.commit(
      [.merge("m-3" as Matter.ID, into: "m-2", reason: "The same.")], by: "desk", at: "2025-11-20T00:00:00Z")
    #expect(ledger.dossier.matters.map(\.id) == ["m-2"])
  }

  @Test("A merge at the end of 100,000 ancestors is looked through")
  func longChain() throws {
    let id = { (row: Int) in Matter.ID(unchecked: "m-\(row)") }
    let matters = (0..<100_000).map { Matter(id($0), "", under: $0 == 0 ? nil : id($0 - 1)) }
    let ledger = try Ledger(Dossier(records: matters), recordedAt: "2025-11-20T00:00:00Z")
    let error = #expect(throws: LedgerError.self) {
      try ledger.commit([.merge(id(0), into: id(99_999), reason: "r")], by: "desk", at: "2025-11-20T00:00:00Z")
    }
    #expect(error?.code == .invalidMerge)
  }
}
