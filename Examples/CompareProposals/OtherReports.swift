import ExampleSupport
import Parley
import ParleyAnalysis

/// Where two texts that go back to one go different ways.
struct ThreeWayReport {
  private let diff: ThreeWayDiff

  init(_ diff: ThreeWayDiff) {
    self.diff = diff
  }

  var report: Report {
    let titles: [(ThreeWayDiff.Verdict, String)] = [
      (.conflict, "In conflict"), (.combinable, "Changed by both in different respects"),
      (.same, "Changed by both to the same effect"),
    ]
    let counts = ThreeWayDiff.Verdict.allCases.map { "\(diff.entries($0).count) \(words($0))" }
    return Report(
      heading: [
        "\(diff.left.to.title.primary) and \(diff.right.to.title.primary)",
        "Both against \(diff.left.from.title.primary). Points: \(Wording.list(counts)).",
      ],
      data: [
        "base": .string(diff.left.from.id.rawValue), "left": .string(diff.left.to.id.rawValue),
        "right": .string(diff.right.to.id.rawValue),
      ],
      sections: titles.map { verdict, title in
        Report.Section(verdict.rawValue, title, items: diff.entries(verdict).map(item))
      }
      .filter { !$0.items.isEmpty })
  }

  private func words(_ verdict: ThreeWayDiff.Verdict) -> String {
    switch verdict {
    case .unchanged: "changed by neither"
    case .left: "changed by the first alone"
    case .right: "changed by the second alone"
    case .same: "changed by both to the same effect"
    case .combinable: "changed by both in different respects"
    case .conflict: "in conflict"
    @unknown default: verdict.rawValue
    }
  }

  private func item(_ entry: ThreeWayDiff.Entry) -> Report.Item {
    let contested = entry.contested.map(\.rawValue)
    let number = entry.base?.number.text ?? "new"
    return Report.Item(
      contested.isEmpty ? number : "\(number), about \(Wording.list(contested))", diff.evidence(of: entry).citations,
      data: ["verdict": .string(entry.verdict.rawValue)],
      items: [version(entry.left, diff.left.to), version(entry.right, diff.right.to)].compactMap(\.self))
  }

  private func version(_ change: ProposalDiff.Change?, _ proposal: Proposal) -> Report.Item? {
    guard let change else { return nil }
    let text = change.later.isEmpty ? "removed" : change.later.map(\.text).joined(separator: " ")
    return Report.Item("\(proposal.title.primary): \(text)")
  }
}

/// One point through all drafts.
struct LineageReport {
  private let lineage: ProvisionLineage
  private let dossier: Dossier
  private let lines: ChangeLines

  init(_ lineage: ProvisionLineage, _ dossier: Dossier) {
    self.lineage = lineage
    self.dossier = dossier
    lines = ChangeLines(dossier)
  }

  var report: Report {
    let missing = lineage.missing.map { dossier.name(of: .proposal($0)) }
    return Report(
      heading: [
        "\(Wording.capitalised(dossier.fullName(of: .provision(lineage.provision)))) through all drafts",
        missing.isEmpty ? "It is in every draft whose points are on record." : "Not in \(Wording.list(missing)).",
      ],
      data: ["provision": .string(lineage.provision.rawValue)],
      sections: lineage.steps.map { step in
        let date = step.date.map(Wording.date) ?? "undated"
        return Report.Section(
          step.provision.id.rawValue,
          "\(date): point \(step.provision.number), \(dossier.name(of: .proposal(step.proposal)))",
          items: [
            Report.Item(
              step.change.map { $0.outcome == .kept ? step.provision.text : $0.textDiff.description }
                ?? step.provision.text,
              step.provision.citations, data: ["provision": .string(step.provision.id.rawValue)],
              items: (step.change?.amendments ?? []).map { Report.Item(lines.words($0)) })
          ])
      })
  }
}
