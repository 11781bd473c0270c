import Parley
import SampleDossiers

extension View {
  /// The guarantees by how they stand, with what blocks them, and the pledges to parties of the plan.
  var guarantees: Report.Section {
    var byStatus: [SecurityGuarantee.Status: [Report.Item]] = [:]
    for guarantee in dossier.guarantees where isKnown(guarantee, guarantee.history) {
      guard let entry = known(guarantee.history).last else { continue }
      byStatus[entry.status, default: []].append(line(guarantee, entry))
    }
    var groups = SecurityGuarantee.Status.known.compactMap { status -> Report.Item? in
      byStatus[status].map { Report.Item("Guarantees \(Wording.term(status))", items: $0) }
    }
    let parties = parties
    let pledges = dossier.pledges.filter { isKnown($0, $0.history) && !parties.isDisjoint(with: $0.to) }
      .compactMap(line)
    if !pledges.isEmpty { groups.append(Report.Item("Pledges", items: pledges)) }
    return Report.Section(
      "guarantees", "Guarantees and pledges", note: groups.isEmpty ? "Nothing on record by this day." : nil,
      items: groups)
  }

  private func line(_ guarantee: SecurityGuarantee, _ entry: StatusChange<SecurityGuarantee.Status>) -> Report.Item {
    let guarantors = guarantee.guarantors.isEmpty ? "" : ", by \(dossier.names(of: guarantee.guarantors))"
    func conditions(_ title: String, _ conditions: [Condition]) -> String? {
      conditions.isEmpty ? nil : "\(title): " + conditions.map(\.text).joined(separator: " ")
    }
    let text = Wording.sentences(
      "\(guarantee.title)\(guarantors) for \(dossier.names(of: guarantee.beneficiaries))", words(entry),
      guarantee.summary, conditions("Called on when", guarantee.triggers),
      conditions("Void when", guarantee.exclusions),
      guarantee.consideration.map { "In return: \($0)" })
    let blocks = guarantee.blockedBy.compactMap { dossier[$0] }.map { provision in
      Report.Item(
        "Blocked by point \(provision.number): \(self.text(of: provision))",
        isPublic(provision) ? published(provision.citations) : published(guarantee.citations))
    }
    let citations = entry.citations.isEmpty ? guarantee.citations : entry.citations
    return Report.Item(
      text, published(citations), data: ["guarantee": .string(guarantee.id.rawValue)], items: blocks)
  }

  private func line(_ pledge: Pledge) -> Report.Item? {
    guard let entry = known(pledge.history).last else { return nil }
    var pledged = "\(dossier.names(of: pledge.by)) to \(dossier.names(of: pledge.to))"
    if let quantity = pledge.quantity { pledged += ", \(Wording.quantity(quantity))" }
    if !pledge.equivalents.isEmpty {
      pledged += " (\(Wording.list(pledge.equivalents.map(Wording.quantity))))"
    }
    return Report.Item(
      Wording.sentences(pledged, pledge.summary, words(entry)),
      published(entry.citations.isEmpty ? pledge.citations : entry.citations),
      data: ["pledge": .string(pledge.id.rawValue)])
  }
}
