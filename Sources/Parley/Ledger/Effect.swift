/// What the changes of an entry do to the records of a dossier, worked out before anything is done.
///
/// All changes are made at once. Merges come last: they also lead the references elsewhere that the entry itself puts.
struct Effect {
  let dossier: Dossier

  /// The records that the entry names as the ones to change.
  private(set) var named: Set<RecordKey> = []
  /// The records that will be new or different.
  private(set) var put: [RecordKey: AnyRecord] = [:]
  /// The records that will be gone.
  private(set) var removed: Set<RecordKey> = []
  private var merges: [(key: RecordKey, other: RecordKey)] = []

  /// Works out the effect.
  ///
  /// - Parameters:
  ///   - changes: The changes.
  ///   - dossier: The dossier before.
  ///   - isNew: Whether the changes are ordered now. What is read from a journal was accepted once, by whatever version
  ///     wrote it, and is not refused for where it leads.
  /// - Throws: ``LedgerError``.
  init(of changes: [Change], on dossier: Dossier, isNew: Bool) throws(LedgerError) {
    self.dossier = dossier
    for change in changes { try take(change) }
    try checkExistence()
    try merge()
    try changeProvisions()
    try checkTargets()
    if isNew { try checkCircles(merges) }
  }

  /// All records that change, in order.
  var changed: [RecordKey] { removed.union(put.keys).sorted() }

  private mutating func take(_ change: Change) throws(LedgerError) {
    switch change.action {
    case .put(let record):
      try name(record.key, mayBeProvision: false)
      put[record.key] = record
    case .retract(let key):
      try name(key, mayBeProvision: false)
      try checkReason(of: change, key)
      removed.insert(key)
    case .merge(let key, let other):
      try name(key, mayBeProvision: true)
      try checkReason(of: change, key)
      guard key.kind == other.kind, key != other else {
        throw LedgerError(
          .invalidMerge, [key, other], "a record can be merged into another one of the same type only")
      }
      merges.append((key, other))
    case .unknown:
      throw LedgerError(.unknownChange, [], "the entry orders what this version of Parley cannot do")
    }
  }

  private mutating func name(_ key: RecordKey, mayBeProvision: Bool) throws(LedgerError) {
    guard key.kind != .provision || mayBeProvision else {
      throw LedgerError(.misplacedProvision, [key], "a provision changes with its proposal; put the proposal")
    }
    guard named.insert(key).inserted else {
      throw LedgerError(.repeatedRecord, [key], "two changes of the entry are about the same record")
    }
  }

  private func checkReason(of change: Change, _ key: RecordKey) throws(LedgerError) {
    guard let reason = change.reason, !reason.isEmpty else {
      throw LedgerError(.incomplete, [key], "a record is retracted or merged for a reason; give it")
    }
  }

  private func checkExistence() throws(LedgerError) {
    let missing = removed.union(merges.map { $0.key }).filter { !dossier.contains($0) }
    guard missing.isEmpty else { throw LedgerError(.notFound, missing, "there is nothing to retract or merge") }
  }

  /// What others are merged into must be there afterwards.
  private func checkTargets() throws(LedgerError) {
    let missing = Set(merges.map(\.other).filter { removed.contains($0) || (put[$0] == nil && !dossier.contains($0)) })
    guard missing.isEmpty else { throw LedgerError(.notFound, missing, "there is nothing to merge into") }
  }

  // MARK: Merges

  private mutating func merge() throws(LedgerError) {
    if merges.isEmpty { return }
    for (key, _) in merges {
      if key.kind == .provision {
        takeFromProposal(EntityID(unchecked: key.id))
        continue
      }
      if case .proposal(let proposal)? = dossier[key], !proposal.provisions.isEmpty {
        throw LedgerError(
          .invalidMerge, Set([key] + proposal.provisions.map { RecordKey($0.id) }),
          "a proposal is merged without its provisions; merge or remove these first")
      }
      removed.insert(key)
    }
    var replacement = ReferenceReplacement(merges, skipping: removed.union(put.keys))
    var tables = dossier.storage.tables
    tables.visit(&replacement)
    for record in put.values { replacement.visit(record) }
    for record in replacement.replaced { put[record.key] = record }
  }

  /// Takes a provision out of the proposal that lists it.
  private mutating func takeFromProposal(_ id: Provision.ID) {
    guard let owner = dossier.proposal(of: id) else { return }
    let key = RecordKey(owner.id)
    guard !removed.contains(key), case .proposal(var proposal) = put[key] ?? .proposal(owner) else { return }
    proposal.provisions.removeAll { $0.id == id }
    put[key] = .proposal(proposal)
  }

  // MARK: Provisions

  /// Lets the provisions follow their proposals. Those that remain the same are not put again.
  private mutating func changeProvisions() throws(LedgerError) {
    var proposals: [Proposal] = []
    for case .proposal(let proposal) in put.values { proposals.append(proposal) }
    var changed = proposals.map { $0.id }
    for key in removed where key.kind == .proposal { changed.append(EntityID(unchecked: key.id)) }
    if changed.isEmpty { return }
    let former = Set(changed.flatMap { dossier.provisions(of: $0).map(\.id) })
    var owned: Set<Provision.ID> = []
    var misplaced: Set<RecordKey> = []
    for provision in proposals.flatMap(\.provisions) {
      let key = RecordKey(provision.id)
      let current = dossier[provision.id]
      let belongsToAnother = current != nil && !former.contains(provision.id)
      if !owned.insert(provision.id).inserted || belongsToAnother { misplaced.insert(key) }
      if current != provision { put[key] = .provision(provision) }
    }
    guard misplaced.isEmpty else {
      throw LedgerError(.misplacedProvision, misplaced, "a provision belongs to one proposal, and once")
    }
    for id in former.subtracting(owned) { removed.insert(RecordKey(id)) }
  }
}

/// Leads references elsewhere, in records of all types.
struct ReferenceReplacement: TableVisitor {
  private let replacements: [ReferenceVisitor.Target: String]
  private let skipped: Set<RecordKey>
  /// The records that came out different.
  private(set) var replaced: [AnyRecord] = []

  init(_ merges: [(key: RecordKey, other: RecordKey)], skipping skipped: Set<RecordKey>) {
    replacements = Dictionary(
      uniqueKeysWithValues: merges.map { (.init(ObjectIdentifier($0.key.kind.type), $0.key.id), $0.other.id) })
    self.skipped = skipped
  }

  mutating func visit<Item: Record & MemberCoded>(_ table: inout Records<Item>, of kind: RecordKind) {
    // Provisions follow their proposals.
    if kind == .provision { return }
    for var record in table where !skipped.contains(RecordKey(kind, record.id.rawValue)) {
      var visitor = ReferenceVisitor(replacing: replacements)
      record.visitReferences(&visitor)
      if visitor.replaced > 0 { replaced.append(AnyRecord(record)) }
    }
  }

  mutating func visit(_ record: AnyRecord) {
    var record = record
    var visitor = ReferenceVisitor(replacing: replacements)
    record.visitReferences(&visitor)
    if visitor.replaced > 0 { replaced.append(record) }
  }
}
