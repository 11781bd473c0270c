import Parley

func timeDays() {
  let day: Day = "2025-11-20"
  print(day.weekday, day.advanced(by: 7), day.distance(to: "2025-12-31"))
}

func timeTable() {
  let dates: [PartialDate] = [
    "2025", "2025-11", "2025-11-20", "2025-24", "202X", "2025-11-XX", "2025-11~",
    "2025-08/2025-11",
  ]
  for date in dates {
    print("\(date): \(date.precision), \(date.earliest) to \(date.latest)")
  }
}

func timeRefusals() {
  for text in ["2025-02-30", "20.11.2025", "2025-11-20/2025-10", "2025-33"] {
    do throws(ParseError) {
      _ = try PartialDate(text)
    } catch {
      print(error.code, error)
    }
  }
}

func timeAnswers() {
  let said: PartialDate = "2025-11"
  print(said.falls(within: "2025"))
  print(said.falls(within: "2025-11-20"))
  print(said.falls(within: "2025-10"))
  let possibly = Ternary.possibly
  print(possibly.and(.yes), possibly.or(.no), possibly.negated)
}

func timePeriods() {
  let office = Period(from: "2024-12-01")
  let mandate = Period(from: "2019-12-01", until: "2024-12")
  let vague = Period(from: .unknown, until: .date("2025"))
  print(
    mandate, mandate.contains("2020-01-01"), mandate.contains("2024-12-10"),
    mandate.contains("2025-01-01"))
  print(office, office.contains("2025-11-20"), office.overlaps(mandate))
  print(vague, vague.contains("2025-11-20"), vague.hasEnded(on: "2026-01-01"))
}

func timeFilters() {
  let dossier = codedArticle()
  let certain = dossier.statements(.during("2025-11"))
  let possible = dossier.statements(.possiblyDuring("2025-11"))
  print(certain.count, "certainly in November,", possible.count, "possibly")
}

func timeCertainty() {
  let dossier = codedArticle()
  for statement in dossier.statements(.not(.certainty(.confirmed))) {
    print(statement.id, statement.certainty, "by way of", statement.reportedBy)
  }
}

func timeMoments() {
  let received: Timestamp = "2025-11-20T10:15:30.250+02:00"
  print(received, received.day)
}
