import ParleyStore

/// A file system in which a test waits before a sync, changes what is read, or has no locks.
final class HookedFiles: FileSystem {
  typealias DidRead = @Sendable (_ path: String, _ offset: Int, _ bytes: inout [UInt8]) -> Void

  private let files: any FileSystem
  private let willSync: @Sendable () -> Void
  private let didRead: DidRead
  private let hasLocks: Bool

  init(
    _ files: any FileSystem, willSync: @escaping @Sendable () -> Void = {},
    didRead: @escaping DidRead = { _, _, _ in }, hasLocks: Bool = true
  ) {
    self.files = files
    self.willSync = willSync
    self.didRead = didRead
    self.hasLocks = hasLocks
  }

  func kind(of path: String) throws(FileFault) -> FileKind? { try files.kind(of: path) }
  func identity(of path: String) throws(FileFault) -> FileIdentity? { try files.identity(of: path) }
  func removeFolder(_ path: String) throws(FileFault) { try files.removeFolder(path) }
  func names(in folder: String) throws(FileFault) -> [String] { try files.names(in: folder) }
  func createFolder(_ path: String) throws(FileFault) { try files.createFolder(path) }
  func rename(_ path: String, to other: String) throws(FileFault) { try files.rename(path, to: other) }
  func remove(_ path: String) throws(FileFault) { try files.remove(path) }
  func syncFolder(_ path: String) throws(FileFault) { try files.syncFolder(path) }

  func open(_ path: String, _ access: FileAccess) throws(FileFault) -> any StoreFile {
    File(try files.open(path, access), path, self)
  }

  private final class File: StoreFile {
    private let file: any StoreFile
    private let path: String
    private let hooks: HookedFiles

    init(_ file: any StoreFile, _ path: String, _ hooks: HookedFiles) {
      self.file = file
      self.path = path
      self.hooks = hooks
    }

    func read(_ count: Int, at offset: Int) throws(FileFault) -> [UInt8] {
      var bytes = try file.read(count, at: offset)
      hooks.didRead(path, offset, &bytes)
      return bytes
    }

    func sync() throws(FileFault) {
      hooks.willSync()
      try file.sync()
    }

    func status() throws(FileFault) -> FileStatus { try file.status() }
    func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(FileFault) -> Int {
      try file.write(bytes, at: offset)
    }
    func truncate(to size: Int) throws(FileFault) { try file.truncate(to: size) }
    func lock() throws(FileFault) -> Bool {
      guard hooks.hasLocks else { throw FileFault(.withoutLocks, "flock: the file system has no locks", path) }
      return try file.lock()
    }
  }
}
