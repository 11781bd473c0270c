#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// The end of the process without any farewell.
enum Crash {
  static func now() -> Never {
    #if !os(Windows)
      kill(getpid(), SIGKILL)
    #endif
    fatalError("killed")
  }
}
