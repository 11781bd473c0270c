import Parley
import TestSupport
import Testing

/// Entries that are recorded together, against the same entries one by one: whatever they order.
@Suite("Entries recorded together are as those recorded one by one") struct BulkReplayTests {
  /// Random entries: merges, proposals and unknown changes among them, and at most one that cannot follow.
  private struct Entries {
    let contents: Dossier.Contents
    var entries: [Ledger.Entry] = []
    /// Where the entry stands that cannot follow; behind the end where there is none.
    var fault: Int

    init(seed: UInt64, count: Int) throws {
      var maker = RandomDossier(seed: seed, .init(size: Int(seed % 3) * 3, provisions: 3, hasCircles: true))
      contents = maker.contents()
      fault = seed % 4 == 0 ? count : maker.number(1..<count)
      var script = RandomScript(seed: seed, beginningWith: contents)
      for number in 0..<count {
        let (changes, time) = try script.next()
        var entry = Ledger.Entry(
          8 + number, at: time, by: "desk", note: number % 3 == 0 ? "note" : nil, changes: changes)
        if maker.chance(6) {
          let json = #"{"split": "actor:a", "parts": [1, 2]}"#
          entry.changes.insert(
            try Ledger.Change.read(fromJSON: Array(json.utf8)), at: maker.number(0..<changes.count + 1))
        }
        entries.append(entry)
      }
      if fault < count { spoil(&entries[fault], in: Int(seed / 2)) }
    }

    /// Makes an entry one that cannot follow, in one of several ways.
    private func spoil(_ entry: inout Ledger.Entry, in way: Int) {
      switch way % 8 {
      case 0: entry.changes.append(.retract("is-not-there" as Source.ID, reason: "wrong"))
      case 1: entry.changes.append(.merge("is-not-there" as Actor.ID, into: "nor-this" as Actor.ID, reason: "same"))
      case 2: entry.changes = [.put(Place("p", "P", .city)), .put(Place("p", "Q", .city))]
      case 3: entry.changes = [.put(Place("p", "P", .city)), .retract("p" as Place.ID, reason: "")]
      case 4: entry.author = ""
      case 5: entry.recordedAt = Timestamp(microsecondsSince1970: 3)
      case 6: entry.sequence += 1
      default: entry.changes = []
      }
    }
  }

  @Test("As of every entry, with all histories and differences, and up to the same refusal")
  func all() throws {
    for seed in 1...24 as ClosedRange<UInt64> {
      let script = try Entries(seed: seed, count: 40)
      let beginning = Dossier(script.contents)
      let time = Timestamp(microsecondsSince1970: 1_000)
      let (single, joint) = try (
        Ledger(beginning, sequence: 7, recordedAt: time), Ledger(beginning, sequence: 7, recordedAt: time)
      )
      let refusal = append(script.entries, to: single)
      var random = SplitMix64(seed: seed)
      var rest = script.entries[...]
      var other: LedgerError?
      while !rest.isEmpty, other == nil {
        let chunk = rest.prefix(Int.random(in: 1...20, using: &random))
        let result = joint.append(contentsOf: Array(chunk))
        other = result.refusal
        #expect((result.count == chunk.count) == (other == nil))
        rest = rest.dropFirst(result.count)
      }
      #expect(other == refusal && (refusal == nil) == (script.fault == 40) && joint.sequence == 7 + script.fault)
      compare(joint, single)
      // What follows falls on equal tables.
      let last = Ledger.Entry(
        single.sequence + 1, at: time.advanced(byMicroseconds: 1 << 40), by: "desk", changes: [Self.person(0)])
      for ledger in [joint, single] { try ledger.append(last) }
      #expect(joint.dossier == single.dossier && joint.dossier.fingerprint == single.dossier.fingerprint)
    }
  }

  @Test("Also in batches of any size, and whatever the entries are based on")
  func batches() throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let script = try Entries(seed: seed, count: 60)
      let time = Timestamp(microsecondsSince1970: 1_000)
      let (single, joint) = try (
        Ledger(Dossier(script.contents), sequence: 7, recordedAt: time),
        Ledger(Dossier(script.contents), sequence: 7, recordedAt: time)
      )
      var random = SplitMix64(seed: seed)
      var recording = joint.recording()
      for var entry in script.entries {
        if random.chance(oneIn: 8) {
          joint.publish(recording)
          recording = joint.recording()
        }
        // What was refused before leaves no gap.
        entry.sequence = single.sequence + 1
        let number = Int.random(in: max(7, single.sequence - 4)...single.sequence, using: &random)
        let base = Bool.random(using: &random) ? single.dossier(at: number) : nil
        #expect(
          Self.append(entry, basedOn: base, to: &recording)
            == single.record { Self.append(entry, basedOn: base, to: &$0) })
        #expect(recording.nextSequence == single.sequence + 1)
      }
      joint.publish(recording)
      compare(joint, single)
    }
  }

  /// Takes an entry, and returns why it was refused.
  private static func append(
    _ entry: Ledger.Entry, basedOn base: Dossier?, to recording: inout LedgerBatch
  ) -> LedgerError? {
    do throws(LedgerError) {
      try recording.append(entry, basedOn: base, skippingUnknown: true)
      return nil
    } catch {
      return error
    }
  }

  /// Records entries one by one, and returns why one was refused.
  private func append(_ entries: [Ledger.Entry], to ledger: Ledger) -> LedgerError? {
    for entry in entries {
      do throws(LedgerError) {
        try ledger.append(entry, skippingUnknown: true)
      } catch {
        return error
      }
    }
    return nil
  }

  private func compare(_ joint: Ledger, _ single: Ledger) {
    #expect(Array(joint.entries) == Array(single.entries))
    #expect(joint.dossier.fingerprint == single.dossier.fingerprint)
    for number in 7...single.sequence {
      guard let one = joint.dossier(at: number), let other = single.dossier(at: number) else {
        Issue.record("there is no dossier \(number)")
        continue
      }
      #expect(one == other && one.fingerprint == other.fingerprint && one.jsonBytes() == other.jsonBytes())
      #expect(joint.changes(from: number, to: single.sequence) == single.changes(from: number, to: single.sequence))
      // What is counted without looking at the rows.
      #expect(one.statements.count == one.contents.statements.count && one.actors.count == one.contents.actors.count)
      for statement in other.statements where one[statement.id] != statement { Issue.record("\(statement.id)") }
      if let time = single.entries.indices.contains(number) ? single.entries[number].recordedAt : nil {
        #expect(joint.dossier(asOf: time) == single.dossier(asOf: time))
        #expect(
          joint.dossier.statements(.recorded(before: time)).map(\.id)
            == single.dossier.statements(.recorded(before: time)).map(\.id))
      }
    }
    for row in 0..<9 {
      let statement: Statement.ID = RandomDossier.id("statement", row)
      #expect(joint.history(of: statement) == single.history(of: statement))
      let proposal: Proposal.ID = RandomDossier.id("proposal", row)
      #expect(joint.history(of: proposal) == single.history(of: proposal))
    }
  }

  private static func person(_ number: Int) -> Ledger.Change {
    .put(Actor(EntityID(unchecked: "actor-\(number)"), "Somebody", .person))
  }

  private static func time(_ number: Int) -> Timestamp { Timestamp(microsecondsSince1970: Int64(number)) }

  @Test("A merge and a proposal see what earlier entries of the batch have put and removed")
  func laterEntries() throws {
    let ledger = try Ledger(
      Dossier(
        records: [
          Actor("d-peskov", "D. Peskov", .person), Proposal("us", "P", .plan, provisions: [Provision("us/1", "1", "")]),
          Statement("st-1", by: "d-peskov", on: "2025-11-20", "Declines to comment."),
          Statement("st-2", by: "d-peskov", on: "2025-11-20", "Declines again."),
        ]), recordedAt: Self.time(0))
    let text = [Provision("us/1", "1", "", obligors: ["d-peskov"]), Provision("us/2", "2", "")]
    let changes: [[Ledger.Change]] = [
      [.put(Actor("dmitry-peskov", "Dmitry Peskov", .person))],
      [.put(Statement("st-1", by: "dmitry-peskov", on: "2025-11-20", "Says more."))],
      [.put(Statement("st-3", by: "d-peskov", on: "2025-11-21", "Says even more."))],
      [.retract("st-2" as Statement.ID, reason: "never said")],
      [.put(Proposal("us", "P", .plan, provisions: text))],
      [.merge("d-peskov" as Actor.ID, into: "dmitry-peskov", reason: "the same")],
      [.put(Proposal("eu", "Q", .plan, provisions: [Provision("eu/1", "1", "", descendsFrom: ["us/2"])]))],
      [.merge("us/2" as Provision.ID, into: "us/1", reason: "the same")],
    ]
    let entries = changes.enumerated().map { Ledger.Entry($0 + 1, at: Self.time($0), by: "desk", changes: $1) }
    let (count, refusal) = ledger.append(contentsOf: entries)
    #expect(count == changes.count && refusal == nil)
    #expect(ledger.dossier.statements.map(\.speakers) == [["dmitry-peskov"], ["dmitry-peskov"]])
    #expect(ledger.dossier.statements.map(\.id) == ["st-1", "st-3"])
    #expect(ledger.dossier.provisions.map(\.id) == ["eu/1", "us/1"])
    #expect(ledger.dossier["eu/1" as Provision.ID]?.descendsFrom == ["us/1"])
    #expect(ledger.dossier["us/1" as Provision.ID]?.obligors == ["dmitry-peskov"])
    // What the merge has not touched has no version of it.
    #expect(ledger.history(of: "st-1" as Statement.ID).map(\.sequence) == [0, 2])
    #expect(ledger.history(of: "st-3" as Statement.ID).map(\.sequence) == [3, 6])
    #expect(ledger.history(of: "us/2" as Provision.ID).map(\.sequence) == [5, 8])
  }

  @Test("An entry that cannot follow is named, and those before it are recorded")
  func refusals() {
    let good = (1...5).map { Ledger.Entry($0, at: Self.time($0), by: "desk", changes: [Self.person($0)]) }
    let faults: [(Ledger.Entry, LedgerError.Code)] = [
      (Ledger.Entry(6, at: Self.time(6), by: "desk", changes: [.retract("x" as Actor.ID, reason: "r")]), .notFound),
      (
        Ledger.Entry(6, at: Self.time(6), by: "desk", changes: [.retract("actor-1" as Actor.ID, reason: "")]),
        .incomplete
      ),
      (Ledger.Entry(6, at: Self.time(6), by: "", changes: [Self.person(6)]), .incomplete),
      (Ledger.Entry(6, at: Self.time(6), by: "desk", changes: []), .incomplete),
      (Ledger.Entry(6, at: Self.time(4), by: "desk", changes: [Self.person(6)]), .timeReversed),
      (Ledger.Entry(7, at: Self.time(6), by: "desk", changes: [Self.person(6)]), .sequenceBroken),
      (Ledger.Entry(6, at: Self.time(6), by: "desk", changes: [Self.person(6), Self.person(6)]), .repeatedRecord),
    ]
    for (fault, code) in faults {
      let ledger = Ledger(title: "T")
      let (count, refusal) = ledger.append(contentsOf: good + [fault])
      #expect(count == 5 && refusal?.code == code)
      #expect(ledger.sequence == 5 && ledger.dossier.actors.count == 5)
    }
  }
}

extension Ledger {
  /// Records entries together.
  ///
  /// - Returns: How many were recorded, and why the next one was not.
  fileprivate func append(contentsOf entries: [Ledger.Entry]) -> (count: Int, refusal: LedgerError?) {
    record { recording in
      for index in entries.indices {
        do throws(LedgerError) {
          try recording.append(entries[index], skippingUnknown: true)
        } catch {
          return (index, error)
        }
      }
      return (entries.count, nil)
    }
  }
}
