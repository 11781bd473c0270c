internal import Parley

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
    guard let ledger else { throw refusal(batch, lines.first, "the journal has no beginning") }
    try record(lines, of: batch, in: ledger)
    checks += batch.checks
  }

  /// How many lines are decoded in one go, which costs less than one by one.
  private static let chunkSize = 512

  /// Records the entries of lines. All threads decode; this one records what is ready, in order.
  private mutating func record(
    _ lines: ArraySlice<JournalScanner.Line>, of batch: JournalReader.Batch, in ledger: Ledger
  ) throws(StoreError) {
    let loader = self
    let chunks = stride(from: lines.startIndex, to: lines.endIndex, by: Self.chunkSize).map {
      lines[$0..<min($0 + Self.chunkSize, lines.endIndex)]
    }
    let unknown = try ledger.record { (recording) throws(StoreError) in
      recording.reserveCapacity(lines.count)
      var unknown = 0
      try CurrentProcess.inOrder(
        chunks.count,
        make: { index in Result { () throws(StoreError) in try loader.decode(chunks[index], of: batch) } },
        take: { (index, result: Result<[Entry], StoreError>) throws(StoreError) in
          let entries = try result.get()
          for (line, entry) in zip(chunks[index], entries) {
            do throws(LedgerError) {
              try recording.append(entry, skippingUnknown: true)
            } catch {
              throw loader.refusal(batch, line, "the entry does not follow: \(error)")
            }
            unknown += entry.changes.count { $0.isUnknown }
          }
        })
      return unknown
    }
    unknownChanges += unknown
    replayed += lines.count
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
