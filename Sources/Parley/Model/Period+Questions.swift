extension Period {
  /// Whether a day belongs to the period.
  ///
  /// - Parameter day: The day.
  /// - Returns: ``Ternary/yes`` when it does whichever days the ends are, ``Ternary/no`` when it does for none.
  public func contains(_ day: Day) -> Ternary {
    hasBegun(on: day).and(hasEnded(on: day).negated)
  }

  /// Whether the period has begun on a day or before.
  ///
  /// - Parameter day: The day.
  /// - Returns: ``Ternary/possibly`` when the beginning is unknown or not known precisely enough.
  public func hasBegun(on day: Day) -> Ternary {
    switch from {
    case .open: return .yes
    case .unknown: return .possibly
    case .date(let date):
      let reach = date.reach
      return day >= reach.last ? .yes : day < reach.first ? .no : .possibly
    }
  }

  /// Whether the period has ended on a day or before.
  ///
  /// - Parameter day: The day.
  /// - Returns: ``Ternary/possibly`` when the end is unknown or not known precisely enough.
  public func hasEnded(on day: Day) -> Ternary {
    switch until {
    case .open: return .no
    case .unknown: return .possibly
    case .date(let date):
      let reach = date.reach
      return day >= reach.last ? .yes : day < reach.first ? .no : .possibly
    }
  }

  /// Whether two periods have a day in common.
  ///
  /// - Parameter other: The other period.
  /// - Returns: ``Ternary/yes`` when they do whichever days the four ends are, ``Ternary/no`` when they do for none. A
  ///   period that ends on the day on which it begins has no day at all.
  public func overlaps(_ other: Period) -> Ternary {
    Self.precedes(from, other.until)
      .and(Self.precedes(other.from, until))
      .and(Self.precedes(from, until))
      .and(Self.precedes(other.from, other.until))
  }

  /// Whether the end is certainly earlier than the beginning, which is a mistake in the record.
  public var endsBeforeItStarts: Bool {
    guard let start = from.date?.reach, let end = until.date?.reach else { return false }
    return end.last < start.first
  }

  /// Whether the period has no day, although its end is not before its beginning: it ends on the day on which it begins,
  /// which is a mistake in the record. See ``init(from:through:)``.
  public var isEmpty: Bool {
    guard let start = from.date?.reach, let end = until.date?.reach else { return false }
    return end.last == start.first
  }

  /// Whether a beginning is earlier than an end.
  private static func precedes(_ start: Bound, _ end: Bound) -> Ternary {
    switch (start, end) {
    case (.open, _), (_, .open): return .yes
    case (.unknown, _), (_, .unknown): return .possibly
    case (.date(let start), .date(let end)):
      let (starts, ends) = (start.reach, end.reach)
      return starts.last < ends.first ? .yes : starts.first >= ends.last ? .no : .possibly
    }
  }
}

extension Period: CustomStringConvertible {
  /// The period for people: the two ends with a slash between them, `..` for an open and `?` for an unknown one.
  public var description: String {
    func shown(_ bound: Bound) -> String {
      switch bound {
      case .open: ".."
      case .unknown: "?"
      case .date(let date): date.isInterval ? "(\(date.text))" : date.text
      }
    }
    return "\(shown(from))/\(shown(until))"
  }
}
