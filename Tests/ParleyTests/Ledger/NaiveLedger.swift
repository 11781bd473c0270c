import Parley

/// What a ledger promises, in the plainest form: the records by their keys, provisions inside their proposals alone.
struct NaiveLedger {
  private(set) var records: [RecordKey: AnyRecord] = [:]

  init(_ contents: Dossier.Contents) {
    for record in contents.records { records[AnyRecord(record).key] = AnyRecord(record) }
  }

  /// Makes the changes of an entry.
  mutating func apply(_ changes: [Ledger.Change]) throws {
    for change in changes {
      switch change.action {
      case .put(let record): records[record.key] = record
      case .retract(let key): records[key] = nil
      default: break
      }
    }
    for change in changes {
      guard case .merge(let key, let other) = change.action else { continue }
      records[key] = nil
      for case (let owner, .proposal(var proposal)) in records {
        proposal.provisions.removeAll { RecordKey($0.id) == key }
        records[owner] = .proposal(proposal)
      }
      records = try records.mapValues { try $0.replacing(key, by: other) }
    }
  }

  /// The relations by which a record comes back to itself; nothing may be its own ancestor by one of them.
  func circles(through key: RecordKey) -> Set<String> {
    let all = all
    var circles: Set<String> = []
    for relation in all[key].map({ Self.ancestors(of: $0) })?.keys.sorted() ?? [] {
      var (reached, next): (Set<RecordKey>, [RecordKey]) = ([], [key])
      while let node = next.popLast() {
        for other in all[node].flatMap({ Self.ancestors(of: $0)[relation] }) ?? [] {
          if other == key { circles.insert(relation) }
          if reached.insert(other).inserted { next.append(other) }
        }
      }
    }
    return circles
  }

  /// The records directly above or before one, by relation.
  private static func ancestors(of record: AnyRecord) -> [String: [RecordKey]] {
    switch record {
    case .matter(let matter): ["parent": matter.parent.map { [RecordKey($0)] } ?? []]
    case .place(let place): ["partOf": place.partOf.map { [RecordKey($0)] } ?? []]
    case .proposal(let proposal): ["revises": proposal.revises.map { [RecordKey($0)] } ?? []]
    case .provision(let provision):
      [
        "parent": provision.parent.map { [RecordKey($0)] } ?? [],
        "descendsFrom": provision.descendsFrom.map { RecordKey($0) },
      ]
    case .actor(let actor):
      [
        "affiliations": actor.affiliations.filter { $0.role == .member || $0.role == .partOf }
          .map { RecordKey($0.organisation) }
      ]
    default: [:]
    }
  }

  /// A dossier of the records.
  func dossier(title: String, extra: JSONObject) -> Dossier {
    var contents = Dossier(title: title, records: records.values.compactMap { $0.record as? any StandaloneRecord })
      .contents
    contents.extra = extra
    return Dossier(contents)
  }

  /// All records by their keys, the provisions too.
  var all: [RecordKey: AnyRecord] {
    var all = records
    for case .proposal(let proposal) in records.values {
      for provision in proposal.provisions { all[RecordKey(provision.id)] = .provision(provision) }
    }
    return all
  }
}

extension Dossier.Contents {
  /// The records of all types.
  var records: [any StandaloneRecord] {
    actors + concessions + discrepancies + events + findings + guarantees + matters + places + pledges + proposals
      + sanctions + sources + statements
  }
}

extension AnyRecord {
  /// The record with another reference in place of some: by way of its JSON, where a random dossier has no other string
  /// that looks like one.
  fileprivate func replacing(_ key: RecordKey, by other: RecordKey) throws -> AnyRecord {
    let value = try JSONValue(parsing: canonicalJSON())
    return try AnyRecord.read(fromJSON: value.replacing(key, by: other).canonicalJSON())
  }
}

extension JSONValue {
  fileprivate func replacing(_ key: RecordKey, by other: RecordKey) -> JSONValue {
    switch self {
    case .string(key.id): return .string(other.id)
    case .string(key.description): return .string(other.description)
    case .array(let elements):
      let replaced = elements.map { $0.replacing(key, by: other) }
      if replaced == elements { return self }
      var unique: [JSONValue] = []
      for element in replaced where !unique.contains(element) { unique.append(element) }
      return .array(unique)
    case .object(var members):
      for member in members { members[member.name] = member.value.replacing(key, by: other) }
      return .object(members)
    default: return self
    }
  }
}
