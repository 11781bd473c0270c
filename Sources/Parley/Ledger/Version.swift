extension Ledger {
  /// A version of a record in the history of a ledger, or the end of one.
  public struct Version<Item: Record>: Hashable, Sendable {
    /// The number of the entry that brought it, or the number with which the ledger begins.
    public let sequence: Int

    /// When it was recorded.
    public let recordedAt: Timestamp

    /// The record as it stood from then on; `nil` where it was retracted or merged into another one.
    public let record: Item?

    /// The entry that brought it, with author and reasons; `nil` for a record with which the ledger began.
    public let entry: Ledger.Entry?
  }

  /// A record that is not the same at two moments.
  public struct Difference<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The record's type and identifier.
    public let key: RecordKey

    /// The record at the first moment; `nil` where it was not there.
    public let before: Value?

    /// The record at the second moment; `nil` where it was not there.
    public let after: Value?
  }
}
