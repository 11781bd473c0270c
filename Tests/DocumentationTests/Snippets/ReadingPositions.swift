import Parley
import ParleyAnalysis

/// Talks of two states and their union about a truce, small enough to be reckoned by hand.
func truceTalks() -> Dossier {
  let dossier = Dossier(
    title: "Talks about a truce",
    records: [
      Actor("union", "Union", .bloc),
      Actor(
        "avon", "Avon", .state, affiliations: [Affiliation(.member, of: "union")]),
      Actor(
        "brent", "Brent", .state, affiliations: [Affiliation(.member, of: "union")]),
      Actor(
        "ada", "Ada", .person, affiliations: [Affiliation(.minister, of: "avon")]),
      Actor(
        "ben", "Ben", .person, affiliations: [Affiliation(.minister, of: "brent")]),
      Matter("truce", "A truce"), Matter("line", "Its line", under: "truce"),
      Source("gazette", "Gazette", .official, published: "2025-03-07", grade: .a),
      Statement(
        "s1", by: "ada", on: "2025-03-01", "For it.",
        stances: [Stance(.supports, "matter:truce")]),
      Statement(
        "s2", by: "ada", on: "2025-03-05", "Never.", mode: .verbatim,
        stances: [Stance(.rejects, "matter:truce", .redLine)], citations: ["gazette"]),
      Statement(
        "s3", by: "ada", on: "2025-03-09", "If it is watched.",
        stances: [Stance(.conditional, "matter:truce", if: ["It is watched."])]),
      Statement(
        "s4", by: "ada", on: "2025-03-12", "No comment.", mode: .refusal,
        stances: [Stance(.withholds, "matter:truce")]),
      Statement(
        "s5", by: "ben", on: "2025-03-02", "For it.",
        stances: [Stance(.supports, "matter:truce", .demand)]),
    ])
  return dossier
}

/// A position in one line.
func line(_ position: Position) -> String {
  let attitude = position.attitude?.rawValue ?? "no attitude"
  return
    "\(position.actor): \(attitude), \(position.basis), \(position.statement?.rawValue ?? "-")"
}

func positionsOffice() throws {
  let dossier = truceTalks()
  let matrix = try PositionMatrix(
    of: ["ada", "avon", "brent"], about: ["matter:truce"], in: dossier,
    on: "2025-03-12")
  for position in matrix.positions(on: "matter:truce") { print(line(position)) }
  let avon = matrix[1, 0]
  print(
    "before:", avon.previous?.statement ?? "-", "refused to comment in:",
    avon.withheld ?? "-")
  print(matrix.evidence(of: "avon", on: "matter:truce").records.map(\.id))
  print(matrix.report)
}

func positionsPolicies() throws {
  let dossier = truceTalks()
  for policy in PositionPolicy.allCases {
    let matrix = try PositionMatrix(
      of: ["avon"], about: ["matter:truce"], in: dossier, on: "2025-03-12",
      policy: policy)
    print(policy, matrix[0, 0].statement ?? "-")
  }
}

func positionsDivided() throws {
  let dossier = truceTalks()
  for day in ["2025-02-28", "2025-03-02", "2025-03-05"] as [Day] {
    let matrix = try PositionMatrix(
      of: ["union"], about: ["matter:truce"], in: dossier, on: day)
    let union = matrix[0, 0]
    print(day, line(union))
    for entry in union.members?.entries ?? [] {
      print("-", entry.member, entry.polarity.map { "\($0)" } ?? "unknown")
    }
  }
}

func positionsScopes() throws {
  let dossier = truceTalks()
  var contents = dossier.contents
  contents.statements = [
    Statement(
      "s6", by: "ben", on: "2025-03-03", "Here.",
      stances: [Stance(.accepts, "matter:line")])
  ]
  let narrow = Dossier(contents)
  for scope in [SubjectScope.exactly, .parts] {
    let matrix = try PositionMatrix(
      of: ["ben"], about: ["matter:truce"], in: narrow, on: "2025-03-04",
      including: scope)
    print(scope, line(matrix[0, 0]))
  }
}

func positionsShifts() throws {
  let dossier = truceTalks()
  let found = try dossier.shifts(
    of: "avon", on: "matter:truce", between: "2025-03-01"..."2025-03-31")
  for shift in found.shifts {
    print(
      shift.before.statement, shift.after.statement, shift.kind, shift.change ?? 0)
  }
}

func positionsConvergence() throws {
  let dossier = truceTalks()
  let agreement = try dossier.convergence(
    of: ["avon", "brent"], on: ["matter:truce"], over: "2025-03-01"..."2025-03-09",
    every: 4)
  for point in agreement.points {
    print(point.day, point.agreement.map { "\($0)" } ?? "unknown", point.comparisons)
  }
  print(agreement.change ?? 0)
}

func positionsPublished() throws {
  let dossier = truceTalks()
  for record in [dossier, dossier.published(by: "2025-03-06")] {
    let matrix = try PositionMatrix(
      of: ["avon"], about: ["matter:truce"], in: record, on: "2025-03-06")
    print(line(matrix[0, 0]))
  }
}

func positionsRefused() throws {
  let dossier = truceTalks()
  do throws(AnalysisError) {
    _ = try PositionMatrix(
      of: ["avno"], about: ["matter:truce"], in: dossier, on: "2025-03-12")
  } catch {
    print(error.code, error.category, error)
  }
}
