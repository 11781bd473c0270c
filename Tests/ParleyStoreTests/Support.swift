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
func person(_ number: Int, _ name: String = "Name") -> Change {
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
