package import Parley
import TestSupport

/// Random entries that a ledger must take, and what the records are after each: the same for the same seed.
package struct StoreScript {
  private var generator: SplitMix64
  /// The records after the entries so far.
  package private(set) var records: [RecordKey: AnyRecord] = [:]
  /// The records after each entry, the beginning first.
  package private(set) var history: [[RecordKey: AnyRecord]] = [[:]]
  package private(set) var number = 0

  package init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  /// When the entry with a number is recorded.
  package static func time(_ number: Int) -> Timestamp {
    Timestamp(microsecondsSince1970: 1_700_000_000_000_000 + Int64(number))
  }

  private static let words = [
    "plan", "Grenze", "sanctions", "„Zitat“", "rien", "line\nbreak", "tab\t", "émissaire", "план",
  ]

  /// The changes of the next entry.
  package mutating func next() -> [Ledger.Change] {
    number += 1
    var changes: [Ledger.Change] = []
    var named: Set<RecordKey> = []
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let existing = records.keys.filter { !named.contains($0) }.sorted()
      if generator.chance(oneIn: 5), let key = existing.randomElement(using: &generator) {
        changes.append(Ledger.Change(.retract(key), reason: "wrong"))
        named.insert(key)
        records[key] = nil
      } else {
        let record = record()
        guard named.insert(record.key).inserted else { continue }
        changes.append(Ledger.Change(.put(record)))
        records[record.key] = record
      }
    }
    history.append(records)
    return changes
  }

  private mutating func record() -> AnyRecord {
    let row = Int.random(in: 0..<12, using: &generator)
    let text = (0..<Int.random(in: 0...6, using: &generator))
      .map { _ in generator.pick(Self.words) }.joined(separator: " ")
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return .actor(Actor(EntityID(unchecked: "actor-\(row)"), LocalizedName("Name \(text)"), .person))
    case 1: return .place(Place(EntityID(unchecked: "place-\(row)"), LocalizedName("Place \(text)"), .city))
    default:
      var statement = Statement(
        EntityID(unchecked: "statement-\(row)"), by: "actor-1", on: "2025-11-20", "Says: \(text)",
        stances: [Stance(.opposes, .proposal(EntityID(unchecked: "plan-\(row % 3)")))])
      if row % 4 == 0 { statement.provenance.extra = ["x-mark": .string(text)] }
      return .statement(statement)
    }
  }
}

extension Dossier {
  /// The records by their keys, one by one: nothing of the dossier's own comparison is trusted.
  package var recordsByKey: [RecordKey: AnyRecord] {
    var records: [RecordKey: AnyRecord] = [:]
    let contents = contents
    for record in contents.actors { records[RecordKey(record.id)] = .actor(record) }
    for record in contents.places { records[RecordKey(record.id)] = .place(record) }
    for record in contents.statements { records[RecordKey(record.id)] = .statement(record) }
    return records
  }
}
