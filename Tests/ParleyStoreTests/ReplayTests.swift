import Parley
import ParleyStore
import StoreChecks
import Testing

/// Entries that several threads read from a journal give the same ledger as one by one.
@Suite struct ReplayTests {
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

  private func entry(_ number: Int) -> Ledger.Entry {
    Ledger.Entry(number, at: StoreScript.time(number), by: "desk", changes: [person(number % 700, "Name \(number)")])
  }

  @Test func `a long journal is read by several threads as by one`() throws {
    let disk = try longJournal { entry($0).compactJSON() }
    let ledger = try Ledger(Dossier(title: "T", records: []), recordedAt: StoreScript.time(0))
    for number in 1...Self.length { try ledger.append(entry(number)) }
    let store = try LedgerStore.open(at: "/s", on: disk)
    #expect(store.sequence == Self.length && store.dossier == ledger.dossier)
    #expect(store.dossier.fingerprint == ledger.dossier.fingerprint)
    #expect(try Array(store.entries()) == Array(ledger.entries))
  }

  @Test func `of a long journal the first line that is no entry or cannot follow is named`() throws {
    let (noEntry, misplaced) = (Array("{\"author\":\"desk\"}".utf8), entry(17).compactJSON())
    for (first, payload, then, other) in [(2_500, noEntry, 2_900, noEntry), (1_024, misplaced, 1_025, misplaced)] {
      let disk = try longJournal { $0 == first ? payload : $0 == then ? other : entry($0).compactJSON() }
      for access in LedgerStore.Access.allCases {
        let error = storeError { _ = try LedgerStore.open(at: "/s", on: disk, for: access) }
        // Header and beginning stand before the first entry.
        #expect(error?.code == .corrupted && error?.place?.line == first + 2 && error?.place?.lastGood == first - 1)
      }
    }
  }
}
