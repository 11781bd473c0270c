public import Parley

/// Which attacks or breaches would bring which guarantor in, what voids the guarantees, what rules them out, and what
/// their beneficiary still asks for.
///
/// A guarantee is *live* on a day while the last entry of its history offers, proposes, agrees, ratifies, puts in force
/// or invokes it; it is a *demand* while that entry demands it; blocked, dropped or expired it is neither. One without a
/// history is live while its period may contain the day.
public struct GuaranteeCoverage: Sendable {
  /// The actor to be protected.
  public let beneficiary: Actor.ID

  /// The proposal; `nil` for the whole dossier.
  public let proposal: Proposal.ID?

  /// The day.
  public let day: Day

  /// What calls guarantees into action, in the order of the words; at last ``Trigger/unspecified``, where a guarantee
  /// does not say.
  public let triggers: [Trigger]

  /// The guarantors, in order; at last `nil`, where a guarantee names none.
  public let guarantors: [Actor.ID?]

  /// The live guarantees, in order.
  public let live: [GuaranteeEntry]

  /// The guarantees that are blocked, dropped or expired, in order.
  public let lost: [GuaranteeEntry]

  /// What the beneficiary asks for, and whether a live guarantee answers it.
  public let demands: [GuaranteeDemand]

  /// What each provision rules out, by the provisions; whether or not the guarantee is live.
  public let blocks: [Block]

  /// What was left out, and by which rule.
  public let report: FilterReport

  private let dossier: Dossier

  /// What calls a guarantee into action.
  public struct Trigger: Hashable, Sendable {
    /// The words; `nil` where the guarantee does not say.
    public let text: String?

    /// Creates a trigger.
    ///
    /// - Parameter text: The words in which guarantees name it; `nil` for guarantees that name none.
    public init(text: String?) { self.text = text }

    /// The trigger of guarantees that name none.
    public static let unspecified = Trigger(text: nil)
  }

  /// A provision and what it rules out.
  public struct Block: Hashable, Sendable {
    /// The provision.
    public let provision: Provision.ID

    /// The guarantees that it rules out, in order.
    public let guarantees: [SecurityGuarantee.ID]
  }

  /// Looks at the guarantees.
  ///
  /// - Parameters:
  ///   - beneficiary: The actor to be protected; guarantees for a bloc protect its members on the day.
  ///   - proposal: The proposal: only guarantees count that it contains or rules out, and those that no text contains;
  ///     `nil` for the whole dossier.
  ///   - dossier: The dossier.
  ///   - day: The day.
  /// - Throws: ``AnalysisError`` with code `unknownID`.
  /// - Complexity: O(*g* log *g* + *s*) in the number of guarantees and of statements with a firm stance.
  public init(
    for beneficiary: Actor.ID, of proposal: Proposal.ID? = nil, in dossier: Dossier, on day: Day
  ) throws(AnalysisError) {
    guard dossier[beneficiary] != nil else {
      throw AnalysisError(.unknownID, "beneficiary", "the dossier has no \(beneficiary)")
    }
    if let proposal { _ = try dossier.proposal(proposal) }
    var report = FilterReport(considered: dossier.guarantees.count, "guarantees")
    var (live, lost): ([GuaranteeEntry], [GuaranteeEntry]) = ([], [])
    var demanded: [SecurityGuarantee] = []
    let blocs = Set([beneficiary] + dossier.blocs(of: beneficiary, on: day))
    for guarantee in dossier.guarantees {
      let protects = !blocs.isDisjoint(with: guarantee.beneficiaries)
      if !protects {
        report.omit(1, FilterReport.Rule("otherBeneficiary", "for others alone"))
      } else if let proposal, !guarantee.isRelevant(to: proposal, dossier) {
        report.omit(1, FilterReport.Rule("otherText", "in other texts alone"))
      } else {
        switch guarantee.standing(on: day) {
        case .unborn: report.omit(1, FilterReport.Rule("later", "that had not certainly come up by the day"))
        case .demanded: demanded.append(guarantee)
        case .live: live.append(GuaranteeEntry(guarantee, on: day))
        case .lost: lost.append(GuaranteeEntry(guarantee, on: day))
        }
      }
    }
    (self.live, self.lost, self.report) = (live, lost, report)
    (self.dossier, self.beneficiary, self.proposal, self.day) = (dossier, beneficiary, proposal, day)
    let words = Set(live.flatMap { $0.triggers }).sorted()
    triggers = words.map { Trigger(text: $0) } + (live.contains { $0.triggers.isEmpty } ? [.unspecified] : [])
    let names = Set(live.flatMap(\.guarantors)).sorted()
    guarantors = names + (live.contains { $0.guarantors.isEmpty } ? [nil] : [])
    var blocked: [Provision.ID: [SecurityGuarantee.ID]] = [:]
    for entry in live + lost {
      for provision in entry.blockedBy { blocked[provision, default: []].append(entry.guarantee) }
    }
    for guarantee in demanded {
      for provision in guarantee.blockedBy { blocked[provision, default: []].append(guarantee.id) }
    }
    blocks = blocked.sorted { $0.key < $1.key }.map { Block(provision: $0.key, guarantees: $0.value.sorted()) }
    demands = GuaranteeDemand.demands(of: beneficiary, demanded, dossier, on: day, live, lost)
  }

  /// The live guarantees by which somebody is brought in when something happens.
  ///
  /// - Parameters:
  ///   - trigger: What happens.
  ///   - guarantor: The guarantor; `nil` for guarantees that name none.
  /// - Returns: The guarantees, in order; an empty cell of the matrix is an empty list.
  /// - Complexity: O(*n*) in the number of live guarantees.
  public func guarantees(for trigger: Trigger, by guarantor: Actor.ID?) -> [GuaranteeEntry] {
    live.filter { entry in
      (trigger.text.map { entry.triggers.contains($0) } ?? entry.triggers.isEmpty)
        && (guarantor.map { entry.guarantors.contains($0) } ?? entry.guarantors.isEmpty)
    }
  }

  /// The demands that no live guarantee answers.
  ///
  /// - Complexity: O(*n*) in the number of demands.
  public var gaps: [GuaranteeDemand] { demands.filter { $0.answer == .no } }

  /// The records behind a cell of the matrix, and what they cite.
  ///
  /// - Parameters:
  ///   - trigger: What happens.
  ///   - guarantor: The guarantor; `nil` for guarantees that name none.
  /// - Returns: The evidence.
  /// - Complexity: O(*n* log *n*) in the number of live guarantees.
  public func evidence(for trigger: Trigger, by guarantor: Actor.ID?) -> Evidence {
    Evidence(
      guarantees(for: trigger, by: guarantor).flatMap { entry in
        [RecordKey(entry.guarantee)] + entry.establishedBy.map { RecordKey($0) }
      }, in: dossier)
  }

  /// The records behind a demand, and what they cite.
  ///
  /// - Parameter demand: The demand.
  /// - Returns: The evidence.
  public func evidence(of demand: GuaranteeDemand) -> Evidence { Evidence(demand.records, in: dossier) }
}

/// One guarantee of a coverage.
public struct GuaranteeEntry: Hashable, Sendable {
  /// The guarantee.
  public let guarantee: SecurityGuarantee.ID

  /// What is promised.
  public let form: SecurityGuarantee.Form

  /// The actor that promises.
  public let guarantors: [Actor.ID]

  /// How it stands; `nil` where it has no history.
  public let status: StatusChange<SecurityGuarantee.Status>?

  /// What calls it into action, in words.
  public let triggers: [String]

  /// What voids it.
  public let exclusions: [Condition]

  /// What the guarantors then do.
  public let responses: [String]

  /// What the guarantors get for it.
  public let consideration: String?

  /// The provisions that contain it.
  public let establishedBy: [Provision.ID]

  /// The provisions that rule it out.
  public let blockedBy: [Provision.ID]

  init(_ guarantee: SecurityGuarantee, on day: Day) {
    self.guarantee = guarantee.id
    form = guarantee.form
    guarantors = guarantee.guarantors
    status = guarantee.history.entry(on: day)
    triggers = guarantee.triggers.map(\.text)
    exclusions = guarantee.exclusions
    responses = guarantee.responses
    consideration = guarantee.consideration
    establishedBy = guarantee.establishedBy
    blockedBy = guarantee.blockedBy
  }
}

extension SecurityGuarantee {
  fileprivate enum Standing {
    case unborn, demanded, live, lost
  }

  fileprivate func standing(on day: Day) -> Standing {
    if history.isEmpty { return period.contains(day) == .no ? .lost : .live }
    switch history.status(on: day) {
    case nil: return .unborn
    case .demanded: return .demanded
    case .blocked, .dropped, .expired: return .lost
    default: return period.hasEnded(on: day) == .yes ? .lost : .live
    }
  }

  fileprivate func isRelevant(to proposal: Proposal.ID, _ dossier: Dossier) -> Bool {
    let texts = (establishedBy + blockedBy).compactMap { dossier.proposal(of: $0)?.id }
    return texts.isEmpty || texts.contains(proposal)
  }
}
