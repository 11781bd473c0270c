public import Parley

/// How far a consent is there.
///
/// The list is complete for good. Its order is that of the obstacles: where several must consent, the least of their
/// states is the state of all.
@frozen
public enum ConsentState: String, Hashable, Sendable, CaseIterable, Comparable {
  /// It is refused.
  case refused
  /// It is given under conditions, or something remains to be done for it.
  case conditional
  /// The record does not tell.
  case unknown
  /// It is given.
  case met

  /// Orders the states from ``refused`` to ``met``.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .refused: 0
    case .conditional: 1
    case .unknown: 2
    case .met: 3
    }
  }
}

extension ConsentState {
  /// What a position says of a consent: support and acceptance without conditions give it, opposition and rejection
  /// refuse it; being ambivalent, undecided or divided tells nothing. What members think is no word of their bloc.
  init(_ position: Position) {
    if position.basis == .members {
      self = .unknown
      return
    }
    self =
      switch position.attitude {
      case .supports, .accepts: position.conditions.isEmpty ? .met : .conditional
      case .opposes, .rejects: .refused
      case .conditional: .conditional
      default: .unknown
      }
  }
}

/// How far one consent that a proposal needs is there.
public struct ConsentFinding: Hashable, Sendable {
  /// Whose consent is needed.
  public let actor: Actor.ID

  /// What it is needed for.
  public let subject: Subject

  /// How the actor decides.
  public let rule: ConsentRule

  /// Where the proposal names the need: several entries where several assert it.
  public let requirements: [ConsentRequirement]

  /// How far the consent is there.
  public let state: ConsentState

  /// Where the actor stands on the subject.
  public let position: Position

  /// Where those stand who decide for the actor: its members under a rule that counts them, else the actor alone.
  public let voters: [Voter]

  /// How many of the voters must consent; `nil` where the rule or its share is not known.
  public let needed: Int?

  /// The entry in the proposal's history that decides, where an act of the actor is later than its words.
  public let act: StatusChange<Proposal.Status>?

  /// What the finding rests on.
  public let evidence: Evidence

  /// An actor that decides.
  public struct Voter: Hashable, Sendable {
    /// The actor.
    public let actor: Actor.ID

    /// How far the consent is there.
    public let state: ConsentState

    /// Where the voter stands on the subject.
    public let position: Position
  }

  /// The actors that refuse, as far as that prevents the consent: all under unanimity, under a majority only
  /// where it is out of reach without them.
  ///
  /// - Complexity: O(*n*) in the number of voters.
  public var blockers: [Actor.ID] {
    state == .refused ? voters.filter { $0.state == .refused }.map(\.actor) : []
  }
}

/// Something that must hold before a consent is there.
public struct OpenCondition: Hashable, Sendable {
  /// What must hold.
  @nonexhaustive
  public enum Content: Hashable, Sendable {
    /// What a speaker has named as a condition.
    case stated(Condition)
    /// A procedure by which the actor decides, and of which no result is on record.
    case procedure(ConsentRule)
  }

  /// Whose consent hangs on it.
  public let actor: Actor.ID

  /// What the consent is needed for.
  public let subject: Subject

  /// What must hold.
  public let content: Content

  /// The statement that names it; `nil` for a procedure.
  public let statement: Statement.ID?
}
