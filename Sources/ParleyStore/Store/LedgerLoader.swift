internal import Parley

/// Makes a ledger of the lines of a journal.
struct LedgerLoader: Sendable {
  let folder: StoreFolder
  private var ledger: Ledger?
  /// The checks of the lines from the ledger's beginning on.
  private(set) var checks: [UInt32] = []
  private(set) var unknownChanges = 0
  private(set) var replayed = 0

  /// The lines of a batch that are entries, and what was decoded of them.
  private typealias Lines = (batch: JournalReader.Batch, lines: ArraySlice<JournalScanner.Line>)
  private let decoding: Pipeline<Lines, (Lines, Result<[Ledger.Entry], StoreError>)>

  init(_ folder: StoreFolder) {
    self.folder = folder
    decoding = Pipeline { ($0, Self.decode($0.lines, of: $0.batch, in: folder)) }
  }

  /// Goes on with a ledger that stands where the journal will be read from.
  init(_ folder: StoreFolder, _ ledger: Ledger, check: UInt32, unknownChanges: Int = 0) {
    self.init(folder)
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

  /// Takes lines of a segment. They are decoded by other threads while this one goes on.
  mutating func take(_ batch: JournalReader.Batch) throws(StoreError) {
    var lines = batch.lines[...]
    if batch.isBeginning, let line = lines.popFirst() {
      let beginning = try Beginning(Array(batch.bytes[line.payload]), path: folder.path(of: batch.segment))
      do {
        ledger = try Ledger(read: beginning.dossier, sequence: line.number, recordedAt: beginning.recordedAt)
      } catch {
        throw Self.refusal(folder, batch, line, "it cannot be the beginning of a ledger: \(error)")
      }
    }
    guard ledger != nil else { throw Self.refusal(folder, batch, lines.first, "the journal has no beginning") }
    checks += batch.checks
    replayed += lines.count
    if !lines.isEmpty { decoding.order((batch, lines)) }
  }

  /// Records the entries of all lines.
  ///
  /// - Returns: The ledger.
  /// - Throws: `corrupted` or `unsupportedVersion` with the place of an entry that cannot be read or does not follow.
  mutating func finish() throws(StoreError) -> Ledger {
    guard let ledger else { throw StoreError(.corrupted, folder.path, "the journal has no beginning") }
    var recording = ledger.recording()
    recording.reserveCapacity(replayed)
    while let ((batch, lines), entries) = decoding.next() {
      for (line, entry) in zip(lines, try entries.get()) {
        do throws(LedgerError) {
          try recording.append(entry, skippingUnknown: true)
        } catch {
          throw Self.refusal(folder, batch, line, "the entry does not follow: \(error)")
        }
        unknownChanges += entry.changes.count { $0.isUnknown }
      }
    }
    ledger.publish(recording)
    return ledger
  }

  private static func decode(
    _ lines: ArraySlice<JournalScanner.Line>, of batch: JournalReader.Batch, in folder: StoreFolder
  ) -> Result<[Ledger.Entry], StoreError> {
    do throws(JSONFault) {
      return .success(try Ledger.Entry.readEach(lines.map(\.payload), of: batch.bytes))
    } catch {
      // One by one, to tell which it is.
      for line in lines {
        do {
          _ = try Ledger.Entry(jsonBytes: Array(batch.bytes[line.payload]), named: batch.segment)
        } catch {
          return .failure(
            refusal(folder, batch, line, "it is whole, but no entry that this version reads: \(error.reason)"))
        }
      }
      return .failure(refusal(folder, batch, lines.first, error.reason))
    }
  }

  private static func refusal(
    _ folder: StoreFolder, _ batch: JournalReader.Batch, _ line: JournalScanner.Line?, _ reason: String
  ) -> StoreError {
    let number = line?.number ?? 0
    let position = batch.lines.firstIndex { $0.number == number } ?? 0
    let start = batch.bytes[..<(line?.payload.lowerBound ?? 0)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let isNewer = batch.minorVersion > StoreFormat.current.minor
    return StoreError(
      isNewer ? .unsupportedVersion : .corrupted, folder.path(of: batch.segment), reason,
      at: StoreError.Place(
        segment: batch.segment, line: batch.firstLine + position, offset: batch.base + start,
        lastGood: number - 1))
  }
}
