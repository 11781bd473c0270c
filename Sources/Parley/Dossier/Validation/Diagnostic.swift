/// Something that is wrong, or looks wrong, in a dossier.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  /// How grave it is.
  @frozen
  public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Worth a look.
    case note
    /// Probably a mistake.
    case warning
    /// A contradiction: some question about the record has no right answer.
    case error

    /// Orders by gravity, the gravest last.
    public static func < (left: Self, right: Self) -> Bool {
      let order = Self.allCases
      return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
    }
  }

  /// What is wrong.
  @nonexhaustive
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// A member refers to a record that does not exist.
    case danglingReference
    /// Two records of one type have the same identifier.
    case duplicateID
    /// A chain of parents, revisions or affiliations leads back to where it began.
    case circularParents
    /// A provision's parent stands in another proposal.
    case foreignParent
    /// Provisions do not stand in the order of their numbers, however these are read.
    case provisionOrder
    /// Two provisions of a proposal, or of one head, have the same number.
    case provisionNumberRepeated
    /// A period or a passage of a text ends before it starts.
    case periodReversed
    /// A statement is dated after all sources that it cites were published.
    case statementAfterSource
    /// A quotation has no citation.
    case quotationWithoutCitation
    /// A record makes a claim and cites no source.
    case unsourcedClaim
    /// Neither a provision nor a statement supports a concession.
    case unsupportedConcession
    /// An office of one person is held by two people at once.
    case officesOverlap
    /// Two actors have the same name or alias.
    case nameClaimedTwice
    /// A number lies outside its range.
    case valueOutOfRange
    /// A list that must have entries has too few: a statement no speaker, a discrepancy fewer than two answers.
    case emptyList
    /// A period ends on the day on which it begins, and has no day.
    case periodEmpty
    /// Somebody is a member or holds an office without a date, which is then true on any day.
    case membershipUndated
    /// Of one person in one office with one beginning it is said that it has ended, and also that it has not, or when else.
    case affiliationContradicts
    /// An object has a member that the format does not have.
    case unknownMember
    /// A vocabulary does not have a term.
    case unknownTerm
  }

  /// How grave it is.
  public var severity: Severity

  /// What is wrong.
  public var code: Code

  /// The record in which it is; `nil` for the document itself.
  public var record: RecordKey?

  /// The member in which it is, for example `stances[0].subject`; empty for the record as a whole.
  public var member: String

  /// What is wrong, in words.
  public var message: String

  /// Which of several records with this identifier it is, counted from 0.
  var occurrence = 0

  /// What would put it right, where that can be said.
  public var suggestion: String?

  /// Where it is in the document, once that has been looked up; see ``Dossier/validate(locatingIn:named:)``.
  public var location: Location?

  /// A place in a document.
  public struct Location: Hashable, Sendable {
    /// The document's name.
    public var document: String
    /// The line, counted from 1.
    public var line: Int
    /// The column in Unicode scalars, counted from 1.
    public var column: Int
    /// The path from the document's root, for example `statements[3].stances[0].subject`.
    public var path: String
  }

  /// One line: the place as far as it is known, the severity, what is wrong, and what would put it right.
  public var description: String {
    let cure = suggestion.map { "; \($0)" } ?? ""
    guard let location else {
      let subject = record?.description ?? "document"
      return "\(subject)\(member.isEmpty ? "" : " " + member): \(severity.rawValue): \(message)\(cure)"
    }
    return "\(location.document):\(location.line):\(location.column): \(severity.rawValue): "
      + "\(location.path): \(message)\(cure)"
  }
}
