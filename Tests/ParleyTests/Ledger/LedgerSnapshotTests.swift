import Testing

@testable import Parley

/// Ledgers that go on from a snapshot, whose records are made of their texts when somebody asks for them.
@Suite("Snapshots of a ledger") struct LedgerSnapshotTests {
  static let start = Timestamp(microsecondsSince1970: 0)

  /// A dossier that has gone through a snapshot; the texts may be changed on the way.
  static func snapshot(
    of dossier: Dossier, changing change: (RecordKind, [UInt8]) -> [UInt8] = { $1 }
  ) throws -> LedgerSnapshot {
    let tables = try dossier.tablesToKeep.map { table in
      let columns = try SnapshotColumns(unpacking: table.columns())
      if let words = table.words { try columns.takeWords(unpacking: words()) }
      return SnapshotTable(
        table.kind, columns,
        try (0..<table.textCount).map { try #require(EncodedRecords(change(table.kind, table.text($0)))) })
    }
    return LedgerSnapshot(
      title: dossier.title, extra: dossier.extra, sequence: try #require(dossier.sequence),
      recordedAt: try #require(dossier.lastRecordedAt), fingerprint: dossier.fingerprint, tables: tables)
  }

  /// The dossier of a ledger after some entries that replace and retract records.
  private static func dossier(seed: UInt64, size: Int) throws -> Dossier {
    var values = RandomDossier(seed: seed, .init(size: size, provisions: 3, hasDanglingReferences: true))
    let ledger = try Ledger(Dossier(values.contents()), recordedAt: start)
    for entry in 1...12 {
      let row = values.number(0..<size)
      let changes: [Ledger.Change] =
        entry % 4 == 0
        ? ledger.dossier.sources.prefix(1).map { .retract($0.id, reason: "test") } + [.put(values.statement(row))]
        : [.put(values.statement(row)), .put(values.actor(row)), .put(values.proposal(row))]
      try ledger.commit(changes, by: "test", at: Timestamp(microsecondsSince1970: Int64(entry)))
    }
    return ledger.dossier
  }

  @Test("A ledger that goes on from a snapshot has the same records, times and fingerprint")
  func roundTrip() throws {
    for seed in UInt64(1)...4 {
      let dossier = try Self.dossier(seed: seed, size: 20)
      let ledger = try #require(Ledger(Self.snapshot(of: dossier)))
      #expect(ledger.dossier.jsonBytes() == dossier.jsonBytes() && ledger.dossier == dossier)
      #expect(ledger.dossier.fingerprint == dossier.fingerprint && ledger.sequence == 12)
      for statement in dossier.statements {
        let key = RecordKey(statement.id)
        #expect(ledger.dossier.version(of: key) == dossier.version(of: key))
        #expect(ledger.dossier[statement.id] == statement)
      }
      #expect(ledger.dossier["no-such" as Statement.ID] == nil)
      // And again, from texts to texts.
      let again = try #require(Ledger(Self.snapshot(of: ledger.dossier)))
      #expect(again.dossier.jsonBytes() == dossier.jsonBytes())
    }
  }

  @Test("Records that are stored as text are found like others, also after further entries")
  func questions() throws {
    for seed in UInt64(1)...3 {
      let dossier = try Self.dossier(seed: seed, size: 20)
      let ledger = try #require(Ledger(Self.snapshot(of: dossier)))
      for round in 0..<3 {
        let naive = NaiveFilter(
          ledger.dossier,
          recorded: Dictionary(
            uniqueKeysWithValues: NaiveFilter.types.flatMap { type in
              NaiveFilter.records(of: type, in: ledger.dossier).map {
                (NaiveFilter.key(of: $0), Self.recordedAt($0, ledger.dossier))
              }
            }))
        var filters = RandomFilter(ledger.dossier, seed: seed &+ UInt64(round), size: 20)
        for type in NaiveFilter.types {
          for _ in 0..<8 { naive.expectSame(type, filters.node(for: type)) }
          naive.expectSame(type, .test(filters.test(.text, of: type)))
          naive.expectSame(type, .test(filters.test(.recorded, of: type)))
        }
        let first = try #require(ledger.dossier.statements.first)
        try ledger.commit(
          [
            round == 0
              ? .put(Statement(first.id, by: "somebody-else", on: "2025-11-20", "Another."))
              : .retract(first.id, reason: "test")
          ], by: "test", at: Timestamp(microsecondsSince1970: 100 + Int64(round)))
      }
    }
  }

  private static func recordedAt(_ record: any Record, _ dossier: Dossier) -> Timestamp {
    func recordedAt<Item: Record>(_ record: Item) -> Timestamp {
      let table = dossier.records(of: Item.self)
      return table.address(of: record.id).flatMap { table.parts[$0.part].segment.recordedAt($0.row) } ?? start
    }
    return recordedAt(record)
  }

  @Test("Records of several texts are each where they belong")
  func manyTexts() throws {
    let count = 2 * EncodedRecords.size + 17
    let sources = (0..<count).map { number in
      Source(EntityID(unchecked: "s-\(1_000_000 + number)"), "Title \(number)\nwith \"two\" lines", .news)
    }
    for count in [1, 15, 16, 17, EncodedRecords.size, count] {
      let ledger = try Ledger(Dossier(records: Array(sources.prefix(count))), recordedAt: Self.start)
      let snapshot = try Self.snapshot(of: ledger.dossier)
      let table = try #require(Ledger(snapshot)).dossier.sources
      #expect(table.count == count)
      for number in stride(from: 0, to: count, by: 13) where table[number] != sources[number] {
        Issue.record("record \(number) of \(count)")
      }
      #expect(table.last == sources[count - 1])
    }
  }

  @Test("Only the records that are asked for are made")
  func laziness() throws {
    let sources = (0..<200).map { Source(EntityID(unchecked: "s-\(100 + $0)"), "Title \($0)", .news) }
    let ledger = try Ledger(Dossier(records: sources), recordedAt: Self.start)
    // Nobody can make a record of the line of "s-150" any more.
    let snapshot = try Self.snapshot(of: ledger.dossier) { _, text in
      Array(String(decoding: text, as: UTF8.self).replacing("\"s-150\"", with: "\"s-1 0\"").utf8)
    }
    let dossier = try #require(Ledger(snapshot)).dossier
    #expect(dossier["s-120" as Source.ID]?.title == "Title 20")
    #expect(dossier.fetch(Query<Source>(orderedBy: .id, limit: 40)).map(\.id) == sources.prefix(40).map(\.id))
    #expect(dossier.count(Filter<Source>.text("title")) == 200 && dossier.sources.contains("s-150"))
    #expect(dossier.page(Query<Source>(where: .text("50"))).ids == ["s-150"])
  }

  #if os(macOS) || os(Linux)
    @Test("A text whose check fits and that holds other records than the columns say is not passed off as them")
    func forgery() async {
      await #expect(processExitsWith: .failure) {
        let source = Source("s-1", "Title", .news)
        let ledger = try Ledger(Dossier(records: [source]), recordedAt: LedgerSnapshotTests.start)
        let snapshot = try LedgerSnapshotTests.snapshot(of: ledger.dossier) { _, text in
          Array(String(decoding: text, as: UTF8.self).replacing("s-1", with: "s-2").utf8)
        }
        _ = Ledger(snapshot)?.dossier.sources.first
      }
    }
  #endif

  @Test("Columns with a changed byte are refused, or give something without a trap")
  func changedColumns() throws {
    let dossier = try Self.dossier(seed: 7, size: 3)
    var (refused, taken) = (0, 0)
    for table in dossier.tablesToKeep {
      let (columns, words) = (table.columns(), table.words?())
      for position in stride(from: 0, to: columns.count, by: 3) {
        for bit in [0, 5, 7] {
          var changed = columns
          changed[position] ^= 1 << UInt8(bit)
          if (try? SnapshotColumns(unpacking: changed)) == nil { refused += 1 } else { taken += 1 }
        }
        #expect((try? SnapshotColumns(unpacking: Array(columns.prefix(position)))) == nil)
      }
      let whole = try SnapshotColumns(unpacking: columns)
      for position in stride(from: 0, to: words?.count ?? 0, by: 3) {
        var changed = words ?? []
        changed[position] ^= 1 << UInt8(position % 8)
        if (try? whole.takeWords(unpacking: changed)) == nil { refused += 1 } else { taken += 1 }
      }
    }
    #expect(refused > 1_000 && taken > 1_000)
  }

  @Test("Tables that do not fit together are refused")
  func misfits() throws {
    let snapshot = try Self.snapshot(of: Self.dossier(seed: 3, size: 5))
    func ledger(_ tables: [SnapshotTable]) -> Ledger? {
      Ledger(
        LedgerSnapshot(
          title: snapshot.title, extra: snapshot.extra, sequence: snapshot.sequence, recordedAt: snapshot.recordedAt,
          fingerprint: snapshot.fingerprint, tables: tables))
    }
    #expect(ledger(snapshot.tables) != nil)
    #expect(ledger(snapshot.tables + [snapshot.tables[0]]) == nil)
    #expect(ledger(snapshot.tables.filter { $0.kind != .provision }) == nil)
    #expect(ledger(snapshot.tables.filter { $0.kind != .proposal }) == nil)
    for (number, table) in snapshot.tables.enumerated() where table.kind != .provision {
      var tables = snapshot.tables
      tables[number] = SnapshotTable(table.kind, table.columns, [])
      #expect(ledger(tables) == nil)
      tables[number] = SnapshotTable(table.kind, table.columns, table.texts + table.texts)
      #expect(ledger(tables) == nil)
    }
  }
}
