import Parley
import ParleyAnalysis
import Testing

@Suite("Two texts that go back to one")
struct ThreeWayTests {
  private func provision(_ text: String, _ number: Int, _ words: String, most: Int = 600) -> Provision {
    var provision = Provision("\(text)/\(number)".id, "\(number)".number, words)
    if words.hasPrefix("The army") { provision.quantities = [.atMost(DecimalNumber(most), .personnel)] }
    return provision
  }

  private func text(_ name: Proposal.ID, _ provisions: [Provision]) -> Proposal {
    ProposalDiffTests.text(name, provisions)
  }

  /// The base: an army, a vote, a fund, a court, a border.
  private var base: [Provision] {
    [
      provision("base", 1, "The army has a limit."), provision("base", 2, "A vote is held by the people."),
      provision("base", 3, "A fund pays for the roads."), provision("base", 4, "The court judges the crimes."),
      provision("base", 5, "The border stays where it was."),
    ]
  }

  @Test("Each verdict comes about as it is defined")
  func verdicts() {
    var (left, right) = (base, base)
    left[0].quantities = [.atMost(800, .personnel)]
    right[0].quantities = [.atMost(900, .personnel)]
    left[1].conditions = ["It is peacetime."]
    right[1].deadline = Deadline("2026-03")
    left[2].modality = .may
    right[2].modality = .may
    left[3].text = "The court judges all the crimes."
    right.remove(at: 3)
    left.append(provision("left", 6, "Grain is shipped freely across the sea."))
    right.append(provision("right", 7, "Prisoners return to their homes."))
    let diff = ThreeWayDiff(base: text("base", base), left: text("left", left), right: text("right", right))
    // Nobody has coded the modality of the base, so that neither text changes it.
    #expect(diff.entries.map(\.verdict) == [.conflict, .combinable, .unchanged, .conflict, .unchanged, .left, .right])
    #expect(diff.entries[0].contested == [.quantity])
    #expect(diff.entries[3].contested == [])
    #expect(diff.conflicts.map(\.base?.number.text) == ["1", "4"])
    #expect(diff.entries(.left, .right).map(\.base) == [nil, nil])
  }

  @Test("What both do to the same effect is no conflict, additions included")
  func same() {
    var changed = base
    changed[0].quantities = [.atMost(800, .personnel)]
    changed.remove(at: 2)
    var (left, right) = (changed, changed)
    left.append(provision("left", 6, "Grain is shipped freely across the sea."))
    right.append(provision("right", 9, "Grain is shipped freely across the sea."))
    let diff = ThreeWayDiff(base: text("base", base), left: text("left", left), right: text("right", right))
    #expect(diff.entries.map(\.verdict) == [.same, .unchanged, .same, .unchanged, .unchanged, .same])
    #expect(diff.conflicts.isEmpty)
  }

  @Test("Only one side, or nobody, changes")
  func oneSided() {
    var left = base
    left[4].text = "The border is moved by one mile."
    let diff = ThreeWayDiff(base: text("base", base), left: text("left", left), right: text("right", base))
    #expect(diff.entries.map(\.verdict) == [.unchanged, .unchanged, .unchanged, .unchanged, .left])
    let turned = ThreeWayDiff(base: text("base", base), left: text("left", base), right: text("right", left))
    #expect(turned.entries.map(\.verdict) == [.unchanged, .unchanged, .unchanged, .unchanged, .right])
    let empty = ThreeWayDiff(base: text("base", []), left: text("left", []), right: text("right", []))
    #expect(empty.entries.isEmpty)
  }

  @Test("Two different rewordings of the same are a conflict of words")
  func words() {
    var (left, right) = (base, base)
    left[4].text = "The border remains where it was."
    right[4].text = "The border stays where it has been."
    let diff = ThreeWayDiff(base: text("base", base), left: text("left", left), right: text("right", right))
    #expect(diff.entries[4].verdict == .conflict)
    #expect(diff.entries[4].contested.isEmpty)
  }

  @Test("Left and right can be exchanged")
  func symmetry() {
    var generator = SplitMix64(seed: 8)
    for _ in 0..<60 {
      func draft(_ name: String) -> Proposal {
        var provisions = base
        for place in provisions.indices.reversed() {
          switch generator.below(5) {
          case 0: provisions[place].conditions = ["It is peacetime."]
          case 1: provisions[place].places = ["crimea"]
          case 2: provisions.remove(at: place)
          default: break
          }
        }
        return text(Proposal.ID(stringLiteral: name), provisions)
      }
      let (left, right) = (draft("left"), draft("right"))
      let one = ThreeWayDiff(base: text("base", base), left: left, right: right)
      let other = ThreeWayDiff(base: text("base", base), left: right, right: left)
      let turned = other.entries.map { entry -> ThreeWayDiff.Verdict in
        switch entry.verdict {
        case .left: .right
        case .right: .left
        default: entry.verdict
        }
      }
      #expect(one.entries.map(\.verdict) == turned)
      #expect(one.entries.count == base.count)
    }
  }

  @Test("The European edit and the framework go different ways where the coding says so")
  func sample() throws {
    let dossier = try ProposalSample.dossier()
    let diff = try ThreeWayDiff(base: "us-28", left: "e3-counter", right: "framework-20", in: dossier)
    #expect(diff.entries.count { $0.base != nil } == 56)
    func entry(_ number: String) -> ThreeWayDiff.Entry? { diff.entries.first { $0.base?.number.text == number } }
    #expect(entry("3")?.verdict == .same)
    #expect(entry("26")?.verdict == .same)
    #expect(entry("18")?.verdict == .unchanged)
    #expect(entry("10.a")?.verdict == .right)
    #expect(entry("7")?.verdict == .conflict)
    let evidence = try #require(entry("6").map { diff.evidence(of: $0) })
    #expect(evidence.records.contains(RecordKey("us-28/6" as Provision.ID)))
    #expect(evidence.records.contains(RecordKey("framework-20/4" as Provision.ID)))
  }

  @Test("An unknown text is refused by the name of its argument")
  func refusals() {
    let dossier = Dossier(records: [text("base", []), text("left", [])])
    let error = #expect(throws: AnalysisError.self) {
      try ThreeWayDiff(base: "base", left: "left", right: "right", in: dossier)
    }
    #expect(error?.argument == "right")
    #expect(error?.code == .unknownID)
  }
}
