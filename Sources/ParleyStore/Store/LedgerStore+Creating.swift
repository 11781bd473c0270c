public import Parley
import Synchronization

extension LedgerStore {
  /// Makes a store that begins with an empty dossier.
  ///
  /// - Parameters:
  ///   - path: The folder to make, by custom with the ending `.parley`; an empty one may exist.
  ///   - title: What the dossier is about.
  ///   - policy: When what is committed is put on the disk; recorded in the store.
  /// - Returns: The store, open for writing.
  /// - Throws: ``StoreError`` with code `alreadyExists`, `denied`, `locked`, `locksUnsupported`, `diskFull`, `sizeLimit`,
  ///   `nameTooLong`, `invalidPath`, `failed` or `unsupportedSystem`. What the call has made by then is removed.
  public static func create(
    at path: String, title: String, policy: SyncPolicy = .everyCommit
  ) throws(StoreError) -> LedgerStore {
    try create(at: path, beginningWith: Dossier(title: title, records: []), recordedAt: nil, policy: policy)
  }

  /// Makes a store that begins with a dossier.
  ///
  /// - Parameters:
  ///   - path: The folder to make, by custom with the ending `.parley`; an empty one may exist.
  ///   - dossier: The dossier.
  ///   - recordedAt: When its records became known; without it, now.
  ///   - policy: When what is committed is put on the disk; recorded in the store.
  ///   - allowingFutureTime: Whether the time may be more than a day later than the machine's clock shows. All entries
  ///     that follow are no earlier.
  /// - Returns: The store, open for writing.
  /// - Throws: ``StoreError`` with code `alreadyExists`, `denied`, `locked`, `locksUnsupported`, `diskFull`, `sizeLimit`,
  ///   `nameTooLong`, `invalidPath`, `failed`, `unsupportedSystem`, or `refused` where two records have one identifier, a record holds
  ///   what could be written but not read back, or the time is in the future. What the call has made by then is removed.
  /// - Complexity: O(*n*) in the size of the dossier.
  public static func create(
    at path: String, beginningWith dossier: Dossier, recordedAt: Timestamp? = nil, policy: SyncPolicy = .everyCommit,
    allowingFutureTime: Bool = false
  ) throws(StoreError) -> LedgerStore {
    try create(
      StoreFolder(path: trimmed(path), files: MachineFileSystem()), beginningWith: dossier,
      recordedAt: recordedAt ?? .now(), Options(policy: policy), allowingFutureTime: allowingFutureTime)
  }

  /// A path without a slash at its end.
  static func trimmed(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  static func create(
    _ folder: StoreFolder, beginningWith dossier: Dossier, recordedAt: Timestamp, _ options: Options,
    allowingFutureTime: Bool = true
  ) throws(StoreError) -> LedgerStore {
    let ledger: Ledger
    do {
      ledger = try Ledger(dossier, recordedAt: recordedAt, allowingFutureTime: allowingFutureTime)
    } catch {
      throw StoreError(.refused, folder.path, error.description, refusal: error)
    }
    var made = NewFiles(folder)
    do throws(StoreError) {
      return try create(&made, beginningWith: ledger, of: dossier, recordedAt: recordedAt, options)
    } catch {
      // What is left behind would be in the way of the next attempt.
      made.remove()
      throw error
    }
  }

  private static func create(
    _ made: inout NewFiles, beginningWith ledger: Ledger, of dossier: Dossier, recordedAt: Timestamp,
    _ options: Options
  ) throws(StoreError) -> LedgerStore {
    let folder = made.folder
    try StoreError.wrapping { () throws(FileFault) in try made.makeFolder() }
    let names = try folder.names()
    guard names.allSatisfy({ $0 == StoreFolder.lockName }) else {
      let reason =
        if names.contains(Manifest.fileName) {
          "there is a store already; LedgerStore.open(at:) opens it"
        } else if names.contains(where: { StoreFolder.journalNumber($0) != nil }) {
          "there is a journal without its manifest, of a store that was not made to the end or lost it; "
            + "LedgerStore.salvage(from:to:) saves what is in it"
        } else {
          "the folder is not empty; choose another path"
        }
      throw StoreError(.alreadyExists, folder.path, reason)
    }
    let lock: StoreLock
    do throws(StoreError) {
      lock = try StoreLock.take(folder)
    } catch {
      // A lock that somebody else has taken meanwhile is theirs.
      if names.isEmpty, error.code == .locksUnsupported { _ = made.path(of: StoreFolder.lockName) }
      throw error
    }
    if names.isEmpty { _ = made.path(of: StoreFolder.lockName) }
    let policy = options.policy ?? .everyCommit
    let header = SegmentHeader(
      store: newID(), policy: policy, previous: Chain(number: 0, check: 0), isFirst: true)
    let headerLine = header.line(durable: 0)
    let (line, chain) = header.previous.line(
      Beginning(dossier: dossier, recordedAt: recordedAt).payload, number: 0, durable: 0)
    let name = StoreFolder.journalName(1)
    let manifest = Manifest(store: header.store, policy: policy, active: name, head: chain)
    let file = try StoreError.wrapping { () throws(FileFault) in
      let file = try folder.files.write(headerLine + line, to: made.path(of: name))
      try folder.syncFolder()
      for name in [Manifest.fileName, StoreFolder.temporaryName] { _ = made.path(of: name) }
      try folder.write(manifest)
      return file
    }
    let size = headerLine.count + line.count
    let state = StoreState(
      ledger: ledger, checks: [chain.check], chain: chain, manifest: manifest,
      active: .init(file: file, name: name, before: 0, size: size, end: size), durable: 0,
      report: OpeningReport(), lock: lock)
    return LedgerStore(
      folder, options, state, StoreView(ledger: ledger, dossier: ledger.dossier, sequence: 0, beginsWithSnapshot: false)
    )
  }

  /// 128 random bits.
  static func newID() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<4).map { _ in UInt32.random(in: 0...UInt32.max, using: &generator).hexadecimal }.joined()
  }
}
