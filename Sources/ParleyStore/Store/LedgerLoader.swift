internal import Parley
import Synchronization

/// Makes a ledger of the lines of a journal.
struct LedgerLoader: Sendable {
  let folder: StoreFolder
  private(set) var ledger: Ledger?
  /// The checks of the lines from the ledger's beginning on.
  private(set) var checks: [UInt32] = []
  private(set) var unknownChanges = 0
  private(set) var replayed = 0

  init(_ folder: StoreFolder) {
    self.folder = folder
  }

  /// Goes on with a ledger that stands where the journal will be read from.
  init(_ folder: StoreFolder, _ ledger: Ledger, check: UInt32, unknownChanges: Int = 0) {
    self.folder = folder
    self.ledger = ledger
    self.unknownChanges = unknownChanges
    checks = [check]
  }

  /// The check of the line of an entry; `nil` for one that was not read.
  func check(of number: Int) -> UInt32? {
    guard let ledger else { return nil }
    let index = number - ledger.firstSequence
    return checks.indices.contains(index) ? checks[index] : nil
  }

  /// Takes the lines of a segment.
  mutating func take(_ batch: JournalReader.Batch) throws(StoreError) {
    var lines = batch.lines[...]
    if batch.isBeginning, let line = lines.popFirst() {
      let beginning = try Beginning(Array(batch.bytes[line.payload]), path: folder.path(of: batch.segment))
      do {
        ledger = try Ledger(beginning.dossier, sequence: line.number, recordedAt: beginning.recordedAt)
      } catch {
        throw refusal(batch, line, "it cannot be the beginning of a ledger: \(error)")
      }
    }
    checks += batch.checks
    try append(try entries(lines, of: batch), lines, batch)
  }

  /// How many lines are decoded in one go, which costs less than one by one.
  private static let chunkSize = 1_024

  /// The entries of lines, decoded by as many threads as there are processors.
  private func entries(
    _ lines: ArraySlice<JournalScanner.Line>, of batch: JournalReader.Batch
  ) throws(StoreError) -> [Entry] {
    let starts = Array(stride(from: lines.startIndex, to: lines.endIndex, by: Self.chunkSize))
    let decoded = Mutex([Result<[Entry], StoreError>?](repeating: nil, count: starts.count))
    CurrentProcess.concurrently(starts.count) { piece in
      let chunk = lines[starts[piece]..<min(starts[piece] + Self.chunkSize, lines.endIndex)]
      let result = Result { () throws(StoreError) in try decode(chunk, of: batch) }
      decoded.withLock { $0[piece] = result }
    }
    var entries: [Entry] = []
    entries.reserveCapacity(lines.count)
    for result in decoded.withLock({ $0 }) { entries += try result?.get() ?? [] }
    return entries
  }

  private func decode(
    _ lines: ArraySlice<JournalScanner.Line>, of batch: JournalReader.Batch
  ) throws(StoreError) -> [Entry] {
    var json: [UInt8] = [UInt8(ascii: "[")]
    json.reserveCapacity(lines.reduce(2) { $0 + $1.payload.count + 1 })
    for line in lines {
      json += batch.bytes[line.payload]
      json.append(UInt8(ascii: ","))
    }
    json[json.count - 1] = UInt8(ascii: "]")
    do {
      return try [Entry].read(fromJSON: json)
    } catch {
      // One by one, to tell which it is.
      for line in lines {
        do {
          _ = try Entry(json: Array(batch.bytes[line.payload]), named: batch.segment)
        } catch {
          throw refusal(batch, line, "it is whole, but no entry that this version reads: \(error.reason)")
        }
      }
      throw refusal(batch, lines.first, "\(error.reason)")
    }
  }

  private mutating func append(
    _ entries: [Entry], _ lines: ArraySlice<JournalScanner.Line>, _ batch: JournalReader.Batch
  ) throws(StoreError) {
    guard let ledger else { throw refusal(batch, lines.first, "the journal has no beginning") }
    let (count, reason) = ledger.append(contentsOf: entries)
    if let reason {
      throw refusal(batch, lines[lines.startIndex + count], "the entry does not follow: \(reason)")
    }
    for entry in entries { unknownChanges += entry.changes.count { $0.isUnknown } }
    replayed += count
  }

  private func refusal(
    _ batch: JournalReader.Batch, _ line: JournalScanner.Line?, _ reason: String
  ) -> StoreError {
    let number = line?.number ?? 0
    let position = batch.lines.firstIndex { $0.number == number } ?? 0
    let isNewer = batch.minorVersion > StoreFormat.current.minor
    return StoreError(
      isNewer ? .unsupportedVersion : .corrupted, folder.path(of: batch.segment), reason,
      at: StoreError.Place(
        segment: batch.segment, line: batch.firstLine + position, offset: line?.payload.lowerBound ?? 0,
        lastGood: number - 1))
  }
}
