internal import Parley

extension LedgerStore {
  /// Opens a store, or makes one that begins with an empty dossier where there is none.
  ///
  /// - Parameters:
  ///   - path: The folder, by custom with the ending `.parley`; it is made where there is none.
  ///   - title: What the dossier is about, where the store is made.
  ///   - policy: When what is committed is put on the disk; without it, as the store has it, and `everyCommit` for one
  ///     that is made.
  /// - Returns: The store, open for writing.
  /// - Throws: ``StoreError`` as ``open(at:for:policy:)`` and ``create(at:title:policy:)``.
  /// - Complexity: As ``open(at:for:policy:)``.
  public static func openOrCreate(
    at path: String, title: String, policy: SyncPolicy? = nil
  ) throws(StoreError) -> LedgerStore {
    let folder = StoreFolder(path: trimmed(path), files: MachineFileSystem())
    return try openOrCreate(folder, title: title, Options(policy: policy))
  }

  static func openOrCreate(
    _ folder: StoreFolder, title: String, _ options: Options
  ) throws(StoreError) -> LedgerStore {
    do throws(StoreError) {
      return try open(folder, for: .writing, options)
    } catch {
      guard error.code == .notFound || error.code == .notAStore else { throw error }
    }
    do throws(StoreError) {
      return try create(folder, beginningWith: Dossier(title: title, records: []), recordedAt: .now(), options)
    } catch {
      // Another one was quicker.
      let names = (try? folder.names()) ?? []
      guard error.code == .alreadyExists, names.contains(Manifest.fileName) else { throw error }
    }
    return try open(folder, for: .writing, options)
  }

  /// Copies the store to another folder: a backup that opens, whatever a writer does meanwhile.
  ///
  /// A store that is open for writing copies all that has been committed; commits at the same time wait. One that is open
  /// for reading copies what the writer has in its file by then, so that another program can make backups of a live
  /// store. The copy is the same store: tokens of the change stream hold for it. It is checked before the call returns.
  ///
  /// - Parameter other: The folder to make; an empty one may exist.
  /// - Returns: The number of the last entry in the copy.
  /// - Throws: ``StoreError`` with code `alreadyExists` where there is something; `corrupted`, `missingCommitted` or
  ///   `irregularFile` where the store is damaged; `closed` or `foreignProcess`; or as ``create(at:title:policy:)``. What
  ///   the call has made by then is removed.
  /// - Complexity: O(*n*) in the size of the store.
  @discardableResult
  public func copy(to other: String) throws(StoreError) -> Int {
    try copy(to: StoreFolder(path: Self.trimmed(other), files: folder.files))
  }

  func copy(to other: StoreFolder) throws(StoreError) -> Int {
    try withFiles { () throws(StoreError) in
      if isClosed { throw StoreError(.closed, path, "the store has been closed; open it again") }
      if state.withLock({ $0.active != nil }) {
        flush(syncing: true)
        try throwFailure()
        try checkFiles(thoroughly: true)
      }
      return try Self.repeatingWhileFilesMove(folder) { () throws(StoreError) in
        var made = NewFiles(other)
        do throws(StoreError) {
          return try copy(to: &made)
        } catch {
          made.remove()
          throw error
        }
      }
    }
  }

  private func copy(to made: inout NewFiles) throws(StoreError) -> Int {
    let other = made.folder
    try StoreError.wrapping { () throws(FileFault) in try made.makeFolder() }
    guard try other.names().isEmpty else {
      throw StoreError(.alreadyExists, other.path, "the folder is not empty; choose another path")
    }
    var manifest = try folder.readManifest()
    let end = try JournalReader(folder: folder, manifest: manifest).read(after: nil) { _ throws(StoreError) in }
    if let known = state.withLock({ $0.active == nil ? nil : $0.chain }), known != end.chain {
      throw StoreError(
        .corrupted, folder.path(of: manifest.active), "the journal was changed while the store was open; verify() tells"
      )
    }
    for segment in manifest.sealed { try write(try intact(segment), named: segment.file, &made) }
    let active = try StoreError.wrapping { () throws(FileFault) in
      try folder.files.contents(of: folder.path(of: manifest.active))
    }
    // What is behind is padding, or a line that is being written.
    try write(Array(active.prefix(end.size)), named: manifest.active, &made)
    if let named = manifest.snapshot {
      // The journal is the truth: a snapshot that cannot be read is left out.
      let bytes = try? folder.files.contents(of: folder.path(of: named.file), atMost: named.bytes)
      if let bytes { try write(bytes, named: named.file, &made) } else { manifest.snapshot = nil }
    }
    manifest.head = end.chain
    let copied = manifest
    try StoreError.wrapping { () throws(FileFault) in
      try other.syncFolder()
      for name in [Manifest.fileName, StoreFolder.temporaryName] { _ = made.path(of: name) }
      try other.write(copied)
    }
    // The lines were read once to be checked and once to be copied: what counts is what stands there now.
    _ = try JournalReader(folder: other, manifest: copied).read(after: nil) { _ throws(StoreError) in }
    return end.chain.number
  }

  private func write(_ bytes: [UInt8], named name: String, _ made: inout NewFiles) throws(StoreError) {
    let path = made.path(of: name)
    try StoreError.wrapping { () throws(FileFault) in _ = try folder.files.write(bytes, to: path) }
  }
}
