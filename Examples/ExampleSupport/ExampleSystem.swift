#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#elseif canImport(ucrt)
  import ucrt
#endif

/// What the examples ask of the operating system.
enum ExampleSystem {
  /// Standard input, standard output and standard error.
  static let (input, output, errors): (Int32, Int32, Int32) = (0, 1, 2)

  /// Ends the process.
  static func end(_ code: Int32) -> Never { exit(code) }

  /// Writes to a file descriptor; `false` where not all could be written.
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        #if os(Windows)
          unsafe Int(_write(descriptor, bytes.baseAddress, UInt32(bytes.count)))
        #elseif canImport(Darwin)
          unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Glibc)
          unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
          unsafe Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Android)
          unsafe Android.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// What a file descriptor gives up to its end: of a file, a pipe or a terminal.
  ///
  /// - Parameters:
  ///   - descriptor: The file descriptor.
  ///   - limit: How many bytes at most.
  /// - Returns: The bytes, one more than the limit where there are more; `nil` where reading fails.
  static func read(_ descriptor: Int32, atMost limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = unsafe buffer.withUnsafeMutableBytes { buffer in
        #if os(Windows)
          unsafe Int(_read(descriptor, buffer.baseAddress, UInt32(buffer.count)))
        #elseif canImport(Darwin)
          unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Glibc)
          unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          unsafe Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Android)
          unsafe Android.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      bytes += buffer.prefix(count)
    }
    return bytes
  }

  /// What a file gives up to its end, a pipe with a name too; see ``read(_:atMost:)``.
  static func read(_ path: String, atMost limit: Int) -> [UInt8]? {
    #if os(Windows)
      let descriptor = unsafe _open(path, _O_RDONLY | _O_BINARY)
      guard descriptor >= 0 else { return nil }
      defer { _close(descriptor) }
    #else
      let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
    #endif
    return read(descriptor, atMost: limit)
  }

  /// Whether a file descriptor is that of a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool {
    #if os(Windows)
      _isatty(descriptor) != 0
    #else
      isatty(descriptor) != 0
    #endif
  }

  /// How many columns the terminal of a file descriptor has; `nil` where that is not known.
  static func columns(of descriptor: Int32) -> Int? {
    #if os(Windows)
      return nil
    #else
      var size = winsize()
      guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
      return Int(size.ws_col)
    #endif
  }
}
