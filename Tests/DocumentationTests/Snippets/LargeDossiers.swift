import Parley

func largePages() {
  let dossier = codedArticle()
  let query = Query<Statement>(
    where: .since("2025-11-19"), orderedBy: .newestFirst, limit: 3)
  var page = dossier.page(query)
  while true {
    print(page.ids)
    guard let next = page.next else { break }
    page = next
  }
}

func largeCursors() throws {
  let dossier = codedArticle()
  let query = Query<Statement>(
    where: .since("2025-11-19"), orderedBy: .newestFirst, limit: 3)
  let sent = dossier.page(query).cursor.map { "\($0)" } ?? ""
  let second = try dossier.page(query, after: QueryCursor(sent))
  print(second.map(\.id))

  guard let cursor = dossier.page(query).cursor else { return }
  do throws(CursorError) {
    _ = try Dossier(title: "Another", records: []).page(query, after: cursor)
  } catch {
    print(error.code, error.category)
  }
}

func largeStreams() {
  let dossier = codedArticle()
  let short = dossier.stream(Query<Statement>(where: .mode(.verbatim)))
    .matching { $0.summary.count < 45 }
  for statement in short.prefix(2) { print(statement.id, statement.summary) }
}

func largeGroups() {
  let dossier = codedArticle()
  for group in dossier.groups(
    Filter<Statement>.during("2025-11"), by: .speaker, .attitude
  ).prefix(4) {
    print(group.keys.map { $0 ?? "none" }, group.count)
  }
  print(
    dossier.groups(Filter<Statement>.all(), by: .month).map {
      "\($0.keys[0] ?? "unknown"): \($0.count)"
    })
}

func largeLatest() {
  let dossier = codedArticle()
  let stands = dossier.latest(
    Filter<Statement>.before("2025-12-01"), per: .speaker, .subject)
  for newest in stands.prefix(3) {
    print(newest.keys.map { $0 ?? "none" }, newest.id)
  }
}

func largePlans() {
  let dossier = codedArticle()
  print(
    dossier.explain(
      Query<Statement>(
        where: .speaker("kaja-kallas"), .concerning("proposal:us-28"),
        .during("2025-11"),
        orderedBy: .newestFirst,
        limit: 2)))
  print(dossier.explain(Query<Statement>(where: .speaker("kaja-callas"))))
}
