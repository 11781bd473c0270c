import Parley
import Testing

/// Groups over so many records that lists are sought in instead of going through the rows, against the same groups
/// counted record by record.
@Suite("Groups of many records") struct GroupListTests {
  private static let count = 9_000

  /// Few actors, subjects and attitudes, bursts of records on the same day, some without a stance or with two of the
  /// same attitude, some without a certain day.
  private static func statements(_ generator: inout SplitMix64) -> [Statement] {
    (0..<count).map { number in
      let subjects: [Subject] = ["matter:aid", "matter:border", "matter:talks"]
      let attitudes: [Attitude] = [.supports, .opposes]
      let stances = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
        Stance(attitudes[Int.random(in: 0...1, using: &generator)], subjects[Int.random(in: 0...2, using: &generator)])
      }
      let day = PartialDate(("2024-01-01" as Day).advanced(by: Int.random(in: 0...400, using: &generator)))
      let date: PartialDate = number % 97 == 0 ? "2024-06" : number % 101 == 0 ? "../.." : day
      let actor = try? Actor.ID("actor-\(Int.random(in: 0...4, using: &generator))")
      return Statement(
        EntityID(unchecked: "st-\(Int.random(in: 0...9, using: &generator))-\(number)"), by: actor ?? "actor-0",
        on: date, "Says something.", stances: stances)
    }
  }

  private static func keys(_ statement: Statement, of names: [Name]) -> Set<[String?]> {
    let stances: [Stance?] = statement.stances.isEmpty ? [nil] : statement.stances
    return Set(
      stances.map { stance in
        names.map { name in
          switch name {
          case .speaker: statement.speakers.first?.rawValue
          case .subject: stance?.subject.description
          case .attitude: stance?.attitude.rawValue
          }
        }
      })
  }

  private enum Name { case speaker, subject, attitude }

  /// Compares counts and newest records with those of a plain pass through the records.
  private static func check(_ dossier: Dossier, _ filter: Filter<Statement>) {
    let newestFirst = dossier.fetch(Query(where: filter, orderedBy: .newestFirst))
    var (counts, pairs): ([[String?]: Int], [[String?]: Int]) = ([:], [:])
    var latest: [[String?]: Statement.ID] = [:]
    for statement in newestFirst {
      for keys in keys(statement, of: [.attitude, .speaker]) { counts[keys, default: 0] += 1 }
      for keys in keys(statement, of: [.subject, .attitude]) { pairs[keys, default: 0] += 1 }
      for keys in keys(statement, of: [.speaker, .subject]) where latest[keys] == nil { latest[keys] = statement.id }
    }
    let groups = dossier.groups(filter, by: .attitude, .speaker)
    #expect(Dictionary(uniqueKeysWithValues: groups.map { ($0.keys, $0.count) }) == counts)
    let stances = dossier.groups(filter, by: .subject, .attitude)
    #expect(Dictionary(uniqueKeysWithValues: stances.map { ($0.keys, $0.count) }) == pairs)
    let newest = dossier.latest(filter, per: .speaker, .subject)
    #expect(Dictionary(uniqueKeysWithValues: newest.indices.map { (newest[$0].keys, newest[$0].id) }) == latest)
    for position in newest.indices {
      #expect(newest[position].keys == [newest[position].key(0), newest[position].key(1)])
      #expect(newest[position].record.id == newest[position].id)
    }
  }

  @Test("Counts and newest records of many are those of a plain pass, whatever dates bound them")
  func manyRecords() {
    var generator = SplitMix64(seed: 31)
    let dossier = Dossier(records: Self.statements(&generator))
    for filter: Filter<Statement> in [.all(), .before("2024-11-30"), .since("2024-02-10")] {
      Self.check(dossier, filter)
    }
  }

  @Test("At any moment of a ledger the groups are those of the records known by then")
  func moments() throws {
    var generator = SplitMix64(seed: 32)
    var statements = Self.statements(&generator)
    let ledger = try Ledger(Dossier(records: statements), recordedAt: "2026-01-01T00:00:00Z")
    var times: [Timestamp] = ["2026-01-01T00:00:00Z"]
    for round in 1...3 {
      var changes: [Ledger.Change] = []
      for number in stride(from: round, to: statements.count, by: 40) {
        statements[number].stances = [Stance(.opposes, "matter:aid")]
        changes.append(.put(statements[number]))
      }
      let last: Statement.ID = statements.removeLast().id
      changes.append(.retract(last, reason: "mistaken"))
      let time = try Timestamp("2026-01-0\(round + 1)T00:00:00Z")
      try ledger.commit(changes, by: "desk", at: time)
      times.append(time)
      // Asked between commits, so that what is cached for an earlier answer must not leak into a later one.
      Self.check(ledger.dossier, .all())
    }
    for time in times { Self.check(ledger.dossier(asOf: time), .since("2024-02-10")) }
  }
}
