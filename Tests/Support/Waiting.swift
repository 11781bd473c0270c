import Foundation

/// Waits for a condition without holding a thread.
///
/// - Parameters:
///   - limit: After how long a condition that does not come is given up, so that a test fails rather than hangs.
///   - condition: Looked at again every millisecond.
/// - Returns: Whether the condition holds.
/// - Throws: What the condition throws, or `CancellationError`.
@discardableResult
package func waitUntil(
  atMost limit: Duration = .seconds(60), _ condition: () async throws -> Bool
) async throws -> Bool {
  let end = ContinuousClock.now + limit
  while try await !condition() {
    if ContinuousClock.now > end { return false }
    try await Task.sleep(for: .milliseconds(1))
  }
  return true
}

/// Holds the thread until a condition holds, for threads that are no task's.
///
/// - Parameters:
///   - limit: After how long a condition that does not come is given up, so that a test fails rather than hangs.
///   - condition: Looked at again every millisecond.
/// - Returns: Whether the condition holds.
@available(*, noasync)
@discardableResult
package func blockUntil(atMost limit: Duration = .seconds(60), _ condition: () -> Bool) -> Bool {
  let end = ContinuousClock.now + limit
  while !condition() {
    if ContinuousClock.now > end { return false }
    Thread.sleep(forTimeInterval: 0.001)
  }
  return true
}
