// All calls to the operating system are in this file.

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

    package func kind(of path: String) throws(FileFault) -> FileKind? {
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

    package func names(in folder: String) throws(FileFault) -> [String] {
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
      guard unsafe mkdir(path, 0o777) == 0 else { throw FileFault("mkdir", path) }
    }

    package func open(_ path: String, _ access: FileAccess) throws(FileFault) -> any StoreFile {
      let flags =
        switch access {
        case .reading: O_RDONLY
        case .writing: O_RDWR
        case .creating: O_RDWR | O_CREAT | O_TRUNC
        case .openingOrCreating: O_RDWR | O_CREAT
        }
      let descriptor = unsafe systemOpen(path, flags | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw FileFault("open", path) }
      return MachineFile(descriptor, path)
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

    init(_ descriptor: Int32, _ path: String) {
      self.descriptor = descriptor
      self.path = path
    }

    deinit {
      // Closing alone would leave a lock to a child process that is being started and has the descriptor until it runs.
      flock(descriptor, LOCK_UN)
      close(descriptor)
    }

    private func status() throws(FileFault) -> stat {
      var status = stat()
      guard unsafe fstat(descriptor, &status) == 0 else { throw FileFault("fstat", path) }
      return status
    }

    func size() throws(FileFault) -> Int { Int(try status().st_size) }

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
      let result = unsafe bytes.withUnsafeBytes {
        unsafe pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset))
      }
      guard result >= 0 else { throw FileFault("write", path) }
      return result
    }

    func startSync(of range: Range<Int>) {
      #if canImport(Glibc) || canImport(Musl)
        // Linux then begins to write what it could not let go otherwise. A fault shows again at the sync.
        _ = posix_fadvise(descriptor, off_t(range.lowerBound), off_t(range.count), POSIX_FADV_DONTNEED)
      #endif
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
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK else { throw FileFault("flock", path) }
      return false
    }

    func identity() throws(FileFault) -> FileIdentity {
      let status = try status()
      return FileIdentity(
        device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino))
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
        case ENOSPC, EDQUOT, EFBIG: .full
        case EINTR: .interrupted
        default: .other
        }
      let cause = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
      self.init(kind, "\(call): \(cause)", path)
    }
  }

  // The methods above hide the functions of the same name.

  private func systemOpen(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
    unsafe open(path, flags, mode)
  }

  private func systemRename(_ path: UnsafePointer<CChar>, _ other: UnsafePointer<CChar>) -> Int32 {
    unsafe rename(path, other)
  }

  private typealias SystemLock = pthread_mutex_t
  private typealias SystemCondition = pthread_cond_t
#else
  /// The file system of the machine: not done for Windows yet, and every call says so.
  package struct MachineFileSystem: FileSystem {
    package init() {}

    private func refuse(_ path: String) -> FileFault {
      FileFault(.unsupported, "stores are not supported on Windows yet", path)
    }

    package func kind(of path: String) throws(FileFault) -> FileKind? { throw refuse(path) }
    package func names(in folder: String) throws(FileFault) -> [String] { throw refuse(folder) }
    package func createFolder(_ path: String) throws(FileFault) { throw refuse(path) }
    package func open(_ path: String, _ access: FileAccess) throws(FileFault) -> any StoreFile { throw refuse(path) }
    package func rename(_ path: String, to other: String) throws(FileFault) { throw refuse(path) }
    package func remove(_ path: String) throws(FileFault) { throw refuse(path) }
    package func syncFolder(_ path: String) throws(FileFault) { throw refuse(path) }
  }

  private typealias SystemLock = SRWLOCK
  private typealias SystemCondition = CONDITION_VARIABLE
#endif

/// A value that one thread at a time may touch, and whose changes others can wait for.
@safe
package final class Monitor<Value: Sendable>: @unchecked Sendable {
  private let lock: UnsafeMutablePointer<SystemLock>
  private let condition: UnsafeMutablePointer<SystemCondition>
  /// Touched under the lock only, so that no access has to be watched.
  @exclusivity(unchecked) private var value: Value

  package init(_ value: Value) {
    unsafe self.value = value
    unsafe lock = .allocate(capacity: 1)
    unsafe condition = .allocate(capacity: 1)
    unsafe lock.initialize(to: SystemLock())
    unsafe condition.initialize(to: SystemCondition())
    #if os(Windows)
      unsafe InitializeSRWLock(lock)
      unsafe InitializeConditionVariable(condition)
    #else
      unsafe pthread_mutex_init(lock, nil)
      var attributes = pthread_condattr_t()
      unsafe pthread_condattr_init(&attributes)
      #if !canImport(Darwin)
        // Who waits until a moment must not wait for hours where somebody sets the clock back.
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
      #endif
      unsafe pthread_cond_init(condition, &attributes)
      unsafe pthread_condattr_destroy(&attributes)
    #endif
  }

  deinit {
    #if !os(Windows)
      unsafe pthread_cond_destroy(condition)
      unsafe pthread_mutex_destroy(lock)
    #endif
    unsafe condition.deallocate()
    unsafe lock.deallocate()
  }

  /// Does something with the value as soon as a condition no longer holds.
  ///
  /// The condition gets the value in its place, because a copy of it would be dear; it changes nothing.
  package func withLock<Result, Failure: Error>(
    waitingWhile mustWait: (inout Value) -> Bool = { _ in false }, _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    acquire()
    defer { release() }
    while unsafe mustWait(&value) { wait(until: nil) }
    return try unsafe body(&value)
  }

  /// Does something with the value as soon as a condition no longer holds, or at a moment though it holds.
  ///
  /// - Parameters:
  ///   - mustWait: The condition.
  ///   - end: Until when to wait, asked again whenever others have told something; `nil` for however long it takes.
  ///   - body: What is done.
  /// - Returns: What it returns.
  package func withLock<Result>(
    waitingWhile mustWait: (inout Value) -> Bool, until end: (inout Value) -> ClockTime?,
    _ body: (inout Value) -> Result
  ) -> Result {
    acquire()
    defer { release() }
    // Others change the value during a wait: no access to it lasts longer than a look.
    while unsafe mustWait(&value) {
      let end = unsafe end(&value)
      if let end, ClockTime.now >= end { break }
      wait(until: end)
    }
    return unsafe body(&value)
  }

  @inline(__always)
  private func acquire() {
    #if os(Windows)
      unsafe AcquireSRWLockExclusive(lock)
    #else
      if unsafe pthread_mutex_trylock(lock) != 0 { acquireFromOthers() }
    #endif
  }

  #if !os(Windows)
    /// Acquires the lock that somebody holds, as a rule for much less time than it takes to sleep and to be woken.
    @inline(never)
    private func acquireFromOthers() {
      for _ in 0..<100 where unsafe pthread_mutex_trylock(lock) == 0 { return }
      unsafe pthread_mutex_lock(lock)
    }
  #endif

  @inline(__always)
  private func release() {
    #if os(Windows)
      unsafe ReleaseSRWLockExclusive(lock)
    #else
      unsafe pthread_mutex_unlock(lock)
    #endif
  }

  /// Lets the lock go until others tell, or until a moment.
  private func wait(until end: ClockTime?) {
    guard let end else {
      #if os(Windows)
        _ = unsafe SleepConditionVariableSRW(condition, lock, INFINITE, 0)
      #else
        unsafe pthread_cond_wait(condition, lock)
      #endif
      return
    }
    #if os(Windows)
      _ = unsafe SleepConditionVariableSRW(
        condition, lock, DWORD(clamping: ClockTime.now.distance(to: end) / 1_000_000 + 1), 0)
    #elseif canImport(Darwin)
      var rest = timespec(max(1, ClockTime.now.distance(to: end)))
      unsafe pthread_cond_timedwait_relative_np(condition, lock, &rest)
    #else
      var time = timespec(end.nanoseconds)
      unsafe pthread_cond_timedwait(condition, lock, &time)
    #endif
  }

  /// Lets all who wait look at the value again.
  package func notifyAll() {
    #if os(Windows)
      unsafe WakeAllConditionVariable(condition)
    #else
      unsafe pthread_cond_broadcast(condition)
    #endif
  }
}

/// A moment on a clock that nobody sets. That of the standard library is larger, and costs a call with every copy.
package struct ClockTime: Strideable, Sendable {
  fileprivate let nanoseconds: Int64

  package static var now: ClockTime {
    #if os(Windows)
      ClockTime(nanoseconds: Int64(GetTickCount64()) * 1_000_000)
    #else
      var time = timespec()
      unsafe clock_gettime(CLOCK_MONOTONIC, &time)
      return ClockTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    #endif
  }

  /// The nanoseconds to another moment.
  package func distance(to other: ClockTime) -> Int64 { other.nanoseconds - nanoseconds }

  /// The moment some nanoseconds later.
  package func advanced(by nanoseconds: Int64) -> ClockTime { ClockTime(nanoseconds: self.nanoseconds + nanoseconds) }
}

#if !os(Windows)
  extension timespec {
    fileprivate init(_ nanoseconds: Int64) {
      self.init(
        tv_sec: time_t(nanoseconds / 1_000_000_000), tv_nsec: .init(truncatingIfNeeded: nanoseconds % 1_000_000_000))
    }
  }
#endif

/// The process as others know it, and its threads.
package enum CurrentProcess {
  /// How many threads can run at the same time.
  static var processors: Int {
    #if os(Windows)
      1
    #else
      max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    #endif
  }

  #if !os(Windows)
    private final class Work: Sendable {
      let run: @Sendable () -> Void

      init(_ run: @escaping @Sendable () -> Void) {
        self.run = run
      }
    }

    /// Does something on a thread of its own.
    ///
    /// - Parameter run: What is done.
    /// - Returns: Whether there is such a thread; there may be no more.
    static func detach(_ run: @escaping @Sendable () -> Void) -> Bool {
      var attributes = pthread_attr_t()
      unsafe pthread_attr_init(&attributes)
      defer { unsafe pthread_attr_destroy(&attributes) }
      unsafe pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
      // Secondary threads of Apple systems have a small stack.
      unsafe pthread_attr_setstacksize(&attributes, 8 << 20)
      let work = unsafe Unmanaged.passRetained(Work(run))
      #if canImport(Darwin)
        var thread: pthread_t?
        let result = unsafe pthread_create(
          &thread, &attributes,
          { argument in
            unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
            return nil
          }, work.toOpaque())
      #else
        #if canImport(Musl)
          var thread: pthread_t?
        #else
          var thread = pthread_t()
        #endif
        let result = unsafe pthread_create(
          &thread, &attributes,
          { argument in
            if let argument = unsafe argument {
              unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
            }
            return nil
          }, work.toOpaque())
      #endif
      if result != 0 { unsafe work.release() }
      return result == 0
    }
  #else
    static func detach(_ run: @escaping @Sendable () -> Void) -> Bool { false }
  #endif

  /// Lets other threads go first.
  static func yield() {
    #if os(Windows)
      SwitchToThread()
    #else
      sched_yield()
    #endif
  }

  /// Its number.
  static var id: Int {
    #if os(Windows)
      Int(GetCurrentProcessId())
    #else
      Int(getpid())
    #endif
  }

  /// The name of the machine; empty where it has none.
  static var host: String {
    #if os(Windows)
      ""
    #else
      var name = [CChar](repeating: 0, count: 256)
      guard unsafe gethostname(&name, name.count - 1) == 0 else { return "" }
      return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #endif
  }
}

extension UnsafeRawBufferPointer {
  /// The place of the first byte of a value from a place on; `nil` where there is none.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress else { return nil }
    guard let found = unsafe memchr(base + start, Int32(byte), count - start) else { return nil }
    return unsafe UnsafeRawPointer(found) - base
  }

  /// Whether there are line feeds from a place on and nothing else, and at least one.
  func isRoom(from start: Int) -> Bool {
    guard start < count, let base = baseAddress, (unsafe self[start]) == 0x0A else { return false }
    // Each byte is the same as the next one.
    return unsafe memcmp(base + start, base + start + 1, count - start - 1) == 0
  }

  /// All but the room at the end. A line feed that may end a line stays.
  var withoutRoom: UnsafeRawBufferPointer {
    var end = count
    while end > 1, unsafe self[end - 1] == 0x0A && self[end - 2] == 0x0A { end -= 1 }
    return unsafe UnsafeRawBufferPointer(rebasing: self[..<end])
  }
}
