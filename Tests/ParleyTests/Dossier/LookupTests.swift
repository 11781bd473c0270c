import Parley
import Testing

/// Finding records, and the order in which they stand.
@Suite("Records of a dossier") struct LookupTests {
  @Test("Every record is found by its identifier, and nothing else is")
  func identifiers() {
    let dossier = RandomDossier.dossier(seed: 51, .init(size: 40))
    func check<Element: Record>(
      _ records: Records<Element>, _ count: Int, _ find: (EntityID<Element>) -> Element?
    ) {
      #expect(records.count == count)
      #expect(records.map(\.id) == records.map(\.id).sorted())
      for record in records {
        #expect(find(record.id) == record && records[record.id] == record && records.contains(record.id))
      }
      for missing in ["nobody", "actor-", "actor-40", "-", "proposal-1/99"] as [EntityID<Element>] {
        #expect(find(missing) == nil && records[missing] == nil && !records.contains(missing))
      }
    }
    check(dossier.actors, 40) { dossier[$0] }
    check(dossier.concessions, 40) { dossier[$0] }
    check(dossier.discrepancies, 40) { dossier[$0] }
    check(dossier.events, 40) { dossier[$0] }
    check(dossier.findings, 40) { dossier[$0] }
    check(dossier.guarantees, 40) { dossier[$0] }
    check(dossier.matters, 40) { dossier[$0] }
    check(dossier.places, 40) { dossier[$0] }
    check(dossier.pledges, 40) { dossier[$0] }
    check(dossier.proposals, 40) { dossier[$0] }
    check(dossier.provisions, 200) { dossier[$0] }
    check(dossier.sanctions, 40) { dossier[$0] }
    check(dossier.sources, 40) { dossier[$0] }
    check(dossier.statements, 40) { dossier[$0] }
  }

  @Test("Among 50,000 records every one is found, whatever their identifiers look like")
  func many() {
    var random = SplitMix64(seed: 52)
    for prefix in ["s-", "a-very-long-prefix-that-all-identifiers-share/", ""] {
      let ids = (0..<50_000).map { EntityID<Source>(unchecked: prefix + String($0)) }
      var contents = Dossier.Contents()
      contents.sources = ids.shuffled(using: &random).map { Source($0, $0.rawValue, "article") }
      let dossier = Dossier(contents)
      var misses = 0
      for id in ids where dossier[id]?.title != id.rawValue { misses += 1 }
      for number in 50_000..<60_000 where dossier[EntityID<Source>(unchecked: prefix + String(number))] != nil {
        misses += 1
      }
      #expect(misses == 0)
      #expect(dossier.sources.first?.id == ids.min() && dossier.sources.last?.id == ids.max())
    }
  }

  @Test("An empty dossier answers everything with nothing")
  func empty() {
    let dossier = Dossier(records: [])
    #expect(dossier["a" as Actor.ID] == nil && dossier.actors.isEmpty && dossier.provisions(of: "p").isEmpty)
    #expect(dossier.members(of: "eu", on: "2025-01-01").isEmpty && dossier.represents("a", on: "2025-01-01").isEmpty)
    #expect(
      dossier.statements(.concerning("actor:a", including: .lineage)).isEmpty && dossier.lineage(of: "p/1").isEmpty)
    #expect(dossier.proposal(of: "p/1") == nil && dossier.validate().isEmpty)
    #expect(dossier == Dossier(Dossier.Contents()))
  }

  @Test("Records that share an identifier all stay and are written; the first is found")
  func duplicates() throws {
    let first = Statement("st", by: "a", on: "2025-01", "First")
    let second = Statement("st", by: "a", on: "2025-02", "Second")
    let dossier = Dossier(records: [second, first, Statement("sa", by: "a", on: "2025", "Before")])
    #expect(dossier.statements.map(\.summary) == ["Before", "Second", "First"])
    #expect(dossier["st" as Statement.ID]?.summary == "Second")
    #expect(try Dossier(jsonBytes: dossier.jsonBytes()) == dossier)
    #expect(dossier != Dossier(records: [first, second, Statement("sa", by: "a", on: "2025", "Before")]))
  }

  @Test("Dossiers are equal when their records are, and a copy is not changed by what becomes of the other")
  func equality() {
    let dossier = RandomDossier.dossier(seed: 53)
    let copy = dossier
    var contents = dossier.contents
    contents.statements[0].summary += "!"
    let changed = Dossier(contents)
    #expect(copy == dossier && changed != dossier && Set([dossier, copy, changed]).count == 2)
    #expect(copy.statements.first?.summary != changed.statements.first?.summary)
    contents = dossier.contents
    contents.extra["x-new"] = true
    #expect(Dossier(contents) != dossier)
    contents = dossier.contents
    contents.title += "!"
    #expect(Dossier(contents) != dossier)
  }

  @Test("A dossier may be asked from many threads at once")
  func manyThreads() async {
    let dossier = RandomDossier.dossier(seed: 54, .init(size: 20))
    let expected = dossier.actors.map { dossier.members(of: $0.id, on: "2002-06-01", atLeast: .possibly) }
    let fresh = Dossier(dossier.contents)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          fresh.actors.map { fresh.members(of: $0.id, on: "2002-06-01", atLeast: .possibly) } == expected
        }
      }
      for await isEqual in group { #expect(isEqual) }
    }
  }
}

@Suite("Names of subjects") struct SubjectNameTests {
  @Test("Everything that one can take a stance on has a name, and what is not on record its identifier")
  func names() {
    var contents = ValidationTests.clean()
    contents.matters[0].name = "Territory"
    let dossier = Dossier(contents)
    #expect(dossier.name(of: "lavrov" as Actor.ID) == "Sergey Lavrov" && dossier.name(of: "x" as Actor.ID) == "x")
    let names: [(Subject, String)] = [
      ("actor:eu", "European Union"), ("statement:st-1", "Rejects it."), ("proposal:us-28", "28 points"),
      ("provision:us-28/2a", "2.a of 28 points"), ("concession:c-1", "A"), ("sanction:s-1", "Freeze"),
      ("guarantee:g-1", "Force"), ("pledge:p-1", "Loan"), ("event:e-1", "Talks"), ("matter:territory", "Territory"),
      ("place:geneva", "Geneva"), ("provision:gone/1", "gone/1"), ("event:gone", "gone"),
    ]
    for (subject, name) in names { #expect(dossier.name(of: subject) == name) }
  }
}
