import Foundation
import Parley
import ParleyStore
import StoreChecks
import TestSupport
import Testing

/// Wrong folders, wrong rights, wrong files: each a typed error with the way out, and nothing made worse by looking.
@Suite struct BadInputTests {
  /// All names below a folder with their bytes.
  private func contents(_ path: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      contents[name] = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
    }
    return contents
  }

  private func makeStore(_ path: String, commits: Int = 3) throws {
    let store = try LedgerStore.create(at: path, title: "T")
    for number in 0..<commits { try store.commit([person(number)], by: "desk") }
    try store.close()
  }

  /// Expects an error of opening, for writing and for reading, and that looking changes nothing.
  private func expectRefusal(
    _ code: StoreError.Code, _ folder: TemporaryFolder, _ path: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> StoreError? {
    let before = try contents(folder.path)
    var errors: [StoreError?] = []
    for access in [LedgerStore.Access.reading, .writing] {
      errors.append(storeError({ _ = try LedgerStore.open(at: path, for: access) }, sourceLocation: sourceLocation))
    }
    #expect(errors.map { $0?.code } == [code, code], sourceLocation: sourceLocation)
    var after = try contents(folder.path)
    // A lock file says who looked last.
    for name in after.keys where name.hasSuffix("LOCK") && before[name] != nil { after[name] = before[name] }
    #expect(after == before, sourceLocation: sourceLocation)
    return errors[1]
  }

  @Test func `a missing folder`() throws {
    let folder = try TemporaryFolder()
    let error = try expectRefusal(.notFound, folder, folder("nothing"))
    #expect(error?.category == .notFound)
    #expect(error?.description == "\(folder("nothing")): there is nothing; LedgerStore.create(at:) makes a store")
  }

  @Test func `a file in the place of a store`() throws {
    let folder = try TemporaryFolder()
    try Data("x".utf8).write(to: URL(filePath: folder("file")))
    _ = try expectRefusal(.notAStore, folder, folder("file"))
    #expect(storeError { _ = try LedgerStore.create(at: folder("file"), title: "T") }?.code == .alreadyExists)
  }

  @Test func `a folder that is no store`() throws {
    let folder = try TemporaryFolder()
    try Data("x".utf8).write(to: URL(filePath: folder("photo.jpg")))
    _ = try expectRefusal(.notAStore, folder, folder.path)
    #expect(storeError { _ = try LedgerStore.create(at: folder.path, title: "T") }?.code == .alreadyExists)
    #expect(FileManager.default.fileExists(atPath: folder("photo.jpg")))
  }

  @Test func `a folder whose parent is missing`() throws {
    let folder = try TemporaryFolder()
    #expect(storeError { _ = try LedgerStore.create(at: folder("a/b"), title: "T") }?.code == .notFound)
  }

  @Test func `a deleted manifest`() throws {
    let folder = try TemporaryFolder()
    try makeStore(folder("s"))
    try FileManager.default.removeItem(atPath: folder("s/MANIFEST.json"))
    let error = try expectRefusal(.manifestMissing, folder, folder("s"))
    #expect(error?.reason.contains("salvage") == true)
    // Nothing is made over it.
    let occupied = storeError { _ = try LedgerStore.create(at: folder("s"), title: "T") }
    #expect(occupied?.code == .alreadyExists && occupied?.reason.contains("salvage") == true)
    let report = try LedgerStore.salvage(from: folder("s"), to: folder("saved"))
    #expect(report.isComplete && report.saved == 3)
    #expect(try LedgerStore.open(at: folder("saved")).dossier.actors.count == 3)
  }

  @Test func `a journal edited by hand is named by segment, line and byte`() throws {
    let folder = try TemporaryFolder()
    try makeStore(folder("s"))
    let path = folder("s/journal-00000001.jsonl")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let edited = text.replacing("Name 1", with: "Nome 1")
    try edited.write(toFile: path, atomically: true, encoding: .utf8)
    let error = try expectRefusal(.corrupted, folder, folder("s"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(error?.place)
    #expect(place.segment == "journal-00000001.jsonl" && place.line == 4 && place.lastGood == 1)
    #expect(place.offset == lines[..<3].reduce(0) { $0 + $1.utf8.count + 1 })
    #expect(
      error?.description
        == "\(path):4 (byte \(place.offset)): the check of the line does not fit its content or the line before; "
        + "entries up to 1 are good: LedgerStore.salvage(from:to:) saves what can be read")
    let problems = LedgerStore.verify(at: folder("s")).problems
    #expect(problems.map(\.code) == [.corrupted] && problems[0].place == place)
  }

  @Test func `lines that a manifest knows are missed`() throws {
    let folder = try TemporaryFolder()
    try makeStore(folder("s"))
    let path = folder("s/journal-00000001.jsonl")
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    lines.removeLast()
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let error = try expectRefusal(.missingCommitted, folder, folder("s"))
    #expect(error?.place?.lastGood == 2 && error?.place?.line == 5)
    try FileManager.default.removeItem(atPath: path)
    #expect(try expectRefusal(.notAStore, folder, folder.path) != nil)
    #expect(storeError { _ = try LedgerStore.open(at: folder("s")) }?.code == .missingCommitted)
  }

  @Test func `a line that is missing is noticed though the manifest knows of none`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    for number in 1...4 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    let journal = "/s/journal-00000001.jsonl"
    let lines = try #require(disk.bytes(of: journal)).split(separator: 0x0A).map { $0 + [0x0A] }
    // The line behind the missing one says that it had been on the disk. Of the last one nobody says so.
    for entry in 1...3 {
      let crashed = disk.copy()
      var kept = lines
      kept.remove(at: entry + 1)
      crashed.set(Array(kept.joined()), of: journal)
      #expect(storeError { _ = try LedgerStore.open(at: "/s", on: crashed) }?.code == .corrupted, "\(entry)")
    }
  }

  @Test func `the journal of another store`() throws {
    let folder = try TemporaryFolder()
    try makeStore(folder("a"))
    try makeStore(folder("b"))
    try FileManager.default.removeItem(atPath: folder("a/journal-00000001.jsonl"))
    try FileManager.default.copyItem(
      atPath: folder("b/journal-00000001.jsonl"), toPath: folder("a/journal-00000001.jsonl"))
    _ = try expectRefusal(.corrupted, folder, folder("a"))
  }

  @Test func `two writers in one process`() throws {
    let folder = try TemporaryFolder()
    let store = try LedgerStore.create(at: folder("s"), title: "T")
    let error = storeError { _ = try LedgerStore.open(at: folder("s")) }
    #expect(error?.code == .locked && error?.reason.contains("this process") == true)
    #expect(try LedgerStore.open(at: folder("s"), for: .reading).sequence == 0)
    try store.close()
    _ = try LedgerStore.open(at: folder("s"))
  }

  @Test func `a store that was opened for reading, and one that was closed, take nothing`() throws {
    let folder = try TemporaryFolder()
    try makeStore(folder("s"))
    let reader = try LedgerStore.open(at: folder("s"), for: .reading)
    #expect(storeError { try reader.commit([person(9)], by: "desk") }?.code == .readOnly)
    #expect(storeError { try reader.compact() }?.code == .readOnly)
    let store = try LedgerStore.open(at: folder("s"))
    try store.close()
    try store.close()
    #expect(storeError { try store.commit([person(9)], by: "desk") }?.code == .closed)
    #expect(storeError { try store.sync() }?.code == .closed)
  }

  @Test func `a read-only medium is read, and its torn tail is reported and left`() throws {
    let journal = try StoredJournal(seed: 1, size: 2_000, closesAfter: nil)
    let disk = journal.disk
    disk.set(Array(journal.bytes[..<(journal.end - 7)]), of: StoredJournal.journal)
    disk.setReadOnly(true)
    let store = try LedgerStore.open(at: StoredJournal.path, on: disk, for: .reading)
    #expect(store.sequence == journal.script.number - 1)
    #expect(store.report.tail?.quarantine == nil && (store.report.tail?.bytes ?? 0) > 0)
    #expect(storeError { _ = try LedgerStore.open(at: StoredJournal.path, on: disk) }?.code == .denied)
    disk.setReadOnly(false)
    let repaired = try LedgerStore.open(at: StoredJournal.path, on: disk)
    let quarantine = try #require(repaired.report.tail?.quarantine)
    #expect(disk.bytes(of: "\(StoredJournal.path)/\(quarantine)")?.count == repaired.report.tail?.bytes)
  }

  @Test func `no permission`() throws {
    let folder = try TemporaryFolder()
    try makeStore(folder("s"))
    for name in try FileManager.default.contentsOfDirectory(atPath: folder("s")) {
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder("s/\(name)"))
    }
    for path in [folder.path, folder("s")] {
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: path)
    }
    defer {
      for path in [folder.path, folder("s")] {
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      }
    }
    // In a process of its own, because the tests may be run by a superuser, who is refused nothing.
    let (lines, _, status) = try run(tortureProgram.path, "visitor", folder("s"))
    #expect(status == 0 && lines.count == 2)
    #expect(lines.first?.hasPrefix("denied: ") == true && lines.first?.contains("open for reading") == true)
    #expect(lines.last == "3")
  }

  @Test func `a copy of the lock in a child that is being started keeps nobody out`() throws {
    let folder = try TemporaryFolder()
    let store = try LedgerStore.create(at: folder("s"), title: "T")
    let lock = try FileManager.default.attributesOfItem(atPath: folder("s/LOCK"))[.systemFileNumber] as? UInt64
    // Such a child has a copy of every descriptor until it runs.
    let copies = (0..<1_024 as Range<Int32>).filter { descriptor in
      var status = stat()
      return unsafe fstat(descriptor, &status) == 0 && UInt64(status.st_ino) == lock
    }.map { dup($0) }
    defer { for copy in copies { close(copy) } }
    #expect(!copies.isEmpty)
    try store.close()
    #expect(throws: Never.self) { try LedgerStore.open(at: folder("s")).close() }
  }

  @Test func `a full disk is a typed error, what was there stays, and readers go on`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(
      at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), paddingSize: 0)
    for number in 1...3 { try store.commit([person(number)], by: "desk") }
    let size = disk.bytes(of: "/s/journal-00000001.jsonl")?.count
    let used = disk.paths.reduce(0) { $0 + (disk.bytes(of: $1)?.count ?? 0) }
    disk.setCapacity(used + 40)
    #expect(storeError { try store.commit([person(4)], by: "desk") }?.code == .diskFull)
    #expect(disk.bytes(of: "/s/journal-00000001.jsonl")?.count == size)
    let second = storeError { try store.commit([person(5)], by: "desk") }
    #expect(second?.code == .poisoned && second?.reason.contains("no space left") == true)
    #expect(store.dossier.actors.count == 3 && store.sequence == 3)
    #expect(try store.dossier(at: 2)?.actors.count == 2 && store.dossier(at: 4) == nil)
    #expect(try LedgerStore.open(at: "/s", on: disk, for: .reading).sequence == 3)
    try? store.close()
    disk.setCapacity(nil)
    let again = try LedgerStore.open(at: "/s", on: disk)
    try again.commit([person(4)], by: "desk")
    #expect(again.sequence == 4 && again.report.tail == nil)
  }

  #if os(Linux)
    @Test func `a disk that is really full is a typed error, and there is space again after it`() throws {
      let folder = try TemporaryFolder()
      let disk = folder("disk")
      try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
      guard try run("/usr/bin/env", "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk).status == 0 else {
        print("skipped: this user or machine may not mount a small file system")
        return
      }
      defer { _ = try? run("/usr/bin/env", "umount", "-l", disk) }
      let store = try LedgerStore.create(at: "\(disk)/s", title: "T")
      try store.commit([person(1)], by: "desk")
      func fill(_ name: String) throws {
        let free = try #require(
          FileManager.default.attributesOfFileSystem(forPath: disk)[.systemFreeSize] as? NSNumber)
        try Data(count: free.intValue).write(to: URL(filePath: "\(disk)/\(name)"))
      }
      try fill("filler")
      // More than fits into the padding of the journal.
      let long = (2...2_000).map { person($0) }
      #expect(storeError { try store.commit(long, by: "desk") }?.code == .diskFull)
      #expect(storeError { try store.commit([person(2)], by: "desk") }?.code == .poisoned)
      // The padding of the journal has been cut off.
      try fill("more")
      #expect(storeError { _ = try LedgerStore.create(at: "\(disk)/t", title: "T") }?.code == .diskFull)
      #expect(store.dossier.actors.count == 1)
      try? store.close()
      #expect(try LedgerStore.open(at: "\(disk)/s", for: .reading).report.isClean)
      for name in ["filler", "more"] { try FileManager.default.removeItem(atPath: "\(disk)/\(name)") }
      let again = try LedgerStore.open(at: "\(disk)/s")
      try again.commit(long, by: "desk")
      try again.compact()
      #expect(again.report.isClean && again.dossier.actors.count == 2_000 && again.verify().isIntact)
      try again.close()
    }

  #endif

  @Test func `files that do not belong to a store are reported and left alone`() throws {
    let folder = try TemporaryFolder()
    try makeStore(folder("s"))
    try Data("mine".utf8).write(to: URL(filePath: folder("s/notes.txt")))
    try Data("{\"n\":0}\n{}\n".utf8).write(to: URL(filePath: folder("s/journal-00000009.jsonl")))
    let store = try LedgerStore.open(at: folder("s"))
    #expect(store.report.strayFiles == ["journal-00000009.jsonl", "notes.txt"])
    #expect(!store.report.isClean && store.report.lines.count == 2)
    #expect(FileManager.default.fileExists(atPath: folder("s/notes.txt")))
  }
}
