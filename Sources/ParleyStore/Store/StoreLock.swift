/// The right to write to a store, held until it is let go of.
final class StoreLock: Sendable {
  /// The stores that this process writes to: the system's lock may be shared inside of a process.
  private static let held = Monitor<Set<FileIdentity>>([])

  private let file: any StoreFile
  private let identity: FileIdentity

  /// Takes the lock.
  ///
  /// - Throws: `locked` that says who has it, or a failure of the file system.
  init(_ folder: StoreFolder) throws(StoreError) {
    let path = folder.path(of: StoreFolder.lockName)
    let (file, identity) = try StoreError.wrapping { () throws(FileFault) in
      let file = try uninterrupted { () throws(FileFault) in try folder.files.open(path, .openingOrCreating) }
      return (file, try file.identity())
    }
    guard Self.held.withLock({ $0.insert(identity).inserted }) else {
      throw StoreError(
        .locked, folder.path,
        "this process writes to the store already; use the store that is open, or open for reading")
    }
    self.file = file
    self.identity = identity
    // From here on the identity is given back when the lock goes.
    guard
      try StoreError.wrapping({ () throws(FileFault) in
        try uninterrupted { () throws(FileFault) in try file.lock() }
      })
    else {
      let owner = String(decoding: ((try? file.readAll()) ?? []).prefix { $0 != 0x0A }, as: UTF8.self)
      throw StoreError(
        .locked, folder.path,
        "\(owner.isEmpty ? "another process" : owner) writes to the store; wait until it closes it, or open for reading"
      )
    }
    // For the message of others; who cannot read it does without.
    let host = CurrentProcess.host
    let owner = "process \(CurrentProcess.id)" + (host.isEmpty ? "" : " on \(host)") + "\n"
    try? file.truncate(to: 0)
    try? file.writeAll(Array(owner.utf8), at: 0, path: path)
  }

  deinit {
    _ = Self.held.withLock { $0.remove(identity) }
  }
}
