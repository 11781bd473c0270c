package import Parley

// Stores on other file systems than the machine's: for tests.

extension LedgerStore {
  package static func create(
    at path: String, on files: any FileSystem, title: String, recordedAt: Timestamp, policy: SyncPolicy = .everyCommit,
    segmentSize: Int = 32 << 20, paddingSize: Int = 700
  ) throws(StoreError) -> LedgerStore {
    try create(
      StoreFolder(path: path, files: files), beginningWith: Dossier(title: title, records: []), recordedAt: recordedAt,
      Options(segmentSize: segmentSize, paddingSize: paddingSize, policy: policy))
  }

  package static func open(
    at path: String, on files: any FileSystem, for access: Access = .writing, segmentSize: Int = 32 << 20,
    paddingSize: Int = 700
  ) throws(StoreError) -> LedgerStore {
    try open(
      StoreFolder(path: path, files: files), for: access, Options(segmentSize: segmentSize, paddingSize: paddingSize))
  }
}

extension LedgerStore {
  /// Opens what is at the same path of another disk. A manifest that is the same is not taken apart again.
  package func opened(on files: any FileSystem) throws(StoreError) -> LedgerStore {
    try Self.open(folder.on(files), for: .writing, Options(paddingSize: 700))
  }
}

extension JournalReader {
  /// Reads a journal without making a ledger of it.
  @discardableResult
  package static func end(
    at path: String, on files: any FileSystem, _ take: (Batch) throws(StoreError) -> Void = { _ throws(StoreError) in }
  ) throws(StoreError) -> End {
    let folder = StoreFolder(path: path, files: files)
    return try JournalReader(folder: folder, manifest: folder.readManifest()).read(after: nil, take)
  }
}

extension LedgerStore {
  package static func salvage(
    from path: String, to other: String, on files: any FileSystem
  ) throws(StoreError) -> SalvageReport {
    try salvage(StoreFolder(path: path, files: files), to: StoreFolder(path: other, files: files))
  }

  /// How many entries wait for the files.
  package var waiting: Int { state.withLock { $0.queue.requests.count } }
}
