import Parley
import ParleyStore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What it costs to put a ledger on the disk and to get it back.
enum StoreBenchmarks {
  static func run(_ options: Options) -> [Measurement] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "parley-benchmarks-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let folder = folder.path
      return [check(options)] + (try commits(folder, options)) + (try batches(folder, options))
        + (try replays(folder, options)) + (try snapshots(folder, options))
    } catch {
      fatalError("the store refuses: \(error)")
    }
  }

  /// The moment of the entry with a number.
  static func moment(_ number: Int) -> Timestamp {
    Timestamp(microsecondsSince1970: 1_600_000_000_000_000 + Int64(number))
  }

  static func seconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  private static func check(_ options: Options) -> Measurement {
    let bytes = (0..<64 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    guard CRC32C.of(Array("123456789".utf8)) == 0xE306_9283 else { fatalError("the check is wrong") }
    let run = time(repetitions: options.repetitions) { CRC32C.of(bytes) }
    let rates = [run.slowest, run.median, run.fastest].map { Double(bytes.count) / $0 * 1e-9 }
    return Measurement(
      name: "store/crc", value: rates[1], unit: "GB/s", spread: rates[0]...rates[2], bar: ">= 1 GB/s",
      holds: rates[1] >= 1, note: "CRC-32C of 64 MiB")
  }

  // MARK: Opening

  /// Opens a store of commits of one statement each, without a snapshot.
  private static func replays(_ folder: String, _ options: Options) throws -> [Measurement] {
    try [10_000, 100_000].map { count in
      let path = "\(folder)/replay-\(count)"
      let statements = GeneratedDossier(statements: count).contents.statements
      let store = try LedgerStore.create(
        at: path, beginningWith: Dossier(title: "Replay", records: []), recordedAt: moment(0), policy: .osBuffered)
      for (number, statement) in statements.enumerated() {
        try store.commit([.put(statement)], by: "desk", at: moment(number + 1))
      }
      try store.close()
      let dossier = store.dossier
      guard try LedgerStore.open(at: path, for: .reading).dossier == dossier else { fatalError("other records") }
      let run = time(repetitions: min(options.repetitions, 5)) { try? LedgerStore.open(at: path, for: .reading) }
      let per = 100_000 / Double(count)
      return Measurement(
        name: count == 100_000 ? "store/replay" : "store/replay-small", value: run.median * per, unit: "s",
        spread: run.fastest * per...run.slowest * per, bar: count == 100_000 ? "<= 0.4 s" : nil,
        holds: count == 100_000 ? run.median <= 0.4 : nil,
        note: "per 100,000 commits of one statement, \(count) opened without a snapshot")
    }
  }

  /// Opens a store of many statements with a snapshot, and asks a first question.
  private static func snapshots(_ folder: String, _ options: Options) throws -> [Measurement] {
    var measurements: [Measurement] = []
    let sizes = options.sizes(of: [10_000, 100_000, 1_000_000])
    for size in sizes {
      let path = "\(folder)/snapshot-\(size)"
      let question = try makeSnapshot(path, size)
      let before = Memory.settled
      Memory.resetPeak()
      let first = try LedgerStore.open(at: path, for: .reading)
      keep(first.dossier.page(question).ids)
      let (peak, settled) = (Memory.peak, Memory.settled)
      guard first.report.snapshot != nil, first.dossier.statements.count == size else { fatalError("no snapshot") }
      let reference = size == sizes.last ? inMemory(first.dossier.contents, question) : nil
      let opened = time(repetitions: min(options.repetitions, 3)) { try? LedgerStore.open(at: path, for: .reading) }
      let answered = time(repetitions: min(options.repetitions, 3)) { () -> LedgerStore? in
        guard let store = try? LedgerStore.open(at: path, for: .reading) else { return nil }
        keep(store.dossier.page(question).ids.count)
        return store
      }
      let isLargest = size == sizes.last
      measurements.append(
        Measurement(
          name: isLargest ? "store/open-snapshot" : "store/open-snapshot-\(size)", value: answered.median, unit: "s",
          spread: answered.fastest...answered.slowest, bar: isLargest ? "<= 1 s" : nil,
          holds: isLargest && size >= 1_000_000 ? answered.median <= 1 : nil,
          note: "\(size) statements opened and a page of 50 asked for; opening alone "
            + "\(Measurement.text(opened.median)) s"))
      if let reference, let before, let settled, let peak {
        let ratio = Double(settled - before) / Double(max(1, reference))
        measurements.append(
          Measurement(
            name: "store/open-memory", value: ratio, unit: "x", bar: "<= 1.5x", holds: ratio <= 1.5,
            note: "of what the ledger takes in memory (\(reference >> 20) MiB); peak \((peak - before) >> 20) MiB"))
      }
    }
    return measurements
  }

  private static func makeSnapshot(_ path: String, _ size: Int) throws -> Query<Statement> {
    let contents = GeneratedDossier(statements: size).contents
    let store = try LedgerStore.create(at: path, beginningWith: Dossier(contents), recordedAt: moment(0))
    try store.commit([.put(contents.statements[0])], by: "desk", at: moment(1))
    try store.compact()
    try store.close()
    return Questions(contents).pages[0].query
  }

  /// The bytes that a ledger of the same records takes that has answered the question.
  private static func inMemory(_ contents: Dossier.Contents, _ question: Query<Statement>) -> Int? {
    let json = Dossier(contents).jsonBytes()
    guard let before = Memory.settled, let dossier = try? Dossier(jsonBytes: json),
      let ledger = try? Ledger(dossier, recordedAt: moment(0))
    else { return nil }
    keep(ledger.dossier.page(question).ids)
    let after = Memory.settled
    keep(ledger)
    return after.map { $0 - before }
  }
}
