// Briefing: who stands where on a proposal, as a text that a foreign desk can work with.
//
// It shows what typed records are good for: each line is computed from statements, provisions, concessions, consents,
// events, sanctions, guarantees and sources; no line is written down anywhere. One file makes one section.
import ExampleSupport
import Parley

@main
enum Briefing {
  static func main() {
    let form = ExampleArguments.Form(flags: ["--json"], single: ["--as-of-day", "--proposal"])
    ExampleProgram.run(form, help: help) { arguments throws(ExampleFailure) in
      let day = try arguments.value("--as-of-day", Day.init(_:))
      let proposal = try arguments.value("--proposal", Proposal.ID.init(_:))
      let dossier = try ExampleInput.open(arguments.path)
      let view = try View(dossier, on: day, of: proposal)
      let report = report(view)
      return report.output(arguments, dossier)
    }
  }

  /// All sections, in the order in which an editor asks.
  static func report(_ view: View) -> Report {
    var report = Report(
      heading: ["Briefing: \(view.proposal.title.primary)"],
      data: ["asOf": .string(view.day.description), "proposal": .string(view.proposal.id.rawValue)],
      sections: [
        view.plan, view.positions, view.points, view.redLines, view.concessions, view.consents, view.room,
        view.sanctions, view.guarantees,
      ])
    report.sections.append(view.disagreements(about: report.subjects))
    let speakers = Set(view.statements.flatMap(\.speakers))
    let sources = report.sources
    let grades = Source.Grade.known.compactMap { grade -> String? in
      let count = sources.count { view.dossier[$0]?.grade == grade }
      return count == 0 ? nil : "\(count) of grade \(grade)"
    }
    let ungraded = sources.count { view.dossier[$0]?.grade == nil }
    report.heading += [
      "As of \(Wording.day(view.day)): what had been said and done by that day, as far as a source published by "
        + "then tells of it. Out of the dossier \"\(view.dossier.title)\"; known by that day: "
        + "\(Wording.count(view.statements.count, "statement")) by \(Wording.count(speakers.count, "speaker")).",
      sources.isEmpty
        ? "It cites no source."
        : "It rests on \(Wording.count(sources.count, "source")): \(Wording.list(grades + (ungraded == 0 ? [] : ["\(ungraded) not graded"]))).",
    ]
    return report
  }

  static let help = """
    briefing: who stands where on a proposal, as of a day

    usage: briefing [options] [DOSSIER.json]

      --as-of-day DAY   brief on what was known on a day, for example 2025-11-20; without it, on
                        the first day on which all statements on record had been made and published
      --proposal ID     brief on this proposal; without it, on the one with the most statements
      --json            print the same as JSON
      --version         print the name and the version of the format
      -h, --help        print this

    Without a file it reads the dossier ukraine-2025 that comes with it; - is standard input. A line is shown when a source
    published by the day supports it. Exit code 0, or 2 for arguments or a dossier that cannot be used.
    """
}
