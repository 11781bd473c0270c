import Parley
import SampleDossiers

extension View {
  /// The sanctions in force on parties of the plan, what they hold, when they run out, and what the plan says of them.
  var sanctions: Report.Section {
    let parties = parties
    let inForce = dossier.sanctions.filter { sanction in
      isKnown(sanction, sanction.history) && sanction.isInForce(on: day) >= .possibly
        && !parties.isDisjoint(with: sanction.targets) && !known(sanction.history).isEmpty
    }
    // Packages of one programme make one line.
    var series: [String: [Sanction]] = [:]
    for sanction in inForce { series[sanction.programme ?? sanction.title, default: []].append(sanction) }
    let lines = series.sorted { $0.key < $1.key }.flatMap { name, sanctions -> [Report.Item] in
      let packages = sanctions.filter { $0.package != nil }.sorted { ($0.package ?? 0) < ($1.package ?? 0) }
      let others = sanctions.filter { $0.package == nil }.map { line($0) }
      guard let last = packages.last else { return others }
      var item = line(last)
      if packages.count > 1 { item.text = "\(name): \(packages.count) in force, the latest: \(item.text)" }
      return [item] + others
    }
    let relief = provisions.filter { $0.effects.contains(.sanctionsRelief) }.map { provision in
      Report.Item("Point \(provision.number): \(provision.text)", published(provision.citations))
    }
    var groups: [Report.Item] = []
    if !lines.isEmpty { groups.append(Report.Item("In force on this day", items: lines)) }
    if !relief.isEmpty { groups.append(Report.Item("What the plan says of them", items: relief)) }
    return Report.Section(
      "sanctions", "Sanctions and assets touched",
      note: groups.isEmpty ? "Nothing on record by this day." : nil, items: groups)
  }

  private func line(_ sanction: Sanction) -> Report.Item {
    let doubt = sanction.isInForce(on: day) == .yes && sanction.certainty != .possible ? "" : " (possibly)"
    let history = known(sanction.history)
    let renewal = sanction.renewal.map { renewal in
      // A decision of the last year sets the next expiry; an earlier one says nothing about it.
      let decided = history.last?.date?.earliest ?? day
      let due = renewal.nextExpiry.flatMap { $0.latest >= day && $0.earliest <= decided.advanced(by: 366) ? $0 : nil }
      let expiry = due.map { ", next due \(words($0))" } ?? ""
      return "Renewed by \(Wording.term(renewal.decisionRule))\(expiry)"
    }
    let text = Wording.sentences(
      "\(sanction.title), by \(dossier.names(of: sanction.imposedBy))\(doubt)", history.last.map(words), renewal)
    let amounts = sanction.amounts.filter { isKnown($0.citations) }.map { amount -> Report.Item in
      let place = amount.place.map { ", \(dossier.name(of: .place($0)))" } ?? ""
      let holder = amount.heldBy.map { " at \(dossier.name(of: $0))" } ?? ""
      return Report.Item(
        Wording.sentences("Held: \(Wording.quantity(amount.quantity))\(holder)\(place)", amount.note),
        published(amount.citations))
    }
    let citations = history.last?.citations ?? []
    return Report.Item(
      text, published(citations.isEmpty ? sanction.citations : citations),
      data: ["sanction": .string(sanction.id.rawValue)], items: amounts)
  }
}
