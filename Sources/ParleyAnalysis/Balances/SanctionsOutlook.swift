public import Parley

/// Which sanctions are in force on a day, which lapse within a horizon unless they are renewed, and who can block that.
public struct SanctionsOutlook: Sendable {
  /// The day.
  public let day: Day

  /// How many days ahead is looked.
  public let horizon: Int

  /// The sanctions that are, or may be, in force, in order.
  public let entries: [SanctionEntry]

  /// What was left out, and by which rule.
  public let report: FilterReport

  /// Looks at the sanctions.
  ///
  /// - Parameters:
  ///   - dossier: The dossier.
  ///   - day: The day.
  ///   - horizon: How many days ahead to look, 0 to 36 525.
  /// - Throws: ``AnalysisError`` with code `outOfRange`.
  /// - Complexity: O(*s* · *p*) in the number of sanctions and provisions, and as of ``PositionMatrix`` for those who can
  ///   block a renewal.
  public init(in dossier: Dossier, on day: Day, horizon: Int) throws(AnalysisError) {
    guard (0...36_525).contains(horizon) else {
      throw AnalysisError(.outOfRange, "horizon", "\(horizon) is not 0 to 36 525 days")
    }
    self.day = day
    self.horizon = horizon
    var finder = SanctionFinder(dossier, on: day, horizon)
    var report = FilterReport(considered: dossier.sanctions.count, "sanctions")
    var entries: [SanctionEntry] = []
    for sanction in dossier.sanctions {
      let answer = sanction.isInForce(on: day)
      if answer == .no {
        report.omit(1, FilterReport.Rule("notInForce", "not in force on the day"))
      } else {
        entries.append(finder.entry(sanction, answer))
      }
    }
    self.entries = entries
    self.report = report
  }

  /// The entry of a sanction.
  ///
  /// - Parameter sanction: The sanction.
  /// - Returns: The entry; `nil` where it is not in force.
  /// - Complexity: O(*n*) in the number of entries.
  public subscript(sanction: Sanction.ID) -> SanctionEntry? { entries.first { $0.sanction == sanction } }

  /// The sanctions that lapse within the horizon, the first to lapse first.
  ///
  /// - Complexity: O(*n* log *n*) in the number of entries.
  public var lapsing: [SanctionEntry] {
    entries.filter { $0.lapses != .no }.sorted { left, right in
      guard let a = left.expiry, let b = right.expiry, a != b else { return left.sanction < right.sanction }
      return a < b
    }
  }
}

/// How one sanction stands.
public struct SanctionEntry: Hashable, Sendable {
  /// The sanction.
  public let sanction: Sanction.ID

  /// Whether it is in force: `yes` or `possibly`.
  public let isInForce: Ternary

  /// When it ends unless it is renewed: the next expiry that its renewal names, or else the first day after its period,
  /// whichever is neither over nor further off than the interval of its renewals; `nil` where the record knows no such
  /// end.
  public let expiry: PartialDate?

  /// Whether it lapses within the horizon unless it is renewed; `possibly`, too, where it is renewed from time to time
  /// and the record does not know when next.
  public let lapses: Ternary

  /// How those who impose it decide on the renewal; `nil` where none is needed.
  public let decisionRule: ConsentRule?

  /// The actors that can block the renewal alone: each member of those that impose it where they decide unanimously,
  /// each of those that impose it where each decides alone. No actor alone can block a majority.
  public let canBlock: [Actor.ID]

  /// Those of them whose recorded position is against the sanction, or against sanctions as a matter.
  public let inclinedToBlock: [Actor.ID]

  /// The provisions that are about it, in order.
  public let provisions: [SanctionTie]

  /// What is held under it. Several figures may be estimates of one and the same amount, so that they are not added up.
  public let amounts: [HeldAmount]

  /// Under which conditions it would be eased.
  public let reliefConditions: [Condition]

  /// Whether it comes back by itself after a breach.
  public let snapback: Bool

  /// The provisions that would bring it back after a breach: those that punish a breach and are about sanctions.
  public let snapbackProvisions: [Provision.ID]

  /// What the entry rests on.
  public let evidence: Evidence
}

/// How a provision is tied to a sanction.
public struct SanctionTie: Hashable, Sendable {
  /// Why a provision is about a sanction.
  @nonexhaustive
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// A condition of the provision names the sanction.
    case named
    /// It is about immobilised assets, and so is the sanction.
    case assets
    /// It eases sanctions to the benefit of a target, and obliges nobody by name or one of those who impose it, as
    /// themselves or as members of a bloc.
    case relief
  }

  /// The provision.
  public let provision: Provision.ID

  /// Why it is about the sanction: the first rule that applies.
  public let rule: Rule
}
