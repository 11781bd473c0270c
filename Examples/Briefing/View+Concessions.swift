import Parley
import SampleDossiers

extension View {
  /// What each side is asked to give up, offers, makes and refuses.
  var concessions: Report.Section {
    var parties: [String: (by: [Actor.ID], lines: [(status: Concession.Status, item: Report.Item)])] = [:]
    var conceded: Set<Actor.ID> = []
    for concession in dossier.concessions(where: isRelevant) {
      let history = known(concession.history)
      guard let entry = history.last, isKnown(concession, history) else { continue }
      if history.contains(where: { $0.status.isGiven }) { conceded.formUnion(concession.by) }
      parties[dossier.names(of: concession.by), default: (concession.by, [])].lines
        .append((entry.status, line(concession, entry)))
    }
    let groups = parties.sorted { $0.key < $1.key }.map { name, party in
      let none = party.by.allSatisfy { !conceded.contains($0) }
      let counts = Concession.Status.known.compactMap { status -> String? in
        let count = party.lines.count { $0.status == status }
        return count == 0 || status == .absent ? nil : "\(count) \(Wording.term(status))"
      }
      let lines = party.lines.sorted { Self.rank($0.status) < Self.rank($1.status) }.map(\.item)
      let sum = counts.isEmpty ? "" : ": \(Wording.list(counts))"
      return Report.Item("\(name)\(sum)\(none ? "; nothing accepted or made" : "")", items: lines)
    }
    return Report.Section(
      "concessions", "Asked of and offered by each side",
      note: groups.isEmpty ? "Nothing on record by this day." : nil, items: groups)
  }

  /// What is not there comes first, then what was given, then what is wanted.
  private static func rank(_ status: Concession.Status) -> Int {
    let order: [Concession.Status] = [
      .absent, .made, .accepted, .offered, .conditional, .resisted, .rejected, .demanded, .withdrawn, .dropped,
    ]
    return order.firstIndex(of: status) ?? order.count
  }

  /// Whether a concession has to do with the proposal: everything except what only other texts ask for.
  private func isRelevant(_ concession: Concession) -> Bool {
    let texts = concession.demandedBy.filter { if case .proposal = $0 { true } else { false } }
    let subjects = texts + concession.establishedBy.map(Subject.provision)
    return subjects.isEmpty || subjects.contains(where: isOfProposal)
  }

  private func line(_ concession: Concession, _ entry: StatusChange<Concession.Status>) -> Report.Item {
    let points = concession.establishedBy.compactMap { dossier[$0] }.filter(isPublic).map(\.number.description)
    let place = points.isEmpty ? "" : " (point\(points.count == 1 ? "" : "s") \(Wording.list(points)))"
    let summary = concession.summary.hasSuffix(".") ? String(concession.summary.dropLast()) : concession.summary
    let before = known(concession.history).dropLast().filter { $0.status != .demanded || !$0.by.isEmpty }
    let word = (entry.assertedBy ?? concession.assertedBy).flatMap { entry.by.contains($0) ? nil : $0 }
    let report = Wording.sentences(
      entry.status == .absent
        ? "No concession by \(dossier.names(of: concession.by)) is on record\(dossier.word(of: word)) "
          + "(\(words(entry.date))): \(summary)"
        : "\(status(entry, assertedBy: word)): \(summary)\(place)",
      entry.note,
      before.isEmpty ? nil : "Before that " + Wording.list(before.map { status($0, assertedBy: $0.assertedBy) }))
    return Report.Item(
      report,
      published(entry.citations.isEmpty ? concession.citations : entry.citations),
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

extension Dossier {
  /// The concessions that a test accepts, in the order of the points in which they stand.
  fileprivate func concessions(where accepts: (Concession) -> Bool) -> [Concession] {
    concessions.filter(accepts).sorted { left, right in
      let (a, b) = (number(of: left), number(of: right))
      if let a, let b, a != b { return a < b }
      return (a == nil) == (b == nil) ? left.id < right.id : b == nil
    }
  }

  private func number(of concession: Concession) -> ProvisionNumber? {
    concession.establishedBy.first.flatMap { self[$0]?.number }
  }
}
