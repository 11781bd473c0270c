import Parley
import Testing

@testable import ParleyAnalysis

@Suite("Compatible with Discourse Network Analyzer")
struct DNACompatibilityTests {
  static func rows(_ kind: QualifierKind, seed: UInt64) -> [CodedStatement] {
    GeneratedStatements.rows(90, kind, seed: seed, firsts: 5, seconds: 4, days: 90, undated: false)
  }

  @Test("A window has an odd width around each moment, both ends included, and lies within the range")
  func windows() throws {
    let rows = Self.rows(.boolean, seed: 91)
    let table = try CodedStatements(rows, qualifier: .boolean)
    let range: Range<Timestamp> = "2024-10-01T00:00:00Z"..<"2024-12-20T00:00:00Z"
    for (width, half) in [(1, 0), (2, 1), (3, 1), (4, 2), (15, 7)] {
      let slices = try table.oneMode(.conflict, windows: .days(width), during: range, dnaCompatible: true)
      // 80 days and both ends, less half a width on both sides.
      #expect(slices.count == 81 - 2 * half)
      for slice in slices {
        #expect(slice.start.day.distance(to: slice.middle.day) == half)
        #expect(slice.middle.day.distance(to: slice.end.day) == half)
        let inside = rows.filter { $0.time.map { slice.start <= $0 && $0 <= slice.end } ?? false }
        let naive = NaiveNetworks(inside, .boolean, compatible: true)
        #expect(slice.network.nodes == naive.firsts)
        let expected = naive.firsts.flatMap { a in naive.firsts.map { b in naive.tie(a, b, .conflict, .none) } }
        #expect(slice.network.ties == expected)
      }
    }
    #expect(try table.oneMode(.ignore, windows: .events(4), dnaCompatible: true).count == rows.count - 4)
  }

  @Test("The scale of whole numbers is that of the range, whatever was left out")
  func scale() throws {
    let rows = [
      CodedStatement("A", "x", level: 1, at: "2025-01-01T00:00:00Z"),
      CodedStatement("B", "x", level: 2, at: "2025-01-02T00:00:00Z"),
      CodedStatement("B", "", level: 5, at: "2025-01-03T00:00:00Z"),
      CodedStatement("C", "x", level: 9, at: "2025-02-01T00:00:00Z"),
    ]
    let table = try CodedStatements(rows, qualifier: .integer)
    let january: Range<Timestamp> = .days("2025-01-01"..<"2025-01-20")
    #expect(try table.oneMode(.congruence, during: january, dnaCompatible: true)["A", "B"] == 0.75)
    #expect(try table.oneMode(.congruence, during: january)["A", "B"] == 0.875)
    #expect(try table.twoMode(.combine, during: january, dnaCompatible: true).cells == [4, 2])
  }

  @Test("Months and weeks of different years are the same")
  func years() throws {
    let rows = ["2024-03-11", "2025-03-10", "2025-03-31"].map { (day: Day) in
      CodedStatement("A", "x", at: Timestamp(startOf: day))
    }
    let table = try CodedStatements(rows, qualifier: .none)
    func count(_ rule: DuplicateRule, _ dnaCompatible: Bool) throws -> Double? {
      try table.twoMode(.ignore, duplicates: rule, dnaCompatible: dnaCompatible).cells.first
    }
    #expect(try count(.oncePerMonth, true) == 1 && count(.oncePerMonth, false) == 2)
    #expect(try count(.oncePerWeek, true) == 2 && count(.oncePerWeek, false) == 3)
    #expect(try count(.oncePerYear, true) == 2)
  }

  @Test("Numbers beyond a byte are never duplicates")
  func wideNumbers() throws {
    let rows = [5, 5, 127, 127, 128, 128].map {
      CodedStatement("A", "x", level: .number($0), at: "2025-01-01T00:00:00Z")
    }
    let table = try CodedStatements(rows, qualifier: .integer)
    #expect(try table.twoMode(.subtract, duplicates: .onceInRange).report.used == 3)
    #expect(try table.twoMode(.subtract, duplicates: .onceInRange, dnaCompatible: true).report.used == 4)
    #expect(try table.twoMode(.ignore, duplicates: .onceInRange, dnaCompatible: true).report.used == 1)
  }

  @Test("Smoothed networks are what that program's formulas say")
  func smoothing() throws {
    for (number, kind) in [QualifierKind.boolean, .integer, .nominal].enumerated() {
      let rows = Self.rows(kind, seed: UInt64(101 + number))
      let table = try CodedStatements(rows, qualifier: kind)
      let levels = Set(rows.compactMap { $0.level.map(Self.text) }).sorted()
      for kernel in SmoothingKernel.allCases {
        for (window, half) in kernel == .triangular
          ? [(TimeWindow.days(20), 10), (.days(9), 5), (.weeks(4), 14)] : [(.days(9), 5)]
        {
          let twoMode = try table.twoMode(.subtract, windows: window, kernel: kernel, dnaCompatible: true)
          for slice in twoMode.prefix(3) {
            for a in slice.network.firstNodes {
              for b in slice.network.secondNodes {
                var sum = 0.0
                for row in rows where row.first == a && row.second == b {
                  let place = Double(row.level.flatMap { levels.firstIndex(of: Self.text($0)) } ?? 0)
                  let value = kind == .boolean ? 2 * place - 1 : kind == .integer ? place : 1
                  sum += value * Self.weight(row, slice.middle, window, half, kernel)
                }
                #expect(abs((slice.network[a, b] ?? .infinity) - sum) < 1e-12)
              }
            }
          }
          for normalisation in [OneModeNetwork.Normalisation.none, .average] {
            for aggregation in OneModeNetwork.Aggregation.allCases {
              let slices = try table.oneMode(
                aggregation, windows: window, kernel: kernel, normalisation: normalisation, dnaCompatible: true)
              #expect(slices.count == twoMode.count)
              guard slices.count > 2 else { continue }
              let slice = slices[2]
              let weights = Self.weights(rows, slice.middle, window, half, kernel)
              for a in slice.network.nodes.prefix(3) {
                for b in slice.network.nodes.prefix(3) {
                  let expected = Self.tie(
                    a, b, rows, kind, levels, aggregation, normalisation, weights)
                  #expect(abs((slice.network[a, b] ?? .infinity) - expected) < 1e-9)
                }
              }
            }
          }
        }
      }
    }
  }

  private static func text(_ level: QualifierLevel) -> String {
    if case .flag(let flag) = level { flag ? "1" : "0" } else { level.description }
  }

  private static func weights(
    _ rows: [CodedStatement], _ middle: Timestamp, _ window: TimeWindow, _ half: Int, _ kernel: SmoothingKernel
  ) -> [Double] {
    rows.map { weight($0, middle, window, half, kernel) }
  }

  /// The weight by days of 24 hours, weeks cut down to whole ones.
  private static func weight(
    _ row: CodedStatement, _ middle: Timestamp, _ window: TimeWindow, _ half: Int, _ kernel: SmoothingKernel
  ) -> Double {
    let distance = middle.microsecondsSince1970 - (row.time?.microsecondsSince1970 ?? 0)
    if kernel != .gaussian, abs(distance) > Int64(half) * 86_400_000_000 { return 0 }
    var units = Int(distance / 86_400_000_000)
    if window.unit == .week { units /= 7 }
    let width = window.width % 2 == 0 ? window.width : window.width + 1
    let d = 2 * Double(units) / Double(width)
    return switch kernel {
    case .uniform: 0.5
    case .epanechnikov: 0.75 * (1 - d * d)
    case .triangular: abs(1 - d)
    case .gaussian: SmoothingKernel.gaussian.weight(at: d)
    }
  }

  private static func tie(
    _ a: String, _ b: String, _ rows: [CodedStatement], _ kind: QualifierKind, _ levels: [String],
    _ aggregation: OneModeNetwork.Aggregation, _ normalisation: OneModeNetwork.Normalisation, _ weights: [Double]
  ) -> Double {
    var sum = 0.0
    for (left, leftWeight) in zip(rows, weights) where left.first == a && leftWeight > 0 {
      for (right, rightWeight) in zip(rows, weights) where right.first == b && right.second == left.second {
        var agreement = 1.0
        if kind != .nominal, let k = left.level.flatMap({ levels.firstIndex(of: text($0)) }),
          let l = right.level.flatMap({ levels.firstIndex(of: text($0)) })
        {
          agreement = 1 - Double(abs(k - l)) / Double(levels.count - 1)
        }
        let factor =
          switch aggregation {
          case .ignore: 1.0
          case .congruence: agreement
          case .conflict: 1 - agreement
          case .subtract: 2 * agreement - 1
          }
        sum += factor * (leftWeight * rightWeight).squareRoot()
      }
    }
    guard normalisation == .average, sum != 0 else { return sum }
    var norm = 0.0
    for second in Set(rows.map(\.second)).sorted() {
      for level in levels {
        let count = rows.count { row in
          row.second == second && row.level.map(text) == level && (row.first == a || row.first == b)
        }
        // With itself a node's statements count twice.
        if count > 0 { norm += 2 / Double(a == b ? 2 * count : count) }
      }
    }
    return norm == 0 ? sum : sum * norm
  }
}
