import ExampleSupport
import Parley
import ParleyAnalysis

extension View {
  /// Who stands where: for each actor the latest position.
  var positions: Report.Section {
    let subject = Subject.proposal(proposal.id)
    let standings = standings(on: subject)
    var groups = Attitude.known.compactMap { attitude -> Report.Item? in
      let lines = standings.filter { $0.position.attitude == attitude }.map(line)
      return lines.isEmpty ? nil : Report.Item(Self.titles[attitude] ?? Wording.term(attitude), items: lines)
    }
    let open = standings.filter { $0.position.stance == nil }.map(line)
    if !open.isEmpty { groups.append(Report.Item("For or against it, as the dates leave open", items: open)) }
    let refusals = refusals(on: subject)
    if !refusals.isEmpty { groups.append(Report.Item("Decline to comment, which is no position", items: refusals)) }
    return Report.Section(
      "positions", "Who stands where on the plan",
      note: groups.isEmpty ? "No position is on record by this day." : "The latest position of each by this day.",
      items: groups)
  }

  private static let titles: [Attitude: String] = [
    .supports: "For it", .accepts: "Accept it", .conditional: "For it on conditions",
    .ambivalent: "Partly for, partly against it", .undecided: "Undecided", .opposes: "Against it",
    .rejects: "Reject it",
  ]

  /// The refusals of those whose position is not known.
  private func refusals(on subject: Subject) -> [Report.Item] {
    positions(on: subject).compactMap { position in
      guard !position.isKnown, let statement = position.withheld.flatMap({ dossier[$0] }),
        let stance = statement.stances.first(where: { $0.subject == subject })
      else { return nil }
      return line(HeldStance(stance, in: statement), of: [position.actor], on: subject)
    }
  }

  /// The position and, under it, what else was said on the same day, or may have been said before or after.
  private func line(_ standing: Standing) -> Report.Item {
    let (subject, stance) = (standing.position.subject, standing.position.stance)
    var item =
      stance.map { line($0, of: standing.actors, on: subject) } ?? Report.Item(dossier.names(of: standing.actors))
    item.items = standing.position.alongside.map { held in
      var also = line(held, of: [], on: subject)
      let title = Self.titles[held.stance.attitude].map { $0.prefix(1).lowercased() + $0.dropFirst() }
      let firmness = held.stance.firmness.map { ", " + Wording.term($0) } ?? ""
      let start = held.stance.firmness.map { $0 == .preference ? "" : Wording.term($0) + ": " } ?? ""
      let day = held.date == stance?.date ? "On the same day" : Wording.capitalised(words(held.date))
      also.text = "\(day), \(title ?? "no position")\(firmness): " + also.text.dropFirst(start.count)
      return also
    }
    return item
  }
}
