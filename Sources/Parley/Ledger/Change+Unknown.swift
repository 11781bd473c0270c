extension Ledger.Change {
  /// Whether this version cannot make the change.
  package var isUnknown: Bool {
    if case .unknown = action { true } else { false }
  }
}
