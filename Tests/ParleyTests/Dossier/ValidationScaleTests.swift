import Parley
import Testing

/// Large and hostile dossiers are validated too, in a time that grows with their size.
@Suite("Validation of much") struct ValidationScaleTests {
  @Test("A chain of 100,000 parents is no circle, and closed it is one")
  func chain() {
    var contents = Dossier.Contents()
    contents.matters = (0..<100_000).map { row in
      var matter = Matter(EntityID(unchecked: "m-\(row)"), "")
      if row > 0 { matter.parent = EntityID(unchecked: "m-\(row - 1)") }
      return matter
    }
    #expect(Dossier(contents).validate().isEmpty)
    contents.matters[0].parent = "m-99999"
    let findings = Dossier(contents).validate()
    #expect(findings.count == 100_000 && findings.allSatisfy { $0.code == .circularParents })
  }

  @Test("A chain of 100,000 provisions within one proposal is walked, and its statements found")
  func provisions() {
    let id = { (row: Int) in Provision.ID(unchecked: "p/\(row)") }
    let provisions = (0..<100_000).map { row in
      var provision = Provision(id(row), ProvisionNumber(stringLiteral: "\(row)"), "")
      if row > 0 { provision.parent = id(row - 1) }
      if row > 0 { provision.descendsFrom = [id(row - 1)] }
      return provision
    }
    let statement = Statement(
      "s", by: "a", on: "2025", "", stances: [Stance(.opposes, .provision(id(99_999)))], citations: ["x"])
    let dossier = Dossier(records: [
      Proposal("p", "P", .plan, provisions: provisions, citations: ["x"]), statement, Actor("a", "A", .person),
      Source("x", "X", "article"),
    ])
    #expect(dossier.validate().isEmpty)
    #expect(dossier.lineage(of: id(50_000)).map(\.id) == (0..<100_000).map(id))
    #expect(dossier.statements(.concerning(.provision(id(0)), including: .parts)).count == 1)
  }

  @Test("100,000 references that lead nowhere are all reported, among as many records")
  func dangling() {
    var contents = Dossier.Contents()
    contents.sources = (0..<20_000).map { Source(EntityID(unchecked: "source-number-\($0)"), "", "article") }
    contents.sources[0].citations = (0..<100_000).map { Citation(EntityID(unchecked: "missing-source-number-\($0)")) }
    let findings = Dossier(contents).validate()
    #expect(findings.count == 100_000)
  }

  @Test("Thousands of people in one office are compared without trying every pair")
  func offices() {
    var contents = Dossier.Contents()
    contents.actors = (0..<20_000).map { row in
      Actor(
        EntityID(unchecked: "a-\(row)"), LocalizedName("\(row)"), .person,
        affiliations: [Affiliation(.head, of: "a-0", title: "Head")])
    }
    for row in contents.actors.indices { contents.actors[row].provenance.citations = [] }
    let findings = Dossier(contents).validate()
    #expect(findings.count { $0.code == .officesOverlap } == 19_999)
  }

  @Test("Thousands of records of one person in one office are compared without trying every pair")
  func tenures() {
    let affiliations = (0..<50_000).map { row in
      Affiliation(
        .head, of: "a", title: "Head",
        during: row.isMultiple(of: 2) ? Period(from: "2019") : Period(from: "2019", until: "2024"))
    }
    let actor = Actor("a", "A", .person, affiliations: affiliations)
    let findings = Dossier(records: [actor]).validate()
    #expect(findings.count { $0.code == .affiliationContradicts } == 25_000)
  }

  @Test("Thousands of long names that are like each other, and none of them known, cost little each")
  func names() {
    let long = String(repeating: "firmness", count: 14)
    var statement = Statement("s", by: "a", on: "2025", "", citations: ["x"])
    for row in 0..<5_000 { statement.extra["\(row)\(long)"] = 1 }
    statement.extra[String(repeating: "x", count: 1_000_000)] = 1
    let sources = (0..<1_000).map { row in
      var source = Source(EntityID(unchecked: "\(long)-\(row)"), "", .news)
      source.citations = [Citation(EntityID(unchecked: "\(row)-\(long)-missing"))]
      return source
    }
    let findings = Dossier(
      records: sources + [statement, Actor("a", "A", .person), Source("x", "X", .news)] as [any StandaloneRecord]
    ).validate()
    #expect(findings.count { $0.code == .unknownMember } == 5_001)
    #expect(findings.count { $0.code == .danglingReference } == 1_000)
  }

  @Test("Chains of 100,000 places and memberships are followed from either end")
  func memberships() {
    let actor = { (row: Int) in Actor.ID(unchecked: "a-\(row)") }
    let place = { (row: Int) in Place.ID(unchecked: "p-\(row)") }
    var contents = Dossier.Contents()
    contents.actors = (0..<100_000).map { row in
      let roles: [Affiliation.Role] = row == 0 ? [] : [.member, .partOf]
      return Actor(
        actor(row), LocalizedName("Actor \(row)"), "bloc",
        affiliations: roles.map { Affiliation($0, of: actor(row - 1), citations: ["s"]) })
    }
    contents.places = (0..<100_000).map { Place(place($0), "", "city", in: $0 == 0 ? nil : place($0 - 1)) }
    contents.proposals = (0..<100_000).map { row in
      Proposal(
        EntityID(unchecked: "t-\(row)"), "", .plan, revises: row == 0 ? nil : EntityID(unchecked: "t-\(row - 1)"),
        citations: ["s"])
    }
    contents.sources = [Source("s", "", "article")]
    contents.events = [Event("e", "", "meeting", on: "2025", in: place(99_999), citations: ["s"])]
    contents.statements = [
      Statement("s", by: actor(99_999), on: "2025", "", stances: [Stance(.opposes, "proposal:t-0")], citations: ["s"])
    ]
    let dossier = Dossier(contents)
    #expect(!dossier.validate().contains { $0.severity == .error })
    #expect(dossier.members(of: actor(0), on: "2025-01-01").count == 99_999)
    #expect(dossier.isMember(actor(99_999), of: actor(0), on: "2025-01-01") == .yes)
    #expect(dossier.represents(actor(99_999), on: "2025-01-01").count == 99_999)
    #expect(dossier.revisions(of: "t-0").count == 99_999)
    #expect(dossier.count(Filter<Event>.place(place(0))) == 1)
    #expect(dossier.count(Filter<Actor>.members(of: actor(0), on: "2025-01-01")) == 99_999)
    #expect(dossier.count(Filter<Statement>.speaker(.members(of: actor(0)))) == 1)
    #expect(dossier.count(Filter<Statement>.concerning("proposal:t-99999", including: .lineage)) == 1)
  }

  @Test("20,000 findings on one line are each shown at its column")
  func oneLine() throws {
    let citations = (0..<20_000).map { "{\"source\":\"missing-\($0)\"}" }.joined(separator: ",")
    let head = "{\"$parley\":1,\"sources\":[{\"id\":\"х\",\"kind\":\"article\",\"title\":\"Київ\",\"citations\":["
      .replacing("\"х\"", with: "\"x\"")
    let json = Array((head + citations + "]}]}").utf8)
    let findings = try Dossier(jsonBytes: json).validate(locatingIn: json, named: "d")
    #expect(findings.count == 20_000)
    var column = head.unicodeScalars.count + 1
    for (number, finding) in findings.enumerated() {
      let location = try #require(finding.location)
      #expect(location.line == 1 && location.path == "sources[0].citations[\(number)].source")
      #expect(location.column == column + "{\"source\":".utf8.count)
      column += "{\"source\":\"missing-\(number)\"},".utf8.count
    }
  }

  @Test("A name of 100 KB around 50,000 elements costs no copy of it for each")
  func longNames() throws {
    let name = String(repeating: "n", count: 100_000)
    let elements = Array(repeating: "{\"id\":\"x\"}", count: 50_000).joined(separator: ",")
    let json = Array(
      "{\"$parley\":1,\"\(name)\":[\(elements)],\"statements\":[{\"id\":\"s\",\"date\":\"2025\",\"speakers\":[],\"summary\":\"\"}]}"
        .utf8)
    let findings = try Dossier(jsonBytes: json).validate(locatingIn: json, named: "d")
    let located = findings.filter { $0.code != .unknownMember }.map { $0.location?.path }
    #expect(located == ["statements[0]", "statements[0].speakers"])
  }
}
