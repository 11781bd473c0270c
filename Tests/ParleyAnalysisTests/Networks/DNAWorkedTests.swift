import Parley
import Testing

@testable import ParleyAnalysis

/// What is different in Discourse Network Analyzer, each on an example that can be checked by hand.
@Suite("Compatible with Discourse Network Analyzer, by hand")
struct DNAWorkedTests {
  private func row(
    _ first: String, _ second: String, _ level: QualifierLevel = true, _ day: Day = "2025-01-01"
  ) -> CodedStatement {
    CodedStatement(first, second, level: level, at: Timestamp(startOf: day), document: "d")
  }

  @Test("Jaccard divides by one-sided and shared use of each level, even where the levels are ignored")
  func jaccard() throws {
    let table = try CodedStatements(
      [row("A", "x"), row("A", "x"), row("B", "x"), row("B", "x", false)], qualifier: .boolean)
    func tie(_ aggregation: OneModeNetwork.Aggregation, _ dnaCompatible: Bool) throws -> Double? {
      try table.oneMode(aggregation, normalisation: .jaccard, dnaCompatible: dnaCompatible)["A", "B"]
    }
    // A says yes twice, B yes and no: one-sided 0 and 1, shared 2 · 1.
    #expect(try tie(.congruence, true) == 2.0 / 3)
    // Ignored, 2 · 2 pairs; they are divided by level there and by pairs of statements here.
    #expect(try tie(.ignore, true) == 4.0 / 3)
    #expect(try tie(.ignore, false) == 1)
  }

  @Test("Cosine divides by the numbers of statements")
  func cosine() throws {
    let table = try CodedStatements(
      [row("A", "x"), row("A", "y"), row("B", "x"), row("B", "x")], qualifier: .boolean)
    let network = try table.oneMode(.ignore, normalisation: .cosine, dnaCompatible: true)
    #expect(network["A", "B"] == 2.0 / (2 * 2))
  }

  @Test("Codes count levels from the last")
  func codes() throws {
    let numbers = try CodedStatements(
      [row("A", "x", -1), row("A", "x", 1), row("B", "x", 0)], qualifier: .integer)
    // Of three levels -1 is worth 4, 0 is worth 2, 1 is worth 1.
    #expect(try numbers.twoMode(.combine, dnaCompatible: true).cells == [5, 2])
    let flags = try CodedStatements([row("A", "x", false), row("B", "x", true)], qualifier: .boolean)
    #expect(try flags.twoMode(.combine, dnaCompatible: true).cells == [2, 1])
  }

  @Test("Windows reach as far on both sides of each moment and lie within the range")
  func windows() throws {
    let table = try CodedStatements(
      (1...5).map { row("A", "x", true, Day(daysSince1970: ("2024-12-31" as Day).daysSince1970 + $0)) },
      qualifier: .boolean)
    func windows(_ width: Int) throws -> [String] {
      try table.twoMode(
        .ignore, windows: .days(width), during: "2025-01-01T00:00:00Z"..<"2025-01-05T00:00:00Z", dnaCompatible: true
      ).map { "\($0.start.day)/\($0.middle.day)/\($0.end.day) \($0.network.cells)" }
    }
    // Half of (3 - 1); half of (2 - 1), rounded up; half of (4 - 1), rounded up.
    let three = [
      "2025-01-01/2025-01-02/2025-01-03 [3.0]", "2025-01-02/2025-01-03/2025-01-04 [3.0]",
      "2025-01-03/2025-01-04/2025-01-05 [3.0]",
    ]
    #expect(try windows(3) == three)
    #expect(try windows(2) == three)
    #expect(try windows(4) == ["2025-01-01/2025-01-03/2025-01-05 [5.0]"])
    #expect(try windows(1).count == 5)
  }

  @Test("Of duplicates the first in the order of time stays, whatever the order of the rows")
  func duplicates() throws {
    let table = try CodedStatements(
      [row("A", "x", true, "2025-01-09"), row("A", "x", true, "2025-01-02"), row("A", "x", true, "2025-01-05")],
      qualifier: .boolean)
    let network = try table.twoMode(.ignore, duplicates: .oncePerDocument, dnaCompatible: true)
    #expect(network.cells == [1])
    #expect(network.statements(behind: "A", "x").map(\.time) == [Timestamp(startOf: "2025-01-02")])
  }

  @Test("Isolates are the labels of all statements in the range, also of those that do not count")
  func isolates() throws {
    let table = try CodedStatements(
      [row("A", "x"), row("B", "x"), row("", "z"), row("D", ""), row("E", "x", true, "2025-03-01")],
      qualifier: .boolean)
    let range: Range<Timestamp> = "2025-01-01T00:00:00Z"..<"2025-02-01T00:00:00Z"
    func network(_ nodes: NetworkNodes) throws -> TwoModeNetwork {
      try table.twoMode(.ignore, nodes: nodes, during: range, dnaCompatible: true)
    }
    #expect(try network(.active).firstNodes == ["A", "B"] && network(.active).secondNodes == ["x"])
    #expect(try network(.inRange).firstNodes == ["A", "B", "D"] && network(.inRange).secondNodes == ["x", "z"])
    #expect(try network(.inRange).cells == [1, 0, 1, 0, 0, 0])
  }

  /// Four days around 3 January: 1 January is half a width before it, 5 January half a width after it.
  private func smoothed() throws -> CodedStatements {
    try CodedStatements(
      [row("A", "x", true, "2025-01-01"), row("B", "x", true, "2025-01-03"), row("A", "x", true, "2025-01-05")],
      qualifier: .boolean)
  }

  @Test("Kernels weigh by d = 2 (m - t) / w, which is 1 on the first day and -1 on the last")
  func kernels() throws {
    let table = try smoothed()
    let gaussian = 0.241_970_724_519_143_4
    let expected: [SmoothingKernel: [Double]] = [
      .uniform: [1, 0.5],  // A: 1/2 + 1/2
      .triangular: [2, 1],  // A: |1 - 1| + |1 + 1|
      .epanechnikov: [0, 0.75],  // A: 3/4 (1 - 1²) twice
      .gaussian: [2 * gaussian, 0.398_942_280_401_432_7],
    ]
    for kernel in SmoothingKernel.allCases {
      let slices = try table.twoMode(.ignore, windows: .days(4), kernel: kernel, dnaCompatible: true)
      #expect(slices.map { $0.middle.day } == ["2025-01-03"])
      let cells = slices.first?.network.cells ?? []
      for (cell, value) in zip(cells, expected[kernel] ?? []) { #expect(abs(cell - value) < 1e-12, "\(kernel)") }
      #expect(cells.count == 2)
    }
  }

  @Test("Epanechnikov's kernel falls on both sides of the middle, as in version 3.1.2")
  func epanechnikov() throws {
    // Version 3.0.11 took 3/4 (1 - d)², which gives 3.75 here.
    let table = try CodedStatements(
      ["2025-01-01", "2025-01-02", "2025-01-03"].map { row("A", "c", true, $0) }, qualifier: .boolean)
    let slices = try table.twoMode(.ignore, windows: .days(2), kernel: .epanechnikov, dnaCompatible: true)
    #expect(slices.map(\.network.cells) == [[0.75]])
  }

  @Test("A pair of statements weighs the root of both weights, and the diagonal stays")
  func pairs() throws {
    let table = try smoothed()
    let root = 2.0.squareRoot()
    let expected: [SmoothingKernel: [Double]] = [
      // A with B: √(1/2 · 1/2) twice; A with itself: all four pairs of its two statements.
      .uniform: [2, 1, 1, 0.5],
      // Only 5 January has a weight, which is 2.
      .triangular: [2, root, root, 1],
      // Both days of A are as far away as can be.
      .epanechnikov: [0, 0, 0, 0.75],
    ]
    for (kernel, ties) in expected {
      let slices = try table.oneMode(.ignore, windows: .days(4), kernel: kernel, dnaCompatible: true)
      #expect(slices.count == 1 && slices.first?.network.nodes == ["A", "B"])
      for (tie, value) in zip(slices.first?.network.ties ?? [], ties) { #expect(abs(tie - value) < 1e-12, "\(kernel)") }
    }
  }
}
