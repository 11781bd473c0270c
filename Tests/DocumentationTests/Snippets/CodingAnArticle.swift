import Parley

/// The dossier of the guide "Coding an article"; other guides ask it questions.
func codedArticle() -> Dossier {
  let article = Source(
    "wsj-2025-11-20", "European reactions to the US 28-point plan", .news,
    publisher: "The Wall Street Journal",
    published: "2025-11-20", grade: .a)
  let budgetReport = Source(
    "babel-2025-11-14", "Germany allocates 11.5 billion for 2026", .news,
    publisher: "Babel",
    published: "2025-11-14", grade: .b)

  let states = [
    Actor(
      "ukraine", LocalizedName("Ukraine", aliases: [Alias("Kyiv", .metonym)]), .state),
    Actor(
      "russia", LocalizedName("Russia", aliases: [Alias("Moscow", .metonym)]), .state),
    Actor("germany", "Germany", .state),
    Actor("denmark", "Denmark", .state),
    Actor(
      "european-union",
      LocalizedName("European Union", aliases: [Alias("the bloc", .metonym)]), .bloc),
    Actor(
      "europe", LocalizedName("Europe", aliases: [Alias("the continent", .metonym)]),
      .bloc),
  ]

  let since = Period(from: "../2025-11-20")
  let people = [
    Actor(
      "kaja-kallas", "Kaja Kallas", .person,
      affiliations: [
        Affiliation(
          .minister, of: "european-union", title: "Foreign policy chief",
          during: since)
      ], citations: [Citation("wsj-2025-11-20", .paragraph(7))]),
    Actor(
      "lars-lokke-rasmussen", "Lars Løkke Rasmussen", .person,
      affiliations: [
        Affiliation(
          .minister, of: "denmark", title: "Foreign Minister", during: since)
      ],
      citations: [Citation("wsj-2025-11-20", .paragraph(22))]),
    Actor(
      "dmitry-peskov", "Dmitry Peskov", .person,
      affiliations: [Affiliation(.spokesperson, of: "kremlin", during: since)],
      citations: [Citation("wsj-2025-11-20", .paragraph(12))]),
    Actor("volodymyr-zelensky", "Volodymyr Zelensky", .person),
    Actor("donald-trump", "Donald Trump", .person),
  ]

  let bodies = [
    Actor(
      "kremlin", "Kremlin", .institution,
      affiliations: [Affiliation(.partOf, of: "russia")],
      citations: [Citation("wsj-2025-11-20", .paragraph(12))]),
    Actor("trump-administration", "Trump administration", .institution),
    Actor("european-officials", "European officials", .group, anonymous: true),
    Actor("us-officials", "US officials", .group, anonymous: true),
  ]

  let brussels = Place("brussels", "Brussels", .city)
  var meeting = Event(
    "foreign-ministers", "Meeting of EU foreign ministers", .meeting,
    on: "2025-11-20", in: "brussels",
    participants: ["kaja-kallas"], about: ["proposal:us-28"],
    citations: [Citation("wsj-2025-11-20", .paragraph(8))])
  meeting.outcome = "Remarks to reporters on arrival."

  let ceasefire = Matter("ceasefire", "Ceasefire", topics: [.ceasefireAndMonitoring])
  let settlement = Matter("settlement", "Settlement of the war")

  let territory = Provision(
    "us-28/territory", "1", "Ukraine gives up land in the east that it still holds.",
    topics: ["territoryAndBorders"], obligors: ["ukraine"], beneficiaries: ["russia"],
    effects: [.concession],
    citations: [Citation("wsj-2025-11-20", .paragraph(5))])
  let forceCap = Provision(
    "us-28/force-cap", "2", "The size of Ukraine's armed forces is limited.",
    topics: ["securitySectorReform", "forceCap"], obligors: ["ukraine"],
    beneficiaries: ["russia"],
    effects: [.concession], citations: [Citation("wsj-2025-11-20", .paragraph(5))])
  let noForce = Provision(
    "us-28/no-reassurance-force", "3",
    "A European force after a settlement is ruled out.",
    topics: ["securityGuarantees", "foreignForces"], obligors: ["europe"],
    beneficiaries: ["russia"],
    effects: [.guaranteeLimit], citations: [Citation("wsj-2025-11-20", .paragraph(6))]
  )

  var plan = Proposal(
    "us-28", LocalizedName("US 28-point plan", aliases: [Alias("the plan", .short)]),
    .plan,
    status: [StatusChange(.reported, on: "2025-11-20")],
    provisions: [territory, forceCap, noForce],
    citations: [Citation("wsj-2025-11-20", .paragraph(2))])
  plan.involvement = [
    Involvement(
      "trump-administration", .drafted,
      citations: [Citation("wsj-2025-11-20", .paragraph(2))]),
    Involvement("donald-trump", .endorsed, assertedBy: "us-officials"),
    Involvement("europe", .notConsulted, assertedBy: "european-officials"),
    Involvement(
      "europe", .notBriefed, on: "../2025-11-20", assertedBy: "european-officials"),
  ]

  plan.consents = [
    ConsentRequirement(
      of: "ukraine", basis: .political, assertedBy: "european-officials"),
    ConsentRequirement(of: "europe", basis: .political, assertedBy: "kaja-kallas"),
    ConsentRequirement(
      of: "ukraine", basis: .political, for: "provision:us-28/territory",
      assertedBy: "lars-lokke-rasmussen"),
  ]

  var backing = Statement(
    "kallas-1", by: "kaja-kallas", on: "2025-11-20",
    "A plan can work only if Ukraine and the Europeans back it.",
    stances: [
      Stance(
        .conditional, "proposal:us-28", .precondition,
        if: [
          Condition("Ukraine backs it", about: "actor:ukraine"),
          Condition("the Europeans back it", about: "actor:europe"),
        ])
    ],
    citations: [Citation("wsj-2025-11-20", .paragraph(7))])
  backing.occasion = "foreign-ministers"
  backing.place = "brussels"

  var noConcession = Statement(
    "kallas-2", by: "kaja-kallas", on: "2025-11-20",
    "She has heard of no Russian concession.", mode: .verbatim,
    stances: [
      Stance(.opposes, "proposal:us-28"), Stance(.reports, "concession:russia-none"),
    ],
    citations: [Citation("wsj-2025-11-20", .paragraph(8))])
  noConcession.occasion = "foreign-ministers"
  noConcession.cue = "told reporters"

  let refusal = Statement(
    "peskov-1", by: "dmitry-peskov", on: "2025-11-20",
    "Declines to comment on a new peace plan.", mode: .refusal,
    stances: [Stance(.withholds, "proposal:us-28")],
    citations: [Citation("wsj-2025-11-20", .paragraph(12))])
  let rootCauses = Statement(
    "peskov-2", by: "dmitry-peskov", on: "2025-11-20",
    "A settlement has to deal with the root causes.",
    stances: [
      Stance(
        .conditional, "matter:settlement", .precondition,
        if: ["it deals with the root causes"])
    ],
    citations: [Citation("wsj-2025-11-20", .paragraph(12))])

  var warning = Statement(
    "officials-1", by: "european-officials", on: "../2025-11-20",
    "A limit on the forces is dangerous.",
    stances: [Stance(.opposes, "provision:us-28/force-cap")],
    citations: [Citation("wsj-2025-11-20", .paragraph(5))])
  warning.reasons = [Reason("It opens the way to another Russian attack.")]
  let noLand = Statement(
    "zelensky-1", by: "volodymyr-zelensky", on: "../2025-11-20",
    "Refuses to give up land in the east.",
    stances: [Stance(.rejects, "provision:us-28/territory", .redLine)],
    citations: [Citation("wsj-2025-11-20", .paragraph(16))])
  let atTheTable = Statement(
    "rasmussen-1", by: "lars-lokke-rasmussen", on: "2025-11-20",
    "Giving up territory is a matter for talks with Ukraine at the table.",
    stances: [
      Stance(
        .conditional, "provision:us-28/territory", if: ["Ukraine is at the table"])
    ],
    citations: [Citation("wsj-2025-11-20", .paragraph(22))])

  var secondHand = Statement(
    "trump-1", by: "donald-trump", on: "../2025-11-20",
    "Asked for an immediate ceasefire without conditions.",
    mode: .nested, stances: [Stance(.supports, "matter:ceasefire", .demand)],
    citations: [Citation("wsj-2025-11-20", .paragraph(23))])
  secondHand.reportedBy = ["lars-lokke-rasmussen"]
  secondHand.certainty = .probable

  let land = Concession(
    "ukraine-territory", by: ["ukraine"], .territorial,
    "The land in the east that Ukraine still holds.",
    to: ["russia"], demandedBy: ["proposal:us-28", "actor:russia"],
    establishedBy: ["us-28/territory"],
    history: [
      StatusChange(.demanded),
      StatusChange(.rejected, on: "../2025-11-20", by: ["ukraine"]),
    ],
    statements: ["zelensky-1"],
    citations: [Citation("wsj-2025-11-20", .paragraph(16))])

  var none = Concession(
    "russia-none", by: ["russia"], .unspecified,
    "No concession by Russia has been heard of.", to: ["ukraine"],
    history: [StatusChange(.absent, on: "2025-11-20")], statements: ["kallas-2"],
    citations: [Citation("wsj-2025-11-20", .paragraph(8))])
  none.assertedBy = "kaja-kallas"

  let force = SecurityGuarantee(
    "reassurance-force", "European reassurance force", .reassuranceForce,
    by: ["europe"], for: ["ukraine"],
    blockedBy: ["us-28/no-reassurance-force"],
    history: [
      StatusChange(.offered, on: "../2025-11-20"),
      StatusChange(.blocked, on: "2025-11-20"),
    ],
    citations: [Citation("wsj-2025-11-20", .paragraph(6))])
  let pledge = Pledge(
    "germany-2026", by: ["germany"], to: ["ukraine"], .financial,
    "Support in the budget of 2026.",
    quantity: .about(12_000_000_000, .euro),
    during: Period(from: "2026-01-01", until: "2027-01-01"),
    history: [StatusChange(.planned, on: "2025-11-20")],
    citations: [Citation("wsj-2025-11-20", .paragraph(18))])

  let amount = Discrepancy(
    "germany-2026-amount", about: "pledge:germany-2026", member: "quantity",
    "How much does Germany plan for 2026?",
    variants: [
      Discrepancy.Variant(
        "About 12 billion euros", quantity: .about(12_000_000_000, .euro),
        citations: [Citation("wsj-2025-11-20", .paragraph(18))]),
      Discrepancy.Variant(
        "11.5 billion euros", quantity: .exactly(11_500_000_000, .euro),
        citations: ["babel-2025-11-14"]),
    ])

  var contents = Dossier.Contents(title: "European reactions to the US 28-point plan")
  contents.sources = [article, budgetReport]
  contents.actors = states + people + bodies
  contents.places = [brussels]
  contents.events = [meeting]
  contents.matters = [ceasefire, settlement]
  contents.proposals = [plan]
  contents.statements = [
    backing, noConcession, refusal, rootCauses, warning, noLand, atTheTable,
    secondHand,
  ]
  contents.concessions = [land, none]
  contents.guarantees = [force]
  contents.pledges = [pledge]
  contents.discrepancies = [amount]
  let dossier = Dossier(contents)
  return dossier
}

func codingAnArticle() {
  let dossier = codedArticle()
  let problems = dossier.validate()
  print("\(dossier.statements.count) statements, \(problems.count) problems")
  for problem in problems { print(problem) }

  for provision in dossier.provisions(of: "us-28") {
    print(provision.text)
    let point = Subject.provision(provision.id)
    for statement in dossier.statements(.concerning(point, including: .exactly)) {
      for stance in statement.stances {
        print(
          "  \(statement.speakers[0]) \(stance.attitude)",
          stance.firmness.map { "(\($0))" } ?? "(not said)")
      }
    }
  }
}

func codingMistake() {
  var contents = codedArticle().contents
  let mistaken = Statement(
    "officials-2", by: "european-official", on: "2025-11-20",
    "Regard the plan as too favourable to Russia.",
    stances: [Stance(.opposes, "proposal:us-82")])
  contents.statements.append(mistaken)
  for problem in Dossier(contents).validate() { print(problem) }
}
