import Parley

func readme() {
  let dossier = Dossier(
    title: "A plan, and two answers to it",
    records: [
      Source("report", "Report of 20 November", .news, published: "2025-11-20"),
      Actor("kaja-kallas", "Kaja Kallas", .person),
      Actor("dmitry-peskov", "Dmitry Peskov", .person),
      Proposal("us-28", "US 28-point plan", .plan, citations: ["report"]),
      Statement(
        "kallas-1", by: "kaja-kallas", on: "2025-11-20",
        "A plan needs the backing of Ukraine and of the Europeans.",
        stances: [Stance(.conditional, "proposal:us-28", .precondition)],
        citations: ["report"]),
      Statement(
        "peskov-1", by: "dmitry-peskov", on: "2025-11-20",
        "Declines to comment on a new plan.", mode: .refusal,
        stances: [Stance(.withholds, "proposal:us-28")], citations: ["report"]),
    ])

  let answers = dossier.statements(.concerning("proposal:us-28"), .during("2025-11"))
  for statement in answers {
    let speaker = dossier.name(of: statement.speakers[0])
    print(speaker, statement.stances.map(\.attitude), statement.summary)
  }
  print("Problems found:", dossier.validate().count)
}
