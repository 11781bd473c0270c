import ExampleSupport
import Parley

extension View {
  /// Who drafted the plan, how it stood, until when an answer was wanted, and which other texts were there.
  var plan: Report.Section {
    let history = past(proposal.status)
    var items: [Report.Item] = []
    let drafters = involved(.drafted)
    if !drafters.isEmpty {
      let names = drafters.map { drafter in
        dossier.name(of: drafter.actor)
          + (drafter.assertedBy.map { " (on the word of \(dossier.name(of: $0)))" } ?? "")
      }
      items.append(
        Report.Item("Drafted by \(Wording.list(names)).", drafters.flatMap(\.citations)))
    }
    if let current = history.last {
      items.append(item(current, title: "Status on this day: "))
      let deadline = history.dropLast().last { $0.status == .deadlineSet }
      if let deadline { items.append(item(deadline)) }
      let others = history.dropLast().filter { $0 != deadline }
      if !others.isEmpty { items.append(Report.Item("How it got there:", items: others.map { item($0) })) }
    } else {
      items.append(
        Report.Item(
          isKnown
            ? "No status\(drafters.isEmpty ? " and no author" : "") is on record by this day."
            : "Nothing was known of it by this day."))
    }
    let others = relatives
    if !others.isEmpty { items.append(Report.Item("Other texts known by this day:", items: others)) }
    return Report.Section("plan", "The plan", items: items)
  }

  private func item(_ entry: StatusChange<Proposal.Status>, title: String = "") -> Report.Item {
    Report.Item(
      Wording.sentences(title + (title.isEmpty ? Wording.capitalised(words(entry)) : words(entry))),
      entry.citations, data: ["status": .string(entry.status.rawValue)])
  }

  /// Who had a role in the proposal by the day.
  func involved(_ role: Involvement.Role) -> [Involvement] {
    proposal.involvement.filter { $0.role == role && hasCome($0.date) }
  }

  /// The texts that the proposal follows, and those that follow it.
  private var relatives: [Report.Item] {
    var found: [(Proposal, String)] = proposal.modelledOn.compactMap { dossier[$0] }.map { ($0, "its model") }
    if let earlier = proposal.revises.flatMap({ dossier[$0] }) { found.append((earlier, "the text that it revises")) }
    found += dossier.revisions(of: proposal.id).map { text in
      (text, text.revises == proposal.id ? "revises it" : "revises a revision of it")
    }
    found += dossier.answers(to: proposal.id).map { ($0, "answers it") }
    found += proposal.answers.compactMap { dossier[$0] }.map { ($0, "the text that it answers") }
    let heirs = Set(proposal.provisions.flatMap { dossier.descendants(of: $0.id) }.map(\.id))
    for other in dossier.proposals where !found.contains(where: { $0.0.id == other.id }) && other.id != proposal.id {
      if other.provisions.contains(where: { heirs.contains($0.id) }) { found.append((other, "takes up its points")) }
    }
    return found.compactMap { text, relation in
      guard let status = past(text.status).last else { return nil }
      let points = text.provisions.count { $0.parent == nil }
      let size = points == 0 ? "" : " in \(Wording.count(points, "point"))"
      return Report.Item(
        "\(text.title.primary) (\(Wording.term(text.kind))\(size)), \(relation). "
          + Wording.sentences(words(status)),
        status.citations + text.citations, data: ["proposal": .string(text.id.rawValue)])
    }
  }
}
