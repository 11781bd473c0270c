/// A stretch of time from one partial date to another: from the first day on, until but without the last.
///
/// Each end is a date as precisely as it is known, open (there is none), or unknown (there is one, but the record does
/// not say when). Questions are therefore answered with a ``Ternary``:
///
/// ```swift
/// let mandate = Period(from: "2019-12-01", until: "2024-12")
/// mandate.contains("2020-01-01")      // .yes
/// mandate.contains("2024-12-10")      // .possibly: the day in December is not known
/// mandate.contains("2025-01-01")      // .no
/// ```
///
/// A date stands for one day among those that it allows, chosen independently at each end. A qualified date (`2024?`,
/// `2024-12~`) also allows the unit before and after, here the years 2023 and 2025, November and January, as
/// ``PartialDate/falls(within:)`` has it.
///
/// In JSON a period is an object with the members `from` and `until`. An absent member is an open end, the string
/// `"unknown"` an unknown one.
public struct Period: Hashable, Sendable {
  /// Where the period begins: the first day that belongs to it.
  public var from: Bound

  /// Where the period ends: the first day that no longer belongs to it.
  public var until: Bound

  /// Members of the period's JSON object that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// One end of a period. The list is complete for good.
  @frozen
  public enum Bound: Hashable, Sendable {
    /// There is no end in this direction.
    case open
    /// There is an end, but the record does not say when.
    case unknown
    /// The end, as precisely as it is known.
    case date(PartialDate)

    /// Reads an end from outside data.
    ///
    /// - Parameter text: A date, `"unknown"`, or `nil` for an open end.
    /// - Throws: ``ParseError`` as ``PartialDate/init(_:)-(String)`` does.
    /// - Complexity: O(*n*) in the length of the text.
    public init(_ text: String?) throws(ParseError) {
      switch text {
      case nil: self = .open
      case "unknown"?: self = .unknown
      case let text?: self = .date(try PartialDate(text))
      }
    }

    /// The text that ``init(_:)`` reads; `nil` for an open end.
    public var text: String? {
      switch self {
      case .open: nil
      case .unknown: "unknown"
      case .date(let date): date.text
      }
    }

    /// The date, where there is one.
    public var date: PartialDate? {
      if case .date(let date) = self { date } else { nil }
    }
  }

  /// Creates a period between two dates.
  ///
  /// - Parameters:
  ///   - from: The first day; `nil` for an open beginning.
  ///   - until: The first day that no longer belongs to the period; `nil` for an open end.
  public init(from: PartialDate? = nil, until: PartialDate? = nil) {
    self.from = from.map(Bound.date) ?? .open
    self.until = until.map(Bound.date) ?? .open
  }

  /// Creates a period from a first day to a last one that still belongs to it, as most sources and registers count.
  ///
  /// ```swift
  /// Period(from: "2025-11-20", through: "2025-11-20")   // one day: until 2025-11-21
  /// ```
  ///
  /// - Parameters:
  ///   - from: The first day; `nil` for an open beginning.
  ///   - last: The last day that belongs to the period. The last of the days that ``Day`` covers leaves the end open.
  public init(from: PartialDate?, through last: Day) {
    let next = last.clamped(advancedBy: 1)
    self.init(from: from, until: next.year > Day.years.upperBound ? nil : PartialDate(next))
  }

  /// Creates a period between two ends.
  ///
  /// - Parameters:
  ///   - from: The beginning.
  ///   - until: The end.
  public init(from: Bound, until: Bound) {
    self.from = from
    self.until = until
  }

  /// The period without a beginning and without an end.
  public static let always = Period()
}
