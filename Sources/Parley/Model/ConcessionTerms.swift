extension Concession {
  /// What is given up.
  public struct Kind: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Land, or a claim to it.
    public static let territorial: Self = "territorial"
    /// Forces, arms or positions.
    public static let military: Self = "military"
    /// Membership or ties in an alliance.
    public static let alliance: Self = "alliance"
    /// Political power, status or process.
    public static let political: Self = "political"
    /// Money, trade or resources.
    public static let economic: Self = "economic"
    /// Rights, claims or prosecution.
    public static let legal: Self = "legal"
    /// Sanctions.
    public static let sanctionsRelief: Self = "sanctionsRelief"
    /// Assets that are held.
    public static let assets: Self = "assets"
    /// Recognition of something not recognised before.
    public static let recognition: Self = "recognition"
    /// Prisoners, passage or relief.
    public static let humanitarian: Self = "humanitarian"
    /// Protection by others.
    public static let security: Self = "security"
    /// Contacts, seats or formats.
    public static let diplomatic: Self = "diplomatic"
    /// Not said, or of any kind.
    public static let unspecified: Self = "unspecified"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .territorial, .military, .alliance, .political, .economic, .legal, .sanctionsRelief, .assets, .recognition,
      .humanitarian, .security, .diplomatic, .unspecified,
    ]
  }
}

extension Concession.Kind: JSONConvertible {}

extension Concession {
  /// Where a concession stands.
  public struct Status: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Asked for.
    public static let demanded: Self = "demanded"
    /// Offered.
    public static let offered: Self = "offered"
    /// Offered or conceivable under conditions.
    public static let conditional: Self = "conditional"
    /// Opposed by the side it is asked of, without a final word.
    public static let resisted: Self = "resisted"
    /// Refused.
    public static let rejected: Self = "rejected"
    /// Agreed to.
    public static let accepted: Self = "accepted"
    /// Carried out.
    public static let made: Self = "made"
    /// Offered before and taken back.
    public static let withdrawn: Self = "withdrawn"
    /// No longer asked for.
    public static let dropped: Self = "dropped"
    /// None has been heard of: a fact on record, not a gap.
    public static let absent: Self = "absent"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .demanded, .offered, .conditional, .resisted, .rejected, .accepted, .made, .withdrawn, .dropped, .absent,
    ]

    /// Whether the status says that the side has given or agreed to give something.
    public var isGiven: Bool { self == .accepted || self == .made }
  }
}

extension Concession.Status: JSONConvertible {}
