extension PartialDate {
  /// Whether what happened on this date happened within another.
  ///
  /// This date stands for one day among those that it allows (an interval: some day from its start to its end), the
  /// other for the whole stretch from its first to its last day. The rules:
  ///
  /// - All days allowed here lie within the other: ``Ternary/yes``, some do: ``Ternary/possibly``, none does:
  ///   ``Ternary/no``.
  /// - A qualified date (`?`, `~`, `%`) may be off by at most one unit of its own in either direction: `2024~` may be
  ///   2023 or 2025, `2024-06~` May or July, `2024-06-11~` the day before or after. Within this reach the answer is
  ///   ``Ternary/possibly``, never ``Ternary/yes``; beyond it ``Ternary/no``.
  /// - An unknown end of the other may lie anywhere beyond the known one, so that the answer is
  ///   ``Ternary/possibly`` or ``Ternary/no``.
  /// - Digits that are not given make no difference here: `202X` is the whole decade.
  ///
  /// - Parameter other: The date within which this one may fall.
  /// - Returns: The answer.
  /// - Complexity: O(1); O(*n*) in the length of the text for an interval with a qualified end.
  public func falls(within other: PartialDate) -> Ternary {
    let (mine, theirs) = (reach, other.reach)
    if mine.last < theirs.first || theirs.last < mine.first { return .no }
    if isQualified || other.isQualified || !other.traits.isDisjoint(with: [.unknownStart, .unknownEnd]) {
      return .possibly
    }
    return mine.first >= theirs.first && mine.last <= theirs.last ? .yes : .possibly
  }

  /// The first and the last day that the date allows, one unit further in both directions where it is qualified.
  package var reach: (first: Day, last: Day) {
    guard isQualified else { return (earliest, latest) }
    let months: Int
    switch precision {
    case .interval:
      let ends = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      let start = ends.first.flatMap { try? PartialDate(String($0)) }
      let end = ends.last.flatMap { try? PartialDate(String($0)) }
      return (start?.reach.first ?? earliest, end?.reach.last ?? latest)
    case .second, .day:
      return (earliest.clamped(advancedBy: -1), latest.clamped(advancedBy: 1))
    case .month: months = 1
    case .season: months = 3
    case .year: months = 12
    case .decade: months = 120
    case .century: months = 1200
    }
    let next = latest.clamped(advancedBy: 1)
    return (earliest.firstOfMonth(after: -months), next.firstOfMonth(after: months).clamped(advancedBy: -1))
  }
}

extension Day {
  /// The first day of the month so many months later, or the sentinel where that would be out of range.
  fileprivate func firstOfMonth(after months: Int) -> Day {
    let (year, month, _) = parts
    let (years, index) = (month - 1 + months).quotientAndRemainder(dividingBy: 12)
    let (targetYear, targetMonth) = index < 0 ? (year + years - 1, index + 13) : (year + years, index + 1)
    return Day(year: targetYear, month: targetMonth, day: 1) ?? (months < 0 ? .distantPast : .distantFuture)
  }
}
