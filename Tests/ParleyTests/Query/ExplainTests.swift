import Parley
import Testing

/// What a query costs is counted, not timed.
@Suite("Explaining queries") struct ExplainTests {
  /// Twenty thousand statements by a hundred speakers about a hundred provisions, forty a day.
  private static let dossier: Dossier = {
    var contents = Dossier.Contents(title: "Many statements")
    contents.proposals = (0..<4).map { plan in
      Proposal(
        Proposal.ID(stringLiteral: "plan-\(plan)"), "Plan", .plan,
        provisions: (0..<25).map {
          Provision(
            Provision.ID(stringLiteral: "plan-\(plan)/\($0)"), ProvisionNumber(stringLiteral: "\($0 + 1)"), "Point.")
        })
    }
    contents.actors = (0..<100).map { Actor(Actor.ID(stringLiteral: "speaker-\($0)"), "Speaker", .person) }
    let first: Day = "2024-01-01"
    contents.statements = (0..<20_000).map { number in
      let point = number * 7 % 100
      return Statement(
        Statement.ID(stringLiteral: "st-\(100_000 + number)"),
        by: Actor.ID(stringLiteral: "speaker-\(number * 13 % 100)"),
        on: PartialDate(first.advanced(by: number / 40)), "Statement \(number).",
        stances: [Stance(.opposes, .provision(Provision.ID(stringLiteral: "plan-\(point / 25)/\(point % 25)")))])
    }
    return Dossier(contents)
  }()

  @Test("A page of twenty from a list looks at about twenty rows, not at all")
  func page() {
    let plan = Self.dossier.explain(
      Query<Statement>(where: .speaker("speaker-13"), orderedBy: .newestFirst, limit: 20))
    #expect(plan.matches == 20 && plan.total == 20_000)
    #expect(plan.rowsTouched <= 80)
    #expect(plan.candidates == 200)
  }

  @Test("Speaker, plan and dates together are answered by one list")
  func pair() {
    let query = Query<Statement>(
      where: .speaker("speaker-13"), .concerning("proposal:plan-0"), .during("2024-03/2024-11"),
      orderedBy: .newestFirst,
      limit: 20)
    let plan = Self.dossier.explain(query)
    let naive = Self.dossier.statements.filter { statement in
      statement.speakers == ["speaker-13"]
        && statement.stances.contains { "\($0.subject)".hasPrefix("provision:plan-0/") }
        && statement.date.falls(within: "2024-03/2024-11") == .yes
    }
    #expect(plan.matches == min(20, naive.count))
    #expect(plan.candidates == naive.count)
    #expect(plan.rowsTouched <= 4 * 20 + 8)
  }

  @Test("A list of few rows leads, however long the others are")
  func selectivity() {
    var contents = Self.dossier.contents
    contents.statements[10_000].mode = .refusal
    let dossier = Dossier(contents)
    let plan = dossier.explain(Query<Statement>(where: .attitude(.opposes), .mode(.refusal), .since("2024-01-01")))
    #expect(plan.matches == 1)
    #expect(plan.rowsTouched <= 10)
  }

  @Test("What is answered by a list alone is counted without looking at rows")
  func count() {
    #expect(Self.dossier.count(Filter<Statement>.speaker("speaker-13")) == 200)
    let plan = Self.dossier.explain(Query<Statement>(where: .speaker("speaker-13"), limit: 0))
    #expect(plan.rowsTouched == 0 && plan.matches == 0)
  }

  @Test("Unknown identifiers are noted and hold for nothing")
  func unknown() {
    let plan = Self.dossier.explain(
      Query<Statement>(where: .speaker("nobody"), .concerning("proposal:none"), .id("st-none")))
    #expect(plan.matches == 0)
    for name in ["nobody", "proposal:none", "st-none"] {
      #expect(plan.notes.contains { $0.contains("\"\(name)\"") }, "\(name)")
    }
    #expect(Self.dossier.explain(Query<Statement>(where: .speaker("speaker-1"))).notes.isEmpty)
  }

  @Test("The plan reads as text: the sum, the decisions, the notes")
  func text() {
    let plan = Self.dossier.explain(
      Query<Statement>(
        where: .speaker("speaker-13"), .speaker("nobody"), .during("2024-03"), orderedBy: .newestFirst, limit: 5))
    #expect(
      plan.description == """
        0 of 20000 statement records; 0 candidates, 1 rows touched
        - during 2024-03: rows 2400 to 3640
        - list of speaker "speaker-13": 200 rows
        - list of speaker "nobody": 0 rows
        note: nothing is known under speaker "nobody"
        """)
  }
}
