public import Parley

/// What was found when a store was opened.
///
/// ```swift
/// let store = try LedgerStore.open(at: path)
/// for line in store.report.lines { print(line) }
/// ```
public struct OpeningReport: Hashable, Sendable {
  /// The end of a journal that had not been completely written when the program or the machine stopped.
  public struct Tail: Hashable, Sendable {
    /// The name of the journal segment.
    public var segment: String
    /// Where it begins, in bytes from the start of the segment.
    public var offset: Int
    /// Its length in bytes.
    public var bytes: Int
    /// The file in the store's folder to which it was moved; `nil` where the store was opened for reading.
    public var quarantine: String?
    /// What is wrong with it.
    public var reason: String
  }

  /// The number of the last entry.
  public var sequence = 0

  /// How many entries were read from the journal.
  public var replayed = 0

  /// The number of the entry up to which a snapshot was used; `nil` where none was.
  public var snapshot: Int?

  /// Why the snapshot was not used although there is one.
  public var ignoredSnapshot: String?

  /// What was cut off the end: lines that a crash left unfinished.
  public var tail: Tail?

  /// How many changes were passed over because only a later version can make them. They stay in the journal.
  public var unknownChanges = 0

  /// Files in the folder that belong to no store of this version; they were left alone.
  public var strayFiles: [String] = []

  /// When the last entry was recorded, where that is more than a day later than the machine's clock shows: all entries to
  /// come get that time, and questions about now see none of them. ``LedgerStore/rewrite(recordedNotAfter:)`` is the way
  /// out, if it is not the clock that is wrong.
  public var futureTime: Timestamp?

  /// Whether there is nothing to say but that all is well.
  public var isClean: Bool {
    ignoredSnapshot == nil && tail == nil && unknownChanges == 0 && strayFiles.isEmpty
      && futureTime == nil
  }

  /// The report in words.
  public var lines: [String] {
    var lines = ["opened at entry \(sequence), \(replayed) read from the journal"]
    if let snapshot { lines[0] += ", the rest from the snapshot of entry \(snapshot)" }
    if let ignoredSnapshot { lines.append("the snapshot was not used: \(ignoredSnapshot)") }
    if let tail {
      let done = tail.quarantine.map { "moved to \($0)" } ?? "passed over"
      lines.append("\(tail.bytes) bytes of an unfinished write at byte \(tail.offset) of \(tail.segment): \(done)")
    }
    if unknownChanges > 0 {
      lines.append("\(unknownChanges) changes can only be made by a later version; they were passed over and kept")
    }
    if let futureTime {
      lines.append(
        "the last entry was recorded at \(futureTime), which is still to come: all others follow it; "
          + "LedgerStore.rewrite(recordedNotAfter:) corrects that")
    }
    if !strayFiles.isEmpty { lines.append("files that do not belong here: \(strayFiles.joined(separator: ", "))") }
    return lines
  }
}
