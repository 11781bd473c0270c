/// The right to write to a store, held until the last reference to it is gone.
///
/// The lock is that of the system on the open file `LOCK`. It keeps others out only as long as the file has its name: a
/// writer that finds another file there, or none, has lost its right. In a forked process the lock is a copy, which only
/// closes its descriptor.
final class StoreLock: Sendable {
  private struct Holding: Hashable, Sendable {
    var file: FileIdentity
    var process: Int
  }

  /// The stores that this process writes to: the system's lock may be shared inside of a process.
  private static let held = Monitor<Set<Holding>>([])

  private let folder: StoreFolder
  private let file: any StoreFile
  private let holding: Holding

  private static func path(in folder: StoreFolder) -> String { folder.path(of: StoreFolder.lockName) }

  /// Takes the lock.
  ///
  /// - Throws: `locked` with the process that has it, or a failure of the file system.
  static func take(_ folder: StoreFolder) throws(StoreError) -> StoreLock {
    let path = path(in: folder)
    while true {
      let (file, identity) = try StoreError.wrapping { () throws(FileFault) in
        let file = try uninterrupted { () throws(FileFault) in try folder.files.open(path, .openingOrCreating) }
        return (file, try file.status().identity)
      }
      let lock = try StoreLock(folder, file, Holding(file: identity, process: CurrentProcess.id))
      // A creation that failed may have removed the file between its opening and its locking.
      if try lock.isInPlace() {
        lock.sign()
        return lock
      }
    }
  }

  private init(_ folder: StoreFolder, _ file: any StoreFile, _ holding: Holding) throws(StoreError) {
    guard Self.held.withLock({ $0.insert(holding).inserted }) else {
      throw StoreError(
        .locked, folder.path,
        "this process writes to the store already; use the store that is open, or open for reading")
    }
    self.folder = folder
    self.file = file
    self.holding = holding
    // From here on it is given back when the lock goes.
    guard
      try StoreError.wrapping({ () throws(FileFault) in
        try uninterrupted { () throws(FileFault) in try file.lock() }
      })
    else {
      let owner = String(decoding: ((try? file.readAll(limit: 4_096)) ?? []).prefix { $0 != 0x0A }, as: UTF8.self)
      throw StoreError(
        .locked, folder.path,
        "\(owner.isEmpty ? "another process" : owner) writes to the store; wait until it closes it, or open for reading"
      )
    }
  }

  deinit {
    // In a forked process nothing was taken, and a thread that is not there may have the list.
    if holding.process == CurrentProcess.id { _ = Self.held.withLock { $0.remove(holding) } }
  }

  /// Says in the file whose lock it is, for the message of others; those who cannot read it do without.
  private func sign() {
    let host = CurrentProcess.host
    let owner = "process \(CurrentProcess.id)" + (host.isEmpty ? "" : " on \(host)") + "\n"
    try? file.truncate(to: 0)
    try? file.writeAll(Array(owner.utf8), at: 0, path: Self.path(in: folder))
  }

  private func isInPlace() throws(StoreError) -> Bool {
    try StoreError.wrapping { () throws(FileFault) in
      try folder.files.identity(of: Self.path(in: folder)) == holding.file
    }
  }

  /// Refuses to go on where the file of the lock is gone or is another one: somebody else may have the store then.
  func check() throws(StoreError) {
    guard try isInPlace() else {
      throw StoreError(
        .locked, folder.path,
        "the file LOCK was removed or replaced while the store was open, so that another process may write to it; "
          + "close this store and open it again")
    }
  }
}
