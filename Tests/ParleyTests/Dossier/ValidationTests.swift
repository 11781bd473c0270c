import Parley
import Testing

/// What the validator finds, and what it leaves alone.
@Suite("Validation") struct ValidationTests {
  /// Contents without any fault, with something of everything that is checked.
  static func clean() -> Dossier.Contents {
    var contents = Dossier.Contents(title: "Talks")
    contents.sources = [
      Source("wsj", "Report", "article", published: "2025-11-20"),
      Source("ft", "Report", "article", published: "2025-11"),
    ]
    contents.actors = [
      Actor("us", "United States", .state), Actor("russia", "Russia", .state, affiliations: []),
      Actor("eu", LocalizedName("European Union", aliases: [Alias("Brussels", .metonym), Alias("EU", .short)]), .bloc),
      Actor(
        "lavrov", LocalizedName("Sergey Lavrov", translations: ["ru": "Сергей Лавров"]), .person,
        affiliations: [
          Affiliation(
            .minister, of: "russia", title: "Foreign Minister", during: Period(from: "2004-03-09"), citations: ["wsj"])
        ]),
      Actor(
        "ivanov", "Igor Ivanov", .person,
        affiliations: [
          Affiliation(
            .minister, of: "russia", title: "Foreign Minister", during: Period(from: "1998-09-11", until: "2004-03-09"),
            citations: ["wsj"])
        ]),
    ]
    contents.places = [Place("geneva", "Geneva", .city)]
    contents.places[0].coordinate = Coordinate(latitude: -90, longitude: 180)
    contents.matters = [Matter("territory", "Territory"), Matter("donbas", "Donbas", under: "territory")]
    contents.proposals = [
      Proposal(
        "us-28", "28 points", .plan,
        consents: [ConsentRequirement(of: "us", basis: .legal)],
        provisions: [
          Provision("us-28/1", "1", "First"), Provision("us-28/2", "2", "Second"),
          Provision("us-28/2a", "2.a", "A part", under: "us-28/2"), Provision("us-28/10", "10", "Tenth"),
        ], citations: ["wsj"]),
      Proposal(
        "geneva", "Geneva text", .draft, revises: "us-28",
        provisions: [Provision("geneva/1", "1", "First", descendsFrom: ["us-28/1"])], citations: ["ft"]),
    ]
    contents.proposals[0].consents[0].share = 1
    contents.statements = [
      Statement(
        "st-1", by: "lavrov", on: "2025-11-20", "Rejects it.", stances: [Stance(.rejects, "provision:us-28/2a")],
        quotation: Quotation("No."), citations: [Citation("wsj", .paragraph(3), credibility: 6)]),
      Statement("st-2", by: "us", on: "2025-11-20", "Supports it.", citations: [Citation("ft", credibility: 1)]),
    ]
    contents.concessions = [
      Concession("c-1", by: ["russia"], .territorial, "A", establishedBy: ["us-28/1"], citations: ["wsj"]),
      Concession("c-2", by: ["russia"], .territorial, "B", statements: ["st-1"], citations: ["wsj"]),
      Concession("c-3", by: ["russia"], .territorial, "C", demandedBy: ["proposal:us-28"], citations: ["wsj"]),
    ]
    contents.sanctions = [
      Sanction("s-1", "Freeze", by: ["eu"], during: Period(from: "2022", until: "2022"), citations: ["wsj"])
    ]
    contents.guarantees = [SecurityGuarantee("g-1", "Force", .unspecified, for: ["us"], citations: ["wsj"])]
    contents.pledges = [Pledge("p-1", by: ["eu"], to: ["us"], .financial, "Loan", citations: ["wsj"])]
    contents.events = [Event("e-1", "Talks", .talks, on: "2025-11-23", in: "geneva", citations: ["wsj"])]
    contents.findings = [Finding("f-1", about: "place:geneva", "Calm", on: "2025", score: 3, citations: ["wsj"])]
    contents.discrepancies = [
      Discrepancy(
        "d-1", about: "proposal:us-28", member: "deadline", "When?",
        variants: [.init("Thursday", citations: ["wsj"]), .init("None", citations: ["ft"])])
    ]
    return contents
  }

  /// What is found once the contents have been changed: code, record and member.
  static func findings(_ change: (inout Dossier.Contents) -> Void) -> [String] {
    var contents = clean()
    change(&contents)
    return Dossier(contents).validate().map {
      "\($0.severity.rawValue) \($0.code.rawValue) \($0.record?.description ?? "document") \($0.member)"
    }
  }

  @Test("A dossier without fault has no findings")
  func faultless() {
    #expect(Dossier(Self.clean()).validate().map(\.description) == [])
  }

  @Test("References that lead nowhere are found in every kind of record, nested ones too")
  func dangling() {
    #expect(
      Self.findings { $0.statements[0].speakers = ["nobody"] } == ["error danglingReference statement:st-1 speakers[0]"]
    )
    #expect(
      Self.findings { $0.statements[0].stances.append(Stance(.opposes, "provision:us-28/99")) }
        == ["error danglingReference statement:st-1 stances[1].subject"])
    #expect(
      Self.findings { $0.proposals[0].provisions[1].obligors = ["us", "nobody"] }
        == ["error danglingReference provision:us-28/2 obligors[1]"])
    #expect(
      Self.findings { $0.actors[3].affiliations[0].citations = ["wsj", "nyt"] }
        == ["error danglingReference actor:lavrov affiliations[0].citations[1].source"])
    #expect(
      Self.findings { $0.discrepancies[0].variants[1].citations[0].source = "nyt" }
        == ["error danglingReference discrepancy:d-1 variants[1].citations[0].source"])
    #expect(
      Self.findings { $0.sanctions[0].amounts = [HeldAmount(.exactly(1, .euro), in: "brussels")] }
        == ["error danglingReference sanction:s-1 amounts[0].place"])
    #expect(
      Self.findings { $0.pledges[0].history = [StatusChange("announced", by: ["nobody"])] }
        == ["error danglingReference pledge:p-1 history[0].by[0]"])
  }

  @Test("Every reference that leads nowhere is found, by number")
  func allDangling() {
    for seed in 0..<4 as Range<UInt64> {
      let dossier = RandomDossier.dossier(seed: seed, .init(size: 4, isFull: true, hasDanglingReferences: true))
      let text = String(decoding: dossier.jsonBytes(), as: UTF8.self)
      let found = dossier.validate().filter { $0.code == .danglingReference }
      // A missing identifier stands in no other place than a reference.
      #expect(found.count == text.components(of: "missing-"))
    }
  }

  @Test("A close identifier is suggested for a missing one, and none for one that is like no other")
  func suggestions() {
    func suggestion(_ id: Provision.ID) -> String? {
      var contents = Self.clean()
      contents.concessions[0].establishedBy = [id]
      return Dossier(contents).validate().first?.suggestion
    }
    #expect(
      suggestion("us-28/2b") == "did you mean \"us-28/2\"?" || suggestion("us-28/2b") == "did you mean \"us-28/2a\"?")
    #expect(suggestion("us-28-10") == "did you mean \"us-28/10\"?")
    #expect(suggestion("genva/1") == "did you mean \"geneva/1\"?")
    #expect(suggestion("quite-different") == nil)
    #expect(suggestion("x") == nil)
  }

  @Test("Identifiers that occur twice are found in every kind of record")
  func duplicateIDs() {
    #expect(Self.findings { $0.matters.append(Matter("donbas", "Another")) } == ["error duplicateID matter:donbas id"])
    #expect(
      Self.findings { $0.proposals[1].provisions.append(Provision("us-28/1", "2", "Again")) }
        == ["error duplicateID provision:us-28/1 id"])
    #expect(
      Self.findings { $0.places += [$0.places[0], $0.places[0]] }
        == ["error duplicateID place:geneva id", "error duplicateID place:geneva id"])
    // One identifier for records of two types is none too many: a proposal and a place are called "geneva" here.
    #expect(Self.clean().places[0].id.rawValue == Self.clean().proposals[1].id.rawValue)
  }

  @Test("Circles of parents, revisions, lineage and memberships are found, and only what lies on them")
  func circles() {
    #expect(
      Self.findings { $0.matters[0].parent = "donbas" }
        == ["error circularParents matter:donbas parent", "error circularParents matter:territory parent"])
    #expect(Self.findings { $0.matters[0].parent = "territory" } == ["error circularParents matter:territory parent"])
    #expect(Self.findings { $0.places[0].partOf = "geneva" } == ["error circularParents place:geneva partOf"])
    #expect(
      Self.findings { $0.proposals[0].revises = "geneva" }
        == ["error circularParents proposal:geneva revises", "error circularParents proposal:us-28 revises"])
    #expect(
      Self.findings {
        $0.proposals[0].answers = ["geneva"]
        $0.proposals[1].answers = ["us-28", "nobody-s"]
      } == [
        "error circularParents proposal:geneva answers", "error danglingReference proposal:geneva answers[1]",
        "error circularParents proposal:us-28 answers",
      ])
    // The one answers what revises it.
    #expect(
      Self.findings { $0.proposals[0].answers = ["geneva"] }
        == ["error circularParents proposal:geneva ", "error circularParents proposal:us-28 "])
    #expect(
      Self.findings { $0.proposals[0].provisions[1].parent = "us-28/2a" }
        == ["error circularParents provision:us-28/2 parent", "error circularParents provision:us-28/2a parent"])
    #expect(
      Self.findings { $0.proposals[0].provisions[0].descendsFrom = ["geneva/1", "us-28/10"] }
        == [
          "error circularParents provision:geneva/1 descendsFrom",
          "error circularParents provision:us-28/1 descendsFrom",
        ])
    let inEU = Affiliation(.member, of: "eu", during: Period(from: "1993-11-01"), citations: ["wsj"])
    let inUS = Affiliation(.partOf, of: "us", citations: ["wsj"])
    #expect(
      Self.findings {
        $0.actors[0].affiliations = [inEU]
        $0.actors[2].affiliations = [inUS]
        $0.actors[1].affiliations = [inEU]
      } == ["error circularParents actor:eu affiliations", "error circularParents actor:us affiliations"])
    // A row between two circles lies on neither.
    #expect(
      Self.findings {
        $0.proposals[0].provisions[0].descendsFrom = ["us-28/1", "us-28/10"]
        $0.proposals[0].provisions[3].descendsFrom = ["us-28/2"]
        $0.proposals[0].provisions[1].descendsFrom = ["us-28/2"]
      } == [
        "error circularParents provision:us-28/1 descendsFrom", "error circularParents provision:us-28/2 descendsFrom",
      ])
  }

  @Test("A parent in another proposal, numbers out of order and repeated numbers are found")
  func numbers() {
    #expect(
      Self.findings { $0.proposals[1].provisions[0].parent = "us-28/1" } == [
        "error foreignParent provision:geneva/1 parent"
      ])
    #expect(
      Self.findings { $0.proposals[0].provisions.swapAt(0, 3) }
        == ["warning provisionOrder provision:us-28/1 number", "warning provisionOrder provision:us-28/2 number"])
    #expect(
      Self.findings { $0.proposals[0].provisions[3].number = "1" }
        == ["error provisionNumberRepeated provision:us-28/10 number"])
  }

  @Test("Periods and passages that end before they start are found wherever they stand")
  func periods() {
    let reversed = Period(from: "2025-02", until: "2025-01-31")
    #expect(Self.findings { $0.sanctions[0].period = reversed } == ["error periodReversed sanction:s-1 period"])
    #expect(Self.findings { $0.guarantees[0].period = reversed } == ["error periodReversed guarantee:g-1 period"])
    #expect(Self.findings { $0.pledges[0].period = reversed } == ["error periodReversed pledge:p-1 period"])
    #expect(
      Self.findings { $0.actors[3].affiliations[0].period = reversed }
        == ["error periodReversed actor:lavrov affiliations[0].period"])
    var selector = TextPositionSelector(3..<4)
    selector.end = 2
    #expect(
      Self.findings { $0.statements[0].citations[0].selectors = [.position(selector)] }
        == ["error periodReversed statement:st-1 citations[0].selectors[0]"])
    #expect(Self.findings { $0.sanctions[0].period = Period(from: "2025-01~", until: "2025-01") } == [])
  }

  @Test("A period that ends on the day on which it begins is found, and the end that would give it a day is told")
  func emptyPeriods() {
    for (from, until) in [("2025-11-20", "2025-11-20"), ("2025-11-30", "2025-11"), ("2025", "2025-01-01")]
      as [(PartialDate, PartialDate)]
    {
      let period = Period(from: from, until: until)
      #expect(Self.findings { $0.pledges[0].period = period } == ["warning periodEmpty pledge:p-1 period"])
    }
    var contents = Self.clean()
    contents.sanctions[0].period = Period(from: "2025-11-30", until: "2025-11-30")
    #expect(Dossier(contents).validate().first?.suggestion == "\"until\" is the first day after it, here 2025-12-01")
    for period in [
      Period(from: "2025-11-20", through: "2025-11-20"), Period(from: "2025-11", until: "2025-11"),
      Period(from: "2025-11-20~", until: "2025-11-20"), Period(from: .unknown, until: .unknown),
    ] {
      #expect(Self.findings { $0.pledges[0].period = period } == [], "\(period)")
    }
  }

  @Test("A membership or an office without dates is noted, but not for parts of a body and for unnamed people")
  func undated() {
    let undated = { (role: Affiliation.Role) in Affiliation(role, of: "eu", citations: ["wsj"]) }
    #expect(
      Self.findings { $0.actors[0].affiliations = [undated(.member)] }
        == ["note membershipUndated actor:us affiliations[0]"])
    #expect(
      Self.findings { $0.actors[3].affiliations.append(undated(.envoy)) }
        == ["note membershipUndated actor:lavrov affiliations[1]"])
    #expect(Self.findings { $0.actors[0].affiliations = [undated(.partOf)] } == [])
    #expect(
      Self.findings {
        $0.actors[0].affiliations = [undated(.member)]
        $0.actors[0].anonymous = true
      } == [])
    for period in [Period(from: "2020"), Period(until: "2020"), Period(from: .unknown, until: .open)] {
      #expect(
        Self.findings {
          $0.actors[0].affiliations = [Affiliation(.member, of: "eu", during: period, citations: ["wsj"])]
        }
          == [])
    }
  }

  @Test("An office that one person has left and still holds is found, and one that was left on two days")
  func contradictions() {
    func found(_ periods: [Period], titles: [String] = []) -> [String] {
      Self.findings { contents in
        contents.actors[0].affiliations = periods.enumerated().map { index, period in
          Affiliation(
            .head, of: "eu", title: titles.indices.contains(index) ? titles[index] : "President", during: period,
            citations: ["wsj"])
        }
      }
    }
    let second = ["warning affiliationContradicts actor:us affiliations[1]"]
    #expect(found([Period(from: "2019"), Period(from: "2019", until: "2024-12")]) == second)
    #expect(
      found([Period(from: "2019", until: "2024-12"), Period(from: "2019")])
        == ["warning affiliationContradicts actor:us affiliations[0]"])
    #expect(found([Period(from: "2019"), Period(from: .date("2019"), until: .unknown)]) == second)
    #expect(found([Period(from: "2019-01-01"), Period(from: "2020-01-01", until: "2024")]) == second)
    #expect(found([Period(from: "2019", until: "2023"), Period(from: "2019", until: "2024-12")]) == second)
    #expect(found([Period(from: "2019"), Period(from: "2020-05")]) == second)
    // A beginning or an end told twice with different precision, two terms, two offices.
    #expect(found([Period(from: "2019"), Period(from: "2019-05")]) == [])
    #expect(found([Period(from: "2019", until: "2024"), Period(from: "2019", until: "2024-12")]) == [])
    #expect(found([Period(from: "2019", until: "2024"), Period(from: "2025")]) == [])
    #expect(found([Period(from: "2019"), Period(from: "2019", until: "2024")], titles: ["President", "Chair"]) == [])
  }
}

extension String {
  /// How often a word occurs.
  func components(of word: String) -> Int { ranges(of: word).count }
}
