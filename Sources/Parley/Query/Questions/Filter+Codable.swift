/// The stored form of filters: an object with one member, whose name is the test and whose value its argument.
///
/// ```json
/// {"all": [{"speaker": ["kaja-kallas"]}, {"stance": {"where": {"concerning": {"subject": "proposal:us-28"}}}}]}
/// ```
///
/// The form is frozen: what one version of Parley stores, every later one reads. Stored filters are nested 64 deep at
/// most.
extension Filter: Codable {
  /// Reads a filter from its stored form.
  ///
  /// - Parameter decoder: Any decoder.
  /// - Throws: `DecodingError` whose underlying error is a ``FilterError`` for a test that the type of record does not
  ///   have, or an argument that does not fit the test.
  public init(from decoder: any Decoder) throws {
    let value = try JSONValue(from: decoder)
    do {
      self = try Filter(jsonValue: value)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: error.reason, underlyingError: error))
    }
  }

  /// Writes the filter's stored form.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: `EncodingError` whose underlying error is the filter's ``refusal``, or what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    if let refusal {
      throw EncodingError.invalidValue(
        self,
        .init(codingPath: encoder.codingPath, debugDescription: refusal.reason, underlyingError: refusal))
    }
    try node.json.encode(to: encoder)
  }

  /// Reads a filter from the JSON of its stored form.
  ///
  /// - Parameter json: The stored form.
  /// - Throws: ``FilterError`` with code `unknownTest` or `malformed`.
  /// - Complexity: O(*n*) in the size of the filter.
  public init(jsonValue json: JSONValue) throws(FilterError) {
    self.init(try FilterNode(json: json, of: Item.self, depth: 0))
  }

  /// The JSON of the filter's stored form; that of a filter which holds for nothing where there is a ``refusal``.
  ///
  /// - Complexity: O(*n*) in the size of the filter.
  public var jsonValue: JSONValue { node.json }
}

/// The refusal of a filter: of a stored one, or of one that is nested too deeply.
public struct FilterError: CodedError {
  /// Why a filter was refused.
  @nonexhaustive
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The type of record has no such test.
    case unknownTest
    /// An argument does not fit its test.
    case malformed
    /// Filters that a program has combined are nested too deeply.
    case tooDeep
  }

  /// Why the filter was refused.
  public var code: Code

  /// The test that was refused.
  public var subject: String

  /// What is wrong and, where it can be said, what would be right.
  public var reason: String

  /// The kind of trouble: a test of a later version is unsupported, anything else a caller's mistake.
  public var category: ErrorCategory { code == .unknownTest ? .unsupported : .callerMistake }

  /// The test and the reason.
  public var description: String { subject.isEmpty ? reason : "filter \"\(subject)\": \(reason)" }
}
