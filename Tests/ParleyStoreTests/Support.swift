import Foundation
import Parley
import ParleyStore
import Testing

/// A folder that is gone when nobody needs it any more.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "parley-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// A path in it.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }
}

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
          while self.waiting < count { Thread.sleep(forTimeInterval: 0.001) }
          work()
        }
      }
    }
  }
}

/// The folder of Package.swift.
let packageRoot: URL = {
  var folder = URL(filePath: #filePath).deletingLastPathComponent()
  while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
    folder.deleteLastPathComponent()
  }
  return folder
}()

/// The program `torture` beside the test bundle.
let tortureProgram: URL = {
  let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
  return (bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL).appending(path: "torture")
}()
