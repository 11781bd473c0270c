import Parley
import Testing

@testable import ParleyAnalysis

@Suite("A provision through all drafts")
struct ProvisionLineageTests {
  private func draft(
    _ id: Proposal.ID, on date: PartialDate, revises: Proposal.ID? = nil, _ provisions: [Provision]
  ) -> Proposal {
    Proposal(
      id, "A text", .draft, revises: revises, status: [StatusChange(.presented, on: date)], provisions: provisions)
  }

  @Test("The cap on the forces has its three versions, with what changed")
  func cap() throws {
    let dossier = try ProposalSample.dossier()
    for start in ["us-28/6", "e3-counter/6", "framework-20/4"] as [Provision.ID] {
      let lineage = try ProvisionLineage(of: start, in: dossier)
      #expect(lineage.steps.map(\.provision.id) == ["us-28/6", "e3-counter/6", "framework-20/4"])
      #expect(lineage.steps.first { $0.provision.id == start }?.rule == nil)
      #expect(lineage.steps[0].change == nil)
      #expect(lineage.steps[1].change?.amendments(of: .quantity).map(\.after) == [["at most 800000 personnel"]])
      #expect(lineage.steps[2].change?.earlier.map(\.id) == ["us-28/6"])
      #expect(!lineage.evidence.citations.isEmpty)
    }
  }

  @Test("What merged has both ancestors, and a draft without a version is named")
  func merger() throws {
    let lineage = try ProvisionLineage(of: "framework-20/5b", in: ProposalSample.dossier())
    #expect(lineage.steps.map(\.provision.id) == ["us-28/10b", "us-28/10d", "framework-20/5b"])
    #expect(lineage.steps[2].change?.kind == .merged)
    // The European edit has 10.b, found by number.
    let start = try ProvisionLineage(of: "us-28/3", in: ProposalSample.dossier())
    #expect(start.missing == ["e3-counter", "framework-20"])
  }

  @Test("Where no lineage is recorded, the drafts are searched from the nearest one")
  func unrecorded() throws {
    let words = "The army has at most so many soldiers."
    let dossier = Dossier(records: [
      draft("first", on: "2025-01", [Provision("first/1", "1", words), Provision("first/2", "2", "A vote is held.")]),
      draft("second", on: "2025-02", revises: "first", [Provision("second/4", "4", words)]),
      draft("third", on: "2025-03", revises: "second", [Provision("third/9", "9", words + " Or more.")]),
      draft("fourth", on: "2025-04", revises: "third", [Provision("fourth/1", "1", "Grain is free.")]),
      draft("bare", on: "2025-05", revises: "third", []),
    ])
    let lineage = try ProvisionLineage(of: "second/4", in: dossier)
    #expect(lineage.steps.map(\.provision.id) == ["first/1", "second/4", "third/9"])
    #expect(lineage.steps.map(\.rule) == [.content, nil, .content])
    #expect(lineage.steps.map(\.change?.kind) == [nil, .renumbered, .reworded])
    #expect(lineage.missing == ["fourth"])
  }

  @Test("Circles of revision and descent end")
  func circles() throws {
    var (one, two) = (Provision("one/1", "1", "A."), Provision("two/1", "1", "B."))
    one.descendsFrom = ["two/1"]
    two.descendsFrom = ["one/1"]
    let dossier = Dossier(records: [
      draft("one", on: "2025-01", revises: "two", [one]), draft("two", on: "2025-01", revises: "one", [two]),
    ])
    #expect(try ProvisionLineage(of: "one/1", in: dossier).steps.map(\.provision.id) == ["one/1", "two/1"])
  }

  @Test("Drafts are compared once, however many versions they have")
  func comparisons() throws {
    // A point that is split in four, each of which goes on through three drafts.
    func parts(_ draft: String, from origin: (Int) -> Provision.ID) -> [Provision] {
      (0..<4).map { Provision("\(draft)/\($0)".id, "\($0 + 1)".number, "Part \($0).", descendsFrom: [origin($0)]) }
    }
    let drafts = [
      draft("d1", on: "2025-01", [Provision("d1/0", "1", "A point.")]),
      draft("d2", on: "2025-02", revises: "d1", parts("d2") { _ in "d1/0" }),
      draft("d3", on: "2025-03", revises: "d2", parts("d3") { "d2/\($0)".id }),
      draft("d4", on: "2025-04", revises: "d3", parts("d4") { "d3/\($0)".id }),
    ]
    let dossier = Dossier(records: drafts)
    var comparisons = DraftComparisons(dossier)
    let lineage = try ProvisionLineage(of: "d1/0", in: dossier, &comparisons)
    #expect(lineage.steps.count == 13)
    #expect(comparisons.count == 3)
    // Another one through the same drafts needs no more.
    _ = try ProvisionLineage(of: "d4/2", in: dossier, &comparisons)
    #expect(comparisons.count == 3)
    #expect(
      lineage.steps.map(\.change?.kind) == (try ProvisionLineage(of: "d1/0", in: dossier)).steps.map(\.change?.kind))
  }

  @Test("An unknown provision is refused")
  func refusal() {
    let error = #expect(throws: AnalysisError.self) {
      try ProvisionLineage(of: "none/1", in: Dossier(records: []))
    }
    #expect(error?.code == .unknownID)
    #expect(error?.argument == "of")
  }
}
