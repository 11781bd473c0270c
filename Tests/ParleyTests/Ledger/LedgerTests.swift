import Parley
import Testing

/// Times, versions and refusals of a small ledger.
@Suite("A ledger") struct LedgerTests {
  private let ledger: Ledger

  /// A ledger with three entries: at 10:00, at 11:00 and again at 11:00.
  init() throws {
    ledger = try Ledger(
      Dossier(
        title: "Talks",
        records: [
          Actor("peskov", "Dmitry Peskov", .person), Actor("kallas", "Kaja Kallas", .person),
          Proposal("us-28", "A plan", .plan, provisions: [Provision("us-28/1", "1", "First.")]),
          Proposal("eu-24", "An answer", .counterproposal, provisions: [Provision("eu-24/1", "1", "Other.")]),
        ]), recordedAt: "2025-11-20T09:00:00Z")
    try ledger.commit(
      [.put(Self.statement("st-1", "Declines to comment."))], by: "desk", note: "First", at: "2025-11-20T10:00:00Z")
    try ledger.commit(
      [.put(Self.statement("st-1", "Declines to comment on a plan.")), .put(Self.statement("st-2", "Welcomes it."))],
      by: "desk", at: "2025-11-20T11:00:00Z")
    try ledger.commit(
      [.retract("st-2" as Statement.ID, reason: "never said")], by: "editor", at: "2025-11-20T11:00:00Z")
  }

  private static func statement(_ id: Statement.ID, _ summary: String) -> Statement {
    Statement(id, by: "peskov", on: "2025-11-20", summary)
  }

  @Test("A dossier as of a moment is that after the last entry recorded by then")
  func moments() {
    let summaries = { (moment: Timestamp) in ledger.dossier(asOf: moment).statements.map(\.summary) }
    #expect(ledger.dossier(asOf: "2025-11-20T08:59:59.999999Z") == Dossier(title: "Talks", records: []))
    #expect(ledger.dossier(asOf: "2025-11-20T08:59:59.999999Z").sequence == nil)
    #expect(summaries("2025-11-20T09:00:00Z") == [])
    #expect(ledger.dossier(asOf: "2025-11-20T09:00:00Z").actors.count == 2)
    #expect(summaries("2025-11-20T09:59:59Z") == [])
    #expect(summaries("2025-11-20T10:00:00Z") == ["Declines to comment."])
    #expect(summaries("2025-11-20T10:59:59Z") == ["Declines to comment."])
    #expect(summaries("2025-11-20T11:00:00Z") == ["Declines to comment on a plan."])
    #expect(summaries("9999-01-01T00:00:00Z") == ["Declines to comment on a plan."])
    #expect(ledger.dossier(at: 2)?.statements.count == 2)
    #expect((0...3).map { ledger.dossier(at: $0)?.sequence } == [0, 1, 2, 3])
    #expect(ledger.dossier(at: -1) == nil && ledger.dossier(at: 4) == nil && ledger.dossier(at: .max) == nil)
  }

  @Test("An empty ledger has an empty dossier at every moment")
  func emptyLedger() throws {
    let ledger = Ledger(title: "New")
    #expect(ledger.sequence == 0 && ledger.entries.isEmpty && ledger.dossier == Dossier(title: "New", records: []))
    #expect(ledger.dossier(asOf: Timestamp(microsecondsSince1970: .min)) == ledger.dossier)
    #expect(ledger.changes(from: .min, to: .max).isEmpty && ledger.history(of: "a" as Actor.ID).isEmpty)
    let entry = try ledger.commit([.put(Actor("a", "A", .state))], by: "desk", at: "1901-01-01T00:00:00Z")
    #expect(entry.sequence == 1 && ledger.sequence == 1 && ledger.dossier.actors.count == 1)
  }

  @Test("A time well ahead of the clock is refused unless it is asked for")
  func futureTime() throws {
    let late: Timestamp = "2999-01-01T00:00:00Z"
    expectRefusal(.futureTime, []) { () throws(LedgerError) in
      try ledger.commit([.put(Self.statement("st-3", ""))], by: "desk", at: late)
    }
    #expect(ledger.sequence == 3)
    // Less than a day is a clock or a time zone.
    try ledger.commit(
      [.put(Self.statement("st-3", ""))], by: "desk", at: Timestamp.now().advanced(byMicroseconds: 3_600_000_000))
    try ledger.commit([.put(Self.statement("st-4", ""))], by: "desk", at: late, allowingFutureTime: true)
    #expect(ledger.entries.last?.recordedAt == late)
    let empty = Dossier(title: "T", records: [])
    #expect(throws: LedgerError.self) { try Ledger(empty, recordedAt: late) }
    #expect(throws: Never.self) { try Ledger(empty, recordedAt: late, allowingFutureTime: true) }
  }

  @Test("Entries are found by their numbers, and a list of them stays as it was")
  func entries() throws {
    let held = ledger.entries
    try ledger.commit([.put(Self.statement("st-3", ""))], by: "desk", at: "2025-11-21T00:00:00Z")
    #expect(held.map(\.sequence) == [1, 2, 3] && held.startIndex == 1 && held.endIndex == 4)
    #expect(ledger.entries.map(\.sequence) == [1, 2, 3, 4] && ledger.entries[3...].map(\.sequence) == [3, 4])
    #expect(ledger.entries[1].note == "First" && ledger.entries[3].author == "editor")
    #expect(ledger.entries[3].changes == [.retract("st-2" as Statement.ID, reason: "never said")])
  }

  @Test("A history tells who brought each version, and the end")
  func history() {
    let history = ledger.history(of: "st-2" as Statement.ID)
    #expect(history.map(\.sequence) == [2, 3] && history.map(\.entry?.author) == ["desk", "editor"])
    #expect(history.map(\.record?.summary) == ["Welcomes it.", nil])
    #expect(history[1].entry?.changes.first?.reason == "never said")
    let actor = ledger.history(of: "peskov" as Actor.ID)
    #expect(actor.count == 1 && actor[0].entry == nil && actor[0].sequence == 0)
    #expect(actor[0].recordedAt == "2025-11-20T09:00:00Z")
  }

  @Test("A query sees when a record became known")
  func recordedInterval() throws {
    let early = Filter<Statement>.recorded(before: "2025-11-20T10:30:00Z")
    #expect(ledger.dossier.statements(early).isEmpty)
    #expect(try #require(ledger.dossier(at: 1)).statements(early).map(\.id) == ["st-1"])
  }

  // MARK: Refusals

  @Test("A refused entry names the code and the records, and changes nothing")
  func refusals() throws {
    let peskov = "peskov" as Actor.ID
    let nobody = "nobody" as Actor.ID
    let both = Proposal("both", "Both", .plan, provisions: [Provision("us-28/1", "1", "First.")])
    let twice = Proposal(
      "twice", "Twice", .plan, provisions: [Provision("t/1", "1", "A"), Provision("t/1", "2", "B")])
    var unknown = Ledger.Change(.unknown)
    unknown.extra = ["split": "actor:peskov"]
    let cases: [(LedgerError.Code, [String], [Ledger.Change])] = [
      (.incomplete, [], []),
      (.incomplete, ["actor:peskov"], [.retract(peskov, reason: "")]),
      (
        .incomplete, ["actor:peskov"], [Ledger.Change(.merge(RecordKey(peskov), into: RecordKey("kallas" as Actor.ID)))]
      ),
      (.repeatedRecord, ["actor:peskov"], [.put(Actor("peskov", "A", .person)), .retract(peskov, reason: "r")]),
      (.repeatedRecord, ["statement:st-9"], [.put(Self.statement("st-9", "")), .put(Self.statement("st-9", "b"))]),
      (.notFound, ["actor:nobody"], [.retract(nobody, reason: "r")]),
      (.notFound, ["statement:st-2"], [.retract("st-2" as Statement.ID, reason: "r")]),
      (
        .notFound, ["actor:nobody", "statement:st-2"],
        [.retract("st-2" as Statement.ID, reason: "r"), .retract(nobody, reason: "r")]
      ),
      (.notFound, ["actor:nobody"], [.merge(nobody, into: peskov, reason: "r")]),
      (.notFound, ["actor:nobody"], [.merge(peskov, into: nobody, reason: "r")]),
      (
        .notFound, ["actor:kallas"],
        [.merge(peskov, into: "kallas", reason: "r"), .retract("kallas" as Actor.ID, reason: "r")]
      ),
      (
        .notFound, ["actor:kallas", "actor:peskov"],
        [.merge(peskov, into: "kallas", reason: "r"), .merge("kallas" as Actor.ID, into: peskov, reason: "r")]
      ),
      (.notFound, ["provision:us-28/2"], [.merge("us-28/2" as Provision.ID, into: "us-28/1", reason: "r")]),
      (.invalidMerge, ["actor:peskov"], [.merge(peskov, into: peskov, reason: "r")]),
      (
        .invalidMerge, ["actor:peskov", "statement:st-1"],
        [Ledger.Change(.merge(RecordKey(peskov), into: RecordKey("st-1" as Statement.ID)), reason: "r")]
      ),
      (
        .invalidMerge, ["proposal:eu-24", "provision:eu-24/1"],
        [.merge("eu-24" as Proposal.ID, into: "us-28", reason: "r")]
      ),
      (
        .misplacedProvision, ["provision:us-28/1"], [Ledger.Change(.put(.provision(Provision("us-28/1", "1", "New."))))]
      ),
      (.misplacedProvision, ["provision:us-28/1"], [.retract("us-28/1" as Provision.ID, reason: "r")]),
      (.misplacedProvision, ["provision:us-28/1"], [.put(both)]),
      (.misplacedProvision, ["provision:t/1"], [.put(twice)]),
      (.unknownChange, [], [unknown]),
      (.unknownChange, [], [.put(Self.statement("st-7", "")), unknown]),
    ]
    for (code, records, changes) in cases {
      expectRefusal(code, records) { () throws(LedgerError) in
        try ledger.commit(changes, by: "desk", at: "2025-11-22T00:00:00Z")
      }
    }
    expectRefusal(.incomplete, []) { () throws(LedgerError) in
      try ledger.commit([.retract(peskov, reason: "r")], by: "", at: "2025-11-22T00:00:00Z")
    }
    expectRefusal(.timeReversed, []) { () throws(LedgerError) in
      try ledger.commit([.retract(peskov, reason: "r")], by: "desk", at: "2025-11-20T10:59:59.999999Z")
    }
    for sequence in [3, 5, 0, -1, .max] {
      expectRefusal(.sequenceBroken, []) { () throws(LedgerError) -> Ledger.Entry in
        let entry = Ledger.Entry(
          sequence, at: "2025-11-22T00:00:00Z", by: "desk", changes: [.retract(peskov, reason: "r")])
        try ledger.append(entry)
        return entry
      }
    }
  }

  private func expectRefusal(
    _ code: LedgerError.Code, _ records: [String], _ commit: () throws(LedgerError) -> Ledger.Entry
  ) {
    let (dossier, json, entries) = (ledger.dossier, ledger.dossier.jsonBytes(), ledger.entries)
    do throws(LedgerError) {
      _ = try commit()
      Issue.record("\(code) \(records) was not refused")
    } catch {
      #expect(error.code == code && error.records.map(\.description) == records)
      #expect(!error.reason.isEmpty && error.description.hasSuffix(error.reason))
    }
    #expect(ledger.dossier.jsonBytes() == json && ledger.dossier.fingerprint == dossier.fingerprint)
    #expect(ledger.entries.elementsEqual(entries) && ledger.sequence == 3)
  }

  @Test("An entry that is based on an older dossier is refused only where its records have changed since")
  func conflicts() throws {
    let first = try #require(ledger.dossier(at: 1))
    let second = try #require(ledger.dossier(at: 2))
    func commit(_ change: Ledger.Change, on base: Dossier) throws(LedgerError) {
      try ledger.commit([change], by: "desk", at: "2025-11-22T00:00:00Z", basedOn: base)
    }
    func refusal(_ change: Ledger.Change, on base: Dossier) -> LedgerError? {
      #expect(throws: LedgerError.self) { try commit(change, on: base) }
    }
    let conflict = refusal(.put(Self.statement("st-1", "Mine")), on: first)
    #expect(conflict?.code == .changedMeanwhile && conflict?.records == [RecordKey("st-1" as Statement.ID)])
    #expect(conflict?.category == .conflict)
    // Somebody added the record, or took it out.
    #expect(refusal(.put(Self.statement("st-2", "Mine")), on: second)?.code == .changedMeanwhile)
    try commit(.put(Self.statement("st-2", "Mine")), on: first)  // It was not there, and is not.
    #expect(refusal(.put(Self.statement("st-2", "Again")), on: first)?.code == .changedMeanwhile)
    try commit(.put(Self.statement("st-1", "Mine")), on: second)
    try commit(.retract("st-1" as Statement.ID, reason: "r"), on: ledger.dossier)
    try commit(.put(Actor("kallas", "K. Kallas", .person)), on: first)
    let foreign = Ledger(title: "Talks").dossier
    for other in [foreign, Dossier(ledger.dossier.contents), ledger.dossier(asOf: "2000-01-01T00:00:00Z")] {
      #expect(refusal(.put(Self.statement("st-4", "")), on: other)?.code == .foreignDossier)
    }
  }

  @Test("A dossier in which identifiers occur twice cannot begin a ledger")
  func duplicates() {
    let dossier = Dossier(
      title: "",
      records: [
        Actor("a", "A", .state), Actor("a", "B", .state), Actor("b", "B", .state),
        Proposal("p", "P", .plan, provisions: [Provision("p/1", "1", "")]),
        Proposal("q", "Q", .plan, provisions: [Provision("p/1", "1", "")]),
      ])
    do throws(LedgerError) {
      _ = try Ledger(dossier, recordedAt: "2025-11-20T00:00:00Z")
      Issue.record("not refused")
    } catch {
      #expect(error.code == .duplicateID && error.records.map(\.description) == ["actor:a", "provision:p/1"])
      #expect(error.category == .damagedData && error.description.hasPrefix("actor:a, provision:p/1: "))
    }
  }

  @Test("An error names at most five records in words")
  func manyRecords() {
    let changes = (1...7).map { Ledger.Change.retract(EntityID<Actor>(unchecked: "x-\($0)"), reason: "r") }
    let error = #expect(throws: LedgerError.self) { try ledger.commit(changes, by: "desk", at: "2025-11-22T00:00:00Z") }
    #expect(error?.records.count == 7 && error?.description.contains("actor:x-5 and 2 more: ") == true)
  }

  @Test("A ledger that begins with a ledger's dossier has its records and no history of them")
  func beginningWithLedgerDossier() throws {
    let dossier = try #require(ledger.dossier(at: 2))
    let other = try Ledger(dossier, sequence: 40, recordedAt: "2025-12-01T00:00:00Z")
    #expect(other.dossier == dossier && other.sequence == 40)
    #expect(other.history(of: "st-1" as Statement.ID).map(\.sequence) == [40])
    try other.commit([.retract("st-1" as Statement.ID, reason: "r")], by: "desk", at: "2025-12-01T00:00:00Z")
    #expect(other.dossier.statements.map(\.id) == ["st-2"] && other.dossier(at: 40) == dossier)
  }
}
