import Foundation
import Parley
package import ParleyStore
import TestSupport

/// Folders that somebody has prepared: links, pipes and the like in the place of a store's files or beside them. Whatever
/// is done with such a folder ends with a result or a typed error, and touches nothing outside of it.
package enum FolderChecks {
  /// What stands in the place of a file.
  package enum Trap: String, CaseIterable {
    case link
    /// A symbolic link to something that is not there: opening it carelessly would make it.
    case danglingLink
    case hardLink
    case pipe
    /// A device that never ends. Where only others may make one, a pipe.
    case device
    case folder
    /// A file of a length of 1 TB of which nothing was written.
    case sparse
  }

  /// Which file it is.
  package enum Target: String, CaseIterable {
    case manifest = "MANIFEST.json"
    case newManifest = "MANIFEST.json.tmp"
    case lock = "LOCK"
    case sealed = "journal-00000001.jsonl"
    case active = "journal-00000002.jsonl"
    case snapshot = "snapshot-00000003.bin"
    case otherJournal = "journal-00000099.jsonl"
    case otherSnapshot = "snapshot-00000099.bin"
    /// The name under which the end of the journal would be set aside.
    case quarantine = "quarantine-journal-00000002.jsonl-"
  }

  /// What came of a folder.
  package struct Outcome {
    /// What opening it for reading throws, or passes over.
    package var reading: StoreError.Code?
    /// What opening it for writing, a commit, a compaction and closing throw.
    package var writing: StoreError.Code?
    package var ignoresSnapshot = false
    package var isIntact = false
    /// What a salvage throws.
    package var salvage: StoreError.Code?
    /// The files that a salvage has left out.
    package var leftOut: [String] = []
    /// What was wrong with the outcome itself; `nil` where nothing was.
    package var fault: String?
  }

  package static let entries = 5

  /// Makes a store with a sealed segment, a snapshot, a growing segment and an end that is torn.
  package static func make(at path: String) throws {
    let store = try LedgerStore.create(
      at: path, on: MachineFileSystem(), title: "Torture", recordedAt: StoreScript.time(0))
    for number in 1...entries {
      try store.commit(
        [.put(Actor(EntityID(unchecked: "actor-\(number)"), "Name", .person))], by: "desk",
        at: StoreScript.time(number))
      if number == 3 { try store.compact() }
    }
    try store.close()
  }

  /// Lays traps in a copy of a store and does with it what can be done.
  ///
  /// - Parameters:
  ///   - traps: What stands where.
  ///   - template: The store; it is not changed.
  ///   - folder: A folder for the copy and for what must not be touched; it is removed.
  /// - Returns: What came of it.
  /// - Throws: An error of making the folder.
  package static func outcome(
    of traps: [(target: Target, trap: Trap)], _ template: String, in folder: String
  ) throws -> Outcome {
    let files = FileManager.default
    let (outside, store) = ("\(folder)/outside", "\(folder)/s")
    try files.createDirectory(atPath: outside, withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: folder) }
    try files.copyItem(atPath: template, toPath: store)
    var names: [String] = []
    for (number, (target, trap)) in traps.enumerated() {
      var name = target.rawValue
      if target == .quarantine {
        let journal = "\(store)/\(Target.active.rawValue)"
        let bytes = files.contents(atPath: journal) ?? Data()
        _ = files.createFile(atPath: journal, contents: bytes + Data("{\"n\":6,".utf8))
        name += "\(bytes.count)"
      }
      names.append(name)
      try lay(trap, at: "\(store)/\(name)", "\(outside)/\(number)")
    }
    let before = contents(outside)
    var outcome = Outcome()
    (outcome.reading, outcome.ignoresSnapshot) = read(store)
    outcome.isIntact = LedgerStore.verify(at: store).isIntact
    do throws(StoreError) {
      let report = try LedgerStore.salvage(from: store, to: "\(folder)/saved")
      outcome.leftOut = Set(report.leftOut.map(\.file)).sorted()
      let saved = try LedgerStore.open(at: "\(folder)/saved", for: .reading)
      if saved.sequence != report.saved { outcome.fault = "the salvaged store has other entries than were reported" }
    } catch {
      outcome.salvage = error.code
      if files.fileExists(atPath: "\(folder)/saved") { outcome.fault = "a salvage that failed has left something" }
    }
    outcome.writing = write(store)
    if outcome.writing == nil, read(store).code == nil {
      let sequence = try? LedgerStore.open(at: store, for: .reading).sequence
      if sequence != entries + 1 { outcome.fault = "after a commit the store ends with entry \(sequence ?? -1)" }
    }
    let after = contents(outside)
    if after != before { outcome.fault = "something outside of the folder was changed" }
    return outcome
  }

  private static func read(_ store: String) -> (code: StoreError.Code?, ignoresSnapshot: Bool) {
    do throws(StoreError) {
      let reader = try LedgerStore.open(at: store, for: .reading)
      return (nil, reader.report.ignoredSnapshot != nil)
    } catch {
      return (error.code, false)
    }
  }

  private static func write(_ store: String) -> StoreError.Code? {
    do throws(StoreError) {
      let writer = try LedgerStore.open(at: store)
      try writer.commit([.put(Actor("last", "Last", .person))], by: "desk")
      try writer.compact()
      try writer.close()
      return nil
    } catch {
      return error.code
    }
  }

  /// All below a folder with its bytes. Nothing in it is opened but files.
  private static func contents(_ folder: String) -> [String: Data] {
    let files = FileManager.default
    var contents: [String: Data] = [:]
    for name in (try? files.subpathsOfDirectory(atPath: folder)) ?? [] {
      let path = "\(folder)/\(name)"
      let isFile = (try? files.attributesOfItem(atPath: path)[.type]) as? FileAttributeType == .typeRegular
      contents[name] = isFile ? files.contents(atPath: path) : Data()
    }
    return contents
  }

  /// Lays a trap. What has stood there stands outside now, so that a link leads to what the store expects.
  private static func lay(_ trap: Trap, at path: String, _ outside: String) throws {
    let files = FileManager.default
    let bytes = files.contents(atPath: path) ?? Data("what others have written\n".utf8)
    try? files.removeItem(atPath: path)
    switch trap {
    case .link:
      _ = files.createFile(atPath: outside, contents: bytes)
      try files.createSymbolicLink(atPath: path, withDestinationPath: outside)
    case .danglingLink: try files.createSymbolicLink(atPath: path, withDestinationPath: outside)
    case .hardLink:
      _ = files.createFile(atPath: outside, contents: bytes)
      try files.linkItem(atPath: outside, toPath: path)
    case .device where makeDevice(at: path): break
    case .pipe, .device: guard unsafe mkfifo(path, 0o666) == 0 else { throw CocoaError(.fileWriteUnknown) }
    case .folder: try files.createDirectory(atPath: "\(path)/in it", withIntermediateDirectories: true)
    case .sparse:
      _ = files.createFile(atPath: path, contents: bytes)
      guard unsafe truncate(path, 1 << 40) == 0 else { throw CocoaError(.fileWriteOutOfSpace) }
    }
  }

  /// Makes a device such as `/dev/zero`, which only the superuser of some systems may.
  private static func makeDevice(at path: String) -> Bool {
    #if os(Linux)
      return unsafe mknod(path, S_IFCHR | 0o666, 0x105) == 0
    #else
      return false
    #endif
  }

  /// Lays traps at random, one to three in each folder.
  ///
  /// - Parameters:
  ///   - count: How many folders.
  ///   - seed: The seed.
  /// - Returns: What was found.
  /// - Throws: An error of making a folder.
  package static func traps(_ count: Int, seed: UInt64) throws -> Tally {
    var tally = Tally("hostile folders")
    var generator = SplitMix64(seed: seed)
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try make(at: folder("template"))
    for number in 0..<count {
      let targets = Target.allCases.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator))
      let traps = targets.map { ($0, Trap.allCases.randomElement(using: &generator) ?? .link) }
      let outcome = try outcome(of: traps, folder("template"), in: folder("\(number)"))
      let what = traps.map { "\($0.1) for \($0.0.rawValue)" }.joined(separator: ", ")
      if let fault = outcome.fault {
        tally.fail("\(what): \(fault)")
      } else {
        tally.count(outcome.writing.map { "refused as \($0)" } ?? "written to")
      }
    }
    return tally
  }
}

/// Journals and snapshots that somebody has written on purpose, with checks that fit.
package enum ForgeryChecks {
  /// Writes lines of any content and gives them fitting checks, and puts the snapshot of one store into another.
  ///
  /// - Parameters:
  ///   - count: How many forgeries.
  ///   - seed: The seed.
  /// - Returns: What was found.
  /// - Throws: What the store throws.
  package static func forgeries(_ count: Int, seed: UInt64) throws -> Tally {
    var tally = Tally("forged lines and foreign snapshots")
    var generator = SplitMix64(seed: seed)
    let journal = try StoredJournal(seed: seed, size: 4_000, closesAfter: .max)
    let snapshots = try [seed, seed &+ 1].map { try compacted(seed: $0) }
    for number in 0..<count {
      let disk: SimulatedDisk
      if number % 8 == 0 {
        disk = snapshots[0].copy()
        for path in snapshots[1].paths where path.contains("snapshot-") {
          disk.set(snapshots[1].bytes(of: path), of: path)
        }
      } else {
        disk = journal.disk.copy()
        disk.set(nil, of: StoredJournal.path + "/MANIFEST.json")
        disk.set(forged(journal, &generator), of: StoredJournal.journal)
      }
      do throws(StoreError) {
        if number % 8 == 0 {
          let store = try LedgerStore.open(at: StoredJournal.path, on: disk)
          let isPassedOver = store.report.ignoredSnapshot != nil && store.verify().problems.count == 1
          if isPassedOver {
            tally.count("snapshot passed over")
          } else {
            tally.fail("\(number): a foreign snapshot is used")
          }
        } else {
          _ = try LedgerStore.salvage(from: StoredJournal.path, to: "/saved", on: disk)
          let saved = try LedgerStore.open(at: "/saved", on: disk)
          if saved.verify().isIntact {
            tally.count("salvaged")
          } else {
            tally.fail("\(number): what was saved is damaged")
          }
        }
      } catch {
        tally.count("refused as \(error.code)")
      }
    }
    return tally
  }

  private static func compacted(seed: UInt64) throws -> SimulatedDisk {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(
      at: StoredJournal.path, on: disk, title: "Torture", recordedAt: StoreScript.time(0))
    var script = StoreScript(seed: seed)
    for number in 1...12 { try store.commit(script.next(), by: "desk", at: StoreScript.time(number)) }
    try store.compact()
    try store.close()
    return disk
  }

  /// The journal with one payload changed, and the checks of all lines from there on made anew.
  private static func forged(_ journal: StoredJournal, _ generator: inout SplitMix64) -> [UInt8] {
    var bytes = Array(journal.bytes[..<journal.starts[1]])
    let target = Int.random(in: 1..<journal.starts.count - 1, using: &generator)
    var chain = journal.chains[0]
    for line in 1..<journal.starts.count - 1 {
      let text = journal.bytes[journal.starts[line]..<journal.starts[line + 1] - 2]
      guard let mark = text.indices.first(where: { text[$0...].starts(with: Array(",\"d\":".utf8)) }) else { continue }
      var payload = Array(text[(mark + 5)...])
      if line == target {
        for _ in 0..<Int.random(in: 1...3, using: &generator) { change(&payload, &generator) }
        payload.removeAll { $0 == 0x0A }
      }
      let number = chain.number + (line == 1 ? 0 : 1)
      let next = chain.line(payload, number: number, durable: max(0, number - 1))
      bytes += next.bytes
      chain = next.chain
    }
    return bytes
  }

  private static let fragments = [
    ",", "}", "{", "[]", "null", "-1", "9223372036854775807", "9223372036854775808", "1e308", "\"\"", "\"x\":{}",
    "\\ud800", "+292278-01-01",
  ]

  private static func change(_ payload: inout [UInt8], _ generator: inout SplitMix64) {
    let place = Int.random(in: 0...payload.count, using: &generator)
    let end = min(payload.count, place + Int.random(in: 0...6, using: &generator))
    let fragment = Array(generator.pick(fragments).utf8)
    payload.replaceSubrange(place..<end, with: fragment)
  }
}
