import Parley
import ParleyStore

extension StoreBenchmarks {
  /// What is measured turn by turn, so that a busy moment of the disk hits all of it.
  private struct Turn {
    /// The microseconds of a commit of one writer, and of a bare write of the same bytes.
    var (single, bare): (Double, Double)
    /// The commits a second of sixteen writers.
    var (threads, tasks): (Double, Double)
  }

  /// Durable commits, one by one and of many writers at once.
  static func commits(_ folder: String, _ options: Options) throws -> [Measurement] {
    let (count, each) = options.isQuick ? (2_000, 500) : (6_000, 1_000)
    let statements = GeneratedDossier(statements: max(count, each * 16)).contents.statements
    // The first turn warms up.
    let turns = try (0...options.repetitions).map { number in
      let (single, bare) = try oneByOne("\(folder)/commits-\(number)", statements[..<count])
      return Turn(
        single: single, bare: bare, threads: try threads("\(folder)/threads-\(number)", statements, each),
        tasks: try tasks("\(folder)/tasks-\(number)", statements, each))
    }
    .dropFirst()
    let single = turns.map(\.single)
    let ratio = median(turns.map { $0.single / $0.bare })
    return [
      Measurement(
        name: "store/commit", value: median(single), unit: "us", spread: spread(single),
        peer: "one bare write and sync each", ratio: ratio, bar: "<= 1.2x", holds: ratio <= 1.2,
        note: "a durable commit of one statement; the bare write of the same bytes takes "
          + "\(Measurement.text(median(turns.map(\.bare)))) us"),
      group("store/group-commit", of: "threads", turns.map { ($0.threads, $0.single) }),
      group("store/group-commit-tasks", of: "tasks", turns.map { ($0.tasks, $0.single) }),
    ]
  }

  private static func group(
    _ name: String, of what: String, _ turns: [(rate: Double, single: Double)]
  ) -> Measurement {
    let rates = turns.map(\.rate)
    let ratio = median(turns.map { $0.rate * $0.single / 1e6 })
    return Measurement(
      name: name, value: median(rates), unit: "commits/s", spread: spread(rates), peer: "one writer", ratio: ratio,
      bar: ">= 4x", holds: ratio >= 4, note: "16 \(what) at once, each of whose commits is durable when it returns")
  }

  /// The microseconds of a commit of one writer, and of a bare write of the same bytes.
  private static func oneByOne(
    _ path: String, _ statements: ArraySlice<Statement>
  ) throws -> (single: Double, bare: Double) {
    let rate = try rate(path, of: statements.count) { store in
      for statement in statements { _ = try? store.commit([.put(statement)], by: "desk", at: moment(1)) }
    }
    return (1e6 / rate, try bareWrites(of: "\(path)/journal-00000001.jsonl", to: "\(path)-bare"))
  }

  /// Writes the lines of a journal to a file, each with a sync of its own, and returns the microseconds of each.
  private static func bareWrites(of journal: String, to path: String) throws -> Double {
    let files = MachineFileSystem()
    let source = try files.open(journal, .reading)
    let bytes = try source.read(source.size(), at: 0)
    let lines = bytes.split(separator: 0x0A).dropFirst(2)
    let file = try files.open(path, .creating)
    let clock = ContinuousClock()
    var offset = 0
    let began = clock.now
    for line in lines {
      offset += try file.write(line, at: offset)
      try file.sync()
    }
    return seconds(clock.now - began) / Double(lines.count) * 1e6
  }

  /// The commits a second of sixteen threads.
  private static func threads(_ path: String, _ statements: [Statement], _ each: Int) throws -> Double {
    try rate(path, of: 16 * each) { store in
      CurrentProcess.concurrently(16, threads: 16) { writer in
        for statement in statements[writer * each..<(writer + 1) * each] {
          _ = try? store.commit([.put(statement)], by: "desk", at: moment(1))
        }
      }
    }
  }

  /// The commits a second of sixteen tasks.
  private static func tasks(_ path: String, _ statements: [Statement], _ each: Int) throws -> Double {
    try rate(path, of: 16 * each) { store in
      let running = Monitor(16)
      for writer in 0..<16 {
        Task.detached {
          for statement in statements[writer * each..<(writer + 1) * each] {
            _ = try? await store.commit([.put(statement)], by: "desk", at: moment(1))
          }
          running.withLock { $0 -= 1 }
          running.notifyAll()
        }
      }
      running.withLock(waitingWhile: { $0 > 0 }) { _ in }
    }
  }

  /// How many of so many commits to a new store are made a second.
  private static func rate(_ path: String, of count: Int, _ work: (LedgerStore) -> Void) throws -> Double {
    let store = try LedgerStore.create(
      at: path, beginningWith: Dossier(title: "Commits", records: []), recordedAt: moment(0))
    let clock = ContinuousClock()
    let began = clock.now
    work(store)
    let rate = Double(count) / seconds(clock.now - began)
    guard store.sequence == count else { fatalError("\(store.sequence) commits of \(count)") }
    try store.close()
    return rate
  }

  /// Batches of a hundred statements, each durable as a whole.
  static func batches(_ folder: String, _ options: Options) throws -> [Measurement] {
    let count = options.isQuick ? 30 : 200
    let statements = GeneratedDossier(statements: count * 100).contents.statements
    let clock = ContinuousClock()
    var (mine, theirs): ([Double], [Double]) = ([], [])
    let sqlite = SQLite()
    if sqlite == nil { report("store/batch: there is no SQLite to compare with") }
    for repetition in 0..<options.repetitions {
      let path = "\(folder)/batch-\(repetition)"
      let store = try LedgerStore.create(
        at: path, beginningWith: Dossier(title: "Batches", records: []), recordedAt: moment(0))
      let began = clock.now
      for batch in 0..<count {
        let changes = statements[batch * 100..<batch * 100 + 100].map { Ledger.Change.put($0) }
        try store.commit(changes, by: "desk", at: moment(batch + 1))
      }
      mine.append(seconds(clock.now - began) / Double(count) * 1e3)
      try store.close()
      guard store.dossier.statements.count == count * 100 else { fatalError("statements are missing") }
      if let sqlite { theirs.append(batches(sqlite, "\(folder)/batch-\(repetition).sqlite", statements, count)) }
    }
    let ratio = theirs.isEmpty ? nil : median(theirs) / median(mine)
    return [
      Measurement(
        name: "store/batch", value: median(mine), unit: "ms", spread: spread(mine),
        peer: sqlite.map { "SQLite \($0.version), WAL, synchronous=FULL, raw C, prepared" }, ratio: ratio,
        bar: ">= 1x", holds: ratio.map { $0 >= 1 },
        note: "a durable commit of 100 statements"
          + (theirs.isEmpty ? "" : "; SQLite \(Measurement.text(median(theirs))) ms for the same as JSON text by id"))
    ]
  }

  /// The milliseconds of each transaction.
  private static func batches(_ sqlite: SQLite, _ path: String, _ statements: [Statement], _ count: Int) -> Double {
    let database = sqlite.durableDatabase(at: path)
    database.run("CREATE TABLE statement (id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID")
    let insert = database.prepare("INSERT INTO statement VALUES (?1, ?2)")
    let (begin, commit) = (database.prepare("BEGIN"), database.prepare("COMMIT"))
    let clock = ContinuousClock()
    let began = clock.now
    for batch in 0..<count {
      begin.run()
      for statement in statements[batch * 100..<batch * 100 + 100] {
        insert.bind(statement.id.rawValue, to: 1)
        // As the store does, from the record to its text.
        insert.bind(String(decoding: statement.compactJSON(), as: UTF8.self), to: 2)
        insert.run()
      }
      commit.run()
    }
    let milliseconds = seconds(clock.now - began) / Double(count) * 1e3
    var rows = 0
    database.prepare("SELECT count(*) FROM statement").rows { rows = $0.integer(0) }
    guard rows == count * 100 else { fatalError("SQLite has \(rows) rows") }
    return milliseconds
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func spread(_ values: [Double]) -> ClosedRange<Double> {
    (values.min() ?? 0)...(values.max() ?? 0)
  }
}
