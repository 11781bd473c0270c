import Parley
import Testing

/// Random filters over random dossiers, against a plain evaluator: every type of record, every test, every order.
@Suite("The engine against a plain evaluator") struct EngineAgainstNaiveTests {
  private static let shapes: [RandomDossier.Shape] = [
    .init(size: 12, provisions: 4),
    .init(size: 9, provisions: 5, hasCircles: true, hasDanglingReferences: true),
    .init(size: 14, provisions: 3, hasDanglingReferences: true, hasUnknowns: false),
    .init(size: 1, provisions: 1),
    .init(size: 0),
  ]

  @Test("Random filters select the same records in the same order")
  func randomFilters() {
    for seed in UInt64(1)...5 {
      for (number, shape) in Self.shapes.enumerated() {
        let dossier = RandomDossier.dossier(seed: seed, shape)
        let naive = NaiveFilter(dossier)
        var filters = RandomFilter(dossier, seed: seed &* 31 &+ UInt64(number), size: shape.size)
        for type in NaiveFilter.types {
          for _ in 0..<10 { naive.expectSame(type, filters.node(for: type)) }
        }
      }
    }
  }

  @Test("Each test by itself selects the same records")
  func singleTests() {
    for seed in UInt64(1)...3 {
      let shape = RandomDossier.Shape(size: 20, provisions: 4, hasCircles: seed % 2 == 0, hasDanglingReferences: true)
      let dossier = RandomDossier.dossier(seed: seed, shape)
      let naive = NaiveFilter(dossier)
      var filters = RandomFilter(dossier, seed: seed, size: shape.size)
      for type in NaiveFilter.types {
        for name in FilterTest.Name.tests(of: type).sorted(by: { $0.rawValue < $1.rawValue }) {
          for _ in 0..<4 { naive.expectSame(type, .test(filters.test(name, of: type))) }
          // Beside others a test may be answered in another way than alone.
          for _ in 0..<2 {
            naive.expectSame(type, .all([.test(filters.test(name, of: type)), filters.node(for: type, depth: 1)]))
          }
        }
      }
      for name in Stance.tests.sorted(by: { $0.rawValue < $1.rawValue }) {
        for _ in 0..<6 {
          let stance = FilterNode.test(filters.test(name, of: Stance.self))
          naive.expectSame(
            Statement.self, .test(FilterTest(name: .stance, argument: .filter(stance, on: nil))))
        }
      }
    }
  }

  /// What is never or always true proves nothing: each test must divide the records at least once.
  @Test("The random tests of each name select some records and not all")
  func variety() {
    var dividing: [String: Set<FilterTest.Name>] = [:]
    for seed in UInt64(1)...8 {
      let shape = RandomDossier.Shape(size: 20, provisions: 4)
      let dossier = RandomDossier.dossier(seed: seed, shape)
      let naive = NaiveFilter(dossier)
      var filters = RandomFilter(dossier, seed: seed, size: shape.size)
      for type in NaiveFilter.types {
        let all = NaiveFilter.records(of: type, in: dossier)
        for name in FilterTest.Name.tests(of: type).sorted(by: { $0.rawValue < $1.rawValue })
        where name != .recorded {
          for _ in 0..<8 {
            let test = FilterNode.test(filters.test(name, of: type))
            let count = all.count { naive.holds(test, for: $0) }
            if (1..<all.count).contains(count) { dividing["\(type)", default: []].insert(name) }
          }
        }
      }
    }
    for type in NaiveFilter.types {
      let missing = FilterTest.Name.tests(of: type).subtracting(dividing["\(type)"] ?? []).subtracting([
        .recorded, .text,
      ])
      #expect(missing.isEmpty, "\(type)")
    }
  }
}
