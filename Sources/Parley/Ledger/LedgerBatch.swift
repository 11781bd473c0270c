import Synchronization

/// Entries that are taken one after the other and become part of a ledger together: the outcome is that of one by one,
/// and costs much less.
package struct LedgerBatch: Sendable {
  private var batch: EntryBatch
  /// The number of the first entry that is taken.
  fileprivate private(set) var first: Int
  /// The moment at which the ledger begins.
  private let beginning: LedgerMoment

  init(on state: Ledger.State, _ beginning: LedgerMoment) {
    batch = EntryBatch(on: state)
    first = batch.nextSequence
    self.beginning = beginning
  }

  /// The number that the next entry will have.
  package var nextSequence: Int { batch.nextSequence }

  /// How many entries were taken.
  package var count: Int { batch.nextSequence - first }

  /// Reserves memory for a number of entries of one change each.
  package mutating func reserveCapacity(_ count: Int) { batch.reserveCapacity(count) }

  /// The state after the entries that were taken.
  func state() -> Ledger.State { batch.state() }

  /// Takes the next entry.
  ///
  /// - Parameter draft: The entry; it gets its number and its time.
  /// - Returns: The entry.
  /// - Throws: ``LedgerError``; all is then as it was before.
  package mutating func append(_ draft: EntryDraft) throws(LedgerError) -> Ledger.Logged {
    if let refusal = draft.refusal { throw refusal }
    return try append(draft.entry(batch.nextSequence, after: batch.moment.recordedAt), basedOn: draft.base)
  }

  /// Takes an entry that has its number already.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - base: The dossier from which the author started, if any.
  ///   - skipsUnknown: Whether changes that this version cannot make are passed over. They stay in the entry.
  /// - Returns: The entry.
  /// - Throws: ``LedgerError``; all is then as it was before.
  @discardableResult
  package mutating func append(
    _ entry: consuming Ledger.Entry, basedOn base: Dossier? = nil, skippingUnknown skipsUnknown: Bool = false
  ) throws(LedgerError) -> Ledger.Logged {
    try check(entry)
    let effect = try Effect(of: entry.changes, after: batch, isNew: !skipsUnknown)
    if let base { try check(entry, basedOn: base) }
    return batch.append(entry, effect)
  }

  // MARK: Refusals

  private func check(_ entry: Ledger.Entry) throws(LedgerError) {
    guard entry.sequence == batch.nextSequence else {
      throw LedgerError(.sequenceBroken, [], "the next entry is number \(batch.nextSequence), not \(entry.sequence)")
    }
    guard entry.sequence <= Ledger.lastSequence else {
      throw LedgerError(.sequenceBroken, [], "entries are numbered up to \(Ledger.lastSequence)")
    }
    if entry.changes.isEmpty { throw LedgerError(.incomplete, [], "an entry has at least one change") }
    if entry.author.isEmpty { throw LedgerError(.incomplete, [], "an entry has an author") }
    let last = batch.moment.recordedAt
    guard entry.recordedAt >= last else {
      throw LedgerError(
        .timeReversed, [], "the entry would be recorded at \(entry.recordedAt), before the last one at \(last)")
    }
  }

  private func check(_ entry: Ledger.Entry, basedOn base: Dossier) throws(LedgerError) {
    guard let sequence = base.sequence, let moment = moment(sequence), moment.fingerprint.value == base.fingerprint
    else { throw LedgerError(.foreignDossier, [], "the entry is based on a dossier that is none of this ledger") }
    let changed = Set(entry.changes.compactMap(\.named).filter { base.version(of: $0) != batch.version(of: $0) })
    guard changed.isEmpty else {
      throw LedgerError(.changedMeanwhile, changed, "changed since entry \(sequence); look again and repeat")
    }
  }

  private func moment(_ sequence: Int) -> LedgerMoment? {
    sequence == beginning.sequence ? beginning : batch.moment(after: sequence)
  }
}

extension Ledger.Change {
  /// The record that is to change; `nil` where this version does not know.
  fileprivate var named: RecordKey? {
    switch action {
    case .put(let record): record.key
    case .retract(let key), .merge(let key, into: _): key
    case .unknown: nil
    }
  }
}

extension Ledger {
  /// Begins to take entries that become part of the ledger by ``publish(_:)``. Until then nothing else may be recorded.
  package func recording() -> LedgerBatch { LedgerBatch(on: current, beginning) }

  /// Makes entries that were taken part of the ledger.
  ///
  /// - Parameter recording: The entries, taken since the last one of the ledger.
  /// - Precondition: Nothing else has been recorded since the recording began.
  package func publish(_ recording: LedgerBatch) {
    committing.withLock { _ in
      precondition(recording.first == current.entries.endIndex, "something else was recorded meanwhile")
      adopt(recording)
    }
  }

  private func adopt(_ recording: LedgerBatch) {
    if recording.count == 0 { return }
    let next = recording.state()
    state.withLock { $0 = next }
  }

  /// Records entries together: they become part of the ledger when the work returns, and none does where it throws.
  ///
  /// - Parameter work: Takes the entries.
  /// - Returns: What the work returns.
  /// - Throws: What the work throws.
  package func record<Result, Failure: Error>(
    _ work: (inout LedgerBatch) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try committing.withLock { _ throws(Failure) in
      var recording = recording()
      let result = try work(&recording)
      adopt(recording)
      return result
    }
  }
}
