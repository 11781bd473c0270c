#if canImport(Glibc)
  import Glibc
#endif

/// The process's memory as the operating system accounts for it; `nil` where that is not asked for here.
enum Memory {
  /// Forgets the peak so far. Memory that was freed is given back first.
  static func resetPeak() {
    giveBack()
    #if canImport(Glibc)
      guard let file = unsafe fopen("/proc/self/clear_refs", "w") else { return }
      unsafe fputs("5", file)
      unsafe fclose(file)
    #endif
  }

  /// The bytes that are resident after memory that was freed is given back.
  static var settled: Int? {
    giveBack()
    return current
  }

  private static func giveBack() {
    #if canImport(Glibc)
      // The header that declares it is not part of the module.
      if let symbol = unsafe dlsym(nil, "malloc_trim") {
        typealias Trim = @convention(c) (Int) -> Int32
        _ = unsafe unsafeBitCast(symbol, to: Trim.self)(0)
      }
    #endif
  }

  /// The bytes that are resident now.
  static var current: Int? { field("VmRSS:") }

  /// The most bytes that were resident since the peak was reset.
  static var peak: Int? { field("VmHWM:") }

  private static func field(_ name: String) -> Int? {
    #if canImport(Glibc)
      guard let file = unsafe fopen("/proc/self/status", "r") else { return nil }
      defer { unsafe fclose(file) }
      var line = [CChar](repeating: 0, count: 256)
      while unsafe fgets(&line, Int32(line.count), file) != nil {
        let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard text.hasPrefix(name) else { continue }
        return text.split(separator: "\t").last?.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1024 }
      }
    #endif
    return nil
  }
}
