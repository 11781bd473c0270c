import Foundation
import Parley
import ParleyStore

/// The path of a store that is gone when the snippet is over.
private func withTemporaryPath(_ work: (String) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "parley-snippet-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try await work(folder.appending(path: "talks.parley").path)
}

/// A store with two entries.
private func makeTalks(at path: String) throws -> LedgerStore {
  let store = try LedgerStore.create(
    at: path, beginningWith: Dossier(title: "Talks", records: []),
    recordedAt: "2025-11-20T08:00:00Z")
  try blocking(
    store, [.put(Actor("kaja-kallas", "Kaja Kallas", .person))], "news desk",
    "2025-11-20T09:30:00Z")
  try blocking(
    store,
    [
      .put(
        Statement(
          "kallas-1", by: "kaja-kallas", on: "2025-11-20",
          "A plan needs the backing of the Europeans."))
    ], "brussels desk", "2025-11-20T10:00:00Z")
  return store
}

/// Commits from a function that does not wait.
private func blocking(
  _ store: LedgerStore, _ changes: [Ledger.Change], _ author: String,
  _ time: Timestamp
) throws {
  try store.commit(changes, by: author, at: time)
}

func storingFirst() async throws {
  try await withTemporaryPath { path in
    let store = try LedgerStore.create(at: path, title: "Talks")
    let kallas = Actor("kaja-kallas", "Kaja Kallas", .person)
    try await store.commit(
      [.put(kallas)], by: "news desk")
    print(store.sequence, store.dossier.actors.map(\.id))
    try store.close()

    let again = try LedgerStore.open(at: path)
    print(again.dossier.actors.map(\.name.primary))
    for line in again.report.lines { print(line) }
  }
}

func storingThePast() async throws {
  try await withTemporaryPath { path in
    let store = try makeTalks(at: path)
    print(try store.dossier(asOf: "2025-11-20T09:45:00Z").statements.count)
    for entry in try store.entries() {
      print(entry.sequence, entry.recordedAt, entry.author)
    }
    for version in try store.history(of: "kallas-1" as Statement.ID) {
      print(version.sequence, version.record?.summary ?? "no longer there")
    }
  }
}

func storingBackup() async throws {
  try await withTemporaryPath { path in
    let store = try makeTalks(at: path)
    let reader = try LedgerStore.open(at: path, for: .reading)
    let last = try reader.copy(to: path + "-monday")
    let backup = try LedgerStore.open(at: path + "-monday", for: .reading)
    print(last, backup.dossier == reader.dossier, backup.verify().isIntact)
    try store.close()
  }
}

func storingPolicies() async throws {
  try await withTemporaryPath { path in
    let store = try LedgerStore.create(
      at: path, title: "An import",
      policy: .batched(count: 100, interval: .milliseconds(50)))
    for number in 1...250 {
      let id = Actor.ID(stringLiteral: "actor-\(number)")
      try await store.commit(
        [.put(Actor(id, LocalizedName("Actor \(number)"), .person))], by: "import")
    }
    try store.sync()
    print(store.sequence, "commits, all on the disk;", store.policy)
  }
}

func storingConflicts() async throws {
  try await withTemporaryPath { path in
    let store = try makeTalks(at: path)
    let base = store.dossier
    var mine = base.statements[0]
    mine.note = "Check the date."
    var theirs = base.statements[0]
    theirs.mode = .verbatim
    try await store.commit([.put(theirs)], by: "night desk")
    do throws(StoreError) {
      try await store.commit([.put(mine)], by: "news desk", basedOn: base)
    } catch {
      print(error.code, error.refusal?.code == .changedMeanwhile)
    }
  }
}

func storingFeed() async throws {
  try await withTemporaryPath { path in
    let store = try makeTalks(at: path)
    let reader = try LedgerStore.open(at: path, for: .reading)
    var seen = reader.token
    let changes: [Ledger.Change] = [
      .retract("kallas-1" as Statement.ID, reason: "It was an aide who said it.")
    ]
    try await store.commit(changes, by: "brussels desk")
    for try await change in reader.changes(after: seen) {
      print(change.entry.sequence, change.entry.author)
      seen = change.token
      break
    }
    print(reader.dossier.statements.count, seen == store.token)
  }
}

func storingCompaction() async throws {
  try await withTemporaryPath { path in
    let store = try makeTalks(at: path)
    try store.compact()
    try store.close()
    let again = try LedgerStore.open(at: path)
    print(again.report.lines[0])
    print(try again.dossier(at: 1)?.statements.count ?? 0)
    print(again.verify().isIntact)
  }
}

func storingDamage() async throws {
  try await withTemporaryPath { path in
    try makeTalks(at: path).close()
    let journal = "\(path)/journal-00000001.jsonl"
    let text = try String(contentsOfFile: journal, encoding: .utf8)
    try text.replacing("Kaja Kallas", with: "Kaja Callas")
      .write(toFile: journal, atomically: true, encoding: .utf8)
    do throws(StoreError) {
      _ = try LedgerStore.open(at: path)
    } catch {
      print(error.code, error.category)
      print("line", error.place?.line ?? 0)
      print(error.reason)
    }
    let report = try LedgerStore.salvage(from: path, to: path + "-saved")
    print(report.saved, "saved;", report.leftOut.count, "left out")
    for line in report.leftOut { print(line.file, line.line, line.reason) }
  }
}

func storingForgetting() async throws {
  try await withTemporaryPath { path in
    let store = try makeTalks(at: path)
    try store.dropHistory(before: 1)
    print(try store.entries().map(\.sequence), store.dossier.statements.count)
    print(try store.dossier(at: 0) == nil)
  }
}

func storeFormatJournal() async throws {
  try await withTemporaryPath { path in
    try makeTalks(at: path).close()
    let journal = try String(
      contentsOfFile: "\(path)/journal-00000001.jsonl", encoding: .utf8)
    // The checks depend on the store's random number.
    for line in journal.split(separator: "\n").dropFirst() {
      print(line.replacing(/"c":"[0-9a-f]{8}"/, with: #""c":"89abcdef""#))
    }
  }
}

func storeFormatCheck() async throws {
  try await withTemporaryPath { path in
    try makeTalks(at: path).close()
    let journal = try String(
      contentsOfFile: "\(path)/journal-00000001.jsonl", encoding: .utf8)
    let lines = journal.split(separator: "\n")
    let checks = lines.map { $0.split(separator: "\"c\":\"")[1].prefix(8) }
    // The line of entry 2 is chained to that of entry 1.
    let payload = lines[3].split(separator: "\"d\":", maxSplits: 1)[1].dropLast()
    let check = crc32c(Array("\(checks[2]),2,1,\(payload)".utf8))
    print(check == UInt32(checks[3], radix: 16))
    print(String(crc32c(Array("123456789".utf8)), radix: 16))
  }
}

/// CRC-32C, one bit at a time.
private func crc32c(_ bytes: [UInt8]) -> UInt32 {
  var register: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    register ^= UInt32(byte)
    for _ in 0..<8 {
      register = register >> 1 ^ (register & 1 == 1 ? 0x82F6_3B78 : 0)
    }
  }
  return ~register
}
