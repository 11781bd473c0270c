import Parley
import TestSupport

@testable import ParleyAnalysis

/// Networks straight from their definitions, over strings and dictionaries, as slow as can be.
struct NaiveNetworks {
  let rows: [CodedStatement]
  let kind: QualifierKind
  var compatible = false
  /// The rows of which the scale is made; those of the whole table unless compatible.
  let scaleRows: [CodedStatement]
  let levels: [QualifierLevel]
  let firsts: [String]
  let seconds: [String]
  private var counts: [CodedStatement: Double] = [:]

  init(_ rows: [CodedStatement], _ kind: QualifierKind, scaleRows: [CodedStatement]? = nil, compatible: Bool = false) {
    self.rows = rows
    self.kind = kind
    self.scaleRows = scaleRows ?? rows
    self.compatible = compatible
    levels = Self.levels(kind, self.scaleRows)
    firsts = Set(rows.map(\.first)).sorted()
    seconds = Set(rows.map(\.second)).sorted()
    for row in rows {
      counts[CodedStatement(row.first, row.second, level: row.level, at: nil), default: 0] += 1
      if row.level != nil { counts[CodedStatement(row.first, row.second, at: nil), default: 0] += 1 }
    }
  }

  private static func levels(_ kind: QualifierKind, _ scaleRows: [CodedStatement]) -> [QualifierLevel] {
    switch kind {
    case .none: []
    case .boolean: [false, true]
    case .integer: Set(scaleRows.compactMap { Self.value($0.level) }).sorted().map { .number($0) }
    case .nominal:
      Set(scaleRows.compactMap { $0.level.map(\.description) }).sorted {
        Array($0.utf16).lexicographicallyPrecedes(Array($1.utf16))
      }
      .map { .term($0) }
    }
  }

  private static func value(_ level: QualifierLevel?) -> Int? {
    if case .number(let number)? = level { number } else { nil }
  }

  /// X[i,j,k], k = nil for T[i,j].
  func x(_ i: String, _ j: String, _ k: QualifierLevel?) -> Double {
    counts[CodedStatement(i, j, level: k, at: nil)] ?? 0
  }

  func distance(_ k: QualifierLevel, _ l: QualifierLevel) -> Double {
    let numbers = levels.map(number)
    let length = (numbers.max() ?? 0) - (numbers.min() ?? 0)
    return length == 0 ? 0 : abs(number(k) - number(l)) / length
  }

  func number(_ level: QualifierLevel) -> Double {
    switch level {
    case .flag(let flag): flag ? 1 : 0
    case .number(let number): Double(number)
    case .term: 0
    }
  }

  func tie(
    _ a: String, _ b: String, _ aggregation: OneModeNetwork.Aggregation,
    _ normalisation: OneModeNetwork.Normalisation
  ) -> Double {
    if a == b { return 0 }
    var sum = 0.0
    for j in seconds {
      switch aggregation {
      case .ignore: sum += x(a, j, nil) * x(b, j, nil)
      case .congruence: sum += congruence(a, b, j)
      case .conflict: sum += conflict(a, b, j)
      case .subtract: sum += congruence(a, b, j) - conflict(a, b, j)
      }
    }
    let activity = (seconds.reduce(0) { $0 + x(a, $1, nil) }, seconds.reduce(0) { $0 + x(b, $1, nil) })
    var divisor = 1.0
    switch normalisation {
    case .none: divisor = 1
    case .average: divisor = (activity.0 + activity.1) / 2
    case .cosine:
      if compatible {
        divisor = activity.0 * activity.1
      } else {
        let left = seconds.reduce(0) { $0 + x(a, $1, nil) * x(a, $1, nil) }
        let right = seconds.reduce(0) { $0 + x(b, $1, nil) * x(b, $1, nil) }
        divisor = left.squareRoot() * right.squareRoot()
      }
    case .jaccard:
      divisor = 0
      let together = kind == .none || (aggregation == .ignore && !compatible)
      for j in seconds {
        for k in together ? [QualifierLevel?.none] : levels.map({ $0 }) {
          let (u, v) = (x(a, j, k), x(b, j, k))
          if v == 0 { divisor += u }
          if u == 0 { divisor += v }
          divisor += u * v
        }
      }
    }
    return divisor == 0 ? 0 : sum / divisor
  }

  func congruence(_ a: String, _ b: String, _ j: String) -> Double {
    if kind == .nominal { return levels.reduce(0) { $0 + x(a, j, $1) * x(b, j, $1) } }
    var sum = 0.0
    for k in levels { for l in levels { sum += x(a, j, k) * x(b, j, l) * (1 - distance(k, l)) } }
    return sum
  }

  func conflict(_ a: String, _ b: String, _ j: String) -> Double {
    var sum = 0.0
    if kind == .nominal {
      for k in levels {
        if x(b, j, k) == 0 { sum += x(a, j, k) }
        if x(a, j, k) == 0 { sum += x(b, j, k) }
      }
      return sum
    }
    for k in levels { for l in levels { sum += x(a, j, k) * x(b, j, l) * distance(k, l) } }
    return sum
  }

  func cell(
    _ i: String, _ j: String, _ aggregation: TwoModeNetwork.Aggregation,
    _ normalisation: TwoModeNetwork.Normalisation
  ) -> Double {
    var sum = 0.0
    switch aggregation {
    case .ignore: sum = x(i, j, nil)
    case .subtract:
      for k in levels {
        switch k {
        case .flag(let flag): sum += (flag ? 1 : -1) * x(i, j, k)
        case .number(let number): sum += Double(number) * x(i, j, k)
        case .term: sum += x(i, j, k)
        }
      }
    case .combine:
      for (place, k) in levels.enumerated() where x(i, j, k) > 0 {
        var power = 1.0
        for _ in 0..<(compatible ? levels.count - 1 - place : place) { power *= 2 }
        sum += power
      }
    }
    let divisor: Double
    switch normalisation {
    case .none: divisor = 1
    case .activity:
      divisor =
        aggregation == .combine
        ? Double(seconds.count { x(i, $0, nil) > 0 }) : seconds.reduce(0) { $0 + x(i, $1, nil) }
    case .prominence: divisor = firsts.reduce(0) { $0 + x($1, j, nil) }
    }
    return divisor == 0 ? 0 : sum / divisor
  }
}

extension NaiveNetworks {
  /// Rows without those that say again what an earlier one says.
  static func withoutDuplicates(
    _ rows: [CodedStatement], _ rule: DuplicateRule, ignoringLevel: Bool, compatible: Bool
  ) -> [CodedStatement] {
    var kept: [CodedStatement] = []
    if rule == .lastCounts {
      for row in rows.reversed() where !kept.contains(where: { $0.first == row.first && $0.second == row.second }) {
        kept.append(row)
      }
      return kept.reversed()
    }
    for row in rows {
      let repeats = kept.contains { other in
        other.first == row.first && other.second == row.second && (ignoringLevel || other.level == row.level)
          && isSameSpan(row, other, rule, compatible)
      }
      if rule == .include || !repeats { kept.append(row) }
    }
    return kept
  }

  private static func isSameSpan(
    _ row: CodedStatement, _ other: CodedStatement, _ rule: DuplicateRule, _ compatible: Bool
  ) -> Bool {
    switch rule {
    case .include: return false
    case .onceInRange: return true
    case .oncePerDocument: return row.document != nil && row.document == other.document
    default: break
    }
    guard let day = row.time?.day, let otherDay = other.time?.day else { return false }
    switch rule {
    case .oncePerWeek:
      let (week, otherWeek) = (isoWeek(day), isoWeek(otherDay))
      return week.week == otherWeek.week && (compatible || week.year == otherWeek.year)
    case .oncePerMonth: return day.month == otherDay.month && (compatible || day.year == otherDay.year)
    default: return day.year == otherDay.year
    }
  }

  /// The week by going from Monday to Monday.
  static func isoWeek(_ day: Day) -> (year: Int, week: Int) {
    let thursday = day.advanced(by: 4 - day.weekday.rawValue)
    var first = thursday
    while first.advanced(by: -7).year == thursday.year { first = first.advanced(by: -7) }
    return (thursday.year, first.distance(to: thursday) / 7 + 1)
  }
}

/// Generated tables.
enum GeneratedStatements {
  static let day: Int64 = 86_400_000_000

  /// Rows in the order of time, with some at the same time, some undated and some in no document.
  static func rows(
    _ count: Int, _ kind: QualifierKind, seed: UInt64, firsts: Int = 7, seconds: Int = 6, days: Int = 500,
    undated: Bool = true
  ) -> [CodedStatement] {
    var random = SplitMix64(seed: seed)
    let start: Timestamp = "2024-10-01T00:00:00Z"
    var times = (0..<count).map { _ in Int64(random.below(days * 24)) * (day / 24) }
    times.sort()
    let undatedCount = undated ? count / 20 : 0
    return (0..<count).map { number in
      let level: QualifierLevel? =
        switch kind {
        case .none: nil
        case .boolean: .flag(random.below(3) > 0)
        case .integer: .number(random.pick([-2, -1, 1, 3]))
        case .nominal: .term(random.pick(["for", "against", "unclear"]))
        }
      // Some nodes speak far more than others.
      let first = min(random.below(firsts), random.below(firsts))
      return CodedStatement(
        "actor \(first)", "concept \(random.below(seconds))", level: level,
        at: number < undatedCount ? nil : start.advanced(byMicroseconds: times[number]),
        document: random.chance(oneIn: 10) ? nil : "document \(random.below(max(count / 4, 1)))")
    }
  }
}
