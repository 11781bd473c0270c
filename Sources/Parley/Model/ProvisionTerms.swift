extension Provision {
  /// How binding a provision is worded.
  public struct Modality: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// It shall be so.
    public static let shall: Self = "shall"
    /// It may be so.
    public static let may: Self = "may"
    /// It is expected to be so.
    public static let expected: Self = "expected"
    /// It must not be so.
    public static let prohibited: Self = "prohibited"
    /// It is declared to be so.
    public static let declared: Self = "declared"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .shall, .may, .expected, .prohibited, .declared,
    ]
  }
}

extension Provision.Modality: JSONConvertible {}

extension Provision {
  /// What a provision does for or to those it names.
  public struct Effect: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Somebody gives something up.
    public static let concession: Self = "concession"
    /// Somebody is protected.
    public static let guarantee: Self = "guarantee"
    /// A protection is limited or may lapse.
    public static let guaranteeLimit: Self = "guaranteeLimit"
    /// Sanctions are eased.
    public static let sanctionsRelief: Self = "sanctionsRelief"
    /// Somebody gains economically.
    public static let economicBenefit: Self = "economicBenefit"
    /// Somebody has to do something.
    public static let obligation: Self = "obligation"
    /// It regulates how the sides go on.
    public static let process: Self = "process"
    /// It states something without consequence.
    public static let declaratory: Self = "declaratory"
    /// It helps people in need.
    public static let humanitarian: Self = "humanitarian"
    /// It punishes a breach.
    public static let penalty: Self = "penalty"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .concession, .guarantee, .guaranteeLimit, .sanctionsRelief, .economicBenefit, .obligation, .process,
      .declaratory, .humanitarian, .penalty,
    ]
  }
}

extension Provision.Effect: JSONConvertible {}

/// What a provision or a matter is about: 16 broad topics and finer terms as the data needs them.
public struct Topic: Vocabulary {
  /// The term as it is written.
  public let rawValue: String

  /// Creates a term, known or not.
  ///
  /// - Parameter rawValue: The term as it is written.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Territory, borders and lines of control.
  public static let territoryAndBorders: Self = "territoryAndBorders"
  /// Sovereignty, statehood and status.
  public static let sovereigntyAndStatus: Self = "sovereigntyAndStatus"
  /// Alliances, membership in them, where forces stand.
  public static let allianceAndForcePosture: Self = "allianceAndForcePosture"
  /// Guarantees of security.
  public static let securityGuarantees: Self = "securityGuarantees"
  /// Ending the fighting and watching that it stays ended.
  public static let ceasefireAndMonitoring: Self = "ceasefireAndMonitoring"
  /// Armed forces, their size and arms.
  public static let securitySectorReform: Self = "securitySectorReform"
  /// Sanctions and immobilised assets.
  public static let sanctionsAndAssets: Self = "sanctionsAndAssets"
  /// Economy, trade and rebuilding.
  public static let economyAndReconstruction: Self = "economyAndReconstruction"
  /// Energy, nuclear plants and natural resources.
  public static let energyNuclearResources: Self = "energyNuclearResources"
  /// Government and elections.
  public static let governanceAndElections: Self = "governanceAndElections"
  /// Sharing of power.
  public static let powerSharing: Self = "powerSharing"
  /// Rights of people and groups, language, religion, culture.
  public static let rightsAndGroups: Self = "rightsAndGroups"
  /// Justice, amnesty and accountability.
  public static let justiceAndAccountability: Self = "justiceAndAccountability"
  /// Prisoners, the missing, refugees, relief.
  public static let humanitarian: Self = "humanitarian"
  /// The wider regional and international order.
  public static let regionalOrder: Self = "regionalOrder"
  /// How an agreement is put into effect and overseen.
  public static let implementation: Self = "implementation"
  /// A limit on the size of armed forces.
  public static let forceCap: Self = "forceCap"
  /// A limit on kinds of weapons.
  public static let weaponsLimit: Self = "weaponsLimit"
  /// A zone without armed forces.
  public static let demilitarisedZone: Self = "demilitarisedZone"
  /// Recognition of territory or states.
  public static let recognition: Self = "recognition"
  /// Assets that are immobilised or frozen.
  public static let immobilisedAssets: Self = "immobilisedAssets"
  /// Membership in an alliance.
  public static let allianceMembership: Self = "allianceMembership"
  /// Forces of other states on the territory.
  public static let foreignForces: Self = "foreignForces"
  /// Whose approval a text needs.
  public static let approval: Self = "approval"
  /// Who is asked and told.
  public static let consultation: Self = "consultation"
  /// Whether both sides give something.
  public static let reciprocity: Self = "reciprocity"
  /// Who is to blame.
  public static let responsibility: Self = "responsibility"
  /// Control of arms between states.
  public static let armsControl: Self = "armsControl"

  /// The terms that this version knows.
  public static let known: [Self] = [
    .territoryAndBorders, .sovereigntyAndStatus, .allianceAndForcePosture, .securityGuarantees,
    .ceasefireAndMonitoring, .securitySectorReform, .sanctionsAndAssets, .economyAndReconstruction,
    .energyNuclearResources, .governanceAndElections, .powerSharing, .rightsAndGroups, .justiceAndAccountability,
    .humanitarian, .regionalOrder, .implementation, .forceCap, .weaponsLimit, .demilitarisedZone, .recognition,
    .immobilisedAssets, .allianceMembership, .foreignForces, .approval, .consultation, .reciprocity, .responsibility,
    .armsControl,
  ]
}

extension Topic: JSONConvertible {}
