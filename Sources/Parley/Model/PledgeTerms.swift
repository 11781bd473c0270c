extension Pledge {
  /// What is pledged.
  public struct Kind: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Money.
    public static let financial: Self = "financial"
    /// Arms and military aid.
    public static let military: Self = "military"
    /// Forces.
    public static let troops: Self = "troops"
    /// Relief.
    public static let humanitarian: Self = "humanitarian"
    /// Rebuilding.
    public static let reconstruction: Self = "reconstruction"
    /// Diplomatic support.
    public static let diplomatic: Self = "diplomatic"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .financial, .military, .troops, .humanitarian, .reconstruction, .diplomatic,
    ]
  }
}

extension Pledge.Kind: JSONConvertible {}

extension Pledge {
  /// Where a pledge stands.
  public struct Status: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Announced.
    public static let announced: Self = "announced"
    /// Planned, for example in a draft budget.
    public static let planned: Self = "planned"
    /// Bound by decision or law.
    public static let committed: Self = "committed"
    /// Delivered in part or whole.
    public static let delivered: Self = "delivered"
    /// Withdrawn.
    public static let withdrawn: Self = "withdrawn"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .announced, .planned, .committed, .delivered, .withdrawn,
    ]
  }
}

extension Pledge.Status: JSONConvertible {}
