import ExampleSupport
import Parley
import ParleyAnalysis

/// What the user asked for.
struct Request {
  let from: Proposal.ID
  let to: Proposal.ID
  let other: Proposal.ID?
  let provision: Provision.ID?
  let actors: [Actor.ID]?
  let day: Day?
  let showsKept: Bool
  private(set) var options = ProposalDiff.Options()

  /// Reads the arguments.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - dossier: The dossier that holds what they name.
  /// - Throws: ``ExampleFailure`` for names that are not on record and values that cannot be read.
  init(_ arguments: ExampleArguments, in dossier: Dossier) throws(ExampleFailure) {
    func text(_ option: String) throws(ExampleFailure) -> Proposal.ID? {
      guard let id = try arguments.value(option, Proposal.ID.init(_:)) else { return nil }
      guard dossier.proposals.contains(id) else {
        throw Self.unknown("proposal", id.rawValue, option, among: dossier.proposals.map(\.id.rawValue))
      }
      return id
    }
    provision = try arguments.value("--through", Provision.ID.init(_:))
    let (earlier, later) = (try text("--from"), try text("--to"))
    guard
      provision != nil || [earlier ?? "us-28", later ?? "e3-counter"].allSatisfy({ dossier.proposals.contains($0) })
    else {
      let known = dossier.proposals.map(\.id.rawValue)
      throw ExampleFailure(
        known.count < 2
          ? "error: the dossier has no two texts to compare"
          : "error: name two texts with --from and --to; there are \(Wording.list(known))")
    }
    from = earlier ?? "us-28"
    to = later ?? "e3-counter"
    other = try text("--and")
    if from == to { throw ExampleFailure("error: --from and --to name the same text, \(from)") }
    if let other, other == from || other == to {
      throw ExampleFailure("error: --and names a text that is compared already, \(other)")
    }
    if let provision, !dossier.provisions.contains(provision) {
      throw Self.unknown("point", provision.rawValue, "--through", among: dossier.provisions.map(\.id.rawValue))
    }
    var actors: [Actor.ID] = []
    for text in arguments.all("--actor") {
      guard let id = try? Actor.ID(text), dossier.actors.contains(id) else {
        throw Self.unknown("actor", text, "--actor", among: dossier.actors.map(\.id.rawValue))
      }
      if !actors.contains(id) { actors.append(id) }
    }
    self.actors = actors.isEmpty ? nil : actors
    day = try arguments.value("--on", Day.init(_:))
    showsKept = arguments.has("--kept")
    options.usesLineage = !arguments.has("--by-content")
  }

  private static func unknown(
    _ kind: String, _ name: String, _ option: String, among known: [String]
  ) -> ExampleFailure {
    let near = Spelling.nearest(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
    return ExampleFailure("error: \(option): no \(kind) \"\(name)\"\(near)")
  }
}
