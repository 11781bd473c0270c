import Parley
import TestSupport
import Testing

/// Random histories, against a replay that knows nothing of shared tables.
@Suite("A ledger is what a plain replay of its entries makes it") struct LedgerReplayTests {
  /// A ledger with a random history, and what it must be after each entry.
  private struct Script {
    let ledger: Ledger
    var steps: [(sequence: Int, time: Timestamp, model: NaiveLedger, held: Dossier, fingerprint: UInt64)] = []

    init(seed: UInt64, entries: Int) throws {
      var maker = RandomDossier(seed: seed, .init(size: seed % 2 == 0 ? 0 : 3, provisions: 3, hasCircles: true))
      let contents = maker.contents()
      var script = RandomScript(seed: seed, beginningWith: contents)
      ledger = try Ledger(Dossier(contents), sequence: 7, recordedAt: script.time)
      keep(script)
      for _ in 0..<entries {
        let (changes, time) = try script.next()
        try ledger.commit(changes, by: "seed \(seed)", at: time)
        keep(script)
      }
    }

    private mutating func keep(_ script: RandomScript) {
      let dossier = ledger.dossier
      steps.append((ledger.sequence, script.time, script.model, dossier, dossier.fingerprint))
    }
  }

  @Test("After every entry the dossier equals a plain one of the same records, then and ever after")
  func dossiers() throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let script = try Script(seed: seed, entries: 50)
      for (index, step) in script.steps.enumerated() {
        let plain = step.model.dossier(title: step.held.title, extra: step.held.extra)
        let json = plain.jsonBytes()
        let again = try #require(script.ledger.dossier(at: step.sequence))
        let isLastOfItsTime = index + 1 == script.steps.count || script.steps[index + 1].time != step.time
        let asOf = isLastOfItsTime ? [script.ledger.dossier(asOf: step.time)] : []
        for dossier in [step.held, again] + asOf {
          #expect(dossier.jsonBytes() == json && dossier == plain && dossier.sequence == step.sequence)
          #expect(dossier.fingerprint == step.fingerprint)
          compareTables(dossier, plain)
        }
      }
      #expect(Set(script.steps.map(\.fingerprint)).count == script.steps.count)
      #expect(script.ledger.dossier(at: 6) == nil && script.ledger.dossier(at: script.ledger.sequence + 1) == nil)
    }
  }

  /// Whether two dossiers have the same tables, however one asks.
  private func compareTables(_ dossier: Dossier, _ plain: Dossier) {
    func compare<Item: Record>(_ type: Item.Type) {
      let (table, expected) = (dossier.records(of: type), plain.records(of: type))
      #expect(table == expected && table.isEmpty == expected.isEmpty)
      if table.count != expected.count {
        Issue.record("\(table.count) \(type)")
        return
      }
      for row in expected.indices where table[row] != expected[row] || table[expected[row].id] != expected[row] {
        Issue.record("\(type) \(expected[row].id)")
      }
      for row in 0..<10 {
        let id = RandomDossier.id(String(describing: type).lowercased(), row) as EntityID<Item>
        if table.contains(id) != expected.contains(id) || table[id] != expected[id] { Issue.record("\(type) \(id)") }
      }
    }
    compare(Actor.self)
    compare(Concession.self)
    compare(Discrepancy.self)
    compare(Event.self)
    compare(Finding.self)
    compare(SecurityGuarantee.self)
    compare(Matter.self)
    compare(Place.self)
    compare(Pledge.self)
    compare(Proposal.self)
    compare(Provision.self)
    compare(Sanction.self)
    compare(Source.self)
    compare(Statement.self)
    for actor in plain.actors {
      #expect(
        dossier.members(of: actor.id, on: "2003-01-01", atLeast: .possibly)
          == plain.members(of: actor.id, on: "2003-01-01", atLeast: .possibly))
    }
    for provision in plain.provisions {
      #expect(dossier.proposal(of: provision.id) == plain.proposal(of: provision.id))
    }
  }

  @Test("The history of a record names every version and every end of it")
  func history() throws {
    for seed in 5...7 as ClosedRange<UInt64> {
      let script = try Script(seed: seed, entries: 70)
      func check<Item: Record>(_ id: EntityID<Item>) {
        var expected: [(sequence: Int, time: Timestamp, record: Item?)] = []
        var last: Item?
        for step in script.steps {
          let record = step.model.all[RecordKey(id)]?.record as? Item
          let isPutAgain = step.sequence > 7 && script.ledger.entries[step.sequence].puts(RecordKey(id))
          if record != last || (isPutAgain && record != nil) { expected.append((step.sequence, step.time, record)) }
          last = record
        }
        let history = script.ledger.history(of: id)
        #expect(history.map(\.sequence) == expected.map(\.sequence), "\(id)")
        #expect(history.map(\.record) == expected.map(\.record) && history.map(\.recordedAt) == expected.map(\.time))
        #expect(history.allSatisfy { ($0.entry?.sequence ?? 7) == $0.sequence })
      }
      for row in 0..<9 {
        check(RandomDossier.id("actor", row) as Actor.ID)
        check(RandomDossier.id("statement", row) as Statement.ID)
        check(RandomDossier.id("proposal", row) as Proposal.ID)
        for position in 0..<3 { check(EntityID<Provision>(unchecked: "proposal-\(row)/\(position)")) }
      }
      #expect(script.ledger.history(of: "never" as Actor.ID).isEmpty)
    }
  }

  private struct Moment {
    var sequence: Int
    var time: Timestamp
    var all: [RecordKey: AnyRecord]
  }

  @Test("The changes between two moments are the differences of the records, whatever happened in between")
  func changes() throws {
    for seed in 9...10 as ClosedRange<UInt64> {
      let script = try Script(seed: seed, entries: 60)
      var random = SplitMix64(seed: seed)
      let nothing = Moment(sequence: 6, time: Timestamp(microsecondsSince1970: 0), all: [:])
      let moments =
        [nothing] + script.steps.map { Moment(sequence: $0.sequence, time: $0.time, all: $0.model.all) }
      for _ in 0..<60 {
        let first = random.pick(moments)
        let second = random.pick(moments)
        let found = script.ledger.changes(from: first.sequence, to: second.sequence)
        check(found, first.all, second.all)
        // By time the last entry of a time counts.
        let early = moments.last { $0.time <= first.time } ?? nothing
        let late = moments.last { $0.time <= second.time } ?? nothing
        check(script.ledger.changes(from: first.time, to: second.time), early.all, late.all)
        let provisions = script.ledger.changes(of: Provision.self, from: first.sequence, to: second.sequence)
        #expect(provisions.map(\.key) == found.map(\.key).filter { $0.kind == .provision })
        #expect(provisions.allSatisfy { $0.before == first.all[$0.key]?.record as? Provision })
        let actors = script.ledger.changes(of: Actor.self, from: first.time, to: second.time)
        #expect(actors.allSatisfy { $0.after == late.all[$0.key]?.record as? Actor && $0.before != $0.after })
      }
      let all = script.ledger.changes(from: .min, to: .max)
      check(all, [:], script.steps.last?.model.all ?? [:])
    }
  }

  private func check(
    _ found: [Ledger.Difference<AnyRecord>], _ before: [RecordKey: AnyRecord], _ after: [RecordKey: AnyRecord]
  ) {
    let keys = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    #expect(found.map(\.key) == keys.sorted())
    #expect(found.allSatisfy { $0.before == before[$0.key] && $0.after == after[$0.key] })
  }

  @Test("Entries that are written as JSON, read again and appended make the same ledger")
  func journal() throws {
    for seed in 13...14 as ClosedRange<UInt64> {
      let script = try Script(seed: seed, entries: 60)
      let copy = try Ledger(Dossier(script.steps[0].held.contents), sequence: 7, recordedAt: script.steps[0].time)
      for entry in script.ledger.entries {
        let json = entry.canonicalJSON()
        let read = try Ledger.Entry.read(fromJSON: json)
        #expect(read == entry && read.canonicalJSON() == json)
        try copy.append(read)
        #expect(copy.dossier.fingerprint == script.ledger.dossier(at: entry.sequence)?.fingerprint)
      }
      #expect(copy.dossier == script.ledger.dossier && copy.entries.elementsEqual(script.ledger.entries))
    }
  }
}

extension Ledger.Entry {
  /// Whether the entry puts a record.
  fileprivate func puts(_ key: RecordKey) -> Bool {
    changes.contains { if case .put(let record) = $0.action { record.key == key } else { false } }
  }
}
