import Parley
import ParleyStore
import TestSupport

/// Readers beside a writer: each sees a store that once was, and sees it go on.
package enum ReaderChecks {
  private static let rows = 200

  /// Lets readers follow a writer that commits and compacts.
  ///
  /// - Parameters:
  ///   - count: How many readers.
  ///   - commits: How many commits they see; the writer compacts three times.
  /// - Returns: What was found.
  /// - Throws: What the store throws.
  package static func readers(_ count: Int, commits: Int) async throws -> Tally {
    var tally = Tally("readers")
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder("s")
    let writer = try LedgerStore.create(
      at: path, on: MachineFileSystem(), title: "Readers", recordedAt: StoreScript.time(0), policy: .osBuffered,
      segmentSize: 100_000)
    let results = try await withThrowingTaskGroup(of: (looks: Int, problem: String?).self) { group in
      for reader in 0..<count {
        group.addTask {
          reader == 0 ? try await followed(path, commits) : try await watched(path, commits)
        }
      }
      for number in 1...commits {
        try await writer.commit([.put(statement(number))], by: "desk", at: StoreScript.time(number))
        if number % (commits / 4) == 0, number < commits { try writer.compact() }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for (looks, problem) in results {
      if let problem { tally.fail(problem) }
      for _ in 0..<looks { tally.count("consistent") }
    }
    try writer.close()
    return tally
  }

  private static func statement(_ number: Int) -> Statement {
    Statement(EntityID(unchecked: "statement-\(number % rows)"), by: "actor", on: "2025-11-20", "\(number)")
  }

  /// Looks at the store again and again.
  private static func watched(_ path: String, _ commits: Int) async throws -> (looks: Int, problem: String?) {
    let store = try LedgerStore.open(at: path, for: .reading)
    var (looks, last) = (0, 0)
    while last < commits {
      let dossier = store.dossier
      let sequence = dossier.sequence ?? 0
      if sequence < last { return (looks, "went back from entry \(last) to \(sequence)") }
      for back in 0..<min(sequence, 3) where dossier[statement(sequence - back).id] != statement(sequence - back) {
        return (looks, "entry \(sequence - back) is not seen at \(sequence)")
      }
      if dossier.statements.count != min(sequence, rows) { return (looks, "other records at \(sequence)") }
      looks += 1
      last = sequence
      let next = min(last + 50, commits)
      try await waitUntil(lookingEvery: .milliseconds(20)) {
        try store.refresh()
        return store.sequence >= next
      }
    }
    return (looks, nil)
  }

  /// Takes every entry from the stream, breaking off now and then and going on with the token.
  private static func followed(_ path: String, _ commits: Int) async throws -> (looks: Int, problem: String?) {
    var token: ChangeToken?
    var last = 0
    while last < commits {
      let store = try LedgerStore.open(at: path, for: .reading)
      for try await change in store.changes(after: token, every: .milliseconds(5)) {
        guard change.entry.sequence == last + 1, change.entry.changes == [.put(statement(last + 1))] else {
          return (last, "entry \(change.entry.sequence) follows \(last)")
        }
        last += 1
        token = change.token
        if last % (commits / 5) == 0 { break }
      }
    }
    return (last, nil)
  }
}
