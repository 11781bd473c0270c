import Parley
import Testing

/// The engine on the dossiers of a ledger: several segments, versions that have been replaced, and earlier moments.
@Suite("The engine over a ledger") struct EngineOverLedgerTests {
  /// A ledger after a random script, with what each of its dossiers must answer about recorded times.
  private struct Script {
    let ledger: Ledger
    /// When the records of the dossier after each entry became known.
    private(set) var recorded: [[String: Timestamp]]
    private var values: RandomDossier
    private static let size = 12

    init(seed: UInt64, entries: Int) throws {
      values = RandomDossier(seed: seed, .init(size: Self.size, provisions: 3, hasDanglingReferences: true))
      let start = Timestamp(microsecondsSince1970: 0)
      if seed % 2 == 0 {
        ledger = Ledger(title: "From nothing")
        recorded = [[:]]
      } else {
        let dossier = Dossier(values.contents())
        ledger = try Ledger(dossier, recordedAt: start)
        recorded = [[:]]
        for type in NaiveFilter.types {
          for record in NaiveFilter.records(of: type, in: dossier) { recorded[0][NaiveFilter.key(of: record)] = start }
        }
      }
      for entry in 1...entries {
        try commit(at: Timestamp(microsecondsSince1970: Int64(entry) * 1_600_000_000_000_000 / Int64(entries)))
      }
    }

    private mutating func commit(at time: Timestamp) throws {
      var changes: [Ledger.Change] = []
      var changed: Set<String> = []
      var known = recorded[recorded.count - 1]
      for _ in 0...values.number(0..<4) {
        let record = record()
        let key = NaiveFilter.key(of: record)
        guard changed.insert(key).inserted else { continue }
        if known[key] != nil, values.chance(3) {
          changes.append(Self.retraction(of: record))
          known[key] = nil
        } else {
          changes.append(.put(record))
          known[key] = time
        }
        for provision in (record as? Proposal)?.provisions ?? [] {
          known[NaiveFilter.key(of: provision)] = known[key]
        }
      }
      _ = try ledger.commit(changes, by: "test", at: time)
      recorded.append(known)
    }

    private mutating func record() -> any StandaloneRecord {
      let row = values.number(0..<Self.size)
      return switch values.number(0..<13) {
      case 0: values.actor(row)
      case 1: values.concession(row)
      case 2: values.discrepancy(row)
      case 3: values.event(row)
      case 4: values.finding(row)
      case 5: values.guarantee(row)
      case 6: values.matter(row)
      case 7: values.place(row)
      case 8: values.pledge(row)
      case 9: values.proposal(row)
      case 10: values.sanction(row)
      case 11: values.source(row)
      default: values.statement(row)
      }
    }

    private static func retraction(of record: any Record) -> Ledger.Change {
      func retraction<Item: Record>(_ record: Item) -> Ledger.Change { .retract(record.id, reason: "test") }
      return retraction(record)
    }
  }

  @Test("Every dossier of a ledger answers random filters like a plain evaluator")
  func randomFilters() throws {
    for seed in UInt64(1)...4 {
      let script = try Script(seed: seed, entries: 60)
      for sequence in stride(from: 0, through: 60, by: 6) {
        let dossier = try #require(script.ledger.dossier(at: sequence))
        let naive = NaiveFilter(dossier, recorded: script.recorded[sequence])
        var filters = RandomFilter(dossier, seed: seed &+ UInt64(sequence), size: 12)
        for type in NaiveFilter.types {
          for _ in 0..<3 { naive.expectSame(type, filters.node(for: type)) }
          naive.expectSame(type, .test(filters.test(.recorded, of: type)))
        }
      }
    }
  }

  @Test("A dossier that was asked before answers the same after further entries")
  func heldDossiers() throws {
    let script = try Script(seed: 5, entries: 20)
    let held = script.ledger.dossier
    let naive = NaiveFilter(held, recorded: script.recorded[20])
    var filters = RandomFilter(held, seed: 5, size: 12)
    let questions = NaiveFilter.types.map { ($0, filters.node(for: $0)) }
    for (type, node) in questions { naive.expectSame(type, node) }
    for record in held.statements {
      _ = try script.ledger.commit(
        [.retract(record.id, reason: "test")], by: "test", at: "2040-01-01T00:00:00Z",
        allowingFutureTime: true)
    }
    for (type, node) in questions { naive.expectSame(type, node) }
    #expect(script.ledger.dossier.count(Filter<Statement>.all()) == 0)
  }
}
