/// What a quantity counts or measures.
///
/// Money is named by its ISO 4217 code.
public struct QuantityUnit: Vocabulary {
  /// The term as it is written.
  public let rawValue: String

  /// Creates a term, known or not.
  ///
  /// - Parameter rawValue: The term as it is written.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Members of armed forces.
  public static let personnel: Self = "personnel"
  /// People, whoever they are.
  public static let people: Self = "people"
  /// States.
  public static let states: Self = "states"
  /// Ships.
  public static let vessels: Self = "vessels"
  /// Vehicles.
  public static let vehicles: Self = "vehicles"
  /// Aircraft.
  public static let aircraft: Self = "aircraft"
  /// Missiles.
  public static let missiles: Self = "missiles"
  /// Things that have no unit of their own: listings, points, votes.
  public static let items: Self = "items"
  /// Hundredths of a whole.
  public static let percent: Self = "percent"
  /// Kilometres.
  public static let kilometre: Self = "km"
  /// Square kilometres.
  public static let squareKilometre: Self = "km2"
  /// Hours.
  public static let hours: Self = "hours"
  /// Days.
  public static let days: Self = "days"
  /// Months.
  public static let months: Self = "months"
  /// Years.
  public static let years: Self = "years"
  /// Barrels of oil.
  public static let barrels: Self = "barrels"
  /// Euros.
  public static let euro: Self = "EUR"
  /// United States dollars.
  public static let usDollar: Self = "USD"
  /// Pounds sterling.
  public static let poundSterling: Self = "GBP"
  /// Russian roubles.
  public static let rouble: Self = "RUB"
  /// Ukrainian hryvnias.
  public static let hryvnia: Self = "UAH"

  /// The terms that this version knows.
  public static let known: [Self] = [
    .personnel, .people, .states, .vessels, .vehicles, .aircraft, .missiles, .items, .percent, .kilometre,
    .squareKilometre, .hours, .days, .months, .years, .barrels, .euro, .usDollar, .poundSterling, .rouble, .hryvnia,
  ]
}

extension QuantityUnit {
  /// Whether the unit has the form of a currency's code after ISO 4217: three capital letters.
  var isCurrencyCode: Bool {
    rawValue.utf8.count == 3 && rawValue.utf8.allSatisfy { $0 &- UInt8(ascii: "A") < 26 }
  }
}
