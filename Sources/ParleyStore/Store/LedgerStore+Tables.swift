internal import Parley
import Synchronization

/// Tables of what has been committed: made when somebody looks, or when it has become much.
extension LedgerStore {
  /// What readers see, with the dossier after the last acknowledged entry.
  func currentView() -> StoreView {
    let seen = view.withLock { view in
      view.wasLookedAt = true
      return view
    }
    if seen.isCurrent { return seen }
    calling { $0.queue.wantToRead() }
    // Who has both rights has made tables, and may keep the rights for long.
    let mustWait = { (state: inout StoreState) in
      (state.queue.isRecording || state.queue.isMakingTables) && !self.view.withLock { $0.isCurrent }
    }
    let shown = state.withLock(waitingWhile: mustWait) { state in
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
    guard view.withLock({ $0.wasLookedAt }) else { return makeTablesOfMuch() }
    // The disk is busy meanwhile.
    if written.mustSync { written.active.file.startSync(of: written.start..<written.active.size) }
    guard state.withLock({ !$0.queue.isMakingTables && $0.queue.beginRecording() }) else { return }
    view.withLock { $0.wasLookedAt = false }
    makeTables()
    goOn(state.withLock { $0.queue.endReading() })
  }

  /// Makes tables of what has been recorded, if it is much, on a thread of their own while others commit.
  private func makeTablesOfMuch() {
    guard let sealed = state.withLock({ $0.queue.seal(from: options.pendingLimit) }) else { return }
    let make = { @Sendable [self] in makeTables(of: sealed) }
    if !CurrentProcess.detach(make) { make() }
  }

  /// Makes tables of what was sealed, and lets recording go on behind them.
  private func makeTables(of sealed: Recording) {
    let ledger = state.withLock { $0.ledger }
    ledger.publish(sealed)
    sealed.makeIndexes(of: ledger)
    // Others are not kept from recording before it is known that they must be.
    if !state.withLock({ $0.queue.beginRecording() }) {
      calling { $0.queue.wantToRead() }
      state.withLock(waitingWhile: { $0.queue.isRecording }) { $0.queue.beginReading(withRight: true) }
    }
    var kept = state.withLock { $0.queue.takeRecording() }
    kept?.settle(on: ledger)
    state.withLock { state in
      state.queue.keep(&kept)
      state.queue.endTables()
    }
    show()
    goOn(state.withLock { $0.queue.endReading() })
  }

  /// Makes tables of all that has been recorded. The caller has the right to record, and nobody else makes any.
  func makeTables() {
    var (kept, ledger) = state.withLock { ($0.queue.takeRecording(), $0.ledger) }
    guard let recording = kept.take() else { return }
    ledger.publish(recording)
    kept = ledger.recording()
    // As many are likely to come again, but not as many as a salvage may have brought.
    kept?.reserveCapacity(min(recording.count, options.pendingLimit))
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
    // What is in the tables and not acknowledged is not shown yet.
    let shown = min(number, state.ledger.sequence)
    let isShown = view.withLock { $0.dossier.sequence == shown }
    let dossier = isShown ? nil : state.ledger.dossier(at: shown)
    return view.withLock { view in
      let former = view
      view.sequence = number
      if let dossier { view.dossier = dossier }
      return (former, view)
    }
  }
}
