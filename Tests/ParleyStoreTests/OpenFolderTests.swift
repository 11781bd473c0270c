import Foundation
import Parley
import ParleyStore
import StoreChecks
import TestSupport
import Testing

/// What somebody does to the folder of a store that is open: it is noticed before anything is written or certified.
@Suite struct OpenFolderTests {
  private func store(_ folder: TemporaryFolder) throws -> LedgerStore {
    let store = try LedgerStore.create(at: folder("s"), title: "T")
    for number in 1...3 { try store.commit([person(number)], by: "desk") }
    return store
  }

  @Test func `a lock that was deleted is noticed before the next write, and the other writer loses nothing`() throws {
    let folder = try TemporaryFolder()
    let first = try store(folder)
    try FileManager.default.removeItem(atPath: folder("s/LOCK"))
    let second = try LedgerStore.open(at: folder("s"))
    try second.commit([person(4, "Other")], by: "rival")
    for number in 5...6 {
      let error = storeError { try first.commit([person(number)], by: "desk") }
      #expect(error?.code == .locked && error?.reason.contains("LOCK") == true)
    }
    #expect(storeError { try first.compact() }?.code == .locked)
    #expect(storeError { try first.close() }?.code == .locked)
    try second.commit([person(5, "Other")], by: "rival")
    try second.close()
    let again = try LedgerStore.open(at: folder("s"))
    #expect(again.sequence == 5 && again.report.isClean && again.verify().isIntact)
    #expect(again.dossier["actor-5" as Parley.Actor.ID]?.name.primary == "Other 5")
  }

  @Test(arguments: ["moved away", "replaced"])
  func `a lock that was moved away or replaced is noticed, also by what is not a commit`(how: String) throws {
    let folder = try TemporaryFolder()
    for call in ["commit", "sync", "compact", "rewrite", "close"] {
      let store = try store(folder)
      try FileManager.default.moveItem(atPath: folder("s/LOCK"), toPath: folder("LOCK"))
      if how == "replaced" { try Data().write(to: URL(filePath: folder("s/LOCK"))) }
      let error = storeError {
        switch call {
        case "commit": try store.commit([person(9)], by: "desk")
        case "sync": try store.sync()
        case "compact": try store.compact()
        case "rewrite": try store.dropHistory(before: 1)
        default: try store.close()
        }
      }
      #expect(error?.code == .locked, "\(call)")
      #expect(store.dossier.actors.count == 3)
      try? store.close()
      #expect(try LedgerStore.open(at: folder("s"), for: .reading).sequence == 3)
      for name in ["s", "LOCK"] { try FileManager.default.removeItem(atPath: folder(name)) }
    }
  }

  @Test func `a folder that was deleted, or made anew by another one, is not closed as if nothing had been`() throws {
    let folder = try TemporaryFolder()
    let first = try store(folder)
    try FileManager.default.removeItem(atPath: folder("s"))
    #expect(storeError { try first.close() }?.code == .locked)
    let second = try store(folder)
    try FileManager.default.removeItem(atPath: folder("s"))
    let other = try LedgerStore.create(at: folder("s"), title: "Other")
    #expect(storeError { try second.close() }?.code == .locked)
    try other.commit([person(1)], by: "desk")
    try other.close()
    let again = try LedgerStore.open(at: folder("s"))
    #expect(again.sequence == 1 && again.dossier.title == "Other" && again.report.isClean)
  }

  @Test func `a journal that was deleted, replaced or cut takes no more`() throws {
    let journal = "s/journal-00000001.jsonl"
    for (what, code) in [
      ("deleted", StoreError.Code.missingCommitted), ("replaced", .missingCommitted), ("cut", .corrupted),
    ] {
      let folder = try TemporaryFolder()
      let store = try store(folder)
      let bytes = try Data(contentsOf: URL(filePath: folder(journal)))
      switch what {
      case "deleted": try FileManager.default.removeItem(atPath: folder(journal))
      case "replaced": try bytes.write(to: URL(filePath: folder(journal)), options: .atomic)
      default: #expect(unsafe truncate(folder(journal), 200) == 0)
      }
      #expect(storeError { try store.commit([person(4)], by: "desk") }?.code == code, "\(what)")
      #expect(storeError { try store.commit([person(4)], by: "desk") }?.code == .poisoned)
      #expect(store.sequence == 3)
      #expect(storeError { try store.close() } != nil)
    }
  }

  @Test func `what somebody has done to the journal of an open store is not sealed`() throws {
    for call in ["compact", "roll", "rewrite"] {
      for change in ["flip", "replace", "cut", "swap"] {
        let disk = SimulatedDisk()
        let store = try LedgerStore.create(
          at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0),
          segmentSize: call == "roll" ? 1_000 : 32 << 20,
          paddingSize: 0)
        var number = 0
        let journal = "/s/journal-00000001.jsonl"
        while disk.bytes(of: journal)?.count ?? 0 < 1_000 {
          number += 1
          try store.commit([person(number)], by: "desk", at: StoreScript.time(number))
        }
        var bytes = try #require(disk.bytes(of: journal))
        let lines = bytes.split(separator: 0x0A).map { $0 + [0x0A] }
        let third = lines[..<3].reduce(0) { $0 + $1.count }
        switch change {
        case "flip": bytes[third + 60] ^= 1
        case "replace":
          // Lines that fit each other, but are not those that were written.
          var chain = Chain(
            number: 0,
            check: try #require(UInt32(String(decoding: lines[1].dropFirst(12).prefix(8), as: UTF8.self), radix: 16)))
          bytes = Array(lines[..<2].joined())
          for (entry, line) in lines[2...].enumerated() {
            let payload = String(
              decoding: line.split(separator: 0x64, maxSplits: 1)[1].dropFirst(2).dropLast(2), as: UTF8.self)
            let next = chain.line(
              Array(payload.replacing("Name", with: "Nome").utf8), number: entry + 1, durable: entry)
            bytes += next.bytes
            chain = next.chain
          }
        case "cut": bytes = Array(lines[..<3].joined())
        default: bytes = Array((lines[..<2] + [lines[3], lines[2]] + lines[4...]).joined())
        }
        disk.set(bytes, of: journal)
        let error = storeError {
          switch call {
          case "compact": try store.compact()
          case "roll": try store.commit([person(number + 1)], by: "desk", at: StoreScript.time(number + 1))
          default: try store.dropHistory(before: 1)
          }
        }
        let what: Comment = "\(change) before \(call): \(error.map(String.init(describing:)) ?? "")"
        #expect(error.map { [.corrupted, .missingCommitted].contains($0.code) } == true, what)
        if call != "rewrite", change == "flip" {
          #expect(error?.place?.line == 4 && error?.place?.offset == third, what)
        }
        let next = storeError { try store.commit([person(99)], by: "desk") }?.code
        #expect(next == .poisoned, what)
        // Nothing has been made that calls the damage whole.
        #expect(disk.paths == ["/s/LOCK", "/s/MANIFEST.json", journal], what)
        #expect(!store.verify().isIntact || change == "replace" || change == "cut", what)
      }
    }
  }

  @Test func `an error of a reader's refresh names the byte in the file`() throws {
    let disk = SimulatedDisk()
    let journal = "/s/journal-00000001.jsonl"
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), paddingSize: 0)
    for number in 1...3 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    let reader = try LedgerStore.open(at: "/s", on: disk, for: .reading)
    let end = try #require(disk.bytes(of: journal)).count
    let check = try #require(store.token.description.split(separator: "-").last.flatMap { UInt32($0, radix: 16) })
    let entry = Ledger.Entry(4, at: StoreScript.time(4), by: "desk", changes: [person(4)])
    let good = Chain(number: 3, check: check).line(entry.compactJSON(), number: 4, durable: 3)
    let bad = good.chain.line(Array("{\"sequence\":5}".utf8), number: 5, durable: 4)
    disk.set(try #require(disk.bytes(of: journal)) + good.bytes + bad.bytes, of: journal)
    let error = storeError { try reader.refresh() }
    #expect(error?.code == .corrupted && error?.place?.line == 7)
    #expect(error?.place?.offset == end + good.bytes.count)
    let opening = storeError { _ = try LedgerStore.open(at: "/s", on: disk, for: .reading) }
    #expect(opening?.place == error?.place)
    // Lines that were read and have been taken back are another history.
    disk.set(Array(try #require(disk.bytes(of: journal)).prefix(end - 10)), of: journal)
    #expect(storeError { try reader.refresh() }?.code == .foreignToken)
  }
}
