public import Parley

extension ProposalDiff {
  /// What becomes of one provision, or of several that belong together.
  public struct Change: Hashable, Sendable {
    /// What becomes of it.
    public let kind: Kind

    /// The earlier version; several for a merger, none for an addition. The one that is most clearly continued stands
    /// first.
    public let earlier: [Provision]

    /// The later version; several for a split, none for a removal.
    public let later: [Provision]

    /// Parts of the earlier version that were taken into the later one together with their head.
    public let earlierParts: [Provision]

    /// Parts of the later version into which the earlier one was laid out.
    public let laterParts: [Provision]

    /// By which rule they belong together; `nil` for an addition or removal.
    public let match: Match?

    /// What of substance differs, in the order of ``Amendment/Member``.
    public let amendments: [Amendment]

    /// Whether those obliged are asked for less or for more.
    public let tendency: Tendency

    /// Towards whose stated positions it moves the text, and away from whose, by actor. Empty where nothing of substance
    /// differs or nobody has spoken.
    public internal(set) var bearings: [Bearing] = []

    /// Whether the number differs.
    public var isRenumbered: Bool {
      guard let old = earlier.first, let new = later.first else { return false }
      return old.number != new.number
    }

    /// What becomes of it, as analysts code it by hand: kept, changed, deleted or new.
    ///
    /// A merger or split is a change if anything of substance differs.
    public var outcome: Outcome {
      switch kind {
      case .kept, .renumbered: .kept
      case .reworded, .amended: .changed
      case .split, .merged: amendments.isEmpty ? .kept : .changed
      case .added: .new
      case .removed: .deleted
      }
    }

    /// The amendments of one member.
    ///
    /// - Parameter member: The member.
    /// - Returns: The amendments; for parties there may be one of each side.
    /// - Complexity: O(*n*) in the number of amendments.
    public func amendments(of member: Amendment.Member) -> [Amendment] {
      amendments.filter { $0.member == member }
    }

    /// What the change means for an actor.
    ///
    /// - Parameter actor: The actor.
    /// - Returns: The bearing; `nil` where it means nothing for it or nothing is known.
    /// - Complexity: O(*n*) in the number of bearings.
    public func bearing(on actor: Actor.ID) -> Bearing? { bearings.first { $0.actor == actor } }

    /// The text, word by word; those of several provisions are joined by spaces.
    ///
    /// - Complexity: That of ``TextDiff/init(from:to:)``; worked out at every call.
    public var textDiff: TextDiff {
      TextDiff(
        from: earlier.map(\.text).joined(separator: " "), to: later.map(\.text).joined(separator: " "))
    }
  }
}
