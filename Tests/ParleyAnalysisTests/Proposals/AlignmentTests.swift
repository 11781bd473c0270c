import Parley
import TestSupport
import Testing

@testable import ParleyAnalysis

@Suite("Which provisions belong together")
struct AlignmentTests {
  /// A text of provisions numbered from 1, or by the number before a colon.
  private func text(_ id: String, _ lines: [String]) -> Proposal {
    Proposal(
      EntityID(stringLiteral: id), "A text", .draft,
      provisions: lines.enumerated().map { place, line in
        let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
        let number = parts.count > 1 ? parts[0] : "\(place + 1)"
        return Provision(
          EntityID(stringLiteral: "\(id)/\(place + 1)"), ProvisionNumber(stringLiteral: number), parts[parts.count - 1])
      })
  }

  /// Pairs as `1>2`, what is removed as `3>`, what is added as `>4`, each with its kind.
  private func changes(_ old: [String], _ new: [String]) -> [String] {
    ProposalDiff(from: text("old", old), to: text("new", new)).changes.map { change in
      func places(_ provisions: [Provision]) -> String {
        provisions.map { String($0.id.rawValue.drop { $0 != "/" }.dropFirst()) }.sorted().joined(separator: "+")
      }
      return
        "\(places(change.earlier + change.earlierParts))>\(places(change.later + change.laterParts)) \(change.kind)"
    }
  }

  private let schedule = [
    "Notices of fire at sea are answered within 1 hour by the duty officer.",
    "Notices of fire on land are answered within 4 hours by the duty officer.",
    "Notices of flights are answered within 6 hours by the duty officer.",
    "Notices of convoys are answered within 12 hours by the duty officer.",
    "Notices of exercises are answered within 24 hours by the duty officer.",
  ]

  @Test("Two clauses that swap places have swapped places")
  func swaps() {
    #expect(
      changes(
        ["Calls are answered within 1 hour.", "Letters are answered within 4 hours."],
        ["Letters are answered within 4 hours.", "Calls are answered within 1 hour."])
        == ["2>1 renumbered", "1>2 renumbered"])
    #expect(
      changes(
        ["A complaint is answered within 1 hour.", "A complaint is answered within 4 hours."],
        ["A complaint is answered within 4 hours.", "A complaint is answered within 1 hour."])
        == ["2>1 renumbered", "1>2 renumbered"])
    var swapped = schedule
    swapped.swapAt(1, 3)
    #expect(
      changes(schedule, swapped)
        == ["1>1 kept", "4>2 renumbered", "3>3 kept", "2>4 renumbered", "5>5 kept"])
    // One of them is edited besides.
    swapped[1] = "Notices of convoys are answered within 10 hours by the duty officer."
    swapped[3] = "Notices of fire on land are always answered within 4 hours by the duty officer."
    #expect(
      changes(schedule, swapped) == ["1>1 kept", "4>2 amended", "3>3 kept", "2>4 reworded", "5>5 kept"])
  }

  @Test("A clause at the head of a schedule shifts the numbers of all others, and falsifies none")
  func insertions() {
    let first = "Notices of ships are answered within 2 hours by the duty officer."
    #expect(changes(schedule, [first] + schedule) == [">1 added"] + (1...5).map { "\($0)>\($0 + 1) renumbered" })
    var edited = schedule.map { $0.replacing("the duty officer", with: "the officer on duty") }
    #expect(changes(schedule, [first] + edited) == [">1 added"] + (1...5).map { "\($0)>\($0 + 1) reworded" })
    edited[2] = "Notices of flights are answered within 7 hours by the officer on duty."
    #expect(changes(schedule, [first] + edited)[3] == "3>4 amended")
    // In the middle, so that most numbers stay.
    let rest =
      schedule + [
        "Notices of mines are answered within 3 hours by the duty officer.",
        "Notices of fires in woods are answered within 9 hours by the duty officer.",
      ]
    var middle = rest
    middle.insert(first, at: 4)
    #expect(
      changes(rest, middle) == (1...4).map { "\($0)>\($0) kept" } + [">5 added"]
        + (5...7).map { "\($0)>\($0 + 1) renumbered" })
    let other = middle.map { $0.replacing("by the duty officer", with: "by an officer on duty") }
    #expect(
      changes(rest, other)
        == (1...4).map { "\($0)>\($0) reworded" } + [">5 added"] + (5...7).map { "\($0)>\($0 + 1) reworded" })
  }

  @Test("A clause that is struck out leaves its neighbours alone")
  func deletions() {
    for place in schedule.indices {
      var shorter = schedule
      shorter.remove(at: place)
      let expected = schedule.indices.filter { $0 != place }.map { old in
        old < place ? "\(old + 1)>\(old + 1) kept" : "\(old + 1)>\(old) renumbered"
      }
      #expect(changes(schedule, shorter).filter { !$0.hasSuffix("removed") } == expected, "\(place)")
      let edited = shorter.map { $0.replacing("the duty officer", with: "the officer on duty") }
      #expect(
        changes(schedule, edited).filter { !$0.hasSuffix("removed") }
          == expected.map { $0.replacing("kept", with: "reworded").replacing("renumbered", with: "reworded") },
        "\(place)")
    }
  }

  @Test("A clause that is split leaves its neighbours alone")
  func splits() {
    let whole = "Prisoners are exchanged all for all, and bodies are handed over to the Red Cross."
    let parts = ["Prisoners are exchanged all for all.", "Bodies are handed over to the Red Cross."]
    let old = [schedule[0], whole, schedule[1], schedule[2]]
    #expect(
      changes(old, [schedule[0]] + parts + schedule[1...2])
        == ["1>1 kept", "2>2+3 split", "3>4 renumbered", "4>5 renumbered"])
    #expect(
      changes([schedule[0]] + parts + schedule[1...2], old)
        == ["1>1 kept", "2+3>2 merged", "4>3 renumbered", "5>4 renumbered"])
  }

  @Test("A clause that moves is found wherever it stands, edited or not")
  func moves() {
    let moved = [schedule[4]] + schedule[..<4]
    #expect(
      changes(schedule, moved) == ["5>1 renumbered"] + (1...4).map { "\($0)>\($0 + 1) renumbered" })
    let old = ["1: The fund pays.", "1.a: Homes are restored first of all.", "2: A vote is held soon."]
    #expect(
      changes(old, ["1: The fund pays.", "2: A vote is held soon.", "2.a: Homes are restored first of all."])
        == ["1>1 kept", "3>2 kept", "2>3 renumbered"])
  }

  @Test("A passage that becomes a point under its clause is laid out, and nothing is dropped")
  func layingOut() {
    let one = "1: The sides exchange prisoners. They hand over all bodies within 30 days if the Red Cross is present."
    let two = [
      "1: The sides exchange prisoners.",
      "1.a: They hand over all bodies within 30 days if the Red Cross is present.",
    ]
    #expect(changes([one], two) == ["1>1+2 kept"])
    #expect(changes(two, [one]) == ["1+2>1 kept"])
    // Edited on the way, it is another point; the clause has not lost it.
    let edited = [two[0], "1.a: All bodies are handed over within 30 days if the Red Cross is present then."]
    let diff = ProposalDiff(from: text("old", [one]), to: text("new", edited))
    #expect(diff["new/1"]?.amendments == [])
    let shorter = [two[0], "1.a: They hand over all bodies within 20 days if the Red Cross is present."]
    let other = ProposalDiff(from: text("old", [one]), to: text("new", shorter))
    #expect(
      other["new/1"]?.amendments.map(\.description).first == "deadline: 30 days -> 20 days"
        || other["new/1"]?.amendments.map(\.description).first == "deadline: 30 days -> none")
  }

  @Test("Schedules of nearly the same clauses are found again, whatever is inserted, removed, moved and edited")
  func random() {
    var generator = SplitMix64(seed: 55)
    let things = [
      "fire", "flights", "convoys", "exercises", "mines", "ships", "patrols", "drones", "trains", "wounded",
    ]
    let places = ["at sea", "on land", "in the zone", "near the line", "at the bridge"]
    var (right, all) = (0, 0)
    for _ in 0..<60 {
      var clauses: [(origin: Int, words: String)] = []
      for origin in 0..<10 {
        let hours = 1 + generator.below(40)
        let place = generator.pick(places)
        clauses.append(
          (origin, "Notices of \(things[origin]) \(place) are answered within \(hours) hours by the other side."))
      }
      let old = clauses.map(\.words)
      for _ in 0..<(1 + generator.below(3)) {
        switch generator.below(4) {
        case 0: clauses.remove(at: generator.below(clauses.count))
        case 1: clauses.insert((-1, "The joint room keeps a log of all calls."), at: generator.below(clauses.count))
        case 2: clauses.swapAt(generator.below(clauses.count), generator.below(clauses.count))
        default:
          let place = generator.below(clauses.count)
          clauses[place].words = clauses[place].words.replacing("the other side", with: "its duty officer")
        }
      }
      let diff = ProposalDiff(from: text("old", old), to: text("new", clauses.map(\.words)))
      for (place, clause) in clauses.enumerated() where clause.origin >= 0 {
        all += 1
        let found = diff[Provision.ID(stringLiteral: "new/\(place + 1)")]?.earlier.map(\.id.rawValue)
        right += found == ["old/\(clause.origin + 1)"] ? 1 : 0
      }
    }
    #expect(right == all, "\(all - right) of \(all)")
  }

  // MARK: Work

  @Test("Chains of provisions have no more parts than provisions times levels, and know what stands under what")
  func chains() {
    let count = 3_000
    let provisions = (0..<count).map { place in
      Provision(
        EntityID(stringLiteral: "p/\(place)"), ProvisionNumber(stringLiteral: "\(place)"), "A point.",
        under: place == 0 ? nil : EntityID(stringLiteral: "p/\(place - 1)"))
    }
    let outline = ProvisionOutline(provisions)
    #expect((0..<count).reduce(0) { $0 + outline.allParts(of: $1).count } <= count * ProvisionOutline.levels)
    #expect(outline.isPart(count - 1, of: 0) && !outline.isPart(0, of: count - 1) && !outline.isPart(5, of: 5))
    var circle = provisions
    circle[0].parent = EntityID(stringLiteral: "p/\(count - 1)")
    #expect(ProvisionOutline(circle).heads.allSatisfy { $0 == nil })
  }

  @Test("What stands under what is what following the heads gives")
  func outlines() {
    var generator = SplitMix64(seed: 56)
    for _ in 0..<200 {
      let count = 1 + generator.below(9)
      let provisions = (0..<count).map { place in
        Provision(
          EntityID(stringLiteral: "p/\(place)"), ProvisionNumber(stringLiteral: "\(place)"), "A point.",
          under: generator.chance(oneIn: 3) ? nil : EntityID(stringLiteral: "p/\(generator.below(count))"))
      }
      let outline = ProvisionOutline(provisions)
      for place in 0..<count {
        var above: Set<Int> = []
        var current = outline.heads[place]
        while let head = current, above.insert(head).inserted { current = outline.heads[head] }
        #expect(current == nil)
        for other in 0..<count { #expect(outline.isPart(place, of: other) == above.contains(other)) }
        #expect(Set(outline.allParts(of: place)) == Set((0..<count).filter { outline.isPart($0, of: place) }))
      }
    }
  }
}
