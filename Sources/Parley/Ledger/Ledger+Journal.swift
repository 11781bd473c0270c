extension Ledger {
  /// When the last entry was recorded; when the ledger began, where there is none.
  package var lastRecordedAt: Timestamp { current.moment.recordedAt }

  /// When the ledger began.
  package var beganAt: Timestamp { beginning.recordedAt }

  /// The number with which the ledger began.
  package var firstSequence: Int { beginning.sequence }
}

extension Ledger {
  /// When an entry was recorded, or when the ledger began; `nil` where there is no such entry.
  package func recordedAt(of sequence: Int) -> Timestamp? { moment(sequence, of: current)?.recordedAt }
}
