package import Foundation
import Parley
import ParleyStore
import TestSupport

/// A process that writes to a store, and is killed.
package enum KillChecks {
  /// Commits entries until somebody kills the process, and writes the number of each to standard output once its
  /// commit has returned.
  ///
  /// - Parameters:
  ///   - path: The store; it is made where there is none.
  ///   - seed: The seed of the script.
  /// - Throws: What the store throws.
  package static func write(to path: String, seed: UInt64) throws {
    let files = MachineFileSystem()
    // From here on the process may be killed: also while it opens or makes the store.
    try FileHandle.standardOutput.write(contentsOf: Data("0\n".utf8))
    let store: LedgerStore
    if FileManager.default.fileExists(atPath: path) {
      store = try LedgerStore.open(at: path, on: files, segmentSize: 20_000)
    } else {
      store = try LedgerStore.create(
        at: path, on: files, title: "Torture", recordedAt: StoreScript.time(0), segmentSize: 20_000)
    }
    var script = StoreScript(seed: seed)
    for _ in 0..<store.sequence { _ = script.next() }
    while true {
      let changes = script.next()
      try store.commit(changes, by: "desk", at: StoreScript.time(script.number))
      try FileHandle.standardOutput.write(contentsOf: Data("\(script.number)\n".utf8))
      if script.number % 40 == 0 { try store.compact() }
    }
  }

  /// Kills writing processes at random moments and opens what they left.
  ///
  /// - Parameters:
  ///   - count: How many are killed.
  ///   - seed: The seed of the moments and scripts.
  ///   - executable: This program.
  /// - Returns: What was found.
  /// - Throws: An error of starting a process.
  package static func kills(_ count: Int, seed: UInt64, executable: URL) throws -> Tally {
    var tally = Tally("killed processes")
    var generator = SplitMix64(seed: seed)
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    var acknowledged = 0
    for number in 0..<count {
      // Each store lives through twenty kills.
      let path = folder("store-\(number / 20).parley")
      let storeSeed = seed &+ UInt64(number / 20)
      if number % 20 == 0 { acknowledged = 0 }
      let output = try killed(
        executable, ["writer", path, "\(storeSeed)"], after: Int.random(in: 1...40, using: &generator),
        and: Double.random(in: 0...0.005, using: &generator))
      let last = output.split(separator: "\n").last.flatMap { Int($0) } ?? 0
      acknowledged = max(acknowledged, last)
      if let problem = fault(at: path, seed: storeSeed, acknowledged, &acknowledged) {
        tally.fail("kill \(number): \(problem)")
      } else {
        tally.count(last == 0 ? "before the first commit" : "all acknowledged commits there")
      }
    }
    return tally
  }

  /// Runs a process until it has written some lines, and for some seconds more, kills it, and returns what it wrote.
  private static func killed(
    _ executable: URL, _ arguments: [String], after lines: Int, and seconds: Double
  ) throws -> String {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    var first = Data()
    while first.count(where: { $0 == 0x0A }) < lines {
      let more = pipe.fileHandleForReading.availableData
      if more.isEmpty { break }
      first += more
    }
    // Nothing is waited for: the process is to be killed at a random moment.
    Thread.sleep(forTimeInterval: seconds)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    var output = String(decoding: first + pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    // A number of which not all digits came is none.
    while let last = output.last, last != "\n" { output.removeLast() }
    return output
  }

  /// What is wrong with what a killed process left; `nil` where nothing is.
  private static func fault(at path: String, seed: UInt64, _ acknowledged: Int, _ found: inout Int) -> String? {
    guard FileManager.default.fileExists(atPath: path + "/MANIFEST.json") else {
      guard acknowledged == 0 else { return "the store is gone" }
      // Killed while the store was being made; what is left is refused, and made anew.
      try? FileManager.default.removeItem(atPath: path)
      return nil
    }
    do {
      let store = try LedgerStore.open(at: path)
      let last = store.sequence
      guard last >= acknowledged else { return "\(last) entries, \(acknowledged) were acknowledged" }
      var script = StoreScript(seed: seed)
      for _ in 0..<last { _ = script.next() }
      guard store.dossier.recordsByKey == script.records else { return "other records after entry \(last)" }
      // Every second time what was found stays open to the next writer as the crash left it.
      if last % 2 == 0 { try store.close() }
      found = last
      return nil
    } catch {
      return "\(error)"
    }
  }
}
