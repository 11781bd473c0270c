import Parley

func askingFilters() {
  let dossier = codedArticle()
  let kallas = dossier.statements(.speaker("kaja-kallas"), .mode(.verbatim))
  print(kallas.map(\.id))

  let either = dossier.statements(.any(.mode(.refusal), .firmness(.redLine)))
  print(either.map(\.id))

  let position: Filter<Statement> = .any(
    .polarity(.positive), .polarity(.neutral), .polarity(.negative))
  print(dossier.statements(.not(position)).map(\.id))
}

func askingStances() {
  let dossier = codedArticle()
  let loose = dossier.statements(
    .concerning("concession:russia-none"), .polarity(.negative))
  print(loose.map(\.id))
  let strict = dossier.statements(
    .stance(.concerning("concession:russia-none"), .polarity(.negative)))
  print(strict.map(\.id))
}

func askingScopes() {
  let first = Proposal(
    "draft-1", "First draft", .draft,
    provisions: [Provision("draft-1/2", "2", "A limit on forces.")])
  let second = Proposal(
    "draft-2", "Second draft", .draft, revises: "draft-1",
    provisions: [
      Provision(
        "draft-2/3", "3", "A higher limit on forces.", descendsFrom: ["draft-1/2"])
    ])
  let dossier = Dossier(
    records: [
      first, second, Actor("ukraine", "Ukraine", .state),
      Statement(
        "st-1", by: "ukraine", on: "2025", "On the first draft.",
        stances: [Stance(.opposes, "proposal:draft-1")]),
      Statement(
        "st-2", by: "ukraine", on: "2025", "On its limit.",
        stances: [Stance(.rejects, "provision:draft-1/2")]),
      Statement(
        "st-3", by: "ukraine", on: "2025", "On the new limit.",
        stances: [Stance(.accepts, "provision:draft-2/3")]),
    ])
  for scope in SubjectScope.allCases {
    let found = dossier.statements(.concerning("proposal:draft-1", including: scope))
    print(scope, found.map(\.id))
  }
}

func askingOffice() {
  let dossier = codedArticle()
  print(dossier.statements(.speakingFor("russia")).map(\.id))
  print(dossier.statements(.speakingFor("russia", on: "2020-01-01")).map(\.id))
  let danish: Filter<Actor> = .affiliated(with: "denmark", as: .minister)
  print(dossier.statements(.speaker(danish)).map(\.id))
}

func askingOthers() {
  let dossier = codedArticle()
  print(dossier.provisions(.effect(.concession), .obligor("ukraine")).map(\.number))
  print(dossier.proposals(.involving("europe", as: .notConsulted)).map(\.id))
  print(dossier.concessions(.by("russia"), .status(.absent)).map(\.summary))
  print(dossier.fetch(Query<Source>(where: .grade(atLeast: .a))).map(\.title))
}

func askingQueries() {
  let dossier = codedArticle()
  let newest = Query<Statement>(
    where: .concerning("proposal:us-28"), orderedBy: .newestFirst, limit: 3)
  for statement in dossier.fetch(newest) { print(statement.date, statement.id) }
  print(dossier.count(newest.filter), "in all")
}

func askingStored() throws {
  let filter: Filter<Statement> = .all(
    .speaker("kaja-kallas"),
    .stance(.concerning("proposal:us-28"), .attitude(.opposes)))
  let stored: [UInt8] = filter.jsonValue.jsonBytes()
  print(String(decoding: stored, as: UTF8.self))
  let restored = try Filter<Statement>(jsonValue: JSONValue(parsing: stored))
  print(restored == filter)
}

func askingRefused() {
  do throws(FilterError) {
    let filter = try Filter<Proposal>(jsonValue: ["speaker": ["kaja-kallas"]])
    print(filter)
  } catch {
    print(error.code, error.category)
    print(error)
  }
}
