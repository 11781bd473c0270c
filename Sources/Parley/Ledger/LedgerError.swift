/// The refusal of an entry, or of a dossier with which a ledger was to begin. The ledger is as it was before.
public struct LedgerError: CodedError {
  /// Why an entry was refused.
  @nonexhaustive
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The entry has no changes or no author, or a retraction or merge has no reason.
    case incomplete
    /// Two changes of the entry are about the same record.
    case repeatedRecord
    /// A record that is to be retracted or merged, or into which one is to be merged, is not there.
    case notFound
    /// A record has been changed since the dossier on which the entry is based.
    case changedMeanwhile
    /// The dossier on which the entry is based is none of this ledger.
    case foreignDossier
    /// A record cannot be merged: into itself, into one of another type, as a proposal that has provisions, or so that
    /// one would become its own parent or ancestor.
    case invalidMerge
    /// A provision is put or retracted by itself, or would belong to two proposals.
    case misplacedProvision
    /// The entry would be recorded earlier than the one before.
    case timeReversed
    /// The entry, or the beginning, would be recorded more than a day later than the machine's clock shows: all that
    /// follow would have to be so late.
    case futureTime
    /// The entry's number does not follow that of the one before.
    case sequenceBroken
    /// The entry orders something that this version of Parley cannot do.
    case unknownChange
    /// The dossier with which the ledger was to begin has two records with one identifier.
    case duplicateID
    /// A record or a change holds what could be written but not read back; see ``LedgerError/member``.
    case unreadableValue
  }

  /// Why it was refused.
  public var code: Code

  /// The records with which there is trouble, in order.
  public var records: [RecordKey]

  /// The member with which there is trouble, for `unreadableValue`: its path in the record or in the change, for example
  /// `citations[0].selectors[1]`; otherwise empty.
  public var member = ""

  /// What is wrong and, where it can be said, what would be right.
  public var reason: String

  package init(_ code: Code, _ records: Set<RecordKey>, member: String = "", _ reason: String) {
    self.code = code
    self.member = member
    self.records = records.sorted()
    self.reason = reason
  }

  /// The kind of trouble, for code that must decide what to do next.
  public var category: ErrorCategory {
    switch code {
    case .incomplete, .repeatedRecord, .foreignDossier, .invalidMerge, .unreadableValue, .futureTime: .callerMistake
    case .notFound: .notFound
    case .changedMeanwhile, .misplacedProvision, .timeReversed: .conflict
    case .sequenceBroken, .duplicateID: .damagedData
    case .unknownChange: .unsupported
    }
  }

  /// One line: the records, the member and the reason.
  public var description: String {
    let shown = records.prefix(5).map(\.description).joined(separator: ", ")
    let more = records.count > 5 ? " and \(records.count - 5) more" : ""
    let place = [shown + more, member].filter { !$0.isEmpty }.joined(separator: " ")
    return place.isEmpty ? reason : "\(place): \(reason)"
  }
}
