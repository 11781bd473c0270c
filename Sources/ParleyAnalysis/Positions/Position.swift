public import Parley

/// Where an actor stands on a subject on a day, and why that may be said.
///
/// That nothing is known is a value of its own, ``Basis/unknown``: it is never counted as neutral.
public struct Position: Hashable, Sendable {
  /// Through whom the position is the actor's.
  @nonexhaustive
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// The actor has said so.
    case own
    /// Another actor has said so that speaks for this one by office.
    case office
    /// Another actor has said so that claims to speak for this one, without an office that is on record.
    case behalf
    /// The actor has spoken only about parts of the subject, and always to the same effect.
    case parts
    /// Those of the members whose position is known are all of one mind; the actor itself has not spoken.
    case members
    /// The members, or the actor's words about the parts of the subject, point in different ways, and the actor itself
    /// has not spoken about the whole; or the actor has, in different ways, and the dates do not tell which word is the
    /// last.
    case divided
    /// No position is on record.
    case unknown
  }

  /// Whose position it is.
  public let actor: Actor.ID

  /// What it is about.
  public let subject: Subject

  /// Through whom it is the actor's.
  public let basis: Basis

  /// The stance that decides, with its statement; `nil` where the position is unknown or divided.
  public let stance: HeldStance?

  /// The date of the first statement since which the attitude has been the same without a break; `nil` where the dates
  /// leave open which statement that is.
  public let since: PartialDate?

  /// The last stance before with another attitude, on the same subject as the one that decides; `nil` where there is
  /// none, or where the dates leave open what that attitude was.
  public let previous: HeldStance?

  /// The other stances of the day that decides, and those of which the dates do not tell whether they came before or
  /// after; by the identifiers of the statements. In a divided position all stances that may be the last.
  public let alongside: [HeldStance]

  /// The newest statement in which comment was certainly refused after the position was taken, or without that there is
  /// one; of several of one date the first by identifier.
  public let withheld: Statement.ID?

  /// Where the members of a bloc stand; `nil` for an actor without members.
  public let members: PositionTally<Actor.ID>?

  /// Where the actor stands on the parts of the subject, where these decide.
  public let parts: PositionTally<Subject>?

  /// How the actor stands towards the subject; `nil` where that is unknown or divided.
  public var attitude: Attitude? { stance?.stance.attitude }

  /// Which way the attitude points; `nil` where that is unknown or divided.
  public var polarity: Polarity? { stance?.stance.attitude.polarity }

  /// How firm the position is; `nil` where that is not said.
  public var firmness: Firmness? { stance?.stance.firmness }

  /// What the deciding stance is about: the subject itself, one of its parts or another version of it; `nil` where the
  /// position is unknown or divided.
  public var statedSubject: Subject? { stance?.subject }

  /// Those of the stances ``alongside`` that point another way on the same subject; where none decides, all of them.
  ///
  /// - Complexity: O(*n*) in the number of stances alongside.
  public var dissent: [HeldStance] {
    guard let stance else { return alongside }
    return alongside.filter { $0.stance.attitude.polarity != polarity && $0.subject == stance.subject }
  }

  /// What must hold, for a conditional position.
  public var conditions: [Condition] { stance?.stance.conditions ?? [] }

  /// The statement that decides; `nil` where the position is unknown or divided.
  public var statement: Statement.ID? { stance?.statement }

  /// Whether a position of the actor, or of its members, is on record.
  public var isKnown: Bool { basis != .unknown }

  /// Whether the members whose position is known, the actor's words about the parts, or those of its words of which any
  /// may be the last, point in different ways.
  ///
  /// A bloc whose office holders have spoken has a position and may be divided all the same.
  public var isDivided: Bool { basis == .divided || members?.isDivided == true }

  /// The statements that the position rests on, the deciding one first.
  ///
  /// - Complexity: O(*n*) in the number of statements.
  public var statements: [Statement.ID] {
    var found: [Statement.ID] = []
    for held in [stance].compactMap(\.self) + alongside { found.append(held.statement) }
    if let previous { found.append(previous.statement) }
    if let withheld { found.append(withheld) }
    found += (members?.entries ?? []).compactMap(\.statement)
    found += (parts?.entries ?? []).compactMap(\.statement)
    var met: Set<Statement.ID> = []
    return found.filter { met.insert($0).inserted }
  }
}

/// A stance with the statement in which it was taken.
public struct HeldStance: Hashable, Sendable {
  /// The statement.
  public let statement: Statement.ID

  /// The speaker.
  public let speakers: [Actor.ID]

  /// When it was made.
  public let date: PartialDate

  /// The stance.
  public let stance: Stance

  /// What it is about.
  public var subject: Subject { stance.subject }

  /// Whether it is known through somebody else alone: told by another speaker, or said about the speaker.
  public let isSecondHand: Bool

  /// Puts a stance beside its statement.
  ///
  /// - Parameters:
  ///   - stance: The stance.
  ///   - statement: The statement in which it was taken.
  public init(_ stance: Stance, in statement: Statement) {
    self.statement = statement.id
    speakers = statement.speakers
    date = statement.date
    self.stance = stance
    isSecondHand = statement.mode == .nested || statement.assertedBy != nil
  }
}

/// Where several stand: the members of a bloc, or one actor on the parts of a subject.
public struct PositionTally<Member: Hashable & Sendable>: Hashable, Sendable {
  /// Where one of them stands.
  public struct Entry: Hashable, Sendable {
    /// The member of the bloc, or the part of the subject.
    public let member: Member

    /// Which way the position points; `nil` where none is on record.
    public let polarity: Polarity?

    /// The statement that decides.
    public let statement: Statement.ID?

    /// What the statement that decides is about.
    public let subject: Subject?
  }

  /// One entry for each, in order.
  public let entries: [Entry]

  /// Those whose position points one way.
  ///
  /// - Parameter polarity: The way; `nil` for those of whom no position is on record.
  /// - Returns: The members in order.
  /// - Complexity: O(*n*) in the number of members.
  public func members(_ polarity: Polarity?) -> [Member] {
    entries.filter { $0.polarity == polarity }.map(\.member)
  }

  /// How many positions are known.
  ///
  /// - Complexity: O(*n*) in the number of members.
  public var knownCount: Int { entries.count { $0.polarity != nil } }

  /// Whether the positions that are known point in different ways.
  ///
  /// - Complexity: O(*n*) in the number of members.
  public var isDivided: Bool {
    guard let first = entries.first(where: { $0.polarity != nil })?.polarity else { return false }
    return entries.contains { $0.polarity != nil && $0.polarity != first }
  }
}
