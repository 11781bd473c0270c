import ExampleSupport
import Parley
import ParleyAnalysis

extension View {
  /// The guarantees by how they stand, with what blocks them, and the pledges to parties of the plan.
  var guarantees: Report.Section {
    var byStatus: [SecurityGuarantee.Status: [Report.Item]] = [:]
    for guarantee in dossier.guarantees {
      guard let entry = past(guarantee.history).last else { continue }
      byStatus[entry.status, default: []].append(line(guarantee, entry))
    }
    var groups = SecurityGuarantee.Status.known.compactMap { status -> Report.Item? in
      byStatus[status].map { Report.Item("Guarantees \(Wording.term(status))", items: $0) }
    }
    let parties = parties
    groups += unanswered
    let pledges = dossier.pledges.filter { !parties.isDisjoint(with: $0.to) }
      .compactMap(line)
    if !pledges.isEmpty { groups.append(Report.Item("Pledges", items: pledges)) }
    return Report.Section(
      "guarantees", "Guarantees and pledges", note: groups.isEmpty ? "Nothing on record by this day." : nil,
      items: groups)
  }

  /// What those who are to be protected ask for, and how far it is answered.
  private var unanswered: [Report.Item] {
    let beneficiaries = Set(dossier.guarantees.flatMap(\.beneficiaries)).sorted()
    return beneficiaries.compactMap { beneficiary in
      // Refused is only what the dossier does not have.
      guard let coverage = try? GuaranteeCoverage(for: beneficiary, of: proposal.id, in: dossier, on: day) else {
        return nil
      }
      let items = coverage.demands.filter { $0.answer != .yes }.map { demand -> Report.Item in
        let wish =
          switch demand.content {
          case .guarantee(let id): dossier[id]?.title ?? id.rawValue
          case .stance(let held): dossier.shortName(of: held.stance.subject)
          }
        let answers = Wording.list(demand.answeredBy.compactMap { dossier[$0]?.title })
        let words =
          answers.isEmpty ? "Nothing that stands answers it." : "Perhaps answered by \(answers); the form is not said."
        return Report.Item("\(wish). \(words)", coverage.evidence(of: demand).citations)
      }
      if items.isEmpty { return nil }
      return Report.Item("What \(dossier.name(of: beneficiary)) asks for without a certain answer", items: items)
    }
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
        isPublic(provision) ? provision.citations : guarantee.citations)
    }
    let citations = entry.citations.isEmpty ? guarantee.citations : entry.citations
    return Report.Item(
      text, citations, data: ["guarantee": .string(guarantee.id.rawValue)], items: blocks)
  }

  private func line(_ pledge: Pledge) -> Report.Item? {
    guard let entry = past(pledge.history).last else { return nil }
    var pledged = "\(dossier.names(of: pledge.by)) to \(dossier.names(of: pledge.to))"
    if let quantity = pledge.quantity { pledged += ", \(Wording.quantity(quantity))" }
    if !pledge.equivalents.isEmpty {
      pledged += " (\(Wording.list(pledge.equivalents.map(Wording.quantity))))"
    }
    return Report.Item(
      Wording.sentences(pledged, pledge.summary, words(entry)),
      entry.citations.isEmpty ? pledge.citations : entry.citations,
      data: ["pledge": .string(pledge.id.rawValue)])
  }
}
