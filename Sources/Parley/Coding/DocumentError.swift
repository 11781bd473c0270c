/// The refusal of a document: what is wrong, where, and what would be right.
///
/// Its description reads like a compiler's:
///
/// ```text
/// ukraine-2025.json:41:17: statements[3].stances[0].subject: "us-28/99" lacks the kind of thing, as in "proposal:us-28"
/// ```
public struct DocumentError: CodedError {
  /// Why a document was refused.
  @nonexhaustive
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The bytes are not JSON.
    case malformedJSON
    /// A string is not valid UTF-8 or names half of a surrogate pair.
    case invalidText
    /// Arrays and objects are nested too deeply.
    case tooDeep
    /// A number is too long or cannot be represented exactly.
    case numberOutOfRange
    /// The same member or the same identifier occurs twice.
    case duplicate
    /// A member has another type than the format says.
    case wrongType
    /// A required member is missing.
    case missingMember
    /// A value is of the right type but refused, for example an impossible date.
    case invalidValue
    /// The document is of a format version that this version of Parley does not read.
    case unsupportedVersion
  }

  /// Why the document was refused.
  public var code: Code

  /// The document's name, for example a file name.
  public var document: String

  /// The line, counted from 1.
  public var line: Int

  /// The column in Unicode scalars, counted from 1.
  public var column: Int

  /// The place in bytes from the start of the document.
  public var offset: Int

  /// The place as a path of members and indexes, for example `statements[3].date`; empty for the document itself.
  public var path: String

  /// What is wrong and, where it can be said, what would be right.
  public var reason: String

  /// The kind of trouble: ``ErrorCategory/unsupported`` for an unknown version, otherwise damaged data.
  public var category: ErrorCategory { code == .unsupportedVersion ? .unsupported : .damagedData }

  /// One line: name, line, column, path and reason.
  public var description: String {
    "\(document):\(line):\(column): \(path.isEmpty ? "" : path + ": ")\(reason)"
  }
}

extension DocumentError {
  /// Completes a fault of the reader with the place in the document.
  init(_ fault: JSONFault, in bytes: [UInt8], named document: String) {
    let place = JSONLocator(bytes).place(at: fault.offset)
    self.init(
      code: fault.code, document: document, line: place.line, column: place.column, offset: fault.offset,
      path: place.path, reason: fault.reason)
  }
}
