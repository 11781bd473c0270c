import Parley
import Testing

/// What the validator says of sources, offices, names and figures.
@Suite("Validation of claims") struct ValidationClaimTests {
  typealias Base = ValidationTests

  @Test("A statement dated after all its sources is found, one that may be in time is not")
  func statementDates() {
    #expect(
      Base.findings { $0.statements[0].date = "2025-11-21" } == ["warning statementAfterSource statement:st-1 date"])
    #expect(Base.findings { $0.statements[0].date = "2025-11-21~" } == [])
    #expect(Base.findings { $0.statements[0].date = "2025" } == [])
    #expect(Base.findings { $0.statements[1].date = "2025-11-30" } == [])
    #expect(
      Base.findings { $0.statements[1].date = "2025-12-01" } == ["warning statementAfterSource statement:st-2 date"])
    #expect(
      Base.findings {
        $0.statements[0].date = "2025-11-21"
        $0.statements[0].citations.append("ft")
      } == [])
    #expect(
      Base.findings {
        $0.statements[0].date = "2026"
        $0.sources[0].published = nil
      } == [])
  }

  @Test("A quotation without a citation is found")
  func quotations() {
    #expect(
      Base.findings { $0.statements[0].citations = [] } == [
        "warning unsourcedClaim statement:st-1 ", "error quotationWithoutCitation statement:st-1 quotation",
      ])
  }

  @Test("Claims without a source are found, each kind of them")
  func unsourced() {
    #expect(Base.findings { $0.statements[1].citations = [] } == ["warning unsourcedClaim statement:st-2 "])
    #expect(Base.findings { $0.concessions[0].citations = [] } == ["warning unsourcedClaim concession:c-1 "])
    #expect(Base.findings { $0.sanctions[0].citations = [] } == ["warning unsourcedClaim sanction:s-1 "])
    #expect(Base.findings { $0.guarantees[0].citations = [] } == ["warning unsourcedClaim guarantee:g-1 "])
    #expect(Base.findings { $0.pledges[0].citations = [] } == ["warning unsourcedClaim pledge:p-1 "])
    #expect(Base.findings { $0.events[0].citations = [] } == ["warning unsourcedClaim event:e-1 "])
    #expect(Base.findings { $0.findings[0].citations = [] } == ["warning unsourcedClaim finding:f-1 "])
    #expect(
      Base.findings { $0.proposals[1].citations = [] }
        == ["warning unsourcedClaim proposal:geneva ", "warning unsourcedClaim provision:geneva/1 "])
    #expect(Base.findings { $0.actors[3].affiliations[0].citations = [] } == ["warning unsourcedClaim actor:lavrov "])
    #expect(
      Base.findings {
        $0.actors[3].affiliations[0].citations = []
        $0.actors[3].citations = ["wsj"]
      } == [])
    #expect(
      Base.findings { $0.discrepancies[0].variants[1].citations = [] }
        == ["warning unsourcedClaim discrepancy:d-1 variants[1]"])
    #expect(
      Base.findings {
        $0.discrepancies[0].variants[1].citations = []
        $0.discrepancies[0].citations = ["ft"]
      } == [])
  }

  @Test("A concession that nothing supports is found")
  func concessions() {
    for (row, change) in [
      (0, { $0.establishedBy = [] }), (1, { $0.statements = [] }), (2, { $0.demandedBy = ["actor:us"] }),
    ] as [(Int, (inout Concession) -> Void)] {
      #expect(
        Base.findings { change(&$0.concessions[row]) } == ["warning unsupportedConcession concession:c-\(row + 1) "])
    }
  }

  @Test("Two people in one office at once are found, a change on a day is not")
  func offices() {
    let found = "warning officesOverlap actor:lavrov affiliations[0]"
    #expect(Base.findings { $0.actors[4].affiliations[0].period.until = .date("2004-03-10") } == [found])
    #expect(Base.findings { $0.actors[4].affiliations[0].period.until = .open } == [found])
    #expect(Base.findings { $0.actors[4].affiliations[0].period.until = .unknown } == [])
    #expect(Base.findings { $0.actors[4].affiliations[0].period.until = .date("2004-03") } == [])
    #expect(
      Base.findings {
        $0.actors[4].affiliations[0].period = Period(from: "1990")
        $0.actors[4].affiliations[0].title = "Deputy Foreign Minister"
      } == [])
    #expect(
      Base.findings {
        $0.actors[4].affiliations[0].period = Period(from: "1990")
        $0.actors[4].affiliations[0].title = "FOREIGN minister"
      } == [found])
    #expect(
      Base.findings {
        $0.actors[4].affiliations[0].period = Period(from: "1990")
        $0.actors[4].affiliations[0].role = .envoy
      } == [])
    // One person may have an office twice.
    #expect(Base.findings { $0.actors[3].affiliations += $0.actors[3].affiliations } == [])
  }

  @Test("That two periods overlap certainly is found whichever way round they stand")
  func officesAgainstEveryPair() {
    var random = SplitMix64(seed: 71)
    func bound() -> Period.Bound {
      switch Int.random(in: 0..<5, using: &random) {
      case 0: .open
      case 1: .unknown
      case 2: .date("2001")
      default: .date(PartialDate(Day(daysSince1970: 11_000 + Int.random(in: 0..<40, using: &random) * 30)))
      }
    }
    for _ in 0..<400 {
      let actors = (0..<Int.random(in: 2...5, using: &random)).map { row in
        Actor(
          EntityID(unchecked: "a-\(row)"), LocalizedName("\(row)"), .person,
          affiliations: (0..<Int.random(in: 1...2, using: &random)).map { _ in
            Affiliation(.head, of: "a-0", title: "Head", during: Period(from: bound(), until: bound()))
          })
      }
      var expected = false
      for left in actors {
        for right in actors where left.id < right.id {
          for one in left.affiliations {
            for other in right.affiliations where one.period.overlaps(other.period) == .yes { expected = true }
          }
        }
      }
      let found = Dossier(records: actors).validate().contains { $0.code == .officesOverlap }
      #expect(found == expected, "\(actors.map { $0.affiliations.map(\.period.description) })")
    }
  }

  @Test("A name of two actors is found, in whatever case and language; one actor may have it twice")
  func names() {
    #expect(
      Base.findings { $0.actors[0].name.aliases = [Alias("eu", .short)] } == [
        "warning nameClaimedTwice actor:us name.aliases[0]"
      ])
    #expect(Base.findings { $0.actors[0].name.primary = "BRUSSELS" } == ["warning nameClaimedTwice actor:us name"])
    #expect(
      Base.findings { $0.actors[4].name.translations["uk"] = "СЕРГЕЙ ЛАВРОВ" }
        == ["warning nameClaimedTwice actor:lavrov name.translations.ru"])
    #expect(Base.findings { $0.actors[2].name.aliases.append(Alias("brussels", .former)) } == [])
  }

  @Test("Figures outside their range are found wherever they stand")
  func ranges() {
    for score in [-1, 4] {
      #expect(Base.findings { $0.findings[0].score = score } == ["error valueOutOfRange finding:f-1 score"])
    }
    for share in [-1, 2] as [DecimalNumber] {
      #expect(
        Base.findings { $0.proposals[0].consents[0].share = share } == [
          "error valueOutOfRange proposal:us-28 consents[0].share"
        ])
    }
    #expect(
      Base.findings { $0.places[0].coordinate = Coordinate(latitude: 91, longitude: -181) } == [
        "error valueOutOfRange place:geneva coordinate.latitude",
        "error valueOutOfRange place:geneva coordinate.longitude",
      ])
    for credibility in [0, 7] {
      #expect(
        Base.findings { $0.statements[0].citations[0].credibility = credibility }
          == ["error valueOutOfRange statement:st-1 citations[0].credibility"])
      #expect(
        Base.findings { $0.actors[3].affiliations[0].citations[0].credibility = credibility }
          == ["error valueOutOfRange actor:lavrov affiliations[0].citations[0].credibility"])
    }
    var selector = TextPositionSelector(0..<4)
    selector.start = -1
    #expect(
      Base.findings { $0.events[0].citations[0].selectors = [.position(selector)] }
        == ["error valueOutOfRange event:e-1 citations[0].selectors[0].start"])
  }

  @Test("Lists that must not be empty are found")
  func emptyLists() {
    #expect(Base.findings { $0.statements[0].speakers = [] } == ["error emptyList statement:st-1 speakers"])
    #expect(
      Base.findings { $0.discrepancies[0].variants.removeLast() } == ["warning emptyList discrepancy:d-1 variants"])
    #expect(Base.findings { $0.concessions[0].by = [] } == ["warning emptyList concession:c-1 by"])
    #expect(Base.findings { $0.pledges[0].by = [] } == ["warning emptyList pledge:p-1 by"])
    #expect(Base.findings { $0.sanctions[0].imposedBy = [] } == ["warning emptyList sanction:s-1 imposedBy"])
  }
}
