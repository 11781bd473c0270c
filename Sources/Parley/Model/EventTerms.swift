extension Event {
  /// What kind of event it is.
  public struct Kind: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A meeting.
    public static let meeting: Self = "meeting"
    /// Talks between the sides or their envoys.
    public static let talks: Self = "talks"
    /// A telephone or video call.
    public static let call: Self = "call"
    /// A visit.
    public static let visit: Self = "visit"
    /// A meeting of heads of state or government.
    public static let summit: Self = "summit"
    /// A signing.
    public static let signing: Self = "signing"
    /// A vote.
    public static let vote: Self = "vote"
    /// A text is published.
    public static let publication: Self = "publication"
    /// A decision is taken or an order given.
    public static let decision: Self = "decision"
    /// Somebody meets the press.
    public static let pressConference: Self = "pressConference"
    /// A ceasefire begins.
    public static let ceasefire: Self = "ceasefire"
    /// An attack.
    public static let attack: Self = "attack"
    /// Somebody takes office.
    public static let inauguration: Self = "inauguration"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .meeting, .talks, .call, .visit, .summit, .signing, .vote, .publication, .decision, .pressConference,
      .ceasefire, .attack, .inauguration,
    ]
  }
}

extension Event.Kind: JSONConvertible {}

extension Event {
  /// Whether the event took place.
  public struct Status: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Announced and not held yet.
    public static let scheduled: Self = "scheduled"
    /// Took place.
    public static let held: Self = "held"
    /// Called off.
    public static let cancelled: Self = "cancelled"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .scheduled, .held, .cancelled,
    ]
  }
}

extension Event.Status: JSONConvertible {}
