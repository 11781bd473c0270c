import Parley
import Testing

@testable import ParleyAnalysis

@Suite("Networks against their definitions")
struct NetworkFormulaTests {
  static let kinds: [QualifierKind] = [.boolean, .integer, .nominal]

  @Test("Every one-mode network is what its definition says")
  func oneMode() throws {
    for (seed, kind) in Self.kinds.enumerated() {
      for dnaCompatible in [false, true] {
        let rows = GeneratedStatements.rows(110, kind, seed: UInt64(seed + 1), firsts: 5)
        let table = try CodedStatements(rows, qualifier: kind)
        for duplicates in DuplicateRule.allCases where duplicates != .lastCounts || !dnaCompatible {
          for aggregation in OneModeNetwork.Aggregation.allCases {
            let kept = NaiveNetworks.withoutDuplicates(
              rows, duplicates, ignoringLevel: aggregation == .ignore, compatible: dnaCompatible)
            let naive = NaiveNetworks(kept, kind, scaleRows: rows, compatible: dnaCompatible)
            for normalisation in OneModeNetwork.Normalisation.allCases {
              let network = try table.oneMode(
                aggregation, normalisation: normalisation, duplicates: duplicates, dnaCompatible: dnaCompatible)
              #expect(network.nodes == naive.firsts)
              #expect(network.report.used == kept.count)
              for (i, a) in network.nodes.enumerated() {
                for (j, b) in network.nodes.enumerated() {
                  let expected = naive.tie(a, b, aggregation, normalisation)
                  if abs(network[i, j] - expected) > 1e-12 * max(1, abs(expected)) {
                    Issue.record(
                      "\(kind) \(aggregation) \(normalisation) \(duplicates) \(dnaCompatible) \(a) \(b): \(network[i, j]) instead of \(expected)"
                    )
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  @Test("Every two-mode network is what its definition says")
  func twoMode() throws {
    for (seed, kind) in Self.kinds.enumerated() {
      for dnaCompatible in [false, true] {
        let rows = GeneratedStatements.rows(110, kind, seed: UInt64(seed + 11), firsts: 5)
        let table = try CodedStatements(rows, qualifier: kind)
        for duplicates in DuplicateRule.allCases where duplicates != .lastCounts || !dnaCompatible {
          for aggregation in TwoModeNetwork.Aggregation.allCases {
            if aggregation == .subtract, kind == .nominal, !dnaCompatible { continue }
            let kept = NaiveNetworks.withoutDuplicates(
              rows, duplicates, ignoringLevel: aggregation == .ignore, compatible: dnaCompatible)
            let naive = NaiveNetworks(kept, kind, scaleRows: rows, compatible: dnaCompatible)
            for normalisation in TwoModeNetwork.Normalisation.allCases {
              if aggregation == .combine, normalisation != .none, !dnaCompatible { continue }
              if aggregation == .combine, normalisation == .prominence { continue }
              let network = try table.twoMode(
                aggregation, normalisation: normalisation, duplicates: duplicates, dnaCompatible: dnaCompatible)
              #expect(network.firstNodes == naive.firsts && network.secondNodes == naive.seconds)
              for (i, a) in network.firstNodes.enumerated() {
                for (j, b) in network.secondNodes.enumerated() {
                  let expected = naive.cell(a, b, aggregation, normalisation)
                  if abs(network[i, j] - expected) > 1e-12 * max(1, abs(expected)) {
                    Issue.record(
                      "\(kind) \(aggregation) \(normalisation) \(duplicates) \(dnaCompatible) \(a) \(b): \(network[i, j]) instead of \(expected)"
                    )
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  @Test("A network of few statements among many nodes is the same as of the dense table")
  func sparse() throws {
    let rows = GeneratedStatements.rows(600, .integer, seed: 21, firsts: 500, seconds: 400)
    let table = try CodedStatements(rows, qualifier: .integer)
    let naive = NaiveNetworks(rows, .integer)
    let network = try table.oneMode(.subtract, normalisation: .jaccard)
    #expect(network.nodes == naive.firsts)
    for edge in network.edges.prefix(60) {
      let expected = naive.tie(network.nodes[edge.left], network.nodes[edge.right], .subtract, .jaccard)
      #expect(abs(edge.weight - expected) < 1e-12)
    }
    // The same uses through the table of all cells.
    let columns = table.columns
    let (n, m) = (columns.firstLabels.count, columns.secondLabels.count)
    #expect(n * m * 4 > 65_536 + 4 * rows.count)
    var dense = [Double](repeating: 0, count: n * m * 4)
    for row in 0..<columns.count {
      dense[(Int(columns.second[row]) * n + Int(columns.first[row])) * 4 + Int(columns.level[row])] += 1
    }
    let one = UseTable(dense: dense, firstCount: n, secondCount: m, levelCount: 4)
    let other = UseTable(Array(0..<UInt32(rows.count))[...], columns, levelCount: 4, weights: nil)
    #expect(one.starts == other.starts && one.nodes == other.nodes && one.weights == other.weights)
  }

  @Test("Ties are symmetric, the diagonal is zero, congruence and conflict make up the whole")
  func identities() throws {
    for kind in [QualifierKind.boolean, .integer] {
      for seed in 31..<36 as Range<UInt64> {
        let table = try CodedStatements(GeneratedStatements.rows(300, kind, seed: seed), qualifier: kind)
        for duplicates in [DuplicateRule.include, .oncePerMonth] {
          let congruence = try table.oneMode(.congruence, duplicates: duplicates)
          let conflict = try table.oneMode(.conflict, duplicates: duplicates)
          let subtract = try table.oneMode(.subtract, duplicates: duplicates)
          for i in congruence.nodes.indices {
            #expect(congruence[i, i] == 0)
            for j in congruence.nodes.indices {
              #expect(subtract[i, j] == subtract[j, i])
              #expect(abs(congruence[i, j] - conflict[i, j] - subtract[i, j]) < 1e-9)
            }
          }
          // Duplicates are told apart by level here and not where the qualifier is ignored.
          if duplicates == .include {
            let ignore = try table.oneMode(.ignore)
            for cell in ignore.ties.indices {
              #expect(abs(congruence.ties[cell] + conflict.ties[cell] - ignore.ties[cell]) < 1e-9)
            }
          }
        }
      }
    }
  }

  @Test("Normalised ties of agreement lie between 0 and 1")
  func bounds() throws {
    for kind in Self.kinds {
      let table = try CodedStatements(GeneratedStatements.rows(400, kind, seed: 41), qualifier: kind)
      for normalisation in [OneModeNetwork.Normalisation.cosine, .jaccard] {
        let ties = try table.oneMode(.ignore, normalisation: normalisation).ties
        #expect(ties.allSatisfy { (0...1).contains($0) })
      }
      #expect(try table.oneMode(.congruence, normalisation: .cosine).ties.allSatisfy { (0...(1 + 1e-12)).contains($0) })
    }
  }

  @Test("The order of the rows does not matter")
  func permutation() throws {
    var random = SplitMix64(seed: 5)
    for kind in Self.kinds {
      let rows = GeneratedStatements.rows(200, kind, seed: 51)
      var shuffled = rows
      random.shuffle(&shuffled)
      let (table, other) = (
        try CodedStatements(rows, qualifier: kind), try CodedStatements(shuffled, qualifier: kind)
      )
      for duplicates in DuplicateRule.allCases {
        let networks = (
          try table.oneMode(.subtract, normalisation: .jaccard, duplicates: duplicates),
          try other.oneMode(.subtract, normalisation: .jaccard, duplicates: duplicates)
        )
        #expect(networks.0 == networks.1)
        #expect(try table.twoMode(.combine, duplicates: duplicates) == other.twoMode(.combine, duplicates: duplicates))
      }
    }
  }
}
