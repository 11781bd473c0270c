import Parley
import SampleDossiers

extension View {
  /// The points on which somebody has objections, conditions or demands.
  var points: Report.Section {
    let contested = proposal.provisions.compactMap { provision -> Report.Item? in
      let standings = standings(on: .provision(provision.id)) { $0.stance.attitude.polarity != nil && !$0.isWithheld }
      let isContested = standings.contains { standing in
        standing.positions.contains { $0.stance.attitude.polarity != .positive || $0.rank > 1 }
      }
      guard isContested else { return nil }
      var lines: [Report.Item] = []
      for (polarity, title) in [(Polarity.negative, "Against"), (.neutral, "On conditions"), (.positive, "For")] {
        for standing in standings where standing.first.stance.attitude.polarity == polarity {
          var item = line(standing.first, of: standing.actors, isBrief: true)
          item.text = "\(title): \(item.text)"
          lines.append(item)
        }
      }
      lines += counterTexts(of: provision)
      return Report.Item(
        "Point \(provision.number)\(isPublic(provision) ? "" : " (text not public yet)"): \(text(of: provision))",
        isPublic(provision) ? published(provision.citations) : [],
        data: ["provision": .string(provision.id.rawValue)], items: lines)
    }
    return Report.Section(
      "points", "Contested points", note: contested.isEmpty ? "None on record by this day." : nil, items: contested)
  }

  /// The text of a provision or, as long as it was not public, what was reported of it.
  func text(of provision: Provision) -> String {
    if isPublic(provision) { return provision.text }
    let reports = dossier.concessions(.establishedBy(provision.id)).filter { !published($0.citations).isEmpty }
    if !reports.isEmpty { return "By first reports: " + reports.map(\.summary).joined(separator: " ") }
    let topics = provision.topics.map { Wording.term($0.topic) }
    return topics.isEmpty ? "What it is about is not on record." : "It is about \(Wording.list(topics))."
  }

  /// What other texts made of a provision.
  private func counterTexts(of provision: Provision) -> [Report.Item] {
    dossier.descendants(of: provision.id).compactMap { other in
      guard isPublic(other), let text = dossier.proposal(of: other.id), text.id != proposal.id else { return nil }
      return Report.Item(
        "\(text.title.primary), point \(other.number): \(other.text)",
        published(other.citations.isEmpty ? text.citations : other.citations),
        data: ["provision": .string(other.id.rawValue)])
    }
  }

  /// Preconditions, demands and red lines that are about more than the plan.
  var redLines: Report.Section {
    var lines: [(rank: Int, item: Report.Item)] = []
    for statement in statements where !statement.stances.contains(where: { isOfProposal($0.subject) }) {
      let positions = statement.stances.map { Position(statement: statement, stance: $0) }
      let firm = positions.filter { $0.rank > 1 && $0.stance.attitude.polarity != nil }
      guard var first = firm.max(by: { $0.rank < $1.rank }) else { continue }
      let (rank, firmness) = (first.rank, first.stance.firmness)
      // The group says how firm it is, and the statement what is asked for.
      (first.stance.firmness, first.stance.conditions) = (nil, [])
      var item = line(first, of: statement.speakers)
      item.data["firmness"] = (firmness?.rawValue).map(JSONValue.string)
      lines.append((rank, item))
    }
    let groups = [(4, "Red lines"), (3, "Preconditions"), (2, "Demands")].compactMap { rank, title -> Report.Item? in
      let items = lines.filter { $0.rank == rank }.map(\.item)
      return items.isEmpty ? nil : Report.Item(title, items: items)
    }
    return Report.Section(
      "redLines", "Red lines and conditions for any settlement",
      note: groups.isEmpty ? "None on record by this day." : nil, items: groups)
  }
}
