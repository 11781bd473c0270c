// Discourse map: who agrees with whom about what, which groups that makes, and what holds each of them together.
//
// It shows how a network is made: statements become a table once, the table answers every question about agreement,
// and each tie names the sources that it rests on.
import ExampleSupport
import Parley
import ParleyAnalysis

@main
enum DiscourseMap {
  static func main() {
    let form = ExampleArguments.Form(flags: ["--json"], single: ["--nodes", "--about", "--from", "--to", "--window"])
    ExampleProgram.run(form, help: help) { arguments throws(ExampleFailure) in
      let dossier = try ExampleInput.open(arguments.path)
      let map = try Map(arguments, dossier)
      return map.report.output(arguments, dossier)
    }
  }

  static let help = """
    discourse-map: who agrees with whom about what

    usage: discourse-map [options] [DOSSIER.json]

      --nodes WORD     who stands in the network: represented (states and blocs, the default), state, bloc or actor
      --about WORD     about what they agree: subject (provisions, plans and matters, the default), topic or matter
      --from DAY       count statements of this day or later, for example 2025-11-20
      --to DAY         count statements of this day or earlier
      --window DAYS    how agreement changes from one window of so many days to the next
      --json           print the same as JSON
      --version        print the name and the version of the format
      -h, --help       print this

    Two actors agree where both are for the same thing or both against it; each statement counts once in each source.
    Without a file it reads the dossier ukraine-2025 that comes with it; - is standard input.
    Exit code 0, also where nobody agrees with anybody; 2 for arguments or a dossier that cannot be used.
    """
}
