internal import Parley
import Synchronization

/// Tables of what has been committed: made when somebody looks, or when it has become much.
extension LedgerStore {
  /// From how many entries or records on tables are made though nobody looks: who looks first must wait for them.
  private static let pendingLimit = 1_024

  /// What readers see, with the dossier after the last acknowledged entry.
  func currentView() -> StoreView {
    let seen = view.withLock { view in
      view.wasLookedAt = true
      return view
    }
    if seen.isCurrent { return seen }
    state.withLock { $0.queue.wantToRead() }
    // Who has both rights has made tables, and may keep the rights for long.
    let shown = state.withLock(waitingWhile: { $0.queue.isRecording && !view.withLock { $0.isCurrent } }) { state in
      let shown = view.withLock { $0 }
      state.queue.beginReading(withRight: !shown.isCurrent)
      return shown
    }
    if shown.isCurrent {
      goOn(state.withLock { $0.queue.endWaiting() })
      return shown
    }
    makeTables()
    let current = show()
    goOn(state.withLock { $0.queue.endReading() })
    return current
  }

  /// Makes tables where somebody has looked since the last ones: he is likely to look again.
  func makeTablesIfLookedAt(beside written: Written) {
    let wasLookedAt = view.withLock { $0.wasLookedAt }
    guard wasLookedAt || state.withLock({ $0.queue.pending >= Self.pendingLimit }) else { return }
    // The disk is busy meanwhile.
    if written.mustSync { written.active.file.startSync(of: written.start..<written.active.size) }
    guard state.withLock({ $0.queue.beginRecording() }) else { return }
    view.withLock { $0.wasLookedAt = false }
    makeTables()
    goOn(state.withLock { $0.queue.endReading() })
  }

  /// Makes tables of all that has been recorded. The caller has the right to record.
  func makeTables() {
    var (kept, ledger) = state.withLock { ($0.queue.takeRecording(), $0.ledger) }
    guard var recording = kept.take() else { return }
    let count = recording.count
    ledger.publish(&recording)
    // As many are likely to come again, but not as many as a salvage may have brought.
    recording.reserveCapacity(min(count, Self.pendingLimit))
    kept = consume recording
    state.withLock { $0.queue.keep(&kept) }
  }

  /// Lets readers see what is acknowledged, if there are tables of it.
  @discardableResult
  func show() -> StoreView {
    // What was seen before may be the last to hold much: it is let go when nobody waits.
    let (former, current) = state.withLock { show($0) }
    return withExtendedLifetime(former) { current }
  }

  func show(_ state: borrowing StoreState) -> (former: StoreView, current: StoreView) {
    let number = state.chain.number
    let dossier = state.ledger.sequence >= number ? state.ledger.dossier(at: number) : nil
    return view.withLock { view in
      let former = view
      view.sequence = number
      if let dossier { view.dossier = dossier }
      return (former, view)
    }
  }
}
