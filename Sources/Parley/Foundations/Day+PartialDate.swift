extension Day {
  /// Whether the day is earlier than a date, which stands for one day among those that it allows.
  ///
  /// A qualified date (`?`, `~`, `%`) allows the unit before and after as well, as in ``PartialDate/falls(within:)``.
  ///
  /// ```swift
  /// let day: Day = "2025-11-20"
  /// day.isBefore("2025-12")       // .yes
  /// day.isBefore("2025-11")       // .possibly
  /// ```
  ///
  /// - Parameter date: The date.
  /// - Returns: ``Ternary/yes`` when it is earlier than every day that the date allows, ``Ternary/no`` when than none.
  /// - Complexity: O(1); O(*n*) in the length of the text for an interval with a qualified end.
  public func isBefore(_ date: PartialDate) -> Ternary {
    let reach = date.reach
    return self < reach.first ? .yes : self >= reach.last ? .no : .possibly
  }

  /// Whether the day is later than a date, which stands for one day among those that it allows.
  ///
  /// - Parameter date: The date.
  /// - Returns: ``Ternary/yes`` when it is later than every day that the date allows, ``Ternary/no`` when than none.
  /// - Complexity: O(1); O(*n*) in the length of the text for an interval with a qualified end.
  public func isAfter(_ date: PartialDate) -> Ternary {
    let reach = date.reach
    return self > reach.last ? .yes : self <= reach.first ? .no : .possibly
  }

  /// Whether the day is the day of a date, which stands for one day among those that it allows.
  ///
  /// For whether the day lies within a stretch of time, ask ``falls(within:)``.
  ///
  /// - Parameter date: The date.
  /// - Returns: ``Ternary/yes`` when the date allows no other day, ``Ternary/no`` when it does not allow this one.
  /// - Complexity: O(1); O(*n*) in the length of the text for an interval with a qualified end.
  public func isSame(as date: PartialDate) -> Ternary {
    let reach = date.reach
    if self < reach.first || self > reach.last { return .no }
    return reach.first == reach.last ? .yes : .possibly
  }

  /// Whether the day lies within a date, which stands for the whole stretch from its first to its last day.
  ///
  /// - Parameter date: The date, for example a month.
  /// - Returns: The answer of ``PartialDate/falls(within:)`` for the date of this day.
  /// - Complexity: O(1); O(*n*) in the length of the text for an interval with a qualified end.
  public func falls(within date: PartialDate) -> Ternary {
    let reach = date.reach
    if self < reach.first || self > reach.last { return .no }
    let isSure = !date.isQualified && date.traits.isDisjoint(with: [.unknownStart, .unknownEnd])
    return isSure ? .yes : .possibly
  }
}
