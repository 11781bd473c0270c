import ExampleSupport
import Parley
import ParleyAnalysis

extension View {
  /// What each side is asked to give up, offers, makes and refuses.
  var concessions: Report.Section {
    // Refused is only what the dossier does not have.
    let balance = try? ConcessionBalance(of: proposal.id, in: dossier, on: day)
    let groups = (balance?.parties ?? []).map { party -> Report.Item in
      let lines = party.items.sorted { left, right in
        let (a, b) = (Self.rank(left), Self.rank(right))
        return a == b ? number(left) < number(right) : a < b
      }
      .compactMap { item in dossier[item.concession].flatMap { line($0, with: party.party) } }
      return Report.Item(
        "\(dossier.name(of: party.party)): \(sum(party))",
        data: ["actor": .string(party.party.rawValue)], items: lines)
    }
    return Report.Section(
      "concessions", "Asked of and offered by each side",
      note: groups.isEmpty ? "Nothing on record by this day." : nil, items: groups)
  }

  /// The balance of a party in numbers: `15 asked (2 with others), 5 refused; nothing accepted or made`.
  private func sum(_ party: PartyBalance) -> String {
    let titles: [(ConcessionSide, String)] = [
      (.demanded, "asked"), (.refused, "refused"), (.offered, "offered or conceivable"), (.made, "accepted or made"),
    ]
    let counts = titles.compactMap { side, title -> String? in
      let (alone, joint) = (party.aloneCount(side), party.jointCount(side))
      if alone + joint == 0 { return nil }
      return "\(alone + joint) \(title)" + (joint == 0 ? "" : " (\(joint) with others)")
    }
    let none = party.foundNone(.made) ? "nothing accepted or made" : nil
    return [counts.isEmpty ? nil : Wording.list(counts), none].compactMap(\.self).joined(separator: "; ")
  }

  /// What is not there comes first, then what was given, then what is wanted.
  private static func rank(_ item: ConcessionItem) -> Int {
    if item.answer?.status == .absent { return 0 }
    let order: [ConcessionSide] = [.made, .offered, .refused, .unanswered]
    return order.firstIndex { item.counts(as: $0) }.map { $0 + 1 } ?? order.count + 1
  }

  /// Where a concession stands in the order of the points.
  private func number(_ item: ConcessionItem) -> ProvisionNumber {
    dossier[item.concession]?.establishedBy.first.flatMap { dossier[$0]?.number } ?? "9999"
  }

  private func line(_ concession: Concession, with party: Actor.ID) -> Report.Item? {
    let history = past(concession.history)
    guard let entry = history.last else { return nil }
    let points = concession.establishedBy.compactMap { dossier[$0] }.filter(isPublic).map(\.number.description)
    let place = points.isEmpty ? "" : " (point\(points.count == 1 ? "" : "s") \(Wording.list(points)))"
    let others = concession.by.filter { $0 != party }
    let together = others.isEmpty ? "" : ", together with \(dossier.names(of: others))"
    let summary = concession.summary.hasSuffix(".") ? String(concession.summary.dropLast()) : concession.summary
    let before = history.dropLast().filter { $0.status != .demanded || !$0.by.isEmpty }
    let word = (entry.assertedBy ?? concession.assertedBy).flatMap { entry.by.contains($0) ? nil : $0 }
    let report = Wording.sentences(
      entry.status == .absent
        ? "No concession by \(dossier.names(of: concession.by)) is on record\(dossier.word(of: word)) "
          + "(\(words(entry.date))): \(summary)"
        : "\(status(entry, assertedBy: word)): \(summary)\(together)\(place)",
      entry.note,
      before.isEmpty ? nil : "Before that " + Wording.list(before.map { status($0, assertedBy: $0.assertedBy) }))
    return Report.Item(
      report, entry.citations.isEmpty ? concession.citations : entry.citations,
      data: ["concession": .string(concession.id.rawValue), "status": .string(entry.status.rawValue)])
  }
}

extension View {
  /// How a concession stood: `demanded by Russia (20 November), on the word of ...`.
  private func status(_ entry: StatusChange<Concession.Status>, assertedBy teller: Actor.ID?) -> String {
    let by = entry.by.isEmpty ? "" : " by \(dossier.names(of: entry.by))"
    let status = entry.status == .conditional ? "made conditional" : Wording.term(entry.status)
    return status + by + (entry.date == nil ? "" : " (\(words(entry.date)))") + dossier.word(of: teller)
  }
}
