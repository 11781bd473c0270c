extension Proposal {
  /// What kind of text a proposal is.
  public struct Kind: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A plan put forward by one side or a mediator.
    public static let plan: Self = "plan"
    /// A draft that is still being worked on.
    public static let draft: Self = "draft"
    /// An answer to another proposal.
    public static let counterproposal: Self = "counterproposal"
    /// A framework that later texts are to fill.
    public static let framework: Self = "framework"
    /// A communique of a meeting.
    public static let communique: Self = "communique"
    /// An agreement.
    public static let agreement: Self = "agreement"
    /// A formula or a list of principles.
    public static let formula: Self = "formula"
    /// An offer of something by one side.
    public static let offer: Self = "offer"
    /// A demand addressed to the other side.
    public static let demand: Self = "demand"
    /// An idea without a text.
    public static let idea: Self = "idea"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .plan, .draft, .counterproposal, .framework, .communique, .agreement, .formula, .offer, .demand, .idea,
    ]
  }
}

extension Proposal.Kind: JSONConvertible {}

extension Proposal {
  /// Where a proposal stands.
  public struct Status: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Its existence was reported.
    public static let reported: Self = "reported"
    /// Written.
    public static let drafted: Self = "drafted"
    /// Sent round among some.
    public static let circulated: Self = "circulated"
    /// Presented to those it addresses.
    public static let presented: Self = "presented"
    /// Made public.
    public static let published: Self = "published"
    /// A deadline was set for an answer.
    public static let deadlineSet: Self = "deadlineSet"
    /// Changed into a new version.
    public static let revised: Self = "revised"
    /// Accepted by those it addresses.
    public static let accepted: Self = "accepted"
    /// Rejected.
    public static let rejected: Self = "rejected"
    /// Replaced by a later text.
    public static let superseded: Self = "superseded"
    /// Withdrawn.
    public static let withdrawn: Self = "withdrawn"
    /// Signed.
    public static let signed: Self = "signed"
    /// In force.
    public static let inForce: Self = "inForce"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .reported, .drafted, .circulated, .presented, .published, .deadlineSet, .revised, .accepted, .rejected,
      .superseded, .withdrawn, .signed, .inForce,
    ]
  }
}

extension Proposal.Status: JSONConvertible {}

extension Involvement {
  /// What an actor has to do with a proposal, or conspicuously not.
  public struct Role: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Wrote it, or took part in writing it.
    public static let drafted: Self = "drafted"
    /// Put its weight behind it and brought it forward.
    public static let sponsored: Self = "sponsored"
    /// Declared itself in favour.
    public static let endorsed: Self = "endorsed"
    /// Was asked before it was written or changed.
    public static let consulted: Self = "consulted"
    /// Was told about it.
    public static let briefed: Self = "briefed"
    /// Was not asked.
    public static let notConsulted: Self = "notConsulted"
    /// Was not told.
    public static let notBriefed: Self = "notBriefed"
    /// Carried it between the sides.
    public static let mediated: Self = "mediated"
    /// Is meant by it.
    public static let addressed: Self = "addressed"
    /// Was handed it.
    public static let received: Self = "received"
    /// Handed it over or presented it.
    public static let presented: Self = "presented"
    /// Made it public without leave.
    public static let leaked: Self = "leaked"
    /// Signed it.
    public static let signed: Self = "signed"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .drafted, .sponsored, .endorsed, .consulted, .briefed, .notConsulted, .notBriefed, .mediated, .addressed,
      .received, .presented, .leaked, .signed,
    ]
  }
}

extension Involvement.Role: JSONConvertible {}

/// How a group decides.
public struct ConsentRule: Vocabulary {
  /// The term as it is written.
  public let rawValue: String

  /// Creates a term, known or not.
  ///
  /// - Parameter rawValue: The term as it is written.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// One actor decides alone.
  public static let single: Self = "single"
  /// All must agree.
  public static let unanimity: Self = "unanimity"
  /// A share of members or votes must agree; see the requirement's share.
  public static let qualifiedMajority: Self = "qualifiedMajority"
  /// More than half must agree.
  public static let simpleMajority: Self = "simpleMajority"
  /// A parliament must ratify.
  public static let ratification: Self = "ratification"
  /// The people must agree.
  public static let referendum: Self = "referendum"

  /// The terms that this version knows.
  public static let known: [Self] = [
    .single, .unanimity, .qualifiedMajority, .simpleMajority, .ratification, .referendum,
  ]
}

extension ConsentRule: JSONConvertible {}

extension ConsentRequirement {
  /// On what ground consent is required.
  public struct Basis: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// By law or treaty.
    public static let legal: Self = "legal"
    /// By weight: without it the thing will not work or not be legitimate.
    public static let political: Self = "political"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .legal, .political,
    ]
  }
}

extension ConsentRequirement.Basis: JSONConvertible {}
