// Who said what: statements by speaker, subject, attitude and date.
//
// It shows how questions are asked: a filter is a value, so that one can be put together from whatever a user chose,
// stored, and asked again later. `Selection` makes the filter; this file reads the arguments and prints the answer.
import ExampleSupport
import Parley

@main
enum WhoSaidWhat {
  static func main() {
    let form = ExampleArguments.Form(
      flags: ["--exactly", "--newest", "--json"],
      single: ["--for", "--member-of", "--about", "--from", "--to", "--during", "--limit"],
      repeated: ["--speaker", "--attitude"])
    ExampleProgram.run(form, help: help) { arguments throws(ExampleFailure) in
      let dossier = try ExampleInput.open(arguments.path)
      let selection = try Selection(arguments, in: dossier)
      let report = report(dossier.fetch(selection.query), of: selection, in: dossier)
      return report.output(arguments, dossier)
    }
  }

  /// The statements, one section for each date.
  private static func report(_ statements: [Statement], of selection: Selection, in dossier: Dossier) -> Report {
    let order = selection.query.order == .newestFirst ? "newest first" : "oldest first"
    let all = dossier.count(selection.query.filter)
    let count =
      all > statements.count
      ? "\(statements.count) of \(Wording.count(all, "statement"))" : Wording.count(statements.count, "statement")
    var sections: [Report.Section] = []
    for statement in statements {
      let date = statement.date
      if sections.last?.key != date.text {
        sections.append(Report.Section(date.text, Wording.date(date), items: []))
      }
      sections[sections.count - 1].items.append(item(statement, in: dossier))
    }
    return Report(
      heading: ["Who said what", selection.description(in: dossier)]
        + [statements.isEmpty ? "No statement on record fits." : "\(count), \(order)."],
      data: ["query": selection.query.filter.jsonValue, "count": .number(JSONNumber(statements.count))],
      sections: sections)
  }

  /// A statement, and under it the stances that it takes.
  private static func item(_ statement: Statement, in dossier: Dossier) -> Report.Item {
    let speakers = statement.speakers.map { dossier.speaker($0, of: statement) }
    let reporters = statement.reportedBy.isEmpty ? "" : ", as told by \(dossier.names(of: statement.reportedBy))"
    let quotation = statement.quotation.map { " \"\($0.text)\"" } ?? ""
    let stances = statement.stances.map { stance in
      let firmness = stance.firmness.map { ", \(Wording.term($0))" } ?? ""
      let conditions = stance.conditions.map(\.text).joined(separator: " ")
      return Report.Item(
        "\(Wording.term(stance.attitude))\(firmness): \(dossier.fullName(of: stance.subject))"
          + (conditions.isEmpty ? "" : ". On condition: \(conditions)"),
        data: ["attitude": .string(stance.attitude.rawValue), "subject": .string(stance.subject.description)])
    }
    let origin = Wording.list(speakers) + reporters + dossier.word(of: statement.assertedBy)
    return Report.Item(
      "\(origin): \(statement.summary)\(quotation)",
      statement.citations,
      data: [
        "statement": .string(statement.id.rawValue), "date": .string(statement.date.text),
        "speakers": .array(statement.speakers.map { .string($0.rawValue) }),
      ], items: stances)
  }

  static let help = """
    who-said-what: statements by speaker, subject, attitude and date

    usage: who-said-what [options] [DOSSIER.json]

      --speaker ID      said by this actor; given several times: by any of them
      --for ID          said for this actor, by office on the day of the statement or expressly
      --member-of ID    said by or for a member of this bloc on the day of the statement
      --about SUBJECT   about this and its parts, for example proposal:us-28 or provision:us-28/6
      --exactly         about the subject of --about itself, not about its parts
      --attitude WORD   with this attitude, for example opposes; given several times: any of them
      --from DAY        said on this day or later, for example 2025-11-20
      --to DAY          said on this day or earlier
      --during DATE     said within a date of EDTF, for example 2025-11 or 2025-11-20/2025-11-23
      --newest          newest first
      --limit N         at most N statements
      --json            print the same as JSON
      --version         print the name and the version of the format
      -h, --help        print this

    All that is given has to hold. Without a file it reads the dossier ukraine-2025 that comes with it; - is standard input.
    Exit code 0, also where nothing fits; 2 for arguments or a dossier that cannot be used.
    """
}
