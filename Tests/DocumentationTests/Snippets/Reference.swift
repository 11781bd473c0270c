import Parley

// Examples of the reference pages of types that are no records.

func referenceDossier() {
  let dossier = codedArticle()
  print(dossier.statements.count, dossier.statements[0].id)
  print(dossier["kaja-kallas" as Actor.ID]?.name ?? "nobody")
  print(dossier.represents("kaja-kallas", on: "2025-11-20"))
}

func referenceQuery() {
  let dossier = codedArticle()
  let query = Query<Concession>(
    where: .by("ukraine"), .kind(.territorial), orderedBy: .newestFirst, limit: 5)
  for concession in dossier.fetch(query) {
    print(concession.id, concession.history.status() ?? "no status on record")
  }
}

func referencePartialDate() {
  let date: PartialDate = "2025-11~"
  print(date.earliest, date.latest, date.precision, date.isApproximate)
  print(date.falls(within: "2025-11"), date.falls(within: "2026"))
}

func referencePeriod() {
  let term = Period(from: "2024-12-01", until: "2029-11")
  print(
    term.contains("2029-10-31"), term.contains("2029-11-15"),
    term.contains("2029-12-01"))
}

func referenceQuantity() throws {
  let text = "at least 1500000000 EUR"
  let first: Quantity = .about(12_000_000_000, .euro)
  let raise: [Quantity] = ["4.5 percent", .exactly(4.5, .percent)]
  let second = try Quantity(text)
  print(first, "|", second, "|", try first.adding(second))
  print(raise[0], raise[0] == raise[1])
  do throws(Quantity.ArithmeticError) {
    print(try first.adding(.exactly(600_000, .personnel)))
  } catch {
    print(error.code, error)
  }
}

func referenceJSONValue() {
  var actor = Actor("ukraine", "Ukraine", .state)
  actor.extra["x-map"] = ["zoom": 6, "layers": ["front", "borders"]]
  if let map = actor.extra["x-map"] {
    print(map["zoom"]?.integer == 6, map["layers"]?[1]?.string ?? "")
    print(map["colour"] == nil, map.object?.map(\.name) ?? [])
  }
}

func referenceDocumentErrors() {
  let documents = [
    #"{"$parley": 1, "title": "a",}"#,
    #"{"$parley": 1, "title": "\ud83d"}"#,
    #"{"$parley": 1, "x": "# + String(repeating: "[", count: 200),
    #"{"$parley": 1, "places": [{"id": "p", "kind": "city", "name": "P", "coordinate": {"latitude": 1e99}}]}"#,
    #"{"$parley": 1, "title": "a", "title": "b"}"#,
    #"{"$parley": 1, "statements": [{"id": "st-1", "speakers": "kaja-kallas"}]}"#,
    #"{"$parley": 1, "actors": [{"id": "ukraine", "name": "Ukraine"}]}"#,
    #"{"$parley": 1, "statements": [{"id": "st-1", "date": "2025-02-30"}]}"#,
    #"{"$parley": 2}"#,
  ]
  for text in documents {
    do throws(DocumentError) {
      _ = try Dossier(jsonBytes: Array(text.utf8), named: "d.json")
    } catch {
      print("\(error.code): column \(error.column): \(error.reason)")
    }
  }
}
