/// The refusal of an entry, or of a dossier with which a ledger was to begin. The ledger is as it was before.
public struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
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
    /// A record cannot be merged: into itself, into one of another type, or as a proposal that has provisions.
    case invalidMerge
    /// A provision is put or retracted by itself, or would belong to two proposals.
    case misplacedProvision
    /// The entry would be recorded earlier than the one before.
    case timeReversed
    /// The entry's number does not follow that of the one before.
    case sequenceBroken
    /// The entry orders something that this version of Parley cannot do.
    case unknownChange
    /// The dossier with which the ledger was to begin has two records with one identifier.
    case duplicateID
  }

  /// Why it was refused.
  public var code: Code

  /// The records with which there is trouble, in order.
  public var records: [RecordKey]

  /// What is wrong and, where it can be said, what would be right.
  public var reason: String

  init(_ code: Code, _ records: Set<RecordKey>, _ reason: String) {
    self.code = code
    self.records = records.sorted()
    self.reason = reason
  }

  /// The kind of trouble, for code that must decide what to do next.
  public var category: ErrorCategory {
    switch code {
    case .incomplete, .repeatedRecord, .foreignDossier, .invalidMerge: .callerMistake
    case .notFound: .notFound
    case .changedMeanwhile, .misplacedProvision, .timeReversed: .conflict
    case .sequenceBroken, .duplicateID: .damagedData
    case .unknownChange: .unsupported
    }
  }

  /// One line: the records and the reason.
  public var description: String {
    let shown = records.prefix(5).map(\.description).joined(separator: ", ")
    let more = records.count > 5 ? " and \(records.count - 5) more" : ""
    return records.isEmpty ? reason : "\(shown)\(more): \(reason)"
  }
}
