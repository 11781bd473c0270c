public import Parley

/// What each party is asked to give up, offers, makes and refuses.
///
/// A concession has two tracks, because one side's demand and the other's answer do not replace each other:
///
/// - It is *demanded* on a day from the first entry of its history that demands it until one by which the demand is
///   dropped or withdrawn.
/// - Its *answer* is the last entry by the day that offers, makes conditional, resists, rejects, accepts or makes it, or
///   withdraws an offer. A later demand by the other side does not undo it; a refusal is undone where those who refused
///   ask for the same themselves.
///
/// That no concession is known of, with the status `absent`, is a record of its own: a party of which nothing is found
/// says so, and names who has said that there is nothing.
public struct ConcessionBalance: Sendable {
  /// The proposal; `nil` for the whole dossier.
  public let proposal: Proposal.ID?

  /// The day.
  public let day: Day

  /// The parties that have something to give up, or were asked about, in order.
  public let parties: [PartyBalance]

  /// What was left out, and by which rule.
  public let report: FilterReport

  private let dossier: Dossier

  /// Draws up the balance.
  ///
  /// - Parameters:
  ///   - proposal: The proposal: only concessions count that it demands or contains, and those that no text does; `nil`
  ///     for the whole dossier.
  ///   - dossier: The dossier.
  ///   - day: The day.
  ///   - parties: The parties, each once; `nil` for all that concessions name as those who give.
  /// - Throws: ``AnalysisError`` with code `unknownID`, `empty` or `repeated`.
  /// - Complexity: O(*n* log *n*) in the number of concessions and entries of their histories.
  public init(
    of proposal: Proposal.ID? = nil, in dossier: Dossier, on day: Day, parties: [Actor.ID]? = nil
  ) throws(AnalysisError) {
    if let proposal { _ = try dossier.proposal(proposal) }
    if let parties {
      if parties.isEmpty { throw AnalysisError(.empty, "parties", "no party is named; leave it out to ask for all") }
      for (number, party) in parties.enumerated() {
        if dossier[party] == nil { throw AnalysisError(.unknownID, "parties", "the dossier has no \(party)") }
        if parties[..<number].contains(party) {
          throw AnalysisError(.repeated, "parties", "\(party) is named twice")
        }
      }
    }
    self.dossier = dossier
    self.proposal = proposal
    self.day = day
    var report = FilterReport(considered: dossier.concessions.count, "concessions")
    var items: [ConcessionItem] = []
    for concession in dossier.concessions {
      if let proposal, !concession.isRelevant(to: proposal, dossier) {
        report.omit(1, FilterReport.Rule("otherText", "demanded by other texts alone"))
      } else if let item = ConcessionItem(concession, on: day, dossier) {
        items.append(item)
      } else {
        report.omit(1, FilterReport.Rule("later", "without an entry that had certainly come about by the day"))
      }
    }
    self.report = report
    let names = parties ?? Set(items.flatMap(\.by)).sorted()
    self.parties = names.map { party in PartyBalance(party: party, items: items.filter { $0.by.contains(party) }) }
  }

  /// The balance of a party.
  ///
  /// - Parameter party: The party.
  /// - Returns: The balance; `nil` for an actor that gives up nothing and was not asked about.
  /// - Complexity: O(*n*) in the number of parties.
  public subscript(party: Actor.ID) -> PartyBalance? { parties.first { $0.party == party } }

  /// How unequally something is spread over two parties.
  ///
  /// With a and b for what counts for each, a joint concession of k parties counting 1/k for each of them:
  ///
  ///     (a - b) / (a + b)
  ///
  /// It is 1 where all falls on the first, -1 where all falls on the second, 0 where both bear alike: the normalised
  /// difference, as it is used for the contrast of two amounts.
  ///
  /// - Parameters:
  ///   - side: What is counted.
  ///   - first: The one party.
  ///   - second: The other.
  /// - Returns: The index, from -1 to 1; `nil` where nothing counts for either, which is not the same as equality.
  /// - Throws: ``AnalysisError`` with code `unknownID` for a party that is not in the balance, `incompatible` for one
  ///   party twice.
  /// - Complexity: O(*n*) in the number of concessions of the two.
  public func asymmetry(
    of side: ConcessionSide, between first: Actor.ID, and second: Actor.ID
  ) throws(AnalysisError) -> Double? {
    guard first != second else {
      throw AnalysisError(.incompatible, "second", "a party has no asymmetry with itself")
    }
    guard let one = self[first] else {
      throw AnalysisError(.unknownID, "first", "\(first) is no party of the balance")
    }
    guard let other = self[second] else {
      throw AnalysisError(.unknownID, "second", "\(second) is no party of the balance")
    }
    let (a, b) = (one.share(of: side), other.share(of: side))
    return a + b == 0 ? nil : (a - b) / (a + b)
  }

  /// The records behind what counts for a party, and what they cite.
  ///
  /// - Parameters:
  ///   - side: What counts; `nil` for everything, the records by which nothing was found included.
  ///   - party: The party.
  /// - Returns: The evidence; none for a party that is not in the balance.
  /// - Complexity: O(*n* log *n*) in the number of concessions of the party.
  public func evidence(of side: ConcessionSide? = nil, for party: Actor.ID) -> Evidence {
    guard let balance = self[party] else { return .none }
    let items = side.map { balance.items($0) } ?? balance.items
    return Evidence(items.flatMap(\.records), in: dossier)
  }
}

extension Concession {
  /// Whether it has to do with a proposal: everything except what only other texts ask for.
  fileprivate func isRelevant(to proposal: Proposal.ID, _ dossier: Dossier) -> Bool {
    let texts = demandedBy.compactMap { subject -> Proposal.ID? in
      if case .proposal(let id) = subject { id } else { nil }
    }
    let owners = texts + establishedBy.compactMap { dossier.proposal(of: $0)?.id }
    return owners.isEmpty || owners.contains(proposal)
  }
}
