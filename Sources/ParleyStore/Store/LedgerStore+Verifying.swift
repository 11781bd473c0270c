internal import Parley
import Synchronization

/// What a check of all bytes of a store has found.
public struct VerificationReport: Hashable, Sendable {
  /// How many segments of the journal were read.
  public var segments = 0

  /// How many bytes.
  public var bytes = 0

  /// The number of the last entry that is good.
  public var sequence = 0

  /// What is wrong, in the order of the files; nothing where all is well.
  public var problems: [StoreError] = []

  /// Whether nothing is wrong.
  public var isIntact: Bool { problems.isEmpty }
}

extension LedgerStore {
  /// Reads all that is on the disk and compares it with its checks, and the snapshot with the one that the journal gives,
  /// the columns and words included by which filters and searches find records.
  ///
  /// Nothing is changed. Commits wait meanwhile.
  ///
  /// - Returns: What was found.
  /// - Complexity: O(*n*) in the size of the store.
  public func verify() -> VerificationReport {
    do throws(StoreError) {
      return try withFiles { () throws(StoreError) in
        if state.withLock({ $0.active != nil }) { flush(syncing: true) }
        return Self.verify(folder)
      }
    } catch {
      return VerificationReport(problems: [error])
    }
  }

  /// Checks a store that is not open, or cannot be opened, as ``verify()``.
  ///
  /// - Parameter path: The folder of the store.
  /// - Returns: What was found; for a path without a store one problem.
  /// - Complexity: O(*n*) in the size of the store.
  public static func verify(at path: String) -> VerificationReport {
    verify(StoreFolder(path: trimmed(path), files: MachineFileSystem()))
  }

  static func verify(_ folder: StoreFolder) -> VerificationReport {
    var report = VerificationReport()
    do throws(StoreError) {
      try folder.checkExists()
      try repeatingWhileFilesMove(folder) { () throws(StoreError) in
        report = VerificationReport()
        try check(folder, folder.readManifest(), &report)
      }
    } catch {
      report.problems.append(error)
    }
    return report
  }

  private static func check(
    _ folder: StoreFolder, _ manifest: Manifest, _ report: inout VerificationReport
  ) throws(StoreError) {
    for segment in manifest.sealed {
      let path = folder.path(of: segment.file)
      let bytes = try StoreError.wrapping { () throws(FileFault) in try folder.files.contents(of: path) }
      report.segments += 1
      report.bytes += bytes.count
      if CRC32C.of(bytes) != segment.check || SHA256.hexadecimal(of: bytes) != segment.sha256 {
        report.problems.append(StoreError(.corrupted, path, "the bytes are not those that were sealed"))
      }
    }
    // Stops at the first line that does not fit: nothing behind it can be trusted without a salvage.
    var loader = LedgerLoader(folder)
    let reader = JournalReader(folder: folder, manifest: manifest)
    let end = try reader.read(after: nil) { (batch) throws(StoreError) in
      try loader.take(batch)
      report.sequence = batch.lines.last?.number ?? report.sequence
    }
    let ledger = try loader.finish()
    report.segments += 1
    report.bytes += end.size
    if let tail = end.tail {
      report.problems.append(
        StoreError(
          .corrupted, folder.path(of: manifest.active),
          "a write was not finished (\(tail.reason)); opening the store for writing cuts it off",
          at: StoreError.Place(
            segment: manifest.active, line: tail.line, offset: tail.offset, lastGood: tail.lastGood)))
    }
    guard let named = manifest.snapshot else { return }
    let snapshot = try StoredSnapshot.read(named, folder, store: manifest.store)
    let stored = snapshot.ledger.dossier
    let dossier = ledger.dossier(at: named.sequence)
    var isIntact = stored.isReadable && stored == dossier
    if isIntact, let dossier {
      isIntact = try StoredSnapshot.matches(named, dossier, snapshot.chain, folder, store: manifest.store)
    }
    if !isIntact {
      report.problems.append(
        StoreError(
          .corrupted, folder.path(of: named.file),
          "the snapshot is not what the journal gives; remove the file and open the store again, compact() makes it anew"
        ))
    }
  }
}
