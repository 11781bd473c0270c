import Parley
import ParleyAnalysis
import TestSupport
import Testing

/// What is told of words whose dates leave their order open, against all orders that they allow.
@Suite("Positions where the order is open")
struct OpenOrderTests {
  private static func dossier(_ statements: [Statement]) -> Dossier {
    Dossier(records: [Actor("a", "A", .state), Actor("b", "B", .state), Matter("m", "M")] + statements)
  }

  private static func statement(_ number: Int, _ attitude: Attitude, _ date: PartialDate) -> Statement {
    Statement(
      Statement.ID(unchecked: "s\(number)"), by: "a", on: date, "Says.", stances: [Stance(attitude, "matter:m")])
  }

  private func position(_ words: [(Attitude, PartialDate)]) throws -> Position {
    let statements = words.enumerated().map { Self.statement($0.offset, $0.element.0, $0.element.1) }
    return try PositionMatrix(of: ["a"], about: ["matter:m"], in: Self.dossier(statements), on: "2026-01-01")[0, 0]
  }

  @Test("For on a day and against at some time before a later one is neither, and no change of mind")
  func undated() throws {
    let found = try position([(.supports, "2020-01-01"), (.opposes, "../2025-11-20")])
    #expect(found.basis == .divided && found.isDivided && found.isKnown)
    #expect(found.attitude == nil && found.since == nil && found.previous == nil && found.statedSubject == nil)
    #expect(found.alongside.map(\.statement) == ["s0", "s1"] && found.dissent == found.alongside)
    #expect(found.statements == ["s0", "s1"])
    let dossier = Self.dossier([
      Self.statement(0, .supports, "2020-01-01"), Self.statement(1, .opposes, "../2025-11-20"),
    ])
    #expect(
      try dossier.shifts(of: "a", on: "matter:m", between: "2000-01-01"..."2026-01-01").shifts.isEmpty)
    let agreement = try dossier.convergence(of: ["a", "b"], on: ["matter:m"], over: "2026-01-01"..."2026-01-01")
    #expect(agreement.points.map(\.comparisons) == [0])
  }

  @Test("What is certain is told beside what is not")
  func certain() throws {
    let month = try position([(.opposes, "2025-10"), (.supports, "2025-11-20")])
    #expect(month.attitude == .supports && month.since == "2025-11-20" && month.previous?.statement == "s0")
    let overlap = try position([(.opposes, "2025-11"), (.supports, "2025-11-20")])
    #expect(overlap.basis == .divided && overlap.previous == nil)
    // Whichever came first, they point one way; only since when is open.
    let agreed = try position([(.opposes, "2025-01-01"), (.accepts, "2025-11"), (.accepts, "2025-11-20")])
    #expect(agreed.attitude == .accepts && agreed.since == nil && agreed.previous?.statement == "s0")
    #expect(agreed.alongside.map(\.statement) == ["s2"])
    // The undated word does not come last in any order, and changes nothing that came after.
    let before = try position([(.opposes, "../2025-06-01"), (.supports, "2025-01-01"), (.supports, "2025-11-20")])
    #expect(before.attitude == .supports && before.since == nil && before.previous?.statement == "s0")
    let moments = try position([(.opposes, "2025-11-20T08:00:00Z"), (.supports, "2025-11-20T09:00:00+02:00")])
    #expect(moments.attitude == .opposes && moments.previous?.statement == "s1")
    let uncertain = try position([(.opposes, "2025-11-20~"), (.supports, "2025-11-21")])
    #expect(uncertain.basis == .divided)
  }

  @Test("On one text for and on another against is no change of mind, and each position names its text")
  func texts() throws {
    func said(_ id: Statement.ID, _ day: PartialDate, _ attitude: Attitude, _ subject: Subject) -> Statement {
      Statement(id, by: "a", on: day, "Says.", stances: [Stance(attitude, subject)])
    }
    let dossier = Dossier(records: [
      Actor("a", "A", .state), Proposal("first", "First", .draft),
      Proposal("second", "Second", .draft, revises: "first"), Proposal("third", "Third", .draft, revises: "second"),
      said("s1", "2025-01-01", .opposes, "proposal:first"), said("s2", "2025-01-02", .opposes, "proposal:second"),
      said("s3", "2025-01-03", .supports, "proposal:second"), said("s4", "2025-01-03", .opposes, "proposal:first"),
      said("s5", "2025-01-05", .supports, "proposal:second"),
    ])
    let matrix = try PositionMatrix(
      of: ["a"], about: ["proposal:third", "proposal:first"], in: dossier, on: "2025-02-01", including: .lineage)
    let third = matrix[0, 0]
    #expect(third.attitude == .supports && third.statement == "s5" && third.statedSubject == "proposal:second")
    #expect(third.since == "2025-01-03" && third.previous?.statement == "s2")
    #expect(matrix[0, 1].statement == "s4" && matrix[0, 1].statedSubject == "proposal:first")
    let early = try PositionMatrix(
      of: ["a"], about: ["proposal:third"], in: dossier, on: "2025-01-03", including: .lineage)[0, 0]
    #expect(early.alongside.count == 1 && early.dissent.isEmpty)
    let found = try dossier.shifts(
      of: "a", on: "proposal:third", between: "2025-01-01"..."2025-02-01", including: .lineage)
    #expect(found.subject == "proposal:third")
    #expect(
      found.shifts.map { "\($0.kind) \($0.subject) \($0.before.statement) \($0.after.statement)" } == [
        "reversed proposal:second s2 s3"
      ])
  }

  @Test("Since when, what before, and each change are what all orders of the words have in common")
  func orders() throws {
    var generator = SplitMix64(seed: 4)
    let first: Day = "2025-11-01"
    let dates: [(Int) -> String] = [
      { "../\(first.advanced(by: $0))" }, { "\(first.advanced(by: $0))/\(first.advanced(by: $0 + 3))" },
      { "\(first.advanced(by: $0))~" }, { "/\(first.advanced(by: $0))" },
    ]
    var (told, open) = (0, 0)
    for _ in 0..<600 {
      var days = Array(0..<12)
      generator.shuffle(&days)
      let statements = (0..<(1 + generator.below(5))).map { number -> Statement in
        let date =
          generator.chance(oneIn: 2)
          ? PartialDate(first.advanced(by: days[number]))
          : PartialDate(generator.pick(dates)(days[number]), orElse: first)
        return Self.statement(number, generator.pick([.supports, .accepts, .opposes, .ambivalent]), date)
      }
      let dossier = Self.dossier(statements)
      let found = try PositionMatrix(of: ["a"], about: ["matter:m"], in: dossier, on: "2026-01-01")[0, 0]
      let orders = Self.orders(statements)
      let note = Comment(rawValue: statements.map { "\($0.stances[0].attitude) \($0.date)" }.joined(separator: ", "))
      let ends = Set(orders.map { $0[$0.count - 1].stances[0].attitude.polarity })
      #expect(found.isDivided == (ends.count > 1), note)
      #expect(found.polarity == (ends.count > 1 ? nil : ends.first ?? nil), note)
      let runs = orders.map(Self.run)
      let since = ends.count > 1 ? [nil, "1000"] : Set(runs.map(\.since))
      #expect(found.since == (since.count == 1 ? since.first ?? nil : nil), note)
      let previous = ends.count > 1 ? [nil, .opposes] : Set(runs.map(\.previous))
      #expect(found.previous?.stance.attitude == (previous.count == 1 ? previous.first ?? nil : nil), note)
      let shifts = try dossier.shifts(of: "a", on: "matter:m", between: "2025-01-01"..."2026-01-01").shifts
      let changes = shifts.map { "\($0.kind) \($0.before.stance.attitude) \($0.after.statement)" }
      let common = orders.map(Self.changes).reduce(nil as Set<String>?) { $0?.intersection($1) ?? $1 }
      #expect(Set(changes) == common && changes.count == Set(changes).count, note)
      for shift in shifts { #expect(shift.before.date.precedes(shift.after.date) == .yes, note) }
      told += changes.count
      if orders.count > 1 { open += 1 }
    }
    #expect(told > 100 && open > 100)
  }

  /// All orders that put no statement after one that it certainly precedes.
  private static func orders(_ statements: [Statement]) -> [[Statement]] {
    if statements.isEmpty { return [[]] }
    return statements.indices.flatMap { number -> [[Statement]] in
      let next = statements[number]
      if statements.contains(where: { NaivePositions.isBefore($0, next) }) { return [] }
      var rest = statements
      rest.remove(at: number)
      return orders(rest).map { [next] + $0 }
    }
  }

  private static func run(_ order: [Statement]) -> (since: PartialDate?, previous: Attitude?) {
    let attitude = order[order.count - 1].stances[0].attitude
    let others = order.lastIndex { $0.stances[0].attitude != attitude }
    return (order[others.map { $0 + 1 } ?? 0].date, others.map { order[$0].stances[0].attitude })
  }

  private static func changes(_ order: [Statement]) -> Set<String> {
    Set(
      zip(order, order.dropFirst()).compactMap { before, after -> String? in
        let (old, new) = (before.stances[0].attitude, after.stances[0].attitude)
        guard let p = old.polarity, let q = new.polarity, old != new else { return nil }
        let kind: PositionShift.Kind = p == q ? .rephrased : p == .neutral || q == .neutral ? .moved : .reversed
        return "\(kind) \(old) \(after.id)"
      })
  }
}
