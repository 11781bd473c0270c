/// How much a statement of one node and a statement of another about the same thing count together, by their levels.
struct PairRule: Sendable {
  let levelCount: Int
  /// The weight of a pair of levels, row by row, before it is divided by ``divisor``.
  let weights: [Double]
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
      self.init(levelCount: 1, weights: [1])
      return
    }
    // Of whole numbers agreement fades with distance; of terms only the same one agrees.
    let isNominal = kind == .nominal
    let scale = levels.enumerated().map { isNominal ? Double($0.offset) : $0.element.number }
    let whole = isNominal ? 1 : length ?? ((scale.last ?? 0) - (scale.first ?? 0))
    let full = whole == 0 ? 1 : whole
    var weights: [Double] = []
    for left in scale {
      for right in scale {
        let distance = isNominal ? (left == right ? 0 : 1) : abs(left - right)
        let agreement = full - distance
        switch aggregation {
        case .ignore: weights.append(1)
        case .congruence: weights.append(agreement)
        case .conflict: weights.append(isNominal ? 0 : distance)
        case .subtract: weights.append(isNominal ? agreement : agreement - distance)
        }
      }
    }
    let oneSided: Double =
      switch aggregation {
      case .ignore, .congruence: 0
      case .conflict: isNominal ? 1 : 0
      case .subtract: isNominal ? -1 : 0
      }
    self.init(levelCount: levels.count, weights: weights, divisor: full, oneSided: oneSided)
  }

  init(levelCount: Int, weights: [Double], divisor: Double = 1, oneSided: Double = 0) {
    self.levelCount = levelCount
    self.weights = weights
    self.divisor = divisor
    self.oneSided = oneSided
  }

  /// The same for statements that are counted by level although their levels do not matter.
  func spread(over levelCount: Int) -> PairRule {
    PairRule(
      levelCount: levelCount, weights: Array(repeating: 1, count: levelCount * levelCount), divisor: divisor,
      oneSided: oneSided)
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
