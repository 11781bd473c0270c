internal import Parley

/// What a salvage saved, and every line that it left out.
public struct SalvageReport: Hashable, Sendable {
  /// A line of the journal.
  public struct Line: Hashable, Sendable {
    /// The name of the file.
    public var file: String
    /// The line, counted from 1.
    public var line: Int
    /// The offset in bytes from the start of the file.
    public var offset: Int
    /// Its length in bytes, with the line feed.
    public var bytes: Int
    /// What is wrong with it.
    public var reason: String
  }

  /// How many entries the new store has.
  public var saved = 0

  /// The lines that were left out. A file that could not be read at all, such as a link in the place of a file, is its
  /// line 1, of 0 bytes.
  public var leftOut: [Line] = []

  /// The lines that were saved although their check cannot be recomputed, because the line before is damaged.
  public var unchecked: [Line] = []

  /// The entries that have another number now, because some before them are missing: the old numbers by the new ones.
  public var renumbered: [Int: Int] = [:]

  /// Whether the beginning of the ledger was lost, so that the new one begins empty.
  public var lostBeginning = false

  /// Whether all was saved.
  public var isComplete: Bool { leftOut.isEmpty && unchecked.isEmpty && renumbered.isEmpty && !lostBeginning }
}

extension LedgerStore {
  /// Makes a new store of what can be read of a damaged one: the only call that passes over damage.
  ///
  /// The manifest and the snapshot are not needed. The damaged store is not changed.
  ///
  /// - Parameters:
  ///   - path: The folder of the damaged store.
  ///   - other: The folder to make.
  /// - Returns: What was saved, and every line that was left out.
  /// - Throws: ``StoreError`` as ``create(at:title:policy:)``, `notFound` or `notAStore` where there is no journal, the
  ///   reason of the first where no file can be read, and `unsupportedVersion`. What the call has made by then is removed.
  /// - Complexity: O(*n*) in the size of the store.
  public static func salvage(from path: String, to other: String) throws(StoreError) -> SalvageReport {
    let files = MachineFileSystem()
    return try salvage(
      StoreFolder(path: trimmed(path), files: files), to: StoreFolder(path: trimmed(other), files: files))
  }

  static func salvage(_ folder: StoreFolder, to other: StoreFolder) throws(StoreError) -> SalvageReport {
    try folder.checkExists()
    var search = SalvageSearch()
    let names = try folder.names().filter { StoreFolder.journalNumber($0) != nil }
    guard !names.isEmpty else { throw StoreError(.notAStore, folder.path, "the folder holds no journal") }
    var (unread, failure): ([SalvageReport.Line], StoreError?) = ([], nil)
    for name in names {
      do throws(FileFault) {
        search.read(try folder.files.contents(of: folder.path(of: name)), named: name)
      } catch {
        failure = failure ?? StoreError(error)
        unread.append(.init(file: name, line: 1, offset: 0, bytes: 0, reason: "it cannot be read: \(error.detail)"))
      }
    }
    if let failure, unread.count == names.count { throw failure }
    var report = search.report
    report.leftOut += unread
    report.lostBeginning = search.beginning == nil
    let isNew = try StoreError.wrapping { () throws(FileFault) in try other.files.kind(of: other.path) } == nil
    let first = search.entries.first?.entry.recordedAt ?? Timestamp(microsecondsSince1970: 0)
    let store = try create(
      other, beginningWith: search.beginning?.dossier ?? Dossier(title: "", records: []),
      recordedAt: search.beginning?.recordedAt ?? first, Options(policy: search.policy))
    do throws(StoreError) {
      try store.take(search, &report)
    } catch {
      // Half of what can be saved would be taken for all of it.
      try? store.close()
      other.removeStore(withFolder: isNew)
      throw error
    }
    report.leftOut.sort { ($0.file, $0.offset) < ($1.file, $1.offset) }
    return report
  }

  /// Records what was found, and closes the store.
  private func take(_ search: SalvageSearch, _ report: inout SalvageReport) throws(StoreError) {
    let beginsAt = search.beginningNumber ?? 0
    var found = report
    try withFiles { () throws(StoreError) in
      _ = append(syncing: true) { lines, recording in
        for (entry, line) in search.entries {
          var renumbered = entry
          renumbered.sequence = recording.nextSequence
          do throws(LedgerError) {
            try recording.append(renumbered, skippingUnknown: true)
          } catch {
            found.leftOut.append(line.with(reason: "the entry cannot follow those that were saved: \(error)"))
            continue
          }
          lines.append { bytes in bytes += renumbered.compactJSON() }
          found.saved += 1
          if entry.sequence != renumbered.sequence + beginsAt {
            found.renumbered[renumbered.sequence] = entry.sequence
          }
        }
      }
      try throwFailure()
    }
    try close()
    report = found
  }
}

extension SalvageReport.Line {
  func with(reason: String) -> Self {
    var line = self
    line.reason = reason
    return line
  }
}

/// Looks for lines that can be believed, file by file, line by line.
private struct SalvageSearch {
  var report = SalvageReport()
  var beginning: Beginning?
  var beginningNumber: Int?
  var policy: SyncPolicy?
  /// The entries by their numbers; of several with one number the first that is checked.
  private var found: [Int: (entry: Ledger.Entry, line: SalvageReport.Line, isChecked: Bool)] = [:]

  var entries: [(entry: Ledger.Entry, line: SalvageReport.Line)] {
    found.sorted { $0.key < $1.key }.map { ($0.value.entry, $0.value.line) }
  }

  mutating func read(_ bytes: [UInt8], named name: String) {
    // The check that the line before states; unknown behind a line that has no envelope.
    var previous: Stated?
    var (start, number) = (0, 1)
    if let (header, scanner) = try? SegmentHeader.read(bytes, path: name) {
      policy = policy ?? header.policy
      previous = Stated(check: header.previous.check, isTrusted: true)
      (start, number) = (scanner.position, 2)
    }
    while start < bytes.count, unsafe !bytes.withUnsafeBytes({ unsafe $0.isPadding(from: start) }) {
      let feed = bytes[start...].firstIndex(of: 0x0A)
      let end = feed.map { $0 + 1 } ?? bytes.count
      let line = SalvageReport.Line(file: name, line: number, offset: start, bytes: end - start, reason: "")
      previous = take(bytes, start..<end, line, isWhole: feed != nil, after: previous)
      (start, number) = (end, number + 1)
    }
  }

  /// The check that a line states; that of a damaged line may be damaged too.
  private struct Stated {
    var check: UInt32
    var isTrusted: Bool
  }

  /// Takes a line, and returns the check that it states.
  private mutating func take(
    _ bytes: [UInt8], _ range: Range<Int>, _ line: SalvageReport.Line, isWhole: Bool, after previous: Stated?
  ) -> Stated? {
    guard isWhole, let envelope = unsafe bytes.withUnsafeBytes({ unsafe Envelope($0, at: range.lowerBound) }),
      range.upperBound - 2 > envelope.payloadStart
    else {
      leaveOut(line, "the line is not of the form {\"n\":…,\"c\":…,\"s\":…,\"d\":…}")
      return nil
    }
    let payload = Array(bytes[envelope.payloadStart..<range.upperBound - 2])
    let stated = Stated(check: envelope.check, isTrusted: true)
    var isChecked = false
    if let previous {
      let chain = Chain(number: envelope.number - 1, check: previous.check)
      let check = unsafe payload.withUnsafeBytes {
        unsafe chain.check(of: envelope.number, durable: envelope.durable, payload: $0)
      }
      isChecked = check == envelope.check
      guard isChecked || !previous.isTrusted else {
        leaveOut(line, "the check of the line does not fit its content or the line before")
        return Stated(check: envelope.check, isTrusted: false)
      }
    }
    if payload.starts(with: Array("{\"beginning\":".utf8)) {
      guard let read = try? Beginning(payload, path: line.file) else {
        leaveOut(line, "it is not the beginning of a ledger")
        return stated
      }
      if beginning == nil { (beginning, beginningNumber) = (read, envelope.number) }
      if !isChecked { report.unchecked.append(line.with(reason: "the header before it is damaged")) }
      return stated
    }
    guard let entry = try? Ledger.Entry(jsonBytes: payload), entry.sequence == envelope.number else {
      if previous == nil, line.line == 1 {
        leaveOut(line, "the header of the segment is damaged")
        return nil
      }
      leaveOut(line, "it is no entry that this version reads")
      return stated
    }
    keep(entry, line, isChecked)
    return stated
  }

  private mutating func keep(_ entry: Ledger.Entry, _ line: SalvageReport.Line, _ isChecked: Bool) {
    let note = line.with(reason: "the line before it is damaged, so that its check cannot be recomputed")
    if let other = found[entry.sequence] {
      // Segments that were joined may still be there as they were.
      guard isChecked, !other.isChecked else { return }
      report.unchecked.removeAll { $0 == other.line.with(reason: note.reason) }
    }
    found[entry.sequence] = (entry, line, isChecked)
    if !isChecked { report.unchecked.append(note) }
  }

  private mutating func leaveOut(_ line: SalvageReport.Line, _ reason: String) {
    report.leftOut.append(line.with(reason: reason))
  }
}
