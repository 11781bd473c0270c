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
  /// Returns when the files are held. They are, until so many entries wait for them and something has been done then.
  ///
  /// A thread of its own holds them: tasks that did could take all the threads on which those run who are to come.
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
