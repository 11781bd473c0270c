import Parley
import ParleyAnalysis
import SampleDossiers

func comparingTexts() throws {
  let dossier = try SampleDossiers.ukraine2025()
  let diff = try ProposalDiff(from: "us-28", to: "e3-counter", in: dossier)
  for outcome in ProposalDiff.Outcome.allCases {
    print(outcome, diff.changes(outcome).count)
  }
  let cap = diff["us-28/6"]
  print(cap?.textDiff.description ?? "")
  for amendment in cap?.amendments ?? [] { print(amendment, amendment.tendency) }
}

func comparingByContent() throws {
  let dossier = try SampleDossiers.ukraine2025()
  var options = ProposalDiff.Options()
  options.usesLineage = false
  let diff = try ProposalDiff(
    from: "us-28", to: "framework-20", in: dossier, options: options)
  print(diff.wording, diff.sharesNumbering)
  for number in ["4", "5.b", "18"] {
    guard
      let change = diff.changes.first(where: { $0.later.first?.number.text == number }
      ),
      let match = change.match
    else { continue }
    let percent = Int((match.score * 100).rounded())
    print(
      change.earlier.map(\.number), "->", number, change.kind, match.rule,
      "\(percent) %")
  }
}

func comparingBearings() throws {
  let dossier = try SampleDossiers.ukraine2025()
  let diff = try ProposalDiff(
    from: "us-28", to: "e3-counter", in: dossier, on: "2025-12-01",
    actors: ["ukraine", "russia"])
  for change in diff.changes {
    for bearing in change.bearings {
      print(
        change.earlier[0].number, change.kind, bearing.actor, bearing.direction,
        bearing.statements)
    }
  }
  print(diff.report)
  if let cap = diff["us-28/6"] {
    print(diff.evidence(of: cap).sources.count, "sources")
  }
}

func comparingThreeWays() throws {
  let dossier = try SampleDossiers.ukraine2025()
  let diff = try ThreeWayDiff(
    base: "us-28", left: "e3-counter", right: "framework-20", in: dossier)
  for number in ["3", "6", "7", "10.a", "18"] {
    guard let entry = diff.entries.first(where: { $0.base?.number.text == number })
    else { continue }
    print(number, entry.verdict, entry.contested.map(\.rawValue))
  }
}

func comparingLineage() throws {
  let dossier = try SampleDossiers.ukraine2025()
  let lineage = try ProvisionLineage(of: "framework-20/5b", in: dossier)
  for step in lineage.steps {
    print(
      step.date?.text ?? "undated", step.provision.id,
      step.change?.kind.rawValue ?? "first")
  }
  print(try ProvisionLineage(of: "us-28/3", in: dossier).missing)
}

func comparingWords() {
  let diff = TextDiff(
    from: "Elections are held within 100 days.",
    to: "Elections are held as soon as possible.")
  print(diff)
  print(diff.editCount)
}

func comparingLikeness() {
  let cap = Provision("old/1", "1", "Cap army", topics: ["forceCap"])
  let other = Provision("new/1", "1", "Cap fleet", topics: ["forceCap"])
  let diff = ProposalDiff(
    from: Proposal("old", "Old", .draft, provisions: [cap]),
    to: Proposal("new", "New", .draft, provisions: [other]))
  let score = diff.changes[0].match?.score ?? 0
  print(diff.changes[0].kind, (score * 1_000).rounded() / 1_000)
}

func comparingVerdicts() {
  var cap = Provision("base/1", "1", "The army has a limit.")
  cap.quantities = [.atMost(600_000, .personnel)]
  var left = cap
  left.quantities = [.atMost(800_000, .personnel)]
  var right = cap
  right.conditions = ["It is peacetime."]
  let diff = ThreeWayDiff(
    base: Proposal("base", "Base", .draft, provisions: [cap]),
    left: Proposal("left", "Left", .draft, provisions: [left]),
    right: Proposal("right", "Right", .draft, provisions: [right]))
  print(diff.entries[0].verdict)
  right.quantities = [.atMost(900_000, .personnel)]
  let other = ThreeWayDiff(
    base: diff.left.from, left: diff.left.to,
    right: Proposal("right", "Right", .draft, provisions: [right]))
  print(other.entries[0].verdict, other.entries[0].contested.map(\.rawValue))
}

func comparingSteps() throws {
  let words = "The army has at most so many soldiers."
  let dossier = Dossier(records: [
    Proposal(
      "first", "First", .draft, provisions: [Provision("first/1", "1", words)]),
    Proposal(
      "second", "Second", .draft, revises: "first",
      provisions: [Provision("second/4", "4", words + " Or fewer.")]),
  ])
  for step in try ProvisionLineage(of: "first/1", in: dossier).steps {
    print(
      step.provision.id, step.rule?.rawValue ?? "asked about",
      step.change?.kind.rawValue ?? "first")
  }
}
