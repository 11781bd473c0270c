extension Query: Codable {
  private enum CodingKeys: String, CodingKey {
    case filter = "where"
    case order
    case limit
  }

  /// Reads a query from its stored form.
  ///
  /// - Parameter decoder: Any decoder.
  /// - Throws: `DecodingError`; its underlying error is a ``FilterError`` where the filter is refused.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    let limit = try members.decodeIfPresent(Int.self, forKey: .limit)
    if let limit, limit < 0 {
      throw DecodingError.dataCorruptedError(
        forKey: .limit, in: members, debugDescription: "the limit of a query is 0 or more, not \(limit)")
    }
    filter = try members.decodeIfPresent(Filter<Item>.self, forKey: .filter) ?? .all()
    order = try members.decodeIfPresent(QueryOrder.self, forKey: .order) ?? .oldestFirst
    self.limit = limit
  }

  /// Writes the query's stored form.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(filter, forKey: .filter)
    try members.encode(order, forKey: .order)
    try members.encodeIfPresent(limit, forKey: .limit)
  }
}
