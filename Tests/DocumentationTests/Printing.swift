import Synchronization

/// Takes what a snippet prints; it stands in front of the standard library's function in this module, so that a snippet is written
/// as the reader writes it.
func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
  let line = items.map { String(describing: $0) }.joined(separator: separator) + terminator
  Output.current?.text.withLock { $0 += line }
}

/// Runs a snippet.
///
/// - Parameter snippet: A function of the folder Snippets.
/// - Returns: All that it printed.
/// - Throws: What the snippet throws.
func printed(by snippet: @Sendable () async throws -> Void) async throws -> String {
  let output = Output()
  try await Output.$current.withValue(output) { try await snippet() }
  return output.text.withLock { $0 }
}

/// What one snippet has printed.
private final class Output: Sendable {
  @TaskLocal static var current: Output?

  let text = Mutex("")
}
