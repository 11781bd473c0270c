import ExampleSupport
import Parley
import ParleyAnalysis

/// What a reader could know on a day: what had been said and done by then, as far as a source published by then tells.
struct View {
  /// The record as far as it had been published by the day. Of points of the proposal that were not public yet, number
  /// and topics alone are left.
  let dossier: Dossier
  let day: Day
  let proposal: Proposal

  /// Whether anything of the proposal had been published by the day.
  let isKnown: Bool

  /// The statements that were made and published by the day, oldest first.
  let statements: [Statement]

  /// Looks at a dossier as of a day.
  ///
  /// - Parameters:
  ///   - record: The dossier.
  ///   - day: The day; `nil` for the first on which all statements on record had been made and published.
  ///   - proposal: The proposal to brief on; `nil` for the one with the most statements about it.
  /// - Throws: ``ExampleFailure`` where the dossier has nothing to brief on.
  init(_ record: Dossier, on day: Day?, of proposal: Proposal.ID?) throws(ExampleFailure) {
    guard let day = day ?? record.lastReportedDay else {
      throw ExampleFailure("error: no statement in the dossier has a date; name a day with --as-of-day 2025-11-20")
    }
    let proposal = try record.proposal(askedFor: proposal)
    var known = record.published(by: day).contents
    isKnown = known.proposals.contains { $0.id == proposal.id }
    let seen = Self.asSeen(proposal, known.proposals.first { $0.id == proposal.id })
    known.proposals.removeAll { $0.id == proposal.id }
    known.proposals.append(seen)
    dossier = Dossier(known)
    self.day = day
    self.proposal = seen
    statements = Array(dossier.statements(.before(day.advanced(by: 1))))
  }

  /// A proposal with what was public of it, and with number and topics alone of points that were not.
  private static func asSeen(_ proposal: Proposal, _ known: Proposal?) -> Proposal {
    var seen = known ?? Proposal(proposal.id, proposal.title, proposal.kind)
    var texts: [Provision.ID: Provision] = [:]
    for provision in seen.provisions { texts[provision.id] = provision }
    seen.provisions = proposal.provisions.map { provision in
      if known != nil, let text = texts[provision.id] { return text }
      return Provision(provision.id, provision.number, "", under: provision.parent, topics: provision.topics)
    }
    return seen
  }

  /// Whether something had certainly come about by the day; what has no date counts as known from the outset.
  func hasCome(_ date: PartialDate?) -> Bool { date.map { Period(from: $0).hasBegun(on: day) == .yes } ?? true }

  /// The entries of a history that had come about by the day, oldest first.
  func past<Status>(_ history: [StatusChange<Status>]) -> [StatusChange<Status>] {
    history.filter { hasCome($0.date) }
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

  /// Whether the text of a provision was public by the day.
  func isPublic(_ provision: Provision) -> Bool { provision.hasText }

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
