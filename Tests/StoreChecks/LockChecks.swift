package import Foundation
import Parley
import ParleyStore
import TestSupport

/// Processes that want to write to one store at the same time: one of them may.
package enum LockChecks {
  /// Opens a store for writing, says what came of it on standard output, and holds the store until standard input ends.
  ///
  /// - Parameter path: The store.
  /// - Throws: An error of writing to standard output.
  package static func contend(for path: String) throws {
    var held: LedgerStore?
    let answer: String
    do throws(StoreError) {
      held = try .open(at: path)
      answer = "holds"
    } catch {
      answer = "\(error.code)"
    }
    try FileHandle.standardOutput.write(contentsOf: Data((answer + "\n").utf8))
    _ = try FileHandle.standardInput.readToEnd()
    // Every second process ends without closing the store.
    if ProcessInfo.processInfo.processIdentifier % 2 == 0 { try held?.close() }
  }

  /// Opens a store as a user without special rights, and says on standard output what came of it: the code of the
  /// error of opening it for writing, and the number of the last entry when it is opened for reading.
  ///
  /// - Parameter path: The store.
  /// - Throws: An error of writing to standard output, or what opening for reading throws.
  package static func visit(_ path: String) throws {
    // A superuser gives that up.
    let nobody: UInt32 = 65_534
    guard getuid() != 0 || setgid(nobody) == 0 && setuid(nobody) == 0 else { exit(3) }
    var answer = "no error"
    do throws(StoreError) {
      _ = try LedgerStore.open(at: path)
    } catch {
      answer = "\(error.code): \(error.reason)"
    }
    let sequence = try LedgerStore.open(at: path, for: .reading).sequence
    try FileHandle.standardOutput.write(contentsOf: Data("\(answer)\n\(sequence)\n".utf8))
  }

  /// Commits to a new store until something fails, and says on standard output what did, and what failed after it.
  ///
  /// - Parameter path: The store.
  /// - Throws: An error of making the store or of writing to standard output.
  package static func fill(_ path: String) throws {
    let store = try LedgerStore.create(at: path, title: "Torture")
    var answers: [String] = []
    while answers.count < 2 {
      let text = String(repeating: "x", count: 1_000)
      do throws(StoreError) {
        try store.commit([.put(Actor("actor", LocalizedName(text), .person))], by: "desk")
      } catch {
        answers.append("\(error.code)")
      }
    }
    answers.append("\(store.verify().isIntact) \(store.sequence > 10)")
    try FileHandle.standardOutput.write(contentsOf: Data(answers.joined(separator: "\n").utf8))
  }

  /// Makes a store, forks, lets the child do what it must not, and says on standard output what came of it: the code with
  /// which the child ended, what another process is told that wants to write meanwhile, and the number of the last entry.
  ///
  /// - Parameters:
  ///   - path: The store.
  ///   - executable: This program.
  /// - Throws: An error of making the store, of starting a process or of writing to standard output.
  package static func fork(with path: String, executable: URL) throws {
    #if os(Linux)
      // Swift hides the function, because hardly anything may be done in the child.
      guard let symbol = unsafe dlsym(nil, "fork") else { exit(3) }
      let fork = unsafe unsafeBitCast(symbol, to: (@convention(c) () -> Int32).self)
      var store: LedgerStore? = try LedgerStore.create(at: path, title: "Torture")
      try store?.commit([.put(Actor("actor", "Name", .person))], by: "desk")
      let child = fork()
      if child == 0 {
        let isRefused = [
          code { () throws(StoreError) in try store?.commit([.put(Actor("child", "Name", .person))], by: "child") },
          code { () throws(StoreError) in try store?.compact() },
          code { () throws(StoreError) in try store?.sync() },
        ].allSatisfy { $0 == .foreignProcess }
        let isClosed = code { () throws(StoreError) in try store?.close() } == nil
        store = nil
        let isLocked = code { () throws(StoreError) in _ = try LedgerStore.open(at: path) } == .locked
        _exit(isRefused && isClosed && isLocked ? 0 : 1)
      }
      var status: Int32 = -1
      _ = unsafe waitpid(child, &status, 0)
      let rival = try Rival(executable, path)
      let answer = rival.answer()
      rival.end()
      try store?.commit([.put(Actor("parent", "Name", .person))], by: "desk")
      try store?.close()
      let sequence = try LedgerStore.open(at: path).sequence
      try FileHandle.standardOutput.write(contentsOf: Data("\(status) \(answer) \(sequence)".utf8))
    #endif
  }

  private static func code(_ work: () throws(StoreError) -> Void) -> StoreError.Code? {
    do throws(StoreError) {
      try work()
      return nil
    } catch {
      return error.code
    }
  }

  /// Lets processes open one store at the same time, again and again.
  ///
  /// - Parameters:
  ///   - rounds: How often.
  ///   - count: How many processes each time.
  ///   - executable: This program.
  /// - Returns: What was found.
  /// - Throws: An error of starting a process.
  package static func contentions(_ rounds: Int, of count: Int, executable: URL) throws -> Tally {
    var tally = Tally("processes that open one store at once")
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder("s")
    try LedgerStore.create(at: path, title: "Torture").close()
    for round in 0..<rounds {
      let rivals = try (0..<count).map { _ in try Rival(executable, path) }
      let answers = rivals.map { $0.answer() }
      for rival in rivals { rival.end() }
      let holders = answers.count { $0 == "holds" }
      if holders == 1, answers.allSatisfy({ ["holds", "locked"].contains($0) }) {
        tally.count("one holds it, the others are told that it is locked")
      } else {
        tally.fail("round \(round): \(answers.joined(separator: ", "))")
      }
    }
    return tally
  }

  /// One of the processes.
  private struct Rival {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(_ executable: URL, _ path: String) throws {
      process.executableURL = executable
      process.arguments = ["rival", path]
      (process.standardInput, process.standardOutput) = (input, output)
      try process.run()
    }

    func answer() -> String {
      var line = Data()
      while line.last != 0x0A {
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { break }
        line += more
      }
      return String(decoding: line.dropLast(), as: UTF8.self)
    }

    func end() {
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }
  }
}
