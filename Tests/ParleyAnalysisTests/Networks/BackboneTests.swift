import Parley
import Testing

@testable import ParleyAnalysis

@Suite("Backbones, coalitions and consensus")
struct BackboneTests {
  @Test("Eigenvalues of matrices whose eigenvalues are known")
  func eigenvalues() throws {
    func isClose(_ left: [Double], _ right: [Double]) -> Bool {
      left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) < 1e-10 }
    }
    #expect(try Eigenvalues.ascending(of: [], count: 0).isEmpty)
    #expect(try Eigenvalues.ascending(of: [7], count: 1) == [7])
    #expect(isClose(try Eigenvalues.ascending(of: [2, 1, 1, 2], count: 2), [1, 3]))
    #expect(isClose(try Eigenvalues.ascending(of: [0, 0, 0, 0], count: 2), [0, 0]))
    // The Laplacian of a path of n nodes has the eigenvalues 4 sin²(pi k / 2n).
    let n = 12
    var path = [Double](repeating: 0, count: n * n)
    for node in 0..<(n - 1) {
      path[node * n + node] += 1
      path[(node + 1) * n + node + 1] += 1
      path[node * n + node + 1] = -1
      path[(node + 1) * n + node] = -1
    }
    // sin² by halving cosines: 2 - 2 cos(pi k / n), and cosines by recurrence from cos(pi / 12).
    let first = (6.0.squareRoot() + 2.0.squareRoot()) / 4
    var cosines = [1, first]
    while cosines.count < n { cosines.append(2 * first * cosines[cosines.count - 1] - cosines[cosines.count - 2]) }
    #expect(isClose(try Eigenvalues.ascending(of: path, count: n), cosines.map { 2 - 2 * $0 }))
    // Of any matrix the sum is the trace, and the sum of squares that of all elements.
    var random = SplitMix64(seed: 8)
    for size in [3, 9, 20] {
      var matrix = [Double](repeating: 0, count: size * size)
      for row in 0..<size {
        for column in 0...row {
          let value = Double(random.below(2001) - 1000) / 100
          matrix[row * size + column] = value
          matrix[column * size + row] = value
        }
      }
      let values = try Eigenvalues.ascending(of: matrix, count: size)
      let trace = (0..<size).reduce(0) { $0 + matrix[$1 * size + $1] }
      #expect(abs(values.reduce(0, +) - trace) < 1e-8)
      #expect(abs(values.reduce(0) { $0 + $1 * $1 } - matrix.reduce(0) { $0 + $1 * $1 }) < 1e-6)
    }
  }

  @Test("What adds nothing to a network is removed first")
  func backbone() throws {
    // Everybody agrees on x; only A speaks about z.
    var rows = ["A", "B", "C"].flatMap { actor in
      (0..<3).map { _ in CodedStatement(actor, "x", level: true, at: nil) }
    }
    rows += [CodedStatement("A", "y", level: true, at: nil), CodedStatement("B", "y", level: true, at: nil)]
    rows += [CodedStatement("A", "z", level: true, at: nil)]
    let table = try CodedStatements(rows, qualifier: .boolean)
    for loss in [Backbone.Loss.spectral, .degreeShare] {
      let backbone = try table.backbone(loss: loss)
      #expect(backbone.steps.map(\.removed) == ["z", "y", "x"])
      #expect(backbone.steps[0].loss == 0 && backbone.steps.map(\.statements) == [1, 2, 9])
      #expect(backbone.kept(1) == ["x"] && backbone.kept(9) == ["x", "y", "z"])
    }
    // Degrees with y: A and B 19, C 18 of 56; without it all a third. The whole has 9 between each pair, 10 of A and B.
    let share = try table.backbone(loss: .degreeShare).steps[1].loss
    let (a, c) = (19.0 / 56 - 1.0 / 3, 18.0 / 56 - 1.0 / 3)
    #expect(abs(share - (2 * a * a + c * c).squareRoot()) < 1e-12)
    // The Laplacian of equal ties t among three has 0, 3t, 3t: shares 0, 1/2, 1/2. With one tie more: 0, 27, 29 of 56.
    let spectral = try table.backbone(loss: .spectral).steps[1].loss
    #expect(abs(spectral - 2.0.squareRoot() / 56) < 1e-12)
  }

  @Test("Each step removes what changes the network least")
  func nested() throws {
    let rows = GeneratedStatements.rows(120, .integer, seed: 17, firsts: 6, seconds: 6)
    let table = try CodedStatements(rows, qualifier: .integer)
    for loss in [Backbone.Loss.spectral, .degreeShare] {
      let backbone = try table.backbone(.congruence, loss: loss)
      #expect(Set(backbone.steps.map(\.removed)).count == 6)
      let whole = try table.oneMode(.congruence)
      // The loss of what is left is that of the network made of it.
      let left = backbone.kept(3)
      let rest = try table.oneMode(.congruence, nodes: .given(first: whole.nodes, second: left))
      func signature(_ network: OneModeNetwork) throws -> [Double] {
        let degrees = network.nodes.indices.map { node in network.nodes.indices.reduce(0) { $0 + network[node, $1] } }
        let sum = degrees.reduce(0, +)
        if loss == .degreeShare { return degrees.map { $0 / sum } }
        var laplacian = network.ties.map { -$0 }
        for node in degrees.indices { laplacian[node * degrees.count + node] = degrees[node] }
        return try Eigenvalues.ascending(of: laplacian, count: degrees.count).map { $0 / sum }
      }
      let expected = zip(try signature(whole), try signature(rest)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      #expect(abs(backbone.steps[2].loss - expected.squareRoot()) < 1e-9)
    }
  }

  static func votes() throws -> CodedStatements {
    func row(_ actor: String, _ thing: String, _ level: Bool) -> CodedStatement {
      CodedStatement(actor, thing, level: .flag(level), at: nil)
    }
    return try CodedStatements(
      [
        row("A", "aid", true), row("B", "aid", true), row("C", "aid", true),
        row("A", "cap", true), row("B", "cap", false), row("C", "cap", false), row("C", "cap", false),
        row("A", "vote", true), row("A", "vote", false), row("B", "vote", true),
        row("D", "aid", true), row("D", "cap", true),
      ], qualifier: .boolean)
  }

  @Test("A coalition agrees on some things and is divided on others")
  func profile() throws {
    let profile = try Self.votes().coalitionProfile(of: ["A", "B", "C"])
    #expect(profile.agreed.map(\.secondNode) == ["aid"])
    #expect(profile.agreed[0].inFavour == ["A", "B", "C"])
    #expect(profile.contested.map(\.secondNode) == ["cap"])
    #expect(profile.contested[0].inFavour == ["A"] && profile.contested[0].against == ["B", "C"])
    #expect(profile.report.used == 10)
    #expect(throws: AnalysisError.self) { try Self.votes().coalitionProfile(of: ["Z"]) }
  }

  @Test("Group-aware consensus is the product over the groups")
  func consensus() throws {
    let consensus = try Self.votes().consensus(among: [["A", "B", "C"], ["D"]])
    #expect(consensus.map(\.secondNode) == ["aid", "cap", "vote"])
    // Three of three and one of one: 4/5 and 2/3. One of three and one of one: 2/5 and 2/3.
    #expect(consensus[0].agreement == [4.0 / 5, 2.0 / 3])
    #expect(abs(consensus[1].consensus - 4.0 / 15) < 1e-15)
    // Two have spoken about the vote, one is for both sides; of the other group nobody.
    #expect(consensus[2].agreement == [0.5, 0.5] && consensus[2].votes[0].neither == ["A"])
    #expect(abs(consensus[1].rejection - 3.0 / 5 * 1 / 3) < 1e-15)
    do {
      _ = try Self.votes().consensus(among: [["A"], []])
      Issue.record("an empty group was accepted")
    } catch let error as AnalysisError {
      #expect(error.code == .empty && error.argument == "groups")
    }
    let terms = try CodedStatements([CodedStatement("A", "x", level: "t", at: nil)], qualifier: .nominal)
    #expect(throws: AnalysisError.self) { try terms.consensus(among: [["A"]]) }
  }
}
