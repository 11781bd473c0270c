import Parley

/// Makes random entries that a ledger must take: the same for the same seed.
struct RandomScript {
  private var maker: RandomDossier
  /// The model, as it is after the entries so far.
  private(set) var model: NaiveLedger
  private(set) var time = Timestamp(microsecondsSince1970: 1_000)

  init(seed: UInt64, beginningWith contents: Dossier.Contents) {
    maker = RandomDossier(seed: seed, .init(size: 9, provisions: 3, hasCircles: true))
    model = NaiveLedger(contents)
  }

  /// The changes of the next entry and its time.
  mutating func next() throws -> (changes: [Ledger.Change], time: Timestamp) {
    var changes: [Ledger.Change] = []
    var named: Set<RecordKey> = []
    while changes.isEmpty {
      for _ in 0..<maker.number(1..<5) { append(to: &changes, &named) }
      if maker.chance(4) { appendMerge(to: &changes, &named) }
      if try makesCircle(changes) { changes.removeLast() }
    }
    // Some entries are recorded at one time.
    if !maker.chance(4) { time = time.advanced(byMicroseconds: Int64(maker.number(1..<5))) }
    try model.apply(changes)
    return (changes, time)
  }

  /// Whether the entry's merge, which comes last, would make a record its own ancestor: a ledger refuses that.
  private func makesCircle(_ changes: [Ledger.Change]) throws -> Bool {
    guard case .merge(_, let other)? = changes.last?.action else { return false }
    var after = model
    try after.apply(changes)
    return !after.circles(through: other).isSubset(of: model.circles(through: other))
  }

  private mutating func append(to changes: inout [Ledger.Change], _ named: inout Set<RecordKey>) {
    let existing = model.records.keys.sorted()
    if maker.chance(4), !existing.isEmpty {
      let key = maker.pick(existing)
      if named.insert(key).inserted { changes.append(Ledger.Change(.retract(key), reason: "wrong")) }
    } else {
      let record = record()
      if named.insert(record.key).inserted { changes.append(Ledger.Change(.put(record))) }
    }
  }

  /// A merge of records that the entry does not touch otherwise.
  private mutating func appendMerge(to changes: inout [Ledger.Change], _ named: inout Set<RecordKey>) {
    let free = model.all.keys.filter { key in
      key.kind != .proposal && !named.contains(key)
        && (key.kind != .provision || !named.contains { $0.kind == .proposal })
    }
    .sorted()
    guard !free.isEmpty else { return }
    let key = maker.pick(free)
    let others = free.filter { $0.kind == key.kind && $0 != key }
    guard !others.isEmpty else { return }
    let other = maker.pick(others)
    named.formUnion([key, other])
    changes.append(Ledger.Change(.merge(key, into: other), reason: "the same"))
  }

  private mutating func record() -> AnyRecord {
    let row = maker.number(0..<9)
    return switch maker.number(0..<13) {
    case 0: .actor(maker.actor(row))
    case 1: .concession(maker.concession(row))
    case 2: .discrepancy(maker.discrepancy(row))
    case 3: .event(maker.event(row))
    case 4: .finding(maker.finding(row))
    case 5: .guarantee(maker.guarantee(row))
    case 6: .matter(maker.matter(row))
    case 7: .place(maker.place(row))
    case 8: .pledge(maker.pledge(row))
    case 9: .proposal(maker.proposal(row))
    case 10: .sanction(maker.sanction(row))
    case 11: .source(maker.source(row))
    default: .statement(maker.statement(row))
    }
  }
}
