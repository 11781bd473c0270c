import Parley
import SampleDossiers

/// What a reader could know on a day: what had been said and done by then, as far as a source published by then tells.
struct View {
  let dossier: Dossier
  let day: Day
  let proposal: Proposal

  /// The statements that were made and published by the day, oldest first.
  let statements: [Statement]

  /// Looks at a dossier as of a day.
  ///
  /// - Parameters:
  ///   - dossier: The dossier.
  ///   - day: The day; `nil` for the first on which all statements on record had been made and published.
  ///   - proposal: The proposal to brief on; `nil` for the one with the most statements about it.
  /// - Throws: ``ExampleFailure`` where the dossier has nothing to brief on.
  init(_ dossier: Dossier, on day: Day?, of proposal: Proposal.ID?) throws(ExampleFailure) {
    guard let day = day ?? Self.lastDay(of: dossier) else {
      throw ExampleFailure("error: no statement in the dossier has a date; name a day with --as-of-day 2025-11-20")
    }
    self.dossier = dossier
    self.day = day
    let known = Self.isKnown(on: day, dossier)
    let said = dossier.statements(.before(day.advanced(by: 1))).filter { known($0.citations) }
    statements = said
    let busiest = dossier.proposals.map { proposal in
      (proposal, dossier.statements(about: .proposal(proposal.id)).count)
    }
    .max { ($0.1, $1.0.id) < ($1.1, $0.0.id) }?.0
    guard let proposal = proposal.map({ dossier[$0] }) ?? busiest else {
      let known = dossier.proposals.map(\.id.rawValue)
      guard let id = proposal?.rawValue else { throw ExampleFailure("error: the dossier has no proposal to brief on") }
      let cure = Spelling.nearest(to: id, among: known).map { "did you mean \($0)?" }
      throw ExampleFailure(
        "error: --proposal: no proposal \"\(id)\"; \(cure ?? "there are " + Wording.list(known))")
    }
    self.proposal = proposal
  }

  /// The first day on which all statements on record had been made and published.
  private static func lastDay(of dossier: Dossier) -> Day? {
    dossier.statements.compactMap { statement -> Day? in
      let said = statement.date.isInterval ? nil : statement.date.latest
      let published = statement.citations.compactMap { dossier[$0.source]?.published?.latest }.min()
      return [said, published].compactMap(\.self).max()
    }
    .max()
  }

  /// Whether something had certainly come about by the day; what has no date counts as known from the outset.
  func hasCome(_ date: PartialDate?) -> Bool { Self.hasCome(date, by: day) }

  private static func hasCome(_ date: PartialDate?, by day: Day) -> Bool {
    date.map { Period(from: $0).hasBegun(on: day) == .yes } ?? true
  }

  /// Whether one of some sources had been published by the day; what cites none rests on the record it belongs to.
  func isKnown(_ citations: [Citation]) -> Bool { citations.isEmpty || !published(citations).isEmpty }

  private static func isKnown(on day: Day, _ dossier: Dossier) -> ([Citation]) -> Bool {
    { citations in citations.isEmpty || citations.contains { hasCome(dossier[$0.source]?.published, by: day) } }
  }

  /// The citations of sources that had been published by the day.
  func published(_ citations: [Citation]) -> [Citation] {
    citations.filter { Self.hasCome(dossier[$0.source]?.published, by: day) }
  }

  /// The entries of a history that had come about and were known by the day, oldest first.
  func known<Status>(_ history: [StatusChange<Status>]) -> [StatusChange<Status>] {
    history.filter { hasCome($0.date) && isKnown($0.citations) }
  }

  /// Whether a record was known by the day: by a source of its own, or by one for an entry of its history.
  func isKnown<Status>(_ record: some Record, _ history: [StatusChange<Status>]) -> Bool {
    isKnown(record.citations) || known(history).contains { !$0.citations.isEmpty }
  }

  /// A date in words, without the year where it is that of the day.
  func words(_ date: PartialDate?) -> String {
    let text = date.map(Wording.date) ?? "at an unknown time"
    let year = " \(day.year)"
    return text.split(separator: " to ").map { $0.hasSuffix(year) ? $0.dropLast(year.count) : $0 }
      .joined(separator: " to ")
  }

  /// One entry of a history in words: `deadline set on 21 November by Donald Trump, on the word of ...: note`.
  func words<Status>(_ entry: StatusChange<Status>) -> String {
    let by = entry.by.isEmpty ? "" : " by \(dossier.names(of: entry.by))"
    let date = entry.date == nil ? "" : " (\(words(entry.date)))"
    return Wording.term(entry.status) + by + date + dossier.word(of: entry.assertedBy)
      + (entry.note.map { ": " + $0 } ?? "")
  }

  /// The provisions of the proposal whose text was public by the day.
  var provisions: [Provision] { proposal.provisions.filter { isPublic($0) } }

  /// Whether the text of a provision was public by the day.
  func isPublic(_ provision: Provision) -> Bool {
    guard let proposal = dossier.proposal(of: provision.id) else { return false }
    return isKnown(provision.citations.isEmpty ? proposal.citations : provision.citations)
  }

  /// Whether a subject is the proposal or one of its provisions.
  func isOfProposal(_ subject: Subject) -> Bool {
    switch subject {
    case .proposal(let id): id == proposal.id
    case .provision(let id): dossier.proposal(of: id)?.id == proposal.id
    default: false
    }
  }

  /// Who does something in the proposal or gets something from it, and what is part of them.
  var parties: Set<Actor.ID> {
    let named =
      proposal.provisions.flatMap { $0.obligors + $0.beneficiaries }
      + proposal.involvement.filter { $0.role == .addressed }.map(\.actor)
    return Set(named.flatMap { [$0] + dossier.members(of: $0, on: day) })
  }
}
