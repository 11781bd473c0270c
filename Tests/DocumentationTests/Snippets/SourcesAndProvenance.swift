import Parley

func provenanceGrades() {
  let dossier = codedArticle()
  let wellSourced = dossier.statements(.source(.grade(atLeast: .a)))
  print(wellSourced.count, "of", dossier.statements.count, "statements")
  print(Source.Grade.b.isAtLeast(.c), Source.Grade.f.isAtLeast(.e))
}

func provenanceCitation() {
  let citation = Citation(
    "wsj-2025-11-20", .paragraph(8),
    selectors: [
      .quote(TextQuoteSelector(exact: "told reporters", suffix: " in Brussels"))
    ], credibility: 2)
  printJSON(of: Matter("m", "m", citations: [citation]))
}

func provenanceAsserted() {
  let dossier = codedArticle()
  for involvement in dossier.proposals[0].involvement {
    let word = involvement.assertedBy.map { "according to \($0)" } ?? "by the editors"
    print(involvement.actor, involvement.role, word)
  }
}

func provenanceReview() {
  let dossier = codedArticle()
  var contents = dossier.contents
  contents.statements[0].review = .reviewed
  let changed = Dossier(contents)
  print(changed.count(Filter<Statement>.review(.reviewed)), "reviewed,")
  print(changed.count(Filter<Statement>.review(.draft)), "still to do")
}

func provenanceDiscrepancy() {
  let dossier = codedArticle()
  for discrepancy in dossier.discrepancies {
    print(discrepancy.question)
    for variant in discrepancy.variants {
      print(" ", variant.text, variant.citations.map(\.source), variant.certainty)
    }
  }
}
