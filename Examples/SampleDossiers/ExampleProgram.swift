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

/// Why an example stops: the lines that it writes to standard error before it ends with exit code 2.
public struct ExampleFailure: Error, Hashable, Sendable {
  /// What is wrong, line by line.
  public var lines: [String]

  /// Creates a failure.
  ///
  /// - Parameter lines: What is wrong, line by line.
  public init(_ lines: String...) { self.lines = lines }

  /// Creates a failure.
  ///
  /// - Parameter lines: What is wrong, line by line.
  public init(lines: [String]) { self.lines = lines }
}

/// What all examples do alike: read their arguments, write, and end with the right exit code.
public enum ExampleProgram: Sendable {
  /// Runs an example and ends the process: exit code 0, or 2 when something that it was given cannot be used.
  ///
  /// The output is written only once it is complete, so that a failure leaves nothing on standard output.
  ///
  /// - Parameters:
  ///   - form: The options that the example knows.
  ///   - help: What `--help` prints.
  ///   - output: Makes the output.
  public static func run(
    _ form: ExampleArguments.Form, help: String,
    output: (ExampleArguments) throws(ExampleFailure) -> String
  ) -> Never {
    do throws(ExampleFailure) {
      let arguments = try ExampleArguments(CommandLine.arguments.dropFirst(), form)
      if write(arguments.has("--help") ? help + "\n" : try output(arguments), to: 1) { exit(0) }
      throw ExampleFailure("error: the output cannot be written")
    } catch {
      _ = write(error.lines.joined(separator: "\n") + "\n", to: 2)
      exit(2)
    }
  }

  /// Writes to a file descriptor; `false` where not all could be written.
  private static func write(_ text: String, to descriptor: Int32) -> Bool {
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
}
