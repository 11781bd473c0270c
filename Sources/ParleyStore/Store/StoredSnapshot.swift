internal import Parley
import Synchronization

/// A snapshot of the records on disk: derived from the journal, and made again whenever it is missing or damaged.
///
/// The first line names the sections behind it with their checks; its own check is in the manifest. Each table has a
/// section of columns, one of words, and some of JSON text.
struct StoredSnapshot {
  var ledger: Ledger
  /// How the journal stood.
  var chain: Chain

  /// A stretch of the file with its check.
  private struct Section {
    let range: Range<Int>
    let check: UInt32
  }

  // MARK: Writing

  /// Writes the snapshot of a dossier and returns when it is on the disk.
  static func write(
    _ dossier: Dossier, _ chain: Chain, _ folder: StoreFolder, store: String
  ) throws(FileFault) -> Manifest.Snapshot? {
    guard let contents = contents(dossier, chain, store: store) else { return nil }
    let name = StoreFolder.snapshotName(chain.number, besides: try folder.files.names(in: folder.path))
    let path = folder.path(of: name)
    let file = try uninterrupted { () throws(FileFault) in try folder.files.open(path, .creating) }
    var offset = 0
    for bytes in [contents.head] + contents.sections {
      try file.writeAll(bytes, at: offset, path: path)
      offset += bytes.count
    }
    try file.syncAll()
    try folder.syncFolder()
    return Manifest.Snapshot(file: name, sequence: chain.number, bytes: offset, check: CRC32C.of(contents.head))
  }

  /// Whether a snapshot has all that one of a dossier has: also the columns and words, from which filters and searches
  /// answer without looking at a record.
  static func matches(
    _ named: Manifest.Snapshot, _ dossier: Dossier, _ chain: Chain, _ folder: StoreFolder, store: String
  ) throws(StoreError) -> Bool {
    guard let contents = contents(dossier, chain, store: store) else { return false }
    let file = try StoreError.wrapping { () throws(FileFault) in
      try uninterrupted { () throws(FileFault) in try folder.files.open(folder.path(of: named.file), .reading) }
    }
    let head = try StoreError.wrapping { () throws(FileFault) in try file.firstLine() }
    guard let found = (try? JSONValue.read(fromEnvelope: head))?.object,
      let made = (try? JSONValue.read(fromEnvelope: contents.head))?.object,
      let tables = sections(found["tables"], from: head.count, to: named.bytes),
      let expected = sections(made["tables"], from: 0, to: contents.sections.reduce(0) { $0 + $1.count }),
      tables.map(\.kind) == expected.map(\.kind), tables.map(\.sections.count) == expected.map(\.sections.count)
    else { return false }
    for name in ["title", "extra", "recordedAt", "fingerprint"] where found[name] != made[name] { return false }
    var rest = contents.sections[...]
    for table in tables {
      for (number, section) in table.sections.enumerated() {
        guard let bytes = bytes(file, section), let expected = rest.popFirst() else { return false }
        // Columns may name entries of which nothing is left.
        guard number > 0 ? bytes == expected : (try? SnapshotColumns(unpacking: bytes))?.packed == expected else {
          return false
        }
      }
    }
    return true
  }

  /// The first line and the sections of the snapshot of a dossier; `nil` for one by itself.
  private static func contents(
    _ dossier: Dossier, _ chain: Chain, store: String
  ) -> (head: [UInt8], sections: [[UInt8]])? {
    guard let recordedAt = dossier.lastRecordedAt else { return nil }
    let tables = dossier.tablesToKeep
    let sections = sections(of: tables)
    var members: JSONObject = [
      "parley": "snapshot", "format": StoreFormat.current.json, "layout": .number(JSONNumber(LedgerSnapshot.layout)),
      "words": .number(JSONNumber(TextIndex.version)),
      "store": .string(store), "last": .object(Manifest.json(chain)), "recordedAt": .string(recordedAt.description),
      "fingerprint": .string(String(dossier.fingerprint, radix: 16)), "title": .string(dossier.title),
    ]
    if !dossier.extra.isEmpty { members["extra"] = .object(dossier.extra) }
    members["tables"] = .array(
      zip(tables, sections).map { table, sections in
        .object([
          "kind": .string(table.kind.rawValue),
          "sections": .array(
            sections.map {
              .object(["bytes": .number(JSONNumber($0.count)), "crc": .string(CRC32C.of($0).hexadecimal)])
            }),
        ])
      })
    return (JSONValue.object(members).compactJSON() + [0x0A], Array(sections.joined()))
  }

  /// The sections of each table: columns, words, texts; of one whose records stand elsewhere only the columns.
  private static func sections(of tables: [SnapshotTableWriter]) -> [[[UInt8]]] {
    let texts = tables.indices.flatMap { table in (0..<tables[table].textCount).map { (table, $0) } }
    let made = Mutex(tables.map { [[UInt8]](repeating: [], count: $0.words == nil ? 1 : 2 + $0.textCount) })
    CurrentProcess.concurrently(tables.count + texts.count) { piece in
      if piece < tables.count {
        let (columns, words) = (tables[piece].columns(), tables[piece].words?())
        made.withLock {
          $0[piece][0] = columns
          if let words { $0[piece][1] = words }
        }
      } else {
        let (table, number) = texts[piece - tables.count]
        let text = tables[table].text(number)
        made.withLock { $0[table][2 + number] = text }
      }
    }
    return made.withLock { $0 }
  }

  // MARK: Reading

  /// Reads the snapshot that a manifest names.
  ///
  /// - Throws: ``StoreError`` with the reason why it cannot be used.
  static func read(
    _ named: Manifest.Snapshot, _ folder: StoreFolder, store: String
  ) throws(StoreError) -> StoredSnapshot {
    let path = folder.path(of: named.file)
    let damaged = StoreError(.corrupted, path, "it is damaged; LedgerStore.compact() makes it anew")
    let (file, size) = try StoreError.wrapping { () throws(FileFault) in
      let file = try uninterrupted { () throws(FileFault) in try folder.files.open(path, .reading) }
      return (file, try file.size())
    }
    guard size == named.bytes else { throw damaged }
    let head = try StoreError.wrapping { () throws(FileFault) in try file.firstLine() }
    guard CRC32C.of(head) == named.check, let members = (try? JSONValue.read(fromEnvelope: head))?.object,
      members["parley"] == "snapshot", members["store"] == .string(store),
      StoreFormat(members["format"])?.major == StoreFormat.current.major
    else { throw damaged }
    guard members["layout"]?.wholeNumber == LedgerSnapshot.layout else {
      throw StoreError(
        .unsupportedVersion, path, "another version of Parley has made it; LedgerStore.compact() makes it anew")
    }
    guard let chain = Manifest.chain(members["last"]), chain.number == named.sequence,
      let recordedAt = members["recordedAt"]?.string.flatMap({ try? Timestamp($0) }),
      let fingerprint = members["fingerprint"]?.string.flatMap({ UInt64($0, radix: 16) }),
      let title = members["title"]?.string,
      let sections = sections(members["tables"], from: head.count, to: named.bytes),
      // Without its words a table makes them of its texts at the first search.
      let tables = tables(file, sections, withWords: members["words"]?.wholeNumber == TextIndex.version),
      let ledger = Ledger(
        LedgerSnapshot(
          title: title, extra: members["extra"]?.object ?? JSONObject(), sequence: chain.number,
          recordedAt: recordedAt, fingerprint: fingerprint, tables: tables))
    else { throw damaged }
    return StoredSnapshot(ledger: ledger, chain: chain)
  }

  /// The sections of each table; `nil` where they do not fill the file.
  private static func sections(
    _ tables: JSONValue?, from start: Int, to end: Int
  ) -> [(kind: RecordKind, sections: [Section])]? {
    guard case .array(let tables)? = tables else { return nil }
    var offset = start
    var found: [(kind: RecordKind, sections: [Section])] = []
    for table in tables {
      guard let table = table.object, let kind = table["kind"]?.string.flatMap(RecordKind.init(rawValue:)),
        case .array(let list)? = table["sections"], !list.isEmpty
      else { return nil }
      var sections: [Section] = []
      for value in list {
        guard let section = value.object, let bytes = section["bytes"]?.wholeNumber, bytes <= end - offset,
          let check = section["crc"]?.check
        else { return nil }
        sections.append(Section(range: offset..<offset + bytes, check: check))
        offset += bytes
      }
      found.append((kind, sections))
    }
    return offset == end ? found : nil
  }

  /// A table while its sections are read.
  private struct Parts {
    var columns: SnapshotColumns?
    var texts: [EncodedRecords?]
  }

  /// The tables, read by as many threads as there are processors; `nil` where a check does not fit.
  private static func tables(
    _ file: any StoreFile, _ tables: [(kind: RecordKind, sections: [Section])], withWords: Bool
  ) -> [SnapshotTable]? {
    let texts = tables.indices.flatMap { table in tables[table].sections.indices.dropFirst(2).map { (table, $0) } }
    let read = Mutex(tables.map { Parts(texts: Array(repeating: nil, count: max(0, $0.sections.count - 2))) })
    // The largest tables stand last.
    CurrentProcess.concurrently(tables.count + texts.count) { piece in
      if piece < tables.count {
        let table = tables.count - 1 - piece
        guard let columns = columns(file, tables[table].sections, withWords: withWords) else { return }
        read.withLock { $0[table].columns = columns }
      } else {
        let (table, number) = texts[piece - tables.count]
        guard let text = bytes(file, tables[table].sections[number]).flatMap(EncodedRecords.init) else { return }
        read.withLock { $0[table].texts[number - 2] = text }
      }
    }
    let parts = read.withLock { read in
      defer { read = [] }
      return read
    }
    var made: [SnapshotTable] = []
    for (table, parts) in zip(tables, parts) {
      let texts = parts.texts.compactMap(\.self)
      guard let columns = parts.columns, texts.count == parts.texts.count else { return nil }
      made.append(SnapshotTable(table.kind, columns, texts))
    }
    return made
  }

  private static func columns(_ file: any StoreFile, _ sections: [Section], withWords: Bool) -> SnapshotColumns? {
    guard let bytes = bytes(file, sections[0]), let columns = try? SnapshotColumns(unpacking: bytes) else { return nil }
    guard withWords, sections.count > 1 else { return columns }
    guard let words = self.bytes(file, sections[1]), (try? columns.takeWords(unpacking: words)) != nil else {
      return nil
    }
    return columns
  }

  /// The bytes of a section, if its check fits.
  private static func bytes(_ file: any StoreFile, _ section: Section) -> [UInt8]? {
    let range = section.range
    guard let bytes = try? file.readAll(from: range.lowerBound, limit: range.upperBound), bytes.count == range.count,
      CRC32C.of(bytes) == section.check
    else { return nil }
    return bytes
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
