import Foundation

/// Waits for a condition without holding a thread. There is no limit: among other tests a condition may take minutes.
///
/// - Parameters:
///   - pause: After which time a condition that does not hold is looked at again.
///   - condition: The condition.
/// - Throws: What the condition throws, or `CancellationError`.
package func waitUntil(
  lookingEvery pause: Duration = .milliseconds(1), _ condition: () async throws -> Bool
) async throws {
  while try await !condition() { try await Task.sleep(for: pause) }
}

/// Holds the thread until a condition holds, for threads that are no task's.
///
/// - Parameter condition: Looked at again every millisecond.
@available(*, noasync)
package func blockUntil(_ condition: () -> Bool) {
  while !condition() { Thread.sleep(forTimeInterval: 0.001) }
}
