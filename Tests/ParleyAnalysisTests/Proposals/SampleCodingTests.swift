import Parley
import ParleyAnalysis
import Testing

/// What becomes of each point, coded by hand; numbers and classes only.
@Suite("The texts of November and December 2025 against their coding by hand")
struct SampleCodingTests {
  typealias Outcome = ProposalDiff.Outcome

  /// The points of the earlier text, those of the later, and what became of them.
  struct Row: CustomStringConvertible {
    let earlier: [String]
    let later: [String]
    let outcome: Outcome

    init(_ earlier: String, _ later: String, _ outcome: Outcome) {
      self.earlier = earlier.split(separator: " ").map(String.init)
      self.later = later.split(separator: " ").map(String.init)
      self.outcome = outcome
    }

    var description: String { "\(earlier) -> \(later) \(outcome)" }
  }

  /// The European edit of 23 November against the American text. Reworded, softened and hardened are all changes.
  static let european: [Row] = [
    Row("1", "1", .changed), Row("2", "2", .changed), Row("3", "", .deleted), Row("4", "4", .changed),
    Row("5", "5", .changed), Row("6", "6", .changed), Row("7", "7", .changed), Row("8", "8", .changed),
    Row("9", "9", .changed), Row("10", "10", .changed), Row("10.a", "10.a", .kept), Row("10.b", "10.b", .kept),
    Row("10.c", "10.c", .kept), Row("10.d", "", .deleted), Row("11", "11", .kept), Row("12", "12", .kept),
    Row("13", "13", .changed), Row("13.a", "13.a", .kept), Row("13.b", "13.b", .kept), Row("13.c", "13.c", .kept),
    Row("14", "14", .changed), Row("15", "15", .changed), Row("16", "16", .kept), Row("17", "17", .changed),
    Row("18", "18", .kept), Row("19", "19", .kept), Row("20", "20", .changed), Row("21", "21", .changed),
    Row("22", "22", .kept), Row("23", "23", .kept), Row("24", "24", .kept), Row("25", "25", .changed),
    Row("26", "", .deleted), Row("", "26", .new), Row("27", "27", .changed), Row("28", "28", .changed),
  ]

  /// The framework of 24 December against the American text, with the points that the compilation says are gone.
  static let framework: [Row] = [
    Row("1", "1", .kept), Row("2", "2", .changed), Row("5", "3", .kept), Row("6", "4", .changed),
    Row("10", "5", .changed), Row("10.c", "5.a", .kept), Row("10.b 10.d", "5.b", .changed), Row("10.a", "", .deleted),
    Row("", "5.d", .new), Row("16", "6", .kept), Row("11", "7", .changed), Row("12", "8", .kept),
    Row("14", "9", .changed), Row("", "10", .new), Row("18", "11", .kept), Row("19", "12", .changed),
    Row("20", "13", .kept), Row("21", "14", .changed), Row("22", "15", .kept), Row("23", "16", .changed),
    Row("24", "17", .kept), Row("25", "18", .changed), Row("27", "19", .kept), Row("28", "20", .changed),
    Row("3", "", .deleted), Row("7", "", .deleted), Row("8", "", .deleted), Row("13", "", .deleted),
    Row("15", "", .deleted), Row("26", "", .deleted),
  ]

  private func texts(_ later: Proposal.ID) throws -> (Dossier, Proposal, Proposal) {
    let dossier = try ProposalSample.dossier()
    return (dossier, try #require(dossier.proposals["us-28"]), try #require(dossier.proposals[later]))
  }

  /// The rows in which a comparison disagrees with the coding, each with what it says.
  private func disagreements(_ rows: [Row], _ diff: ProposalDiff) -> [String] {
    rows.compactMap { row in
      let old = row.earlier.compactMap { number in diff.from.provisions.first { $0.number.text == number } }
      let new = row.later.compactMap { number in diff.to.provisions.first { $0.number.text == number } }
      guard old.count == row.earlier.count, new.count == row.later.count,
        let change = (new + old).first.flatMap({ diff[$0.id] })
      else { return "\(row): not found" }
      let (earlier, later) = (change.earlier + change.earlierParts, change.later + change.laterParts)
      let isAligned = row.earlier.isEmpty || row.later.isEmpty || old.allSatisfy { earlier.contains($0) }
      if isAligned, change.outcome == row.outcome { return nil }
      return "\(row): \(earlier.map(\.number)) -> \(later.map(\.number)) \(change.kind), \(change.amendments)"
    }
  }

  private func withoutLineage(_ proposal: Proposal) -> Proposal {
    var proposal = proposal
    proposal.revises = nil
    for place in proposal.provisions.indices {
      proposal.provisions[place].descendsFrom = []
      proposal.provisions[place].keywords = []
    }
    return proposal
  }

  @Test("With the lineage, all rows agree")
  func withLineage() throws {
    for (later, rows) in [("e3-counter" as Proposal.ID, Self.european), ("framework-20", Self.framework)] {
      let (dossier, _, _) = try texts(later)
      let diff = try ProposalDiff(from: "us-28", to: later, in: dossier)
      let failures = disagreements(rows, diff)
      #expect(failures.isEmpty, "\(later): \(failures.joined(separator: "\n"))")
    }
  }

  @Test("Without the lineage, nine in ten rows agree in each text")
  func withoutLineage() throws {
    for (later, rows) in [("e3-counter" as Proposal.ID, Self.european), ("framework-20", Self.framework)] {
      let (_, from, to) = try texts(later)
      let diff = ProposalDiff(from: withoutLineage(from), to: withoutLineage(to))
      let failures = disagreements(rows, diff)
      #expect(failures.count * 10 <= rows.count, "\(later): \(failures.joined(separator: "\n"))")
    }
  }

  @Test("What the coding names is named: figures, conditions, parties, deadlines, force")
  func details() throws {
    for usesLineage in [true, false] {
      var options = ProposalDiff.Options()
      options.usesLineage = usesLineage
      let diff = try ProposalDiff(from: "us-28", to: "e3-counter", in: ProposalSample.dossier(), options: options)
      func lines(_ number: String) -> [String] {
        diff.changes.first { $0.later.first?.number.text == number }?.amendments.map(\.description) ?? []
      }
      #expect(
        lines("6") == [
          "quantity: at most 600000 personnel -> at most 800000 personnel", "condition: none -> It is peacetime.",
        ])
      #expect(lines("9") == ["obligor: europe -> nato", "beneficiary: europe -> none"])
      #expect(lines("2").contains("obligor: europe -> nato"))
      #expect(lines("4").contains("condition: none -> The peace agreement is signed."))
      #expect(lines("4").contains("obligor: united-states -> none"))
      #expect(lines("25") == ["deadline: within 100 days -> after signature of the agreement"])
      #expect(lines("7").contains("modality: shall -> declared"))
      #expect(lines("7").contains("legal force: concession -> declaratory"))
      #expect(lines("8") == ["condition: none -> It is peacetime."])
    }
  }
}
