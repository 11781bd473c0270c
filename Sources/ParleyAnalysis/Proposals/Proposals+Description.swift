import Parley

extension ProposalDiff: CustomStringConvertible, CustomReflectable {
  /// Which proposals are compared, and how many changes there are.
  public var description: String { "\(from.id) to \(to.id): \(String(changes.count, "change"))" }

  /// The description: `dump` and debuggers do not go into the dossier.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension ThreeWayDiff: CustomStringConvertible, CustomReflectable {
  /// Which proposals are compared, and how many entries and conflicts there are.
  public var description: String {
    "\(left.to.id) and \(right.to.id) against \(left.from.id): \(String(entries.count, "entry")), "
      + String(conflicts.count, "conflict")
  }

  /// The description: `dump` and debuggers do not go into the dossier.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension ProvisionLineage: CustomStringConvertible, CustomReflectable {
  /// The provision, and how many steps its lineage has.
  public var description: String { "lineage of \(provision): \(String(steps.count, "step"))" }

  /// The description: `dump` and debuggers do not go into the dossier.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}
