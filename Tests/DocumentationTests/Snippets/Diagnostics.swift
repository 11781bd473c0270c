import Parley

/// A dossier in which everything is wrong that a diagnostic can say.
private func faultyDossier() -> Dossier {
  var contents = Dossier.Contents(title: "Faults")
  contents.sources = [
    Source("report", "Report", .news, published: "2025-11-20"),
    Source("report", "Another report", .news),
  ]
  contents.extra["statments"] = []
  contents.actors = [
    Actor(
      "ukraine", LocalizedName("Ukraine", aliases: [Alias("Kyiv", .metonym)]), .state),
    Actor("kyiv-city", "Kyiv", .institution),
    Actor(
      "first", "First", .person,
      affiliations: [
        Affiliation(
          .head, of: "ukraine", title: "President",
          during: Period(from: "2019", until: "2026"))
      ],
      citations: ["report"]),
    Actor(
      "second", "Second", .person,
      affiliations: [
        Affiliation(
          .head, of: "ukraine", title: "President",
          during: Period(from: "2024", until: "2030"))
      ],
      citations: ["report"]),
  ]
  contents.actors.append(
    Actor(
      "third", "Third", .person,
      affiliations: [
        Affiliation(.envoy, of: "ukraine", during: Period(from: "2022")),
        Affiliation(
          .envoy, of: "ukraine", during: Period(from: "2022", until: "2024")),
        Affiliation(.adviser, of: "ukraine"),
      ],
      citations: ["report"]))
  contents.matters = [Matter("a", "A", under: "b"), Matter("b", "B", under: "a")]
  contents.proposals = [
    Proposal(
      "one", "One", .plan,
      provisions: [
        Provision("one/2", "2", "Second."),
        Provision("one/1", "1", "First.", under: "two/1"),
        Provision("one/1-again", "1", "First again."),
      ], citations: ["report"]),
    Proposal(
      "two", "Two", .plan, provisions: [Provision("two/1", "1", "First.")],
      citations: ["report"]),
  ]
  var silent = Statement(
    "nobody", by: "ukraine", on: "2025-11-20", "Nobody says this.",
    citations: ["report"])
  silent.speakers = []
  silent.stances = [Stance("oposes", "proposal:one")]
  contents.statements = [
    silent,
    Statement(
      "dangling", by: "ukrain", on: "2025-11-20", "Somebody says this.",
      citations: ["report"]),
    Statement(
      "late", by: "ukraine", on: "2025-12-01", "Said later.",
      citations: [Citation("report", credibility: 9)]),
    Statement(
      "unsourced", by: "ukraine", on: "2025-11-20", "Quoted.",
      quotation: Quotation("These words.")),
  ]
  contents.concessions = [
    Concession("land", by: ["ukraine"], .territorial, "Land.", citations: ["report"])
  ]
  contents.pledges = [
    Pledge(
      "aid", by: ["ukraine"], to: ["ukraine"], .financial, "Aid.",
      during: Period(from: "2026", until: "2024"),
      citations: ["report"]),
    Pledge(
      "visit", by: ["ukraine"], to: ["ukraine"], .diplomatic, "A visit of a day.",
      during: Period(from: "2025-11-20", until: "2025-11-20"),
      citations: ["report"]),
  ]
  return Dossier(contents)
}

func diagnosticsAll() {
  var shown: Set<Diagnostic.Code> = []
  for diagnostic in faultyDossier().validate()
  where shown.insert(diagnostic.code).inserted {
    let member = diagnostic.member.isEmpty ? "" : " \(diagnostic.member)"
    let record = diagnostic.record.map { "\($0)" } ?? "document"
    print("\(diagnostic.code): \(record)\(member)")
    print("  \(diagnostic.severity): \(diagnostic.message)")
    if let suggestion = diagnostic.suggestion { print("  cure: \(suggestion)") }
  }
}

func diagnosticsFiltering() {
  let dossier = faultyDossier()
  let errors = dossier.validate().filter { $0.severity == .error }
  let dangling = errors.filter { $0.code == .danglingReference }
  print(
    errors.count, "errors,", dangling.count, "of them a reference that leads nowhere")
  for diagnostic in dangling {
    let record = diagnostic.record.map { "\($0)" } ?? "document"
    print(record, diagnostic.member, diagnostic.suggestion ?? "")
  }
}

func report(_ error: any CodedError) {
  print("\(error.category): \(error)")
}
