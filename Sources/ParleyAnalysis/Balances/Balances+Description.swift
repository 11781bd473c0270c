import Parley

extension ConcessionBalance: CustomStringConvertible, CustomReflectable {
  /// The proposal, the day, and of how many parties.
  public var description: String {
    "balance of \(String(parties.reduce(0) { $0 + $1.items.count }, "concession")) of \(String(parties.count, "party"))"
      + (proposal.map { " under \($0)" } ?? "") + " on \(day)"
  }

  /// The description: `dump` and debuggers do not go into the dossier.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension PartyBalance: CustomStringConvertible {
  /// The party, and how many concessions it is asked for.
  public var description: String { "\(party): \(String(items.count, "concession"))" }
}

extension GuaranteeCoverage: CustomStringConvertible, CustomReflectable {
  /// Whom the guarantees are for, the day, and how many stand, have lapsed and are asked for.
  public var description: String {
    "guarantees for \(beneficiary) on \(day): \(live.count) live, \(lost.count) lost, "
      + "\(String(demands.count, "demand")), \(String(gaps.count, "gap"))"
  }

  /// The description: `dump` and debuggers do not go into the dossier.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension SanctionEntry: CustomStringConvertible {
  /// The sanction, whether it is in force, and when it expires.
  public var description: String {
    "\(sanction): in force \(isInForce.rawValue)" + (expiry.map { ", expires \($0.text)" } ?? "")
  }
}

extension SanctionsOutlook: CustomStringConvertible {
  /// The day, how far it looks ahead, and how many sanctions lapse by then.
  public var description: String {
    "\(String(entries.count, "sanction")) on \(day), \(lapsing.count) of them lapsing within \(String(horizon, "day"))"
  }
}
