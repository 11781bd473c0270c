import Parley
import ParleyStore

extension StoreBenchmarks {
  /// Durable commits, one by one and of many writers at once.
  static func commits(_ folder: String, _ options: Options) throws -> [Measurement] {
    let count = options.isQuick ? 300 : 2_000
    let statements = GeneratedDossier(statements: count * 2).contents.statements
    let clock = ContinuousClock()
    var (single, bare): ([Double], [Double]) = ([], [])
    // Turn by turn, so that a busy moment of the disk hits both.
    for repetition in 0..<options.repetitions {
      let path = "\(folder)/commit-\(repetition)"
      let store = try LedgerStore.create(
        at: path, beginningWith: Dossier(title: "Commits", records: []), recordedAt: moment(0))
      let began = clock.now
      for number in 0..<count {
        try store.commit([.put(statements[number])], by: "desk", at: moment(number + 1))
      }
      single.append(seconds(clock.now - began) / Double(count) * 1e6)
      try store.close()
      bare.append(try bareWrites(of: "\(path)/journal-00000001.jsonl", to: "\(folder)/bare-\(repetition)"))
    }
    let (mine, theirs) = (median(single), median(bare))
    let (threads, tasks) = try groups(folder, options, statements)
    return [
      Measurement(
        name: "store/commit", value: mine, unit: "us", spread: spread(single), peer: "one bare write and sync each",
        ratio: mine / theirs, bar: "<= 1.2x", holds: mine / theirs <= 1.2,
        note: "a durable commit of one statement; the bare write of the same bytes takes \(Measurement.text(theirs)) us"
      ),
      group("store/group-commit", threads, of: "threads", against: mine),
      group("store/group-commit-tasks", tasks, of: "tasks", against: mine),
    ]
  }

  private static func group(_ name: String, _ rates: [Double], of what: String, against one: Double) -> Measurement {
    let ratio = median(rates) * one / 1e6
    return Measurement(
      name: name, value: median(rates), unit: "commits/s", spread: spread(rates), peer: "one writer", ratio: ratio,
      bar: ">= 8x", holds: ratio >= 8, note: "16 \(what) at once, each of whose commits is durable when it returns")
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

  /// The durable commits a second of sixteen writers, threads and tasks.
  private static func groups(
    _ folder: String, _ options: Options, _ statements: [Statement]
  ) throws -> (threads: [Double], tasks: [Double]) {
    let each = options.isQuick ? 100 : 500
    let change = { @Sendable (writer: Int, number: Int) in
      Change.put(statements[(writer * each + number) % statements.count])
    }
    var (threads, tasks): ([Double], [Double]) = ([], [])
    for repetition in 0..<options.repetitions {
      threads.append(
        try rate("\(folder)/threads-\(repetition)", of: 16 * each) { store in
          CurrentProcess.concurrently(16, threads: 16) { writer in
            for number in 0..<each { _ = try? store.commit([change(writer, number)], by: "desk", at: moment(1)) }
          }
        })
      tasks.append(
        try rate("\(folder)/tasks-\(repetition)", of: 16 * each) { store in
          let running = Monitor(16)
          for writer in 0..<16 {
            Task.detached {
              for number in 0..<each {
                _ = try? await store.commit([change(writer, number)], by: "desk", at: moment(1))
              }
              running.withLock { $0 -= 1 }
              running.notifyAll()
            }
          }
          running.withLock(waitingWhile: { $0 > 0 }) { _ in }
        })
    }
    return (threads, tasks)
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
        let changes = statements[batch * 100..<batch * 100 + 100].map { Change.put($0) }
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
        insert.bind(String(decoding: statement.compactJSONBytes(), as: UTF8.self), to: 2)
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
