// All calls to the operating system are in this file and in Platform+Threads.swift.

import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#elseif canImport(WinSDK)
  import WinSDK
#endif

#if !os(Windows)
  /// The file system of the machine.
  package struct MachineFileSystem: FileSystem {
    package init() {}

    /// Refuses a path that the system would take for another one: it reads as far as the first NUL.
    private func checkWhole(_ path: String) throws(FileFault) {
      if path.utf8.contains(0) { throw FileFault(.invalidPath, "the path holds a NUL", path) }
    }

    package func kind(of path: String) throws(FileFault) -> FileKind? {
      try checkWhole(path)
      var status = stat()
      guard unsafe stat(path, &status) == 0 else {
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw FileFault("stat", path)
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: return .folder
      case S_IFREG: return .file
      default: return .other
      }
    }

    package func identity(of path: String) throws(FileFault) -> FileIdentity? {
      guard let status = try linkStatus(of: path) else { return nil }
      return FileIdentity(status)
    }

    /// The status of what is at a path itself, be it a symbolic link; `nil` where there is nothing.
    private func linkStatus(of path: String) throws(FileFault) -> stat? {
      try checkWhole(path)
      var status = stat()
      guard unsafe lstat(path, &status) == 0 else {
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw FileFault("lstat", path)
      }
      return status
    }

    package func names(in folder: String) throws(FileFault) -> [String] {
      try checkWhole(folder)
      guard let stream = unsafe opendir(folder) else { throw FileFault("opendir", folder) }
      defer { unsafe closedir(stream) }
      var names: [String] = []
      while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 1) { unsafe String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
      return names
    }

    package func createFolder(_ path: String) throws(FileFault) {
      try checkWhole(path)
      guard unsafe mkdir(path, 0o777) == 0 else { throw FileFault("mkdir", path) }
    }

    package func removeFolder(_ path: String) throws(FileFault) {
      guard unsafe rmdir(path) == 0 else { throw FileFault("rmdir", path) }
    }

    package func open(_ path: String, _ access: FileAccess) throws(FileFault) -> any StoreFile {
      try checkWhole(path)
      let flags =
        switch access {
        case .reading: O_RDONLY
        case .writing: O_RDWR
        case .creating: O_RDWR | O_CREAT | O_EXCL
        case .openingOrCreating: O_RDWR | O_CREAT
        }
      // Before it is opened, because that alone makes some devices do something.
      if access != .creating, let status = try linkStatus(of: path) { try Self.checkIsFile(status, access, path) }
      // A pipe that replaces the file meanwhile blocks no thread, and a link is not followed.
      let descriptor = unsafe systemOpen(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0o666)
      guard descriptor >= 0 else { throw FileFault("open", path) }
      let file = MachineFile(descriptor, path)
      let status = try file.systemStatus()
      try Self.checkIsFile(status, access, path)
      try file.checkFitsMemory(status)
      return file
    }

    private static func checkIsFile(_ status: stat, _ access: FileAccess, _ path: String) throws(FileFault) {
      let kind: String
      switch status.st_mode & S_IFMT {
      case S_IFREG where access == .reading || status.st_nlink <= 1: return
      case S_IFREG: kind = "a file that has another name elsewhere (a hard link)"
      case S_IFLNK: kind = "a symbolic link"
      case S_IFDIR: kind = "a folder"
      case S_IFIFO: kind = "a pipe"
      case S_IFSOCK: kind = "a socket"
      default: kind = "a device"
      }
      throw FileFault(.irregular, "open: this is \(kind)", path)
    }

    package func rename(_ path: String, to other: String) throws(FileFault) {
      guard unsafe systemRename(path, other) == 0 else { throw FileFault("rename", other) }
    }

    package func remove(_ path: String) throws(FileFault) {
      guard unsafe unlink(path) == 0 else { throw FileFault("unlink", path) }
    }

    package func syncFolder(_ path: String) throws(FileFault) {
      let descriptor = unsafe systemOpen(path, O_RDONLY | O_CLOEXEC, 0)
      guard descriptor >= 0 else { throw FileFault("open", path) }
      defer { close(descriptor) }
      #if canImport(Darwin)
        if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
      #endif
      guard fsync(descriptor) == 0 else { throw FileFault("fsync", path) }
    }
  }

  /// An open file of the machine.
  final class MachineFile: StoreFile {
    private let descriptor: Int32
    private let path: String
    /// The process that has taken the lock; 0 where none has.
    private let locker = Atomic<Int>(0)

    init(_ descriptor: Int32, _ path: String) {
      self.descriptor = descriptor
      self.path = path
    }

    deinit {
      // Closing alone would leave a lock to a child process that is being started and has the descriptor until it runs.
      // A forked process has the same lock as its parent and must not give it back.
      if locker.load(ordering: .relaxed) == CurrentProcess.id { flock(descriptor, LOCK_UN) }
      close(descriptor)
    }

    fileprivate func systemStatus() throws(FileFault) -> stat {
      var status = stat()
      guard unsafe fstat(descriptor, &status) == 0 else { throw FileFault("fstat", path) }
      return status
    }

    func status() throws(FileFault) -> FileStatus {
      let status = try systemStatus()
      return FileStatus(identity: FileIdentity(status), size: Int(status.st_size), links: Int(status.st_nlink))
    }

    /// From how many bytes on a file is looked at for holes, and how many of these it may have.
    private static let smallSize = 64 << 20

    /// Refuses a file of which somebody has only set the length: reading it would take memory for all of it.
    fileprivate func checkFitsMemory(_ status: stat) throws(FileFault) {
      let size = Int(status.st_size)
      if size <= Self.smallSize { return }
      guard size <= CurrentProcess.memory else {
        throw FileFault(.tooLarge, "open: the file has \(size) bytes, more than the machine has memory", path)
      }
      var (position, holes) = (0, 0)
      while position < size {
        // Where the system cannot tell, there is one hole: at the end.
        let hole = Int(lseek(descriptor, off_t(position), holeSeek))
        guard hole >= position, hole < size else { return }
        let data = Int(lseek(descriptor, off_t(hole), dataSeek))
        position = data > hole ? data : size
        holes += position - hole
        guard holes <= Self.smallSize else {
          throw FileFault(.tooLarge, "open: the file has \(size) bytes, but most were never written", path)
        }
      }
    }

    func read(_ count: Int, at offset: Int) throws(FileFault) -> [UInt8] {
      var result = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
        result = unsafe pread(descriptor, buffer.baseAddress, count, off_t(offset))
        initializedCount = max(0, result)
      }
      guard result >= 0 else { throw FileFault("read", path) }
      return bytes
    }

    func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(FileFault) -> Int {
      // A write beyond the limit would end the process with a signal.
      var limit = rlimit()
      if unsafe getrlimit(fileSizeLimit, &limit) == 0, UInt64(offset + bytes.count) > UInt64(limit.rlim_cur) {
        throw FileFault(.limited, "write: this process may write files of \(limit.rlim_cur) bytes", path)
      }
      let result = unsafe bytes.withUnsafeBytes {
        unsafe pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset))
      }
      guard result >= 0 else { throw FileFault("write", path) }
      return result
    }

    func truncate(to size: Int) throws(FileFault) {
      guard ftruncate(descriptor, off_t(size)) == 0 else { throw FileFault("truncate", path) }
    }

    func sync() throws(FileFault) {
      #if canImport(Darwin)
        // fsync leaves the data in the drive's cache; file systems without the full barrier have only fsync.
        if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
        guard errno == ENOTSUP || errno == EINVAL || errno == ENOTTY else { throw FileFault("fcntl", path) }
        guard fsync(descriptor) == 0 else { throw FileFault("fsync", path) }
      #else
        // Also writes the size, without which the data could not be found.
        guard fdatasync(descriptor) == 0 else { throw FileFault("fdatasync", path) }
      #endif
    }

    func lock() throws(FileFault) -> Bool {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        locker.store(CurrentProcess.id, ordering: .relaxed)
        return true
      }
      switch errno {
      case EWOULDBLOCK: return false
      case ENOLCK, ENOTSUP, EOPNOTSUPP, ENOSYS, EINVAL:
        throw FileFault(.withoutLocks, "flock: the file system has no locks", path)
      default: throw FileFault("flock", path)
      }
    }
  }

  extension FileIdentity {
    fileprivate init(_ status: stat) {
      self.init(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino))
    }
  }

  extension FileFault {
    /// The fault of the call that has just failed.
    fileprivate init(_ call: String, _ path: String) {
      let number = errno
      let kind: Kind =
        switch number {
        case ENOENT, ENOTDIR: .missing
        case EEXIST: .exists
        case EACCES, EPERM: .denied
        case EROFS: .readOnly
        case ENOSPC, EDQUOT: .full
        case EFBIG: .limited
        // What became of a file since it was looked at: a link, a pipe, a folder, a device.
        case ELOOP, ENXIO, EISDIR, ENODEV: .irregular
        case ENAMETOOLONG: .nameTooLong
        case EINTR: .interrupted
        default: .other
        }
      let cause = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
      self.init(kind, "\(call): \(cause)", path)
    }
  }

  #if canImport(Darwin)
    private let (holeSeek, dataSeek) = (SEEK_HOLE, SEEK_DATA)
  #else
    // The headers have them for GNU sources only.
    private let (holeSeek, dataSeek) = (Int32(4), Int32(3))
  #endif

  #if canImport(Glibc)
    private let fileSizeLimit = Int32(RLIMIT_FSIZE.rawValue)
  #else
    private let fileSizeLimit = RLIMIT_FSIZE
  #endif

  // The methods above hide the functions of the same name.

  private func systemOpen(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
    unsafe open(path, flags, mode)
  }

  private func systemRename(_ path: UnsafePointer<CChar>, _ other: UnsafePointer<CChar>) -> Int32 {
    unsafe rename(path, other)
  }
#else
  /// The file system of the machine: not done for Windows yet, and every call says so.
  package struct MachineFileSystem: FileSystem {
    package init() {}

    private func refuse(_ path: String) -> FileFault {
      FileFault(.unsupported, "stores are not supported on Windows yet", path)
    }

    package func kind(of path: String) throws(FileFault) -> FileKind? { throw refuse(path) }
    package func identity(of path: String) throws(FileFault) -> FileIdentity? { throw refuse(path) }
    package func names(in folder: String) throws(FileFault) -> [String] { throw refuse(folder) }
    package func createFolder(_ path: String) throws(FileFault) { throw refuse(path) }
    package func removeFolder(_ path: String) throws(FileFault) { throw refuse(path) }
    package func open(_ path: String, _ access: FileAccess) throws(FileFault) -> any StoreFile { throw refuse(path) }
    package func rename(_ path: String, to other: String) throws(FileFault) { throw refuse(path) }
    package func remove(_ path: String) throws(FileFault) { throw refuse(path) }
    package func syncFolder(_ path: String) throws(FileFault) { throw refuse(path) }
  }
#endif

extension UnsafeRawBufferPointer {
  /// The offset of the first byte of a value from an offset on; `nil` where there is none.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress else { return nil }
    guard let found = unsafe memchr(base + start, Int32(byte), count - start) else { return nil }
    return unsafe UnsafeRawPointer(found) - base
  }

  /// Whether there are line feeds from an offset on and nothing else, and at least one.
  func isPadding(from start: Int) -> Bool {
    guard start < count, let base = baseAddress, (unsafe self[start]) == 0x0A else { return false }
    // Each byte is the same as the next one.
    return unsafe memcmp(base + start, base + start + 1, count - start - 1) == 0
  }

  /// All but the padding at the end. A line feed that may end a line stays.
  var withoutPadding: UnsafeRawBufferPointer {
    var end = count
    while end > 1, unsafe self[end - 1] == 0x0A && self[end - 2] == 0x0A { end -= 1 }
    return unsafe UnsafeRawBufferPointer(rebasing: self[..<end])
  }
}
