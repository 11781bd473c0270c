import ExampleSupport
import Parley
import ParleyAnalysis

extension View {
  /// Whose consent the proposal needs, on whose word, how far it is there, and whose change of mind would clear it.
  var consents: Report.Section {
    // Refused is only what the dossier does not have.
    guard let analysis = try? ConsentAnalysis(of: proposal.id, in: dossier, on: day), !analysis.findings.isEmpty else {
      return Report.Section(
        "consents", "Whose consent is missing", note: "No consent is asked for on record by this day.", items: [])
    }
    var items = analysis.findings.map(item)
    var sum: [Report.Item] = []
    if !analysis.blockers.isEmpty { sum.append(Report.Item("Refused by \(dossier.names(of: analysis.blockers)).")) }
    if let sets = try? analysis.clearingSets(), sets.size > 0 {
      let names = sets.sets.prefix(3).map { dossier.names(of: $0) }.joined(separator: "; or ")
      sum.append(Report.Item("All consents would be there if these gave theirs: \(names)."))
    }
    if !sum.isEmpty { items.append(Report.Item("What it comes to", items: sum)) }
    return Report.Section("consents", "Whose consent is missing", items: items)
  }

  private func item(_ finding: ConsentFinding) -> Report.Item {
    let subject =
      switch finding.subject {
      case .proposal(proposal.id): "the plan"
      case .provision: dossier.shortName(of: finding.subject)
      default: "\"\(dossier.shortName(of: finding.subject))\""
      }
    var lines = finding.requirements.map(line)
    if let stance = finding.position.stance, finding.position.basis != .members {
      var latest = line(stance, of: stance.speakers, isBrief: true)
      latest.text = "Latest word: \(latest.text)"
      lines.append(latest)
    } else {
      lines.append(Report.Item("No position of its own is on record by this day."))
    }
    if let members = finding.position.members { lines += line(members) }
    let state = Self.words[finding.state] ?? finding.state.rawValue
    return Report.Item(
      "\(dossier.name(of: finding.actor)), for \(subject): \(state)",
      data: [
        "actor": .string(finding.actor.rawValue), "subject": .string(finding.subject.description),
        "state": .string(finding.state.rawValue),
      ], items: lines)
  }

  private static let words: [ConsentState: String] = [
    .met: "given", .refused: "refused", .conditional: "conditional", .unknown: "open",
  ]

  /// Where the members of a bloc stand.
  private func line(_ members: PositionTally<Actor.ID>) -> [Report.Item] {
    let groups = [
      (Polarity.positive, "for it:"), (.neutral, "on conditions or undecided:"), (.negative, "against it:"),
    ]
    let words = groups.compactMap { polarity, title -> String? in
      let names = members.members(polarity)
      return names.isEmpty ? nil : "\(title) \(dossier.names(of: names))"
    }
    let unknown = members.members(nil).count
    let citations = members.entries.compactMap(\.statement).flatMap { dossier[$0]?.citations ?? [] }
    if words.isEmpty { return [] }
    let rest = unknown == 0 ? "" : "; nothing on record of \(unknown) more"
    return [Report.Item("Among its members \(words.joined(separator: "; "))\(rest).", citations)]
  }

  private func line(_ requirement: ConsentRequirement) -> Report.Item {
    let rule = requirement.rule == .single ? "" : ", by \(Wording.term(requirement.rule))"
    let share = requirement.share.map { " of \($0)" } ?? ""
    let text =
      "Needed for \(Wording.term(requirement.basis)) reasons\(rule)\(share)"
      + dossier.word(of: requirement.assertedBy) + (requirement.note.map { ": " + $0 } ?? "")
    return Report.Item(text, requirement.citations)
  }
}
