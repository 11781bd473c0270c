import Parley
import ParleyStore
import Testing

@testable import torture

/// Entries that are read from a journal together give the same ledger as one by one.
@Suite struct ReplayTests {
  @Test func `many entries at once are as one after the other`() throws {
    for seed in UInt64(20)..<26 {
      var script = StoreScript(seed: seed)
      var entries = (1...60).map { number in
        Entry(number, at: StoreScript.time(number / 2), by: "desk", changes: script.next())
      }
      // Some that cannot be taken together with others.
      entries[20].changes.append(.put(Proposal("plan-x", "X", .plan, provisions: [Provision("plan-x/1", "1", "One.")])))
      entries[40].changes.append(.put(Proposal("plan-x", "X", .plan, provisions: [Provision("plan-x/1", "1", "Two.")])))
      let beginning = Dossier(
        title: "T",
        records: [Actor("actor-1", "A", .person), Actor("actor-99", "B", .person), Place("place-3", "C", .city)])
      let (single, joint) = try (
        Ledger(beginning, recordedAt: StoreScript.time(0)), Ledger(beginning, recordedAt: StoreScript.time(0))
      )
      for entry in entries { try single.append(entry) }
      // In two parts, so that the second falls on a table with a history.
      let split = 10 * Int(seed - 20)
      for part in [Array(entries[..<split]), Array(entries[split...])] {
        let (count, refusal) = joint.append(contentsOf: part)
        #expect(count == part.count && refusal == nil)
      }
      #expect(joint.dossier == single.dossier && joint.dossier.fingerprint == single.dossier.fingerprint)
      for number in 0...60 {
        let (one, other) = try (#require(joint.dossier(at: number)), #require(single.dossier(at: number)))
        #expect(one == other && one.fingerprint == other.fingerprint)
        for record in one.statements { #expect(one.statements.contains(record.id)) }
        #expect(one.statements.count == one.contents.statements.count)
        #expect(joint.changes(from: number, to: 60) == single.changes(from: number, to: 60))
      }
      for row in 0..<12 {
        let id = EntityID<Statement>(stringLiteral: "statement-\(row)")
        #expect(joint.history(of: id) == single.history(of: id))
      }
      for filter in [Filter<Statement>.recorded(before: StoreScript.time(15)), .by("actor-1"), .text("plan")] {
        #expect(joint.dossier.statements(filter).map(\.id) == single.dossier.statements(filter).map(\.id))
      }
      // What follows falls on equal tables.
      let last = Entry(61, at: StoreScript.time(70), by: "desk", changes: [person(1, "New")])
      try single.append(last)
      try joint.append(last)
      #expect(joint.dossier == single.dossier)
    }
  }

  /// A store whose journal has more lines than one thread decodes in one go.
  private func longJournal(_ payload: (Int) -> [UInt8]) throws -> SimulatedDisk {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    try store.close()
    // The store's last check is that of its token.
    let check = try #require(store.token.description.split(separator: "-").last.flatMap { UInt32($0, radix: 16) })
    var chain = Chain(number: 0, check: check)
    let journal = "/s/journal-00000001.jsonl"
    var bytes = try #require(disk.bytes(of: journal))
    for number in 1...Self.length {
      let (line, next) = chain.line(payload(number), number: number, durable: number - 1)
      bytes += line
      chain = next
    }
    disk.set(bytes, of: journal)
    return disk
  }

  private static let length = 3_000

  private func entry(_ number: Int) -> Entry {
    Entry(number, at: StoreScript.time(number), by: "desk", changes: [person(number % 700, "Name \(number)")])
  }

  @Test func `a long journal is read by several threads as by one`() throws {
    let disk = try longJournal { entry($0).compactJSONBytes() }
    let ledger = try Ledger(Dossier(title: "T", records: []), recordedAt: StoreScript.time(0))
    for number in 1...Self.length { try ledger.append(entry(number)) }
    let store = try LedgerStore.open(at: "/s", on: disk)
    #expect(store.sequence == Self.length && store.dossier == ledger.dossier)
    #expect(store.dossier.fingerprint == ledger.dossier.fingerprint)
    #expect(try Array(store.entries()) == Array(ledger.entries))
  }

  @Test func `of a long journal the first line that is no entry or cannot follow is named`() throws {
    let (noEntry, misplaced) = (Array("{\"author\":\"desk\"}".utf8), entry(17).compactJSONBytes())
    for (first, payload, then, other) in [(2_500, noEntry, 2_900, noEntry), (1_024, misplaced, 1_025, misplaced)] {
      let disk = try longJournal { $0 == first ? payload : $0 == then ? other : entry($0).compactJSONBytes() }
      for access in LedgerStore.Access.allCases {
        let error = storeError { _ = try LedgerStore.open(at: "/s", on: disk, for: access) }
        // Header and beginning stand before the first entry.
        #expect(error?.code == .corrupted && error?.place?.line == first + 2 && error?.place?.lastGood == first - 1)
      }
    }
  }
}
