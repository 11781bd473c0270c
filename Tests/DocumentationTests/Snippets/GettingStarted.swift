import Foundation
import Parley

private func firstDossier() -> Dossier {
  let report = Source(
    "report", "Report of 20 November 2025", .news, published: "2025-11-20", grade: .a)
  let peskov = Actor("dmitry-peskov", "Dmitry Peskov", .person)
  let plan = Proposal("us-28", "US 28-point plan", .plan, citations: ["report"])
  let refusal = Statement(
    "peskov-1", by: "dmitry-peskov", on: "2025-11-20",
    "Declines to comment on a new plan.", mode: .refusal,
    stances: [Stance(.withholds, "proposal:us-28")], citations: ["report"])
  let dossier = Dossier(title: "Talks", records: [report, peskov, plan, refusal])
  return dossier
}

func gettingStartedByHand() {
  let dossier = firstDossier()
  print(dossier.title, "-", dossier.statements.count, "statement")
  if let plan = dossier["us-28" as Proposal.ID] {
    print(plan.title, plan.kind)
  }
}

func gettingStartedWriting() {
  let dossier = firstDossier()
  let bytes: [UInt8] = dossier.jsonBytes()
  print(String(decoding: bytes, as: UTF8.self), terminator: "")
}

func gettingStartedReading() throws {
  let text = """
    {
      "$parley": 1,
      "actors": [{"id": "kaja-kallas", "kind": "person", "name": "Kaja Kallas"}],
      "proposals": [{"id": "us-28", "kind": "plan", "title": "US 28-point plan"}],
      "statements": [
        {
          "date": "2025-11-20", "id": "kallas-1", "speakers": ["kaja-kallas"],
          "stances": [{"attitude": "conditional", "subject": "proposal:us-28"}],
          "summary": "A plan needs the backing of Ukraine and of the Europeans."
        }
      ]
    }
    """
  let dossier = try Dossier(jsonBytes: Array(text.utf8), named: "first.json")
  for statement in dossier.statements {
    print(statement.date, statement.speakers, statement.summary)
  }
}

func openDossier(at url: URL) throws -> Dossier {
  let bytes = [UInt8](try Data(contentsOf: url))
  return try Dossier(jsonBytes: bytes, named: url.lastPathComponent)
}

func gettingStartedAsking() {
  let dossier = firstDossier()
  let onThePlan = dossier.statements(.concerning("proposal:us-28"))
  let refusals = dossier.count(Filter<Statement>.mode(.refusal), .during("2025-11"))
  print(onThePlan.count, "statement on the plan,", refusals, "refusal in November")
}

func gettingStartedChanging() {
  let dossier = firstDossier()
  var contents = dossier.contents
  contents.statements[0].stances[0].subject = "proposal:us-29"
  let changed = Dossier(contents)
  let (before, after) = (dossier.validate(), changed.validate())
  print(before.count, "problems before,", after.count, "after:")
  for problem in after { print(problem) }
}

func gettingStartedErrors() {
  let text = #"{"$parley": 1, "statements": [{"id": "st-1", "date": "2025-02-30"}]}"#
  do throws(DocumentError) {
    let dossier = try Dossier(jsonBytes: Array(text.utf8), named: "first.json")
    print(dossier.statements.count, "statements")
  } catch {
    print(error)
    print(error.code, error.category, error.line, error.column, error.path)
  }
}
