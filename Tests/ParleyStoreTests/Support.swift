import Foundation
import Parley
import ParleyStore
import TestSupport
import Testing

/// The error that work throws.
func storeError(
  _ work: () throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
) -> StoreError? {
  do {
    try work()
  } catch let error as StoreError {
    return error
  } catch {
    Issue.record("\(error)", sourceLocation: sourceLocation)
    return nil
  }
  Issue.record("nothing was thrown", sourceLocation: sourceLocation)
  return nil
}

/// An actor to put.
func person(_ number: Int, _ name: String = "Name") -> Ledger.Change {
  .put(Actor(EntityID(stringLiteral: "actor-\(number)"), LocalizedName("\(name) \(number)"), .person))
}

extension LedgerStore {
  /// Holds the files until a number of entries wait for them and the work is done; returns as soon as they are held.
  ///
  /// A thread of its own holds them: a task would block one of the threads that the tasks to come need.
  func holdFiles(untilWaiting count: Int, _ work: @escaping @Sendable () -> Void = {}) async {
    await withCheckedContinuation { isHeld in
      Thread.detachNewThread {
        try? self.withFiles { () throws(StoreError) in
          isHeld.resume()
          blockUntil { self.waiting >= count }
          work()
        }
      }
    }
  }
}

/// The program `torture`.
let tortureProgram = builtProgram("torture")

/// Runs a program to its end.
///
/// - Parameters:
///   - program: Its path.
///   - arguments: Its arguments.
/// - Returns: The lines that it printed, what it wrote to standard error, and its exit code.
/// - Throws: An error of starting it.
func run(
  _ program: String, _ arguments: String...
) throws -> (lines: [String], errors: String, status: Int32) {
  let (process, output, errors) = (Process(), Pipe(), Pipe())
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  (process.standardOutput, process.standardError) = (output, errors)
  try process.run()
  let texts = [output, errors].map { String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
  process.waitUntilExit()
  return (texts[0].split(separator: "\n").map(String.init), texts[1], process.terminationStatus)
}
