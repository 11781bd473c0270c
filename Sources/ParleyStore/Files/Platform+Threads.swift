// Threads and locks of the operating system.

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

#if os(Windows)
  private typealias SystemLock = SRWLOCK
  private typealias SystemCondition = CONDITION_VARIABLE
#else
  private typealias SystemLock = pthread_mutex_t
  private typealias SystemCondition = pthread_cond_t
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
      unsafe pthread_cond_init(condition, nil)
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
  /// The condition gets the value itself, because a copy of it would be expensive; it changes nothing.
  package func withLock<Result, Failure: Error>(
    waitingWhile mustWait: (inout Value) -> Bool = { _ in false }, _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    acquire()
    defer { release() }
    while unsafe mustWait(&value) { wait() }
    return try unsafe body(&value)
  }

  /// Does something with the value if the lock is free; in a forked process it might never become free.
  func withLockIfFree(_ body: (inout Value) -> Void) {
    #if os(Windows)
      guard unsafe TryAcquireSRWLockExclusive(lock) != 0 else { return }
    #else
      guard unsafe pthread_mutex_trylock(lock) == 0 else { return }
    #endif
    defer { release() }
    unsafe body(&value)
  }

  private func acquire() {
    #if os(Windows)
      unsafe AcquireSRWLockExclusive(lock)
    #else
      unsafe pthread_mutex_lock(lock)
    #endif
  }

  private func release() {
    #if os(Windows)
      unsafe ReleaseSRWLockExclusive(lock)
    #else
      unsafe pthread_mutex_unlock(lock)
    #endif
  }

  /// Lets the lock go until others notify.
  private func wait() {
    #if os(Windows)
      _ = unsafe SleepConditionVariableSRW(condition, lock, INFINITE, 0)
    #else
      unsafe pthread_cond_wait(condition, lock)
    #endif
  }

  /// Lets all threads that wait look at the value again.
  package func notifyAll() {
    #if os(Windows)
      unsafe WakeAllConditionVariable(condition)
    #else
      unsafe pthread_cond_broadcast(condition)
    #endif
  }
}

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

  /// How many bytes of memory the machine has.
  static let memory: Int = {
    #if os(Windows)
      return .max
    #else
      let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
      let (bytes, isTooMany) = pages.multipliedReportingOverflow(by: size)
      return pages > 0 && size > 0 && !isTooMany ? bytes : .max
    #endif
  }()

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
