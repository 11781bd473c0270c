extension Sanction {
  /// What a sanction does.
  public struct Measure: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Freezes the assets of those listed.
    public static let assetFreeze: Self = "assetFreeze"
    /// Immobilises the reserves of a central bank.
    public static let reserveImmobilisation: Self = "reserveImmobilisation"
    /// Bars entry.
    public static let travelBan: Self = "travelBan"
    /// Bars imports or exports of goods.
    public static let tradeBan: Self = "tradeBan"
    /// Requires leave for exports, above all of arms and dual-use goods.
    public static let exportControl: Self = "exportControl"
    /// Restricts whole sectors: finance, energy, defence.
    public static let sectoral: Self = "sectoral"
    /// Caps the price at which a good may be carried or insured.
    public static let priceCap: Self = "priceCap"
    /// Cuts banks off from financial messaging.
    public static let financialMessaging: Self = "financialMessaging"
    /// Bars dealings with named banks or firms.
    public static let transactionBan: Self = "transactionBan"
    /// Bars the delivery of arms.
    public static let armsEmbargo: Self = "armsEmbargo"
    /// Bars imports of or investment in energy.
    public static let energyBan: Self = "energyBan"
    /// Bars services.
    public static let servicesBan: Self = "servicesBan"
    /// Bars ships from ports and services.
    public static let shippingBan: Self = "shippingBan"
    /// Closes the airspace.
    public static let airspaceClosure: Self = "airspaceClosure"
    /// Bars media from broadcasting.
    public static let mediaBan: Self = "mediaBan"
    /// Raises tariffs.
    public static let tariff: Self = "tariff"
    /// Acts against those who help to get round other measures.
    public static let antiCircumvention: Self = "antiCircumvention"
    /// Restricts diplomats.
    public static let diplomaticRestriction: Self = "diplomaticRestriction"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .assetFreeze, .reserveImmobilisation, .travelBan, .tradeBan, .exportControl, .sectoral, .priceCap,
      .financialMessaging, .transactionBan, .armsEmbargo, .energyBan, .servicesBan, .shippingBan, .airspaceClosure,
      .mediaBan, .tariff, .antiCircumvention, .diplomaticRestriction,
    ]
  }
}

extension Sanction.Measure: JSONConvertible {}

extension Sanction {
  /// Where a sanction stands.
  public struct Status: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Proposed and not adopted.
    public static let proposed: Self = "proposed"
    /// Adopted and in force from then on.
    public static let adopted: Self = "adopted"
    /// Renewed for a further period.
    public static let extended: Self = "extended"
    /// Changed while in force.
    public static let amended: Self = "amended"
    /// Suspended: not in force until restored.
    public static let suspended: Self = "suspended"
    /// In force again.
    public static let restored: Self = "restored"
    /// Ended by decision.
    public static let lifted: Self = "lifted"
    /// Ended because it was not renewed.
    public static let lapsed: Self = "lapsed"
    /// Its adoption or renewal was blocked.
    public static let blocked: Self = "blocked"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .proposed, .adopted, .extended, .amended, .suspended, .restored, .lifted, .lapsed, .blocked,
    ]
  }
}

extension Sanction.Status: JSONConvertible {}
