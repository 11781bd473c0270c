import Parley
import ParleyStore
import StoreChecks
import Testing

/// What can be saved is saved, and every line that is not is named.
@Suite struct SalvageTests {
  private func salvaged(
    _ journal: StoredJournal, _ change: (inout [UInt8]) -> Void
  ) throws -> (report: SalvageReport, store: LedgerStore) {
    let disk = journal.disk.copy()
    var bytes = journal.bytes
    change(&bytes)
    disk.set(bytes, of: StoredJournal.journal)
    disk.set(nil, of: StoredJournal.path + "/MANIFEST.json")
    let report = try LedgerStore.salvage(from: StoredJournal.path, to: "/saved", on: disk)
    return (report, try LedgerStore.open(at: "/saved", on: disk))
  }

  @Test func `an intact journal is saved whole without its manifest`() throws {
    let journal = try StoredJournal(seed: 11, size: 5_000, closesAfter: .max)
    let (report, store) = try salvaged(journal) { _ in }
    #expect(report.isComplete && report.saved == journal.script.number)
    #expect(store.dossier.recordsByKey == journal.script.records)
    #expect(try store.entries().map(\.recordedAt) == (1...report.saved).map(StoreScript.time))
  }

  @Test func `of a damaged line in the middle only that line is lost`() throws {
    // Only puts: an entry that is missing prevents none.
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/store", on: disk, title: "T", recordedAt: StoreScript.time(0))
    for number in 1...9 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    try store.close()
    var bytes = try #require(disk.bytes(of: "/store/journal-00000001.jsonl"))
    let lines = bytes.split(separator: 0x0A)
    let start = lines[6].startIndex
    bytes[start + 60] ^= 1
    disk.set(bytes, of: "/store/journal-00000001.jsonl")
    #expect(storeError { _ = try LedgerStore.open(at: "/store", on: disk) }?.code == .corrupted)
    let report = try LedgerStore.salvage(from: "/store", to: "/saved", on: disk)
    #expect(report.saved == 8)
    #expect(report.leftOut.map(\.line) == [7] && report.leftOut.map(\.offset) == [start])
    #expect(report.leftOut.map(\.bytes) == [lines[6].count + 1])
    #expect(report.unchecked.isEmpty)
    #expect(report.renumbered == [5: 6, 6: 7, 7: 8, 8: 9])
    let saved = try LedgerStore.open(at: "/saved", on: disk)
    #expect(saved.dossier.actors.map(\.id.rawValue) == [1, 2, 3, 4, 6, 7, 8, 9].map { "actor-\($0)" })
    // The damaged store is as it was.
    #expect(disk.bytes(of: "/store/journal-00000001.jsonl") == bytes)
  }

  @Test func `a line behind one without an envelope is saved and called unchecked`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/store", on: disk, title: "T", recordedAt: StoreScript.time(0))
    for number in 1...4 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    try store.close()
    var bytes = try #require(disk.bytes(of: "/store/journal-00000001.jsonl"))
    let lines = bytes.split(separator: 0x0A)
    for index in lines[3].startIndex..<lines[3].startIndex + 30 { bytes[index] = 0 }
    disk.set(bytes, of: "/store/journal-00000001.jsonl")
    let report = try LedgerStore.salvage(from: "/store", to: "/saved", on: disk)
    #expect(report.leftOut.map(\.line) == [4] && report.unchecked.map(\.line) == [5])
    #expect(report.saved == 3)
  }

  @Test func `nothing is invented out of random damage`() throws {
    let journal = try StoredJournal(seed: 12, size: 3_000, closesAfter: .max)
    let known = Set(try LedgerStore.open(at: StoredJournal.path, on: journal.disk.copy()).entries().map(\.changes))
    var generator = SplitMix64(seed: 12)
    for _ in 0..<40 {
      let (report, store) = try salvaged(journal) { bytes in
        for _ in 0..<3 {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          bytes[place] = UInt8.random(in: 0...255, using: &generator)
        }
      }
      let unchecked = report.unchecked.count
      let foreign = try store.entries().count { !known.contains($0.changes) }
      #expect(foreign <= unchecked)
      #expect(report.saved + report.leftOut.count >= journal.script.number - 3)
    }
  }

  @Test func `there must be a journal, and the new folder must be free`() throws {
    let disk = SimulatedDisk()
    #expect(storeError { _ = try LedgerStore.salvage(from: "/no", to: "/saved", on: disk) }?.code == .notFound)
    try disk.createFolder("/empty")
    #expect(storeError { _ = try LedgerStore.salvage(from: "/empty", to: "/saved", on: disk) }?.code == .notAStore)
    _ = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    #expect(storeError { _ = try LedgerStore.salvage(from: "/s", to: "/s", on: disk) }?.code == .alreadyExists)
  }
}
