import Foundation
import Parley
import ParleyStore
import StoreChecks
import TestSupport
import Testing

/// What a store does when nothing goes wrong.
@Suite struct LedgerStoreTests {
  @Test func `what was committed is there when the store is opened again`() throws {
    let folder = try TemporaryFolder()
    let path = folder("talks.parley")
    let store = try LedgerStore.create(at: path, title: "Talks")
    let hourAhead = Timestamp.now().advanced(byMicroseconds: 3_600_000_000)
    let entry = try store.commit([person(1)], by: "desk", note: "The first.", at: hourAhead)
    #expect(entry.sequence == 1)
    #expect(store.sequence == 1 && store.dossier.actors.count == 1)
    try store.close()
    #expect(store.dossier.actors.count == 1)
    let again = try LedgerStore.open(at: path + "/")
    #expect(again.report.isClean && again.report.replayed == 1)
    #expect(again.dossier == store.dossier && again.dossier.title == "Talks")
    #expect(try again.entries().map(\.note) == ["The first."])
  }

  @Test func `a store begins with a dossier and keeps its unknown members`() throws {
    let folder = try TemporaryFolder()
    let json = #"""
      {"$parley": 1, "title": "T", "x-future": [1.50], "actors": [{"id": "a", "kind": "robot", "name": {"primary": "A"}, "x": 1}]}
      """#
    let dossier = try Dossier(jsonBytes: Array(json.utf8))
    let store = try LedgerStore.create(
      at: folder("s"), beginningWith: dossier, recordedAt: "2025-11-20T08:00:00Z")
    try store.close()
    let again = try LedgerStore.open(at: folder("s"))
    #expect(again.dossier.jsonBytes() == dossier.jsonBytes())
    #expect(try again.dossier(asOf: "2025-11-20T07:59:59Z").actors.isEmpty)
    #expect(try again.dossier(asOf: "2025-11-20T08:00:00Z").actors.count == 1)
  }

  @Test func `a refused entry leaves the store as it was`() throws {
    let folder = try TemporaryFolder()
    let store = try LedgerStore.create(at: folder("s"), title: "T")
    try store.commit([person(1)], by: "desk")
    let size = try FileManager.default.attributesOfItem(atPath: folder("s/journal-00000001.jsonl"))[.size] as? Int
    let error = storeError { try store.commit([.retract("nobody" as Actor.ID, reason: "x")], by: "desk") }
    #expect(error?.code == .refused && error?.refusal?.code == .notFound && error?.category == .notFound)
    #expect(try FileManager.default.attributesOfItem(atPath: folder("s/journal-00000001.jsonl"))[.size] as? Int == size)
    try store.commit([person(2)], by: "desk")
    #expect(store.sequence == 2)
  }

  @Test func `an entry based on an older dossier is refused where somebody was quicker`() throws {
    let folder = try TemporaryFolder()
    let store = try LedgerStore.create(at: folder("s"), title: "T")
    try store.commit([person(1)], by: "desk")
    try store.compact()
    let base = store.dossier
    try store.commit([person(1, "Other")], by: "night desk")
    let error = storeError { try store.commit([person(1, "Mine")], by: "desk", basedOn: base) }
    #expect(error?.refusal?.code == .changedMeanwhile)
    try store.commit([person(2)], by: "desk", basedOn: base)
  }

  @Test func `every state of a random history can be read back, with and without a snapshot`() throws {
    for seed in UInt64(1)...3 {
      let disk = SimulatedDisk()
      var script = StoreScript(seed: seed)
      let store = try LedgerStore.create(
        at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), segmentSize: 4_000)
      for number in 1...40 {
        try store.commit(script.next(), by: "desk", at: StoreScript.time(number))
        if number == 25 { try store.compact() }
      }
      try store.close()
      let again = try LedgerStore.open(at: "/s", on: disk)
      #expect(again.report.snapshot == 25 && again.report.replayed == 15)
      #expect(again.dossier.recordsByKey == script.records)
      for number in 0...40 {
        let dossier = try #require(try again.dossier(at: number))
        #expect(dossier.recordsByKey == script.history[number])
        #expect(try again.dossier(asOf: StoreScript.time(number)).recordsByKey == script.history[number])
      }
      #expect(try again.dossier(at: 41) == nil)
      #expect(try again.entries().map(\.sequence) == Array(1...40))
    }
  }

  @Test func `a snapshot gives the same answers as the journal`() throws {
    let disk = SimulatedDisk()
    var script = StoreScript(seed: 9)
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    for number in 1...30 { try store.commit(script.next(), by: "desk", at: StoreScript.time(number)) }
    try store.close()
    let before = try LedgerStore.open(at: "/s", on: disk)
    try before.compact()
    try before.close()
    let after = try LedgerStore.open(at: "/s", on: disk)
    #expect(before.report.snapshot == nil && after.report.snapshot == 30)
    #expect(after.dossier == before.dossier)
    // Cursors that were handed out hold, and the times of recording are the same.
    let query = Query<Statement>(where: .recorded(before: StoreScript.time(15)), orderedBy: .newestFirst, limit: 2)
    let page = before.dossier.page(query)
    #expect(!page.isEmpty && page.ids == after.dossier.page(query).ids)
    #expect(after.dossier.fingerprint == before.dossier.fingerprint)
    for key in script.records.keys where key.kind == .statement {
      let id = EntityID<Statement>(stringLiteral: key.id)
      #expect(try after.history(of: id) == before.history(of: id))
    }
    #expect(try after.changes(from: 3, to: 20) == before.changes(from: 3, to: 20))
  }

  @Test func `history loaded late goes together with commits made before`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    for number in 1...5 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    try store.compact()
    try store.close()
    let again = try LedgerStore.open(at: "/s", on: disk)
    try again.commit([person(6)], by: "desk", at: StoreScript.time(6))
    let base = again.dossier
    #expect(try again.dossier(at: 2)?.actors.count == 2)
    try again.commit([person(7)], by: "desk", at: StoreScript.time(7), basedOn: base)
    #expect(try again.entries().count == 7)
    try again.close()
    #expect(try LedgerStore.open(at: "/s", on: disk).dossier.actors.count == 7)
  }

  @Test func `a snapshot without records is one too`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    try store.compact()
    #expect(store.verify().isIntact)
    try store.commit([person(1)], by: "desk", at: StoreScript.time(1))
    try store.commit([.retract("actor-1" as Actor.ID, reason: "wrong")], by: "desk", at: StoreScript.time(2))
    try store.compact()
    try store.close()
    let again = try LedgerStore.open(at: "/s", on: disk)
    #expect(again.report.isClean && again.report.snapshot == 2 && again.dossier.recordsByKey.isEmpty)
    try again.commit([person(3)], by: "desk", at: StoreScript.time(3))
    #expect(try again.dossier(at: 1)?.actors.count == 1 && again.dossier.actors.count == 1)
  }

  @Test func `a compaction that fails leaves the snapshot that counts as it was`() throws {
    for call in 1...30 {
      let disk = SimulatedDisk()
      let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
      try store.commit([person(1)], by: "desk", at: StoreScript.time(1))
      try store.compact()
      disk.fail(atCall: disk.calls + call, with: .failure)
      try? store.compact()
      for isKept in [false, true] {
        let again = try LedgerStore.open(at: "/s", on: disk.afterPowerCut { isKept }, for: .reading)
        #expect(again.report.snapshot == 1 && again.report.ignoredSnapshot == nil, "call \(call)")
      }
    }
  }

  @Test func `compaction keeps all history and joins small segments`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(
      at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), segmentSize: 1_000)
    for number in 1...60 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    let many = disk.paths.count { $0.contains("journal-") }
    #expect(many > 5)
    let token = store.token
    try store.close()
    let again = try LedgerStore.open(at: "/s", on: disk, segmentSize: 1 << 20)
    try again.compact()
    #expect(disk.paths.count { $0.contains("journal-") } == 2)
    #expect(disk.paths.count { $0.contains("snapshot-") } == 1)
    #expect(again.token == token)
    try again.compact()
    #expect(disk.paths.count { $0.contains("snapshot-") } == 1)
    #expect(again.verify().isIntact)
    for number in 0...60 { #expect(try again.dossier(at: number)?.actors.count == number) }
  }

  @Test func `small commits grow several segments, and each is sealed with its hash`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(
      at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), segmentSize: 500)
    for number in 1...9 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    let manifest = try #require(disk.bytes(of: "/s/MANIFEST.json"))
    guard case .object(let members) = try JSONValue(parsing: manifest), case .array(let sealed)? = members["sealed"]
    else {
      Issue.record("the manifest has another form")
      return
    }
    #expect(sealed.count > 3)
    for case .object(let segment) in sealed {
      guard case .string(let file)? = segment["file"], case .string(let hash)? = segment["sha256"] else { continue }
      #expect(SHA256.hexadecimal(of: disk.bytes(of: "/s/\(file)") ?? []) == hash)
    }
  }

  @Test func `only a rewrite drops history, and says so afterwards`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(
      at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), segmentSize: 1_000)
    for number in 1...30 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    let token = store.token
    let reader = try LedgerStore.open(at: "/s", on: disk, for: .reading)
    try store.dropHistory(before: 20)
    #expect(try store.dossier(at: 19) == nil)
    #expect(try store.dossier(at: 20)?.actors.count == 20)
    #expect(store.sequence == 30 && store.dossier.actors.count == 30)
    try store.commit([person(31)], by: "desk", at: StoreScript.time(31))
    #expect(storeError { _ = try reader.refresh() }?.code == .foreignToken)
    #expect(storeError { _ = try store.number(after: token) }?.code == .foreignToken)
    #expect(storeError { try store.dropHistory(before: 5) }?.code == .historyDropped)
    #expect(store.verify().isIntact)
    try store.close()
    let again = try LedgerStore.open(at: "/s", on: disk)
    #expect(again.sequence == 31 && again.report.isClean)
    #expect(try again.entries().map(\.sequence) == Array(21...31))
    #expect(try again.dossier(asOf: StoreScript.time(19)).actors.isEmpty)
  }

  @Test func `a time in the future is refused, reported and taken back`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    try store.commit([person(1)], by: "desk", at: StoreScript.time(1))
    let token = store.token
    let late: Timestamp = "2999-01-01T00:00:00Z"
    let error = storeError { try store.commit([person(2)], by: "desk", at: late) }
    #expect(error?.code == .refused && error?.refusal?.code == .futureTime && store.sequence == 1)
    let folder = try TemporaryFolder()
    let beginning = storeError {
      _ = try LedgerStore.create(at: folder("s"), beginningWith: store.dossier, recordedAt: late)
    }
    #expect(beginning?.refusal?.code == .futureTime)
    try store.commit([person(2)], by: "desk", at: late, allowingFutureTime: true)
    try store.commit([person(3)], by: "desk", note: "Follows.")
    try store.compact()
    try store.close()
    let again = try LedgerStore.open(at: "/s", on: disk)
    #expect(again.report.futureTime == late && !again.report.isClean && again.report.lines.count == 2)
    #expect(try again.dossier(asOf: .now()).actors.count == 1)
    let moment = StoreScript.time(5)
    #expect(try again.rewrite(recordedNotAfter: moment) == 2)
    #expect(try again.entries().map(\.recordedAt) == [StoreScript.time(1), moment, moment])
    #expect(try again.entries().map(\.note) == [nil, nil, "Follows."])
    #expect(try again.dossier(asOf: .now()).actors.count == 3 && again.rewrite(recordedNotAfter: moment) == 0)
    // What was before is the same history.
    #expect(try again.number(after: token) == 2)
    try again.close()
    let last = try LedgerStore.open(at: "/s", on: disk)
    #expect(last.report.isClean && last.verify().isIntact && last.sequence == 3)
    #expect(try last.commit([person(4)], by: "desk").recordedAt < late)
  }

  @Test func `a clock that was set back does not stop anybody`() throws {
    let folder = try TemporaryFolder()
    let store = try LedgerStore.create(at: folder("s"), title: "T")
    try store.commit([person(1)], by: "desk", at: "2999-01-01T00:00:00Z", allowingFutureTime: true)
    #expect(try store.commit([person(2)], by: "desk").recordedAt == "2999-01-01T00:00:00Z")
  }
}
