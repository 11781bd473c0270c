import Parley
import Testing

@testable import ParleyAnalysis

@Suite("Networks over time")
struct TimeWindowTests {
  @Test("Each network of a series is the network of its window")
  func slices() throws {
    for kind in [QualifierKind.boolean, .integer, .nominal] {
      for (seed, window) in [TimeWindow.days(30, every: 9), .days(25), .weeks(10, every: 8), .months(2), .years(1)]
        .enumerated()
      {
        let rows = GeneratedStatements.rows(
          120, kind, seed: UInt64(seed + 60), firsts: 5, seconds: 4, days: window == .days(25) ? 60 : 500)
        let table = try CodedStatements(rows, qualifier: kind)
        for aggregation in OneModeNetwork.Aggregation.allCases {
          for normalisation in aggregation == .ignore
            ? [OneModeNetwork.Normalisation.cosine] : [.none, .jaccard]
          {
            // Duplicates go before the window moves.
            let kept = NaiveNetworks.withoutDuplicates(
              rows, .oncePerDocument, ignoringLevel: aggregation == .ignore, compatible: false)
            let plain = try CodedStatements(kept, qualifier: kind)
            for nodes in [NetworkNodes.active, .inRange] {
              let slices = try table.oneMode(
                aggregation, windows: window, normalisation: normalisation, duplicates: .oncePerDocument, nodes: nodes)
              #expect(!slices.isEmpty)
              for slice in slices {
                let single = try plain.oneMode(
                  aggregation, normalisation: normalisation,
                  nodes: nodes == .active ? .active : .given(first: slice.network.nodes, second: nil),
                  during: slice.start..<slice.end)
                #expect(slice.network.nodes == single.nodes)
                #expect(slice.network.ties == single.ties)
              }
            }
          }
        }
      }
    }
  }

  @Test("The counts of windows that follow each other add up to the whole")
  func sums() throws {
    let range: Range<Timestamp> = .days("2024-10-07"..<"2025-10-06")
    let table = try CodedStatements(GeneratedStatements.rows(400, .boolean, seed: 71), qualifier: .boolean)
    for aggregation in [TwoModeNetwork.Aggregation.ignore, .subtract] {
      let whole = try table.twoMode(aggregation, nodes: .inRange, during: range)
      let parts = try table.twoMode(aggregation, windows: .weeks(4, every: 4), nodes: .inRange, during: range)
      #expect(parts.count == 13)
      for cell in whole.cells.indices {
        #expect(parts.reduce(0) { $0 + $1.network.cells[cell] } == whole.cells[cell])
      }
      #expect(parts.reduce(0) { $0 + $1.network.report.used } == whole.report.used)
    }
  }

  @Test("Windows are half-open, start with the range and lie within it as a whole")
  func bounds() throws {
    let table = try CodedStatements(WorkedNetworkTests.rows, qualifier: .boolean)
    let slices = try table.twoMode(.ignore, windows: .days(5, every: 5), during: .days("2025-11-20"..<"2025-12-03"))
    #expect(slices.map { $0.start.day } == ["2025-11-20", "2025-11-25"])
    #expect(slices.map { $0.end.day } == ["2025-11-25", "2025-11-30"])
    #expect(slices[0].middle == "2025-11-22T12:00:00Z")
    #expect(slices[1].network.firstNodes == ["A"])
    #expect(slices[0].network.report.description == "4 of 6 statements used: 2 outside of the window")
    // Without a range: from the first day with a statement to the last.
    let days = try table.twoMode(.ignore, windows: .days(1))
    #expect(days.first?.start == "2025-11-20T00:00:00Z" && days.last?.end == "2025-12-02T00:00:00Z" && days.count == 12)
    #expect(try table.twoMode(.ignore, windows: .days(13)).isEmpty)
    // Months are counted from the beginning, so that a short one does not shorten those after it.
    let months = try table.twoMode(.ignore, windows: .months(1), during: .days("2025-01-31"..<"2025-04-29"))
    #expect(months.map { $0.start.day } == ["2025-01-31", "2025-02-28"])
    #expect(months.map { $0.end.day } == ["2025-02-28", "2025-03-31"])
  }

  @Test("A window of events has so many statements")
  func events() throws {
    let table = try CodedStatements(WorkedNetworkTests.rows, qualifier: .boolean)
    let slices = try table.twoMode(.ignore, windows: .events(4, every: 2))
    #expect(slices.map(\.network.report.used) == [4, 4])
    #expect(slices[1].start == "2025-11-20T10:00:00Z" && slices[1].end == "2025-12-01T10:00:00Z")
    #expect(try table.oneMode(.congruence, windows: .events(7)).isEmpty)
  }

  @Test("A kernel weighs statements by their distance from the middle")
  func kernels() throws {
    let rows = GeneratedStatements.rows(160, .integer, seed: 81, days: 100)
    let table = try CodedStatements(rows, qualifier: .integer)
    for kernel in SmoothingKernel.allCases {
      let twoMode = try table.twoMode(.subtract, windows: .days(20, every: 10), kernel: kernel)
      let oneMode = try table.oneMode(.congruence, windows: .days(20, every: 10), kernel: kernel)
      #expect(twoMode.count >= 7 && oneMode.count == twoMode.count)
      for (slice, pairs) in zip(twoMode, oneMode) {
        let middle = (slice.start.microsecondsSince1970 + slice.end.microsecondsSince1970) / 2
        func weight(_ row: CodedStatement) -> Double {
          guard let time = row.time else { return 0 }
          guard kernel == .gaussian || (slice.start..<slice.end).contains(time) else { return 0 }
          let half = Double(slice.end.microsecondsSince1970 - slice.start.microsecondsSince1970) / 2
          return kernel.weight(at: Double(time.microsecondsSince1970 - middle) / half)
        }
        for row in slice.network.firstNodes {
          for column in slice.network.secondNodes {
            var sum = 0.0
            for statement in rows where statement.first == row && statement.second == column {
              if case .number(let level)? = statement.level { sum += Double(level) * weight(statement) }
            }
            #expect(abs((slice.network[row, column] ?? .infinity) - sum) < 1e-12)
          }
        }
        guard let a = pairs.network.nodes.first, let b = pairs.network.nodes.last, a != b else { continue }
        var sum = 0.0
        for left in rows where left.first == a && weight(left) > 0 {
          for right in rows where right.first == b && right.second == left.second && weight(right) > 0 {
            guard case .number(let k)? = left.level, case .number(let l)? = right.level else { continue }
            sum += (1 - abs(Double(k - l)) / 5) * (weight(left) * weight(right)).squareRoot()
          }
        }
        #expect(abs((pairs.network[a, b] ?? .infinity) - sum) < 1e-12)
      }
    }
    #expect(SmoothingKernel.uniform.weight(at: 1) == 0.5 && SmoothingKernel.uniform.weight(at: 1.01) == 0)
    #expect(SmoothingKernel.epanechnikov.weight(at: 0.5) == 0.5625)
    #expect(SmoothingKernel.triangular.weight(at: -0.25) == 0.75)
    #expect(abs(SmoothingKernel.gaussian.weight(at: 1) - 0.241_970_724_519_143_4) < 1e-15)
  }

  @Test("Times as far apart as can be are no trouble")
  func farApart() throws {
    let (first, last) = (Timestamp(microsecondsSince1970: .min), Timestamp(microsecondsSince1970: .max))
    let table = try CodedStatements(
      [
        CodedStatement("A", "x", level: true, at: first), CodedStatement("B", "x", level: true, at: last),
        CodedStatement("C", "x", level: true, at: "2025-01-01T00:00:00Z"),
      ], qualifier: .boolean)
    for dnaCompatible in [false, true] {
      for kernel in [SmoothingKernel?.none, .gaussian, .triangular] {
        for window in [TimeWindow.years(300_000), .years(580_000), .days(1_000_000_000), .months(1)] {
          let slices = try? table.oneMode(
            .congruence, windows: window, kernel: kernel, during: first..<last, dnaCompatible: dnaCompatible)
          #expect(slices?.allSatisfy { $0.network.ties.allSatisfy(\.isFinite) } ?? true)
        }
      }
      #expect(try table.oneMode(.congruence, during: first..<last, dnaCompatible: dnaCompatible).nodes.contains("C"))
    }
  }

  @Test("Windows that cannot be are refused")
  func refusals() throws {
    let table = try CodedStatements(WorkedNetworkTests.rows, qualifier: .boolean)
    func refusal(
      _ window: TimeWindow, _ kernel: SmoothingKernel? = nil, _ dnaCompatible: Bool = false,
      _ normalisation: OneModeNetwork.Normalisation = .none
    ) -> String? {
      do {
        _ = try table.oneMode(
          .congruence, windows: window, kernel: kernel, normalisation: normalisation, dnaCompatible: dnaCompatible)
        return nil
      } catch {
        return "\(error.code) \(error.argument)"
      }
    }
    #expect(refusal(.days(0)) == "outOfRange windows")
    #expect(refusal(.days(3, every: 0)) == "outOfRange windows")
    #expect(refusal(TimeWindow(1, .second)) == "tooLarge windows")
    #expect(refusal(.days(.max)) == "outOfRange windows")
    #expect(refusal(.years(1_000_000_000)) == nil)
    #expect(refusal(.events(3), .uniform) == "incompatible kernel")
    #expect(refusal(.days(3, every: 2), nil, true) == "incompatible windows")
    #expect(refusal(.days(3), .gaussian, true, .cosine) == "incompatible normalisation")
    #expect(refusal(TimeWindow(9, .second), .gaussian, true) == "incompatible windows")
  }
}
