extension SecurityGuarantee {
  /// What a guarantor promises.
  public struct Form: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// To treat an attack as one on itself.
    public static let collectiveDefence: Self = "collectiveDefence"
    /// To consult when there is an attack or a threat.
    public static let consultation: Self = "consultation"
    /// To answer an attack by force.
    public static let militaryResponse: Self = "militaryResponse"
    /// To keep forces on the spot.
    public static let presence: Self = "presence"
    /// To send a force after a settlement, away from the front.
    public static let reassuranceForce: Self = "reassuranceForce"
    /// To send peacekeepers between the sides.
    public static let peacekeeping: Self = "peacekeeping"
    /// To deliver arms.
    public static let armsSupply: Self = "armsSupply"
    /// To watch the settlement.
    public static let monitoring: Self = "monitoring"
    /// To put sanctions back in force after a breach.
    public static let sanctionsSnapback: Self = "sanctionsSnapback"
    /// To pay.
    public static let financial: Self = "financial"
    /// Not said.
    public static let unspecified: Self = "unspecified"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .collectiveDefence, .consultation, .militaryResponse, .presence, .reassuranceForce, .peacekeeping, .armsSupply,
      .monitoring, .sanctionsSnapback, .financial, .unspecified,
    ]
  }
}

extension SecurityGuarantee.Form: JSONConvertible {}

extension SecurityGuarantee {
  /// Where a guarantee stands.
  public struct Status: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Asked for.
    public static let demanded: Self = "demanded"
    /// Offered by the guarantor.
    public static let offered: Self = "offered"
    /// Put into a proposal.
    public static let proposed: Self = "proposed"
    /// Ruled out by a proposal or a party.
    public static let blocked: Self = "blocked"
    /// No longer asked for or offered.
    public static let dropped: Self = "dropped"
    /// Agreed.
    public static let agreed: Self = "agreed"
    /// Ratified.
    public static let ratified: Self = "ratified"
    /// In force.
    public static let inForce: Self = "inForce"
    /// Called upon.
    public static let invoked: Self = "invoked"
    /// Ended.
    public static let expired: Self = "expired"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .demanded, .offered, .proposed, .blocked, .dropped, .agreed, .ratified, .inForce, .invoked, .expired,
    ]
  }
}

extension SecurityGuarantee.Status: JSONConvertible {}
