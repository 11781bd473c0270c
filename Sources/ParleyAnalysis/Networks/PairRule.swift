/// How much a statement of one node and a statement of another about the same thing count together, by their levels.
///
/// Weights are worked out where they are needed: a table of them would grow with the square of the number of levels.
struct PairRule: Sendable {
  let levelCount: Int
  /// Where each level stands on the scale.
  private let places: [Double]
  /// What a pair counts at no distance, and what each unit of distance adds to it.
  private let base: Double
  private let slope: Double
  /// Whether only pairs of the same level count.
  let needsSameLevel: Bool
  /// The length of the scale. It divides the sums at the end, so that they are sums of whole numbers, which are exact.
  let divisor: Double
  /// What use by one of two nodes alone counts: of terms without an order it is what conflict means.
  let oneSided: Double

  /// - Parameters:
  ///   - aggregation: What the network is to show.
  ///   - kind: The kind of the qualifier.
  ///   - levels: Its levels.
  ///   - length: The length of its scale, for whole numbers; `nil` from the first level to the last.
  init(_ aggregation: OneModeNetwork.Aggregation, _ kind: QualifierKind, _ levels: [QualifierLevel], length: Double?) {
    guard aggregation != .ignore else {
      self.init(places: [0], base: 1, slope: 0)
      return
    }
    guard kind != .nominal else {
      // Of terms only the same one agrees.
      let oneSided: Double =
        switch aggregation {
        case .ignore, .congruence: 0
        case .conflict: 1
        case .subtract: -1
        }
      self.init(
        places: levels.map { _ in 0 }, base: aggregation == .conflict ? 0 : 1, slope: 0, needsSameLevel: true,
        oneSided: oneSided)
      return
    }
    // Of whole numbers agreement fades with distance.
    let scale = levels.map(\.number)
    let whole = length ?? ((scale.last ?? 0) - (scale.first ?? 0))
    let full = whole == 0 ? 1 : whole
    self.init(places: scale, aggregation, full: full)
  }

  /// A rule by distance on a scale.
  ///
  /// - Parameters:
  ///   - places: Where each level stands on it.
  ///   - aggregation: What the network is to show.
  ///   - full: Its length.
  init(places: [Double], _ aggregation: OneModeNetwork.Aggregation, full: Double) {
    switch aggregation {
    case .ignore: self.init(places: places, base: 1, slope: 0)
    case .congruence: self.init(places: places, base: full, slope: -1, divisor: full)
    case .conflict: self.init(places: places, base: 0, slope: 1, divisor: full)
    case .subtract: self.init(places: places, base: full, slope: -2, divisor: full)
    }
  }

  private init(
    places: [Double], base: Double, slope: Double, needsSameLevel: Bool = false, divisor: Double = 1,
    oneSided: Double = 0
  ) {
    levelCount = places.count
    self.places = places
    self.base = base
    self.slope = slope
    self.needsSameLevel = needsSameLevel
    self.divisor = divisor
    self.oneSided = oneSided
  }

  /// The same for statements that are counted by level although their levels do not matter.
  func spread(over levelCount: Int) -> PairRule {
    PairRule(places: Array(repeating: 0, count: levelCount), base: 1, slope: 0, divisor: divisor, oneSided: oneSided)
  }

  /// The same without a division by the length of the scale.
  var undivided: PairRule {
    PairRule(places: places, base: base, slope: slope, needsSameLevel: needsSameLevel, oneSided: oneSided)
  }

  /// What a pair of statements counts, before it is divided by ``divisor``.
  @inline(__always)
  func weight(_ level: Int, _ other: Int) -> Double {
    if needsSameLevel { return level == other ? base : 0 }
    return base + slope * abs(places[level] - places[other])
  }

  /// The greatest number of levels for which a use has a weight for each of them.
  static let mostDenseLevels = 32

  /// Whether all weights may stand in a table.
  var isDense: Bool { levelCount <= Self.mostDenseLevels && !needsSameLevel }

  /// The weights of all pairs of levels, row by row.
  var table: [Double] {
    (0..<levelCount).flatMap { level in (0..<levelCount).map { weight(level, $0) } }
  }
}

extension QualifierLevel {
  /// The level as a number; 0 for a term.
  var number: Double {
    switch self {
    case .flag(let flag): flag ? 1 : 0
    case .number(let number): Double(number)
    case .term: 0
    }
  }
}
