/// When what is committed is put on the disk.
///
/// ```swift
/// let store = try LedgerStore.open(
///   at: path, policy: .batched(count: 100, interval: .milliseconds(50)))
/// ```
public struct SyncPolicy: Hashable, Sendable, CustomStringConvertible {
  enum Kind: Hashable, Sendable {
    case everyCommit
    case batched(count: Int, milliseconds: Int)
    case osBuffered
  }

  let kind: Kind

  /// A commit returns when it is on the disk; commits at the same time share the wait.
  public static let everyCommit = SyncPolicy(kind: .everyCommit)

  /// A commit returns when the operating system has it: a crash of the program loses nothing, one of the machine or a
  /// power cut at most the last commits. ``LedgerStore/sync()`` and ``LedgerStore/close()`` put all on the disk.
  public static let osBuffered = SyncPolicy(kind: .osBuffered)

  /// A commit returns when the operating system has it, and is on the disk soon: a crash of the program loses nothing,
  /// a power cut up to that many commits, and none older than the interval.
  ///
  /// - Parameters:
  ///   - count: After how many commits they are put on the disk; at least 1.
  ///   - interval: How long a commit waits for others at most; rounded up to milliseconds, and 30 years for all that is
  ///     longer.
  /// - Returns: The policy.
  /// - Precondition: The count is at least 1 and the interval is not negative.
  public static func batched(count: Int, interval: Duration) -> SyncPolicy {
    precondition(count >= 1, "a batch of \(count) commits would never be complete")
    precondition(interval >= .zero, "the interval \(interval) is negative")
    let (seconds, attoseconds) = interval.components
    let rest = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    let milliseconds = min(min(seconds, longestInterval) * 1_000 + rest, longestInterval)
    return SyncPolicy(kind: .batched(count: count, milliseconds: Int(clamping: milliseconds)))
  }

  /// The longest interval, in milliseconds: 30 years.
  private static let longestInterval: Int64 = 946_728_000_000

  /// The policy as it stands in a store's files: `everyCommit`, `osBuffered` or, for example, `batched:100:50`.
  public var description: String {
    switch kind {
    case .everyCommit: "everyCommit"
    case .osBuffered: "osBuffered"
    case .batched(let count, let milliseconds): "batched:\(count):\(milliseconds)"
    }
  }

  /// Reads a policy as it stands in a store's files.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    switch parts[0] {
    case "everyCommit" where parts.count == 1: kind = .everyCommit
    case "osBuffered" where parts.count == 1: kind = .osBuffered
    case "batched" where parts.count == 3:
      guard let count = Int(parts[1]), count >= 1, let milliseconds = Int64(parts[2]), milliseconds >= 0 else {
        return nil
      }
      kind = .batched(count: count, milliseconds: Int(clamping: min(milliseconds, Self.longestInterval)))
    default: return nil
    }
  }

  private init(kind: Kind) { self.kind = kind }
}
