import Parley

private func speeches() -> Dossier {
  let dossier = Dossier(
    records: [
      Actor("merz", "Friedrich Merz", .person),
      Actor("erdogan", "Recep Tayyip Erdoğan", .person),
      Statement(
        "merz-1", by: "merz", on: "2025-05-26",
        "Lifts all limits on the range of weapons, and speaks of sanctions."),
      Statement(
        "merz-2", by: "merz", on: "2025-05-28",
        "Offers to build long-range weapons with Ukraine, and wants new sanctions.",
        quotation: Quotation(
          "We want to enable long range weapons.",
          original: "Wir wollen weitreichende Waffen ermöglichen.")),
      Statement(
        "merz-3", by: "merz", on: "2025-09-18",
        "Calls for a ceasefire, a ceasefire without conditions."),
      Statement(
        "erdogan-1", by: "erdogan", on: "2025-05-11",
        "Offers Istanbul for talks about a ceasefire and a lasting peace."),
    ])
  return dossier
}

func searchingWords() {
  let dossier = speeches()
  let found = dossier.statements(.text("\"long-range weapons\" sanction*"))
  print(found.map(\.id))

  let turkish = dossier.fetch(Query<Actor>(where: .text("erdogan")))
  print(turkish.map(\.name.primary))
}

func searchingRelevance() {
  let dossier = speeches()
  let query = Query<Statement>(
    where: .text("ceasefire"), orderedBy: .relevance, limit: 20)
  print(dossier.fetch(query).map(\.id))
}

func searchingHighlights() {
  let dossier = speeches()
  let filter: Filter<Statement> = .text("\"long-range weapons\" ermoglichen")
  for statement in dossier.statements(filter) {
    for highlight in filter.highlights(in: statement) {
      let marked = highlight.ranges.map { highlight.text[$0] }
      print(highlight.member, marked)
    }
  }
}
