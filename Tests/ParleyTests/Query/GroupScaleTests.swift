import Parley
import Testing

/// Groups of many keys, and of records that have many values.
@Suite("Groups of much") struct GroupScaleTests {
  /// Statements each of which has terms of its own under every key.
  private static func statements(_ count: Int) -> [Statement] {
    (0..<count).map { row in
      func id<Item>(_ kind: String) -> EntityID<Item> { EntityID(unchecked: "\(kind)-\(row)") }
      var statement = Statement(
        id("st"), by: id("a"), on: PartialDate(Day(daysSince1970: 20_000 + row)), "",
        mode: Statement.Mode(rawValue: "mode-\(row)"),
        stances: [
          Stance(Attitude(rawValue: "attitude-\(row)"), .actor(id("a"))),
          Stance(Attitude(rawValue: "second-\(row)"), .actor(id("b"))),
        ], citations: [Citation(id("source"))])
      statement.addressees = [id("b"), id("c")]
      statement.keywords = [Keyword(rawValue: "keyword-\(row)")]
      statement.certainty = Certainty(rawValue: "certainty-\(row)")
      return statement
    }
  }

  private static let keys: [Grouping<Statement>] = [
    .speaker, .subject, .attitude, .addressee, .keyword, .source, .certainty, .day, .mode, .month, .year,
  ]

  @Test("More combinations than an Int can count are counted, and the newest of each is found")
  func overflow() {
    let dossier = Dossier(records: Self.statements(200))
    let groups = dossier.groups(
      by: Self.keys[0], Self.keys[1], Self.keys[2], Self.keys[3], Self.keys[4], Self.keys[5], Self.keys[6],
      Self.keys[7], Self.keys[8], Self.keys[9])
    #expect(groups.count == 800 && groups.allSatisfy { $0.count == 1 && $0.keys.count == 10 })
    let texts = groups.map { $0.keys.map { $0 ?? "\u{10FFFF}" } }
    #expect(zip(texts, texts.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    let stances = Set(groups.filter { $0.keys[0] == "a-7" }.map { "\($0.keys[1] ?? "") \($0.keys[2] ?? "")" })
    #expect(stances == ["actor:a-7 attitude-7", "actor:b-7 second-7"])
    let latest = dossier.latest(
      per: Self.keys[0], Self.keys[1], Self.keys[2], Self.keys[3], Self.keys[4], Self.keys[5], Self.keys[6],
      Self.keys[7], Self.keys[8], Self.keys[9])
    #expect(latest.map(\.keys) == groups.map(\.keys))
    for position in latest.indices {
      let element = latest[position]
      #expect(element.keys[0] == element.record.speakers.first?.rawValue)
      #expect(latest[position].key(3) == element.keys[3])
    }
  }

  @Test("Counted by combinations or by numbers, groups are the same")
  func combined() {
    for seed in UInt64(1)...3 {
      let random = RandomDossier.dossier(seed: seed, .init(size: 40, provisions: 6, hasDanglingReferences: true))
      // Others make the combinations too many to count; the filter leaves them out.
      let both = Dossier(records: Self.statements(200) + random.statements)
      let ids = random.statements.map(\.id)
      let few = random.groups(by: .speaker, .subject, .addressee, .attitude, .source, .keyword)
      let many = both.groups(
        .any(ids.map { .id($0) }), by: .speaker, .subject, .addressee, .attitude, .source, .keyword, .certainty, .mode,
        .day, .month, .year)
      var sums: [[String?]: Set<String>] = [:]
      for group in many { sums[Array(group.keys.prefix(6)), default: []].insert("\(group.keys)") }
      #expect(Set(sums.keys) == Set(few.map(\.keys)))
    }
  }

  @Test("A statement of 400 speakers and 400 addressees is in 160,000 groups, each once")
  func product() {
    var statement = Statement("st", by: "a", on: "2025", "")
    statement.speakers = (0..<400).map { EntityID(unchecked: "a-\($0 % 399)") }
    statement.addressees = (0..<400).map { EntityID(unchecked: "b-\($0)") }
    let groups = Dossier(records: [statement]).groups(by: .speaker, .addressee)
    #expect(groups.count == 399 * 400 && groups.allSatisfy { $0.count == 1 })
  }

  @Test("A statement of 100,000 stances is counted once for each")
  func stances() {
    var statement = Statement("st", by: "a", on: "2025", "")
    statement.stances = (0..<100_000).map { Stance(.opposes, .actor(EntityID(unchecked: "a-\($0 % 50_000)"))) }
    let groups = Dossier(records: [statement]).groups(by: .subject, .attitude)
    #expect(groups.count == 50_000 && groups.allSatisfy { $0.count == 1 })
  }
}
