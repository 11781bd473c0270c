/// The stored form of queries: an object with `where`, `order` and `limit`, each of which may be missing.
///
/// ```json
/// {"where": {"speaker": ["kaja-kallas"]}, "order": "newestFirst", "limit": 20}
/// ```
extension Query: Codable {
  /// Reads a query from its stored form.
  ///
  /// - Parameter decoder: Any decoder.
  /// - Throws: `DecodingError`; its underlying error is a ``FilterError`` where the query is refused.
  public init(from decoder: any Decoder) throws {
    let value = try JSONValue(from: decoder)
    do {
      self = try Query(jsonValue: value)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: error.reason, underlyingError: error))
    }
  }

  /// Writes the query's stored form.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: `EncodingError` whose underlying error is the filter's ``Filter/refusal``, or what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    if let refusal = filter.refusal {
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: refusal.reason, underlyingError: refusal))
    }
    try jsonValue.encode(to: encoder)
  }

  /// Reads a query from the JSON of its stored form.
  ///
  /// - Parameter json: The stored form.
  /// - Throws: ``FilterError`` with code `unknownTest` or `malformed`.
  /// - Complexity: O(*n*) in the size of the query.
  public init(jsonValue json: JSONValue) throws(FilterError) {
    func malformed(_ subject: String, _ reason: String) -> FilterError {
      FilterError(code: .malformed, subject: subject, reason: reason)
    }
    guard case .object(let members) = json else { throw malformed("", "a query is an object") }
    if let other = members.first(where: { !["where", "order", "limit"].contains($0.name) }) {
      throw malformed(other.name, "a query has no such member; it has where, order and limit")
    }
    filter = .all()
    order = .oldestFirst
    if let value = members["where"] { filter = try Filter(jsonValue: value) }
    if let value = members["order"] {
      guard let name = value.string, let known = QueryOrder(rawValue: name) else {
        throw malformed("order", "the orders are \(QueryOrder.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      order = known
    }
    if let value = members["limit"], value != .null {
      guard let number = value.integer, number >= 0 else {
        throw malformed("limit", "the limit of a query is a whole number, 0 or more")
      }
      limit = number
    }
  }

  /// The JSON of the query's stored form.
  ///
  /// - Complexity: O(*n*) in the size of the query.
  public var jsonValue: JSONValue {
    var members: JSONObject = ["where": filter.jsonValue, "order": .string(order.rawValue)]
    members["limit"] = limit.map { .number(JSONNumber($0)) }
    return .object(members)
  }
}
