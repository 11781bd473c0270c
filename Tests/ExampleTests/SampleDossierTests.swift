import Parley
import SampleDossiers
import Testing

/// What the sample dossier owes to its sources: nothing missing, nothing twice, nothing without a citation.
@Suite struct SampleDossierTests {
  private let dossier: Dossier

  init() throws {
    dossier = try SampleDossiers.ukraine2025()
  }

  // MARK: The document

  @Test func `nothing is wrong in it`() {
    let diagnostics = dossier.validate()
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.description).joined(separator: "\n"))")
  }

  @Test func `its text is canonical`() {
    let isCanonical = dossier.jsonBytes() == SampleDossiers.ukraine2025JSON
    // Not compared by #expect, which would print a megabyte.
    #expect(isCanonical)
  }

  @Test func `every record cites a source`() {
    #expect(uncited(dossier.actors).isEmpty)
    #expect(uncited(dossier.concessions).isEmpty)
    #expect(uncited(dossier.events).isEmpty)
    #expect(uncited(dossier.findings).isEmpty)
    #expect(uncited(dossier.guarantees).isEmpty)
    #expect(uncited(dossier.pledges).isEmpty)
    #expect(uncited(dossier.proposals).isEmpty)
    #expect(uncited(dossier.sanctions).isEmpty)
    #expect(uncited(dossier.statements).isEmpty)
    let unfounded = dossier.discrepancies.filter { conflict in
      conflict.citations.isEmpty && conflict.variants.contains(where: \.citations.isEmpty)
    }
    #expect(unfounded.isEmpty)
  }

  @Test func `every source is cited and graded`() {
    let cited = citedSources
    #expect(dossier.sources.map(\.id.rawValue).filter { !cited.contains($0) }.isEmpty)
    #expect(dossier.sources.filter { $0.grade == nil }.isEmpty)
  }

  @Test func `what is from memory alone is only possible`() {
    // A point without a citation of its own stands for its proposal's source unless it says that there is none.
    let remembered = dossier.provisions.filter(\.citations.isEmpty)
    #expect(remembered.map(\.id) == ["europe-24/21", "europe-24/24", "framework-20/20"])
    #expect(remembered.allSatisfy { $0.certainty == .possible })
    #expect(dossier["us-28/12a" as Provision.ID]?.certainty == .possible)
    #expect(dossier["eu-pkg-09" as Sanction.ID]?.certainty == .possible)
  }

  @Test func `nobody is quoted, because texts are not copied`() {
    #expect(dossier.statements.allSatisfy { $0.quotation == nil })
    let citations = dossier.statements.flatMap(\.citations) + dossier.provisions.flatMap(\.citations)
    #expect(citations.allSatisfy { $0.selectors.isEmpty })
  }

  // MARK: The texts

  @Test(
    arguments: [
      ("us-28", 28, 56), ("e3-counter", 27, 33), ("europe-24", 24, 24), ("framework-20", 20, 23),
    ] as [(Proposal.ID, Int, Int)])
  func `a text has all of its points`(proposal: Proposal.ID, points: Int, all: Int) {
    let provisions = dossier.provisions(of: proposal)
    #expect(provisions.count { $0.parent == nil } == points)
    #expect(provisions.count == all)
  }

  @Test func `points and parts carry the numbers of the texts`() {
    let parts = [10: "abcd", 12: "abcdef", 13: "abc", 14: "abcd", 20: "abc", 21: "abcd", 24: "abcd"]
    #expect(dossier.provisions(of: "us-28").map(\.number.text) == numbers(1...28, parts: parts))
    // Point 3 is deleted, and so are some parts.
    let edited = numbers(1...28, parts: [10: "abc", 13: "abc"]).filter { $0 != "3" }
    #expect(dossier.provisions(of: "e3-counter").map(\.number.text) == edited)
    #expect(dossier.provisions(of: "europe-24").map(\.number.text) == numbers(1...24))
    #expect(dossier.provisions(of: "framework-20").map(\.number.text) == numbers(1...20, parts: [5: "abd"]))
  }

  @Test func `the European edit descends from the American text point by point`() {
    for provision in dossier.provisions(of: "e3-counter") where provision.number.text != "26" {
      let same = dossier.provisions(of: "us-28").first { $0.number == provision.number }
      #expect(same.map { provision.descendsFrom.contains($0.id) } == true, "\(provision.id)")
    }
    #expect(dossier["e3-counter/26" as Provision.ID]?.descendsFrom == [])
    #expect(dossier.proposals["e3-counter"]?.keywords.isSuperset(of: ["deleted.us-28/3", "deleted.us-28/26"]) == true)
  }

  @Test(arguments: [("kept", 14), ("reworded", 7), ("softened", 7), ("hardened", 4), ("new", 1)])
  func `the changes of the European edit add up`(change: String, count: Int) {
    let keyword = Keyword(rawValue: "change.\(change)")
    #expect(dossier.provisions(of: "e3-counter").count { $0.keywords.contains(keyword) } == count)
  }

  @Test func `the cap on the forces can be followed through the texts`() {
    let cap: Provision.ID = "us-28/6"
    #expect(dossier.descendants(of: cap).map(\.id).sorted() == ["e3-counter/6", "framework-20/4"])
    #expect(dossier.lineage(of: "framework-20/5b").map(\.id).sorted() == ["framework-20/5b", "us-28/10b", "us-28/10d"])
    #expect(dossier.revisions(of: "us-28").map(\.id).sorted() == ["framework-20", "geneva-19"])
    #expect(dossier.answers(to: "us-28").map(\.id) == ["e3-counter"])
  }

  // MARK: The statements

  @Test func `it has the statements of the article and of the compilation`() {
    let ids = dossier.statements.map(\.id.rawValue)
    #expect(ids.count { $0.hasPrefix("seed-st-") } == 34)
    // One more is not a row of the compilation: what Rubio said, as a senator relates it.
    let compiled = ids.filter { $0.hasPrefix("st-") && $0 != "st-rubio-senators-1122" }
    #expect(compiled.count == 97)
  }

  @Test func `Kallas sets two conditions`() {
    let stance = dossier["seed-st-06" as Statement.ID]?.stances.first { $0.subject == "proposal:us-28" }
    #expect(stance?.attitude == .conditional)
    #expect(stance?.firmness == .precondition)
    #expect(stance?.conditions.map(\.subject) == ["matter:approval-ukraine", "matter:approval-europe"])
  }

  @Test func `Peskov declines to comment and takes no side by it`() {
    let refusal = dossier["seed-st-11" as Statement.ID]
    #expect(refusal?.mode == .refusal)
    #expect(refusal?.speakers == ["dmitry-peskov"])
    #expect(refusal?.stances.first { $0.subject == "proposal:us-28" }?.attitude == .withholds)
    #expect(refusal?.stances.compactMap(\.attitude.polarity).isEmpty == true)
  }

  // MARK: What is asked of whom

  @Test func `no Russian concession is on record, on the word of Kallas`() {
    let absent = dossier["seed-cn-russia-none" as Concession.ID]
    #expect(absent?.by == ["russia"])
    #expect(absent?.history.map(\.status) == [.absent])
    #expect(absent?.assertedBy == "kaja-kallas")
    #expect(absent?.statements == ["seed-st-07b"])
  }

  @Test(
    arguments: [
      (["ukraine"], 15), (["russia"], 13), (["united-states"], 4), (["european-union", "europe"], 9), (["nato"], 3),
    ] as [([Actor.ID], Int)])
  func `a demand is counted once for each point`(parties: [Actor.ID], points: Int) {
    let own = Set(dossier.provisions(of: "us-28").map(\.id))
    let demands = dossier.concessions.filter { !Set($0.by).isDisjoint(with: parties) }
    #expect(Set(demands.flatMap(\.establishedBy)).intersection(own).count == points)
  }

  @Test func `a demand that article and text both make is one record`() {
    let ofTheArticle = dossier.concessions.filter { $0.id.rawValue.hasPrefix("seed-") }
    #expect(ofTheArticle.allSatisfy { $0.establishedBy.isEmpty })
    let land = dossier["cn-us28-21d-ukraine" as Concession.ID]
    #expect(land?.demandedBy.contains("actor:russia") == true)
    #expect(land?.history.contains { $0.status == .rejected && $0.by == ["volodymyr-zelensky"] } == true)
  }

  @Test func `it says whose consent the plan needs, and on whose word`() {
    let consents = dossier.proposals["us-28"]?.consents.map {
      Consent(of: $0.actor, by: $0.assertedBy, for: $0.subject)
    }
    let ofTheArticle: Set<Consent> = [
      Consent(of: "ukraine", by: "european-officials", for: nil), Consent(of: "ukraine", by: "kaja-kallas", for: nil),
      Consent(of: "europe", by: "kaja-kallas", for: nil),
      Consent(of: "europe", by: "the-wall-street-journal", for: "sanction:seed-sa-sweeping"),
      Consent(of: "european-union", by: "the-wall-street-journal", for: "provision:us-28/14"),
      Consent(of: "belgium", by: "the-wall-street-journal", for: "provision:us-28/14"),
      Consent(of: "ukraine", by: "lars-lokke-rasmussen", for: "provision:us-28/21"),
    ]
    #expect(Set(consents ?? []).isSuperset(of: ofTheArticle))
  }

  // MARK: What the sources disagree on

  @Test(
    arguments: [
      "cf-authorship", "cf-umerov", "cf-audit-amnesty", "cf-long-range", "cf-force-size", "cf-donbas-legal",
      "cf-language-church", "cf-crimea-dejure", "cf-point3-modality", "cf-deadline", "cf-driscoll-carrier",
      "cf-delivery-russia", "cf-eu-force-cap", "cf-eu-force-floor", "cf-eu-znpp", "cf-eu-count", "cf-eu-status",
      "cf-eu-sequence", "cf-pkg19-date", "cf-pkg19-ships", "cf-pkg20-mislabel", "cf-pkg18-exempt", "cf-pkg05-date",
      "cf-sectoral-since", "cf-euroclear", "cf-belgium-235", "cf-proceeds", "cf-germany-amount", "cf-donahue-rank",
      "cf-points-geneva", "dn-orban-misread", "dn-putin-first", "seed-un-ceasefire-tension",
    ] as [Discrepancy.ID])
  func `a disagreement of the sources stays open`(id: Discrepancy.ID) {
    #expect((dossier[id]?.variants.count ?? 0) >= 2)
  }

  // MARK: Offices on the day of the article

  private let day: Day = "2025-11-20"

  @Test func `ministers and spokespeople speak for those they serve`() {
    #expect(dossier.represents("kaja-kallas", on: day) == ["european-union"])
    #expect(dossier.represents("dmitry-peskov", on: day) == ["kremlin", "russia"])
    #expect(dossier.represents("jean-noel-barrot", on: day) == ["france"])
    #expect(dossier.represents("mitch-mcconnell", on: day, atLeast: .possibly) == [])
  }

  @Test func `the members of the Union are those of the day`() {
    let members = dossier.members(of: "european-union", on: day)
    #expect(Set(members).isSuperset(of: ["france", "germany", "denmark", "hungary", "poland"]))
    for outsider in ["united-kingdom", "norway", "ukraine", "turkey"] as [Actor.ID] {
      #expect(dossier.isMember(outsider, of: "european-union", on: day) == .no)
    }
    #expect(dossier.isMember("united-kingdom", of: "european-union", on: "2019-11-20") == .yes)
  }
}

extension SampleDossierTests {
  private struct Consent: Hashable {
    var actor: Actor.ID
    var assertedBy: Actor.ID?
    var subject: Subject?

    init(of actor: Actor.ID, by assertedBy: Actor.ID?, for subject: Subject?) {
      self.actor = actor
      self.assertedBy = assertedBy
      self.subject = subject
    }
  }

  private func uncited<Element: Record>(_ records: Records<Element>) -> [Element.ID] {
    records.filter(\.citations.isEmpty).map(\.id)
  }

  /// The sources named in the document, which writes a citation's source on a line of its own.
  private var citedSources: Set<String> {
    let lines = String(decoding: dossier.jsonBytes(), as: UTF8.self).split(separator: "\n")
    return Set(
      lines.lazy.map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("\"source\": ") }
        .map { String($0.split(separator: "\"")[2]) })
  }

  /// Numbers of points with those of their parts behind them: `10`, `10.a`, `10.b`.
  private func numbers(_ points: ClosedRange<Int>, parts: [Int: String] = [:]) -> [String] {
    points.flatMap { point in ["\(point)"] + (parts[point] ?? "").map { "\(point).\($0)" } }
  }
}
