internal import Parley

/// What belongs to a store: the files that count, in order, and how far all must be there.
///
/// It is replaced as a whole. Its bytes are the canonical form of its content: any other spelling is damage.
struct Manifest: Hashable, Sendable {
  /// A segment of the journal to which nothing is added any more.
  struct Sealed: Hashable, Sendable {
    var file: String
    /// The number before its first entry.
    var before: Int
    /// How the journal stands at its end.
    var last: Chain
    var bytes: Int
    /// The check over all bytes.
    var check: UInt32
    var sha256: String
  }

  /// A snapshot of the records.
  struct Snapshot: Hashable, Sendable {
    var file: String
    var sequence: Int
    var bytes: Int
    /// The check over all bytes.
    var check: UInt32
  }

  var format = StoreFormat.current
  /// What tells the store from all others: 32 hexadecimal digits.
  var store: String
  /// How often the manifest has been replaced.
  var generation = 0
  var policy: SyncPolicy
  var sealed: [Sealed] = []
  /// The segment that grows.
  var active: String
  /// How the journal stood when this was written: all up to here must be there.
  var head: Chain
  var snapshot: Snapshot?
  /// Members that this version does not know; written back unchanged.
  var extra = JSONObject()

  /// Notes that the manifest is replaced. Behind the greatest number comes 0: only whether it is another one counts.
  mutating func advanceGeneration() {
    generation = generation < Ledger.lastSequence ? generation + 1 : 0
  }

  static let fileName = "MANIFEST.json"
  private static let known = [
    "active", "check", "format", "generation", "head", "parley", "policy", "schema", "sealed", "snapshot", "store",
  ]

  /// The canonical bytes.
  var bytes: [UInt8] {
    var members = extra
    members["parley"] = "store"
    members["format"] = format.json
    members["schema"] = 1
    members["store"] = .string(store)
    members["generation"] = .number(JSONNumber(generation))
    members["policy"] = .string(policy.description)
    members["active"] = .string(active)
    members["head"] = .object(Self.json(head))
    members["sealed"] = .array(
      sealed.map { segment in
        .object([
          "file": .string(segment.file), "before": .number(JSONNumber(segment.before)),
          "last": .object(Self.json(segment.last)), "bytes": .number(JSONNumber(segment.bytes)),
          "crc": .string(segment.check.hexadecimal), "sha256": .string(segment.sha256),
        ])
      })
    members["snapshot"] = snapshot.map {
      .object([
        "file": .string($0.file), "sequence": .number(JSONNumber($0.sequence)),
        "bytes": .number(JSONNumber($0.bytes)), "crc": .string($0.check.hexadecimal),
      ])
    }
    return Self.checked(members)
  }

  /// The canonical bytes of an object with the check over its bytes without it.
  static func checked(_ members: JSONObject) -> [UInt8] {
    var members = members
    members["check"] = nil
    members["check"] = .string(CRC32C.of(JSONValue.object(members).jsonBytes()).hexadecimal)
    return JSONValue.object(members).jsonBytes() + [0x0A]
  }

  static func json(_ chain: Chain) -> JSONObject {
    ["n": .number(JSONNumber(chain.number)), "c": .string(chain.check.hexadecimal)]
  }

  static func chain(_ value: JSONValue?) -> Chain? {
    guard let members = value?.object, let number = members["n"]?.wholeNumber, let check = members["c"]?.check else {
      return nil
    }
    return Chain(number: number, check: check)
  }
}

extension Manifest {
  /// Reads a manifest.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - path: Its path for messages.
  /// - Throws: `corrupted` or `unsupportedVersion`.
  init(_ bytes: [UInt8], path: String) throws(StoreError) {
    let damaged = StoreError(
      .corrupted, path,
      "the manifest is damaged; LedgerStore.salvage(from:to:) makes a new store of the journal")
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw damaged
    }
    guard let members = value.object, members["parley"] == "store", let format = StoreFormat(members["format"]) else {
      throw damaged
    }
    // Before the form of the rest, which a later version may have changed.
    guard Self.checked(members) == bytes else { throw damaged }
    guard format.major == StoreFormat.current.major else {
      throw StoreError(
        .unsupportedVersion, path,
        "the store is of format \(format.major).\(format.minor), "
          + "this version of Parley reads \(StoreFormat.current.major).x; use a version of Parley that knows it")
    }
    guard let store = members["store"]?.string, let generation = members["generation"]?.wholeNumber,
      let policy = members["policy"]?.string.flatMap(SyncPolicy.init(_:)),
      let active = members["active"]?.string.flatMap(Self.fileName), let head = Self.chain(members["head"]),
      case .array(let list)? = members["sealed"]
    else { throw damaged }
    self.init(store: store, policy: policy, active: active, head: head)
    self.format = format
    self.generation = generation
    for value in list {
      guard let segment = Sealed(value) else { throw damaged }
      sealed.append(segment)
    }
    if let value = members["snapshot"] {
      guard let snapshot = Snapshot(value) else { throw damaged }
      self.snapshot = snapshot
    }
    extra = members
    for name in Self.known { extra[name] = nil }
  }

  /// A name that stays in the folder.
  fileprivate static func fileName(_ text: String) -> String? {
    text.isEmpty || text.utf8.contains(UInt8(ascii: "/")) || text.hasPrefix(".") ? nil : text
  }
}

extension Manifest.Sealed {
  fileprivate init?(_ value: JSONValue) {
    guard let members = value.object, let file = members["file"]?.string.flatMap(Manifest.fileName),
      let before = members["before"]?.wholeNumber, let last = Manifest.chain(members["last"]),
      let bytes = members["bytes"]?.wholeNumber, let check = members["crc"]?.check,
      let sha256 = members["sha256"]?.string
    else { return nil }
    self.init(file: file, before: before, last: last, bytes: bytes, check: check, sha256: sha256)
  }
}

extension Manifest.Snapshot {
  fileprivate init?(_ value: JSONValue) {
    guard let members = value.object, let file = members["file"]?.string.flatMap(Manifest.fileName),
      let sequence = members["sequence"]?.wholeNumber, let bytes = members["bytes"]?.wholeNumber,
      let check = members["crc"]?.check
    else { return nil }
    self.init(file: file, sequence: sequence, bytes: bytes, check: check)
  }
}
