internal import Parley
import Synchronization

/// A snapshot of the records on disk: derived from the journal, and made again whenever it is missing or damaged.
///
/// The first line names the sections behind it with their checks; its own check is in the manifest. The first section
/// holds numbers of entries and times, the others are dossiers of some records each, so that several threads can read
/// them.
struct StoredSnapshot {
  var ledger: Ledger
  /// How the journal stood.
  var chain: Chain

  /// How many records there are in a section.
  private static let sectionSize = 20_000

  // MARK: Writing

  /// Writes the snapshot of a dossier and returns when it is on the disk.
  static func write(
    _ dossier: Dossier, _ chain: Chain, _ folder: StoreFolder, store: String
  ) throws(FileFault) -> Manifest.Snapshot? {
    guard let snapshot = LedgerSnapshot(dossier) else { return nil }
    let name = StoreFolder.snapshotName(chain.number, besides: try folder.files.names(in: folder.path))
    let path = folder.path(of: name)
    let documents = snapshot.contents.divided(into: sectionSize)
    let sections = [numbers(snapshot)] + documents.map { $0.compactJSONBytes() + [0x0A] }
    let line = head(snapshot, chain, store, sections)
    let file = try uninterrupted { () throws(FileFault) in try folder.files.open(path, .creating) }
    var offset = 0
    for bytes in [line] + sections {
      try file.writeAll(bytes, at: offset, path: path)
      offset += bytes.count
    }
    try file.syncAll()
    try folder.syncFolder()
    return Manifest.Snapshot(file: name, sequence: chain.number, bytes: offset, check: CRC32C.of(line))
  }

  private static func head(
    _ snapshot: LedgerSnapshot, _ chain: Chain, _ store: String, _ sections: [[UInt8]]
  ) -> [UInt8] {
    let members: JSONObject = [
      "parley": "snapshot", "format": StoreFormat.current.json, "store": .string(store),
      "last": .object(Manifest.json(chain)), "recordedAt": .string(snapshot.recordedAt.description),
      "fingerprint": .string(String(snapshot.fingerprint, radix: 16)),
      "stamps": .number(JSONNumber(snapshot.stamps.count)), "records": .number(JSONNumber(snapshot.added.count)),
      "sections": .array(
        sections.map {
          .object(["bytes": .number(JSONNumber($0.count)), "crc": .string(CRC32C.of($0).hexadecimal)])
        }),
    ]
    return JSONValue.object(members).compactJSONBytes() + [0x0A]
  }

  /// The numbers as an array on one line: number and time of each entry, then the entry of each record.
  private static func numbers(_ snapshot: LedgerSnapshot) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    func append(_ number: Int) {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      bytes += String(number).utf8
    }
    for stamp in snapshot.stamps {
      append(stamp.sequence)
      append(Int(stamp.recordedAt.microsecondsSince1970))
    }
    for number in snapshot.added { append(number) }
    return bytes + [UInt8(ascii: "]"), 0x0A]
  }

  // MARK: Reading

  /// Reads the snapshot that a manifest names.
  ///
  /// - Throws: ``StoreError`` with the reason why it cannot be used.
  static func read(
    _ named: Manifest.Snapshot, _ folder: StoreFolder, store: String
  ) throws(StoreError) -> StoredSnapshot {
    let path = folder.path(of: named.file)
    let (file, head) = try StoreError.wrapping { () throws(FileFault) in
      let file = try uninterrupted { () throws(FileFault) in try folder.files.open(path, .reading) }
      return (file, try file.firstLine())
    }
    let damaged = StoreError(.corrupted, path, "it is damaged; LedgerStore.compact() makes it anew")
    guard CRC32C.of(head) == named.check, let members = (try? JSONValue(parsing: head))?.object,
      members["parley"] == "snapshot", members["store"] == .string(store),
      StoreFormat(members["format"])?.major == StoreFormat.current.major,
      let chain = Manifest.chain(members["last"]), chain.number == named.sequence,
      let recordedAt = members["recordedAt"]?.string.flatMap({ try? Timestamp($0) }),
      let fingerprint = members["fingerprint"]?.string.flatMap({ UInt64($0, radix: 16) }),
      let stampCount = members["stamps"]?.wholeNumber, let recordCount = members["records"]?.wholeNumber,
      case .array(let list)? = members["sections"]
    else { throw damaged }
    var offset = head.count
    var sections: [(range: Range<Int>, check: UInt32)] = []
    for value in list {
      guard let section = value.object, let bytes = section["bytes"]?.wholeNumber, let check = section["crc"]?.check
      else { throw damaged }
      sections.append((offset..<offset + bytes, check))
      offset += bytes
    }
    guard offset == named.bytes, let first = sections.first,
      let numbers = numbers(file, first.range, first.check), numbers.count == stampCount * 2 + recordCount,
      let contents = contents(file, Array(sections.dropFirst()))
    else { throw damaged }
    let stamps = (0..<stampCount).map {
      (sequence: numbers[$0 * 2], recordedAt: Timestamp(microsecondsSince1970: Int64(numbers[$0 * 2 + 1])))
    }
    let snapshot = LedgerSnapshot(
      contents: contents, added: Array(numbers[(stampCount * 2)...]), stamps: stamps, sequence: chain.number,
      recordedAt: recordedAt, fingerprint: fingerprint)
    guard let ledger = Ledger(snapshot) else { throw damaged }
    return StoredSnapshot(ledger: ledger, chain: chain)
  }

  /// A section whose check fits.
  private static func section(_ file: any StoreFile, _ range: Range<Int>, _ check: UInt32) -> [UInt8]? {
    guard let bytes = try? file.readAll(from: range.lowerBound, limit: range.upperBound), bytes.count == range.count,
      CRC32C.of(bytes) == check
    else { return nil }
    return bytes
  }

  /// The numbers of the first section. There may be millions: a reader of JSON would take them one text at a time.
  private static func numbers(_ file: any StoreFile, _ range: Range<Int>, _ check: UInt32) -> [Int]? {
    guard let bytes = section(file, range, check) else { return nil }
    var numbers: [Int] = []
    var (value, isNegative) = (0, false)
    // A dossier without records has no numbers: brackets and a line feed.
    if bytes.count == 3 { return [] }
    for byte in bytes {
      switch byte {
      case 0x30...0x39: value = value &* 10 &+ Int(byte &- 0x30)
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: ","), UInt8(ascii: "]"):
        numbers.append(isNegative ? -value : value)
        (value, isNegative) = (0, false)
      default: break
      }
    }
    return numbers
  }

  /// The records of all sections, read by as many threads as there are processors.
  private static func contents(
    _ file: any StoreFile, _ sections: [(range: Range<Int>, check: UInt32)]
  ) -> Dossier.Contents? {
    let read = Mutex([Dossier.Contents?](repeating: nil, count: sections.count))
    CurrentProcess.concurrently(sections.count) { index in
      let (range, check) = sections[index]
      guard let bytes = section(file, range, check), let part = try? Dossier.Contents.read(fromJSON: bytes) else {
        return
      }
      read.withLock { $0[index] = part }
    }
    let parts = read.withLock { read in
      defer { read = [] }
      return read.compactMap(\.self)
    }
    return parts.isEmpty || parts.count < sections.count ? nil : Dossier.Contents(joining: parts)
  }
}

extension StoreFile {
  /// The bytes up to the first line feed, which belongs to them.
  fileprivate func firstLine() throws(FileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let (start, end) = (bytes.count, bytes.count + 65_536)
      let more = try readAll(from: start, limit: end)
      bytes += more
      if let feed = more.firstIndex(of: 0x0A) { return Array(bytes[...(start + feed)]) }
      if more.isEmpty { return bytes }
    }
  }
}
