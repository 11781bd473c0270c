/// A value that is written as one string, in JSON as elsewhere.
///
/// `description` is the exact text that `init(_:)` reads back to an equal value.
package protocol Textual: Hashable, Sendable, CustomStringConvertible, Codable {
  init(_ text: String) throws(ParseError)
}

extension Textual {
  /// Reads the value from its text.
  ///
  /// - Parameter decoder: A decoder whose single value is a string.
  /// - Throws: `DecodingError` when there is no string or its text is refused.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    do {
      self = try Self(text)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: error.description, underlyingError: error))
    }
  }

  /// Writes the value as its text.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Textual {
  /// The value of a literal in code; a malformed one stops the program with the reason.
  static func literal(_ text: String, _ meaning: String) -> Self {
    do throws(ParseError) {
      return try Self(text)
    } catch {
      fatalError("malformed \(meaning) \(error)")
    }
  }
}

/// Stops the program with the reason where a programmer's mistake has broken a condition.
///
/// Release builds print the reason, which they leave out of `precondition` and `preconditionFailure`.
@inline(__always)
package func insist(_ condition: Bool, _ reason: @autoclosure () -> String) {
  if !condition { fatalError(reason()) }
}
