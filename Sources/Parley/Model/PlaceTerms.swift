extension Place {
  /// What a place is.
  public struct Kind: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A country.
    public static let country: Self = "country"
    /// A region, whether or not it is a unit of administration.
    public static let region: Self = "region"
    /// A first-level unit of administration: an oblast, a state, a province.
    public static let province: Self = "province"
    /// A city or town.
    public static let city: Self = "city"
    /// A facility: a power plant, a port, a building.
    public static let facility: Self = "facility"
    /// A sea, a river, a strait.
    public static let water: Self = "water"
    /// A line on the map: a front, a border.
    public static let line: Self = "line"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .country, .region, .province, .city, .facility, .water, .line,
    ]
  }
}

extension Place.Kind: JSONConvertible {}
