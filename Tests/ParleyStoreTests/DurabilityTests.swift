import Parley
import ParleyStore
import StoreChecks
import TestSupport
import Testing

/// When what is on the disk, and how often that is asked for.
@Suite struct DurabilityTests {
  private func found(_ disk: SimulatedDisk) throws -> Int {
    try LedgerStore.open(at: "/s", on: disk.afterPowerCut { false }).sequence
  }

  @Test func `every commit is on the disk when it returns`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    for number in 1...5 {
      let syncs = disk.syncs
      try store.commit([person(number)], by: "desk", at: StoreScript.time(number))
      #expect(disk.syncs == syncs + 1)
      #expect(try found(disk) == number)
    }
  }

  @Test func `buffered commits are on the disk after a sync or a close`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(
      at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), policy: .osBuffered)
    let syncs = disk.syncs
    for number in 1...5 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    #expect(disk.syncs == syncs)
    #expect(try found(disk) == 0)
    try store.sync()
    #expect(try found(disk) == 5)
    try store.commit([person(6)], by: "desk", at: StoreScript.time(6))
    try store.close()
    #expect(try found(disk) == 6)
  }

  @Test func `a batch is on the disk when it is complete or its time is over`() async throws {
    let disk = SimulatedDisk()
    let patient = try LedgerStore.create(
      at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0),
      policy: .batched(count: 4, interval: .seconds(600)))
    for number in 1...3 { try await patient.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    #expect(try found(disk) == 0)
    try await patient.commit([person(4)], by: "desk", at: StoreScript.time(4))
    #expect(try found(disk) == 4)
    let other = SimulatedDisk()
    let hasty = try LedgerStore.create(
      at: "/s", on: other, title: "T", recordedAt: StoreScript.time(0),
      policy: .batched(count: 1_000, interval: .milliseconds(1)))
    try await hasty.commit([person(1)], by: "desk", at: StoreScript.time(1))
    try await waitUntil { try found(other) == 1 }
  }

  @Test func `commits at the same time share a sync`() async throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    let before = disk.syncs
    // So that all sixteen come together.
    await store.holdFiles(untilWaiting: 16)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<16 { group.addTask { try await store.commit([person(writer)], by: "desk") } }
      try await group.waitForAll()
    }
    #expect(store.sequence == 16)
    #expect(disk.syncs - before <= 2)
    #expect(try found(disk) == 16)
  }

  @Test func `commits of many threads and tasks are all there, each once`() async throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(
      at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), segmentSize: 5_000)
    let acknowledged = Monitor<Set<Int>>([])
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for number in 0..<20 {
            let change = person(writer * 100 + number)
            let entry =
              writer % 2 == 0
              ? try await store.commit([change], by: "desk") : try Self.blocking(store, change)
            #expect(acknowledged.withLock { $0.insert(entry.sequence).inserted })
          }
        }
      }
      group.addTask { for _ in 0..<3 { try store.compact() } }
      try await group.waitForAll()
    }
    #expect(acknowledged.withLock { $0 } == Set(1...160))
    let again = try LedgerStore.open(at: "/s", on: disk.afterPowerCut { false })
    #expect(again.sequence == 160 && again.dossier.actors.count == 160)
    #expect(again.verify().isIntact)
  }

  private static func blocking(_ store: LedgerStore, _ change: Ledger.Change) throws(StoreError) -> Ledger.Entry {
    try store.commit([change], by: "desk")
  }

  @Test func `a sync that fails poisons the store, and what it may have lost is never taken for stored`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(
      at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), policy: .osBuffered)
    try store.commit([person(1)], by: "desk", at: StoreScript.time(1))
    disk.fail(atCall: disk.calls + 1, with: .failedSync)
    #expect(storeError { try store.sync() }?.code == .failed)
    #expect(storeError { try store.commit([person(2)], by: "desk") }?.code == .poisoned)
    // The system shows the line, but has given up writing it: opening writes it once more.
    #expect(try found(disk) == 0)
    let again = try LedgerStore.open(at: "/s", on: disk.copy())
    #expect(again.sequence == 1)
    let copy = disk.copy()
    _ = try LedgerStore.open(at: "/s", on: copy)
    #expect(try found(copy) == 1)
  }

  @Test func `a policy is recorded in the store and can be changed when it is opened`() throws {
    let folder = try TemporaryFolder()
    let store = try LedgerStore.create(
      at: folder("s"), title: "T", policy: .batched(count: 10, interval: .milliseconds(20)))
    try store.close()
    #expect(try LedgerStore.open(at: folder("s"), for: .reading).policy.description == "batched:10:20")
    try LedgerStore.open(at: folder("s"), policy: .osBuffered).close()
    #expect(try LedgerStore.open(at: folder("s"), for: .reading).policy == .osBuffered)
  }
}
