// Compare proposals: what one text changes in another, and towards whose stated positions.
//
// It shows `ProposalDiff`, `ThreeWayDiff` and `ProvisionLineage`. `Request` reads what was asked; the other files put one
// kind of answer each into lines.
import ExampleSupport
import Parley
import ParleyAnalysis

@main
enum CompareProposals {
  static func main() {
    let form = ExampleArguments.Form(
      flags: ["--json", "--kept", "--by-content"], single: ["--from", "--to", "--and", "--through", "--on"],
      repeated: ["--actor"])
    ExampleProgram.run(form, help: help) { arguments throws(ExampleFailure) in
      let dossier = try ExampleInput.open(arguments.path)
      let report = try report(Request(arguments, in: dossier), dossier)
      return report.output(arguments, dossier)
    }
  }

  private static func report(_ request: Request, _ dossier: Dossier) throws(ExampleFailure) -> Report {
    do throws(AnalysisError) {
      if let provision = request.provision {
        return LineageReport(try ProvisionLineage(of: provision, in: dossier), dossier).report
      }
      if let other = request.other {
        let diff = try ThreeWayDiff(
          base: request.from, left: request.to, right: other, in: dossier, on: request.day, actors: request.actors,
          options: request.options)
        return ThreeWayReport(diff).report
      }
      let diff = try ProposalDiff(
        from: request.from, to: request.to, in: dossier, on: request.day, actors: request.actors,
        options: request.options)
      return DiffReport(diff, dossier, showsKept: request.showsKept).report
    } catch {
      throw ExampleFailure("error: \(error.reason)")
    }
  }

  static let help = """
    compare-proposals: what one text changes in another, point by point

    usage: compare-proposals [options] [DOSSIER.json]

      --from ID      the earlier text; without it: the American plan, us-28
      --to ID        the later text; without it: the European edit, e3-counter
      --and ID       a second later text: where do the two go different ways?
      --through ID   one point through all drafts, for example us-28/6
      --actor ID     whose stated positions are looked at; given several times: those of each
      --on DAY       positions as they were on this day
      --by-content   find the points that belong together by number and content alone
      --kept         list also what is kept
      --json         print the same as JSON
      --version      print the name and the version of the format
      -h, --help     print this

    Without a file it reads the dossier ukraine-2025 that comes with it; - is standard input.
    Exit code 0, or 2 for arguments or a dossier that cannot be used.
    """
}
