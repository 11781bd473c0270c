import ExampleSupport
import Parley
import ParleyAnalysis

extension View {
  /// The sanctions in force on parties of the plan, what they hold, when they run out, and what the plan says of them.
  var sanctions: Report.Section {
    let parties = parties
    // The horizon is in range, so that the question is never refused.
    let outlook = try? SanctionsOutlook(in: dossier, on: day, horizon: Self.horizon)
    let inForce = (outlook?.entries ?? []).compactMap { entry -> (Sanction, SanctionEntry)? in
      guard let sanction = dossier[entry.sanction], !parties.isDisjoint(with: sanction.targets),
        !past(sanction.history).isEmpty
      else { return nil }
      return (sanction, entry)
    }
    // Packages of one programme make one line.
    var series: [String: [(Sanction, SanctionEntry)]] = [:]
    for (sanction, entry) in inForce {
      series[sanction.programme ?? sanction.title, default: []].append((sanction, entry))
    }
    let lines = series.sorted { $0.key < $1.key }.flatMap { name, sanctions -> [Report.Item] in
      let packages = sanctions.filter { $0.0.package != nil }.sorted { ($0.0.package ?? 0) < ($1.0.package ?? 0) }
      let others = sanctions.filter { $0.0.package == nil }.map { line($0, $1) }
      guard let last = packages.last else { return others }
      var item = line(last.0, last.1)
      if packages.count > 1 { item.text = "\(name): \(packages.count) in force, the latest: \(item.text)" }
      return [item] + others
    }
    let tied = Set(inForce.flatMap { $0.1.provisions.map(\.provision) + $0.1.snapbackProvisions })
    let relief = proposal.provisions.filter { tied.contains($0.id) && isPublic($0) }.map { provision in
      Report.Item("Point \(provision.number): \(provision.text)", provision.citations)
    }
    var groups: [Report.Item] = []
    if !lines.isEmpty { groups.append(Report.Item("In force on this day", items: lines)) }
    if !relief.isEmpty { groups.append(Report.Item("What the plan says of them", items: relief)) }
    return Report.Section(
      "sanctions", "Sanctions and assets touched",
      note: groups.isEmpty ? "Nothing on record by this day." : nil, items: groups)
  }

  /// How many days ahead renewals are looked for.
  private static let horizon = 90

  private func line(_ sanction: Sanction, _ entry: SanctionEntry) -> Report.Item {
    let doubt = entry.isInForce == .yes && sanction.certainty != .possible ? "" : " (possibly)"
    let history = past(sanction.history)
    let renewal = entry.decisionRule.map { rule in
      // What the record says of a term that began only later is not shown: it was not known yet.
      let expiry = entry.lapses == .yes ? entry.expiry.map { ", next due \(words($0))" } ?? "" : ""
      let blockers =
        entry.lapses == .yes && entry.canBlock.count > 1 ? "; any of \(entry.canBlock.count) members can block" : ""
      return "Renewed by \(Wording.term(rule))\(expiry)\(blockers)"
    }
    let inclined =
      entry.inclinedToBlock.isEmpty ? nil : "On record against: \(dossier.names(of: entry.inclinedToBlock))"
    let text = Wording.sentences(
      "\(sanction.title), by \(dossier.names(of: sanction.imposedBy))\(doubt)", history.last.map(words), renewal,
      inclined)
    let amounts = sanction.amounts.map { amount -> Report.Item in
      let place = amount.place.map { ", \(dossier.name(of: .place($0)))" } ?? ""
      let holder = amount.heldBy.map { " at \(dossier.name(of: $0))" } ?? ""
      return Report.Item(
        Wording.sentences("Held: \(Wording.quantity(amount.quantity))\(holder)\(place)", amount.note),
        amount.citations)
    }
    let citations = history.last?.citations ?? []
    return Report.Item(
      text, citations.isEmpty ? sanction.citations : citations,
      data: ["sanction": .string(sanction.id.rawValue)], items: amounts)
  }
}
