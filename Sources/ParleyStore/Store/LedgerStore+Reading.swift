public import Parley
import Synchronization

extension LedgerStore {
  /// The dossier as it stood at a moment: after the last entry that had been recorded by then.
  ///
  /// - Parameter moment: The moment. Before the store begins the dossier is empty.
  /// - Returns: The dossier; it shares the records with the latest one.
  /// - Throws: ``StoreError`` as ``dossier(at:)``.
  /// - Complexity: O(log *n*); the first look at what was before the last snapshot reads the journal, O(*n*).
  public func dossier(asOf moment: Timestamp) throws(StoreError) -> Dossier {
    let view = try view { $0.ledger.beganAt <= moment }
    let dossier = view.ledger.dossier(asOf: moment)
    // What is not acknowledged yet does not show.
    return (dossier.sequence ?? 0) > view.sequence ? view.dossier : dossier
  }

  /// The dossier as it stood after an entry.
  ///
  /// - Parameter sequence: The number of the entry, or the number with which the store begins.
  /// - Returns: The dossier; `nil` where there is no such entry.
  /// - Throws: ``StoreError`` where the journal of what was before the last snapshot cannot be read: `corrupted`,
  ///   `missingCommitted`, `failed` or `denied`.
  /// - Complexity: O(log *n*); the first look at what was before the last snapshot reads the journal, O(*n*).
  public func dossier(at sequence: Int) throws(StoreError) -> Dossier? {
    let view = try view { $0.ledger.firstSequence <= sequence }
    return sequence <= view.sequence ? view.ledger.dossier(at: sequence) : nil
  }

  /// The entries from the store's beginning to the last acknowledged one, the oldest first.
  ///
  /// - Returns: The entries by their numbers; they share the store's memory.
  /// - Throws: ``StoreError`` as ``dossier(at:)``.
  /// - Complexity: O(1); the first time in a store with a snapshot it reads the journal, O(*n*).
  public func entries() throws(StoreError) -> Slice<Ledger.Entries> {
    let view = try view { _ in false }
    let entries = view.ledger.entries
    return entries[entries.startIndex..<view.sequence + 1]
  }

  /// All versions of a record, the oldest first.
  ///
  /// - Parameter id: The record's identifier.
  /// - Returns: The versions; none for a record that never was.
  /// - Throws: ``StoreError`` as ``dossier(at:)``.
  /// - Complexity: O(*k* log *n*) for *k* versions; the first time in a store with a snapshot O(*n*).
  public func history<Item: Record>(of id: EntityID<Item>) throws(StoreError) -> [Ledger.Version<Item>] {
    let view = try view { _ in false }
    return view.ledger.history(of: id).filter { $0.sequence <= view.sequence }
  }

  /// In what records of all types the dossier after one entry differs from that after another.
  ///
  /// - Parameters:
  ///   - first: The number of the one entry.
  ///   - second: The number of the other entry.
  /// - Returns: The differences in the order of the records' keys.
  /// - Throws: ``StoreError`` as ``dossier(at:)``.
  /// - Complexity: O(*k* log *n*) for *k* records that were touched in between.
  public func changes(from first: Int, to second: Int) throws(StoreError) -> [Ledger.Difference<AnyRecord>] {
    let view = try view { $0.ledger.firstSequence <= min(first, second) }
    return view.ledger.changes(from: min(first, view.sequence), to: min(second, view.sequence))
  }

  /// What readers see, with the history from before the snapshot unless what is there suffices.
  func view(_ suffices: (StoreView) -> Bool) throws(StoreError) -> StoreView {
    let seen = view.withLock { $0 }
    if !seen.beginsWithSnapshot || suffices(seen) { return seen }
    try loadHistory()
    return view.withLock { $0 }
  }

  /// Replaces a ledger that begins with a snapshot by one of the whole journal.
  private func loadHistory() throws(StoreError) {
    try withFiles { () throws(StoreError) in try readHistory() }
  }

  /// Reads the whole journal where the store was opened from a snapshot. The caller has the files.
  func readHistory() throws(StoreError) {
    guard view.withLock({ $0.beginsWithSnapshot }) else { return }
    let isWriting = state.withLock { $0.active != nil }
    let (manifest, ledger, loader, end) = try Self.repeatingWhileFilesMove(folder) { () throws(StoreError) in
      let manifest = try isWriting ? state.withLock { $0.manifest } : folder.readManifest()
      var loader = LedgerLoader(folder)
      let reader = JournalReader(folder: folder, manifest: manifest)
      let end = try reader.read(after: nil) { (batch) throws(StoreError) in try loader.take(batch) }
      let ledger = try loader.finish()
      return (manifest, ledger, loader, end)
    }
    try state.withLock { state throws(StoreError) in
      guard end.chain.number >= state.chain.number, loader.check(of: state.chain.number) == state.chain.check
      else { throw foreignHistory }
      state.checks = loader.checks
      state.ledger = ledger
      if state.place != nil {
        state.chain = end.chain
        state.manifest = manifest
        state.place = .init(segment: manifest.active, offset: end.size, line: end.lineCount + 1)
      }
      let number = state.chain.number
      view.withLock {
        $0 = StoreView(
          ledger: ledger, dossier: ledger.dossier(at: number) ?? $0.dossier, sequence: number,
          beginsWithSnapshot: false)
      }
    }
  }

  var foreignHistory: StoreError {
    StoreError(.foreignToken, path, "the history was rewritten or the store replaced; open the store again")
  }

  // MARK: Following a writer

  /// Reads what another store, in this or another process, has committed since. Does nothing in a store that was opened
  /// for writing.
  ///
  /// What is read is in the writer's file; it may be some milliseconds before it is on its disk.
  ///
  /// - Returns: How many entries were read.
  /// - Throws: ``StoreError`` with code `foreignToken` where the history was rewritten meanwhile: open the store again;
  ///   or as ``open(at:for:policy:)``.
  /// - Complexity: O(*k*) for *k* bytes that were added.
  @discardableResult
  public func refresh() throws(StoreError) -> Int {
    // Nobody else writes to what was opened for writing: there is nothing to wait for.
    guard state.withLock({ $0.place != nil }) else { return 0 }
    return try withFiles { () throws(StoreError) in
      guard !isClosed else { return 0 }
      return try Self.repeatingWhileFilesMove(folder) { () throws(StoreError) in try readMore() }
    }
  }

  private func readMore() throws(StoreError) -> Int {
    var count = 0
    while true {
      let (place, chain, ledger, manifest) = state.withLock { ($0.place, $0.chain, $0.ledger, $0.manifest) }
      guard let place else { return count }
      let segment = folder.path(of: place.segment)
      let files = folder.files
      var size = place.offset
      let read = { () throws(FileFault) in
        let file = try files.open(segment, .reading)
        size = try file.size()
        return try file.readAll(from: place.offset)
      }
      var bytes: [UInt8]
      do throws(FileFault) {
        bytes = try read()
      } catch {
        guard error.kind == .missing else { throw StoreError(error) }
        bytes = []
      }
      // What was read has been taken back: the lines that come are of another history.
      guard size >= place.offset else { throw foreignHistory }
      var scanner = JournalScanner(bytes, at: 0, line: place.line, after: chain)
      var (lines, checks): ([JournalScanner.Line], [UInt32]) = ([], [])
      scanning: while true {
        switch scanner.next() {
        case .line(let line):
          lines.append(line)
          checks.append(scanner.chain.check)
        case .damage(let damage) where scanner.laterLineProves(damage):
          // The writer may have been writing while it was read.
          if let again = try? read(), scanner.goesOn(in: again) {
            bytes = again
            continue
          }
          throw StoreError(
            .corrupted, segment, damage.reason,
            at: StoreError.Place(
              segment: place.segment, line: damage.line, offset: place.offset + damage.offset,
              lastGood: damage.lastGood))
        case .damage, .end: break scanning
        }
      }
      if !lines.isEmpty {
        var loader = LedgerLoader(folder, ledger, check: chain.check)
        try loader.take(
          JournalReader.Batch(
            segment: place.segment, bytes: bytes, base: place.offset, lines: lines, checks: checks,
            firstLine: place.line,
            isBeginning: false, minorVersion: manifest.format.minor))
        _ = try loader.finish()
        let next = StoreState.ReadingPlace(
          segment: place.segment, offset: place.offset + scanner.position, line: scanner.lineNumber)
        advance(to: scanner.chain, next, checks, loader.unknownChanges)
        count += lines.count
      }
      guard try moveToNextSegment() else { return count }
    }
  }

  private func advance(
    to chain: Chain, _ place: StoreState.ReadingPlace, _ checks: [UInt32], _ unknownChanges: Int
  ) {
    state.withLock { state in
      state.chain = chain
      state.place = place
      state.checks += checks
      state.durable = chain.number
      state.report.sequence = chain.number
      state.report.unknownChanges += unknownChanges
      let dossier = state.ledger.dossier
      view.withLock {
        $0.dossier = dossier
        $0.sequence = chain.number
      }
    }
  }

  /// Finds where to go on if the writer has begun another segment; `false` where it has not.
  private func moveToNextSegment() throws(StoreError) -> Bool {
    let (manifest, chain) = state.withLock { ($0.manifest, $0.chain) }
    let next = try folder.readManifest()
    let isAtEnd = state.withLock { $0.place?.segment } == next.active
    guard next.generation != manifest.generation || !isAtEnd else { return false }
    guard next.store == manifest.store else { throw foreignHistory }
    state.withLock { $0.manifest = next }
    // The segment that holds the entry after the last one that is known.
    let segment = next.sealed.first { $0.last.number > chain.number }?.file ?? next.active
    let bytes = try StoreError.wrapping { () throws(FileFault) in
      try folder.files.contents(of: folder.path(of: segment))
    }
    var (header, scanner) = try SegmentHeader.read(bytes, path: folder.path(of: segment))
    guard header.store == next.store, header.previous.number <= chain.number else { throw foreignHistory }
    var isAtStart = !header.isFirst
    while !isAtStart || scanner.chain.number < chain.number, case .line = scanner.next() { isAtStart = true }
    guard scanner.chain == chain else { throw foreignHistory }
    let place = StoreState.ReadingPlace(segment: segment, offset: scanner.position, line: scanner.lineNumber)
    return state.withLock { state in
      let isOther = state.place?.segment != place.segment || state.place?.offset != place.offset
      state.place = place
      return isOther
    }
  }
}
