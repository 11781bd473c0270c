public import Parley

/// A window that moves over the time range, one network at each of its places.
///
/// ```swift
/// try table.oneMode(.congruence, windows: .days(30))                  // 30 days, moved on by one day
/// try table.oneMode(.congruence, windows: .months(3, every: 3))       // quarter after quarter
/// ```
///
/// The first window begins where the time range begins, and the last is the last that lies within it as a whole. A
/// window contains its first moment and not its last, so that windows that follow each other share nothing.
public struct TimeWindow: Hashable, Sendable {
  /// In what a window is measured.
  @frozen
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// Statements that count, in the order of time.
    case event
    /// Seconds.
    case second
    /// Minutes.
    case minute
    /// Hours.
    case hour
    /// Days of 24 hours.
    case day
    /// Seven days.
    case week
    /// Calendar months; from the last days of a month to the last day of a shorter one.
    case month
    /// Calendar years.
    case year
  }

  /// How wide the window is, in units.
  public var width: Int

  /// In what it is measured.
  public var unit: Unit

  /// By how many units it moves on.
  public var step: Int

  /// Creates a window.
  ///
  /// - Parameters:
  ///   - width: How wide it is, at least 1.
  ///   - unit: In what it is measured.
  ///   - step: By how many units it moves on, at least 1.
  public init(_ width: Int, _ unit: Unit, every step: Int = 1) {
    self.width = width
    self.unit = unit
    self.step = step
  }

  /// A window of so many statements.
  ///
  /// - Parameters:
  ///   - width: How many statements it has.
  ///   - step: By how many statements it moves on.
  /// - Returns: The window.
  public static func events(_ width: Int, every step: Int = 1) -> Self { Self(width, .event, every: step) }

  /// A window of days.
  ///
  /// - Parameters:
  ///   - width: How many days it has.
  ///   - step: By how many days it moves on.
  /// - Returns: The window.
  public static func days(_ width: Int, every step: Int = 1) -> Self { Self(width, .day, every: step) }

  /// A window of weeks.
  ///
  /// - Parameters:
  ///   - width: How many weeks it has.
  ///   - step: By how many weeks it moves on.
  /// - Returns: The window.
  public static func weeks(_ width: Int, every step: Int = 1) -> Self { Self(width, .week, every: step) }

  /// A window of months.
  ///
  /// - Parameters:
  ///   - width: How many months it has.
  ///   - step: By how many months it moves on.
  /// - Returns: The window.
  public static func months(_ width: Int, every step: Int = 1) -> Self { Self(width, .month, every: step) }

  /// A window of years.
  ///
  /// - Parameters:
  ///   - width: How many years it has.
  ///   - step: By how many years it moves on.
  /// - Returns: The window.
  public static func years(_ width: Int, every step: Int = 1) -> Self { Self(width, .year, every: step) }
}

/// How much a statement counts by its distance from the middle of a window.
///
/// With d the distance, measured in half widths of the window, a statement counts K(d) in a two-mode network; in a
/// one-mode network a pair of statements counts the root of the product of both.
@frozen
public enum SmoothingKernel: String, Hashable, Sendable, CaseIterable {
  /// 1/2 within the window.
  case uniform
  /// 3/4 (1 - d²) within the window.
  case epanechnikov
  /// 1 - |d| within the window.
  case triangular
  /// The density of the normal distribution at d; statements beyond the window count too.
  case gaussian

  /// The weight at a distance.
  ///
  /// - Parameter distance: The distance from the middle in half widths.
  /// - Returns: The weight, 0 or more.
  public func weight(at distance: Double) -> Double {
    let within = abs(distance) <= 1
    return switch self {
    case .uniform: within ? 0.5 : 0
    case .epanechnikov: within ? 0.75 * (1 - distance * distance) : 0
    case .triangular: within ? 1 - abs(distance) : 0
    case .gaussian: Self.normalDensity(distance)
    }
  }

  /// The density of the standard normal distribution.
  static func normalDensity(_ value: Double) -> Double {
    exponential(-0.5 * value * value) / 2.506_628_274_631_000_5  // The root of 2π.
  }

  /// The natural logarithm of the density of the standard normal distribution.
  static func logarithmOfNormalDensity(_ value: Double) -> Double {
    -0.5 * value * value - 0.918_938_533_204_672_8  // Half the logarithm of 2π.
  }
}

/// One network of a series, and its place in time.
public struct NetworkSlice<Network: Sendable & Hashable>: Sendable, Hashable {
  /// Where the window begins.
  public let start: Timestamp

  /// The middle of the window.
  public let middle: Timestamp

  /// Where the window ends; the moment itself does not belong to it, unless compatible.
  public let end: Timestamp

  /// The network.
  public let network: Network
}
