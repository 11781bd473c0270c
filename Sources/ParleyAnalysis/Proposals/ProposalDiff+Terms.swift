public import Parley

extension ProposalDiff {
  /// What becomes of a provision.
  @nonexhaustive
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// It stands as it was. Where the texts were worded independently of each other, in other words.
    case kept
    /// It stands as it was under another number.
    case renumbered
    /// Its words differ, and nothing of what is coded.
    case reworded
    /// Something of substance differs; see ``ProposalDiff/Change/amendments``.
    case amended
    /// It has become several.
    case split
    /// It and others have become one.
    case merged
    /// The later text has it and the earlier has not.
    case added
    /// The earlier text has it and the later has not.
    case removed
  }

  /// What becomes of a provision, as analysts code it by hand.
  @frozen
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// Kept, if need be under another number or in a merger or split that changes nothing of substance.
    case kept
    /// Reworded, softened, hardened or changed otherwise.
    case changed
    /// Gone.
    case deleted
    /// New.
    case new
  }

  /// The rule by which provisions were found to belong together.
  @nonexhaustive
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// One is recorded as an ancestor of the other, or they share one.
    case lineage
    /// They have the same number in texts that are numbered alike.
    case number
    /// They are about the same: topics, words, parties, figures, places.
    case content
  }

  /// How the wording of two texts is related, and so what a difference in words means.
  @frozen
  public enum Wording: String, Hashable, Sendable, CaseIterable {
    /// One text edits the other: each difference in words was meant.
    case revision
    /// The texts, or their paraphrases, were worded independently: words differ everywhere, and a difference in them
    /// alone says nothing.
    case independent
  }

  /// Whether what is asked of those whom a provision obliges becomes less or more.
  @frozen
  public enum Tendency: String, Hashable, Sendable, CaseIterable {
    /// Less is asked: a higher cap, a further condition, a deadline dropped, "may" for "shall".
    case softened
    /// More is asked.
    case hardened
    /// Less in one respect and more in another.
    case mixed
    /// Others than before are obliged, and those before no longer.
    case shifted
    /// It cannot be told from what is coded.
    case undetermined
  }

  /// By which rule provisions belong together, and how alike they are.
  public struct Match: Hashable, Sendable {
    /// The rule.
    public let rule: Rule

    /// How alike the pair is, from 0 to 1, whatever the rule.
    public let score: Double
  }

  /// How two texts are compared.
  public struct Options: Hashable, Sendable {
    /// Whether recorded ancestors are looked at; without them provisions are found by number and content alone.
    public var usesLineage = true

    /// How the wording of the texts is related; `nil` to have it inferred.
    ///
    /// It is inferred from the pairs. With fewer than ten, or where more than one in ten has the same words in both
    /// texts, the one text edits the other; else they are taken as worded independently. If an edit leaves three in ten
    /// provisions untouched, the odds that ten of them are all touched are below 3 in 100.
    public var wording: Wording?

    /// The usual comparison: by lineage too, and with the relation of the texts inferred.
    public init() {}
  }
}

extension ProposalDiff {
  /// One difference of substance between two versions of a provision.
  public struct Amendment: Hashable, Sendable, CustomStringConvertible {
    /// What is different.
    @nonexhaustive
    public enum Member: String, Hashable, Sendable, CaseIterable, Comparable {
      /// A figure: an amount, a number, a date that is no deadline.
      case quantity
      /// Under which conditions it holds.
      case condition
      /// Where it holds.
      case scope
      /// The obligors, or the beneficiaries.
      case party
      /// How binding it is worded: shall, may, expected, prohibited, declared.
      case modality
      /// By when it is to be done.
      case deadline
      /// What it does: from a concession to a declaration, for example.
      case legalForce

      /// Orders members as they are listed here.
      public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

      private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// On which side of a provision a party stands.
    @frozen
    public enum Side: String, Hashable, Sendable, CaseIterable {
      /// It has to do something, or gives something up.
      case obligor
      /// It gains.
      case beneficiary
    }

    /// From what a difference was seen.
    @frozen
    public enum Basis: String, Hashable, Sendable, CaseIterable {
      /// From what the editors have coded.
      case coded
      /// From the words, because what is coded does not show it.
      case wording
    }

    /// What is different.
    public let member: Member

    /// On which side, for parties.
    public let side: Side?

    /// What was so before and is no longer, each in its text form; empty where something is only added.
    public let before: [String]

    /// What is so now and was not, each in its text form; empty where something is only dropped.
    public let after: [String]

    /// Whether those obliged are asked for less or for more by it.
    public let tendency: Tendency

    /// From what it was seen.
    public let basis: Basis

    /// One line: `quantity: at most 600000 personnel -> at most 800000 personnel`.
    public var description: String {
      let name = member == .legalForce ? "legal force" : member.rawValue
      func list(_ values: [String]) -> String { values.isEmpty ? "none" : values.joined(separator: "; ") }
      return "\(side?.rawValue ?? name): \(list(before)) -> \(list(after))"
    }
  }

  /// Whether a change brings the text nearer to what an actor has said about it.
  public struct Bearing: Hashable, Sendable {
    /// Which way the text moves.
    @frozen
    public enum Direction: String, Hashable, Sendable, CaseIterable {
      /// Nearer to what the actor has said.
      case toward
      /// Farther from it.
      case away
      /// Nearer to some and farther from other of the actor's words.
      case mixed
      /// The actor is for or against the provision, and the change goes both ways or cannot be weighed; or the actor is
      /// against a provision that benefits it and may want more, or for one that obliges it and now asks for more.
      case unclear
    }

    /// The actor.
    public let actor: Actor.ID

    /// Which way the text moves.
    public let direction: Direction

    /// The positions from which that follows: on the earlier version, on the later, or on what they are part of.
    public let positions: [Position]

    /// The statements that decide those positions, each once.
    ///
    /// - Complexity: O(*n*) in the number of positions.
    public var statements: [Statement.ID] {
      var met: Set<Statement.ID> = []
      return positions.compactMap(\.statement).filter { met.insert($0).inserted }
    }
  }
}
