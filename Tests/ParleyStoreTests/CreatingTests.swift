import Foundation
import Parley
import ParleyStore
import StoreChecks
import TestSupport
import Testing

/// Making, copying and opening stores under limits: what fails has its own code and leaves nothing behind.
@Suite struct CreatingTests {
  @Test func `a creation that fails at any call leaves nothing behind, and the next one succeeds`() throws {
    let trial = SimulatedDisk()
    _ = try LedgerStore.create(at: "/s", on: trial, title: "T", recordedAt: StoreScript.time(0))
    for call in 1...trial.calls {
      let disk = SimulatedDisk()
      disk.fail(atCall: call, with: .failure)
      // The text in the lock file is for people only: nobody is told that it could not be written.
      let store = try? LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
      if store != nil { continue }
      let kind = try disk.kind(of: "/s")
      #expect(disk.paths == [] && kind == nil, "call \(call)")
      let again = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
      #expect(again.sequence == 0)
    }
  }

  @Test func `a salvage or a copy that fails leaves nothing behind`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    for number in 1...3 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    try store.close()
    let paths = disk.paths
    let work: [(SimulatedDisk) throws -> Void] = [
      { _ = try LedgerStore.salvage(from: "/s", to: "/t", on: $0) },
      { try LedgerStore.open(at: "/s", on: $0, for: .reading).copy(to: "/t") },
    ]
    for work in work {
      let trial = disk.copy()
      let before = trial.calls
      try work(trial)
      for call in (before + 1)...trial.calls {
        let other = disk.copy()
        other.fail(atCall: call, with: .failure)
        do {
          try work(other)
        } catch {
          #expect(other.paths == paths, "call \(call)")
          try work(other)
        }
        #expect(try LedgerStore.open(at: "/t", on: other).dossier.actors.count == 3)
      }
    }
  }

  @Test func `a store is opened where there is one and made where there is none`() throws {
    let folder = try TemporaryFolder()
    let made = try LedgerStore.openOrCreate(at: folder("s"), title: "T", policy: .osBuffered)
    try made.commit([person(1)], by: "desk")
    #expect(storeError { _ = try LedgerStore.openOrCreate(at: folder("s"), title: "T") }?.code == .locked)
    try made.close()
    let opened = try LedgerStore.openOrCreate(at: folder("s"), title: "Other")
    #expect(opened.sequence == 1 && opened.dossier.title == "T" && opened.policy == .osBuffered)
    try FileManager.default.createDirectory(atPath: folder("empty"), withIntermediateDirectories: true)
    #expect(try LedgerStore.openOrCreate(at: folder("empty"), title: "E").sequence == 0)
    try Data().write(to: URL(filePath: folder("file")))
    #expect(storeError { _ = try LedgerStore.openOrCreate(at: folder("file"), title: "T") }?.code == .alreadyExists)
    try FileManager.default.removeItem(atPath: folder("empty/MANIFEST.json"))
    #expect(storeError { _ = try LedgerStore.openOrCreate(at: folder("empty"), title: "T") }?.code == .manifestMissing)
  }

  @Test func `a copy of a live store opens whatever its writer does`() async throws {
    let folder = try TemporaryFolder()
    let writer = try LedgerStore.create(
      at: folder("s"), on: MachineFileSystem(), title: "T", recordedAt: StoreScript.time(0), segmentSize: 20_000)
    let writing = Task {
      for number in 1...400 {
        try await writer.commit([person(number)], by: "desk", at: StoreScript.time(number))
        if number % 10 == 0 { try writer.compact() }
      }
    }
    let reader = try LedgerStore.open(at: folder("s"), for: .reading)
    for number in 1...8 {
      let last = try reader.copy(to: folder("copy-\(number)"))
      let copy = try LedgerStore.open(at: folder("copy-\(number)"))
      #expect(copy.sequence == last && copy.report.isClean && copy.verify().isIntact)
      #expect(copy.dossier.actors.count == last)
    }
    try await writing.value
    let last = try writer.copy(to: folder("last"))
    let copy = try LedgerStore.open(at: folder("last"))
    #expect(last == 400 && copy.token == writer.token && copy.dossier == writer.dossier)
    try await copy.commit([person(401)], by: "desk")
    #expect(storeError { try writer.copy(to: folder("last")) }?.code == .alreadyExists)
    try writer.close()
    #expect(storeError { try writer.copy(to: folder("more")) }?.code == .closed)
    #expect(!FileManager.default.fileExists(atPath: folder("more")))
  }

  @Test func `a folder of files of different moments says so, and what is there can be saved`() throws {
    let folder = try TemporaryFolder()
    let store = try LedgerStore.create(at: folder("s"), title: "T")
    for number in 1...3 { try store.commit([person(number)], by: "desk") }
    try store.compact()
    try FileManager.default.copyItem(atPath: folder("s"), toPath: folder("copy"))
    try store.commit([person(4)], by: "desk")
    try store.compact()
    try store.close()
    // The manifest was copied first, the journal after the compaction.
    for name in try FileManager.default.contentsOfDirectory(atPath: folder("copy")) where name.hasPrefix("journal-") {
      try FileManager.default.removeItem(atPath: folder("copy/\(name)"))
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder("s")) where name.hasPrefix("journal-") {
      try FileManager.default.copyItem(atPath: folder("s/\(name)"), toPath: folder("copy/\(name)"))
    }
    let error = storeError { _ = try LedgerStore.open(at: folder("copy")) }
    #expect(error?.code == .inconsistentCopy && error?.reason.contains("copy(to:)") == true)
    #expect(try LedgerStore.salvage(from: folder("copy"), to: folder("saved")).saved == 4)
  }

  @Test func `a name that is too long has its own code`() throws {
    let folder = try TemporaryFolder()
    let name = folder(String(repeating: "x", count: 300))
    #expect(storeError { _ = try LedgerStore.create(at: name, title: "T") }?.code == .nameTooLong)
    #expect(storeError { _ = try LedgerStore.open(at: name) }?.code == .nameTooLong)
  }

  @Test func `a path that holds a NUL is refused, and not cut off there`() throws {
    let folder = try TemporaryFolder()
    try LedgerStore.create(at: folder("s"), title: "T").close()
    for path in [folder("s\0.parley"), folder("s/\0"), folder("new\0"), "\0"] {
      #expect(storeError { _ = try LedgerStore.open(at: path) }?.code == .invalidPath)
      #expect(storeError { _ = try LedgerStore.open(at: path, for: .reading) }?.code == .invalidPath)
      #expect(storeError { _ = try LedgerStore.create(at: path, title: "T") }?.code == .invalidPath)
      #expect(storeError { _ = try LedgerStore.openOrCreate(at: path, title: "T") }?.code == .invalidPath)
      #expect(storeError { _ = try LedgerStore.salvage(from: path, to: folder("saved")) }?.code == .invalidPath)
      #expect(storeError { _ = try LedgerStore.salvage(from: folder("s"), to: path) }?.code == .invalidPath)
      #expect(LedgerStore.verify(at: path).problems.map(\.code) == [.invalidPath])
      let store = try LedgerStore.open(at: folder("s"))
      #expect(storeError { try store.copy(to: path) }?.code == .invalidPath)
      try store.close()
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder(".")) == ["s"])
  }

  @Test func `a limit to the size of files is an error, not the end of the program`() throws {
    let folder = try TemporaryFolder()
    let (lines, _, status) = try run(
      "/bin/sh", "-c", "ulimit -f 100; exec \"$0\" limited \"$1\"", tortureProgram.path, folder("s"))
    #expect(status == 0 && lines == ["sizeLimit", "poisoned", "true true"])
    #expect(try LedgerStore.open(at: folder("s")).report.tail == nil)
  }

  @Test func `without locks nothing is made or written, and what is there can be read`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    try store.commit([person(1)], by: "desk", at: StoreScript.time(1))
    try store.close()
    let paths = disk.paths
    let files = HookedFiles(disk, hasLocks: false)
    let opening = storeError { _ = try LedgerStore.open(at: "/s", on: files) }
    #expect(opening?.code == .locksUnsupported && opening?.category == .unsupported)
    #expect(opening?.subject == "/s/LOCK")
    let making = storeError {
      _ = try LedgerStore.create(at: "/t", on: files, title: "T", recordedAt: StoreScript.time(0))
    }
    #expect(making?.code == .locksUnsupported)
    #expect(disk.paths == paths)
    #expect(try LedgerStore.open(at: "/s", on: files, for: .reading).sequence == 1)
    // What did not get the lock has given back its place: the store opens where there are locks.
    #expect(try LedgerStore.open(at: "/s", on: disk).sequence == 1)
  }

  @Test func `a folder in which nothing can be made is refused when the store is opened`() throws {
    let folder = try TemporaryFolder()
    try LedgerStore.create(at: folder("s"), title: "T").close()
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: folder("s")) {
      try files.setAttributes([.posixPermissions: 0o666], ofItemAtPath: folder("s/\(name)"))
    }
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder("s"))
    defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder("s")) }
    let (lines, _, status) = try run(tortureProgram.path, "visitor", folder("s"))
    #expect(status == 0 && lines.first?.hasPrefix("denied: ") == true && lines.last == "0", "\(lines)")
  }

  #if os(Linux)
    @Test func `a forked process writes nothing and leaves its parent the lock`() throws {
      let folder = try TemporaryFolder()
      let (lines, _, status) = try run(tortureProgram.path, "parent", folder("s"))
      #expect(status == 0 && lines == ["0 locked 2"])
    }
  #endif
}
