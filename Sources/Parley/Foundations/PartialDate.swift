/// A date as precisely as it is known, in the Extended Date/Time Format (EDTF).
///
/// Levels 0 and 1 of the EDTF specification of the Library of Congress (4 February 2019; ISO 8601-2:2019) are read
/// completely; a text of level 2 is refused as ``ParseError/Code/unsupported``.
///
/// | text | meaning |
/// |---|---|
/// | `2025-11-20`, `2025-11`, `2025` | a day, a month, a year |
/// | `2025-11-20T08:15:30Z` | a moment; `+02`, `+02:00` or nothing instead of `Z` |
/// | `2025-23` | a season: 21 spring, 22 summer, 23 autumn, 24 winter |
/// | `2025?`, `2025-11~`, `2025-11-20%` | uncertain, approximate, both |
/// | `202X`, `20XX`, `2025-XX`, `2025-11-XX`, `2025-XX-XX` | digits that are not given |
/// | `2024/2025-03`, `2024~/2025` | from the one to the other |
/// | `2024/..`, `../2024`, `2024/`, `/2024` | open end or beginning, unknown end or beginning |
/// | `-0044`, `Y170000002` | a year before 0, a year of more than four digits |
///
/// The text stays as it is written; two dates are equal when their texts are. ``earliest`` and ``latest`` are the first
/// and the last day that the text allows, read strictly: a qualifier does not widen them. A moment belongs to the day
/// that is written, whatever its offset. Seasons are those of the northern meteorological year: spring is March to May,
/// summer June to August, autumn September to November, winter December to February *of the next year*. The
/// specification leaves the hemisphere open.
///
/// Three refusals go beyond the letter of the specification: an interval whose end cannot begin on or after the
/// beginning of its start (`2025-02/2025-01`, but also `2025-02/2025`), a long year as an end of an interval, and a
/// leap second.
public struct PartialDate: Sendable {
  /// The date as it was written.
  public let text: String

  /// The first day that the date allows; before every other day where the beginning is open or unknown.
  public let earliest: Day

  /// The last day that the date allows; after every other day where the end is open or unknown.
  public let latest: Day

  /// How precise the date is.
  public let precision: Precision

  /// What else the text says.
  package let traits: Traits

  /// How precise a date is: the unit within which it lies.
  ///
  /// Digits that are not given make a date less precise: `2025-11-XX` is as precise as `2025-11`.
  @nonexhaustive
  public enum Precision: String, Hashable, Sendable, CaseIterable {
    /// A moment, to the second.
    case second
    /// One day.
    case day
    /// One month.
    case month
    /// One season.
    case season
    /// One year.
    case year
    /// Ten years, such as `202X`.
    case decade
    /// A hundred years, such as `20XX`.
    case century
    /// From one date to another.
    case interval
  }

  /// What a text says besides its bounds.
  package struct Traits: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let approximate = Traits(rawValue: 1)
    package static let uncertain = Traits(rawValue: 2)
    package static let qualified: Traits = [.approximate, .uncertain]
    package static let unspecified = Traits(rawValue: 4)
    package static let openStart = Traits(rawValue: 8)
    package static let openEnd = Traits(rawValue: 16)
    package static let unknownStart = Traits(rawValue: 32)
    package static let unknownEnd = Traits(rawValue: 64)
  }

  /// Reads a date.
  ///
  /// - Parameter text: A text of EDTF level 0 or 1.
  /// - Throws: ``ParseError`` with code `empty`, `invalidCharacter`, `malformed`, `outOfRange` (a month, day, time or
  ///   offset that does not exist, or a year that ``Day`` does not cover) or `unsupported` (a valid text of level 2),
  ///   always with a position.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    if let day = Self.plainDay(text) {
      self.init(unchecked: text, from: day, to: day, .day, [])
    } else {
      self = try Self.parse(text)
    }
  }

  /// The date of one day.
  ///
  /// - Parameter day: The day.
  public init(_ day: Day) {
    let (year, month, dayOfMonth) = day.parts
    // Beyond four digits EDTF knows years only, so such a day can be written only as its year.
    guard (-9999...9999).contains(year) else {
      self.init(
        unchecked: "Y\(year)", from: Day(checkedYear: year, month: 1, day: 1),
        to: Day(checkedYear: year, month: 12, day: 31), .year, [])
      return
    }
    self.init(unchecked: Day.text(year, month, dayOfMonth), from: day, to: day, .day, [])
  }

  /// A date that is already known to be well formed.
  init(unchecked text: String, from earliest: Day, to latest: Day, _ precision: Precision, _ traits: Traits) {
    self.text = text
    self.earliest = earliest
    self.latest = latest
    self.precision = precision
    self.traits = traits
  }

  /// Whether the date, or an end of the interval, is marked as uncertain: `?` or `%`.
  public var isUncertain: Bool { traits.contains(.uncertain) }

  /// Whether the date, or an end of the interval, is marked as approximate: `~` or `%`.
  public var isApproximate: Bool { traits.contains(.approximate) }

  /// Whether the date carries a qualifier: `?`, `~` or `%`.
  public var isQualified: Bool { !traits.isDisjoint(with: .qualified) }

  /// Whether digits are not given: `202X`, `2025-XX`.
  public var hasUnspecifiedDigits: Bool { traits.contains(.unspecified) }

  /// Whether the text names two ends, one of which may be open or unknown.
  public var isInterval: Bool { precision == .interval }
}

extension PartialDate: Textual, Hashable {
  /// The date as it was written.
  public var description: String { text }

  /// Whether two dates are written alike.
  public static func == (left: PartialDate, right: PartialDate) -> Bool {
    left.text == right.text
  }

  /// Feeds the text to a hasher.
  ///
  /// - Parameter hasher: The hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}

extension PartialDate: ExpressibleByStringLiteral {
  /// Creates a date from a literal in code.
  ///
  /// - Parameter text: A text of EDTF level 0 or 1.
  /// - Precondition: The text is a well-formed date; a malformed literal is a programmer's mistake and traps.
  public init(stringLiteral text: String) {
    self = .literal(text, "date")
  }
}

extension PartialDate: Comparable {
  /// Orders dates by their first day, then by their last day, then unqualified before approximate before uncertain,
  /// then by their text.
  public static func < (left: PartialDate, right: PartialDate) -> Bool {
    if left.earliest != right.earliest { return left.earliest < right.earliest }
    if left.latest != right.latest { return left.latest < right.latest }
    let qualifiers = (left.traits.intersection(.qualified).rawValue, right.traits.intersection(.qualified).rawValue)
    if qualifiers.0 != qualifiers.1 { return qualifiers.0 < qualifiers.1 }
    return left.text < right.text  // The text is ASCII, where the standard order is the order of bytes.
  }
}
