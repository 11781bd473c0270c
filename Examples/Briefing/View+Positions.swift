import Parley
import SampleDossiers

extension View {
  /// Who stands where: for each actor the latest position.
  var positions: Report.Section {
    let subject = Subject.proposal(proposal.id)
    let standings = standings(on: subject) { $0.stance.attitude.polarity != nil && !$0.isWithheld }
    var groups = Attitude.known.compactMap { attitude -> Report.Item? in
      let lines = standings.filter { $0.first.stance.attitude == attitude }.map(line)
      return lines.isEmpty ? nil : Report.Item(Self.titles[attitude] ?? Wording.term(attitude), items: lines)
    }
    // A refusal to comment never replaces a position.
    let known = Set(standings.flatMap(\.actors))
    let withheld = self.standings(on: subject, where: \.isWithheld).filter { known.isDisjoint(with: $0.actors) }
    if !withheld.isEmpty {
      groups.append(Report.Item("Decline to comment, which is no position", items: withheld.map(line)))
    }
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

  /// The firmest position and, under it, what else was said on the same day.
  private func line(_ standing: Standing) -> Report.Item {
    var item = line(standing.first, of: standing.actors)
    item.items = standing.positions.dropFirst().map { position in
      var also = line(position, of: [])
      let title = Self.titles[position.stance.attitude].map { $0.prefix(1).lowercased() + $0.dropFirst() }
      let firmness = position.stance.firmness.map { ", " + Wording.term($0) } ?? ""
      let start = position.stance.firmness.map { $0 == .preference ? "" : Wording.term($0) + ": " } ?? ""
      also.text = "On the same day, \(title ?? "no position")\(firmness): " + also.text.dropFirst(start.count)
      return also
    }
    return item
  }
}
