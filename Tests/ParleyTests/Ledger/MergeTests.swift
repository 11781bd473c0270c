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
    let dossier = try merge("us-28/1" as Provision.ID, into: "eu-24/1")
    #expect(dossier["us-28" as Proposal.ID]?.provisions.map(\.id) == ["us-28/2"])
    #expect(dossier["us-28/2" as Provision.ID]?.parent == "eu-24/1")
    #expect(dossier["eu-24/1" as Provision.ID]?.descendsFrom == ["eu-24/1"] && dossier.provisions.count == 2)
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
}
