import Parley
import Testing

/// Groups against dictionaries that are filled record by record.
@Suite("Groups of records") struct GroupTests {
  private static func dossiers() -> [Dossier] {
    (UInt64(1)...4).map { RandomDossier.dossier(seed: $0, .init(size: 40, provisions: 6, hasDanglingReferences: true)) }
  }

  private static let filters: [Filter<Statement>] = [
    .all(), .since("2024-06-01"), .any(.speaker("actor-1"), .speaker("actor-2"), .attitude(.opposes)), .any(),
  ]

  /// The keys of a statement, worked out plainly: those of one stance together.
  private static func keys(_ statement: Statement) -> Set<[String?]> {
    let speakers: [String?] = statement.speakers.isEmpty ? [nil] : statement.speakers.map(\.rawValue)
    let stances: [[String?]] =
      statement.stances.isEmpty
      ? [[nil, nil, nil]]
      : statement.stances.map { [$0.subject.description, $0.attitude.rawValue, $0.firmness?.rawValue] }
    return Set(speakers.flatMap { speaker in stances.map { [speaker] + $0 } })
  }

  /// Whether groups stand in the order of their keys, missing ones last.
  private static func isInOrder(_ keys: [[String?]]) -> Bool {
    zip(keys, keys.dropFirst()).allSatisfy { left, right in
      for (a, b) in zip(left, right) where a != b {
        guard let a else { return false }
        return b.map { Array(a.utf8).lexicographicallyPrecedes(Array($0.utf8)) } ?? true
      }
      return false
    }
  }

  @Test("Records are counted once in each of their groups, stances as wholes")
  func counts() {
    for dossier in Self.dossiers() {
      for filter in Self.filters {
        var expected: [[String?]: Int] = [:]
        for statement in dossier.statements(filter) {
          for keys in Self.keys(statement) { expected[keys, default: 0] += 1 }
        }
        let groups = dossier.groups(filter, by: .speaker, .subject, .attitude, .firmness)
        #expect(groups.count == expected.count)
        for group in groups { #expect(expected[group.keys] == group.count, "\(group.keys)") }
        #expect(Self.isInOrder(groups.map(\.keys)))

        var attitudes: [[String?]: Int] = [:]
        for statement in dossier.statements(filter) {
          for keys in Set(Self.keys(statement).map { [$0[2], $0[0]] }) { attitudes[keys, default: 0] += 1 }
        }
        let pairs = dossier.groups(filter, by: .attitude, .speaker)
        #expect(Dictionary(uniqueKeysWithValues: pairs.map { ($0.keys, $0.count) }) == attitudes)
      }
    }
  }

  @Test("Stretches of the calendar hold the records that certainly fall in them")
  func calendar() {
    for dossier in Self.dossiers() {
      var expected: [[String?]: Int] = [:]
      for statement in dossier.statements {
        let (first, last) = (statement.date.earliest, statement.date.latest)
        let isSure = !statement.date.isQualified && first.year == last.year && first.month == last.month
        let month = "\(first)".dropLast(3)
        if isSure { expected[[String(month)], default: 0] += 1 }
      }
      let found = dossier.groups(Filter<Statement>.all(), by: .month).filter { group in
        // Near the edge of a month a qualified date may or may not be sure.
        dossier.statements(.not(.any())).contains { "\($0.date.earliest)".dropLast(3) == group.keys[0] ?? "" }
      }
      for (keys, count) in expected {
        #expect(found.first { $0.keys == keys }.map { $0.count >= count } ?? false)
      }
      #expect(
        dossier.groups(Filter<Statement>.all(), by: .year).reduce(0) { $0 + $1.count } == dossier.statements.count)
    }
  }

  @Test("The latest record of a group is the first of the newest")
  func latest() {
    for dossier in Self.dossiers() {
      for filter in Self.filters {
        var expected: [[String?]: Statement.ID] = [:]
        for statement in dossier.fetch(Query(where: filter, orderedBy: .newestFirst)) {
          for keys in Set(Self.keys(statement).map { Array($0[0...1]) }) where expected[keys] == nil {
            expected[keys] = statement.id
          }
        }
        let latest = dossier.latest(filter, per: .speaker, .subject)
        #expect(latest.count == expected.count)
        for position in latest.indices {
          #expect(expected[latest[position].keys] == latest[position].id)
          #expect(latest[position].record.id == latest[position].id)
        }
        #expect(Self.isInOrder(latest.map(\.keys)))
      }
    }
  }

  @Test("Without keys there is one group of all records, and none where there are no records")
  func withoutKeys() {
    let dossier = Self.dossiers()[0]
    #expect(dossier.groups(Filter<Statement>.all()).map(\.count) == [dossier.statements.count])
    #expect(dossier.groups(Filter<Statement>.any()).isEmpty)
    #expect(Dossier(records: []).groups(Filter<Statement>.all(), by: .speaker).isEmpty)
  }

  @Test("Records of other types are grouped too")
  func others() {
    for dossier in Self.dossiers() {
      var expected: [String: Int] = [:]
      for sanction in dossier.sanctions {
        for target in Set(sanction.targets) { expected[target.rawValue, default: 0] += 1 }
      }
      let found = dossier.groups(Filter<Sanction>.all(), by: .target).filter { $0.keys != [nil] }
      #expect(found.map { [$0.keys[0] ?? ""] } == expected.keys.sorted().map { [$0] })
      for group in found { #expect(group.count == expected[group.keys[0] ?? ""]) }
    }
  }
}
