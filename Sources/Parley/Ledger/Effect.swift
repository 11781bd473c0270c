/// What an entry does: which records it puts and which it removes, each once.
///
/// The effect is worked out against the batch of entries before it, and nothing is done until it is known: a refused
/// entry leaves no trace. All changes are made at once. Merges come last: they also redirect references in records that
/// the entry itself puts.
struct Effect {
  /// What becomes of a record.
  enum Outcome {
    case put(AnyRecord)
    case removed
    /// A provision that is merged into another one: it leaves with its proposal's new text.
    case unchanged
  }

  struct Step {
    let key: RecordKey
    /// The hash of the key's identifier.
    let hash: UInt64
    fileprivate(set) var outcome: Outcome
  }

  private(set) var steps: [Step] = []
  /// The positions of the steps by their identifiers, where there are more than a few.
  private var index: NameIndex?
  private var merges: [(key: RecordKey, other: RecordKey)] = []
  /// Whether a proposal is put or removed.
  private var changesProposals = false

  /// Whether the steps are the changes as they were ordered, and nothing else follows from them.
  private(set) var isAsOrdered = true

  /// Works out the effect.
  ///
  /// - Parameters:
  ///   - changes: The changes.
  ///   - batch: The entries before.
  ///   - isNew: Whether the changes are ordered now. An entry that is read from a journal was accepted once, by the
  ///     version that wrote it: changes that this version does not know are skipped, and cycles are not refused.
  /// - Throws: ``LedgerError``.
  init(of changes: [Ledger.Change], after batch: EntryBatch, isNew: Bool) throws(LedgerError) {
    steps.reserveCapacity(changes.count)
    for index in changes.indices { try take(changes[index], isNew: isNew) }
    try checkExistence(in: batch)
    if merges.isEmpty, !changesProposals { return }
    let ordered = steps.count
    try merge(in: batch)
    try changeProvisions(in: batch)
    isAsOrdered = merges.isEmpty && steps.count == ordered
    try checkTargets(in: batch)
    if isNew { try checkCircles(of: merges, in: batch) }
  }

  /// The keys of the records that change, in order.
  var changed: [RecordKey] {
    let keys = steps.compactMap { (step) -> RecordKey? in
      if case .unchanged = step.outcome { nil } else { step.key }
    }
    return keys.count < 2 ? keys : keys.sorted()
  }

  /// The record with a key as the entry leaves it; `nil` where there is none.
  func record(with key: RecordKey, in batch: EntryBatch) -> AnyRecord? {
    let hash = NameIndex.hash(key.id)
    switch position(of: key, hash).map({ steps[$0].outcome }) {
    case .put(let record): return record
    case .removed: return nil
    case .unchanged, nil: return batch.record(with: key, hash)
    }
  }

  // MARK: Steps

  /// How many steps are searched one by one: most entries have fewer.
  private static var fewSteps: Int { 8 }

  private func position(of key: RecordKey, _ hash: UInt64) -> Int? {
    guard let index else { return steps.firstIndex { $0.hash == hash && $0.key == key } }
    return index.row(hash: hash) { steps[$0].key == key }
  }

  /// Says what becomes of a record that no step is about.
  private mutating func append(_ key: RecordKey, _ hash: UInt64, _ outcome: Outcome) {
    steps.append(Step(key: key, hash: hash, outcome: outcome))
    if key.kind == .proposal { changesProposals = true }
    if steps.count <= Self.fewSteps { return }
    if index == nil {
      index = NameIndex(hashes: steps.map(\.hash)) { _, _ in false }
    } else if let place = index?.place(hash: hash, isSame: { _ in false }) {
      index?.list(steps.count - 1, hash: hash, at: place)
    }
  }

  /// Says what becomes of a record, whatever was said before.
  private mutating func set(_ key: RecordKey, _ outcome: Outcome) {
    let hash = NameIndex.hash(key.id)
    if let position = position(of: key, hash) {
      steps[position].outcome = outcome
    } else {
      append(key, hash, outcome)
    }
  }

  // MARK: Changes as they were ordered

  private mutating func take(_ change: Ledger.Change, isNew: Bool) throws(LedgerError) {
    switch change.action {
    case .put(let record): try name(record.key, .put(record))
    case .retract(let key):
      try name(key, .removed)
      try checkReason(of: change, key)
    case .merge(let key, let other):
      try name(key, key.kind == .provision ? .unchanged : .removed)
      try checkReason(of: change, key)
      guard key.kind == other.kind, key != other else {
        throw LedgerError(
          .invalidMerge, [key, other], "a record can be merged into another one of the same type only")
      }
      merges.append((key, other))
    case .unknown:
      if isNew { throw LedgerError(.unknownChange, [], "the entry orders what this version of Parley cannot do") }
    }
  }

  private mutating func name(_ key: RecordKey, _ outcome: Outcome) throws(LedgerError) {
    if key.kind == .provision {
      guard case .unchanged = outcome else {
        throw LedgerError(.misplacedProvision, [key], "a provision changes with its proposal; put the proposal")
      }
    }
    let hash = NameIndex.hash(key.id)
    guard position(of: key, hash) == nil else {
      throw LedgerError(.repeatedRecord, [key], "two changes of the entry are about the same record")
    }
    append(key, hash, outcome)
  }

  private func checkReason(of change: Ledger.Change, _ key: RecordKey) throws(LedgerError) {
    guard let reason = change.reason, !reason.isEmpty else {
      throw LedgerError(.incomplete, [key], "a record is retracted or merged for a reason; give it")
    }
  }

  /// Refuses to retract or merge records that are not there.
  private func checkExistence(in batch: EntryBatch) throws(LedgerError) {
    var missing: Set<RecordKey> = []
    for index in steps.indices {
      if case .put = steps[index].outcome { continue }
      if !batch.contains(steps[index].key, steps[index].hash) { missing.insert(steps[index].key) }
    }
    guard missing.isEmpty else { throw LedgerError(.notFound, missing, "there is nothing to retract or merge") }
  }

  // MARK: Merges

  private mutating func merge(in batch: EntryBatch) throws(LedgerError) {
    if merges.isEmpty { return }
    for (key, _) in merges {
      if key.kind == .provision {
        takeFromProposal(EntityID(unchecked: key.id), in: batch)
      } else if case .proposal(let proposal)? = batch.record(with: key), !proposal.provisions.isEmpty {
        throw LedgerError(
          .invalidMerge, Set([key] + proposal.provisions.map { RecordKey($0.id) }),
          "a proposal is merged without its provisions; merge or remove these first")
      }
    }
    let replacement = ReferenceReplacement(merges)
    for index in steps.indices {
      guard case .put(let record) = steps[index].outcome, let replaced = replacement.replaced(record) else { continue }
      steps[index].outcome = .put(replaced)
    }
    for record in batch.records(replacing: replacement) {
      let key = record.key
      let hash = NameIndex.hash(key.id)
      if position(of: key, hash) == nil { append(key, hash, .put(record)) }
    }
  }

  /// Takes a provision out of the proposal that lists it.
  private mutating func takeFromProposal(_ id: Provision.ID, in batch: EntryBatch) {
    guard let owner = batch.proposal(of: id) else { return }
    let key = RecordKey(owner.id)
    guard case .proposal(var proposal)? = record(with: key, in: batch) else { return }
    proposal.provisions.removeAll { $0.id == id }
    set(key, .put(.proposal(proposal)))
  }

  /// Refuses to merge into records that are not there afterwards.
  private func checkTargets(in batch: EntryBatch) throws(LedgerError) {
    let missing = Set(merges.map(\.other).filter { record(with: $0, in: batch) == nil })
    guard missing.isEmpty else { throw LedgerError(.notFound, missing, "there is nothing to merge into") }
  }

  // MARK: Provisions

  /// Lets the provisions follow their proposals. Those that remain the same are not put again.
  private mutating func changeProvisions(in batch: EntryBatch) throws(LedgerError) {
    if !changesProposals { return }
    var proposals: [Proposal] = []
    var former: [Provision.ID] = []
    for step in steps where step.key.kind == .proposal {
      if case .put(.proposal(let proposal)) = step.outcome { proposals.append(proposal) }
      if case .proposal(let proposal)? = batch.record(with: step.key, step.hash) {
        former += proposal.provisions.map(\.id)
      }
    }
    let known = Set(former)
    var owned: Set<Provision.ID> = []
    var misplaced: Set<RecordKey> = []
    for provision in proposals.flatMap(\.provisions) {
      let key = RecordKey(provision.id)
      let current = batch.record(with: key)
      let belongsToAnother = current != nil && !known.contains(provision.id)
      if !owned.insert(provision.id).inserted || belongsToAnother { misplaced.insert(key) }
      if current != .provision(provision) { set(key, .put(.provision(provision))) }
    }
    guard misplaced.isEmpty else {
      throw LedgerError(.misplacedProvision, misplaced, "a provision belongs to one proposal, and once")
    }
    for id in former where !owned.contains(id) { set(RecordKey(id), .removed) }
  }
}

/// Redirects references to records that are merged into others.
struct ReferenceReplacement {
  private let replacements: [ReferenceVisitor.Target: String]

  init(_ merges: [(key: RecordKey, other: RecordKey)]) {
    replacements = Dictionary(
      uniqueKeysWithValues: merges.map { (.init(ObjectIdentifier($0.key.kind.type), $0.key.id), $0.other.id) })
  }

  /// A record with other references; `nil` for one that has none to the merged records, or is one of them.
  func replaced<Item: StoredRecord>(_ record: Item) -> Item? {
    var other = record
    // The visitor replaces the identifier of a merged record too.
    return replaces(in: &other) && other.id == record.id ? other : nil
  }

  /// A record with other references; `nil` for one that has none to the merged records, or is one of them.
  func replaced(_ record: AnyRecord) -> AnyRecord? {
    var other = record
    return replaces(in: &other) && other.key == record.key ? other : nil
  }

  private func replaces(in record: inout some JSONConvertible) -> Bool {
    var visitor = ReferenceVisitor(replacing: replacements)
    record.visitReferences(&visitor)
    return visitor.replaced > 0
  }
}
