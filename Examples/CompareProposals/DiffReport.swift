import ExampleSupport
import Parley
import ParleyAnalysis

/// What one text changes in another.
struct DiffReport {
  private let diff: ProposalDiff
  private let lines: ChangeLines
  private let showsKept: Bool

  init(_ diff: ProposalDiff, _ dossier: Dossier, showsKept: Bool) {
    self.diff = diff
    self.showsKept = showsKept
    lines = ChangeLines(dossier)
  }

  var report: Report {
    var sections = [
      section(.changed, "Changed", "[-old-] and {+new+} mark the words that differ."), section(.deleted, "Gone", nil),
      section(.new, "New", nil),
    ]
    if showsKept { sections.append(section(.kept, "Kept", nil)) }
    let counts = ProposalDiff.Outcome.allCases.map { "\(diff.changes($0).count) \($0.rawValue)" }
    let wording =
      diff.wording == .revision
      ? "The one edits the other." : "They were worded independently: words alone are no difference."
    return Report(
      heading: [
        "From \(diff.from.title.primary) to \(diff.to.title.primary)", "Points: \(Wording.list(counts)). \(wording)",
        "Positions: \(diff.report).",
      ],
      data: [
        "from": .string(diff.from.id.rawValue), "to": .string(diff.to.id.rawValue),
        "wording": .string(diff.wording.rawValue), "sharesNumbering": .bool(diff.sharesNumbering),
      ],
      sections: sections.filter { !$0.items.isEmpty })
  }

  private func section(_ outcome: ProposalDiff.Outcome, _ title: String, _ note: String?) -> Report.Section {
    Report.Section(
      outcome.rawValue, title, note: note,
      items: diff.changes(outcome).map { lines.item($0, diff.evidence(of: $0).citations) })
  }
}
