import Synchronization

/// The rows of each group that can be seen, for groupings by terms: made when they are first needed.
final class GroupListCache: Sendable {
  private let known = Mutex<[[GroupKey]: RowLists]>([:])

  /// The lists of a grouping; `nil` for one by the calendar, whose groups are stretches of rows anyway, and for one by
  /// the parties that are represented: they follow from the offices in a dossier, and the lists serve several dossiers.
  func lists(by keys: [GroupKey], _ make: () -> RowLists) -> RowLists? {
    for key in keys {
      switch key {
      case .calendar, .representedParty: return nil
      case .terms, .polarity: break
      }
    }
    if let lists = known.withLock({ $0[keys] }) { return lists }
    let lists = make()
    return known.withLock { known in
      let first = known[keys] ?? lists
      known[keys] = first
      return first
    }
  }
}
