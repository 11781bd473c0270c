import Foundation
import Parley
import ParleyStore
import StoreChecks
import TestSupport
import Testing

/// Stores of other versions.
@Suite struct VersionTests {
  /// `PARLEY_RECORD=1 swift test` makes the store of the present format; those of released versions are never made anew.
  private func recordIfAsked() throws {
    guard ProcessInfo.processInfo.environment["PARLEY_RECORD"] == "1" else { return }
    let path = packageRoot.appending(path: "Tests/Fixtures/Stores/format-1.0.parley").path
    guard !FileManager.default.fileExists(atPath: path) else { return }
    let json =
      #"{"$parley": 1, "title": "Golden", "places": [{"id": "oslo", "kind": "city", "name": {"primary": "Oslo"}}]}"#
    let store = try LedgerStore.create(
      at: path, beginningWith: Dossier(jsonBytes: Array(json.utf8)), recordedAt: StoreScript.time(0))
    var script = StoreScript(seed: 10)
    for number in 1...6 {
      try store.commit(script.next(), by: "desk", note: "Ünïcode \(number)", at: StoreScript.time(number))
    }
    try store.compact()
    try store.commit(
      script.next(),
      by: "night desk", at: StoreScript.time(7))
    try store.close()
    try FileManager.default.removeItem(atPath: path + "/LOCK")
  }

  @Test func `a store of format 1.0 is read as it was written`() throws {
    try recordIfAsked()
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: packageRoot.appending(path: "Tests/Fixtures/Stores/format-1.0.parley"), to: URL(filePath: folder("s")))
    var script = StoreScript(seed: 10)
    for _ in 1...7 { _ = script.next() }
    for access in LedgerStore.Access.allCases {
      let store = try LedgerStore.open(at: folder("s"), for: access)
      #expect(store.report.isClean && store.report.snapshot == 6 && store.report.replayed == 1)
      var records = store.dossier.recordsByKey
      #expect(records.removeValue(forKey: RecordKey("oslo" as Place.ID)) != nil)
      #expect(records == script.records)
      #expect(store.dossier.count(Filter<Place>.text("oslo")) == 1)
      #expect(try store.entries().map(\.author) == Array(repeating: "desk", count: 6) + ["night desk"])
      #expect(try store.entries().first?.note == "Ünïcode 1")
      #expect(store.verify().isIntact)
    }
  }

  @Test func `a snapshot with the layout of an earlier version is passed over`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: packageRoot.appending(path: "Tests/Fixtures/Stores/layout-1.parley"), to: URL(filePath: folder("s")))
    let store = try LedgerStore.open(at: folder("s"))
    #expect(store.report.snapshot == nil && store.report.replayed == 7 && !store.report.isClean)
    #expect(store.dossier.count(Filter<Place>.text("oslo")) == 1)
    #expect(store.verify().problems.map(\.code) == [.unsupportedVersion])
    try store.compact()
    #expect(store.verify().isIntact)
    try store.close()
    #expect(try LedgerStore.open(at: folder("s"), for: .reading).report.snapshot == 7)
  }

  /// A store with a line whose changes only a later version can make.
  private func disk(payload: (Int) -> String) throws -> SimulatedDisk {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    try store.commit([person(1)], by: "desk", at: StoreScript.time(1))
    try store.close()
    let journal = "/s/journal-00000001.jsonl"
    var bytes = try #require(disk.bytes(of: journal))
    // The store's last check is that of its token.
    let check = try #require(store.token.description.split(separator: "-").last.flatMap { UInt32($0, radix: 16) })
    var chain = Chain(number: 1, check: check)
    for number in 2...3 {
      let (line, next) = chain.line(Array(payload(number).utf8), number: number, durable: number - 1)
      bytes += line
      chain = next
    }
    disk.set(bytes, of: journal)
    return disk
  }

  @Test func `changes and members of a newer minor version stay verbatim and are counted`() throws {
    let payload = { (number: Int) in
      #"{"author":"desk","changes":[{"split":"actor:actor-1","parts":["a","b"]},{"put":{"place":{"id":"p\#(number)","kind":"city","name":{"primary":"P"},"z":9}}}],"mood":"good","recordedAt":"2024-01-01T00:00:00Z","sequence":\#(number)}"#
    }
    let disk = try disk(payload: payload)
    let store = try LedgerStore.open(at: "/s", on: disk)
    #expect(store.sequence == 3 && store.report.unknownChanges == 2 && !store.report.isClean)
    #expect(store.dossier.places.count == 2 && store.dossier.actors.count == 1)
    #expect(try store.entries().last?.extra["mood"] == "good")
    try store.commit([person(4)], by: "desk")
    let before = try #require(disk.bytes(of: "/s/journal-00000001.jsonl"))
    // No snapshot that would hide from a later version what this one cannot do.
    try store.compact()
    #expect(!disk.paths.contains { $0.contains("snapshot") })
    for number in 2...3 {
      #expect(String(decoding: before, as: UTF8.self).contains(payload(number)))
    }
    try store.dropHistory(before: 1)
    let rewritten = disk.paths.filter { $0.contains("journal-") }.compactMap { disk.bytes(of: $0) }.joined()
    for number in 2...3 { #expect(String(decoding: Array(rewritten), as: UTF8.self).contains(payload(number))) }
  }

  @Test func `a newer major version is refused`() throws {
    let disk = SimulatedDisk()
    try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0)).close()
    let bytes = try #require(disk.bytes(of: "/s/MANIFEST.json"))
    guard case .object(var members) = try JSONValue(parsing: bytes) else { return }
    members["format"] = [2, 0]
    members["check"] = nil
    let check = String(CRC32C.of(JSONValue.object(members).jsonBytes()), radix: 16)
    members["check"] = .string(String(repeating: "0", count: 8 - check.count) + check)
    disk.set(JSONValue.object(members).jsonBytes() + [0x0A], of: "/s/MANIFEST.json")
    for access in LedgerStore.Access.allCases {
      let error = storeError { _ = try LedgerStore.open(at: "/s", on: disk, for: access) }
      #expect(error?.code == .unsupportedVersion && error?.category == .unsupported)
    }
  }

  @Test func `members of the manifest that a newer minor version added are written back`() throws {
    let disk = SimulatedDisk()
    try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0)).close()
    guard case .object(var members) = try JSONValue(parsing: try #require(disk.bytes(of: "/s/MANIFEST.json"))) else {
      return
    }
    members["format"] = [1, 7]
    members["x-later"] = ["a": 1]
    members["check"] = nil
    let check = String(CRC32C.of(JSONValue.object(members).jsonBytes()), radix: 16)
    members["check"] = .string(String(repeating: "0", count: 8 - check.count) + check)
    disk.set(JSONValue.object(members).jsonBytes() + [0x0A], of: "/s/MANIFEST.json")
    let store = try LedgerStore.open(at: "/s", on: disk)
    try store.commit([person(1)], by: "desk")
    try store.close()
    let text = String(decoding: try #require(disk.bytes(of: "/s/MANIFEST.json")), as: UTF8.self)
    #expect(text.contains("x-later") && text.contains("\"format\": [1, 7]"))
  }
}
