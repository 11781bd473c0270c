import ExampleSupport
import Parley
import ParleyAnalysis

extension View {
  /// Who had a part in the proposal, who had none, and who sat where.
  var room: Report.Section {
    // Refused is only what the dossier does not have.
    let report = try? InvolvementReport(of: proposal.id, in: dossier, on: day)
    let titles: [(InvolvementReport.Part, String)] = [
      (.drafted, "Drafted it"), (.promoted, "Brought or backed it"), (.consulted, "Consulted"),
      (.informed, "Told of it, or made it known"), (.leftOut, "Left out"),
    ]
    var groups = titles.compactMap { part, title -> Report.Item? in
      let lines = (report?.entries(part) ?? []).flatMap(\.involvement).map(line)
      return lines.isEmpty ? nil : Report.Item(title, items: lines)
    }
    let silent = (report?.entries(.unmentioned) ?? []).map(\.actor)
    if !silent.isEmpty {
      let names = Report.Item(dossier.names(of: silent) + ".")
      groups.append(Report.Item("Touched by it, without a word on record of a part in it", items: [names]))
    }
    let events = dossier.events.filter { event in
      event.about.contains(where: isOfProposal) || !event.excluded.isEmpty
    }
    .sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    let past = events.filter { hasCome($0.date) && $0.status != .cancelled }
    let ahead = events.filter { !hasCome($0.date) || $0.status == .scheduled }.filter { !past.contains($0) }
    if !past.isEmpty { groups.append(Report.Item("Meetings and other events", items: past.map(line))) }
    if !ahead.isEmpty { groups.append(Report.Item("Expected", items: ahead.map(line))) }
    return Report.Section(
      "room", "Who was in the room and who was not",
      note: groups.isEmpty ? "Nothing on record by this day." : nil, items: groups)
  }

  private func line(_ involvement: Involvement) -> Report.Item {
    let date = involvement.date.map { ", \(words($0))" } ?? ""
    let doubt = involvement.certainty == .confirmed ? "" : ", \(Wording.term(involvement.certainty))"
    return Report.Item(
      dossier.name(of: involvement.actor) + ": " + Wording.term(involvement.role) + date + doubt
        + dossier.word(of: involvement.assertedBy) + (involvement.note.map { ". " + $0 } ?? ""),
      involvement.citations,
      data: ["actor": .string(involvement.actor.rawValue), "role": .string(involvement.role.rawValue)])
  }

  private func line(_ event: Event) -> Report.Item {
    let hasHappened = hasCome(event.date) && event.status == .held
    var text = Wording.capitalised(words(event.date))
    if let place = event.place { text += ", \(dossier.name(of: .place(place)))" }
    text += (event.status == .scheduled ? ", scheduled: " : ": ") + event.title + "."
    if !event.participants.isEmpty { text += " In: \(dossier.names(of: event.participants))." }
    if !event.excluded.isEmpty { text += " Out: \(dossier.names(of: event.excluded))." }
    if hasHappened, let outcome = event.outcome { text += " " + outcome }
    return Report.Item(text, event.citations, data: ["event": .string(event.id.rawValue)])
  }
}
