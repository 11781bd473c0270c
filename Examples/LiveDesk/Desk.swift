import Parley
import ParleyStore

/// Two editors who record in turn: each waits for the entry of the other one, which comes by the feed.
enum Desk {
  /// One thing that an editor knows.
  private struct Note {
    var editor: String
    var time: Timestamp
    var text: String
    var changes: [Ledger.Change]
  }

  private static let notes = [
    Note(
      editor: "brussels desk", time: "2025-11-20T10:05:00Z", text: "From the Council's doorstep",
      changes: [
        .put(Actor("kaja-kallas", "Kaja Kallas", .person)),
        .put(
          Statement(
            "kallas-1", by: "kaja-kallas", on: "2025-11-20",
            "A plan needs the backing of the Europeans.")),
      ]),
    Note(
      editor: "moscow desk", time: "2025-11-20T10:20:00Z", text: "From the daily call",
      changes: [
        .put(Actor("dmitry-peskov", "Dmitry Peskov", .person)),
        .put(Statement("peskov-1", by: "dmitry-peskov", on: "2025-11-20", "There is nothing new to report.")),
      ]),
    Note(
      editor: "brussels desk", time: "2025-11-20T11:40:00Z", text: "Second statement",
      changes: [
        .put(
          Statement(
            "kallas-2", by: "kaja-kallas", on: "2025-11-20", "Asks what the other side is to concede."))
      ]),
    Note(
      editor: "moscow desk", time: "2025-11-20T12:10:00Z", text: "Corrected after the recording",
      changes: [
        .put(
          Statement(
            "peskov-1", by: "dmitry-peskov", on: "2025-11-20", "Declines to comment on a new plan.", mode: .refusal))
      ]),
    Note(
      editor: "brussels desk", time: "2025-11-20T12:30:00Z", text: "Taken back",
      changes: [.retract("kallas-2" as Statement.ID, reason: "It was an aide who said it.")]),
    Note(
      editor: "moscow desk", time: "2025-11-20T13:00:00Z", text: "Last call",
      changes: [
        .put(Statement("peskov-2", by: "dmitry-peskov", on: "2025-11-20", "There is no date for talks."))
      ]),
  ]

  /// Has both editors record what the store does not have yet.
  static func record(in path: String, crashingAfter count: Int?) async throws -> String {
    let store = try openOrCreate(path)
    let first = store.sequence
    try await withThrowingTaskGroup(of: Void.self) { group in
      for editor in ["brussels desk", "moscow desk"] {
        group.addTask { try await record(as: editor, in: store, crashingAfter: count.map { first + $0 }) }
      }
      try await group.waitForAll()
    }
    let lines = store.report.lines + ["recorded \(store.sequence - first) entries, now at \(store.sequence)"]
    try store.close()
    return lines.joined(separator: "\n") + "\n"
  }

  private static func openOrCreate(_ path: String) throws -> LedgerStore {
    do throws(StoreError) {
      return try LedgerStore.open(at: path)
    } catch {
      guard error.code == .notFound else { throw error }
      return try LedgerStore.create(
        at: path, beginningWith: Dossier(title: "A plan", records: []), recordedAt: "2025-11-20T08:00:00Z")
    }
  }

  /// One editor: looks at the feed until it is his turn.
  private static func record(as editor: String, in store: LedgerStore, crashingAfter last: Int?) async throws {
    var token = store.token
    for (index, note) in notes.enumerated() where note.editor == editor && index >= store.sequence {
      while token.sequence < index {
        for try await change in store.changes(after: token, every: .milliseconds(2)) {
          token = change.token
          break
        }
      }
      let entry = try await store.commit(note.changes, by: editor, note: note.text, at: note.time)
      if entry.sequence == last { Crash.now() }
    }
  }
}
