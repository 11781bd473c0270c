/// The stored form of groupings: the name that stands after the dot, as in `"speaker"` and `"week"`.
///
/// The form is frozen: what one version of Parley stores, every later one reads.
extension Grouping: Codable {
  /// Reads a grouping from its stored form.
  ///
  /// - Parameter decoder: Any decoder.
  /// - Throws: `DecodingError` whose underlying error is a ``FilterError`` with code `unknownTest` for a name that the
  ///   type of record does not have.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let key = GroupKey.named(name, of: Item.self) else {
      let error = FilterError(code: .unknownTest, subject: name, reason: "\(Item.self) has no such grouping")
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: error.reason, underlyingError: error))
    }
    self.key = key
  }

  /// Writes the grouping's stored form.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(key.name)
  }
}

extension Grouping: CustomStringConvertible {
  /// The grouping as it stands in Swift, for example `.speaker`.
  public var description: String { ".\(key.name)" }
}

extension GroupKey {
  /// The key that stands for a name in groupings of a type of record; `nil` where there is none.
  static func named(_ name: String, of type: Any.Type) -> GroupKey? {
    all(of: type).first { $0.name == name }
  }

  /// The name of the key in groupings.
  var name: String {
    switch self {
    case .calendar(let unit): "\(unit)"
    case .polarity: "polarity"
    case .representedParty: "representedParty"
    case .terms(let test): Self.names[test] ?? test.rawValue
    }
  }

  /// What groupings call tests that have another name as filters.
  private static let names: [FilterTest.Name: String] = [
    .affiliated: "organisation", .about: "subject", .concerning: "subject",
  ]

  /// All keys by which records of a type are grouped.
  private static func all(of type: Any.Type) -> [GroupKey] {
    let dates: [GroupKey] =
      type is any DatedRecord.Type ? [.calendar(.day), .calendar(.week), .calendar(.month), .calendar(.year)] : []
    let stances: [GroupKey] = type == Statement.self ? [.polarity, .representedParty] : []
    let tests = [.keyword, .source, .certainty, .review] + ((type as? any Filterable.Type)?.groups ?? [])
    return tests.map(GroupKey.terms) + dates + stances
  }
}
