import Foundation
import Parley
import ParleyStore
import TestSupport
import Testing

/// What a store acknowledges is there when it is opened again; what it could not read back it refuses.
@Suite struct UnreadableValueTests {
  private static func nested(_ depth: Int) -> JSONValue {
    var value: JSONValue = 1
    for level in 0..<depth { value = level % 2 == 0 ? .array([value]) : .object(["a": value]) }
    return value
  }

  /// Statements at and beyond the edges of what can be read back.
  private static func statements() -> [Statement] {
    var statements: [Statement] = []
    func add(_ date: PartialDate = "2025-11-20", _ change: (inout Statement) -> Void = { _ in }) {
      let id = Statement.ID(stringLiteral: "st-\(statements.count)")
      var statement = Statement(id, by: "a", on: date, "Says so.", citations: ["s"])
      change(&statement)
      statements.append(statement)
    }
    for depth in 119..<130 {
      add { $0.extra["x"] = nested(depth) }
      add { $0.citations[0].extra["x"] = nested(depth) }
    }
    for selector: TextSelector in [
      .other([:]), .other(["type": "y"]), .other(["type": "TextQuoteSelector", "exact": "so"]),
      .position(TextPositionSelector(Int.max..<Int.max)), .quote(TextQuoteSelector(exact: "\u{0}\u{2028}")),
    ] {
      add { $0.citations = [Citation("s", selectors: [selector])] }
    }
    let dates: [PartialDate] = ["Y999999999999", "Y-999999999999", "-9999-01-01", "9999-24", "2024/..", "../.."]
    for date in dates + [PartialDate(dates[4].latest), PartialDate(dates[5].earliest)] { add(date) }
    add { $0.extra["date"] = "again" }
    add { $0.summary = String(repeating: "word ", count: 100_000) }
    return statements
  }

  @Test func `each commit that is acknowledged is read again, from the journal and from a snapshot`() throws {
    let folder = try TemporaryFolder()
    let path = folder("talks")
    var store = try LedgerStore.create(at: path, title: "Talks", policy: .osBuffered)
    var taken: [Statement] = []
    for statement in Self.statements() {
      do {
        try store.commit([.put(statement)], by: "desk")
        taken.append(statement)
      } catch {
        #expect(error.refusal?.code == .unreadableValue && statement.id != "st-0", "\(error)")
      }
    }
    #expect(taken.count > 15 && taken.count < Self.statements().count)
    let expected = store.dossier.jsonBytes()
    for round in 0..<3 {
      try store.close()
      store = try LedgerStore.open(at: path)
      #expect(store.dossier.jsonBytes() == expected, "round \(round)")
      #expect(store.report.ignoredSnapshot == nil && store.verify().isIntact)
      for statement in taken { #expect(store.dossier[statement.id] == statement, "\(statement.id)") }
      try store.compact()
    }
    try store.close()
  }

  @Test func `a store begins with what can be read back, and with nothing else`() throws {
    let folder = try TemporaryFolder()
    for (number, statement) in Self.statements().enumerated() {
      let path = folder("talks-\(number)")
      let dossier = Dossier(records: [statement])
      do {
        let store = try LedgerStore.create(at: path, beginningWith: dossier)
        try store.compact()
        try store.close()
      } catch {
        #expect(error.refusal?.code == .unreadableValue, "\(error)")
        #expect(!FileManager.default.fileExists(atPath: path))
        continue
      }
      let store = try LedgerStore.open(at: path)
      #expect(store.dossier[statement.id] == statement && store.report.ignoredSnapshot == nil, "\(number)")
      try store.close()
    }
  }

  @Test func `a dossier's own members may be as deep as a document has them, in a snapshot too`() throws {
    let folder = try TemporaryFolder()
    let json = Array(
      "{\"$parley\":1,\"x\":\(String(repeating: "[", count: 127))\(String(repeating: "]", count: 127))}".utf8)
    let store = try LedgerStore.create(at: folder("talks"), beginningWith: Dossier(jsonBytes: json))
    try store.commit([.put(Actor("a", "A", .person))], by: "desk")
    try store.compact()
    try store.close()
    let again = try LedgerStore.open(at: folder("talks"))
    #expect(again.report.ignoredSnapshot == nil && again.dossier.jsonBytes() == store.dossier.jsonBytes())
    try again.close()
  }

  @Test func `a policy waits for 30 years at most, whatever it was made of`() {
    let policy = SyncPolicy.batched(count: .max, interval: Duration(secondsComponent: .max, attosecondsComponent: 0))
    #expect(policy.description == "batched:\(Int.max):946728000000")
    #expect(SyncPolicy.batched(count: 1, interval: .nanoseconds(1)).description == "batched:1:1")
  }
}
