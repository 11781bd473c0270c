internal import Parley

/// The first line of a journal segment: whose journal it is, and where it goes on.
struct SegmentHeader: Hashable, Sendable {
  var format = StoreFormat.current
  var store: String
  var policy: SyncPolicy
  /// How the journal stands before the segment's first entry.
  var previous: Chain
  /// Whether the journal begins here: the next line is then the beginning of the ledger, with the number of ``previous``.
  var isFirst: Bool

  /// The bytes of the line.
  func line(durable: Int) -> [UInt8] {
    var members: JSONObject = [
      "parley": "journal", "format": format.json, "schema": 1, "store": .string(store),
      "policy": .string(policy.description), "previous": .object(Manifest.json(previous)),
    ]
    if isFirst { members["first"] = true }
    let payload = JSONValue.object(members).compactJSON()
    return previous.line(payload, number: previous.number, durable: durable).bytes
  }

  /// A scanner behind the header of a segment.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the segment.
  ///   - path: Its path for messages.
  /// - Returns: The header and the scanner.
  /// - Throws: `corrupted` where there is no header that fits itself, `unsupportedVersion`.
  static func read(
    _ bytes: [UInt8], path: String
  ) throws(StoreError) -> (header: SegmentHeader, scanner: JournalScanner) {
    guard let header = try find(bytes, path: path) else {
      throw StoreError(
        .corrupted, path,
        "the segment does not begin with its header; LedgerStore.salvage(from:to:) saves what can be read",
        at: StoreError.Place(segment: path.lastName, line: 1, offset: 0, lastGood: 0))
    }
    return header
  }

  private static func find(
    _ bytes: [UInt8], path: String
  ) throws(StoreError) -> (header: SegmentHeader, scanner: JournalScanner)? {
    guard let payload = unsafe bytes.withUnsafeBytes({ unsafe payload($0) }),
      let members = (try? JSONValue(parsing: Array(bytes[payload])))?.object, members["parley"] == "journal",
      let format = StoreFormat(members["format"]), let previous = Manifest.chain(members["previous"])
    else { return nil }
    // Checked before the version is believed.
    var scanner = JournalScanner(bytes, at: 0, line: 1, after: previous, expecting: previous.number)
    guard case .line = scanner.next() else { return nil }
    guard format.major == StoreFormat.current.major else {
      throw StoreError(
        .unsupportedVersion, path,
        "the segment is of format \(format.major).\(format.minor), this version of Parley reads \(StoreFormat.current.major).x"
      )
    }
    guard let store = members["store"]?.string, let policy = members["policy"]?.string.flatMap(SyncPolicy.init(_:))
    else {
      return nil
    }
    let isFirst = members["first"] == true
    let header = SegmentHeader(format: format, store: store, policy: policy, previous: previous, isFirst: isFirst)
    // Entries are chained to entries, so that they do not depend on how the journal is divided into segments.
    let next = JournalScanner(
      bytes, at: scanner.position, line: 2, after: previous, expecting: isFirst ? previous.number : nil)
    return (header, next)
  }

  private static func payload(_ bytes: UnsafeRawBufferPointer) -> Range<Int>? {
    guard let envelope = unsafe Envelope(bytes, at: 0),
      let feed = unsafe bytes.firstIndex(of: 0x0A, from: envelope.payloadStart), feed > envelope.payloadStart
    else { return nil }
    return envelope.payloadStart..<feed - 1
  }
}

/// The line behind the header of the first segment: the dossier with which the ledger begins.
struct Beginning {
  var dossier: Dossier
  var recordedAt: Timestamp

  /// The payload of the line.
  var payload: [UInt8] {
    Array("{\"beginning\":{\"dossier\":".utf8) + dossier.contents.compactJSON()
      + Array(",\"recordedAt\":\"\(recordedAt)\"}}".utf8)
  }

  init(dossier: Dossier, recordedAt: Timestamp) {
    self.dossier = dossier
    self.recordedAt = recordedAt
  }

  /// Reads the payload.
  init(_ payload: [UInt8], path: String) throws(StoreError) {
    let damaged = StoreError(.corrupted, path, "the second line is not the beginning of a ledger")
    let prefix = Array("{\"beginning\":{\"dossier\":".utf8)
    // The time has no comma: it stands behind the last one.
    guard payload.starts(with: prefix), payload.last == UInt8(ascii: "}"),
      let comma = payload.lastIndex(of: UInt8(ascii: ",")), comma > prefix.count,
      case .object(let rest)? = try? JSONValue(
        parsing: [UInt8(ascii: "{")] + payload[(comma + 1)..<(payload.count - 1)]),
      let time = rest["recordedAt"]?.string, let recordedAt = try? Timestamp(time)
    else { throw damaged }
    do {
      dossier = try Dossier(jsonBytes: Array(payload[prefix.count..<comma]), named: path)
    } catch {
      throw StoreError(error.category == .unsupported ? .unsupportedVersion : .corrupted, path, error.description)
    }
    self.recordedAt = recordedAt
  }
}

extension String {
  /// The last part of a path.
  var lastName: String { split(separator: "/").last.map(String.init) ?? self }
}
