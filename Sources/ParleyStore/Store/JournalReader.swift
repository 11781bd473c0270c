/// Reads the journal of a store, segment by segment, and checks that all that must be there is there.
package struct JournalReader {
  let folder: StoreFolder
  let manifest: Manifest

  /// How many lines make a batch: enough for a thread to decode in one go, few enough for all threads to have some.
  static let batchSize = 2_048

  /// Lines of one segment that fit.
  package struct Batch: Sendable {
    package let segment: String
    package let bytes: [UInt8]
    /// Where these bytes begin in the segment.
    let base: Int
    package let lines: [JournalScanner.Line]
    /// The check of each line.
    let checks: [UInt32]
    /// The number of the first of the lines in the segment, counted from 1.
    let firstLine: Int
    /// Whether the first line is the beginning of the ledger rather than an entry.
    package let isBeginning: Bool
    /// The minor version of the format in which the segment was written.
    let minorVersion: Int
  }

  /// How the growing segment ends.
  package struct End {
    package var chain: Chain
    /// The number before the segment's first entry.
    var before: Int
    /// Where the good lines end.
    package var size: Int
    /// Where the file ends: what is between is padding, or damage.
    var fileSize: Int
    /// Where the lines end that the manifest knows to be on the disk.
    var sizeAtHead: Int
    package var tail: JournalScanner.Damage?
    /// The bytes from the damage on.
    var tailBytes: [UInt8] = []
    var lineCount: Int
  }

  /// Reads the journal.
  ///
  /// - Parameters:
  ///   - start: How the journal stands where reading begins; `nil` for all of it. Segments that end before are only
  ///     checked for being there.
  ///   - take: Takes lines of a segment behind the start, batch after batch.
  /// - Returns: How the journal ends.
  /// - Throws: `corrupted` or `missingCommitted` with the place.
  func read(
    after start: Chain?, _ take: (Batch) throws(StoreError) -> Void
  ) throws(StoreError) -> End {
    var chain: Chain?
    for segment in manifest.sealed {
      if let start, segment.last.number <= start.number {
        try checkIsThere(segment)
        if segment.last.number == start.number { try check(segment.last, fits: start, segment.file) }
      } else {
        let (scan, bytes) = try scan(segment.file, after: chain, start, take)
        guard bytes == segment.bytes, scan.chain == segment.last, scan.damage == nil else {
          throw damage(scan, in: segment.file, below: segment.last.number)
        }
      }
      chain = segment.last
    }
    return try readActive(after: chain, start, take)
  }

  private func readActive(
    after chain: Chain?, _ start: Chain?, _ take: (Batch) throws(StoreError) -> Void
  ) throws(StoreError) -> End {
    let (scan, fileSize) = try scan(manifest.active, after: chain, start, take)
    let head = manifest.head
    guard scan.chain.number >= head.number else { throw damage(scan, in: manifest.active, below: head.number) }
    guard scan.headCheck == nil || scan.headCheck == head.check else {
      throw StoreError(
        .corrupted, folder.path(of: manifest.active),
        "the journal is not the one that the manifest describes at entry \(head.number); "
          + "put the files of one store together again, or use LedgerStore.salvage(from:to:)",
        at: place(scan, manifest.active))
    }
    if let damage = scan.damage, scan.isProven {
      throw self.damage(scan, in: manifest.active, below: damage.lastGood + 1)
    }
    return End(
      chain: scan.chain, before: scan.before, size: scan.size, fileSize: fileSize, sizeAtHead: scan.sizeAtHead,
      tail: scan.damage, tailBytes: scan.tail, lineCount: scan.lineCount)
  }

  // MARK: One segment

  private struct Scan {
    var chain: Chain
    var before: Int
    var size: Int
    var lineCount: Int
    var damage: JournalScanner.Damage?
    /// Whether a later line shows that the damaged one had been on the disk.
    var isProven = false
    var tail: [UInt8] = []
    /// The check of the line that the manifest calls the head.
    var headCheck: UInt32?
    var sizeAtHead: Int
  }

  private func scan(
    _ file: String, after chain: Chain?, _ start: Chain?, _ take: (Batch) throws(StoreError) -> Void
  ) throws(StoreError) -> (scan: Scan, bytes: Int) {
    let path = folder.path(of: file)
    var bytes: [UInt8]
    do throws(FileFault) {
      bytes = try folder.files.contents(of: path)
    } catch {
      throw error.kind == .missing ? missing(file) : StoreError(error)
    }
    var (header, scanner) = try SegmentHeader.read(bytes, path: path)
    guard header.store == manifest.store, header.isFirst == (chain == nil), chain == nil || header.previous == chain
    else {
      throw StoreError(
        .corrupted, path,
        "the segment belongs to another store or another place; LedgerStore.salvage(from:to:) sorts it out",
        at: StoreError.Place(segment: file, line: 1, offset: 0, lastGood: chain?.number ?? 0))
    }
    let head = manifest.head
    var scan = Scan(
      chain: scanner.chain, before: header.previous.number, size: scanner.position, lineCount: 1,
      sizeAtHead: scanner.position)
    if !header.isFirst, head == header.previous { scan.headCheck = head.check }
    var (lines, checks): ([JournalScanner.Line], [UInt32]) = ([], [])
    var firstLine = scanner.lineNumber
    func takeLines() throws(StoreError) {
      if lines.isEmpty { return }
      // The beginning of the ledger is the second line of its first segment.
      let isBeginning = header.isFirst && firstLine == 2
      try take(
        Batch(
          segment: file, bytes: bytes, base: 0, lines: lines, checks: checks, firstLine: firstLine,
          isBeginning: isBeginning,
          minorVersion: header.format.minor))
      firstLine += lines.count
      (lines, checks) = ([], [])
    }
    reading: while true {
      switch scanner.next() {
      case .end: break reading
      case .damage(let damage):
        let isProven = scanner.laterLineProves(damage)
        // A writer may have been writing while it was read.
        if isProven, file == manifest.active, let again = try? folder.files.contents(of: path),
          scanner.goesOn(in: again)
        {
          bytes = again
          continue
        }
        (scan.damage, scan.isProven) = (damage, isProven)
        scan.tail = unsafe bytes[damage.offset...].withUnsafeBytes { unsafe Array($0.withoutPadding) }
        break reading
      case .line(let line):
        if line.number == head.number { scan.headCheck = scanner.chain.check }
        if line.number <= head.number { scan.sizeAtHead = scanner.position }
        if let start, line.number <= start.number {
          if line.number == start.number { try check(scanner.chain, fits: start, file) }
          firstLine = scanner.lineNumber
          continue
        }
        lines.append(line)
        checks.append(scanner.chain.check)
        if lines.count == Self.batchSize { try takeLines() }
      }
    }
    (scan.chain, scan.size, scan.lineCount) = (scanner.chain, scanner.position, scanner.lineNumber - 1)
    if header.isFirst, scan.lineCount < 2 {
      throw damage(scan, in: file, below: header.previous.number)
    }
    try takeLines()
    return (scan, bytes.count)
  }

  private func check(_ chain: Chain, fits start: Chain, _ file: String) throws(StoreError) {
    guard chain.check == start.check else {
      throw StoreError(.foreignToken, folder.path(of: file), "the history up to entry \(start.number) is another one")
    }
  }

  private func checkIsThere(_ segment: Manifest.Sealed) throws(StoreError) {
    let path = folder.path(of: segment.file)
    let size: Int
    do throws(FileFault) {
      size = try uninterrupted { () throws(FileFault) in try folder.files.open(path, .reading).size() }
    } catch {
      throw error.kind == .missing ? missing(segment.file) : StoreError(error)
    }
    guard size == segment.bytes else {
      throw StoreError(
        size < segment.bytes ? .missingCommitted : .corrupted, path,
        "the segment has \(size) bytes, not \(segment.bytes); bring it back from a copy, "
          + "or LedgerStore.salvage(from:to:) saves what can be read",
        at: StoreError.Place(segment: segment.file, line: 1, offset: min(size, segment.bytes), lastGood: segment.before)
      )
    }
  }

  // MARK: Refusals

  private func missing(_ file: String) -> StoreError {
    let named = Set(manifest.sealed.map(\.file) + [manifest.active])
    let others = ((try? folder.names()) ?? []).filter { StoreFolder.journalNumber($0) != nil && !named.contains($0) }
    if let other = others.first {
      return StoreError(
        .inconsistentCopy, folder.path(of: file),
        "the segment is not there, but \(other) is, of which the manifest knows nothing: the folder was copied while "
          + "its writer changed it; copy it again with LedgerStore.copy(to:), "
          + "or LedgerStore.salvage(from:to:) saves what is there")
    }
    return StoreError(
      .missingCommitted, folder.path(of: file),
      "the segment is not there; bring it back from a copy, or LedgerStore.salvage(from:to:) saves the others")
  }

  private func place(_ scan: Scan, _ file: String) -> StoreError.Place {
    StoreError.Place(
      segment: file, line: scan.damage?.line ?? scan.lineCount + 1, offset: scan.damage?.offset ?? scan.size,
      lastGood: scan.chain.number)
  }

  /// The error for a segment that ends or breaks before an entry that had been on the disk.
  private func damage(_ scan: Scan, in file: String, below number: Int) -> StoreError {
    let isCut = scan.damage?.isUnfinished ?? true
    let what =
      isCut ? "the segment ends here, but entry \(number) had been written" : scan.damage?.reason ?? "it does not fit"
    return StoreError(
      isCut ? .missingCommitted : .corrupted, folder.path(of: file),
      "\(what); entries up to \(scan.chain.number) are good: LedgerStore.salvage(from:to:) saves what can be read",
      at: place(scan, file))
  }
}
