import ExampleSupport
import Parley
import ParleyAnalysis

extension View {
  /// The points on which somebody has objections, conditions or demands.
  var points: Report.Section {
    let contested = proposal.provisions.compactMap { provision -> Report.Item? in
      let standings = standings(on: .provision(provision.id))
      let isContested = standings.contains { standing in
        let held = [standing.position.stance].compactMap(\.self) + standing.position.alongside
        return held.contains { $0.stance.attitude.polarity != .positive || Self.rank($0.stance) > 1 }
      }
      guard isContested else { return nil }
      var lines: [Report.Item] = []
      let subject = Subject.provision(provision.id)
      for (polarity, title) in [(Polarity.negative, "Against"), (.neutral, "On conditions"), (.positive, "For")] {
        for standing in standings {
          // Of words of which any may be the last, each stands under its own title.
          let position = standing.position
          let held = position.stance.map { [$0] } ?? position.alongside
          for stance in held where stance.stance.attitude.polarity == polarity {
            var item = line(stance, of: standing.actors, on: subject, isBrief: true)
            item.text = "\(title)\(position.stance == nil ? ", before or after other words" : ""): \(item.text)"
            lines.append(item)
          }
        }
      }
      lines += counterTexts(of: provision)
      return Report.Item(
        "Point \(provision.number)\(isPublic(provision) ? "" : " (text not public yet)"): \(text(of: provision))",
        provision.citations,
        data: ["provision": .string(provision.id.rawValue)], items: lines)
    }
    return Report.Section(
      "points", "Contested points", note: contested.isEmpty ? "None on record by this day." : nil, items: contested)
  }

  /// The text of a provision or, as long as it was not public, what was reported of it.
  func text(of provision: Provision) -> String {
    if isPublic(provision) { return provision.text }
    let reports = dossier.concessions(.establishedBy(provision.id)).filter { !$0.citations.isEmpty }
    if !reports.isEmpty { return "By first reports: " + reports.map(\.summary).joined(separator: " ") }
    let topics = provision.topics.map { Wording.term($0.topic) }
    return topics.isEmpty ? "What it is about is not on record." : "It is about \(Wording.list(topics))."
  }

  /// What other texts made of a provision.
  private func counterTexts(of provision: Provision) -> [Report.Item] {
    dossier.descendants(of: provision.id).compactMap { other in
      guard let text = dossier.proposal(of: other.id), text.id != proposal.id else { return nil }
      return Report.Item(
        "\(text.title.primary), point \(other.number): \(other.text)",
        other.citations.isEmpty ? text.citations : other.citations,
        data: ["provision": .string(other.id.rawValue)])
    }
  }
}
