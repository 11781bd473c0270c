import Parley

// One record of each type, as its reference page shows it.

func recordActor() {
  let kallas = Actor(
    "kaja-kallas",
    LocalizedName("Kaja Kallas", aliases: [Alias("EU foreign policy chief", .short)]),
    .person,
    affiliations: [
      Affiliation(
        .minister, of: "european-union", title: "High Representative",
        during: Period(from: "2024-12-01"))
    ],
    citations: ["eu-commissioners"])
  printJSON(of: kallas)
}

func recordStatement() {
  var statement = Statement(
    "kallas-1", by: "kaja-kallas", on: "2025-11-20",
    "A plan can work only if Ukraine and the Europeans back it.",
    stances: [
      Stance(
        .conditional, "proposal:us-28", .precondition,
        if: [Condition("Ukraine backs it", about: "actor:ukraine")])
    ],
    citations: ["wsj-2025-11-20"])
  statement.occasion = "foreign-ministers"
  statement.cue = "told reporters"
  statement.reasons = [Reason("Sanctions and support lie with Europe.")]
  printJSON(of: statement)
}

func recordProposal() {
  let plan = Proposal(
    "us-28", "US 28-point plan", .plan,
    involvement: [
      Involvement("europe", .notConsulted, assertedBy: "european-officials")
    ],
    status: [
      StatusChange(.reported, on: "2025-11-19"),
      StatusChange(.published, on: "2025-11-21"),
    ],
    consents: [
      ConsentRequirement(of: "ukraine", basis: .political, assertedBy: "kaja-kallas")
    ],
    provisions: [
      Provision("us-28/6", "6", "Ukraine's armed forces are limited to 600,000.")
    ],
    citations: ["wsj-2025-11-20"])
  printJSON(of: plan)
}

func recordProvision() {
  var cap = Provision(
    "us-28/6", "6", "Ukraine's armed forces are limited to 600,000.",
    topics: ["securitySectorReform:2", "forceCap:2"], obligors: ["ukraine"],
    beneficiaries: ["russia"],
    effects: [.concession], quantities: [.atMost(600_000, .personnel)],
    citations: ["rbc-2025-11-21"])
  cap.modality = .shall
  printJSON(of: cap)
}

func recordConcession() {
  var none = Concession(
    "russia-none", by: ["russia"], .unspecified,
    "No concession by Russia has been heard of.", to: ["ukraine"],
    history: [StatusChange(.absent, on: "2025-11-20")], statements: ["kallas-2"],
    citations: ["wsj-2025-11-20"])
  none.assertedBy = "kaja-kallas"
  printJSON(of: none)
}

func recordSanction() {
  let sectoral = Sanction(
    "eu-sectoral", "Sectoral economic measures", by: ["european-union"],
    on: ["russia"],
    measures: [.sectoral, .reserveImmobilisation],
    during: Period(from: "2014-07-31", until: "2026-02-01"),
    renewal: Renewal(
      .unanimity, every: .exactly(6, .months), nextExpiry: "2026-01-31"),
    history: [
      StatusChange(.adopted, on: "2014-07-31"),
      StatusChange(.extended, on: "2025-06-30"),
    ],
    citations: ["newsaz-renewal"])
  printJSON(of: sectoral)
}

func recordSanctionInForce() {
  var measures = Sanction(
    "eu-sectoral", "Sectoral economic measures", by: ["european-union"])
  measures.period = Period(from: "2014-07-31", until: "2026-02-01")
  measures.history = [
    StatusChange(.adopted, on: "2014-07-31"), StatusChange(.lifted, on: "2026-01"),
  ]
  for day: Day in ["2014-01-01", "2025-11-20", "2026-01-15", "2026-02-01"] {
    print(day, measures.isInForce(on: day))
  }
}

func recordGuarantee() {
  var force = SecurityGuarantee(
    "reassurance-force", "European reassurance force", .reassuranceForce,
    by: ["europe"], for: ["ukraine"],
    blockedBy: ["us-28/no-reassurance-force"],
    history: [
      StatusChange(.offered, on: "../2025-11-20"),
      StatusChange(.blocked, on: "2025-11-20"),
    ],
    citations: ["wsj-2025-11-20"])
  force.triggers = ["A peace deal is concluded"]
  printJSON(of: force)
}

func recordPledge() {
  var support = Pledge(
    "germany-2026", by: ["germany"], to: ["ukraine"], .financial,
    "Support in the budget of 2026.",
    quantity: .about(12_000_000_000, .euro),
    during: Period(from: "2026-01-01", until: "2027-01-01"),
    history: [StatusChange(.planned, on: "2025-11-20")], citations: ["wsj-2025-11-20"]
  )
  support.equivalents = [.about(14_000_000_000, .usDollar)]
  printJSON(of: support)
}

func recordEvent() {
  var washington = Event(
    "washington-august", "Visit of European leaders to Washington", .visit,
    on: "2025-08-18", in: "washington",
    participants: ["donald-trump", "european-leaders", "volodymyr-zelensky"],
    about: ["matter:ceasefire"],
    citations: ["wsj-2025-11-20"])
  washington.outcome = "The leaders asked for a ceasefire on the current line."
  printJSON(of: washington)
}

func recordMatter() {
  let donbas = Matter(
    "territory/donbas", "Status of Donbas", under: "territory",
    topics: [.territoryAndBorders])
  printJSON(of: donbas)
}

func recordPlace() throws {
  var brussels = Place(
    "brussels", LocalizedName("Brussels", translations: ["fr": "Bruxelles"]), .city,
    in: "belgium")
  brussels.coordinate = Coordinate(
    latitude: try DecimalNumber("50.85"), longitude: try DecimalNumber("4.35"))
  printJSON(of: brussels)
}

func recordSource() {
  var article = Source(
    "wsj-2025-11-20", "European reactions to the US 28-point plan", .news,
    publisher: "The Wall Street Journal",
    published: "2025-11-20", grade: .a)
  article.authors = ["Laurence Norman", "Matthew Luxmoore"]
  article.language = "en"
  printJSON(of: article)
}

func recordFinding() {
  var advance = Finding(
    "donbas-advance", about: "place:donbas",
    "Russian forces have advanced slowly but steadily.", on: "2025-08/2025-11",
    citations: ["wsj-2025-11-20"])
  advance.certainty = .probable
  printJSON(of: advance)
}

func recordDiscrepancy() {
  let amount = Discrepancy(
    "germany-2026-amount", about: "pledge:germany-2026", member: "quantity",
    "How much does Germany plan for 2026?",
    variants: [
      Discrepancy.Variant(
        "About 12 billion euros", quantity: .about(12_000_000_000, .euro),
        citations: ["wsj-2025-11-20"]),
      Discrepancy.Variant(
        "11.5 billion euros", quantity: .exactly(11_500_000_000, .euro),
        citations: ["babel-2025-11-14"]),
    ])
  printJSON(of: amount)
}

func recordCitation() {
  let citation = Citation(
    "wsj-2025-11-20", .paragraph(8),
    selectors: [
      .quote(TextQuoteSelector(exact: "told reporters")),
      .position(TextPositionSelector(1_204..<1_218)),
    ],
    credibility: 2)
  printJSON(of: Matter("ceasefire", "Ceasefire", citations: [citation]))
}
