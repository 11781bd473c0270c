import Parley
import ParleyAnalysis
import TestSupport
import Testing

@Suite("What one text changes in another")
struct ProposalDiffTests {
  /// A text of a few provisions.
  static func text(_ id: Proposal.ID, _ provisions: [Provision]) -> Proposal {
    Proposal(id, "A text", .draft, provisions: provisions)
  }

  private func diff(_ earlier: [Provision], _ later: [Provision]) -> ProposalDiff {
    ProposalDiff(from: Self.text("old", earlier), to: Self.text("new", later))
  }

  // MARK: Alignment

  @Test("Lineage goes before number, and number before content; each match says which, and how alike the pair is")
  func rules() {
    let earlier = [
      Provision("old/1", "1", "Forces are limited to 600,000.", topics: ["forceCap"]),
      Provision("old/2", "2", "Elections take place.", topics: ["governanceAndElections"]),
      Provision("old/3", "3", "Prisoners are exchanged all for all.", topics: ["humanitarian"]),
      Provision("old/4", "4", "A fund is set up.", topics: ["economyAndReconstruction"]),
    ]
    let later = [
      Provision("new/1", "1", "The border is open.", topics: ["territoryAndBorders"], descendsFrom: ["old/4"]),
      Provision("new/2", "2", "Elections take place soon.", topics: ["governanceAndElections"]),
      Provision("new/3", "3", "Prisoners are exchanged all for all.", topics: ["humanitarian"]),
      Provision("new/5", "5", "Forces are limited to 600,000.", topics: ["forceCap"]),
    ]
    let diff = diff(earlier, later)
    #expect(diff.sharesNumbering)
    #expect(diff["new/1"]?.match?.rule == .lineage)
    #expect(diff["new/1"]?.earlier.map(\.id) == ["old/4"])
    #expect(diff["new/2"]?.match?.rule == .number)
    #expect(diff["new/3"]?.match?.rule == .number)
    #expect(diff["new/3"]?.match?.score == 1)
    #expect(diff["new/5"]?.match?.rule == .content)
    #expect(diff["new/5"]?.match?.score == 1)
    #expect(diff["new/5"]?.kind == .renumbered)
    #expect(diff["old/1"] == diff["new/5"])
    #expect(diff.changes.count == 4)
  }

  @Test("The same number means nothing where the texts are numbered differently, or the content has nothing in common")
  func numbers() {
    let topics: [TopicCoding] = ["humanitarian", "forceCap", "recognition", "weaponsLimit"]
    let words = ["Prisoners return.", "Forces shrink.", "Borders stand.", "Missiles vanish."]
    let earlier = (0..<4).map { Provision("old/\($0 + 1)".id, "\($0 + 1)".number, words[$0], topics: [topics[$0]]) }
    let shifted = (0..<4).map { Provision("new/\($0 + 2)".id, "\($0 + 2)".number, words[$0], topics: [topics[$0]]) }
    let diff = diff(earlier, shifted)
    #expect(!diff.sharesNumbering)
    #expect(diff.changes.map(\.kind) == [.renumbered, .renumbered, .renumbered, .renumbered])
    var replaced = earlier
    replaced[2] = Provision("old/3", "3", "Sanctions end.", topics: ["sanctionsAndAssets"])
    let other = self.diff(
      earlier,
      replaced.map { provision in
        var provision = provision
        provision.id = "new/\(provision.number)".id
        return provision
      })
    #expect(other.sharesNumbering)
    #expect(other.changes.map(\.kind) == [.kept, .kept, .removed, .added, .kept])
  }

  @Test("That the same party is obliged makes no pair of points about different things")
  func partiesAlone() {
    func provision(_ id: Provision.ID, _ words: String) -> Provision {
      var provision = Provision(
        id, "1", words, obligors: ["ukraine"], beneficiaries: ["russia"], effects: [.concession])
      provision.modality = .shall
      return provision
    }
    let diff = diff([provision("old/1", "Forces shrink.")], [provision("new/1", "A vote is held.")])
    #expect(diff.changes.map(\.kind) == [.removed, .added])
  }

  @Test("Two provisions that become one are merged, and one that becomes two is split, with and without lineage")
  func mergers() {
    let invasion = "The guarantee lapses if Ukraine invades Russia."
    let missile = "The guarantee lapses if a missile is fired at Moscow."
    let both = "The guarantee lapses if Ukraine invades Russia, or if a missile is fired at Moscow."
    let rest = [
      Provision("old/8", "8", "Elections take place.", topics: ["governanceAndElections"]),
      Provision("old/9", "9", "Grain is shipped freely.", topics: ["economyAndReconstruction"]),
    ]
    let parts = [
      Provision("old/1", "1", invasion, topics: ["securityGuarantees"]),
      Provision("old/2", "2", missile, topics: ["securityGuarantees"]),
    ]
    for lineage in [["old/1", "old/2"], []] as [[Provision.ID]] {
      let one = Provision("new/1", "1", both, topics: ["securityGuarantees"], descendsFrom: lineage)
      let merger = diff(parts + rest, [one] + rest)
      #expect(merger["new/1"]?.kind == .merged)
      #expect(merger["new/1"]?.earlier.map(\.id).sorted() == ["old/1", "old/2"])
      #expect(merger["old/2"]?.kind == .merged)
      var laidOut = parts
      for place in parts.indices { laidOut[place].id = "new/\(place + 2)".id }
      if !lineage.isEmpty { for place in parts.indices { laidOut[place].descendsFrom = ["old/1"] } }
      let whole = Provision("old/1", "1", both, topics: ["securityGuarantees"])
      let split = diff([whole] + rest, laidOut + rest)
      #expect(split["old/1"]?.kind == .split)
      #expect(split["old/1"]?.later.map(\.id).sorted() == ["new/2", "new/3"])
    }
  }

  @Test("Parts go with their head and make no merger; the head keeps what a part of it had")
  func parts() {
    let head = Provision("old/1", "1", "A programme is set up.", obligors: ["world-bank"])
    let part = Provision("old/1a", "1.a", "Europe pays.", under: "old/1", obligors: ["europe"])
    let whole = Provision(
      "new/1", "1", "A programme is set up.", obligors: ["world-bank", "europe"], descendsFrom: ["old/1", "old/1a"])
    let change = diff([head, part], [whole])["new/1"]
    #expect(change?.kind == .kept)
    #expect(change?.earlier.map(\.id) == ["old/1"])
    #expect(change?.earlierParts.map(\.id) == ["old/1a"])
  }

  @Test("A change of parties of a head is not told again of its parts")
  func inheritance() {
    let earlier = [
      Provision("old/1", "1", "The allies guarantee.", obligors: ["us"]),
      Provision("old/1a", "1.a", "They answer an attack.", under: "old/1", obligors: ["us"]),
    ]
    let later = [
      Provision("new/1", "1", "The allies guarantee.", obligors: ["us", "nato"]),
      Provision("new/1a", "1.a", "They answer an attack.", under: "new/1", obligors: ["us", "nato"]),
    ]
    #expect(diff(earlier, later).changes.map(\.kind) == [.amended, .kept])
  }

  @Test("Drafts that go back to the same text are matched by their common ancestor")
  func commonAncestor() throws {
    let base = Self.text("base", [Provision("base/1", "1", "One thing.")])
    let left = Self.text("left", [Provision("left/4", "4", "Quite another.", descendsFrom: ["base/1"])])
    let right = Self.text("right", [Provision("right/7", "7", "Or a third.", descendsFrom: ["base/1"])])
    let dossier = Dossier(records: [base, left, right])
    let diff = try ProposalDiff(from: "left", to: "right", in: dossier)
    #expect(diff.changes.map(\.match?.rule) == [.lineage])
    // And against the direction of time.
    let back = try ProposalDiff(from: "right", to: "base", in: dossier)
    #expect(back.changes.map(\.match?.rule) == [.lineage])
  }

  @Test("Likeness is reckoned as the article does by hand")
  func likeness() throws {
    let diff = diff(
      [Provision("old/1", "1", "Cap army", topics: ["forceCap"])],
      [Provision("new/1", "1", "Cap fleet", topics: ["forceCap"])])
    // Words 0.270, letters 0.197, topics 1, each with the same weight.
    let score = try #require(diff.changes[0].match?.score)
    #expect(abs(score - 0.489) < 0.001)
  }

  // MARK: Kinds and amendments

  /// The amendments between two versions of one provision.
  private func amendments(_ change: (_ versions: inout [Provision]) -> Void) -> [String] {
    var versions = [
      Provision("old/1", "1", "A point of the text."), Provision("new/1", "1", "A point of the text."),
    ]
    change(&versions)
    return diff([versions[0]], [versions[1]]).changes[0].amendments.map { "\($0), \($0.tendency.rawValue)" }
  }

  @Test("Each member is compared, and says whether less or more is asked")
  func members() {
    #expect(
      amendments {
        $0[0].quantities = [.atMost(600_000, .personnel)]; $0[1].quantities = [.atMost(800_000, .personnel)]
      }
        == ["quantity: at most 600000 personnel -> at most 800000 personnel, softened"])
    #expect(
      amendments {
        $0[0].quantities = [.exactly(100, .euro)]; $0[1].quantities = [.exactly(140, .euro)]
      }
        == ["quantity: 100 EUR -> 140 EUR, hardened"])
    #expect(
      amendments {
        $0[0].quantities = [.exactly(100, .euro)]; $0[1].quantities = [.exactly(10, .percent)]
      }
        == ["quantity: 100 EUR -> none, undetermined", "quantity: none -> 10 percent, undetermined"])
    #expect(amendments { $0[1].conditions = ["It is peacetime."] } == ["condition: none -> It is peacetime., softened"])
    #expect(
      amendments {
        $0[0].conditions = ["All sides sign."]; $0[1].conditions = ["The army has left."]
      }
        == ["condition: All sides sign. -> The army has left., undetermined"])
    #expect(
      amendments {
        $0[0].conditions = ["All sides sign."]; $0[1].conditions = ["If all sides sign"]
      } == [])
    #expect(amendments { $0[0].places = ["crimea"] } == ["scope: crimea -> none, undetermined"])
    #expect(
      amendments {
        $0[0].obligors = ["europe"]; $0[1].obligors = ["nato"]
      } == ["obligor: europe -> nato, shifted"])
    #expect(
      amendments {
        $0[0].obligors = ["us"]; $0[1].obligors = ["us", "uk"]
      } == ["obligor: none -> uk, hardened"])
    #expect(
      amendments {
        $0[0].beneficiaries = ["a", "b"]; $0[1].beneficiaries = ["a"]
      }
        == ["beneficiary: b -> none, undetermined"])
    #expect(
      amendments {
        $0[0].modality = .shall; $0[1].modality = .may
      } == ["modality: shall -> may, softened"])
    #expect(
      amendments { $0[0].deadline = Deadline(within: .exactly(100, .days)) }
        == ["deadline: within 100 days -> none, softened"])
    #expect(
      amendments {
        $0[0].deadline = Deadline("2026-06"); $0[1].deadline = Deadline("2026-03")
      }
        == ["deadline: by 2026-06 -> by 2026-03, hardened"])
    #expect(
      amendments {
        $0[0].effects = [.concession]; $0[1].effects = [.declaratory]
      }
        == ["legal force: concession -> declaratory, softened"])
  }

  @Test("What every provision has, and nobody has coded, is unknown and no difference")
  func uncoded() {
    #expect(
      amendments {
        $0[0].obligors = ["us"]; $0[0].modality = .shall; $0[0].effects = [.process]
      } == [])
  }

  @Test("Words that nobody has coded are read: figures, deadlines, conditions")
  func worded() {
    #expect(
      amendments {
        $0[0].text = "The army has at most 600,000 soldiers."
        $0[1].text = "The army has at most 800,000 soldiers in peacetime."
      } == ["quantity: 600000 people -> 800000 people, undetermined", "condition: none -> peacetime, softened"])
    #expect(
      amendments {
        $0[0].text = "A vote is held within 100 days."; $0[1].text = "A vote is held soon."
      }
        == ["deadline: 100 days -> none, softened"])
    #expect(
      amendments {
        $0[0].text = "They pay 1.5 billion euros."; $0[1].text = "They pay 2 billion euros."
      }
        == ["quantity: 1500000000 EUR -> 2000000000 EUR, undetermined"])
    // An article's number is none that counts anything, and it is another article all the same.
    #expect(
      amendments {
        $0[0].text = "As in Article 5."; $0[1].text = "As in Article 42."
      } == ["quantity: article 5 -> article 42, undetermined"])
    #expect(
      amendments {
        $0[0].text = "They pay 999999999999999999 trillion euros at once."
        $0[1].text = "They pay 5 euros at once."
      } == ["quantity: none -> 5 EUR, undetermined"])
  }

  /// What becomes of one sentence: its kind and its amendments.
  private func kind(_ old: String, _ new: String, _ change: (inout Provision) -> Void = { _ in }) -> String {
    var versions = [Provision("old/1", "1", old), Provision("new/1", "1", new)]
    for place in versions.indices { change(&versions[place]) }
    let found = diff([versions[0]], [versions[1]]).changes[0]
    return ([found.kind.rawValue] + found.amendments.map(\.description)).joined(separator: ", ")
  }

  @Test("The same figure in another notation is reworded at most, another figure is amended in whatever notation")
  func notations() {
    let same = [
      ("600,000", "600 000"), ("600,000", "600\u{A0}000"), ("600,000", "600.000"), ("600,000", "600k"),
      ("50%", "50 per cent"), ("$12", "12 dollars"), ("EUR 500", "€500"), ("$100bn", "100 billion dollars"),
      ("thirty (30) days", "30 days"), ("within 30 days", "not later than 30 days"), ("five", "5"),
      ("A$5", "AUD 5"), ("no more than 5 ships", "at most 5 ships"), ("limited to 5 ships", "up to 5 ships"),
    ]
    for (old, new) in same {
      let kind = kind("They have \(old) there.", "They have \(new) there.")
      #expect(kind == "reworded" || kind == "kept", "\(old) \(new): \(kind)")
    }
    let other = [
      ("600 000", "800 000"), ("600\u{202F}000", "800\u{202F}000"), ("600.000", "800.000"), ("50%", "60%"),
      ("50 per cent", "60 per cent"), ("$12", "$15"), ("$12", "€12"), ("EUR 500", "EUR 600"), ("$100bn", "$140bn"),
      ("600k", "800k"), ("thirty (30) days", "sixty (60) days"), ("not later than 30 days", "not later than 60 days"),
      ("five ships", "seven ships"), ("3 ships", "4 ships"), ("1.500", "1.5"), ("1.500", "1,500"), ("1.5", "15"),
      ("1,5", "1 5"), ("12%", "12"), ("中国军队有600人", "中国军队有800人"), ("-5", "5"), ("Article 5", "Article 15"),
      ("the second list", "the third list"), ("the first list", "the second list"), ("once a year", "twice a year"),
      ("at least 5 ships", "at most 5 ships"), ("no more than 100 km", "no less than 100 km"), ("A$5", "$5"),
      ("C$5", "NZ$5"), ("双方在30日内", "双方在60日内"),
      ("1 June 2026", "1 July 2026"), ("June 2026", "July 2026"), ("by 1.2.2026", "by 2.1.2026"), ("F16s", "F35s"),
      ("100b", "100"), ("hundreds", "thousands"), ("Chapter VI", "Chapter VII"), ("half", "a third"), ("5‰", "5%"),
      ("five days", "five weeks"), ("two or three", "two or four"), ("A gets 100, B 200", "A gets 200, B 100"),
      ("100 here and 100 there", "100 here and there"), ("½", "¼"), ("٦٠٠", "٨٠٠"), ("5 working days", "5 days"),
    ]
    for (old, new) in other {
      let kind = kind("They have \(old) there.", "They have \(new) there.")
      #expect(kind.hasPrefix("amended, "), "\(old) \(new): \(kind)")
    }
  }

  @Test("The least that becomes the most is told with the words that say so")
  func turned() {
    #expect(
      kind("It has at least 5 km and 3 ships.", "It has no more than 5 km and 4 ships.")
        == "amended, quantity: at least 5 km; 3 -> at most 5 km; 4")
    #expect(
      kind("It has at most 5 ships, and at most 5 ships there.", "It has at most 5 ships, and at least 5 ships there.")
        != "kept")
    #expect(
      kind("It has at least 5 ships.", "It has at most 5 ships.") { $0.quantities = [.atLeast(5, .items)] }
        == "amended, quantity: at least 5 -> at most 5")
  }

  @Test(
    "A changed figure is told where what is coded has not changed, in conditions, and of texts worded independently")
  func silentFigures() {
    #expect(
      kind("The army has 600,000 soldiers.", "The army has 800,000 soldiers.") { $0.quantities = [.atMost(5, .items)] }
        == "amended, quantity: 600000 people -> 800000 people")
    #expect(
      amendments {
        $0[0].conditions = ["At least 5 states agree."]; $0[1].conditions = ["At least 7 states agree."]
      } == ["condition: At least 5 states agree. -> At least 7 states agree., undetermined"])
    var options = ProposalDiff.Options()
    options.wording = .independent
    for (old, new) in [
      ("The army has 600,000 soldiers.", "The army has a limit of soldiers."),
      ("It has five ships.", "It has six ships."),
      ("A vote is held in 100 days.", "A vote is held in 90 days."),
    ] {
      let diff = ProposalDiff(
        from: Self.text("old", [Provision("old/1", "1", old)]), to: Self.text("new", [Provision("new/1", "1", new)]),
        options: options)
      #expect(diff.changes.map(\.kind) == [.amended], "\(old)")
    }
  }

  @Test(
    "A sentence that becomes a sub-point takes its figures along; a figure that stays in the parts does not stand in")
  func movedSentences() {
    let old = [
      Provision("old/1", "1", "Prisoners return. The dead are handed over within 30 days, if it is safe."),
      Provision("old/1a", "1.a", "Costs of 100 euros are shared.", under: "old/1"),
    ]
    let new = [
      Provision("new/1", "1", "Prisoners return."),
      Provision("new/1a", "1.a", "Costs of 100 euros are shared.", under: "new/1"),
      Provision(
        "new/1b", "1.b", "All of the dead are to be handed over within 30 days, if it is safe.", under: "new/1"),
    ]
    #expect(diff(old, new)["new/1"]?.amendments == [])
    #expect(diff(new, old)["new/1"]?.amendments == [])
    var other = old
    other[0].text = "Prisoners return. Each gets 100 euros."
    #expect(diff(other, new)["new/1"]?.amendments.first?.before == ["100 EUR"])
  }

  @Test("A date by which something is done is a deadline, and a later one asks for less")
  func dates() {
    func line(_ old: String, _ new: String) -> [String] {
      amendments {
        $0[0].text = "They leave \(old)."; $0[1].text = "They leave \(new)."
      }
    }
    #expect(line("by 1 June 2026", "by 2026-05-01") == ["deadline: 2026-06-01 -> 2026-05-01, hardened"])
    #expect(line("by 1 June 2026", "no later than June 1, 2026") == [])
    #expect(line("by June 2026", "by July 2026") == ["deadline: 2026-06 -> 2026-07, softened"])
    #expect(line("on 1 June 2026", "on 1 July 2026") == ["quantity: 2026-06-01 -> 2026-07-01, undetermined"])
    #expect(
      line("within 30 days", "in 30 days") == [
        "quantity: none -> 30 days, undetermined", "deadline: 30 days -> none, undetermined",
      ])
  }

  @Test("A few pairs are an edit, many without a common sentence are not")
  func wording() {
    let words = (0..<12).map { "thing\($0) alpha\($0) beta\($0) gamma\($0)" }
    let earlier = words.enumerated().map { Provision("old/\($0)".id, "\($0)".number, $1) }
    func later(_ count: Int) -> [Provision] {
      words.prefix(count).enumerated().map { Provision("new/\($0)".id, "\($0)".number, $1 + " delta\($0)") }
    }
    #expect(diff(Array(earlier.prefix(9)), later(9)).wording == .revision)
    #expect(diff(Array(earlier.prefix(9)), later(9)).changes.allSatisfy { $0.kind == .reworded })
    #expect(diff(earlier, later(12)).wording == .independent)
    #expect(diff(earlier, later(12)).changes.allSatisfy { $0.kind == .kept })
    var options = ProposalDiff.Options()
    options.wording = .revision
    let given = ProposalDiff(from: Self.text("old", earlier), to: Self.text("new", later(12)), options: options)
    #expect(given.changes(.reworded).count == 12)
  }

  @Test("The outcome is the class of coding by hand")
  func outcomes() {
    let same = Provision("old/1", "1", "Stays.")
    #expect(diff([same], [same]).changes.map(\.outcome) == [.kept])
    #expect(diff([same], []).changes.map(\.outcome) == [.deleted])
    #expect(diff([], [same]).changes.map(\.outcome) == [.new])
    #expect(diff([same], [Provision("new/1", "1", "Stays so.")]).changes.map(\.outcome) == [.changed])
    #expect(diff([], []).changes.isEmpty)
  }

  // MARK: Properties

  /// A text of random provisions, some of them under others.
  private func randomText(_ name: String, _ generator: inout SplitMix64) -> Proposal {
    let words = ["peace", "border", "army", "grain", "vote", "fund", "court", "treaty"]
    let actors: [Actor.ID] = ["ukraine", "russia", "europe"]
    let provisions = (0..<generator.below(9)).map { place in
      let number = generator.chance(oneIn: 3) && place > 0 ? "\(place - 1).a" : "\(place)"
      let text = (0..<(1 + generator.below(4))).map { _ in generator.pick(words) }
      var provision = Provision(
        "\(name)/\(place)".id, number.number, text.joined(separator: " "), obligors: [generator.pick(actors)])
      if name == "new", generator.chance(oneIn: 4) { provision.descendsFrom = ["old/\(generator.below(9))".id] }
      return provision
    }
    return Self.text(name == "new" ? "new" : "old", provisions)
  }

  @Test("Every provision is in one change, scores are shares, and the same input gives the same answer")
  func properties() {
    var generator = SplitMix64(seed: 12)
    for _ in 0..<300 {
      let (from, to) = (randomText("old", &generator), randomText("new", &generator))
      let diff = ProposalDiff(from: from, to: to)
      let earlier = diff.changes.flatMap { $0.earlier + $0.earlierParts }.map(\.id)
      let later = diff.changes.flatMap { $0.later + $0.laterParts }.map(\.id)
      #expect(earlier.sorted() == from.provisions.map(\.id).sorted())
      #expect(later.sorted() == to.provisions.map(\.id).sorted())
      for change in diff.changes {
        #expect((change.match == nil) == (change.kind == .added || change.kind == .removed))
        if let score = change.match?.score { #expect((0...1).contains(score)) }
        #expect(
          (change.kind == .amended)
            == (!change.amendments.isEmpty && change.earlier.count == 1 && change.later.count == 1))
      }
      #expect(ProposalDiff(from: from, to: to).changes == diff.changes)
      #expect(ProposalDiff(from: from, to: from).changes.allSatisfy { $0.kind == .kept })
    }
  }

  @Test("Circular parents, repeated numbers and identifiers do no harm")
  func hostile() {
    var loop = [
      Provision("old/1", "1", "One.", under: "old/2"), Provision("old/2", "2", "Two.", under: "old/1"),
      Provision("old/2", "2", "Two again.", under: "old/2"), Provision("old/3", "2.a.b.c", ""),
    ]
    loop[0].descendsFrom = ["old/2", "new/1"]
    loop[1].descendsFrom = ["old/1"]
    var other = loop
    for place in other.indices { other[place].descendsFrom = ["old/1", "old/2", "old/9"] }
    #expect(diff(loop, other).changes.flatMap { $0.later + $0.laterParts }.count == 4)
    #expect(diff(loop, loop.reversed()).changes.flatMap { $0.earlier + $0.earlierParts }.count == 4)
  }

  @Test("An unknown proposal or actor is refused, and named")
  func refusals() {
    let dossier = Dossier(records: [Self.text("old", []), Self.text("new", [])])
    #expect(throws: AnalysisError.self) { try ProposalDiff(from: "none", to: "new", in: dossier) }
    let error = #expect(throws: AnalysisError.self) { try ProposalDiff(from: "old", to: "none", in: dossier) }
    #expect(error?.code == .unknownID)
    #expect(error?.argument == "to")
    let actor = #expect(throws: AnalysisError.self) {
      try ProposalDiff(from: "old", to: "new", in: dossier, actors: ["nobody"])
    }
    #expect(actor?.code == .unknownID)
    #expect(actor?.argument == "actors")
  }
}

extension String {
  /// The identifier of that text; a malformed one is a mistake in a test.
  var id: Provision.ID { Provision.ID(stringLiteral: self) }
  var number: ProvisionNumber { ProvisionNumber(stringLiteral: self) }
}
