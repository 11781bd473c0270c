import Foundation
import Parley
import ParleyStore
import StoreChecks
import TestSupport
import Testing

/// Commits that are recorded and written together, as one by one.
@Suite struct GroupCommitTests {
  private typealias Answer = Result<Ledger.Entry, StoreError>

  /// A commit without its answer.
  private struct Order: Sendable {
    var change: Ledger.Change
    var time: Timestamp?
    var base: Dossier?
  }

  private func store(on disk: any FileSystem) throws -> LedgerStore {
    // Without padding: a group is one write and one sync.
    try LedgerStore.create(
      at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), paddingSize: 0)
  }

  /// Commits all at once: the files are held until all have come, one after the other.
  private func commit(
    _ orders: [Order], to store: LedgerStore, before: @escaping @Sendable () -> Void = {}
  ) async throws -> [Answer] {
    await store.holdFiles(untilWaiting: orders.count, before)
    return try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
      for (number, order) in orders.enumerated() {
        group.addTask {
          while store.waiting < number { await Task.yield() }
          do throws(StoreError) {
            return (
              number,
              .success(
                try await store.commit(
                  [order.change], by: "desk", at: order.time, basedOn: order.base, allowingFutureTime: true))
            )
          } catch {
            return (number, .failure(error))
          }
        }
      }
      var answers: [Int: Answer] = [:]
      for try await (number, answer) in group { answers[number] = answer }
      return orders.indices.compactMap { answers[$0] }
    }
  }

  private func code(_ answer: Answer) -> LedgerError.Code? {
    if case .failure(let error) = answer, error.code == .refused { error.refusal?.code } else { nil }
  }

  @Test func `an entry that is refused leaves the others of its group alone`() async throws {
    let disk = SimulatedDisk()
    let store = try store(on: disk)
    var orders = (1...6).map { Order(change: person($0)) }
    orders.insert(Order(change: .retract("nobody" as Actor.ID, reason: "x")), at: 3)
    orders.append(Order(change: .retract("actor-2" as Actor.ID, reason: "put by the same group")))
    let syncs = disk.syncs
    let answers = try await commit(orders, to: store)
    #expect(answers.compactMap { try? $0.get().sequence } == Array(1...7))
    #expect(code(answers[3]) == .notFound)
    #expect(disk.syncs == syncs + 1)
    let again = try LedgerStore.open(at: "/s", on: disk.afterPowerCut { false })
    #expect(again.sequence == 7 && again.dossier == store.dossier && again.dossier.actors.count == 5)
  }

  @Test func `of a group that starts from one dossier the first to change a record wins`() async throws {
    let disk = SimulatedDisk()
    let store = try store(on: disk)
    try await store.commit([person(1)], by: "desk", at: StoreScript.time(1))
    try await store.commit([person(2)], by: "desk", at: StoreScript.time(2))
    let base = store.dossier
    let foreign = try LedgerStore.create(
      at: "/other", on: disk, title: "T", recordedAt: StoreScript.time(0))
    try await foreign.commit([person(7)], by: "desk", at: StoreScript.time(1))
    let answers = try await commit(
      [
        Order(change: person(1, "First"), base: base), Order(change: person(1, "Second"), base: base),
        Order(change: .retract("actor-2" as Actor.ID, reason: "r"), base: base),
        Order(change: person(2, "Late"), base: base), Order(change: person(3), base: base),
        Order(change: person(3, "Late"), base: base), Order(change: person(4), base: foreign.dossier),
        Order(change: person(1, "Last")),
      ], to: store)
    #expect(
      answers.map(code) == [
        nil, .changedMeanwhile, nil, .changedMeanwhile, nil, .changedMeanwhile, .foreignDossier, nil,
      ])
    #expect(answers.compactMap { try? $0.get().sequence } == Array(3...6))
    #expect(store.dossier["actor-1" as Actor.ID]?.name.primary == "Last 1")
    #expect(store.dossier["actor-2" as Actor.ID] == nil && store.dossier["actor-3" as Actor.ID] != nil)
  }

  @Test func `the times of a group never go back`() async throws {
    let store = try store(on: SimulatedDisk())
    let future: Timestamp = "2900-01-01T00:00:00Z"
    var orders = (1...8).map { Order(change: person($0)) }
    orders[2].time = future
    orders[5].time = "2900-01-01T00:00:01Z"
    orders[6].time = future
    let answers = try await commit(orders, to: store)
    #expect(answers.map(code) == [nil, nil, nil, nil, nil, nil, .timeReversed, nil])
    let times = try store.entries().map(\.recordedAt)
    #expect(times == times.sorted() && times.count == 7)
    // The clock is behind what an author has said.
    #expect(times[3] == future && times.last == orders[5].time)
  }

  @Test func `a group of which nothing could be synced is nowhere to be seen`() async throws {
    let disk = SimulatedDisk()
    let store = try store(on: disk)
    let answers = try await commit((1...5).map { Order(change: person($0)) }, to: store) {
      // The lines are written by one call, and synced by the next one.
      disk.fail(atCall: disk.calls + 2, with: .failedSync)
    }
    for answer in answers {
      #expect(throws: StoreError.self) { try answer.get() }
    }
    #expect(store.sequence == 0 && store.dossier.actors.isEmpty && store.token.sequence == 0)
    #expect(try store.entries().isEmpty && store.dossier(at: 1) == nil)
    #expect(storeError { try store.commit([person(9)], by: "desk") }?.code == .poisoned)
    #expect(try LedgerStore.open(at: "/s", on: disk.copy()).sequence == 0)
  }

  @Test func `a task that waits is answered though all threads of tasks wait too`() async throws {
    let store = try store(on: SimulatedDisk())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<64 {
        group.addTask {
          if writer % 8 == 0 {
            try await store.commit([person(writer)], by: "desk")
          } else {
            try Self.blocking(store, person(writer))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(store.sequence == 64)
  }

  @Test func `tasks and threads commit in turn`() async throws {
    let store = try store(on: SimulatedDisk())
    for number in 1...12 {
      if number % 3 == 0 {
        try Self.blocking(store, person(number))
      } else {
        try await store.commit([person(number)], by: "desk")
      }
      #expect(store.dossier.sequence == number)
    }
  }

  private static func blocking(_ store: LedgerStore, _ change: Ledger.Change) throws(StoreError) {
    try store.commit([change], by: "desk")
  }

  @Test func `commits gather while the disk works, and are written together`() async throws {
    let disk = SimulatedDisk()
    let gate = Gate()
    let store = try store(on: HookedFiles(disk, willSync: { gate.pass() }))
    let syncs = disk.syncs
    gate.close()
    let first = Self.inThread(store, person(1), at: 1)
    try await waitUntil { gate.isWaiting }
    let refused = Self.inThread(store, .retract("nobody" as Actor.ID, reason: "r"), at: 2)
    let second = Self.inThread(store, .retract("actor-1" as Actor.ID, reason: "r"), at: 2)
    let third = Self.inThread(store, person(3), at: 2)
    try await waitUntil { store.waiting >= 3 }
    #expect(store.sequence == 0 && store.dossier.actors.isEmpty && disk.syncs == syncs)
    gate.open()
    for answer in [first, second, third] {
      #expect(throws: Never.self) { try Self.next(answer)?.get() }
    }
    #expect(Self.next(refused).flatMap(code) == .notFound)
    #expect(store.sequence == 3 && store.dossier.actors.map(\.id) == ["actor-3"] && disk.syncs == syncs + 2)
    #expect(try LedgerStore.open(at: "/s", on: disk.afterPowerCut { false }).sequence == 3)
  }

  @Test func `requests that wait behind a sync that fails are told so`() async throws {
    let disk = SimulatedDisk()
    let gate = Gate()
    let store = try store(on: HookedFiles(disk, willSync: { gate.pass() }))
    try await store.commit([person(1)], by: "desk", at: StoreScript.time(1))
    gate.close()
    let first = Self.inThread(store, person(2), at: 2)
    try await waitUntil { gate.isWaiting }
    let second = Self.inThread(store, person(3), at: 2)
    disk.fail(atCall: disk.calls + 1, with: .failedSync)
    gate.open()
    let codes = [first, second].map { answer -> StoreError.Code? in
      guard case .failure(let error) = Self.next(answer) else { return nil }
      return error.code
    }
    // The second may come when the store is poisoned already.
    #expect(codes[0] == .failed && [.failed, .poisoned].contains(codes[1]))
    #expect(store.sequence == 1 && store.dossier.actors.count == 1)
    #expect(try LedgerStore.open(at: "/s", on: disk.copy()).sequence == 1)
  }

  @Test func `readers do not wait for the disk, and see what is acknowledged`() async throws {
    let disk = SimulatedDisk()
    let gate = Gate()
    let store = try store(on: HookedFiles(disk, willSync: { gate.pass() }))
    for number in 1...2 { try await store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    gate.close()
    let third = Self.inThread(store, person(3), at: 3)
    try await waitUntil { gate.isWaiting }
    // Nobody has looked so far, and the third is in the file already.
    #expect(store.sequence == 2 && store.dossier.actors.map(\.id) == ["actor-1", "actor-2"])
    #expect(try store.entries().map(\.sequence) == [1, 2] && store.dossier(at: 3) == nil)
    #expect(try store.history(of: "actor-3" as Actor.ID).isEmpty && store.token.sequence == 2)
    gate.open()
    #expect(throws: Never.self) { try Self.next(third)?.get() }
    #expect(store.dossier.actors.count == 3 && store.dossier.sequence == 3)
  }

  @Test func `readers do not wait for a compaction`() async throws {
    let gate = Gate()
    let store = try store(on: HookedFiles(SimulatedDisk(), willSync: { gate.pass() }))
    for number in 1...2 { try await store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    gate.close()
    let isDone = Monitor(false)
    Thread.detachNewThread {
      try? store.compact()
      isDone.withLock { $0 = true }
      isDone.notifyAll()
    }
    try await waitUntil { gate.isWaiting }
    #expect(store.dossier.actors.count == 2)
    gate.open()
    isDone.withLock(waitingWhile: { !$0 }) { _ in }
    #expect(store.verify().isIntact)
  }

  @Test func `what is seen is what was committed, whether anybody looked before or not`() throws {
    for seed in UInt64(40)..<52 {
      var generator = SplitMix64(seed: seed)
      var script = StoreScript(seed: seed)
      let store = try LedgerStore.create(
        at: "/s", on: SimulatedDisk(), title: "T", recordedAt: StoreScript.time(0), policy: .osBuffered)
      for number in 1...300 {
        try store.commit(script.next(), by: "desk", at: StoreScript.time(number))
        // Rarely at first, then more and more often.
        guard Int.random(in: 0..<300, using: &generator) < number else { continue }
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: #expect(store.dossier.recordsByKey == script.records)
        case 1: #expect(try store.dossier(at: number - 1)?.recordsByKey == script.history[number - 1])
        case 2: #expect(try store.entries().last?.sequence == number)
        default:
          #expect(try store.dossier(asOf: StoreScript.time(number / 2)).recordsByKey == script.history[number / 2])
        }
      }
    }
  }

  @Test func `a store at which nobody looks for long answers the same`() throws {
    let store = try LedgerStore.create(
      at: "/s", on: SimulatedDisk(), title: "T", recordedAt: StoreScript.time(0), policy: .osBuffered)
    let base = store.dossier
    let count = 2_600
    for number in 1...count { try store.commit([person(number % 700, "\(number)")], by: "desk") }
    #expect(storeError { try store.commit([person(1)], by: "desk", basedOn: base) }?.refusal?.code == .changedMeanwhile)
    #expect(store.dossier.actors.count == 700 && store.dossier.sequence == count)
    let last = (count - 699...count).map { number in person(number % 700, "\(number)") }
    #expect(Set(last) == Set(store.dossier.actors.map { Ledger.Change.put($0) }))
    #expect(try store.history(of: "actor-7" as Actor.ID).map(\.sequence) == [7, 707, 1407, 2107])
  }

  @Test(arguments: [true, false])
  func `nobody waits forever, however many write, are refused and read at once`(inThreads: Bool) async throws {
    let store = try store(on: SimulatedDisk())
    let (writers, each) = (6, 150)
    let running = Monitor(writers)
    let work = { @Sendable (writer: Int, number: Int) -> Ledger.Change in
      // Every third is refused.
      number % 3 == 0
        ? .retract(EntityID<Actor>(stringLiteral: "nobody-\(writer)"), reason: "r") : person(writer * 1_000 + number)
    }
    for writer in 0..<writers {
      let end = { @Sendable in
        running.withLock { $0 -= 1 }
        running.notifyAll()
      }
      if inThreads {
        Thread.detachNewThread {
          for number in 0..<each { _ = try? Self.blocking(store, work(writer, number)) }
          end()
        }
      } else {
        Task.detached {
          for number in 0..<each { _ = try? await store.commit([work(writer, number)], by: "desk") }
          end()
        }
      }
    }
    let looks = Monitor(0)
    for _ in 0..<3 {
      looks.withLock { $0 += 1 }
      Thread.detachNewThread {
        var last = -1
        while running.withLock({ $0 > 0 }) {
          let before = store.sequence
          // The writers may wait for their turn among other tests for long.
          if before == last { blockUntil { store.sequence != last || running.withLock({ $0 == 0 }) } }
          last = before
          let dossier = store.dossier
          #expect(dossier.sequence ?? 0 >= before && dossier.actors.count == dossier.sequence)
          if before % 5 == 0 { try? store.sync() }
        }
        looks.withLock { $0 -= 1 }
        looks.notifyAll()
      }
    }
    try await waitUntil { running.withLock { $0 == 0 } && looks.withLock { $0 == 0 } }
    #expect(store.sequence == writers * each * 2 / 3 && store.dossier.actors.count == store.sequence)
  }

  /// Commits on a thread of its own.
  private static func inThread(_ store: LedgerStore, _ change: Ledger.Change, at number: Int) -> Monitor<Answer?> {
    let answer = Monitor<Answer?>(nil)
    Thread.detachNewThread {
      let result = Result { () throws(StoreError) in
        try store.commit([change], by: "desk", at: StoreScript.time(number))
      }
      answer.withLock { $0 = result }
      answer.notifyAll()
    }
    return answer
  }

  private static func next(_ answer: Monitor<Answer?>) -> Answer? {
    answer.withLock(waitingWhile: { $0 == nil }) { $0 }
  }

  @Test func `the lines are those of the entries`() throws {
    let disk = SimulatedDisk()
    let store = try store(on: disk)
    var unusual = person(2, "A \"quoted\" \u{1} näme")
    unusual.reason = "why\n"
    unusual.extra = ["x": [1, 2]]
    try store.commit([person(1), unusual], by: "dësk", note: "", at: StoreScript.time(1))
    try store.commit([.merge("actor-1" as Actor.ID, into: "actor-2" as Actor.ID, reason: "same")], by: "desk")
    try store.commit(
      [.retract("actor-2" as Actor.ID, reason: "r")], by: "desk", note: "ü", at: "2900-01-01T00:00:00.5Z",
      allowingFutureTime: true)
    let bytes = try #require(disk.bytes(of: "/s/journal-00000001.jsonl"))
    let lines = bytes.split(separator: 0x0A).dropFirst(2)
    for (line, entry) in zip(lines, try store.entries()) {
      let payload = Array(",\"d\":".utf8) + entry.compactJSON() + Array("}".utf8)
      #expect(Array(line.suffix(payload.count)) == payload)
    }
    #expect(lines.count == 3)
  }
}

/// Lets syncs wait while it is closed.
private final class Gate: Sendable {
  private let state = Monitor((isClosed: false, isWaiting: false))

  func close() { state.withLock { $0.isClosed = true } }

  func open() {
    state.withLock { $0.isClosed = false }
    state.notifyAll()
  }

  /// Whether a sync waits.
  var isWaiting: Bool { state.withLock { $0.isWaiting } }

  func pass() {
    state.withLock { $0.isWaiting = $0.isClosed }
    state.withLock(waitingWhile: { $0.isClosed }) { $0.isWaiting = false }
  }
}
